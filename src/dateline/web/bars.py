"""Incidents over time as a few stacked bars, for pages that need no script to show them."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.storage.incident_records import DayCount
from dateline.web.families import FAMILIES

MOST_BARS = 72
STEPS = (1, 7, 14, 28, 91, 182, 365)
"""Days that one bar may stand for."""


@dataclass(frozen=True)
class Piece:
    """A part of a bar; measures are shares of the highest bar."""

    family: str
    below: float
    height: float


@dataclass(frozen=True)
class Bar:
    first: dt.date
    last: dt.date
    incidents: int
    pieces: tuple[Piece, ...]


def bars_of(days: Iterable[DayCount]) -> tuple[Bar, ...]:
    """Every stretch from the first day to the last, those without an incident too."""
    counted = list(days)
    if not counted:
        return ()
    first, last = counted[0].day, counted[-1].day
    span = (last - first).days + 1
    step = next((one for one in STEPS if span / one <= MOST_BARS), span // MOST_BARS + 1)
    heaps: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for one in counted:
        heaps[(one.day - first).days // step].update(one.groups)
    most = max(heap.total() for heap in heaps.values())
    return tuple(
        bar(first + dt.timedelta(days=n * step), step, heaps[n], most)
        for n in range((span - 1) // step + 1)
    )


def bar(first: dt.date, step: int, heap: Counter[str], most: int) -> Bar:
    pieces, below = [], 0.0
    for family in FAMILIES:
        if heap[family]:
            pieces.append(Piece(family, below, heap[family] / most))
            below += heap[family] / most
    return Bar(first, first + dt.timedelta(days=step - 1), heap.total(), tuple(pieces))
