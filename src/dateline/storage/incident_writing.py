"""Putting incidents into the store, inside the transaction of the caller.

What linking gives for some reports takes the place of what it gave before for the same; incidents that did not change
are not touched. The counts by day of the days concerned are made anew from the incidents in the same transaction, so
they can never tell another number than the incidents do.
"""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

import sqlalchemy as sa

from dateline.incidents import Incident, IncidentChange
from dateline.storage import incident_rows as rows
from dateline.storage.bulk import insert_rows
from dateline.storage.incident_schema import (
    CHANGED,
    daily_counts,
    incident_changes,
    incident_history,
    incident_parties,
    incident_reports,
    incidents,
    link_marks,
    statements,
)
from dateline.storage.rows import Row, now
from dateline.storage.schema import articles, reports

AT_A_TIME = 500
T = TypeVar("T")


def in_batches(items: Collection[T], size: int = AT_A_TIME) -> Iterator[list[T]]:
    """Few enough values for one statement of any database."""
    listed = list(items)
    return (listed[start : start + size] for start in range(0, len(listed), size))


def put_incidents(
    connection: sa.Connection,
    made: Sequence[Incident],
    gone: Iterable[str] = (),
    changes: Sequence[IncidentChange] = (),
    components: Mapping[str, str] = MappingProxyType({}),
) -> int:
    """Store the incidents, forget those of `gone`; how many were new, changed or forgotten.

    `components` is incident id -> what all incidents that hang together with it have in common.
    """
    number, days = replace_incidents(connection, made, gone, components)
    settle(connection, number, days, changes, components)
    return number


def settle(
    connection: sa.Connection,
    number: int,
    days: Collection[dt.date],
    changes: Sequence[IncidentChange],
    components: Mapping[str, str],
) -> None:
    """What is done once after so many incidents were replaced."""
    mark_components(connection, components)
    count_days(connection, days)
    record_changes(connection, changes)
    if number:
        mark_changed(connection)


def replace_incidents(
    connection: sa.Connection,
    made: Sequence[Incident],
    gone: Iterable[str] = (),
    components: Mapping[str, str] = MappingProxyType({}),
) -> tuple[int, set[dt.date]]:
    """How many were new, changed or forgotten, and the days that have to be counted anew."""
    known = days_known(connection, {report for one in made for report in one.report_ids})
    stored = digests(connection, [*(one.id for one in made), *gone])
    changed = [one for one in made if stored.get(one.id) != rows.digest_of(one)]
    leaving = (set(gone) - {one.id for one in made}) & set(stored)
    replaced = leaving | {one.id for one in changed if one.id in stored}
    days = days_of(connection, replaced)
    remove(connection, replaced)
    days |= insert(connection, changed, known, components)
    return len(changed) + len(leaving), days


def mark_changed(connection: sa.Connection) -> None:
    """So that who keeps something made of the incidents sees that it is old."""
    mark = {"value": uuid.uuid4().hex}
    done = connection.execute(
        sa.update(link_marks).where(link_marks.c.name == CHANGED).values(mark)
    )
    if not done.rowcount:
        connection.execute(sa.insert(link_marks).values(name=CHANGED, **mark))


def days_known(connection: sa.Connection, report_ids: Collection[str]) -> Mapping[str, dt.date]:
    """The first day on which each report could be known."""
    found: dict[str, dt.date] = {}
    first = sa.func.min(articles.c.known_on)
    question = sa.select(reports.c.id, first).join_from(reports, articles).group_by(reports.c.id)
    for batch in in_batches(report_ids):
        told = connection.execute(question.where(reports.c.id.in_(batch)))
        found.update((report_id, day) for report_id, day in told)
    return found


def digests(connection: sa.Connection, ids: Collection[str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for batch in in_batches(ids):
        question = sa.select(incidents.c.id, incidents.c.digest).where(incidents.c.id.in_(batch))
        found.update((incident_id, digest) for incident_id, digest in connection.execute(question))
    return found


def days_of(connection: sa.Connection, ids: Collection[str]) -> set[dt.date]:
    found: set[dt.date] = set()
    for batch in in_batches(ids):
        question = sa.select(incidents.c.day).where(incidents.c.id.in_(batch))
        found.update(day for day in connection.execute(question).scalars() if day)
    return found


def remove(connection: sa.Connection, ids: Collection[str]) -> None:
    """Their parts go with them."""
    for batch in in_batches(ids):
        connection.execute(sa.delete(incidents).where(incidents.c.id.in_(batch)))


def insert(
    connection: sa.Connection,
    made: Sequence[Incident],
    known: Mapping[str, dt.date],
    components: Mapping[str, str],
) -> set[dt.date]:
    """The days on which the new incidents count."""
    days: set[dt.date] = set()
    for batch in in_batches(made):
        new = [rows.incident_row(one, known, components.get(one.id)) for one in batch]
        returning = sa.insert(incidents).returning(incidents.c.key, sort_by_parameter_order=True)
        keys = connection.execute(returning, new).scalars().all()
        insert_parts(connection, list(zip(keys, batch, strict=True)), known)
        days |= {row["day"] for row in new if row["day"]}
    return days


def insert_parts(
    connection: sa.Connection,
    made: Sequence[tuple[int, Incident]],
    known: Mapping[str, dt.date],
) -> None:
    parts: dict[sa.Table, list[Row]] = {incident_reports: [], incident_parties: [], statements: []}
    for key, one in made:
        of_one = (rows.report_rows(one), rows.party_rows(one), rows.statement_rows(one, known))
        for table_rows, new in zip(parts.values(), of_one, strict=True):
            table_rows.extend({**row, "incident_key": key} for row in new)
    for table, table_rows in parts.items():
        insert_rows(connection, table, table_rows)


def mark_components(connection: sa.Connection, components: Mapping[str, str]) -> None:
    """Also of incidents that did not change themselves: what hangs together with them may have."""
    mark = sa.update(incidents).where(incidents.c.id == sa.bindparam("of"))
    known = sa.select(incidents.c.id, incidents.c.component)
    for batch in in_batches(components):
        rows = connection.execute(known.where(incidents.c.id.in_(batch))).all()
        new = [
            {"of": row.id, "component": components[row.id]}
            for row in rows
            if row.component != components[row.id]
        ]
        if new:
            connection.execute(mark, new)


def count_days(connection: sa.Connection, days: Collection[dt.date]) -> None:
    """Make the counts of these days anew."""
    killed_low = sa.func.coalesce(incidents.c.killed_low, incidents.c.killed_best, 0)
    killed_high = sa.func.coalesce(
        incidents.c.killed_high, incidents.c.killed_best, incidents.c.killed_low, 0
    )
    cell = (
        incidents.c.day,
        sa.func.coalesce(incidents.c.country, "").label("country"),
        sa.func.coalesce(incidents.c.admin1, "").label("admin1"),
        incidents.c.event_type,
        incidents.c.status,
    )
    counted = sa.select(
        *cell, sa.func.count(), sa.func.sum(killed_low), sa.func.sum(killed_high)
    ).group_by(incidents.c.day, sa.text("2"), sa.text("3"), *cell[3:])
    for batch in in_batches(days):
        connection.execute(sa.delete(daily_counts).where(daily_counts.c.day.in_(batch)))
        of_days = counted.where(incidents.c.day.in_(batch))
        connection.execute(
            sa.insert(daily_counts).from_select(list(daily_counts.c.keys()), of_days)
        )


def record_changes(connection: sa.Connection, changes: Sequence[IncidentChange]) -> None:
    for change in changes:
        row = {"kind": change.kind, "at": now(), "record": change.model_dump_json()}
        put = sa.insert(incident_changes).values(row).returning(incident_changes.c.key)
        key = connection.execute(put).scalar_one()
        led = [
            {"change_key": key, "before": before, "after": after}
            for before in dict.fromkeys(change.incident_ids)
            for after in dict.fromkeys(change.into_ids)
        ]
        insert_rows(connection, incident_history, led)
