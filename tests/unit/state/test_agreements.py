"""The golden cases of `cases/state/agreements.yaml`."""

import datetime as dt
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from dateline.knowledge.loading import parse
from dateline.state.agreements import length_days
from dateline.state.asking import state_of
from dateline.state.records import Agreement, Force
from tests.support.state import Line, known_report

FILE = Path(__file__).parents[3] / "cases" / "state" / "agreements.yaml"


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Expected(Strict):
    force: Force | None = None
    terms: list[str] | None = None
    parties: list[str] | None = None
    end: dt.date | None = None
    violations: int | None = None
    denied_by: list[str] | None = None


class Question(Strict):
    on: dt.date
    expect: list[Expected]
    as_known: dt.date | None = None


class Case(Strict):
    why: str
    reports: list[Line]
    asked: list[Question]


class CaseFile(Strict):
    cases: list[Case]


CASES = parse(FILE.read_text(encoding="utf8"), FILE.name, CaseFile).cases


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_what_was_agreed(case: Case) -> None:
    told = [known_report(line, number) for number, line in enumerate(case.reports)]
    for question in case.asked:
        found = state_of(told, question.on, question.as_known).agreements
        wanted = [expected.model_dump(exclude_none=True) for expected in question.expect]
        assert len(found) == len(wanted), question.on
        assert [shown(deal, keys) for deal, keys in zip(found, wanted, strict=True)] == wanted


def shown(deal: Agreement, keys: dict[str, object]) -> dict[str, object]:
    values = {
        "force": deal.force,
        "terms": list(deal.terms),
        "parties": sorted(party.name for party in deal.parties),
        "end": deal.end,
        "violations": len(deal.violations),
        "denied_by": [voice.name for voice in deal.denied_by],
    }
    return {key: values[key] for key in keys}


@pytest.mark.parametrize(
    ("length", "days"),
    [("P3D", 3), ("PT72H", 3), ("P2W", 14), ("P1M", 30), ("PXD", None), ("P", None), (None, None)],
)
def test_a_length_is_read_in_days(length: str | None, days: int | None) -> None:
    assert length_days(length) == days
