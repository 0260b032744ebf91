"""The names of an article gathered into groups that mean one place, with every bearer and what the text says outright.

A group is one spelling; "Idlib" and "Idlib province" are two, and so are "Georgia" and "Georgian". Containment is read
where two names stand side by side: "Tripoli, Lebanon", "Tripoli (Lebanon)", "Kafr Nabl in Idlib province".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from dateline.analysis.place_ties import CONTAINED_WITHIN, Tie, is_containing, tie_between
from dateline.document import PlaceName
from dateline.knowledge.gazetteer import Bearer, Gazetteer, PlaceRecord
from dateline.knowledge.geodesy import distance_km
from dateline.knowledge.place_context import border_words, place_context
from dateline.knowledge.romanisation import ARABIC, ARTICLES, fold_name

LIKE_SPELLING = 55.0
"""Least likeness of the letters of two names that sound alike."""
OWNER = re.compile(r"['’]s ")
LISTING = frozenset({",", "،", "(", "", "de"})
"""What stands between two towns of a list as well as between a town and what holds it."""
LONGEST_TIE = 60
"""Characters between two names of which one tells where the other lies."""
LOOSELY, SPREAD_KM = 1.6, 25.0
"""How much farther two places may lie apart than is said: distances are rounded, towns wide."""
WIDE_KM = 60.0
FAR_KM = 300.0
"""From a town this far off nothing is told to lie by it."""
MOST_BEARERS = 80
BEFORE = 20
"""Characters before a name that hold the word right before it."""
ABBREVIATION = 4
"""Letters that the short form of a division has at most."""


@dataclass(slots=True)
class Bearing:
    """One place that may be meant: whether the name is its own, and the names beside it that would hold it."""

    place: PlaceRecord
    own_name: bool
    listed: bool = True
    """Whether a list has the name for it; otherwise it only sounds alike."""
    contained: int = 0
    """How often the text says that it lies in what follows ("X, Ohio")."""


@dataclass(slots=True)
class NameGroup:
    """All mentions of one name. `is_thin`: nothing but a capital or a likeness of sound speaks for it."""

    key: str
    hint: str | None
    shown: str = ""
    names: list[PlaceName] = field(default_factory=list)
    bearers: list[Bearing] = field(default_factory=list)
    elsewhere: bool = False
    """The text puts it in a country or division where no bearer lies: "Palma in Mozambique" is not the Spanish one."""

    is_quarter: bool = False
    """A word for a part of a town stands before it: "the quarter Lagos"."""

    @property
    def is_division(self) -> bool:
        return self.hint == "division"

    @property
    def is_demonym(self) -> bool:
        return self.hint == "demonym"

    @property
    def is_thin(self) -> bool:
        return all(name.kind_hint in ("weak", "spelling") for name in self.names)

    @property
    def is_called_town(self) -> bool:
        return any(name.kind_hint == "town" for name in self.names)

    @property
    def is_spelling(self) -> bool:
        return all(name.kind_hint == "spelling" for name in self.names)


def grouped(
    text: str, names: Sequence[PlaceName], gazetteer: Gazetteer, language: str = "en"
) -> list[NameGroup]:
    """Groups in the order of their first mention.

    A bare name is the province where the page calls it one and never a town: "Idlib" beside "Idlib province".
    """
    groups: dict[tuple[str, str | None], NameGroup] = {}
    placed: list[NameGroup] = []
    for name in names:
        shown = text[name.start : name.end]
        key = fold_name(shown)
        hint = name.kind_hint if name.kind_hint in ("division", "demonym") else None
        group = groups.setdefault((key, hint), NameGroup(key, hint, shown))
        group.names.append(name)
        group.is_quarter |= called_quarter(text, name.start, language)
        placed.append(group)
    divisions = {group.key for group in groups.values() if group.is_division}
    for group in groups.values():
        group.bearers = bearings(group, gazetteer)
        if group.hint is None and group.key in divisions and not group.is_called_town:
            group.bearers = [b for b in group.bearers if not b.place.is_town] or group.bearers
    note_containment(text, names, placed, language)
    return list(groups.values())


def called_quarter(text: str, start: int, language: str) -> bool:
    """Whether the word right before a name is one for a part of a town."""
    before = text[max(0, start - BEFORE) : start].split()[-1:]
    return bool(before) and fold_name(before[0]) in place_context(language).quarters


def bearings(group: NameGroup, gazetteer: Gazetteer) -> list[Bearing]:
    rows = dict.fromkeys(row for name in group.names for row in name.candidates)
    listed = {bearer.row_id: bearer.own_name for bearer in listed_bearers(group.key, gazetteer)}
    records = gazetteer.records(tuple(rows)[:MOST_BEARERS])
    found = [
        Bearing(record, listed.get(record.row_id, False), record.row_id in listed)
        for record in records
        if listed or group.is_demonym or is_like(record, group.key)
    ]
    if group.is_division:
        return [b for b in found if not b.place.is_town] or found
    if group.is_called_town:
        return [b for b in found if b.place.is_town] or found
    return found


def listed_bearers(key: str, gazetteer: Gazetteer) -> tuple[Bearer, ...]:
    """Who bears the name, or the name without the word for what it is ("idlib province")."""
    return gazetteer.named(key) or gazetteer.named(key.rpartition(" ")[0])


def is_like(record: PlaceRecord, key: str) -> bool:
    """Whether a name that only sounds alike also looks alike; abbreviations of divisions need not."""
    if ARABIC.search(key) or (record.feature_code == "ADM1" and len(key) <= ABBREVIATION):
        return True
    return likeness(record, key) >= LIKE_SPELLING


def likeness(record: PlaceRecord, key: str) -> float:
    """Of the letters of a name and of a place's own, 0 to 100, Arabic articles left out."""
    return ratio(without_articles(fold_name(record.name)), without_articles(key))


def without_articles(folded: str) -> str:
    return " ".join(word for word in folded.split() if word not in ARTICLES)


def note_containment(
    text: str, names: Sequence[PlaceName], placed: Sequence[NameGroup], language: str
) -> None:
    """Count for each bearer how often the next name is one that holds it or that it lies by, and for that likewise."""
    counted: dict[int, set[int]] = defaultdict(set)
    for at in range(len(names) - 1):
        gap = text[names[at].end : names[at + 1].start]
        tie = tie_said(gap, language)
        if OWNER.match(text, names[at + 1].end) or is_border_of(text, names[at + 1]):
            continue  # "in New York, Ukraine's ambassador", "near the New York border"
        inner, outer = placed[at], placed[at + 1]
        if tie is None or inner is outer or id(outer) in counted[id(inner)]:
            continue
        counted[id(inner)].add(id(outer))
        if tie.is_within and not is_town(outer):
            fits = count_pairs(inner.bearers, outer.bearers)
            inner.elsewhere |= not fits and is_one_holder(outer, inner)
        elif gap.strip() not in LISTING:
            fits = count_near(inner.bearers, outer.bearers, tie)
            astray = is_surer(outer, inner) or is_far_off(outer, inner)
            inner.elsewhere |= not fits and astray


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
    """Whether the outer is a country, or what the page calls a province, far from all that bear the inner name."""
    if not outer.bearers:
        return False
    place = outer.bearers[0].place  # the most prominent
    if place.feature_code in ("PCLI", "PCLD"):
        return True
    if not outer.is_division or not place.is_division:
        return False
    away = (
        distance_km(place.latitude, place.longitude, b.place.latitude, b.place.longitude)
        for b in inner.bearers
    )
    return all(km > place.uncertainty_km + SPREAD_KM for km in away)


def holds(outer: PlaceRecord, inner: PlaceRecord) -> bool:
    """Whether a country or first-order division is where the other place lies."""
    if outer.row_id == inner.row_id or outer.country != inner.country:
        return False
    if outer.feature_code in ("PCLI", "PCLD"):
        return True
    return (
        outer.feature_code == "ADM1"
        and inner.admin1 == outer.name
        and not inner.feature_code.startswith("PCL")
    )
