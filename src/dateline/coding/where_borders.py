"""Acts at a border: "massed at the border with Syria", "sent police to its frontier with Ecuador".

A border is in neither land and has no point: the words of the page are its name. Crossings and towns at it have names
of their own and go first.
"""

from collections.abc import Iterator

from dateline.analysis.place_ties import PARTED
from dateline.coding.claims import Claim, Where
from dateline.coding.context import Context
from dateline.document import Phrase, PlaceName
from dateline.knowledge.place_context import place_context
from dateline.knowledge.romanisation import fold_name
from dateline.records import Precision

BORDER = "border"
"""Hint of words for a border."""
FURTHEST, MOST = 40, 2
"""Characters and words between "border" and the land behind it."""


def at_border(found: Where | None, claim: Claim, context: Context) -> Where | None:
    """The border that the clause names, where nothing narrower than a state is told; else what was found."""
    if found is not None and context.place_of(found.name).precision is not Precision.COUNTRY:
        return found
    for phrase in borders(claim, context):
        end = end_of(phrase, context)
        if end and (found is None or phrase.start <= found.name.start < end):
            return Where(as_place((phrase.start, end), context), "clause")
    return found


def borders(claim: Claim, context: Context) -> Iterator[Phrase]:
    """Phrases for a border that says of which land, under a preposition of place or of going."""
    language = context.language
    wanted = {*language.locatives, *language.goals, *claim.trigger.place}
    for link in claim.clause.arguments:
        if link.marker in wanted:
            yield from (p for p in link.phrase.members() if is_border(p, context))


def is_border(phrase: Phrase, context: Context) -> bool:
    head = fold_name(context.document.tokens[phrase.head].text)
    return head in place_context(context.lexicon.language).borders


def end_of(phrase: Phrase, context: Context) -> int | None:
    """Where the words for a border end with the land behind it: "the border with Syria"; None where they name none."""
    head = context.document.tokens[phrase.head]
    behind = context.places_in(head.end, head.end + FURTHEST)
    name = next(iter(behind), None)
    if name is None or context.place_of(name).precision is not Precision.COUNTRY:
        return None
    between = context.document.text(head.end, name.start).split()
    return name.end if len(between) <= MOST and not PARTED.search("".join(between)) else None


def as_place(span: tuple[int, int], context: Context) -> PlaceName:
    """The words for a border as a place without a point."""
    if span not in context.placed:
        context.placed[span] = context.words_for_place(span, Precision.PROVINCE)
    return PlaceName(*span, candidates=(), kind_hint=BORDER)
