"""Reports as golden cases of state write them: one line each, with only what matters to the case."""

import datetime as dt
import hashlib
from typing import Any

from pydantic import BaseModel, ConfigDict

from dateline.knowledge.actors import ActorIndex
from dateline.records import (
    ActorKind,
    Count,
    CountName,
    EventPlace,
    EventTime,
    EventType,
    Party,
    Precision,
    Report,
    Source,
    Span,
    Status,
    TimeMention,
)
from dateline.state.records import KnownReport

WORDS = Span(start=0, end=4, text="told")
POINTS = {
    "Saraqib": (35.86, 36.81),
    "Sarmin": (35.9, 36.73),
    "Idlib": (35.93, 36.63),
    "Goma": (-1.67, 29.22),
}
PROVINCES = {
    "Goma": ("CD", "North Kivu"),
    "North Kivu": ("CD", "North Kivu"),
    "Congo": ("CD", None),
}


class Line(BaseModel):
    """One report. Actors are ids of the actor list, or words with a kind: `rebels/rebel`."""

    model_config = ConfigDict(extra="forbid")
    type: EventType
    by: list[str] = []
    on_whom: list[str] = []
    at: str | None = "Saraqib"
    level: Precision = Precision.TOWN
    on: dt.date | None = None
    """The day, or the first one if `to` is given."""
    to: dt.date | None = None
    known: dt.date = dt.date(2020, 2, 1)
    says: str | None = None
    status: Status = Status.HAPPENED
    background: bool = False
    incident: str | None = None
    page: str | None = None
    outlet: str = "Morning Post"
    words: str = "told"
    lasting: str | None = None
    killed: list[int | None] | None = None
    displaced: list[int | None] | None = None
    places: list[int | None] | None = None


def known_report(line: Line, number: int) -> KnownReport:
    page = line.page or f"page {number}"
    counts: dict[CountName, list[int | None] | None] = {
        "killed": line.killed,
        "displaced": line.displaced,
        "places_taken": line.places,
    }
    report = Report(
        id=hashlib.sha256(f"{page} {number}".encode()).hexdigest()[:16],
        event_type=line.type,
        status=line.status,
        sources=(source(line.says),) if line.says else (),
        actors=tuple(map(party, line.by)),
        recipients=tuple(map(party, line.on_whom)),
        place=place(line.at, line.level) if line.at else None,
        time=time(line),
        counts={name: count(figures) for name, figures in counts.items() if figures},
        background=line.background,
        trigger=WORDS,
        evidence=Span(start=0, end=len(line.words), text=line.words),
        coder="by hand",
        confidence=1.0,
    )
    lasting = TimeMention(**span(), type="DURATION", value=line.lasting) if line.lasting else None
    return KnownReport(
        report=report,
        article_id=page,
        known_on=line.known,
        outlet=line.outlet,
        incident_id=line.incident,
        lasting=(lasting,) if lasting else (),
    )


def span() -> dict[str, Any]:
    return WORDS.model_dump()


def party(words: str) -> Party:
    name, _, kind = words.partition("/")
    actor = ActorIndex.load().get(words)
    if actor is None:
        return Party(**span(), name=name, kind=ActorKind(kind or "other"))
    return Party(
        **span(), name=actor.name, actor_id=actor.id, kind=actor.kind, country=actor.country
    )


def source(words: str) -> Source:
    named = party(words)
    return Source(**span(), name=named.name, actor_id=named.actor_id, kind=named.kind, cue="said")


def place(name: str, level: Precision) -> EventPlace:
    latitude, longitude = POINTS.get(name, (None, None))
    country, admin1 = PROVINCES.get(name, ("SY", "Idlib"))
    return EventPlace(
        **span(),
        name=name,
        latitude=latitude,
        longitude=longitude,
        country=country,
        admin1=admin1,
        precision=level,
        uncertainty_km={Precision.TOWN: 3.0}.get(level, 50.0),
    )


def time(line: Line) -> EventTime | None:
    if line.on is None and line.to is None:
        return None
    return EventTime(**span(), earliest=line.on, latest=line.to or line.on)


def count(figures: list[int | None]) -> Count:
    low, best, high = figures
    return Count(low=low, best=best, high=high, as_stated="told", start=0, end=4)
