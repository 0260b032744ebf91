"""How values read in a table."""

import pytest

from dateline.cli import wording
from dateline.records import Count, EventTime, Report, Source
from tests.support.readings import told

SPAN = {"start": 0, "end": 1, "text": "x"}


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        ("2020-02-24", "2020-02-24", "24 Feb 2020"),
        ("2020-02-01", "2020-02-05", "1–5 Feb 2020"),
        ("2020-01-30", "2020-02-05", "30 Jan – 5 Feb 2020"),
        ("2019-12-30", "2020-01-05", "30 Dec 2019 – 5 Jan 2020"),
        (None, "2020-01-05", "until 5 Jan 2020"),
        ("2020-01-05", None, "since 5 Jan 2020"),
        (None, None, ""),
    ],
)
def test_days_read_as_people_write_them(
    earliest: str | None, latest: str | None, expected: str
) -> None:
    time = EventTime.model_validate({**SPAN, "earliest": earliest, "latest": latest})

    assert wording.days(time) == expected


@pytest.mark.parametrize(
    ("low", "best", "high", "expected"),
    [
        (14, 14, 14, "14"),
        (2000, 2000, 2000, "2,000"),
        (24, None, 99, "24–99"),
        (14, 14, None, "at least 14"),
        (None, None, 20, "up to 20"),
        (None, 7, None, "7"),
        (None, None, None, "“several”"),
    ],
)
def test_a_figure_says_no_more_than_the_page(
    low: int | None, best: int | None, high: int | None, expected: str
) -> None:
    count = Count(low=low, best=best, high=high, as_stated="several", start=0, end=1)

    assert wording.figure(count) == expected


def test_who_says_so_is_told_from_the_outside_in() -> None:
    chain = [Source.model_validate({**SPAN, "name": name}) for name in ("SANA", "the army")]

    assert wording.who_says(chain, "the page itself") == "SANA: the army"
    assert wording.who_says([], "the page itself") == "the page itself"


def test_what_did_not_simply_happen_says_so() -> None:
    (report,) = told().reports
    planned = Report.model_validate(
        {**report.model_dump(), "status": "planned", "background": True}
    )

    assert wording.happening(report) == "capture"
    assert wording.happening(planned) == "capture\n(planned, background)"
