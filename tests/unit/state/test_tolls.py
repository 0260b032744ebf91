"""The golden cases of `cases/state/tolls.yaml`, and bare counts of places."""

import datetime as dt
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from dateline.knowledge.loading import parse
from dateline.records import EventType, Precision
from dateline.state.asking import state_of
from dateline.state.records import Figures, Toll
from tests.support.state import Line, known_report

FILE = Path(__file__).parents[3] / "cases" / "state" / "tolls.yaml"
Range = list[int | None] | None


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Expected(Strict):
    counted: Range
    incidents: int
    claimed: Range
    claims: int = 0
    superseded: int = 0


class Case(Strict):
    why: str
    reports: list[Line]
    on: dt.date
    expect: dict[str, Expected]


class CaseFile(Strict):
    cases: list[Case]


CASES = parse(FILE.read_text(encoding="utf8"), FILE.name, CaseFile).cases


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_what_it_cost(case: Case) -> None:
    told = [known_report(line, number) for number, line in enumerate(case.reports)]

    tolls = state_of(told, case.on).tolls

    assert {name_of(toll): shown(toll) for toll in tolls} == case.expect


def name_of(toll: Toll) -> str:
    return f"{toll.measure} {toll.place.name if toll.place else 'unplaced'}"


def shown(toll: Toll) -> Expected:
    return Expected(
        counted=as_list(toll.counted),
        incidents=toll.incidents,
        claimed=as_list(toll.claimed),
        claims=len(toll.claims),
        superseded=sum(claim.superseded for claim in toll.claims),
    )


def as_list(figures: Figures | None) -> Range:
    return [figures.low, figures.best, figures.high] if figures else None


def test_a_bare_count_of_places_stands_beside_those_that_are_named() -> None:
    army = ["state:SY/military"]
    lines = [
        Line(type=EventType.CAPTURE, by=army, at="Idlib", level=Precision.PROVINCE,
             on=dt.date(2020, 1, 24), to=dt.date(2020, 1, 28), places=[28, 28, 28]),
        Line(type=EventType.CAPTURE, by=army, at="Saraqib", on=dt.date(2020, 1, 26)),
        Line(type=EventType.CAPTURE, by=army, at="Sarmin", on=dt.date(2020, 2, 3)),
        Line(type=EventType.CAPTURE, by=["hts"], at="Sarmin", on=dt.date(2020, 1, 26)),
    ]  # fmt: skip
    told = [known_report(line, number) for number, line in enumerate(lines)]

    state = state_of(told, dt.date(2020, 2, 10))

    (count,) = state.counts
    assert (count.figures.best, count.named) == (28, ("Saraqib",))
    assert {control.place.name for control in state.control} == {"Saraqib", "Sarmin"}
    assert state_of(told, dt.date(2020, 1, 27)).counts == ()


def test_a_question_about_a_place_sees_the_province_and_all_in_it() -> None:
    lines = [
        Line(type=EventType.CAPTURE, by=["hts"], at="Saraqib", on=dt.date(2020, 1, 26)),
        Line(type=EventType.CAPTURE, by=["m23"], at="Goma", on=dt.date(2020, 1, 26)),
    ]
    told = [known_report(line, number) for number, line in enumerate(lines)]

    def places(asked: str | None) -> list[str]:
        return [one.place.name for one in state_of(told, dt.date(2020, 2, 1), place=asked).control]

    assert places(None) == ["Goma", "Saraqib"]
    assert places("IDLIB") == places("saraqib") == places("SY") == ["Saraqib"]
    assert places("Nowhere") == []
