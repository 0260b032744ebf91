"""SQLite: write-ahead log, so readers see the last commit and never wait; full-text search through FTS5.

A transaction that means to write says so at once (`BEGIN IMMEDIATE`): writers then queue for the lock, where plain
`BEGIN` would let two of them read first and fail one when it comes to writing. `synchronous=FULL` makes a commit
survive a power cut as well as a killed process; at the speed pages are read its cost does not show.
"""

import math
import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from dateline.errors import StoreError

WAIT_S = 60.0
"""How long a writer queues for another before it gives up."""
WRITERS_CACHE_KB = 65_536
"""Linking looks up reports all over a large file; with the 2 MB of the default nearly every look is a read."""


class SQLite:
    of_linking: Mapping[str, Any] = MappingProxyType({})

    def engine(self, url: sa.URL) -> sa.Engine:
        if url.database in (None, "", ":memory:"):
            raise StoreError(
                "a store in memory cannot be shared or kept\n  next: give it a file, such as events.db"
            )
        engine = sa.create_engine(url, connect_args={"timeout": WAIT_S})
        event.listen(engine, "connect", prepare_connection)
        event.listen(engine, "begin", begin)
        return engine

    def exists(self, url: sa.URL) -> bool:
        file = Path(url.database or "")
        return file.is_file() and file.stat().st_size > 0

    def lock_schema(self, connection: sa.Connection) -> None:
        """Nothing more: the write transaction is the lock."""

    def lock_page(self, connection: sa.Connection, article_id: str) -> None:
        """Nothing more: the write transaction is the lock."""

    def lock_linking(self, connection: sa.Connection) -> None:
        """Nothing more: the write transaction is the lock."""

    def contains_words(self, column: sa.Column[str], words: str) -> sa.ColumnElement[bool]:
        quoted = " ".join(f'"{word}"' for word in words.split())
        matching = sa.text("SELECT rowid FROM reports_search WHERE reports_search MATCH :words")
        found = matching.bindparams(words=quoted).columns(sa.column("rowid", sa.Integer))
        return column.table.c.key.in_(found)


def prepare_connection(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # `begin` below says when a transaction starts
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")
    switch_to_wal(connection)
    for name, function in (("sin", math.sin), ("cos", math.cos)):
        connection.create_function(name, 1, null_safe(function), deterministic=True)


def switch_to_wal(connection: sqlite3.Connection) -> None:
    """Nothing when it is done already; two processes that both create the file take turns."""
    give_up = time.monotonic() + WAIT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as problem:
            if "locked" not in str(problem) or time.monotonic() > give_up:
                raise
            time.sleep(0.02)
        else:
            return


def null_safe(function: Any) -> Any:
    """Not every SQLite is built with trigonometry, so it is lent Python's."""
    return lambda number: None if number is None else function(number)


def begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    if writes:
        connection.exec_driver_sql(f"PRAGMA cache_size=-{WRITERS_CACHE_KB}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
