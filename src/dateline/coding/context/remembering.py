"""Answers about a clause that many rules ask for: worked out once for each clause of a page, then looked up.

Only for questions whose answer depends on nothing but the clause and what the page was before coding began: claims
change while they are coded, clauses never do.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from dateline.coding.context.words import Words
from dateline.document import Clause

Page = TypeVar("Page", bound=Words)
Answer = TypeVar("Answer")


def once_a_clause(
    question: Callable[[Clause, Page], Answer],
) -> Callable[[Clause, Page], Answer]:
    """The same question, asked only once of each clause of a page."""

    @wraps(question)
    def answer(clause: Clause, page: Page) -> Answer:
        known: dict[int, Answer] = page.answers[question]
        at = clause.index
        if at not in known:
            known[at] = question(clause, page)
        return known[at]

    return answer
