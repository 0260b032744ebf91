"""All incidents as columns in memory, for views that look at each of them: a map, a timeline, the step of a handle.

A database takes tenths of a second to gather a hundred thousand rows, and whoever drags a handle asks again at every
step. What such views need of an incident fits in some eighty bytes; over columns of it any filter is a matter of
milliseconds. The columns belong to one state of the store, named by the mark that every change of incidents leaves
(`link_marks`), and are read again when that is another.
"""

import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from dateline.records import EventType, Status
from dateline.storage.incident_schema import CHANGED, incidents, link_marks

Numbers = NDArray[Any]
TYPES: dict[str, int] = {name: code for code, name in enumerate(EventType)}
STATUSES: dict[str, int] = {name: code for code, name in enumerate(Status)}
UNDATED = 0
"""Stands for a day that is not known; days are counted from the year 1."""
ROWS_AT_A_TIME = 500
"""So few that a part is gone before Python's collector comes round and walks it: half as fast again as 20,000."""


class PlaceRow(NamedTuple):
    """Where incidents happened: what they have in common that happened there."""

    latitude: float | None
    longitude: float | None
    precision: str | None
    place_name: str | None
    geonames_id: int | None
    country: str | None
    admin1: str | None
    place_words: str
    uncertainty_km: float | None


@dataclass(frozen=True)
class Columns:
    """One row an incident in each of the arrays; `place` is an index into `places`."""

    mark: str
    places: Sequence[PlaceRow]
    key: Numbers
    id: Numbers
    place: Numbers
    event_type: Numbers
    status: Numbers
    background: Numbers
    earliest: Numbers
    latest: Numbers
    day: Numbers
    first_known: Numbers
    last_known: Numbers
    killed_best: Numbers
    witnesses: Numbers
    disputed: Numbers

    def of_places(self, values: Iterable[Any], dtype: Any = bool) -> Numbers:
        """What is given for each place, for each incident."""
        by_place: Numbers = np.fromiter(values, dtype, len(self.places))
        spread: Numbers = by_place[self.place] if len(self.places) else by_place
        return spread


class LatestColumns:
    """The columns of the store as it stands, read once for each state of it; safe among threads.

    Of a large store that another process writes to all the while they may be some seconds old, so that no more than a
    tenth of the time goes into reading them. What this process writes is seen at once (`forget`).
    """

    SHORT_S = 0.2
    SHARE = 10

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last: Columns | None = None
        self._good_until = 0.0

    def forget(self) -> None:
        self._good_until = 0.0

    def of(self, connection: sa.Connection) -> Columns:
        with self._lock:
            if self._last is None or time.monotonic() > self._good_until:
                self._last = self._read(connection)
            return self._last

    def _read(self, connection: sa.Connection) -> Columns:
        mark = mark_of(connection)
        if self._last is not None and self._last.mark == mark:
            return self._last
        self._last = None  # two at a time would be twice the memory
        started = time.monotonic()
        columns = columns_of(connection, mark)
        took = time.monotonic() - started
        self._good_until = started + (self.SHARE * took if took > self.SHORT_S else 0)
        return columns


def mark_of(connection: sa.Connection) -> str:
    mark = sa.select(link_marks.c.value).where(link_marks.c.name == CHANGED)
    return connection.execute(mark).scalar() or ""


PLAIN = {
    "key": np.int64,
    "id": np.str_,
    "background": np.bool_,
    "witnesses": np.int32,
    "disputed": np.int32,
}
CODED = {"event_type": TYPES, "status": STATUSES}
DAYS = ("earliest", "latest", "day", "first_known", "last_known")
PLACE = PlaceRow._fields


def columns_of(connection: sa.Connection, mark: str) -> Columns:
    names = (*PLAIN, *CODED, *DAYS, "killed_best")
    question = sa.select(*(as_it_lies(name) for name in (*names, *PLACE)))
    number: dict[tuple[Any, ...], int] = {}
    read: dict[str, list[Numbers]] = {name: [] for name in (*names, "place")}
    rows = connection.execution_options(yield_per=ROWS_AT_A_TIME).execute(question)
    for part in rows.partitions(ROWS_AT_A_TIME):
        for name, values in zip(names, list(zip(*part, strict=True))[: len(names)], strict=True):
            read[name].append(array_of(name, values))
        found = [number.setdefault(row[len(names) :], len(number)) for row in part]
        read["place"].append(np.array(found, np.int32))
    whole = {name: np.concatenate(parts) if parts else empty(name) for name, parts in read.items()}
    return Columns(mark=mark, places=[PlaceRow(*place) for place in number], **whole)


def as_it_lies(name: str) -> sa.ColumnElement[Any]:
    """A day as the database hands it over, text or date: half a million of them are read faster by the array."""
    column = incidents.c[name]
    return sa.type_coerce(column, sa.String) if name in DAYS else column


def array_of(name: str, values: Sequence[Any]) -> Numbers:
    if name in CODED:
        codes = CODED[name]
        return np.array([codes[value] for value in values], np.int8)
    if name in DAYS:
        since = np.array(values, "datetime64[D]") - np.datetime64("0001-01-01")
        return np.where(np.isnat(since), UNDATED, since.astype(np.int64) + 1).astype(np.int32)
    if name == "killed_best":
        return np.array([value or 0 for value in values], np.int64)
    return np.array(values, PLAIN[name])


def empty(name: str) -> Numbers:
    return array_of(name, ()) if name != "place" else np.array((), np.int32)
