"""Incidents gathered for views that cannot show each: spots of a map, counts of a timeline.

A map asks for as many spots as it can draw, however many incidents there are. Far out, what lies in one square of a
grid is one spot in the middle of its incidents; near by, a spot is one place. Provinces and countries are never mixed
into a square: they are areas, and stay spots of their own at every distance.
"""

import datetime as dt
import math
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
SQUARES_A_ROW = 1 << 20
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

    def is_placed(self) -> Numbers:
        return self.columns.of_places(place.latitude is not None for place in self.columns.places)

    def spots(self, cell: float | None = None, groups: Groups = NO_GROUPS) -> tuple[Spot, ...]:
        """`cell` is the side of a square in degrees; none: every place is a spot."""
        chosen = self.chosen & self.is_placed()
        if cell is None:
            return tuple(spots_of(self.columns, chosen, self.columns.place, groups))
        is_area = self.columns.of_places(p.precision in AREAS for p in self.columns.places)
        areas = spots_of(self.columns, chosen & is_area, self.columns.place, groups)
        return (*areas, *squares_of(self.columns, chosen & ~is_area, self.squares(cell), groups))

    def squares(self, cell: float) -> Numbers:
        """A number for the square of the grid in which each incident lies."""
        north, east = points(self.columns)
        rows = np.nan_to_num((north + 90) / cell).astype(np.int64)
        return rows * SQUARES_A_ROW + np.nan_to_num((east + 180) / cell).astype(np.int64)

    def days(self, groups: Groups = NO_GROUPS) -> tuple[DayCount, ...]:
        """The days on which incidents are counted, those of none left out."""
        rows = np.flatnonzero(self.chosen & (self.columns.day != UNDATED))
        days, at = np.unique(self.columns.day[rows], return_inverse=True)
        told = sums(self.columns, rows, at, len(days), groups)
        return tuple(
            DayCount(
                day=dt.date.fromordinal(int(day)),
                incidents=told["incidents"][n],
                killed=told["killed"][n],
                groups=grouped(told, groups, n),
            )
            for n, day in enumerate(days)
        )


def points(columns: Columns) -> tuple[Numbers, Numbers]:
    """Latitude and longitude of each incident, not a number where it has none."""
    north = columns.of_places((number_of(p.latitude) for p in columns.places), float)
    return north, columns.of_places((number_of(p.longitude) for p in columns.places), float)


def number_of(degrees: float | None) -> float:
    return math.nan if degrees is None else degrees


def sums(
    columns: Columns, rows: Numbers, at: Numbers, size: int, groups: Groups
) -> dict[str, list[Any]]:
    """Incidents, killed and incidents of each group, for each of the `size` heaps that `at` puts the rows on."""
    told = {
        "incidents": np.bincount(at, minlength=size),
        "killed": np.bincount(at, columns.killed_best[rows], size).astype(np.int64),
    }
    types = columns.event_type[rows]
    for name, members in groups.items():
        is_member = np.isin(types, [TYPES[one] for one in members])
        told[f"group_{name}"] = np.bincount(at[is_member], minlength=size)
    return {name: found.tolist() for name, found in told.items()}


def grouped(told: Mapping[str, list[Any]], groups: Groups, n: int) -> dict[str, int]:
    return {name: found for name in groups if (found := told[f"group_{name}"][n])}


def spots_of(columns: Columns, chosen: Numbers, heap: Numbers, groups: Groups) -> Iterator[Spot]:
    rows = np.flatnonzero(chosen)
    heaps, first, at = np.unique(heap[rows], return_index=True, return_inverse=True)
    told = sums(columns, rows, at, len(heaps), groups)
    reach = np.zeros(len(heaps))
    np.maximum.at(reach, at, np.nan_to_num(columns.uncertainty_km[rows]))
    for n, row in enumerate(rows[first]):
        place = columns.places[columns.place[row]]
        assert place.latitude is not None
        assert place.longitude is not None
        yield Spot(
            latitude=place.latitude,
            longitude=place.longitude,
            incidents=told["incidents"][n],
            killed=told["killed"][n],
            id=str(columns.id[row]),
            place_name=place.place_name,
            places=1,
            uncertainty_km=reach[n],
            groups=grouped(told, groups, n),
            precision=place.precision,
            geonames_id=place.geonames_id,
            country=place.country,
        )


def squares_of(columns: Columns, chosen: Numbers, heap: Numbers, groups: Groups) -> Iterator[Spot]:
    """A square lies in the middle of its incidents; it has no precision and no place of its own."""
    rows = np.flatnonzero(chosen)
    at = np.unique(heap[rows], return_inverse=True)[1]
    size = np.bincount(at)
    north, east = (np.bincount(at, part[rows]) / size for part in points(columns))
    several = np.bincount(np.unique(np.stack((at, columns.place[rows])), axis=1)[0])
    for n, spot in enumerate(spots_of(columns, chosen, heap, groups)):
        middle = {"latitude": float(north[n]), "longitude": float(east[n])}
        of_one_place = {"precision": None, "geonames_id": None, "country": None}
        yield spot.model_copy(update={**middle, **of_one_place, "places": int(several[n])})
