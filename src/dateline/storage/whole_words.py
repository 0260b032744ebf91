"""Whether a name stands in a column of padded words, as a condition that PostgreSQL answers from an index.

Looking for " syrian army " inside a text reads the whole table. An index over the words of each row (migration 0008)
finds the few rows that hold them all, and only those are looked at for words side by side. SQLite reads an index that
holds nothing else, a tenth of the table.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class WholeWords(FunctionElement[bool]):
    """Of a column as `search.padded` fills it, and words as `search.words` gives them."""

    type = sa.Boolean()
    inherit_cache = True

    def __init__(self, column: sa.ColumnElement[str], looked_for: str) -> None:
        super().__init__(column, sa.literal(looked_for, sa.Text))


@compiles(WholeWords)
def by_text(element: WholeWords, compiler: Any, **options: Any) -> str:
    column, looked_for = (compiler.process(one, **options) for one in element.clauses)
    return f"(instr({column}, ' ' || {looked_for} || ' ') > 0)"


@compiles(WholeWords, "postgresql")
def by_index(element: WholeWords, compiler: Any, **options: Any) -> str:
    column, looked_for = (compiler.process(one, **options) for one in element.clauses)
    held = f"string_to_array({column}, ' ') @> string_to_array({looked_for}, ' ')"
    return f"({held} AND strpos({column}, ' ' || {looked_for} || ' ') > 0)"
