"""Golden cases of the coder: a few words in, every report out."""

import datetime as dt
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

import pytest
import yaml

import dateline
from dateline.records import CountName, EventType, Party, Precision, Record, Report, Source, Status

PUBLISHED = dt.date(2020, 1, 29)
CASES = Path(__file__).parents[3] / "cases" / "coding"


class Expected(Record):
    type: EventType
    status: Status | None = None
    actors: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None
    partners: tuple[str, ...] | None = None
    sources: tuple[str, ...] | None = None
    place: str | None = None
    nowhere: bool = False
    precision: Precision | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    background: bool | None = None
    counts: dict[CountName, int] | None = None


class Case(Record):
    why: str
    text: str
    reports: tuple[Expected, ...]


class CaseFile(Record):
    cases: tuple[Case, ...]


def load() -> list[tuple[str, Case]]:
    """Every case with its language: `<language>.yaml` or `<language>-<topic>.yaml`."""
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        file = CaseFile.model_validate(yaml.safe_load(path.read_text(encoding="utf8")))
        found += [(path.stem.partition("-")[0], case) for case in file.cases]
    return found


@pytest.mark.parametrize(
    ("language", "case"), load(), ids=lambda value: value if isinstance(value, str) else value.why
)
def test_a_careful_coder_would_say(language: str, case: Case) -> None:
    reading = dateline.read(case.text, published=PUBLISHED, language=language)

    found = list(reading.reports)
    assert [r.event_type for r in found] == [e.type for e in case.reports]
    for report, expected in zip(found, case.reports, strict=True):
        agree(report, expected)


def agree(report: Report, expected: Expected) -> None:
    """Every key that the case gives."""
    if expected.status is not None:
        assert report.status is expected.status
    assert_called("actors", expected.actors, report.actors)
    assert_called("recipients", expected.recipients, report.recipients)
    assert_called("partners", expected.partners, report.partners)
    assert_called("sources", expected.sources, report.sources)
    if expected.place is not None:
        assert report.place is not None
        assert expected.place in {report.place.text, report.place.name}
    if expected.nowhere:
        assert report.place is None
    if expected.precision is not None:
        assert report.place is not None
        assert report.place.precision is expected.precision
    if expected.earliest is not None:
        assert report.time is not None
        assert (report.time.earliest, report.time.latest) == (expected.earliest, expected.latest)
    if expected.background is not None:
        assert report.background is expected.background
    if expected.counts is not None:
        assert {name: count.best for name, count in report.counts.items()} == expected.counts


def assert_called(role: str, wanted: Sequence[str] | None, given: Sequence[Party | Source]) -> None:
    if wanted is not None:
        words = [party.text.removeprefix("the ") for party in given]
        told = [text.removeprefix("the ") for text in wanted]
        assert [uncounted(*pair) for pair in zip_longest(told, words, fillvalue="")] == words, role


def uncounted(wanted: str, said: str) -> str:
    """What a case says, less the number before it, which the report has among its counts."""
    return said if wanted.endswith((f" {said}", f"d'{said}")) else wanted
