"""What sort of text a page is: a column that speaks in the first person reports nothing, it comments.

Only words outside quotation marks count: a report quotes people who say "we". News agencies hardly ever reach the share
that columns nearly always do.
"""

import re

from dateline.coding.context import Context
from dateline.records import BlockKind

WORD = re.compile(r"[^\W\d_]+")

FEWEST, SHARE = 8, 0.03
"""Words of the first person that make a column: at least so many, and this part of all words."""


def is_column(context: Context) -> bool:
    """Whether the page is told in the first person."""
    own = frozenset(context.language.first_person)
    said = total = 0
    quoted = [q.content for q in context.document.quotations if q.direct]
    for sentence in context.document.sentences:
        if sentence.block is not BlockKind.BODY:
            continue
        for word in WORD.finditer(context.document.article.text, sentence.start, sentence.end):
            if not any(low <= word.start() < high for low, high in quoted):
                total += 1
                said += word.group().casefold() in own
    return said >= FEWEST and said >= SHARE * total
