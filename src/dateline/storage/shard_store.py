"""The part of a store that is written to by the shard: pages by the batch, each batch once.

With a batch goes, in the same transaction, how far the shard has come. A shard that is taken up again, by whomever,
goes on from there; a reader that was given up for lost and comes back late finds that another has gone on, and its
batch is refused whole.
"""

import json
import socket
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from pydantic import Field

from dateline.engines.local import is_declined, is_unreadable, unreadable
from dateline.errors import SourceError
from dateline.records import Article, Reading, Record, SetAside
from dateline.storage import writing
from dateline.storage.copying import note_prints
from dateline.storage.incident_writing import in_batches
from dateline.storage.records import Addition, Run
from dateline.storage.rows import check_storable, now
from dateline.storage.shard_schema import shards
from dateline.storage.transactions import Transactions

OUTCOMES = {
    Addition.ADDED: "added",
    Addition.REPLACED: "replaced",
    Addition.UNCHANGED: "unchanged",
}
LEFT = "left: "
"""Before the reason for which the gate left pages unread, among the counts."""


class ReadPage(NamedTuple):
    """A page by the name it is remembered by, and what was read from it."""

    name: str
    reading: Reading


class ShardState(Record):
    """How far a shard has come, in pages and by what became of them."""

    id: str
    position: int = 0
    counts: Mapping[str, int] = Field(default_factory=dict)
    finished: bool = False


class ShardMovedError(Exception):
    """Somebody else has gone on with the shard."""


class ShardStore(Transactions):
    def begin_shard(self, shard_id: str, name: str, run: Run) -> ShardState:
        """Where to go on: at the beginning of a shard that is new."""

        def begin(connection: sa.Connection) -> ShardState:
            self._dialect.lock_page(connection, shard_id)
            row = connection.execute(sa.select(shards).where(shards.c.id == shard_id)).first()
            if row is None:
                new = {"id": shard_id, "name": name, "position": 0, "counts": "{}"}
                about = {"run_id": run.id, "node": socket.gethostname(), "started_at": now()}
                connection.execute(sa.insert(shards).values({**new, **about}))
                return ShardState(id=shard_id)
            return ShardState(
                id=shard_id,
                position=row.position,
                counts=json.loads(row.counts),
                finished=row.finished_at is not None,
            )

        return self._write(begin)

    def add_batch(
        self, state: ShardState, pages: Sequence[ReadPage], run: Run, finished: bool = False
    ) -> ShardState:
        """Store the next pages of a shard, all or none. Raises `ShardMovedError` when they are not the next."""
        checked = [storable(page) for page in pages]

        def put(connection: sa.Connection) -> ShardState:
            counts = Counter(state.counts) + put_pages(connection, self._dialect, checked, run.id)
            after = ShardState(
                id=state.id,
                position=state.position + len(pages),
                counts=dict(counts),
                finished=finished,
            )
            advance(connection, state, after)
            return after

        return self._write(put)

    def finished_shards(self, ids: Collection[str]) -> dict[str, ShardState]:
        """Those of these shards that need no reading."""

        def ask(connection: sa.Connection) -> dict[str, ShardState]:
            found = {}
            question = sa.select(shards).where(shards.c.finished_at.is_not(None))
            for batch in in_batches(ids):
                for row in connection.execute(question.where(shards.c.id.in_(batch))):
                    counts = json.loads(row.counts)
                    found[row.id] = ShardState(
                        id=row.id, position=row.position, counts=counts, finished=True
                    )
            return found

        return self._ask(ask)


def storable(page: ReadPage) -> ReadPage:
    try:
        check_storable(page.reading.article)
    except SourceError as problem:
        item = SetAside(stage="storage", reason=str(problem).splitlines()[0])
        return ReadPage(page.name, unreadable(item))
    return page


def put_pages(
    connection: sa.Connection, dialect: Any, pages: Iterable[ReadPage], run_id: str
) -> Counter[str]:
    """Locked in one order, so that two writers with the same pages do not wait for each other for ever."""
    kept = [page for page in pages if not is_declined(page.reading)]
    for key in sorted({lock_of(page) for page in kept}):
        dialect.lock_page(connection, key)
    counts = Counter(LEFT + p.reading.set_aside[0].reason for p in pages if is_declined(p.reading))
    added: list[Article] = []
    for name, reading in kept:
        if is_unreadable(reading):
            writing.add_unread(connection, name, reading.set_aside[0], run_id)
            counts["unread"] += 1
            continue
        outcome = writing.add_reading(connection, reading, run_id, name, in_any_order=True)
        counts[OUTCOMES[outcome]] += 1
        counts["reports"] += len(reading.reports) if outcome else 0
        if outcome is Addition.ADDED:
            added.append(reading.article)
    if added:
        note_prints(connection, added)
    return counts


def lock_of(page: ReadPage) -> str:
    return page.name if is_unreadable(page.reading) else page.reading.article.id


def advance(connection: sa.Connection, before: ShardState, after: ShardState) -> None:
    change = (
        sa.update(shards)
        .where(shards.c.id == before.id, shards.c.position == before.position)
        .where(shards.c.finished_at.is_(None))
        .values(
            position=after.position,
            counts=json.dumps(dict(after.counts)),
            node=socket.gethostname(),
            finished_at=now() if after.finished else None,
        )
    )
    if connection.execute(change).rowcount != 1:
        raise ShardMovedError(before.id)
