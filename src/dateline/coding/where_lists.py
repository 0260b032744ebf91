"""Places told in one list with that of the act: "bombs went off in Bannu, Kohat and Peshawar" tells of three.

Each is a report of its own, as with villages taken together. Only names that stand side by side count, all as narrow as
the first: "Kohat, Pakistan" is no list.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dateline.coding.claims import Claim, Where
from dateline.coding.context import Context
from dateline.document import PlaceName
from dateline.knowledge.place_context import place_context
from dateline.knowledge.romanisation import fold_name
from dateline.records import EventType

TOLD = frozenset({"stated", "clause", "sentence"})
AND = r"(?:and|y|e|et|as well as|así como|assim como|bem como|ainsi que)"
IN = r"(?:in|at|en|em|à|no|na)"
NAMED = re.compile(rf" (?:{IN} )?(?:the )?(?:[A-ZÀ-Þ][\w.'’-]* ){{0,4}}([A-ZÀ-Þ]\w+) {IN} $")
"""A building with a name, in the next town: "St. Mark's Church in"."""
STANDS_IN = re.compile(rf"(?:['’]s)?(?: [A-ZÀ-Þ]\w+){{0,2}} {IN} ")
GAP = re.compile(rf",? (?:{AND} )?(?:{IN} )?|[,،] ?|،? و")
AND_KIND = re.compile(rf"(,? {AND} )(?:(?:in|at) )?the (?:\w+ )?(\w+)(?: of)? ")
""" "and the village of" before a name."""
LAST = re.compile(rf",? {AND} .*|،? و")
BETWEEN = re.compile(
    r"(?:\b(?:between|entre|linking|joining|links|connecting)|بين|يربط|تربط)(?: \w+){0,4} $"
)
LOOK_BACK = 60
WIDEST = 4
"""Rank of a country among precisions: "attacks in Mali, Niger and Burkina Faso" were in all three."""
APART = frozenset(
    {
        *(EventType.DEMAND, EventType.THREAT, EventType.ACCUSATION, EventType.SANCTION),
        *(EventType.TALKS, EventType.AGREEMENT, EventType.VIOLATION),
        *(EventType.DISPLACEMENT, EventType.AID, EventType.MOBILIZATION),
    }
)
"""Acts of words, and those that lead from place to place."""


def split_by_list(claim: Claim, context: Context) -> None:
    """Fill `split_places` with the list that the place of an act stands in, unless it has them."""
    where = claim.where
    if where is None or where.basis not in TOLD or where.near:
        return
    if claim.event_type in APART or where.within is not None or where.doubtful:
        return
    run, had = list_around(where.name, context), claim.split_places
    if len(run) > max(1, len(had)) and all(w.name in run for w in had):
        claim.split_places = tuple(Where(name, where.basis) for name in run)


def list_around(name: PlaceName, context: Context) -> list[PlaceName]:
    """The names of the list that a name stands in, in order; itself alone where there is none."""
    names = context.places
    at = bisect_left(names, name.start, key=lambda n: n.start)
    if at == len(names) or names[at] != name or context.fineness(name) > WIDEST:
        return [name]
    before, behind = along(names, at, -1, context), along(names, at, 1, context)
    run = [*reversed(list(before)), name, *behind]
    return run if is_list(run, context) else [name]


def along(names: Sequence[PlaceName], at: int, step: int, context: Context) -> Iterator[PlaceName]:
    """The names that go on a list in one direction, without the buildings told to stand in the next town."""
    here, there = names[at], at + step
    while 0 <= there < len(names):
        if not stands_in_next(names, there, context):
            one, other = (here, names[there]) if step > 0 else (names[there], here)
            if not is_joined(one, other, context):
                return
            here = names[there]
            yield here
        there += step


def stands_in_next(names: Sequence[PlaceName], at: int, context: Context) -> bool:
    """ "St. Mark's Church" in "St. Mark's Church in X"."""
    if at + 1 == len(names):
        return False
    gap = context.document.text(names[at].end, max(names[at].end, names[at + 1].start))
    return bool(STANDS_IN.fullmatch(gap))


def is_joined(one: PlaceName, other: PlaceName, context: Context) -> bool:
    gap = context.document.text(one.end, max(one.end, other.start))
    named = NAMED.search(gap)
    if named is None:
        return bool(GAP.fullmatch(gap)) or bool(and_kind(gap, context))
    site = fold_name(named[1]) in place_context(context.lexicon.language).site_after
    return site and bool(GAP.fullmatch(gap[: named.start()] + " "))


def and_kind(gap: str, context: Context) -> str | None:
    """The "and" of a gap that goes on with another kind of place: "the towns of X and the village of Y"."""
    words = place_context(context.lexicon.language)
    found = AND_KIND.fullmatch(gap)
    kinds = words.town_before | words.division_before | words.divisions_before
    return found[1] if found and fold_name(found[2]) in kinds else None


def is_list(run: Sequence[PlaceName], context: Context) -> bool:
    """Whether "and" stands before the last, and none is the land that another lies in."""
    widths = {context.fineness(n) for n in run}
    if len(run) < 2 or (WIDEST in widths and len(widths) > 1):
        return False
    before = context.document.text(max(0, run[0].start - LOOK_BACK), run[0].start)
    if BETWEEN.search(before):
        return False
    last = context.document.text(run[-2].end, max(run[-2].end, run[-1].start))
    return bool(LAST.fullmatch(last) or and_kind(last, context))
