"""Pages of a long list: a cursor names the last item seen, so a list that grows meanwhile repeats and skips nothing.

Items are ordered by columns that together are unique. A cursor is opaque to who uses it, and one that was not made here
for the same order is refused.
"""

import base64
import datetime as dt
import json
import operator
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dateline.errors import StoreError

LAST_DAY = dt.date.max
"""Stands for a day that is not known, which comes last."""


@dataclass(frozen=True, slots=True)
class Key:
    """One column of an order."""

    name: str
    column: sa.ColumnElement[Any]
    descends: bool = False

    def ordered(self) -> sa.ColumnElement[Any]:
        return self.column.desc() if self.descends else self.column.asc()

    def after(self, value: Any) -> sa.ColumnElement[bool]:
        compare = operator.lt if self.descends else operator.gt
        beyond: sa.ColumnElement[bool] = compare(self.column, value)
        return beyond


def after(order: Sequence[Key], cursor: str) -> sa.ColumnElement[bool]:
    """What comes behind the item that the cursor names."""
    seen = decoded(cursor, order)
    steps = [
        sa.and_(
            *(key.column == value for key, value in zip(order[:n], seen, strict=False)),
            order[n].after(seen[n]),
        )
        for n in range(len(order))
    ]
    return sa.or_(*steps)


def encoded(order: Sequence[Key], row: sa.RowMapping) -> str:
    values = {key.name: plain(row[key.name]) for key in order}
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def plain(value: Any) -> Any:
    return {"day": value.isoformat()} if isinstance(value, dt.date) else value


def decoded(cursor: str, order: Sequence[Key]) -> list[Any]:
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        found = [values[key.name] for key in order]
        return [dt.date.fromisoformat(v["day"]) if isinstance(v, dict) else v for v in found]
    except (ValueError, KeyError, TypeError) as problem:
        raise StoreError(
            f'"{cursor}": not a cursor of this list\n  next: begin without a cursor'
        ) from problem
