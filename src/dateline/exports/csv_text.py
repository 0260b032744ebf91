"""CSV as every reader takes it: UTF-8, quotes doubled, one line a row, and no cell that a spreadsheet would run.

A text that begins like a formula (= + - @) is given an apostrophe before it, as OWASP advises: names and words come
from pages that anybody may write. Numbers are written as they are.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.exports.selection import Row

RUNS_IN_A_SPREADSHEET = re.compile(r"[\s\x00-\x1f\u200b-\u200f\ufeff]*[=+\-@＝＋－＠]")
BLANKS = re.compile(r"\s+")
ROWS_AT_A_TIME = 200
LIST_SEPARATOR = "; "


def csv_chunks(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    """A line of headings and a line for each row, some lines at a time."""
    return lines(([row.get(column) for column in columns] for row in rows), [columns])


def lines(rows: Iterable[Iterable[object]], head: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """`head` is written as it stands, the cells of the rows made safe."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows(head)
    for number, row in enumerate(rows, start=1):
        writer.writerow([cell(value) for value in row])
        if number % ROWS_AT_A_TIME == 0:
            yield taken(text)
    yield taken(text)


def taken(text: io.StringIO) -> bytes:
    written = text.getvalue().encode()
    text.seek(0)
    text.truncate()
    return written


def cell(value: object) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple):
        return safe(LIST_SEPARATOR.join(map(str, value)))
    return safe(str(value))


def safe(text: str) -> str:
    shown = BLANKS.sub(" ", text).strip()
    return f"'{shown}" if RUNS_IN_A_SPREADSHEET.match(shown) else shown
