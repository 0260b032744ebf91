"""Incidents gathered for views that cannot show each: spots of a map, counts of a timeline.

A map asks for as many spots as it can draw, however many incidents there are. Far out, what lies in one square of a
grid is one spot in the middle of its incidents; near by, a spot is one place. Provinces and countries are never mixed
into a square: they are areas, and stay spots of their own at every distance.
"""

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from dateline.records import EventType, Precision
from dateline.storage.columns import TYPES, UNDATED, Columns, Numbers
from dateline.storage.incident_records import DayCount, Spot

Groups = Mapping[str, Iterable[EventType]]
"""Names under which types are counted together."""

AREAS = (Precision.PROVINCE, Precision.COUNTRY)
NO_GROUPS: Groups = {}


@dataclass(frozen=True)
class Gathered:
    """The incidents of one filter; `chosen` tells for each row of the columns whether it is one of them."""

    columns: Columns
    chosen: Numbers
    everywhere: Numbers
    """The same without the part of the map that was asked for."""

    @property
    def incidents(self) -> int:
        return int(np.count_nonzero(self.chosen))

    @property
    def unplaced(self) -> int:
        """How many have no place on any map, whatever part of it was asked for."""
        return int(np.count_nonzero(self.everywhere & ~self.is_placed()))

    @property
    def known_span(self) -> tuple[dt.date, dt.date] | None:
        """The first and last day on which anything in the store became known; none in one without incidents."""
        if not len(self.columns.key):
            return None
        ends = (self.columns.first_known.min(), self.columns.last_known.max())
        first, last = (dt.date.fromordinal(int(day)) for day in ends)
        return first, last

    def is_placed(self) -> Numbers:
        return self.columns.of_places(place.latitude is not None for place in self.columns.places)

    def spots(self, cell: float | None = None, groups: Groups = NO_GROUPS) -> tuple[Spot, ...]:
        """`cell` is the side of a square in degrees; none: every place is a spot."""
        rows = np.flatnonzero(self.chosen & self.is_placed())
        at = self.columns.place[rows]
        told = sums(self.columns, rows, at, groups)
        one_of = np.zeros(len(self.columns.places), np.int64)
        one_of[at] = rows
        spots = (
            spot_of(self.columns, int(one_of[n]), heap(told, groups, int(n)))
            for n in np.flatnonzero(told["incidents"])
        )
        return tuple(spots if cell is None else in_squares(spots, cell))

    def days(self, groups: Groups = NO_GROUPS) -> tuple[DayCount, ...]:
        """The days on which incidents are counted, those of none left out."""
        rows = np.flatnonzero(self.chosen & (self.columns.day != UNDATED))
        days = self.columns.day[rows]
        first = int(days.min()) if len(days) else UNDATED
        told = sums(self.columns, rows, days - first, groups)
        return tuple(
            DayCount(day=dt.date.fromordinal(first + int(n)), **heap(told, groups, int(n)))
            for n in np.flatnonzero(told["incidents"])
        )

    def types(self) -> Counter[EventType]:
        numbers = np.bincount(self.columns.event_type[self.chosen], minlength=len(TYPES))
        return Counter({kind: int(n) for kind, n in zip(EventType, numbers, strict=True) if n})


def points(columns: Columns) -> tuple[Numbers, Numbers]:
    """Latitude and longitude of each incident, not a number where it has none."""
    north = columns.of_places((number_of(p.latitude) for p in columns.places), float)
    return north, columns.of_places((number_of(p.longitude) for p in columns.places), float)


def number_of(degrees: float | None) -> float:
    return math.nan if degrees is None else degrees


def sums(columns: Columns, rows: Numbers, at: Numbers, groups: Groups) -> dict[str, Numbers]:
    """Incidents, killed and incidents of each group, for each of the heaps that `at` puts the rows on."""
    told = {
        "incidents": np.bincount(at),
        "killed": np.bincount(at, columns.killed_best[rows]).astype(np.int64),
    }
    types = columns.event_type[rows]
    for name, members in groups.items():
        is_member = np.zeros(len(TYPES), bool)
        is_member[[TYPES[one] for one in members]] = True
        told[f"group {name}"] = np.bincount(at[is_member[types]], minlength=len(told["killed"]))
    return told


def heap(told: Mapping[str, Numbers], groups: Groups, n: int) -> dict[str, Any]:
    counted = {name: int(found) for name in groups if (found := told[f"group {name}"][n])}
    return {
        "incidents": int(told["incidents"][n]),
        "killed": int(told["killed"][n]),
        "groups": counted,
    }


def spot_of(columns: Columns, row: int, told: Mapping[str, Any]) -> Spot:
    place = columns.places[columns.place[row]]
    assert place.latitude is not None
    assert place.longitude is not None
    return Spot(
        latitude=place.latitude,
        longitude=place.longitude,
        id=str(columns.id[row]),
        place_name=place.place_name,
        places=1,
        uncertainty_km=place.uncertainty_km,
        precision=place.precision,
        geonames_id=place.geonames_id,
        country=place.country,
        **told,
    )


def in_squares(spots: Iterable[Spot], cell: float) -> Iterator[Spot]:
    squares: defaultdict[object, list[Spot]] = defaultdict(list)
    for spot in spots:
        square = (int((spot.latitude + 90) / cell), int((spot.longitude + 180) / cell))
        squares[spot.id if spot.precision in AREAS else square].append(spot)
    return (square_of(found) for found in squares.values())


def square_of(spots: list[Spot]) -> Spot:
    """A square lies in the middle of its incidents, without a precision; one of a single place is that place."""
    if len(spots) == 1:
        return spots[0]
    number = sum(one.incidents for one in spots)
    groups: Counter[str] = Counter()
    for one in spots:
        groups.update(one.groups)
    return Spot(
        latitude=sum(one.latitude * one.incidents for one in spots) / number,
        longitude=sum(one.longitude * one.incidents for one in spots) / number,
        incidents=number,
        killed=sum(one.killed for one in spots),
        id=spots[0].id,
        place_name=min(one.place_name or "" for one in spots),
        places=len({one.place_name for one in spots}),
        uncertainty_km=max(one.uncertainty_km or 0 for one in spots),
        groups=groups,
    )
