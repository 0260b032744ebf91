"""A place before a colon heads what follows: "Kharkiv: seven hurt in a missile attack", "Kherson region: two killed".

Live pages, bulletins and agencies put the town first. A capital may also stand for a government that speaks, so it
heads only what counts its dead and hurt.
"""

from dateline.analysis.speaker_labels import LABEL
from dateline.coding.claims import Claim, Where
from dateline.coding.context import Context
from dateline.coding.where_told import PROVINCE
from dateline.document import PlaceName

WORDS_BESIDE = 2
"""Words that a label may have beside the name: "Kherson region", "In Kherson"."""


def heading(claim: Claim, context: Context) -> Where | None:
    """The place that the sentence of the claim begins with, as its label."""
    sentence = context.sentence(claim.clause)
    label = LABEL.match(context.document.article.text, sentence.start, sentence.end)
    if label is None or context.document.tokens[claim.clause.head].start < label.end():
        return None
    start, end = label.span("name")
    names = context.places_in(start, end)
    if len(names) != 1 or not is_head(names[0], start, end, context):
        return None
    if context.fineness(names[0]) > PROVINCE:
        return None  # "Lebanon: …" is what the page is about
    counted = context.quantities_in(label.end(), sentence.end)
    hurt = any(q.unit in context.harm_words for q in counted)
    return Where(names[0], "stated") if hurt or not context.is_capital(names[0]) else None


def is_head(name: PlaceName, start: int, end: int, context: Context) -> bool:
    around = context.document.text(start, name.start) + context.document.text(name.end, end)
    return len(around.split()) <= WORDS_BESIDE and "," not in around
