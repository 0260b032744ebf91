"""What the words between names say of where they lie: in the next, in what holds that, by it, or nowhere it is listed.

"Tripoli, Lebanon", "Kafr Nabl in Idlib province", "X, Y district, Z province", "the villages of X and Y in Z".
Bearers of a name gain where the text says so; where none fits, no list has the place (`NameGroup.elsewhere`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.analysis.place_ties import (
    CONTAINED_WITHIN,
    LISTED,
    OWNED,
    OWNING_LETTERS,
    Tie,
    is_containing,
    tie_between,
)
from dateline.document import PlaceName
from dateline.knowledge.gazetteer import PlaceRecord
from dateline.knowledge.geodesy import distance_km
from dateline.knowledge.place_context import border_words, division_words, place_context
from dateline.knowledge.romanisation import fold_name
from dateline.resolution.place_bearings import Bearing, NameGroup

LANDS = frozenset({"PCLI", "PCLD"})
"""What lists call countries."""
OWNER = re.compile(r"['’]s ")
LISTING = frozenset({",", "،", "(", "", "de"})
"""What stands between two towns of a list as well as between a town and what holds it."""
STEPS = 4
"""How many names may follow each other: village, village, district, province."""
WITHIN_DISTRICT = Tie(near=True, km=20.0)
DISTRICT_REACH_KM = 100.0
"""How far from its town no village of a district lies."""
CITY = 5.3
"""Prominence of a city of 200,000, told beside a province in a list as likely as in it."""
LONGEST_TIE = 60
"""Characters between two names of which one tells where the other lies."""
LOOSELY, SPREAD_KM = 1.6, 25.0
"""How much farther two places may lie apart than is said: distances are rounded, towns wide."""
WIDE_KM = 60.0
FAR_KM = 300.0
"""From a town this far off nothing is told to lie by it."""


def note_containment(
    text: str, names: Sequence[PlaceName], placed: Sequence[NameGroup], language: str
) -> None:
    """Count for each bearer how often a name behind is one that holds it or that it lies by, and for that likewise."""
    counted: dict[int, set[int]] = defaultdict(set)
    sides = frozenset().union(*place_context(language).directions.values())
    for at, inner in reversed(list(enumerate(placed))):
        for told in holders_told(text, names, at, language):
            outer = placed[told.at]
            if outer.key in sides:
                break  # "in Tyre, in the south"
            if inner is outer or id(outer) in counted[id(inner)]:
                continue
            if told.is_listed and both_listed(inner, outer):
                continue
            if not told.is_next and is_by_none(placed[at + 1], inner):
                break  # "San Pablo, Santa Lucía, Oaxaca" is none of the others in Oaxaca
            counted[id(inner)].add(id(outer))
            if told.tie.is_within and not is_town(outer):
                note_holder(inner, outer, told)
            elif told.is_next and not told.is_listed:
                tie = WITHIN_DISTRICT if told.tie.is_within and not told.tie.quarter else told.tie
                tie = across_province(tie, outer)
                fits = count_near(inner.bearers, outer.bearers, tie)
                inner.elsewhere |= not fits and is_astray(inner, outer, told.tie)


def both_listed(inner: NameGroup, outer: NameGroup) -> bool:
    """ "The provinces of Idlib, Hama": divisions that share their unit lie beside each other."""
    bare = not any(fold_name(w) in division_words() for w in inner.shown.split())
    return inner.is_division and outer.is_division and bare


@dataclass(frozen=True, slots=True)
class Told:
    """A name that another is told to lie in or by."""

    at: int
    tie: Tie
    is_next: bool
    is_listed: bool
    """No word says so: it may be the next of a list."""
    goes_on: bool
    """And another name behind it goes on the list."""


def holders_told(text: str, names: Sequence[PlaceName], at: int, language: str) -> Iterator[Told]:
    """The name behind, then what holds that, or holds all of a list: "X, Y district, Z province", "X and Y in Z"."""
    lead, first, end = "", at + 1, names[at].end
    for other in range(at + 1, min(at + 1 + STEPS, len(names))):
        gap = lead + text[end : names[other].start]
        lead, end = "", names[other].end
        if is_owner_of_next(text, names, other):
            lead, first, end = gap, first + (first == other), end + OWNING_LETTERS
            continue  # "in Sudan's Gezira State"
        tie = tie_said(gap, language)
        if OWNER.match(text, end) or is_border_of(text, names[other]):
            return  # "in New York, Ukraine's ambassador", "near the New York border"
        if tie is None and not (LISTED.fullmatch(gap) and gap.strip()):
            return
        if tie is not None:
            listed = tie.is_within and gap.strip() in LISTING - {"(", "de"}
            goes_on = listed and is_joined_behind(text, names, other)
            yield Told(other, tie, other == first, listed, goes_on)
        if other == first and not names[other].candidates:
            first += 1  # a hamlet that no list has, of which the next tells where it lies


def is_owner_of_next(text: str, names: Sequence[PlaceName], at: int) -> bool:
    """Whether a land is only told as that of the next name."""
    if at + 1 == len(names):
        return False
    return bool(OWNED.fullmatch(text, names[at].end, names[at + 1].start))


def is_joined_behind(text: str, names: Sequence[PlaceName], at: int) -> bool:
    """Whether a name is followed by the next of a list."""
    if at + 1 == len(names):
        return False
    gap = text[names[at].end : names[at + 1].start]
    return bool(gap.strip(" ,،")) and bool(LISTED.fullmatch(gap))


def note_holder(inner: NameGroup, outer: NameGroup, told: Told) -> None:
    """Count the bearers that the outer name holds; where there are none and no list is told, it lies elsewhere."""
    fits = count_pairs(inner.bearers, outer.bearers) or count_within(inner, outer)
    if fits and told.is_next and not told.goes_on:
        prefer_held(inner)
    if fits or outer.elsewhere or not is_one_holder(outer, inner):
        return
    sure = outer.is_division or outer.key.rpartition(" ")[2] in division_words()
    sure = sure or outer.bearers[0].place.feature_code in LANDS
    said = sure or not told.is_listed
    inner.elsewhere |= said and (not is_known(inner) or (told.is_next and not told.goes_on))


def prefer_held(inner: NameGroup) -> None:
    """ "Argelia, Cauca" is no country: what a province holds counts more than a country of that name."""
    if not any(b.place.feature_code in LANDS for b in inner.bearers):
        return
    for bearing in inner.bearers:
        bearing.contained *= 2


def count_within(inner: NameGroup, outer: NameGroup) -> bool:
    """Count the bearers near a district, which lists have only as its town or as a point; false when there are none."""
    if not outer.is_division and is_town(outer):
        return False
    districts = [b for b in outer.bearers if b.place.uncertainty_km <= WIDE_KM]
    return count_near(inner.bearers, districts, WITHIN_DISTRICT)


def is_by_none(next_name: NameGroup, inner: NameGroup) -> bool:
    """Whether no bearer of a name lies by the town or district that is told behind it."""
    if not next_name.bearers or next_name.bearers[0].place.uncertainty_km > WIDE_KM:
        return False
    near = ((a.place, b.place) for a in inner.bearers for b in next_name.bearers)
    return not any(is_as_far(a, b, WITHIN_DISTRICT) for a, b in near)


def across_province(tie: Tie, outer: NameGroup) -> Tie:
    """ "South of Marib" may be anywhere in the south of the province that its seat shares the name with."""
    wide = [b.place.uncertainty_km for b in outer.bearers if b.place.feature_code == "ADM1"]
    if tie.km is not None or tie.direction is None or not wide:
        return tie
    return replace(tie, km=max(wide))


def is_known(group: NameGroup) -> bool:
    """A city, a province or a country: told in a list as likely as in what follows."""
    own = [b.place for b in group.bearers if b.own_name]
    return any(p.prominence >= CITY or not (p.is_town or p.feature_code == "ADM2") for p in own)


def is_astray(inner: NameGroup, outer: NameGroup, tie: Tie) -> bool:
    """Whether the first of two names that no bearers make neighbours is rather one that no list has."""
    told = tie.is_within and inner.is_called_town and not is_known(inner)
    told = told and all(is_apart(a.place, b.place) for a in inner.bearers for b in outer.bearers)
    return told or is_surer(outer, inner) or is_far_off(outer, inner)


def tie_said(gap: str, language: str) -> Tie | None:
    """What the words between two names say; containment also where they are of any language."""
    tie = tie_between(gap, language) if len(gap) <= LONGEST_TIE else None
    if tie is None and len(gap) <= CONTAINED_WITHIN and is_containing(gap):
        return Tie()
    return tie


def is_border_of(text: str, name: PlaceName) -> bool:
    """Whether the word behind the name is one for a border."""
    behind = text[name.end : name.end + 20].split(maxsplit=1)
    return bool(behind) and fold_name(behind[0].strip(".,")) in border_words()


def is_town(group: NameGroup) -> bool:
    """Whether the name is that of a town rather than of what holds towns; the first bearer is the most prominent."""
    return bool(group.bearers) and group.bearers[0].place.is_town and not group.is_division


def count_near(inner: Iterable[Bearing], outer: Sequence[Bearing], tie: Tie) -> bool:
    """Count the bearers that lie as far from each other as is said; false when there are none."""
    pairs = [(a, b) for a in inner for b in outer if is_as_far(a.place, b.place, tie)]
    for bearing in {id(b): b for pair in pairs for b in pair}.values():
        bearing.contained += 1
    return bool(pairs)


def is_as_far(one: PlaceRecord, other: PlaceRecord, tie: Tie) -> bool:
    """Whether two places lie about as far apart as is said; towns and districts only."""
    if one.row_id == other.row_id or max(one.uncertainty_km, other.uncertainty_km) > WIDE_KM:
        return False
    apart = distance_km(one.latitude, one.longitude, other.latitude, other.longitude)
    return apart <= tie.reach_km * LOOSELY + SPREAD_KM


def is_surer(outer: NameGroup, inner: NameGroup) -> bool:
    """Whether, of two towns that no bearers make neighbours, the first is rather the one that no list has."""
    if not is_town(outer) or not all(b.place.is_town for b in inner.bearers):
        return False
    known = max((b.place.prominence for b in inner.bearers), default=0.0)
    return known < max(b.place.prominence for b in outer.bearers)


def is_far_off(outer: NameGroup, inner: NameGroup) -> bool:
    """Whether all provinces of a name told to lie by a town are a country away: "the Mahdia area, south of Rafah"."""
    if not is_town(outer) or not inner.is_division:
        return False
    town = outer.bearers[0].place
    places = [b.place for b in inner.bearers]
    away = (distance_km(town.latitude, town.longitude, p.latitude, p.longitude) for p in places)
    return all(km > FAR_KM + p.uncertainty_km for km, p in zip(away, places, strict=True))


def count_pairs(inner: Iterable[Bearing], outer: Sequence[Bearing]) -> bool:
    """Count the pairs that fit; false when there is none."""
    pairs = [(one, other) for one in inner for other in outer if holds(other.place, one.place)]
    for one, other in pairs:
        one.contained += 1
        other.contained += 1
    return bool(pairs)


def is_one_holder(outer: NameGroup, inner: NameGroup) -> bool:
    """Whether the outer is a country or names provinces only, or districts, all far from those of the inner name."""
    if not outer.bearers:
        return False
    place = outer.bearers[0].place  # the most prominent
    if place.feature_code in LANDS:
        return True
    if not outer.is_division and any(
        b.place.is_town or not b.place.is_division for b in outer.bearers
    ):
        return False
    return all(is_apart(b.place, holder.place) for b in inner.bearers for holder in outer.bearers)


def is_apart(place: PlaceRecord, holder: PlaceRecord) -> bool:
    """Whether a place lies well outside a division, which a list may have only as its town."""
    reach = DISTRICT_REACH_KM if holder.is_town else holder.uncertainty_km + SPREAD_KM
    away = distance_km(place.latitude, place.longitude, holder.latitude, holder.longitude)
    return away > reach + (0.0 if place.is_town else place.uncertainty_km)


def holds(outer: PlaceRecord, inner: PlaceRecord) -> bool:
    """Whether a country or first-order division is where the other place lies."""
    if outer.row_id == inner.row_id or outer.country != inner.country:
        return False
    if outer.feature_code in LANDS:
        return True
    return (
        outer.feature_code == "ADM1"
        and inner.admin1 == outer.name
        and not inner.feature_code.startswith("PCL")
    )
