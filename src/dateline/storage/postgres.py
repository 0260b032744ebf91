"""PostgreSQL: several writers, row locks of its own; full-text search as an index over arrays of words.

Its own text parser is left out on purpose: it splits words by the server's locale, so the same question could get
another answer than from SQLite. A dropped session is noticed before it is used (`pool_pre_ping`).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import array

from dateline.errors import StoreError
from dateline.storage.incident_schema import link_marks

SCHEMA_LOCK = 0x6461_7465
"""Any number, the same in every process: "date"."""


class PostgreSQL:
    of_linking: Mapping[str, Any] = MappingProxyType({"isolation_level": "REPEATABLE READ"})
    """A writer that changes a report in the meantime makes the linking start again, instead of being overlooked."""

    def engine(self, url: sa.URL) -> sa.Engine:
        try:
            return sa.create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
        except ModuleNotFoundError as problem:
            raise StoreError(
                "PostgreSQL needs a driver that is not installed\n"
                "  next: pip install 'dateline[postgres]'"
            ) from problem

    def exists(self, url: sa.URL) -> bool:
        """The server answers for the database when it is opened."""
        return True

    def lock_schema(self, connection: sa.Connection) -> None:
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(SCHEMA_LOCK)))

    def lock_page(self, connection: sa.Connection, article_id: str) -> None:
        key = sa.func.hashtextextended(article_id, 0)
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(key)))

    def lock_linking(self, connection: sa.Connection) -> None:
        """A lock on a table, since a question would already settle which moment the transaction sees."""
        connection.execute(sa.text(f"LOCK TABLE {link_marks.name} IN EXCLUSIVE MODE"))

    def contains_words(self, column: sa.Column[str], words: str) -> sa.ColumnElement[bool]:
        stored = sa.func.string_to_array(column, sa.literal_column("' '"))
        return stored.bool_op("@>")(sa.cast(array(words.split()), sa.ARRAY(sa.Text)))
