"""Names no list has, or only far away, told to lie in or by a known place: there, as exactly as the words say.

"Katindo, a quarter of Goma", "X, 20 km south of Y", "Tal Zaytun, in the Harim district of Idlib", "Aleppo's Zaytun
quarter". The village keeps its name and gets no id; its point is that of what holds it, moved where both distance and
direction are told; its uncertainty says that no more is known (`as_exact`, for reports).
"""

import re
from collections.abc import Mapping, Sequence

from dateline.analysis.place_ties import (
    CONTAINED_WITHIN,
    LISTED,
    OWNED,
    OWNING_LETTERS,
    Tie,
    is_containing,
    tie_between,
)
from dateline.knowledge.directions import COMPASS
from dateline.knowledge.geodesy import apart_km, moved
from dateline.knowledge.place_context import place_context
from dateline.knowledge.romanisation import fold_name
from dateline.records import EventPlace, Precision

LONGEST = 60
ABROAD_KM = 300.0
"""A namesake in another country and so far from what it is told to lie north or south of is not the place meant."""
QUARTER_KM = 25.0
"""A namesake so far from its town is no quarter of it."""
DISTRICT_KM = 25.0
"""How far from the middle of the town that is named for it a village may lie."""
ASTRAY = 0.35
"""Share of a told distance by which a point may miss: news knows eight directions and round numbers."""
PROVINCE_KM = 50.0
"""Uncertainty from which a point stands for a province."""
STEPS = 4
"""How many names may follow each other: village, village, district, province."""
OWNING = re.compile(r"['’]s? ?")

BETWEEN = re.compile(r"\b(?:between|entre|بين)\b")

Bounds = tuple[int, int]


def in_towns(
    text: str, placed: Mapping[Bounds, EventPlace], language: str
) -> dict[Bounds, EventPlace]:
    """Every place of a text by its span; what one mention is told to lie in holds for all of that name."""
    told = tuple(sorted(placed.values(), key=lambda place: place.start))
    found = {span: held(text, place, told, language) for span, place in placed.items()}
    known = {p.text.casefold(): p for s, p in reversed(found.items()) if p is not placed[s]}
    return {span: like(place, known.get(place.text.casefold())) for span, place in found.items()}


def like(place: EventPlace, known: EventPlace | None) -> EventPlace:
    """The place with the point of its other mention."""
    if known is None or place.precision is Precision.COUNTRY:
        return place
    own = {"start": place.start, "end": place.end, "text": place.text, "basis": place.basis}
    return known.model_copy(update=own)


def held(text: str, place: EventPlace, told: Sequence[EventPlace], language: str) -> EventPlace:
    """The place with the point of what the words beside it say holds it; as it is where they say nothing new.

    `told` are the places of the text in their order.
    """
    if place.precision is Precision.COUNTRY:
        return place
    found = holder_behind(text, place, told, language) or owner_before(text, place, told)
    if found is None:
        return place
    holder, tie = found
    if tie.is_within and is_quarter(text, place, language):
        tie = Tie(quarter=True)
    return put(place, holder, tie) if is_needed(place, holder, tie) else place


def holder_behind(
    text: str, place: EventPlace, told: Sequence[EventPlace], language: str
) -> tuple[EventPlace, Tie] | None:
    """The first place with a point that the names behind lead to, with what the words say of it."""
    end, lead = place.end, ""
    behind = [p for p in told if p.start >= end][:STEPS]
    for at, name in enumerate(behind):
        gap = lead + text[end : name.start]
        if len(gap) > LONGEST:
            return None
        if behind[at + 1 :] and OWNED.fullmatch(text, name.end, behind[at + 1].start):
            lead, end = gap, name.end + OWNING_LETTERS
            continue  # "in Sudan's Gezira State"
        lead = ""
        tie = None if is_listed(text, gap, name, told) else tie_told(gap, language)
        if tie is None and not LISTED.fullmatch(gap):
            return None
        if tie is not None and has_point(name):
            return name, tie
        end = name.end
    return None


def is_listed(text: str, gap: str, name: EventPlace, told: Sequence[EventPlace]) -> bool:
    """Whether the name is the next of a list and not what holds the one before: "X, Y and Z"."""
    if not LISTED.fullmatch(gap):
        return False
    if gap.strip() not in {",", "،"}:
        return True
    after = next((p for p in told if p.start >= name.end), None)
    goes_on = after is not None and bool(LISTED.fullmatch(text[name.end : after.start]))
    return goes_on and name.precision in (Precision.SITE, Precision.TOWN)


def tie_told(gap: str, language: str) -> Tie | None:
    """What the words between two names say of the first, also that it lies between two: "entre X y Y"."""
    tie = tie_between(gap, language)
    if tie is not None:
        return tie
    apart = BETWEEN.sub(" ", gap)
    if apart != gap and (not apart.strip(" ,،") or tie_between(apart, language) is not None):
        return Tie(near=True)
    bare = without_kind(gap, language)
    return Tie() if len(bare) <= CONTAINED_WITHIN and is_containing(bare) else None


def without_kind(gap: str, language: str) -> str:
    """What stands between two names without "village" or "district" behind the first."""
    words = place_context(language)
    first, _, rest = gap.lstrip().partition(" ")
    bare = first.rstrip(",")
    kinds = words.unlisted_after | words.town_after | words.division_after
    return gap if fold_name(bare) not in kinds else f"{first[len(bare) :]} {rest}"


def owner_before(
    text: str, place: EventPlace, told: Sequence[EventPlace]
) -> tuple[EventPlace, Tie] | None:
    """ "Aleppo's Zaytun quarter": the place in the possessive."""
    before = next((p for p in reversed(told) if p.end <= place.start), None)
    owns = before is not None and OWNING.fullmatch(text[before.end : place.start])
    return (before, Tie()) if before is not None and owns and has_point(before) else None


def is_quarter(text: str, place: EventPlace, language: str) -> bool:
    """ "The quarter of X", "the X quarter": whether the words around the name say it is a part of a town."""
    before = [fold_name(w) for w in text[max(0, place.start - 30) : place.start].split()]
    quarters = place_context(language).quarters
    behind = fold_name(text[place.end : place.end + 20].strip().partition(" ")[0])
    return bool(set(before[-2:]) & quarters) or behind in quarters


def has_point(place: EventPlace) -> bool:
    return place.latitude is not None


def is_needed(place: EventPlace, holder: EventPlace, tie: Tie) -> bool:
    """Whether the place has no point, or one that cannot be meant: a quarter's far from its town, or one abroad."""
    if not has_point(place) or is_abroad(place, holder, tie):
        return True
    town = holder.precision is Precision.TOWN and tie.quarter
    away = apart_km(holder, place) if town else None
    return away is not None and away > max(QUARTER_KM, place.uncertainty_km)


def is_abroad(place: EventPlace, holder: EventPlace, tie: Tie) -> bool:
    """ "Zarqa, north of Salahuddin province": none in Jordan."""
    away = apart_km(place, holder)
    aside = tie.direction is not None
    apart = place.country != holder.country and holder.precision is not Precision.COUNTRY
    return aside and apart and away is not None and away > ABROAD_KM


def put(place: EventPlace, holder: EventPlace, tie: Tie) -> EventPlace:
    """The place, without an id, where the holder and the tie say."""
    if holder.precision is Precision.COUNTRY:
        return place.model_copy(update={"country": holder.country}) if tie.is_within else place
    latitude, longitude = point_of(holder, tie)
    precision, uncertainty_km = exactness(holder, tie)
    return place.model_copy(
        update={
            "geonames_id": None,
            "name": place.text,
            "latitude": latitude,
            "longitude": longitude,
            "country": holder.country,
            "admin1": holder.admin1
            or (holder.name if holder.precision is Precision.PROVINCE else None),
            "precision": precision,
            "uncertainty_km": round(uncertainty_km, 1),
        }
    )


def point_of(holder: EventPlace, tie: Tie) -> tuple[float | None, float | None]:
    """The holder's point, moved where distance and direction are told."""
    if holder.latitude is None or holder.longitude is None or not (tie.km and tie.direction):
        return holder.latitude, holder.longitude
    latitude, longitude = moved(holder.latitude, holder.longitude, tie.km, COMPASS[tie.direction])
    return round(latitude, 4), round(longitude, 4)


def exactness(holder: EventPlace, tie: Tie) -> tuple[Precision, float]:
    """What the place is, a quarter or a village, and how far off its point may be."""
    if tie.quarter and holder.precision in (Precision.SITE, Precision.TOWN):
        return Precision.SITE, holder.uncertainty_km
    if tie.km is not None:
        astray = tie.km * (ASTRAY if tie.direction else 1.0)
        return Precision.TOWN, holder.uncertainty_km + astray
    return Precision.TOWN, max(DISTRICT_KM, holder.uncertainty_km)


def some_way_off(place: EventPlace, start: int, text: str, tie: Tie) -> EventPlace:
    """The place that words before a name tell by its distance: "17 km south of X"."""
    words = text[start : place.end]
    named = place.model_copy(update={"start": start, "text": words})
    return put(named, place, tie)


def in_frame(place: EventPlace, frame: EventPlace, text: str, language: str) -> EventPlace:
    """A place that is told in a wider one, "In Fortaleza … in the Barra quarter", where no list has it there."""
    quarter = is_quarter(text, place, language) and frame.precision is Precision.TOWN
    tie = Tie(quarter=quarter)
    return put(place, frame, tie) if is_needed(place, frame, tie) else place


def as_exact(place: EventPlace) -> EventPlace:
    """The place as exact as its point is known: a village somewhere in a district has the precision of that."""
    unsure = place.precision is Precision.TOWN and place.geonames_id is None
    if not unsure or place.uncertainty_km < DISTRICT_KM:
        return place
    wide = Precision.PROVINCE if place.uncertainty_km > PROVINCE_KM else Precision.DISTRICT
    return place.model_copy(update={"precision": wide})
