"""When two values of one field say the same, may both be true, or cannot be: what a consensus is counted with.

A coarser value includes a finer one ("in May" and "on 21 May", a province and its town, "an attack" and "a bombing",
an army and its brigade). What a report only infers (a day from the day of publication) contradicts nobody, and a
name that is on no list ("gunmen") neither confirms nor contradicts a listed one.
"""

from functools import lru_cache

from dateline.incidents import Value
from dateline.knowledge.actor_words import words
from dateline.knowledge.actors import ActorIndex
from dateline.knowledge.geodesy import distance_km
from dateline.records import (
    Count,
    EventPlace,
    EventTime,
    EventType,
    Party,
    Precision,
    Status,
)

KINDS_OF_ATTACK = frozenset({EventType.BOMBING, EventType.AIR_STRIKE, EventType.SHELLING})
TOLERANCE_KM = 5.0
"""Two gazetteers, or a town and its centre, may lie so far apart."""
WHOLE = frozenset({Precision.PROVINCE, Precision.COUNTRY})


def same(a: Value, b: Value) -> bool:
    """Whether the two are one position."""
    if isinstance(a, Party) and isinstance(b, Party):
        return same_party(a, b)
    if isinstance(a, EventPlace) and isinstance(b, EventPlace):
        return same_place(a, b)
    if isinstance(a, EventTime) and isinstance(b, EventTime):
        return (a.earliest, a.latest) == (b.earliest, b.latest)
    if isinstance(a, Count) and isinstance(b, Count):
        return (a.low, a.best, a.high) == (b.low, b.best, b.high)
    return a == b


def compatible(a: Value, b: Value) -> bool:
    """Whether both may be true of one happening."""
    if isinstance(a, EventPlace) and isinstance(b, EventPlace):
        return same_place(a, b) or places_meet(a, b)
    if isinstance(a, EventTime) and isinstance(b, EventTime):
        return times_meet(a, b)
    if isinstance(a, Count) and isinstance(b, Count):
        return counts_meet(a, b)
    if isinstance(a, EventType) and isinstance(b, EventType):
        return a is b or (EventType.ATTACK in {a, b} and bool({a, b} & KINDS_OF_ATTACK))
    if isinstance(a, Status) and isinstance(b, Status):
        return (a is Status.DENIED) == (b is Status.DENIED)
    return not contradict(a, b)


def same_party(a: Party, b: Party) -> bool:
    if a.actor_id and b.actor_id:
        return a.actor_id == b.actor_id
    return folded(a.name) == folded(b.name)


def contradict(a: Value, b: Value) -> bool:
    """Two listed actors neither of which is part of the other."""
    if not (isinstance(a, Party) and isinstance(b, Party) and a.actor_id and b.actor_id):
        return False
    return not related(a.actor_id, b.actor_id)


@lru_cache(maxsize=50_000)
def related(one: str, two: str) -> bool:
    index = ActorIndex.load()
    return one in index.wholes(two) or two in index.wholes(one)


def folded(name: str) -> str:
    return " ".join(word for _, _, word in words(name))


def same_place(a: EventPlace, b: EventPlace) -> bool:
    if a.geonames_id is not None and b.geonames_id is not None:
        return a.geonames_id == b.geonames_id
    return folded(a.name) == folded(b.name) and a.country == b.country


def places_meet(a: EventPlace, b: EventPlace) -> bool:
    """Near enough for their own uncertainty, or one the province or country of the other."""
    if a.country and b.country and a.country != b.country:
        return False
    if Precision.COUNTRY in {a.precision, b.precision}:
        return True
    apart = distance_between(a, b)
    if apart is None:
        return True
    return apart <= a.uncertainty_km + b.uncertainty_km + TOLERANCE_KM or within(a, b)


def within(a: EventPlace, b: EventPlace) -> bool:
    """One is named as the province of the other."""
    return (a.precision in WHOLE and b.admin1 == a.name) or (
        b.precision in WHOLE and a.admin1 == b.name
    )


def distance_between(a: EventPlace, b: EventPlace) -> float | None:
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return None
    return distance_km(a.latitude, a.longitude, b.latitude, b.longitude)


def times_meet(a: EventTime, b: EventTime) -> bool:
    if "publication" in {a.basis, b.basis}:
        return True
    first = max((t.earliest for t in (a, b) if t.earliest), default=None)
    last = min((t.latest for t in (a, b) if t.latest), default=None)
    return first is None or last is None or first <= last


def counts_meet(a: Count, b: Count) -> bool:
    """Whether the ranges overlap; "at least 14" has no upper end."""
    low = max(bound for bound in (a.low, b.low, 0) if bound is not None)
    highs = [bound for bound in (a.high, b.high) if bound is not None]
    return not highs or low <= min(highs)
