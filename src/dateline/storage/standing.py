"""How a store stands, in numbers that are quick to get: for those who watch over it."""

from collections.abc import Mapping

import sqlalchemy as sa

from dateline.storage.feed_schema import addresses, feeds
from dateline.storage.incident_schema import incidents
from dateline.storage.judgement_schema import judgements
from dateline.storage.schema import articles, reports, runs, set_aside
from dateline.storage.shard_schema import shards


def standing(connection: sa.Connection) -> Mapping[str, int]:
    """What there is, what waits, what did not end, by a name of its own each."""
    counted: dict[str, tuple[sa.Table, sa.ColumnElement[bool] | None]] = {
        "articles": (articles, None),
        "reports": (reports, None),
        "reports_waiting_to_be_linked": (reports, reports.c.linked.is_(None)),
        "incidents": (incidents, None),
        "judgements": (judgements, None),
        "pages_not_readable": (set_aside, set_aside.c.article_id.is_(None)),
        "feeds": (feeds, None),
        "feeds_failing": (feeds, feeds.c.failures > 0),
        "addresses_waiting": (addresses, addresses.c.state == "waiting"),
        "addresses_given_up": (addresses, addresses.c.state == "given up"),
        "runs": (runs, None),
        "runs_without_end": (runs, runs.c.finished_at.is_(None)),
        "shards_finished": (shards, shards.c.finished_at.is_not(None)),
        "shards_without_end": (shards, shards.c.finished_at.is_(None)),
    }
    return {name: count(connection, *what) for name, what in counted.items()}


def count(
    connection: sa.Connection, table: sa.Table, condition: sa.ColumnElement[bool] | None
) -> int:
    question = sa.select(sa.func.count()).select_from(table)
    question = question if condition is None else question.where(condition)
    return connection.execute(question).scalar_one()
