"""Parts of a country: "southern Israel", "norte de Moçambique", "شمال سوريا" are not the country's middle.

The part gets the middle of those first-order divisions that lie on its side, and an uncertainty that takes them in. It
is no entry of any gazetteer, so it has no id; a country with too few divisions stays a country.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from dateline.knowledge.directions import COMPASS, WORDS, direction_before
from dateline.knowledge.gazetteer import Gazetteer, PlaceRecord
from dateline.knowledge.geodesy import distance_km
from dateline.knowledge.place_context import place_context
from dateline.knowledge.romanisation import fold_name
from dateline.records import EventPlace, Precision

FEWEST_DIVISIONS = 4


def in_part(text: str, place: EventPlace, language: str, gazetteer: Gazetteer) -> EventPlace:
    """The part of the country that the words before its name say; the place itself where they say none."""
    if place.precision is not Precision.COUNTRY or place.country is None:
        return place
    found = direction_before(text, place.start, place_context(language))
    if found is None:
        return place
    start, direction = found
    words = text[start : place.end]
    renamed = place.model_copy(
        update={"start": start, "text": words, "name": words, "geonames_id": None}
    )
    return on_side(renamed, direction, gazetteer) or place


def of_country(place: EventPlace, language: str, gazetteer: Gazetteer) -> EventPlace:
    """The same for words that name no country ("in the north"), where it is known which one is meant."""
    words = place_context(language)
    said = [fold_name(word).removeprefix("ال") for word in WORDS.findall(place.text)]
    said += [fold_name(word) for word in WORDS.findall(place.text)]
    pairs = [" ".join(pair) for pair in pairwise(said)]
    for word in (*pairs, *said):
        for direction, forms in words.directions.items():
            if word in forms:
                return on_side(place, direction, gazetteer) or place
    return place


def on_side(place: EventPlace, direction: str, gazetteer: Gazetteer) -> EventPlace | None:
    """The place moved to the middle of one side of its country; None where that has too few divisions.

    It is called alike in every language, "Syria (north)", and keeps the words of the page as its text.
    """
    country = gazetteer.country_row(place.country or "")
    side = side_of(gazetteer.divisions_of(place.country or ""), direction)
    if not side or country is None:
        return None
    latitude, longitude = middle(side)
    return place.model_copy(
        update={
            "name": f"{gazetteer.record(country).name} ({direction})",
            "latitude": round(latitude, 3),
            "longitude": round(longitude, 3),
            "precision": Precision.PROVINCE,
            "uncertainty_km": round(reach(side, latitude, longitude)),
        }
    )


def side_of(divisions: Sequence[PlaceRecord], direction: str) -> tuple[PlaceRecord, ...]:
    """The divisions on one side of a country's middle; around it for the centre."""
    if len(divisions) < FEWEST_DIVISIONS:
        return ()
    north, east = COMPASS[direction]
    latitude, longitude = middle(divisions)
    narrowing = math.cos(math.radians(latitude))

    def ahead(place: PlaceRecord) -> float:
        return north * (place.latitude - latitude) + east * narrowing * (
            place.longitude - longitude
        )

    def aside(place: PlaceRecord) -> float:
        return distance_km(latitude, longitude, place.latitude, place.longitude)

    ranked = sorted(
        divisions, key=lambda p: (aside(p) if direction == "centre" else -ahead(p), p.row_id)
    )
    return tuple(ranked[: max(2, len(ranked) // 3)])


def middle(places: Sequence[PlaceRecord]) -> tuple[float, float]:
    count = len(places)
    return sum(p.latitude for p in places) / count, sum(p.longitude for p in places) / count


def reach(places: Sequence[PlaceRecord], latitude: float, longitude: float) -> float:
    """How far from the middle the part may extend, in kilometres."""
    return max(
        distance_km(latitude, longitude, p.latitude, p.longitude) + p.uncertainty_km for p in places
    )
