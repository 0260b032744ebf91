"""Filters against an oracle: what SQL finds is what plain Python finds in the same readings."""

import datetime as dt
import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records import EventType, Reading, Report, Status
from dateline.storage import EventFilter, Near, Store, open_store
from tests.support.readings import POINTS, told

TYPES = (EventType.CLASH, EventType.CAPTURE)
STATUSES = (Status.HAPPENED, Status.DENIED)
days = st.dates(dt.date(2020, 1, 1), dt.date(2020, 1, 9))


@st.composite
def pages(draw: st.DrawFn) -> list[Reading]:
    return [
        told(
            f"Rebels took {place} again, the monitor said.",
            title=f"Page {number}",
            place=place if draw(st.booleans()) else None,
            day=draw(st.none() | days),
            event_type=draw(st.sampled_from(TYPES)),
            status=draw(st.sampled_from(STATUSES)),
        )
        for number, place in enumerate(draw(st.lists(st.sampled_from(list(POINTS)), max_size=6)))
    ]


points = st.builds(
    Near,
    latitude=st.floats(-90, 90),
    longitude=st.floats(-180, 180),
    radius_km=st.floats(1, 25_000),
)
near_a_place = st.builds(
    lambda name, radius: Near(
        latitude=POINTS[name][0], longitude=POINTS[name][1], radius_km=radius
    ),
    st.sampled_from(list(POINTS)),
    st.floats(1, 2000),
)
filters = st.builds(
    EventFilter,
    types=st.sets(st.sampled_from(TYPES)).map(tuple),
    statuses=st.sets(st.sampled_from(STATUSES)).map(tuple),
    first_day=st.none() | days,
    last_day=st.none() | days,
    near=st.none() | points | near_a_place,
)


def meets(report: Report, wanted: EventFilter) -> bool:
    day = report.time.earliest if report.time else None
    return (
        (not wanted.types or report.event_type in wanted.types)
        and (not wanted.statuses or report.status in wanted.statuses)
        and (not wanted.first_day or (day is not None and day >= wanted.first_day))
        and (not wanted.last_day or (day is not None and day <= wanted.last_day))
        and (not wanted.near or distance_km(report, wanted.near) <= wanted.near.radius_km)
    )


def distance_km(report: Report, near: Near) -> float:
    """By the angle between two vectors: another road than the haversine of the store."""
    if not report.place or report.place.latitude is None or report.place.longitude is None:
        return math.inf
    here = vector(report.place.latitude, report.place.longitude)
    there = vector(near.latitude, near.longitude)
    return 6371.0088 * 2 * math.asin(min(math.dist(here, there) / 2, 1))


def vector(latitude: float, longitude: float) -> tuple[float, float, float]:
    north, east = math.radians(latitude), math.radians(longitude)
    return math.cos(north) * math.cos(east), math.cos(north) * math.sin(east), math.sin(north)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder: Path = tmp_path_factory.mktemp("store")
    with open_store(folder / "e.db") as opened:
        yield opened


@settings(max_examples=60, deadline=None)
@given(readings=pages(), wanted=filters)
def test_sql_finds_what_python_finds(
    store: Store, readings: list[Reading], wanted: EventFilter
) -> None:
    empty(store)
    run = store.begin_run("test")
    for reading in readings:
        store.add(reading, run)

    expected = {r.id for reading in readings for r in reading.reports if meets(r, wanted)}
    assert {event.report.id for event in store.events(wanted)} == expected
    assert store.count(wanted) == len(expected)


def empty(store: Store) -> None:
    with store._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM articles")
