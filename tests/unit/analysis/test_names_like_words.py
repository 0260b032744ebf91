"""Names that are spelt like words are names on their own page only."""

import dateline
from dateline.analysis.parser import load_parser


def test_a_page_that_names_a_group_leaves_the_word_to_all_others() -> None:
    word = load_parser("en").vocab["IS"]
    seen = (word.norm_, word.shape_, word.suffix_)

    reading = dateline.read(
        "At least 22 soldiers and 40 IS fighters were killed in clashes in Homs on Monday.",
        published="2020-01-28",
    )

    assert reading.reports[0].counts["killed"].best == 62
    assert (word.norm_, word.shape_, word.suffix_) == seen
