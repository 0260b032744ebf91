"""The screen: colours for people, none in a pipe; JSON as it is, never wrapped or cut."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

PIPE_WIDTH = 120
"""Columns of a table that goes to a file or another program, unless COLUMNS says otherwise."""


def screen(stderr: bool = False) -> "Console":
    from rich.console import Console  # noqa: PLC0415

    stream = sys.stderr if stderr else sys.stdout
    fixed = None if stream.isatty() or "COLUMNS" in os.environ else PIPE_WIDTH
    return Console(stderr=stderr, width=fixed, highlight=False, markup=False, emoji=False)


def plain_table(*headings: str, spaced: bool = False, title: str | None = None) -> "Table":
    """A table without frames; `spaced` puts a blank line between rows whose cells have several lines."""
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=SIMPLE_HEAD, leading=int(spaced), pad_edge=False, header_style="bold")
    table.title, table.title_justify, table.title_style = title, "left", "bold"
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def print_json(content: Any) -> None:
    json.dump(content, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def print_json_list(items: Iterable[Any]) -> None:
    """One valid JSON list, one item a line, written as the items come."""
    sys.stdout.write("[")
    for number, item in enumerate(items):
        sys.stdout.write(",\n" if number else "\n")
        json.dump(item, sys.stdout, ensure_ascii=False)
    sys.stdout.write("\n]\n")


@contextmanager
def progress(label: str, total: int | None) -> Iterator[Callable[[object], None]]:
    """A function to call after each step, which moves a bar on the error output if somebody watches."""
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = screen(stderr=True)
    bar = Progress(
        *columns,
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
        transient=True,
    )
    task = bar.add_task(label, total=total)

    def step(_done: object) -> None:
        bar.start()  # not before the first page: until then the gazetteer may show a bar of its own
        bar.advance(task)

    try:
        yield step
    finally:
        bar.stop()
