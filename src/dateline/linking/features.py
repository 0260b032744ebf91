"""What two reports are compared by: a telling cut down to numbers and small sets, made once and compared often.

Days are ordinals. A report without days of its own is given the days before its page appeared, marked as inferred:
such days decide where to look for its like and never set it apart. Names that are on no list are kept as folded words.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dateline.incidents import Telling
from dateline.knowledge.actor_words import words
from dateline.knowledge.actors import ActorIndex
from dateline.knowledge.neighbours import type_families
from dateline.records import (
    ActorKind,
    CountName,
    EventPlace,
    EventTime,
    EventType,
    Party,
    Precision,
    Report,
    Status,
)

NEWS_DAYS = 7
"""How far back the news of a page without days may lie."""
COARSE_KM = 30.0
"""From this uncertainty on a place is an area."""
AREAS = frozenset({Precision.PROVINCE, Precision.COUNTRY})
STEM = 6
"""Letters by which words of one family agree in most languages that we read."""
ARABIC_ARTICLE = re.compile("^(?:و|ف|ب|ك|ل)?ال(?=..)")
Names = frozenset[str]
NOBODY: Names = frozenset()


@dataclass(frozen=True, slots=True)
class Side:
    """Those who stand on one side of an event."""

    ids: Names = NOBODY
    wholes: Names = NOBODY
    """The ids and all that they are part of."""
    names: Names = NOBODY
    """Folded words of the unlisted."""
    kinds: frozenset[ActorKind] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.ids or self.names)


NO_SIDE = Side()
Figure = tuple[int, int, bool]
"""Least, most, and whether it was given exactly."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where: a point with its uncertainty, and the areas it lies in."""

    key: str
    latitude: float | None
    longitude: float | None
    uncertainty_km: float
    is_area: bool
    is_country: bool
    country: str | None
    province: str | None


@dataclass(frozen=True, slots=True)
class Features:
    id: str
    type: EventType
    family: str
    status: Status
    spot: Spot | None
    first: int | None
    last: int | None
    is_inferred: bool
    published: int | None
    doers: Side
    targets: Side
    partners: Side
    figures: Mapping[CountName, Figure]
    words: Names
    trigger: str
    page: str | None
    story: str | None
    """The page, or the page it copies; none when unknown."""
    sentence: tuple[int, str]
    """Where the sentence stands and its words: two reports with the same one are of one page."""
    marks: tuple[int, int]
    """How far into the sentence its trigger and its place stand."""
    speaker: str
    background: bool
    language: str | None


def features_of(telling: Telling) -> Features:
    report = telling.report
    published = telling.published.toordinal() if telling.published else None
    first, last, is_inferred = days(report.time, published, report.background)
    return Features(
        id=report.id,
        type=report.event_type,
        family=type_families()[report.event_type],
        status=report.status,
        spot=spot(report.place) if report.place else None,
        first=first,
        last=last,
        is_inferred=is_inferred,
        published=published,
        doers=side(report.actors),
        targets=side(report.recipients),
        partners=side(report.partners),
        figures={n: f for n, c in report.counts.items() if (f := figure(c.low, c.best, c.high))},
        words=stems(report.evidence.text),
        trigger=stem(report.trigger.text),
        page=telling.article_id,
        story=telling.copies_of or telling.article_id,
        sentence=(report.evidence.start, report.evidence.text),
        marks=marks(report),
        speaker=speaker_key(telling),
        background=report.background,
        language=telling.language,
    )


def marks(report: Report) -> tuple[int, int]:
    start = report.evidence.start
    return report.trigger.start - start, report.place.start - start if report.place else -1


def days(
    time: EventTime | None, published: int | None, background: bool
) -> tuple[int | None, int | None, bool]:
    """First and last day, and whether they were only inferred."""
    first = time.earliest.toordinal() if time and time.earliest else None
    last = time.latest.toordinal() if time and time.latest else None
    if first is not None and last is not None:
        return first, last, time is not None and time.basis == "publication"
    if first is not None:
        return first, None, True
    if last is None:
        last = published
    if last is None or background:
        return None, last, True
    return last - NEWS_DAYS, last, True


def spot(place: EventPlace) -> Spot:
    name = " ".join(folded_words(place.name))
    is_area = place.precision in AREAS or place.uncertainty_km > COARSE_KM
    province = place.name if place.precision is Precision.PROVINCE else place.admin1
    return Spot(
        key=f"g{place.geonames_id}" if place.geonames_id is not None else f"{place.country}:{name}",
        latitude=place.latitude,
        longitude=place.longitude,
        uncertainty_km=place.uncertainty_km,
        is_area=is_area or place.latitude is None,
        is_country=place.precision is Precision.COUNTRY,
        country=place.country,
        province=" ".join(folded_words(province)) if province else None,
    )


def side(parties: Iterable[Party]) -> Side:
    members = tuple(parties)
    if not members:
        return NO_SIDE
    ids = frozenset(p.actor_id for p in members if p.actor_id)
    return Side(
        ids=ids,
        wholes=frozenset(whole for actor in ids for whole in wholes(actor)),
        names=frozenset(
            name for p in members if not p.actor_id and (name := " ".join(folded_words(p.name)))
        ),
        kinds=frozenset(p.kind for p in members),
    )


@lru_cache(maxsize=10_000)
def wholes(actor_id: str) -> tuple[str, ...]:
    return ActorIndex.load().wholes(actor_id)


def figure(low: int | None, best: int | None, high: int | None) -> Figure | None:
    """The range a number leaves open; "at least 14" is read as about 14."""
    known = [n for n in (low, best, high) if n is not None]
    return (min(known), max(known), best is not None or low == high) if known else None


def speaker_key(telling: Telling) -> str:
    """Who says so, to tell two tellings of one page apart; empty for the outlet itself."""
    return "|".join(
        source.actor_id or " ".join(folded_words(source.name)) for source in telling.report.sources
    )


@lru_cache(maxsize=50_000)
def folded_words(name: str) -> tuple[str, ...]:
    return tuple(word for _, _, word in words(name))


def stems(text: str) -> Names:
    return frozenset(s for _, _, word in words(text) if (s := stem(word)))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The beginning of a word; nothing for words too short to carry meaning, numbers excepted."""
    bare = ARABIC_ARTICLE.sub("", word.casefold())
    return bare[:STEM] if len(bare) > 3 or bare.isdigit() else ""
