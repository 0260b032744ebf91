"""The golden cases of `cases/state/control.yaml`, and what must hold of every history."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from dateline.knowledge.loading import parse
from dateline.records import EventType, Precision, Status
from dateline.state.asking import state_of
from dateline.state.control import control_on, control_over_time
from dateline.state.records import Control, ControlStatus, KnownReport
from dateline.state.sides import any_same
from tests.support.state import Line, known_report

FILE = Path(__file__).parents[3] / "cases" / "state" / "control.yaml"


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Expected(Strict):
    status: ControlStatus
    sides: list[str] | None = None
    lost_by: list[str] | None = None
    since: dt.date | None = None
    claimed_by: list[str] | None = None
    denied_by: list[str] | None = None
    only_claimed: bool | None = None
    level: Precision | None = None


class Question(Strict):
    on: dt.date
    expect: Expected | None
    as_known: dt.date | None = None
    at: str | None = None
    level: Precision | None = None


class Case(Strict):
    why: str
    reports: list[Line]
    asked: list[Question]


class CaseFile(Strict):
    cases: list[Case]


CASES = parse(FILE.read_text(encoding="utf8"), FILE.name, CaseFile).cases


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_who_controls_the_place(case: Case) -> None:
    told = [known_report(line, number) for number, line in enumerate(case.reports)]
    for question in case.asked:
        state = state_of(told, question.on, question.as_known)
        found = [one for one in state.control if is_asked_for(one, question)]
        expected = question.expect
        wanted = [expected.model_dump(exclude_none=True)] if expected else []
        assert [shown(one, expected) for one in found] == wanted, question.on


def is_asked_for(control: Control, question: Question) -> bool:
    at_place = question.at is None or control.place.name == question.at
    return at_place and question.level in (None, control.place.precision)


def shown(control: Control, expected: Expected | None) -> dict[str, object]:
    """As much of it as the case speaks of."""
    values: dict[str, object] = {
        "status": control.status,
        "sides": sorted(side.name for side in control.sides),
        "lost_by": [side.name for side in control.lost_by],
        "since": control.since,
        "claimed_by": [voice.name for voice in control.claimed_by],
        "denied_by": [voice.name for voice in control.denied_by],
        "only_claimed": control.is_only_claimed,
        "level": control.place.precision,
    }
    wanted = expected.model_dump(exclude_none=True) if expected else values
    return {name: values[name] for name in wanted}


days = st.dates(dt.date(2020, 1, 1), dt.date(2020, 3, 1))
lines = st.builds(
    Line,
    type=st.sampled_from([EventType.CAPTURE, EventType.WITHDRAWAL, EventType.CONTROL]),
    by=st.lists(st.sampled_from(["hts", "state:SY/military", "rebels/rebel"]), max_size=2),
    at=st.sampled_from(["Saraqib", "Idlib"]),
    on=st.none() | days,
    to=st.none() | days,
    known=days,
    status=st.sampled_from([Status.HAPPENED, Status.DENIED, Status.POSSIBLE]),
    incident=st.none() | st.sampled_from("ab"),
).filter(lambda line: line.on is None or line.to is None or line.on <= line.to)
histories = st.lists(lines, max_size=6).map(
    lambda found: [known_report(line, number) for number, line in enumerate(found)]
)


PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""The first history loads the list of actors, which a busy machine takes a second for."""


@PATIENT
@given(histories.flatmap(lambda h: st.tuples(st.just(h), st.permutations(h))), days)
def test_the_order_of_reports_never_matters(
    pair: tuple[list[KnownReport], list[KnownReport]], day: dt.date
) -> None:
    told, shuffled = pair
    assert control_on(told, day) == control_on(shuffled, day)


@PATIENT
@given(histories, days, days)
def test_later_pages_never_change_what_was_known(
    told: list[KnownReport], on: dt.date, known: dt.date
) -> None:
    earlier = [one for one in told if one.known_on <= known]
    assert state_of(told, on, known) == state_of(earlier, on, known)


@PATIENT
@given(histories)
def test_spells_agree_with_the_answer_for_each_of_their_days(told: list[KnownReport]) -> None:
    for spell in control_over_time(told):
        for day in {spell.first_day, spell.last_day or spell.first_day + dt.timedelta(days=30)}:
            (answer,) = [c for c in control_on(told, day) if c.place.key == spell.control.place.key]
            assert answer.status == spell.control.status
            assert answer.sides == spell.control.sides or any_same(
                answer.sides, spell.control.sides
            )


@given(histories, days)
def test_what_is_held_has_one_holder_and_grounds(told: list[KnownReport], day: dt.date) -> None:
    for control in control_on(told, day):
        assert control.report_ids
        assert bool(control.sides) is (control.status is not ControlStatus.UNKNOWN)
        assert control.status is not ControlStatus.HELD or control.claimed_by
        assert control.last_said <= day
