"""Clauses hang on each other as a forest: however an infinitive is moved, no clause is above itself."""

import pytest

from dateline.acquisition.files import page_from
from dateline.analysis.analysing import analyse
from dateline.analysis.parsed_predicates import Predicate
from dateline.analysis.parsed_ties import hangs_below
from dateline.cleaning import clean
from dateline.document import Form
from dateline.knowledge.base import load_knowledge

SENTENCES = (
    "The rebels gave the army 48 hours to lay down its weapons, or else be driven out of Goma.",
    "They told the mayor to leave or be killed and warned the farmers to stay or lose their land.",
    "The group said it had ordered them to go or face death, cutting the road, officials said, killing two.",
    "Gains made by the army, including taking two towns, or be it holding them, were said to be lost.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_clause_hangs_on_itself(sentence: str) -> None:
    page = page_from(f"A day in Goma\n\n{sentence}", published="2025-01-27", language="en")
    clauses = analyse(clean(page), load_knowledge("en")).clauses

    for clause in clauses:
        above, steps = clause.parent, 0
        while above is not None:
            above, steps = clauses[above].parent, steps + 1
            assert steps <= len(clauses)


def test_a_predicate_hangs_below_what_is_above_it_and_never_the_other_way() -> None:
    first, second = (Predicate(None, word, Form.VERB) for word in ("leave", "kill"))  # type: ignore[arg-type]
    second.parent = first

    assert hangs_below(second, first)
    assert not hangs_below(first, second)
