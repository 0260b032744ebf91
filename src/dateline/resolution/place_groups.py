"""The names of an article gathered into groups that mean one place, with every bearer and what the text says outright.

A group is one spelling; "Idlib" and "Idlib province" are two, and so are "Georgia" and "Georgian". What the words
between names say of where they lie is read in `place_holders`.
"""

from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from dateline.document import PlaceName
from dateline.knowledge.gazetteer import Bearer, Gazetteer, PlaceRecord
from dateline.knowledge.land_names import borrowed_names
from dateline.knowledge.place_context import place_context
from dateline.knowledge.romanisation import ARABIC, ARTICLES, fold_name
from dateline.resolution.place_bearings import Bearing, NameGroup
from dateline.resolution.place_holders import LANDS, note_containment

LIKE_SPELLING = 55.0
"""Least likeness of the letters of two names that sound alike."""
MOST_BEARERS = 80
GREAT = 6.0
"""Prominence of a city that a page can be trusted to mean."""
BEFORE = 20
"""Characters before a name that hold the word right before it."""
ABBREVIATION = 4
"""Letters that the short form of a division has at most."""


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
        group.is_quarter |= lends_its_name(text, name.end, language)
        group.is_first_order |= hint == "division" and called_province(text, name, language)
        placed.append(group)
    divisions = {group.key for group in groups.values() if group.is_division}
    for group in groups.values():
        group.bearers = in_language(group.key, bearings(group, gazetteer), language)
        if group.hint is None and group.key in divisions and not group.is_called_town:
            group.bearers = [b for b in group.bearers if not b.place.is_town] or group.bearers
    note_containment(text, names, placed, language)
    return list(groups.values())


def in_language(key: str, bearers: list[Bearing], language: str) -> list[Bearing]:
    """ "Em Salvador": no country that only another language calls so, where a great city abroad has the name."""
    foreign = [b for b in bearers if (key, b.place.country) in borrowed_names(language)]
    lands = [b for b in foreign if b.place.feature_code in LANDS]
    great = [b for b in bearers if b.own_name and b.place.is_town and b.place.prominence > GREAT]
    abroad = {b.place.country for b in great} - {b.place.country for b in lands}
    return [b for b in bearers if b not in lands] if abroad else bearers


def called_quarter(text: str, start: int, language: str) -> bool:
    """Whether the word right before a name is one for a part of a town, or for a building that cities lend a name."""
    before = text[max(0, start - BEFORE) : start].split()[-1:]
    words = place_context(language)
    return bool(before) and fold_name(before[0]) in words.quarters | words.buildings


def lends_its_name(text: str, end: int, language: str) -> bool:
    """ "Paris Restaurant", with a capital: a building that only bears the name of a city."""
    behind = text[end : end + BEFORE].split(maxsplit=1)[:1]
    named = bool(behind) and behind[0][:1].isupper() and text[end : end + 1] == " "
    return named and fold_name(behind[0].strip(",.")) in place_context(language).buildings


def called_province(text: str, name: PlaceName, language: str) -> bool:
    """Whether a word for a division of the first order stands in the name, before or behind it."""
    around = text[max(0, name.start - BEFORE) : name.start].split()[-2:]
    around += [
        *text[name.start : name.end].split(),
        *text[name.end : name.end + BEFORE].split()[:1],
    ]
    return bool(
        {fold_name(w.strip(",.")) for w in around} & place_context(language).first_divisions
    )


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
        return called_towns(found)
    return found


def called_towns(found: list[Bearing]) -> list[Bearing]:
    """The towns among the bearers; but "the second city of Syria" names the land, where no town there is called so."""
    towns = [b for b in found if b.place.is_town]
    lands = {b.place.country for b in found if b.place.feature_code in LANDS}
    return towns if towns and lands <= {b.place.country for b in towns} else found


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
