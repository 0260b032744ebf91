"""A store of readings: what was read, what it says, what was declined.

Adding a page is one transaction: it is in the store whole, or not at all, whatever happens to the process. The same
page read again with the same result changes nothing; with another result (a newer coder) its reports are replaced.
Questions are answered from the last commit and never wait for a writer.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa

from dateline.logs import event
from dateline.records import Article, Reading, SetAside
from dateline.storage import asking, counting, runs, standing, writing
from dateline.storage.copying import note_prints
from dateline.storage.coverage_records import Coverage
from dateline.storage.feed_store import FeedStore
from dateline.storage.incident_records import ArticleFilter
from dateline.storage.incident_store import ALL_ARTICLES, IncidentStore
from dateline.storage.judgement_store import JudgementStore
from dateline.storage.opening import connect
from dateline.storage.records import (
    Addition,
    EventFilter,
    Run,
    StoredPlace,
    StoredReport,
    UnreadPage,
)
from dateline.storage.rows import check_storable
from dateline.storage.shard_store import ShardStore

EVERYTHING = EventFilter()


def open_store(url_or_path: str | Path, create: bool = True) -> "Store":
    """Open a file (SQLite) or a database address (PostgreSQL), made or migrated if need be."""
    return Store(*connect(url_or_path, create))


class Store(FeedStore, IncidentStore, JudgementStore, ShardStore):
    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        self.close()

    def begin_run(self, command: str, settings: Mapping[str, Any] | None = None) -> Run:
        """Note that a command starts to write; pages are added under its run."""
        run = self._write(lambda connection: runs.begin(connection, command, settings or {}))
        event("run begins", run=run.id, command=command, code=run.versions["code"])
        return run

    def finish_run(self, run: Run, counts: Mapping[str, int]) -> None:
        self._write(lambda connection: runs.finish(connection, run, counts))
        event("run ends", run=run.id, command=run.command, **counts)

    def add(self, reading: Reading, run: Run, source: str | None = None) -> Addition:
        """Store what was read from one page; `source` is where the page lay. False when nothing changed."""
        check_storable(reading.article)

        def put(connection: sa.Connection) -> Addition:
            self._dialect.lock_page(connection, reading.article.id)
            done = writing.add_reading(connection, reading, run.id, source)
            if done is Addition.ADDED:
                note_prints(connection, [reading.article])
            return done

        return self._write(put)

    def add_set_aside(self, source: str, item: SetAside, run: Run) -> bool:
        """Note that the page at `source` could not be read, and why. False when that is known."""

        def put(connection: sa.Connection) -> bool:
            self._dialect.lock_page(connection, source)
            return writing.add_unread(connection, source, item, run.id)

        return self._write(put)

    def events(self, wanted: EventFilter = EVERYTHING) -> Iterator[StoredReport]:
        """The reports asked for, by day, those without a day last."""
        with self._explained(), self._engine.connect() as connection:
            yield from asking.events(connection, wanted, self._dialect)

    def count(self, wanted: EventFilter = EVERYTHING) -> int:
        """How many reports meet the filter, whatever its limit."""
        return self._ask(lambda connection: asking.count(connection, wanted, self._dialect))

    def report(self, beginning: str) -> StoredReport:
        """One report by its id, or by enough of the beginning of it."""
        return self._ask(lambda connection: asking.report(connection, beginning))

    def places(self, name: str) -> tuple[StoredPlace, ...]:
        """Where events of the store happened, of exactly this name in any spelling; the commonest first."""
        return self._ask(lambda connection: asking.places(connection, name))

    def article(self, article_id: str) -> Article:
        return self._ask(lambda connection: asking.article(connection, article_id))

    def article_ids(self) -> tuple[str, ...]:
        return self._ask(asking.article_ids)

    def reading(self, article_id: str) -> Reading:
        """All that was said about one page, exactly as it was added."""
        return self._ask(lambda connection: asking.reading(connection, article_id))

    def unread(self) -> tuple[UnreadPage, ...]:
        """The pages that could not be read, each with its reason."""
        return self._ask(asking.unread)

    def run(self, run_id: str) -> Run | None:
        """None when this is not the store that the run writes to."""
        return self._ask(lambda connection: runs.run(connection, run_id))

    def run_of(self, article_id: str) -> Run:
        """The run whose code and knowledge made the reading of this page."""
        return self._ask(lambda connection: runs.run_of_article(connection, article_id))

    def runs(self) -> tuple[Run, ...]:
        return self._ask(runs.every)

    def standing(self) -> Mapping[str, int]:
        """What there is, what waits, what did not end: numbers for those who watch over a store."""
        return self._ask(standing.standing)

    def coverage(self, wanted: ArticleFilter = ALL_ARTICLES, place: str | None = None) -> Coverage:
        """What was read, from whom, on which days, of which provinces, and what was declined.

        With `place` only reports of it count, words of its name or province; the pages stay all that were read, so
        that days on which nothing was told of it are told from days on which nobody was read.
        """
        return self._ask(lambda c: counting.coverage(c, wanted, place, self._dialect))
