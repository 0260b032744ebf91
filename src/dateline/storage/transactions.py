"""One question, one change: what every part of a store does with its database."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any, TypeVar

import sqlalchemy as sa

from dateline.storage.dialects import Dialect
from dateline.storage.opening import explained, shown

T = TypeVar("T")
ATTEMPTS = 5
GIVES_WAY = frozenset({"40P01", "40001"})
"""What PostgreSQL says of a deadlock, and of a snapshot that another writer has overtaken."""


class Transactions:
    def __init__(self, engine: sa.Engine, dialect: Dialect) -> None:
        self._engine = engine
        self._dialect = dialect

    def close(self) -> None:
        self._engine.dispose()

    def _explained(self) -> AbstractContextManager[None]:
        return explained(shown(self._engine.url))

    def _ask(self, question: Callable[[sa.Connection], T]) -> T:
        with self._explained(), self._engine.connect() as connection:
            return question(connection)

    def _write(self, change: Callable[[sa.Connection], T], **options: Any) -> T:
        """One transaction. Repeated when the server dropped the session, or ended it so that another could go on.

        `options` are those of SQLAlchemy's connections, such as another isolation.
        """
        with self._explained():
            for _ in range(ATTEMPTS - 1):
                try:
                    return self._in_transaction(change, options)
                except sa.exc.OperationalError as problem:
                    if not (problem.connection_invalidated or gives_way(problem)):
                        raise
            return self._in_transaction(change, options)

    def _in_transaction(
        self, change: Callable[[sa.Connection], T], options: Mapping[str, Any]
    ) -> T:
        with self._engine.execution_options(writes=True, **options).begin() as connection:
            return change(connection)


def gives_way(problem: sa.exc.DBAPIError) -> bool:
    """Whether the server chose this transaction to end a deadlock or a conflict: every change here can be repeated."""
    return getattr(problem.orig, "sqlstate", None) in GIVES_WAY
