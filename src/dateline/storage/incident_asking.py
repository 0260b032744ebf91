"""Questions about incidents: a filtered list page by page, one with all that is kept of it, points, counts by day."""

import datetime as dt
from collections.abc import Sequence

import sqlalchemy as sa

from dateline.errors import StoreError
from dateline.incidents import Incident, IncidentChange
from dateline.storage import asking, cursors
from dateline.storage.as_known import as_it_was_known
from dateline.storage.cursors import LAST_DAY, Key
from dateline.storage.dialects import Dialect
from dateline.storage.incident_filters import incident_conditions
from dateline.storage.incident_records import (
    DailyCount,
    IncidentFilter,
    IncidentPage,
    Marker,
    StoredIncident,
)
from dateline.storage.incident_schema import (
    daily_counts,
    incident_changes,
    incident_history,
    incident_reports,
    incidents,
)
from dateline.storage.records import StoredReport
from dateline.storage.schema import articles, reports

PAGE = 50
LISTED = 5
STORED = ("record", "first_known", "last_known")
UNDATED = sa.case((incidents.c.earliest.is_(None), 1), else_=0)
DAY = sa.func.coalesce(incidents.c.earliest, sa.literal(LAST_DAY, sa.Date))


def order_of(wanted: IncidentFilter) -> tuple[Key, ...]:
    """By day, the undated last whichever way."""
    return (
        Key("undated", UNDATED),
        Key("day_order", DAY, descends=wanted.newest_first),
        Key("id", incidents.c.id),
    )


def page(
    connection: sa.Connection, wanted: IncidentFilter, cursor: str | None, dialect: Dialect
) -> IncidentPage:
    order, size = order_of(wanted), PAGE if wanted.limit is None else wanted.limit
    columns = [incidents.c[name] for name in STORED]
    keys = [key.column.label(key.name) for key in order]
    met = sa.select(incidents.c.key).where(*incident_conditions(wanted, dialect))
    # The few rows of the page are chosen first, so that no other is read whole.
    chosen = [] if cursor else first_dated(connection, met, wanted, size + 1)
    if len(chosen) <= size:
        after = met.where(cursors.after(order, cursor)) if cursor else met
        ordered = after.order_by(*(key.ordered() for key in order)).limit(size + 1)
        chosen = list(connection.execute(ordered).scalars())
    question = sa.select(*columns, *keys).where(incidents.c.key.in_(chosen))
    question = question.order_by(*(key.ordered() for key in order))
    found = connection.execute(question).mappings().all()
    items = tuple(stored_incident(connection, row, wanted.as_known) for row in found[:size])
    more = cursors.encoded(order, found[size - 1]) if len(found) > size > 0 else None
    return IncidentPage(items=items, next=more)


def first_dated(
    connection: sa.Connection, met: sa.Select[int], wanted: IncidentFilter, size: int
) -> list[int]:
    """The beginning of the list, which an index gives at once while no incident without a day is reached."""
    day = incidents.c.earliest
    ordered = day.desc() if wanted.newest_first else day.asc()
    question = met.where(day.is_not(None)).order_by(ordered, incidents.c.id).limit(size)
    return list(connection.execute(question).scalars())


def count(connection: sa.Connection, wanted: IncidentFilter, dialect: Dialect) -> int:
    matching = sa.select(sa.func.count()).select_from(incidents)
    return connection.execute(matching.where(*incident_conditions(wanted, dialect))).scalar_one()


def stored_incident(
    connection: sa.Connection, row: sa.RowMapping, as_known: dt.date | None
) -> StoredIncident:
    incident = Incident.model_validate_json(row["record"])
    first, last = row["first_known"], row["last_known"]
    if as_known is not None and last > as_known:
        incident, last = as_it_was_known(connection, incident, as_known), as_known
    return StoredIncident(incident=incident, first_known=first, last_known=last)


def incident(
    connection: sa.Connection, beginning: str, as_known: dt.date | None = None
) -> StoredIncident:
    """The incident with this id, or the only one whose id begins so, or what became of a former id."""
    columns = sa.select(incidents.c.id, *(incidents.c[name] for name in STORED))
    exact = columns.where(incidents.c.id == beginning)
    similar = columns.where(incidents.c.id.startswith(beginning, autoescape=True))
    for question in (exact, similar.order_by(incidents.c.id)):
        found = connection.execute(question.limit(LISTED)).mappings().all()
        if len(found) == 1:
            return of_that_day(connection, found[0], as_known)
        if found:
            listed = ", ".join(row["id"] for row in found)
            raise StoreError(
                f'"{beginning}": more than one incident begins so: {listed}\n  next: give more of it'
            )
    return successor(connection, beginning, as_known)


def of_that_day(
    connection: sa.Connection, row: sa.RowMapping, as_known: dt.date | None
) -> StoredIncident:
    if as_known is not None and row["first_known"] > as_known:
        raise StoreError(
            f'"{row["id"]}": not known yet on {as_known}\n  next: ask as known from {row["first_known"]} on'
        )
    return stored_incident(connection, row, as_known)


def successor(connection: sa.Connection, former: str, as_known: dt.date | None) -> StoredIncident:
    """What an id that is no more was merged into; refused where it was split, with the parts named."""
    now = present_ids(connection, former)
    if len(now) == 1:
        return incident(connection, now[0], as_known)
    if now:
        raise StoreError(
            f'"{former}": this incident was split into {", ".join(now)}\n  next: ask for one of them'
        )
    raise StoreError(f'"{former}": no incident begins so\n  next: dateline incidents lists the ids')


def present_ids(connection: sa.Connection, former: str) -> list[str]:
    """The incidents of today that an earlier id led to, through every merge and split."""
    reached, open_ends = {former}, [former]
    while open_ends:
        led = sa.select(incident_history.c.after).where(incident_history.c.before.in_(open_ends))
        open_ends = [i for i in set(connection.execute(led).scalars()) if i not in reached]
        reached.update(open_ends)
    alive = sa.select(incidents.c.id).where(incidents.c.id.in_(reached))
    return sorted(connection.execute(alive).scalars())


def reports_of(connection: sa.Connection, incident_id: str) -> tuple[StoredReport, ...]:
    """In the order in which they became known."""
    question = (
        asking.STORED_REPORT.join(incident_reports, incident_reports.c.report_id == reports.c.id)
        .join(incidents, incidents.c.key == incident_reports.c.incident_key)
        .where(incidents.c.id == incident_id)
        .order_by(articles.c.known_on, articles.c.id, reports.c.position)
    )
    return tuple(map(asking.stored_report, connection.execute(question).mappings()))


def changes_of(connection: sa.Connection, incident_id: str) -> tuple[IncidentChange, ...]:
    question = (
        sa.select(incident_changes.c.record)
        .distinct()
        .join(incident_history)
        .where(
            sa.or_(
                incident_history.c.before == incident_id, incident_history.c.after == incident_id
            )
        )
        .add_columns(incident_changes.c.key)
        .order_by(incident_changes.c.key)
    )
    return tuple(
        IncidentChange.model_validate_json(record) for record, _ in connection.execute(question)
    )


def incident_id_of(connection: sa.Connection, report_id: str) -> str | None:
    """The incident that the report was judged to tell; none before it is linked."""
    question = (
        sa.select(incidents.c.id)
        .join(incident_reports)
        .where(incident_reports.c.report_id == report_id)
    )
    return connection.execute(question).scalar()


MARKED = tuple(Marker.model_fields)


def markers(
    connection: sa.Connection, wanted: IncidentFilter, dialect: Dialect
) -> Sequence[Marker]:
    """The points of a map, newest days last; incidents without coordinates have none."""
    question = (
        sa.select(*(incidents.c[name] for name in MARKED))
        .where(incidents.c.latitude.is_not(None), incidents.c.longitude.is_not(None))
        .where(*incident_conditions(wanted, dialect))
        .order_by(UNDATED, DAY, incidents.c.id)
        .limit(wanted.limit)
    )
    return [Marker.model_validate(row) for row in connection.execute(question).mappings()]


def daily(
    connection: sa.Connection,
    first_day: dt.date | None = None,
    last_day: dt.date | None = None,
    country: str | None = None,
    admin1: str | None = None,
) -> tuple[DailyCount, ...]:
    asked = {"country": country, "admin1": admin1}
    question = sa.select(daily_counts).where(
        *(daily_counts.c[name] == value for name, value in asked.items() if value is not None)
    )
    if first_day:
        question = question.where(daily_counts.c.day >= first_day)
    if last_day:
        question = question.where(daily_counts.c.day <= last_day)
    ordered = question.order_by(*daily_counts.primary_key.columns)
    return tuple(map(DailyCount.model_validate, connection.execute(ordered).mappings()))
