"""Names no list has, or only far away, told to lie in or by a town: "Katindo, a quarter of Goma", "X, 20 km off Y".

What stands between the two names must be nothing but words of place: "in", "in the north of", "a suburb of". Then the
first lies where the second does, as exactly as the words say.
"""

import re
from collections.abc import Iterable, Mapping

from dateline.knowledge.geodesy import distance_km
from dateline.knowledge.place_context import PlaceContext, place_context
from dateline.knowledge.romanisation import fold_name
from dateline.records import EventPlace, Precision

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[.,]\d+)?")
LONGEST = 60
FAR_KM = 100.0
"""A namesake so far from the town that is said to hold it is another place."""
CLOSE_KM = 10.0
"""What "near" is worth where no distance is told."""
WITHIN_KM = 5.0


Bounds = tuple[int, int]


def in_towns(
    text: str, placed: Mapping[Bounds, EventPlace], language: str
) -> dict[Bounds, EventPlace]:
    """Every place of a text by its span; what one mention is told to lie in holds for all of that name."""
    told = tuple(placed.values())
    found = {span: in_town(text, place, told, language) for span, place in placed.items()}
    moved = {p.text.casefold(): p for s, p in reversed(found.items()) if p is not placed[s]}
    return {span: like(place, moved.get(place.text.casefold())) for span, place in found.items()}


def like(place: EventPlace, known: EventPlace | None) -> EventPlace:
    """The place with the point of its other mention."""
    if known is None or place.precision is Precision.COUNTRY:
        return place
    own = {"start": place.start, "end": place.end, "text": place.text, "basis": place.basis}
    return known.model_copy(update=own)


def in_town(
    text: str, place: EventPlace, others: Iterable[EventPlace], language: str
) -> EventPlace:
    """The place with the point of the town behind it that is said to hold it or to lie near it; else as it is."""
    if place.precision is Precision.COUNTRY:
        return place
    behind = (o for o in others if place.end < o.start <= place.end + LONGEST and is_placed(o))
    town = min(behind, key=lambda other: other.start, default=None)
    if town is None or not may_hold(town, place):
        return place
    away = distance_told(text[place.end : town.start], place_context(language))
    if away is None or (away > WITHIN_KM and place.geonames_id is not None):
        return place
    return place.model_copy(
        update={
            "geonames_id": None,
            "name": place.text,
            "latitude": town.latitude,
            "longitude": town.longitude,
            "country": town.country,
            "admin1": town.admin1,
            "precision": Precision.SITE if away <= WITHIN_KM else Precision.TOWN,
            "uncertainty_km": round(town.uncertainty_km + away, 1),
        }
    )


def is_placed(place: EventPlace) -> bool:
    return place.precision is Precision.TOWN and place.latitude is not None


def may_hold(town: EventPlace, place: EventPlace) -> bool:
    if place.latitude is None or place.longitude is None:
        return True
    assert town.latitude is not None and town.longitude is not None
    away = distance_km(town.latitude, town.longitude, place.latitude, place.longitude)
    return away > max(FAR_KM, place.uncertainty_km)


def distance_told(between: str, context: PlaceContext) -> float | None:
    """Kilometres that the words between two names put between the places; None where they say something else."""
    words = [fold_name(word) for word in WORD.findall(between)]
    if not words or re.search(r"[.;:!?؟\n]", between):
        return None
    numbers = [float(w.replace(",", ".")) for w in words if w[0].isdigit()]
    rest = {w for w in words if not w[0].isdigit()}
    if not rest <= context.within | context.nearby | context.kilometres:
        return None
    if rest & context.kilometres:
        return numbers[0] if numbers else None
    if rest & context.nearby:
        return CLOSE_KM
    return None if numbers else 0.0
