"""What coding rules ask about an article: what a phrase stands for, which names it holds, what came before.

Rules never look at parser labels or raw text positions; they ask here. Answers are kept per article. Each module knows
what the one above it knows: `words`, `clauses`, `places`, `parties`, `sections`, `page`.
"""

from dateline.coding.context.clauses import SAID
from dateline.coding.context.page import OF_WAR, Context
from dateline.coding.context.parties import ACTING, ARMED_KINDS, BODIES
from dateline.coding.context.places import BANDS, CAPITAL, FINENESS, LAND, UNIFORMED
from dateline.coding.context.remembering import once_a_clause

__all__ = [
    "ACTING",
    "ARMED_KINDS",
    "BANDS",
    "BODIES",
    "CAPITAL",
    "FINENESS",
    "LAND",
    "OF_WAR",
    "SAID",
    "UNIFORMED",
    "Context",
    "once_a_clause",
]
