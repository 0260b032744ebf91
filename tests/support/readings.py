"""Readings made by hand, for the parts that come after the coder: small, honest, every span quotes back."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Any

from dateline.records import (
    Article,
    Block,
    BlockKind,
    Count,
    EventPlace,
    EventTime,
    EventType,
    Party,
    Precision,
    Reading,
    Report,
    SetAside,
    Source,
    Span,
    Status,
)

POINTS: Mapping[str, tuple[float, float, str, int]] = {
    "Saraqib": (35.8643, 36.8059, "Idlib", 101),
    "Aleppo": (36.2012, 37.1612, "Aleppo", 102),
    "Suva": (-18.1416, 178.4415, "Central", 103),
    "Apia": (-13.8333, -171.7667, "Tuamasaga", 104),
}
"""Latitude, longitude, province, and an id such as the gazetteer gives."""


def span(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def told(
    sentence: str = "Rebels captured Saraqib on Monday, the monitor said.",
    *,
    title: str = "Town falls",
    place: str | None = "Saraqib",
    day: dt.date | None = dt.date(2020, 2, 24),
    actor: str = "Rebels",
    source: str | None = "the monitor",
    outlet: str | None = "Morning Post",
    language: str = "en",
    coder: str = "rules 1",
    event_type: EventType = EventType.CAPTURE,
    status: Status = Status.HAPPENED,
    trigger: str | None = None,
    killed: str | None = None,
) -> Reading:
    """One page with a title, one sentence and one report of it."""
    text = f"{title}\n{sentence}"
    article_id = hashlib.sha256(text.encode()).hexdigest()[:16]
    report = Report(
        id=hashlib.sha256((article_id + coder).encode()).hexdigest()[:16],
        event_type=event_type,
        status=status,
        sources=(Source(**span(text, source), name=source, cue="said"),) if source else (),
        actors=(Party(**span(text, actor), name=actor, actor_id="xx:rebels", kind="rebel"),),
        place=event_place(text, place) if place else None,
        time=EventTime(**span(text, sentence.split(maxsplit=1)[0]), earliest=day, latest=day)
        if day
        else None,
        counts={"killed": count(text, killed)} if killed else {},
        trigger=Span(**span(text, trigger or sentence.split()[1])),
        evidence=Span(**span(text, sentence)),
        coder=coder,
        confidence=0.8,
    )
    return Reading(
        article=Article(
            id=article_id,
            url=f"https://example.org/{article_id}",
            outlet=outlet,
            title=title,
            authors=("A. Writer",),
            language=language,
            published=dt.date(2020, 2, 25),
            tags=(),
            text=text,
            blocks=(
                Block(kind=BlockKind.HEADLINE, start=0, end=len(title)),
                Block(kind=BlockKind.BODY, start=len(title) + 1, end=len(text)),
            ),
        ),
        reports=(report,),
        set_aside=(SetAside(stage="coding", reason="no actor", start=0, end=4),),
    )


def event_place(text: str, name: str) -> EventPlace:
    latitude, longitude, admin1, geonames_id = POINTS[name]
    return EventPlace(
        **span(text, name),
        name=name,
        latitude=latitude,
        longitude=longitude,
        admin1=admin1,
        geonames_id=geonames_id,
        precision=Precision.TOWN,
        uncertainty_km=3,
    )


def count(text: str, words: str) -> Count:
    stated = span(text, words)
    number = int(words.split(maxsplit=1)[0])
    return Count(
        low=number,
        best=number,
        high=number,
        as_stated=words,
        start=stated["start"],
        end=stated["end"],
    )
