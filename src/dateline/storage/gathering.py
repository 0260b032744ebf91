"""Incidents gathered by the database for views that cannot show each: spots of a map, counts of a timeline.

A map asks for as many spots as it can draw, however many incidents there are. Far out, what lies in one square of a
grid is one spot in the middle of its incidents; near by, a spot is one place. Provinces and countries are never mixed
into a square: they are areas, and stay spots of their own at every distance.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from dateline.records import EventType, Precision
from dateline.storage.dialects import Dialect
from dateline.storage.incident_filters import incident_conditions
from dateline.storage.incident_records import DayCount, IncidentFilter, Spot
from dateline.storage.incident_schema import daily_counts, incidents

Groups = Mapping[str, Iterable[EventType]]
"""Names under which types are counted together."""

AREAS = (Precision.PROVINCE, Precision.COUNTRY)
PLACE = ("latitude", "longitude", "precision", "place_name", "geonames_id", "country")


def spots(
    connection: sa.Connection,
    wanted: IncidentFilter,
    cell: float | None,
    groups: Groups,
    dialect: Dialect,
) -> tuple[Spot, ...]:
    """`cell` is the side of a square in degrees; none: every place is a spot."""
    met = [*incident_conditions(wanted, dialect), incidents.c.latitude.is_not(None)]
    is_area = incidents.c.precision.in_(AREAS)
    questions = [by_place(groups).where(*met, *([is_area] if cell else []))]
    if cell:
        questions.append(by_square(cell, groups).where(*met, ~is_area))
    return tuple(
        spot(row, groups) for one in questions for row in connection.execute(one).mappings()
    )


def sums(groups: Groups) -> list[sa.ColumnElement[Any]]:
    column = incidents.c
    return [
        sa.func.count().label("incidents"),
        sa.func.coalesce(sa.func.sum(column.killed_best), 0).label("killed"),
        sa.func.max(column.uncertainty_km).label("uncertainty_km"),
        sa.func.min(column.id).label("id"),
        *(number_of(types).label(f"group_{name}") for name, types in groups.items()),
    ]


def number_of(types: Iterable[EventType]) -> sa.ColumnElement[int]:
    return sa.func.sum(sa.case((incidents.c.event_type.in_(tuple(types)), 1), else_=0))


def by_place(groups: Groups) -> sa.Select[Any]:
    same = [incidents.c[name] for name in PLACE]
    return sa.select(*same, sa.literal(1).label("places"), *sums(groups)).group_by(*same)


def by_square(cell: float, groups: Groups) -> sa.Select[Any]:
    """Whether a database cuts or rounds only says where the squares begin."""
    latitude, longitude = incidents.c.latitude, incidents.c.longitude
    square = [sa.cast(part / cell, sa.Integer) for part in (latitude + 90, longitude + 180)]
    return sa.select(
        sa.func.avg(latitude).label("latitude"),
        sa.func.avg(longitude).label("longitude"),
        sa.func.count(incidents.c.place_name.distinct()).label("places"),
        sa.func.min(incidents.c.place_name).label("place_name"),
        *sums(groups),
    ).group_by(*square)


def spot(row: sa.RowMapping, groups: Groups) -> Spot:
    counted = {name: row[f"group_{name}"] for name in groups if row[f"group_{name}"]}
    known = {name: row[name] for name in row if not name.startswith("group_")}
    return Spot.model_validate({**known, "groups": counted})


def days(
    connection: sa.Connection, wanted: IncidentFilter, groups: Groups, dialect: Dialect
) -> tuple[DayCount, ...]:
    """The days on which incidents are counted, those of none left out; `killed` is what is surely known."""
    if wanted.model_copy(update={"newest_first": False, "limit": None}) == IncidentFilter():
        counted = counted_beforehand(groups)
        return tuple(day_count(row, groups) for row in connection.execute(counted).mappings())
    day = incidents.c.day
    met = [*incident_conditions(wanted, dialect), day.is_not(None)]
    question = sa.select(day, *sums(groups)).where(*met).group_by(day).order_by(day)
    return tuple(day_count(row, groups) for row in connection.execute(question).mappings())


def counted_beforehand(groups: Groups) -> sa.Select[Any]:
    """The same for all incidents, out of the small table that is kept in step with them."""
    column = daily_counts.c
    grouped = (
        sa.func.sum(sa.case((column.event_type.in_(tuple(types)), column.incidents), else_=0))
        for types in groups.values()
    )
    named = (one.label(f"group_{name}") for name, one in zip(groups, grouped, strict=True))
    sums = (
        sa.func.sum(column.incidents).label("incidents"),
        sa.func.sum(column.killed_low).label("killed"),
    )
    return sa.select(column.day, *sums, *named).group_by(column.day).order_by(column.day)


def day_count(row: sa.RowMapping, groups: Groups) -> DayCount:
    counted = {name: row[f"group_{name}"] for name in groups if row[f"group_{name}"]}
    known = {name: row[name] for name in ("day", "incidents", "killed")}
    return DayCount.model_validate({**known, "groups": counted})
