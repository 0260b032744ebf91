"""The queue of what is worth a person's look: incidents with a report that nobody has judged yet.

Least certain first (by the least confident of its reports), or most disputed, or newest; what is equal, newest first.
The queue is asked anew after every judgement, so it never shows what has been settled meanwhile.
"""

from collections.abc import Collection, Iterator
from enum import StrEnum

import sqlalchemy as sa

from dateline.storage import judging
from dateline.storage.incident_schema import incident_reports, incidents
from dateline.storage.incident_writing import in_batches
from dateline.storage.schema import reports


class Order(StrEnum):
    UNCERTAIN = "uncertain"
    DISPUTED = "disputed"
    NEWEST = "newest"


def queue(
    connection: sa.Connection, order: Order, limit: int, passed: Collection[str] = ()
) -> tuple[str, ...]:
    """The ids of the first incidents of the queue; reports in `passed` count as judged."""
    settled = judged(connection) | set(passed)
    found: list[str] = []
    for key, incident_id in ordered(connection, order):
        if len(found) == limit:
            break
        if not settled or not members(connection, key) <= settled:
            found.append(incident_id)
    return tuple(found)


def waiting(connection: sa.Connection) -> int:
    """How many incidents have a report that nobody has judged."""
    every = connection.execute(sa.select(sa.func.count()).select_from(incidents)).scalar_one()
    settled = judged(connection)
    concerned: set[int] = set()
    asked = sa.select(incident_reports.c.incident_key)
    for batch in in_batches(settled):
        of_batch = asked.where(incident_reports.c.report_id.in_(batch))
        concerned.update(connection.execute(of_batch).scalars())
    return every - sum(1 for key in concerned if members(connection, key) <= settled)


def judged(connection: sa.Connection) -> set[str]:
    return {r for judgement in judging.holding(connection) for r in judgement.report_ids}


def members(connection: sa.Connection, key: int) -> set[str]:
    told = sa.select(incident_reports.c.report_id).where(incident_reports.c.incident_key == key)
    return set(connection.execute(told).scalars())


def ordered(connection: sa.Connection, order: Order) -> Iterator[tuple[int, str]]:
    newest = (incidents.c.last_known.desc(), incidents.c.id)
    asked = sa.select(incidents.c.key, incidents.c.id)
    if order is Order.UNCERTAIN:
        asked = (
            asked.join(incident_reports)
            .join(reports, reports.c.id == incident_reports.c.report_id)
            .group_by(incidents.c.key)
            .order_by(sa.func.min(reports.c.confidence), *newest)
        )
    elif order is Order.DISPUTED:
        asked = asked.order_by(incidents.c.disputed.desc(), *newest)
    else:
        asked = asked.order_by(*newest)
    return ((key, incident_id) for key, incident_id in connection.execute(asked))
