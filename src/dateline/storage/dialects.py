"""The few things two databases do differently, behind one small interface.

SQLite is the default: one file, one writer at a time, readers that never wait. PostgreSQL is for several writers.
Everything else in this package is the same SQLAlchemy Core for both.
"""

from collections.abc import Mapping
from typing import Any, Protocol

import sqlalchemy as sa

from dateline.errors import StoreError
from dateline.storage.postgres import PostgreSQL
from dateline.storage.sqlite import SQLite


class Dialect(Protocol):
    def engine(self, url: sa.URL) -> sa.Engine:
        """Connections as the store needs them."""

    def exists(self, url: sa.URL) -> bool:
        """Whether there is something to open, so that reading never creates a store."""

    def lock_schema(self, connection: sa.Connection) -> None:
        """Let one process at a time look at and migrate the tables."""

    def lock_page(self, connection: sa.Connection, article_id: str) -> None:
        """Let one process at a time write this page."""

    of_linking: Mapping[str, Any]
    """Options of the transaction of a linking, which must see one moment of the store."""

    def lock_linking(self, connection: sa.Connection) -> None:
        """Let one process at a time link; the first that a linking does."""

    def contains_words(self, column: sa.Column[str], words: str) -> sa.ColumnElement[bool]:
        """Whether every one of the blank-separated words stands in the column, through an index."""


DIALECTS: dict[str, Dialect] = {"sqlite": SQLite(), "postgresql": PostgreSQL()}


def dialect_of(url: sa.URL) -> Dialect:
    name = url.get_backend_name()
    if name not in DIALECTS:
        raise StoreError(
            f'"{url.render_as_string()}": there is no store for {name}\n'
            "  allowed: a file (SQLite) or postgresql+psycopg://user@host/database"
        )
    return DIALECTS[name]
