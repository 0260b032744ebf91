"""Reports made for tests of what comes after reading, each with an id of its own unless one is given."""

import datetime as dt
from collections.abc import Sequence
from itertools import count
from typing import Any

from dateline.incidents import Telling
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
)

NUMBERS = count(1)
KHARTOUM = EventPlace(
    start=0,
    end=8,
    text="Khartoum",
    geonames_id=379252,
    name="Khartoum",
    latitude=15.55,
    longitude=32.53,
    country="SD",
    admin1="Khartoum",
    precision=Precision.TOWN,
    uncertainty_km=5,
)


def place(name: str, latitude: float, longitude: float, **more: object) -> EventPlace:
    """A town of that name; `more` overrides any field."""
    known = {"geonames_id": None, "name": name, "text": name, "end": len(name)}
    where = {"latitude": latitude, "longitude": longitude}
    return EventPlace.model_validate({**KHARTOUM.model_dump(), **known, **where, **more})


def party(actor_id: str | None = None, name: str = "", kind: ActorKind = ActorKind.OTHER) -> Party:
    shown = name or actor_id or "somebody"
    return Party(start=0, end=len(shown), text=shown, actor_id=actor_id, name=shown, kind=kind)


def source(name: str, actor_id: str | None = None) -> Source:
    return Source(start=0, end=len(name), text=name, name=name, actor_id=actor_id)


def figure(best: int, low: int | None = None, high: int | None = None) -> Count:
    bounds = {"low": best if low is None else low, "high": best if high is None else high}
    return Count(best=best, as_stated=str(best), start=0, end=1, **bounds)


def report(
    event_type: EventType | str = EventType.ATTACK,
    *,
    report_id: str | None = None,
    status: Status | str = Status.HAPPENED,
    where: EventPlace | None = KHARTOUM,
    day: str | None = "2024-05-01",
    until: str | None = None,
    actors: Sequence[Party] = (),
    recipients: Sequence[Party] = (),
    sources: Sequence[Source] = (),
    words: str | None = None,
    background: bool = False,
    start: int = 0,
    **counts: int | None,
) -> Report:
    number = next(NUMBERS)
    sentence = words or f"Sentence {number}."
    first = dt.date.fromisoformat(day) if day else None
    last = dt.date.fromisoformat(until) if until else first
    figures: dict[CountName, Count] = {name: figure(n) for name, n in counts.items() if n}  # type: ignore[misc]
    return Report(
        id=report_id or f"{number:016x}",
        event_type=EventType(event_type),
        status=Status(status),
        sources=tuple(sources),
        actors=tuple(actors),
        recipients=tuple(recipients),
        place=where,
        time=EventTime(start=0, end=0, text="", earliest=first, latest=last) if first else None,
        counts=figures,
        background=background,
        trigger=Span(start=start, end=start + 6, text=sentence[:6]),
        evidence=Span(start=start, end=start + len(sentence), text=sentence),
        coder="test",
        confidence=1,
    )


def telling(
    event_type: EventType | str = EventType.ATTACK,
    *,
    outlet: str | None = "Desk",
    article_id: str | None = None,
    published: str | None = "2024-05-02",
    language: str | None = "en",
    copies_of: str | None = None,
    **of_report: Any,
) -> Telling:
    """A report on a page of its own unless `article_id` says otherwise."""
    made = report(event_type, **of_report)
    return Telling(
        report=made,
        article_id=article_id or f"page-{made.id}",
        outlet=outlet,
        published=dt.date.fromisoformat(published) if published else None,
        language=language,
        copies_of=copies_of,
    )
