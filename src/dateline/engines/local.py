"""The local engine: a function over many pages, on the processors of this machine.

Results come in the order of the pages, and memory does not grow with their number. What goes wrong with one page
(an error, a dead process, a passed deadline) leaves a `SetAside` in its place. With one worker everything runs in
this process, where an error is caught but no deadline can be kept.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dateline.engines.attempts import attempt
from dateline.engines.crew import in_processes, pack
from dateline.engines.engine import Engine
from dateline.errors import ConfigError
from dateline.records import Article, Page, Reading, SetAside

Source = str | bytes | Path | Page | SetAside
"""What can be read; a `SetAside` stands for a page that was lost before, and keeps its place."""

Job = TypeVar("Job")
Result = TypeVar("Result")

GATE = "gate"
DEADLINE_S = 60.0
"""Far more than any page of news takes; what needs longer is broken or hostile."""


def map_pages(
    function: Callable[[Job], Result],
    jobs: Iterable[Job],
    workers: int | None = None,
    deadline_s: float = DEADLINE_S,
    warm_up: Callable[[], object] | None = None,
) -> Iterator[Result | SetAside]:
    """`function` of every job, in order. `warm_up` runs once in each worker, outside of any page's deadline."""
    number = workers if workers is not None else available_processors()
    if number < 1:
        raise ConfigError(f"workers: {number}\n  allowed: 1 or more\n  next: leave it out for all")
    if number == 1:
        return in_this_process(function, jobs, warm_up)
    return in_processes(pack((function, warm_up)), jobs, number, deadline_s)


@dataclass(frozen=True)
class LocalEngine(Engine):
    """The processors of this machine, by default all that may be used."""

    workers: int | None = None

    def map(
        self,
        function: Callable[[Job], Result],
        jobs: Iterable[Job],
        warm_up: Callable[[], object] | None = None,
    ) -> Iterator[Result | SetAside]:
        return map_pages(function, jobs, self.workers, warm_up=warm_up)


def in_this_process(
    function: Callable[[Job], Result],
    jobs: Iterable[Job],
    warm_up: Callable[[], object] | None,
) -> Iterator[Result | SetAside]:
    if warm_up:
        warm_up()
    for job in jobs:
        yield attempt(function, job)


def available_processors() -> int:
    """Those that this process may use, which in a container are fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_many(
    sources: Iterable[Source], workers: int | None = None, relevant_only: bool = False
) -> Iterator[Reading]:
    """Read each source as `dateline.read` would; one that cannot be read gives an `unreadable` reading.

    With `relevant_only` so does one that the gate declines.
    """
    function = read_relevant if relevant_only else read_source
    results = map_pages(function, sources, workers, warm_up=warm_up)
    return (reading_or_loss(result) for result in results)


def reading_or_loss(result: Reading | SetAside) -> Reading:
    return result if isinstance(result, Reading) else unreadable(result)


def read_source(source: Source) -> Reading:
    """The pipeline is looked up in the worker, so that the parent need not load it."""
    if isinstance(source, SetAside):
        return unreadable(source)
    from dateline import pipeline  # noqa: PLC0415

    if isinstance(source, Page):
        return pipeline.read_page(source)
    return pipeline.read(source)


def read_relevant(source: Source) -> Reading:
    """As `read_source`, but a page that hardly can report an event is declined by the gate, unread."""
    from dateline.analysis.gate import LONGEST_READ, gate  # noqa: PLC0415

    if isinstance(source, SetAside):
        return unreadable(source)
    if isinstance(source, Page):
        page = source
    elif isinstance(source, Path):
        with source.open("rb") as file:
            page = Page(content=file.read(LONGEST_READ))
    else:
        page = Page(content=source)
    verdict = gate(page)
    if verdict.passes:
        return read_source(source)
    return unreadable(SetAside(stage=GATE, reason=verdict.reason))


def is_declined(reading: Reading) -> bool:
    """Whether the gate left it unread."""
    return is_unreadable(reading) and reading.set_aside[0].stage == GATE


def warm_up() -> None:
    """Models and gazetteer, before any page's time is counted."""
    from dateline.knowledge.base import load_knowledge  # noqa: PLC0415

    load_knowledge("en")


def unreadable(reason: SetAside | str) -> Reading:
    """The reading of a page that could not be read: no text, and one `SetAside` that says why."""
    item = reason if isinstance(reason, SetAside) else SetAside(stage="acquisition", reason=reason)
    return Reading(
        article=Article(
            id=hashlib.sha256(item.reason.encode()).hexdigest()[:16],
            url=None,
            outlet=None,
            title=None,
            authors=(),
            language=None,
            published=None,
            tags=(),
            text="",
            blocks=(),
        ),
        set_aside=(item,),
    )


def is_unreadable(reading: Reading) -> bool:
    return not reading.article.text and len(reading.set_aside) == 1
