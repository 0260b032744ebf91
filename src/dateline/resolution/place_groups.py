"""The names of an article gathered into groups that mean one place, with every bearer and what the text says outright.

A group is one spelling; "Idlib" and "Idlib province" are two, and so are "Georgia" and "Georgian". Containment is read
where two names stand side by side: "Tripoli, Lebanon", "Tripoli (Lebanon)", "Kafr Nabl in Idlib province".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.fuzz import ratio

from dateline.document import PlaceName
from dateline.knowledge.gazetteer import Bearer, Gazetteer, PlaceRecord
from dateline.knowledge.place_context import division_words
from dateline.knowledge.romanisation import ARABIC, ARTICLES, fold_name

CONTAINING = re.compile(
    r"(?:,|،| \(|,? (?:in|of|en|em|no|na|dans|au|à|de|du|في)(?: the| la| el| le| a| o)?(?: \w+){0,2})\s*",
    re.IGNORECASE,
)
CONTAINED_WITHIN = 40
OF = frozenset("de del do da du d la le el o a".split())
LIKE_SPELLING = 55.0
"""Least likeness of the letters of two names that sound alike."""
MOST_BEARERS = 80
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


def grouped(text: str, names: Sequence[PlaceName], gazetteer: Gazetteer) -> list[NameGroup]:
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
        placed.append(group)
    divisions = {group.key for group in groups.values() if group.is_division}
    for group in groups.values():
        group.bearers = bearings(group, gazetteer)
        if group.hint is None and group.key in divisions and not group.is_called_town:
            group.bearers = [b for b in group.bearers if not b.place.is_town] or group.bearers
    note_containment(text, names, placed)
    return list(groups.values())


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


def note_containment(text: str, names: Sequence[PlaceName], placed: Sequence[NameGroup]) -> None:
    """Count for each bearer how often the next name is one that holds it, and for the holder likewise."""
    counted: dict[int, set[int]] = defaultdict(set)
    for at in range(len(names) - 1):
        gap = text[names[at].end : names[at + 1].start]
        if len(gap) > CONTAINED_WITHIN or not is_containing(gap):
            continue
        inner, outer = placed[at], placed[at + 1]
        if inner is outer or id(outer) in counted[id(inner)]:
            continue
        counted[id(inner)].add(id(outer))
        if not count_pairs(inner.bearers, outer.bearers) and is_one_country(outer):
            inner.elsewhere = True


def is_containing(gap: str) -> bool:
    """Whether what stands between two names says that the second holds the first: ", ", " in ", ", estado "."""
    if CONTAINING.fullmatch(gap):
        return True
    words = [fold_name(word) for word in gap.lstrip(",،( ").split()]
    kinds = [word for word in words if word in division_words()]
    return gap.lstrip()[:1] in (",", "،", "(") and bool(kinds) and set(words) - {*kinds} <= OF


def count_pairs(inner: Iterable[Bearing], outer: Sequence[Bearing]) -> bool:
    """Count the pairs that fit; false when there is none."""
    pairs = [(one, other) for one in inner for other in outer if holds(other.place, one.place)]
    for one, other in pairs:
        one.contained += 1
        other.contained += 1
    return bool(pairs)


def is_one_country(group: NameGroup) -> bool:
    """Whether the first bearer, the most prominent, is a country: what a name lies in beyond doubt."""
    return bool(group.bearers) and group.bearers[0].place.feature_code in ("PCLI", "PCLD")


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
