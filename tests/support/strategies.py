"""Anything a reading is allowed to be, for hypothesis."""

import datetime as dt
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
