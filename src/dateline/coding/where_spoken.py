"""Where something was said, when the words say so: "in a speech in X", "meeting in X", "In X the envoy urged".

A demand or accusation without such words is of the place that it is about, which `where_told` weighs.
"""

from dateline.coding.claims import Claim, Where
from dateline.coding.context import Context
from dateline.coding.where_phrases import NARROW
from dateline.document import Form, PlaceName, Tie

BETWEEN = 2
"""Words from a setting to its place: "in a speech | late on Sunday | from X" has more, and is left to be weighed."""
FOR_MAIN = frozenset({Tie.COMPLEMENT, Tie.RELATIVE})
"""Ties under which "In X" at the head of the sentence belongs to another verb."""


def spoken_at(claim: Claim, context: Context) -> Where | None:
    """The town in which the words were spoken; None where nothing says it."""
    if not context.language.settings:
        return None
    sentence, clause = context.sentence(claim.clause), claim.clause
    carrier = context.carrier(clause) if clause.form is Form.NOUN else None
    saying = carrier or clause
    for name in context.places_in(sentence.start, sentence.end):
        narrow = context.place_of(name).precision in NARROW
        near = saying.start <= name.start < saying.end or name.start < saying.start
        if narrow and near and (opens(name, claim, context) or is_set_in(name, claim, context)):
            return Where(name, "clause")
    return None


def opens(name: PlaceName, claim: Claim, context: Context) -> bool:
    """ "In X, the envoy urged": the head of the sentence, for its main verb."""
    start = context.sentence(claim.clause).start
    led = context.document.text(start, name.start).split()
    if len(led) != 1 or led[0].lower() not in context.language.spoken_in:
        return False
    return claim.clause.tie not in FOR_MAIN


def is_set_in(name: PlaceName, claim: Claim, context: Context) -> bool:
    """ "meeting in X", "told reporters in X", "in an address from X", in the clause that says so."""
    head = context.document.tokens[claim.clause.head].start
    first, last = sorted((head, name.start))
    parted = any(mark in context.document.text(first, last) for mark in (";", ":", '"', "“"))
    start = context.sentence(claim.clause).start
    *before, led = context.document.text(start, name.start).lower().split() or [""]
    if parted or led not in context.language.spoken_in:
        return False
    settings = context.language.settings
    return any(word.strip(",") in settings for word in before[-BETWEEN:])
