"""What an id stands for: a report, an incident of today, or one of earlier that became others."""

from collections.abc import Iterable
from typing import Literal

import sqlalchemy as sa

from dateline.errors import StoreError
from dateline.records import Record
from dateline.storage.incident_asking import LISTED, present_ids
from dateline.storage.incident_schema import incident_history, incident_reports, incidents
from dateline.storage.incident_writing import in_batches
from dateline.storage.schema import reports


class Thing(Record):
    id: str
    kind: Literal["report", "incident"]
    report_ids: tuple[str, ...]
    """Itself, or those of the incidents."""
    incident_ids: tuple[str, ...]
    """Where its reports are today; none before they are linked, several after a split."""


def thing(connection: sa.Connection, beginning: str) -> Thing:
    """Whatever has this id, or the only one whose id begins so. Raises `StoreError` for none or several."""
    found = exactly(connection, beginning) or beginning_so(connection, beginning)
    if len(found) == 1:
        return made(connection, *found.popitem())
    reason = f"several ids begin so: {', '.join(sorted(found))}" if found else "nothing has this id"
    raise StoreError(
        f'"{beginning}": {reason}\n'
        "  allowed: the id of an incident, former ones included, or of a report, or enough of its beginning\n"
        "  next: `dateline incidents` and `dateline events` list them"
    )


BEARERS = (
    ("report", reports.c.id),
    ("incident", incidents.c.id),
    ("incident", incident_history.c.before),
)
Kind = Literal["report", "incident"]


def exactly(connection: sa.Connection, given: str) -> dict[str, str]:
    return found_where(connection, (column == given for _, column in BEARERS))


def beginning_so(connection: sa.Connection, given: str) -> dict[str, str]:
    return found_where(
        connection, (column.startswith(given, autoescape=True) for _, column in BEARERS)
    )


def found_where(
    connection: sa.Connection, conditions: Iterable[sa.ColumnElement[bool]]
) -> dict[str, str]:
    """Id -> kind."""
    found: dict[str, str] = {}
    for (kind, column), condition in zip(BEARERS, conditions, strict=True):
        asked = sa.select(column).where(condition).distinct().order_by(column).limit(LISTED)
        found.update(dict.fromkeys(connection.execute(asked).scalars(), kind))
    return found


def made(connection: sa.Connection, thing_id: str, kind: str) -> Thing:
    if kind == "report":
        told = incidents_of_report(connection, thing_id)
        return Thing(id=thing_id, kind="report", report_ids=(thing_id,), incident_ids=told)
    alive = tuple(present_ids(connection, thing_id))
    members = reports_of_incidents(connection, alive)
    return Thing(id=thing_id, kind="incident", report_ids=members, incident_ids=alive)


def incidents_of_report(connection: sa.Connection, report_id: str) -> tuple[str, ...]:
    asked = sa.select(incidents.c.id).join(incident_reports)
    told = asked.where(incident_reports.c.report_id == report_id)
    return tuple(connection.execute(told.order_by(incidents.c.id)).scalars())


def reports_of_incidents(connection: sa.Connection, ids: Iterable[str]) -> tuple[str, ...]:
    asked = sa.select(incident_reports.c.report_id).join(incidents)
    found: set[str] = set()
    for batch in in_batches(list(ids)):
        found.update(connection.execute(asked.where(incidents.c.id.in_(batch))).scalars())
    return tuple(sorted(found))
