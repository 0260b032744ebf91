"""The golden cases of `cases/linking/`: what belongs together, who vouches for it, and what is made of it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import Field

from dateline.incidents import Consensus, Incident, Telling
from dateline.knowledge.actors import ActorIndex
from dateline.knowledge.loading import parse
from dateline.linking import link
from dateline.records import EventPlace, EventTime, EventType, Party, Precision, Record, Status
from tests.support.reports import KHARTOUM, party, place, source, telling

FOLDER = Path(__file__).parents[3] / "cases" / "linking"
PLACES: dict[str, EventPlace] = {
    "Khartoum": KHARTOUM,
    "El Obeid": place("El Obeid", 13.18, 30.22),
    "Tripoli LB": place("Tripoli", 34.44, 35.84, country="LB", admin1="North"),
    "Tripoli LY": place("Tripoli", 32.89, 13.19, country="LY", admin1="Tripoli"),
    "Saraqib": place("Saraqib", 35.86, 36.81, country="SY", admin1="Idlib"),
    "Palmyra": place("Palmyra", 34.55, 38.28, country="SY", admin1="Homs"),
    "Idlib province": place(
        *("Idlib", 35.8, 36.7),
        country="SY",
        admin1="Idlib",
        precision=Precision.PROVINCE,
        uncertainty_km=60,
    ),
}


class CaseReport(Record):
    type: EventType = EventType.ATTACK
    status: Status = Status.HAPPENED
    place: str | None = "Khartoum"
    day: dt.date | None = dt.date(2024, 5, 1)
    until: dt.date | None = None
    published: dt.date | None = dt.date(2024, 5, 2)
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    killed: int | None = None
    released: int | None = None
    words: str | None = None
    page: str | None = None
    outlet: str | None = None
    copies_of: str | None = None
    language: str = "en"
    background: bool = False
    start: int = 0


class Case(Record):
    why: str
    reports: Mapping[str, CaseReport]
    incidents: tuple[str, ...]
    witnesses: int | None = None
    disputed: tuple[str, ...] | None = None
    values: Mapping[str, Any] = Field(default_factory=dict)


class CaseFile(Record):
    cases: tuple[Case, ...]


def cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.yaml")):
        yield from parse(path.read_text(encoding="utf8"), path.name, CaseFile).cases


def telling_of(letter: str, given: CaseReport) -> Telling:
    return telling(
        given.type,
        report_id=f"{letter:0>16}",
        status=given.status,
        where=PLACES[given.place] if given.place else None,
        day=str(given.day) if given.day else None,
        until=str(given.until) if given.until else None,
        actors=[side(name) for name in given.actors],
        recipients=[side(name) for name in given.recipients],
        sources=[source(name, name if is_listed(name) else None) for name in given.sources],
        words=given.words,
        background=given.background,
        start=given.start,
        killed=given.killed,
        released=given.released,
        article_id=given.page,
        outlet=given.outlet or f"Outlet {letter}",
        published=str(given.published) if given.published else None,
        language=given.language,
        copies_of=given.copies_of,
    )


def is_listed(name: str) -> bool:
    return ActorIndex.load().get(name) is not None


def side(name: str) -> Party:
    return party(name) if is_listed(name) else party(None, name)


def letters(incident: Incident) -> str:
    return "".join(report_id.lstrip("0") for report_id in incident.report_ids)


def shown(consensus: Consensus | None) -> Any:
    """The value as a case writes it."""
    assert consensus is not None
    if consensus.low is not None:
        return [consensus.low, consensus.best, consensus.high]
    value = consensus.values[0]
    if isinstance(value, EventTime):
        return [value.earliest, value.latest]
    if isinstance(value, Party):
        return [v.actor_id for v in consensus.values if isinstance(v, Party)]
    return value


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.why)
def test_what_a_careful_reader_would_make_of_it(case: Case) -> None:
    incidents = link([telling_of(letter, given) for letter, given in case.reports.items()])

    assert sorted(i for i in map(letters, incidents) if len(i) > 1) == sorted(case.incidents)
    first = next(i for i in incidents if not case.incidents or letters(i) == case.incidents[0])
    if case.witnesses is not None:
        assert len(first.witnesses) == case.witnesses
    if case.disputed is not None:
        assert first.disputed_fields == case.disputed
    assert {field: shown(first.about(field)) for field in case.values} == case.values  # type: ignore[arg-type]
