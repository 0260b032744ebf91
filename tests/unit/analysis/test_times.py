"""The golden cases of `cases/times/<xx>.yaml`, and what the tagger must do in every language."""

import datetime as dt
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel, ConfigDict

from dateline.analysis.times import find_times, resolve_event_anchor
from dateline.document import TimeExpression

ROOT = Path(__file__).parents[3] / "cases" / "times"


class Expected(BaseModel):
    """What one expression of a case must say; only the fields given are compared."""

    model_config = ConfigDict(extra="forbid")

    text: str
    type: str = "DATE"
    value: str | None = None
    days: str | None = None
    """ "first..last"; an end that is open is left out."""
    anchor: str | None = None
    offset: tuple[int, int] | None = None
    relation: str | None = None


class Case(BaseModel):
    model_config = ConfigDict(extra="forbid")

    why: str
    text: str
    published: dt.date | None = dt.date(2020, 1, 28)
    unpublished: bool = False
    times: tuple[Expected, ...] = ()


def cases() -> list[tuple[str, Case]]:
    return [
        (path.stem, Case.model_validate(entry))
        for path in sorted(ROOT.glob("*.yaml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf8"))["cases"]
    ]


def shown_days(expression: TimeExpression) -> str:
    first, last = expression.earliest, expression.latest
    if not first and not last:
        return ""
    return first.isoformat() if first == last and first else f"{first or ''}..{last or ''}"


@pytest.mark.parametrize(
    ("language", "case"), [pytest.param(*c, id=f"{c[0]}: {c[1].why}") for c in cases()]
)
def test_the_days_a_careful_reader_would_give(language: str, case: Case) -> None:
    published = None if case.unpublished else case.published

    found = find_times(case.text, 0, len(case.text), language, published)

    assert [case.text[f.start : f.end] for f in found] == [e.text for e in case.times]
    for expression, expected in zip(found, case.times, strict=True):
        assert expression.type == expected.type
        assert expression.value == expected.value
        assert shown_days(expression) == (expected.days or "")
        assert expression.relation == expected.relation
        assert expression.offset_days == expected.offset
        assert expected.anchor in (None, expression.anchor)


def test_a_distance_from_an_event_is_filled_in_from_its_days() -> None:
    (later,) = find_times("They left two days later.", 0, 25, "en", dt.date(2020, 1, 28))

    filled = resolve_event_anchor(later, dt.date(2019, 4, 30), dt.date(2019, 5, 1))

    assert (filled.earliest, filled.latest) == (dt.date(2019, 5, 2), dt.date(2019, 5, 3))


def test_one_day_after_one_known_day_is_one_day() -> None:
    (later,) = find_times("They left the next day.", 0, 23, "en", None)

    filled = resolve_event_anchor(later, dt.date(2019, 12, 31), dt.date(2019, 12, 31))

    assert filled.value == "2020-01-01"


def test_an_open_end_of_the_event_stays_open() -> None:
    (later,) = find_times("They left two days later.", 0, 25, "en", None)

    assert resolve_event_anchor(later, None, dt.date(2019, 5, 1)).earliest is None


def test_a_day_of_its_own_is_not_moved_by_an_event() -> None:
    (friday,) = find_times("on Friday", 0, 9, "en", dt.date(2020, 1, 28))

    assert resolve_event_anchor(friday, dt.date(2010, 1, 1), dt.date(2010, 1, 1)) == friday


def test_offsets_count_from_the_whole_text() -> None:
    text = "Irrelevant opening. The town fell on 12 January 2020."

    (found,) = find_times(text, 20, len(text), "en", None)

    assert text[found.start : found.end] == "12 January 2020"


def test_words_outside_the_stretch_are_not_read() -> None:
    text = "in May 2019 the town fell"

    assert find_times(text, 12, len(text), "en", None) == ()
