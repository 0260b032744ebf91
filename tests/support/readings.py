"""Readings made by hand and by hypothesis, for the parts that come after the coder.

`told` makes a small honest reading whose spans quote back; `readings` makes anything that is allowed.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from dateline.records import (
    ActorKind,
    Article,
    Attribution,
    Block,
    BlockKind,
    Count,
    EventPlace,
    EventTime,
    EventType,
    Party,
    PlaceMention,
    Precision,
    Reading,
    Report,
    SetAside,
    Source,
    Span,
    Status,
    TimeMention,
)

POINTS: Mapping[str, tuple[float, float, str]] = {
    "Saraqib": (35.8643, 36.8059, "Idlib"),
    "Aleppo": (36.2012, 37.1612, "Aleppo"),
    "Suva": (-18.1416, 178.4415, "Central"),
    "Apia": (-13.8333, -171.7667, "Tuamasaga"),
}


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
    latitude, longitude, admin1 = POINTS[name]
    return EventPlace(
        **span(text, name),
        name=name,
        latitude=latitude,
        longitude=longitude,
        admin1=admin1,
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


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
offsets = st.integers(0, 100_000)
numbers = st.floats(allow_nan=False, allow_infinity=False)
days = st.none() | st.dates(dt.date(1900, 1, 1))
maybe_words = st.none() | words
maybe_numbers = st.none() | numbers
maybe_counts = st.none() | st.integers(0, 10**9)
kinds = st.sampled_from(ActorKind)

quoted: dict[str, st.SearchStrategy[Any]] = {"start": offsets, "end": offsets, "text": words}
located: dict[str, st.SearchStrategy[Any]] = {
    "geonames_id": maybe_counts,
    "latitude": maybe_numbers,
    "longitude": maybe_numbers,
    "country": maybe_words,
    "admin1": maybe_words,
}

spans = st.builds(Span, **quoted)
blocks = st.builds(Block, kind=st.sampled_from(BlockKind), start=offsets, end=offsets)
set_asides = st.builds(
    SetAside, stage=words, reason=words, start=st.none() | offsets, end=st.none() | offsets
)
mentions = st.builds(
    PlaceMention,
    **quoted,
    **located,
    name=maybe_words,
    feature_code=maybe_words,
    uncertainty_km=maybe_numbers,
    score=maybe_numbers,
    doubt=maybe_words,
)
time_mentions = st.builds(
    TimeMention,
    **quoted,
    type=st.sampled_from(["DATE", "TIME", "DURATION", "SET"]),
    value=maybe_words,
    earliest=days,
    latest=days,
)
sources = st.builds(
    Source,
    **quoted,
    name=words,
    actor_id=maybe_words,
    cue=maybe_words,
    kind=st.none() | kinds,
)
parties = st.builds(
    Party, **quoted, actor_id=maybe_words, name=words, country=maybe_words, kind=kinds
)
event_places = st.builds(
    EventPlace,
    **quoted,
    **located,
    name=words,
    precision=st.sampled_from(Precision),
    uncertainty_km=numbers,
    basis=words,
)
event_times = st.builds(EventTime, **quoted, earliest=days, latest=days, basis=words)
counts = st.builds(
    Count,
    low=maybe_counts,
    best=maybe_counts,
    high=maybe_counts,
    as_stated=words,
    start=offsets,
    end=offsets,
)


def few(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


reports = st.builds(
    Report,
    id=words,
    event_type=st.sampled_from(EventType),
    status=st.sampled_from(Status),
    sources=few(sources),
    actors=few(parties),
    recipients=few(parties),
    partners=few(parties),
    place=st.none() | event_places,
    time=st.none() | event_times,
    counts=st.dictionaries(
        st.sampled_from(["killed", "injured", "places_taken"]), counts, max_size=2
    ),
    background=st.booleans(),
    trigger=spans,
    evidence=spans,
    coder=words,
    confidence=numbers,
    more_evidence=few(spans),
)
articles = st.builds(
    Article,
    id=st.text("0123456789abcdef", min_size=8, max_size=8),
    url=maybe_words,
    outlet=maybe_words,
    title=maybe_words,
    authors=few(words),
    language=maybe_words,
    published=days,
    tags=few(words),
    text=words,
    blocks=few(blocks),
    published_basis=maybe_words,
)
readings = st.builds(
    Reading,
    article=articles,
    places=few(mentions),
    times=few(time_mentions),
    attributions=few(st.builds(Attribution, source=st.none() | spans, cue=spans, content=spans)),
    reports=few(reports),
    set_aside=few(set_asides),
)
