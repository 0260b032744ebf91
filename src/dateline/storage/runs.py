"""Runs: one row for each command that wrote, opened before its first page and closed after its last.

A run without an end was killed or is still at work; the pages it had added are whole all the same.
"""

import datetime as dt
import json
import uuid
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from dateline.errors import StoreError
from dateline.storage.records import Run
from dateline.storage.rows import now
from dateline.storage.schema import HEAD, articles, runs
from dateline.versions import versions


def begin(connection: sa.Connection, command: str, settings: Mapping[str, Any]) -> Run:
    run = Run(
        id=uuid.uuid4().hex,
        command=command,
        started_at=dt.datetime.fromisoformat(now()),
        settings=settings,
        versions={**versions(), "tables": HEAD},
    )
    connection.execute(sa.insert(runs).values(row_of(run)))
    return run


def finish(connection: sa.Connection, run: Run, counts: Mapping[str, int]) -> None:
    closing = sa.update(runs).where(runs.c.id == run.id)
    connection.execute(closing.values(finished_at=now(), counts=json.dumps(dict(counts))))


def every(connection: sa.Connection) -> tuple[Run, ...]:
    found = connection.execute(sa.select(runs).order_by(runs.c.started_at, runs.c.id))
    return tuple(run_of(row) for row in found.mappings())


def run(connection: sa.Connection, run_id: str) -> Run | None:
    found = connection.execute(sa.select(runs).where(runs.c.id == run_id)).mappings().first()
    return run_of(found) if found else None


def run_of_article(connection: sa.Connection, article_id: str) -> Run:
    asked = sa.select(runs).join(articles).where(articles.c.id == article_id)
    found = connection.execute(asked).mappings().first()
    if found is None:
        raise StoreError(f'"{article_id}": no such article in this store')
    return run_of(found)


def row_of(run: Run) -> dict[str, Any]:
    return {
        "id": run.id,
        "command": run.command,
        "started_at": run.started_at.isoformat(timespec="milliseconds"),
        "settings": json.dumps(dict(run.settings)),
        "versions": json.dumps(dict(run.versions)),
        "counts": json.dumps(dict(run.counts)),
    }


def run_of(row: sa.RowMapping) -> Run:
    parsed = {name: json.loads(row[name]) for name in ("settings", "versions", "counts")}
    return Run.model_validate({**row, **parsed})
