"""From pages to a store: read each, add it, count; then link what is new. A page counts as stored when its transaction
is through.

What cannot be read is noted with its reason and the work goes on. Stopped half-way and started again, the pages that
were stored are recognised and nothing is counted twice.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.acquisition.page_source import PageSource
from dateline.analysis.gate import LONGEST_READ, gate
from dateline.engines.local import Source, is_unreadable, read_many
from dateline.errors import SourceError
from dateline.records import Page, Reading, Record, SetAside
from dateline.storage.records import Addition, Run
from dateline.storage.store import Store

OUTCOMES = {
    Addition.ADDED: "added",
    Addition.REPLACED: "replaced",
    Addition.UNCHANGED: "unchanged",
}


class Summary(Record):
    """How a run went, in pages; `reports` are those of the pages added or replaced."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    unread: int = 0
    reports: int = 0
    incidents: int = 0
    """Incidents that are new, or other than before, or gone."""

    @property
    def pages(self) -> int:
        return self.added + self.replaced + self.unchanged + self.unread


def say_nothing(_source: PageSource) -> None:
    """For callers who do not watch."""


def ingest(
    store: Store,
    sources: Iterable[PageSource],
    *,
    command: str = "ingest",
    workers: int | None = None,
    settings: Mapping[str, Any] | None = None,
    notice: Callable[[PageSource], None] = say_nothing,
) -> Summary:
    """Read the sources and add them; `notice` hears of each page after it is safely stored.

    Sources may come without end: only those that are being read are held.
    """
    run = store.begin_run(command, settings)
    counts: Counter[str] = Counter()
    for source, reading in readings_of(sources, workers):
        counts += add(store, source, reading, run)
        notice(source)
    linked = store.link()
    summary = Summary.model_validate({**counts, "incidents": linked.changed})
    store.finish_run(run, summary.model_dump())
    return summary


def relevant(sources: Iterable[PageSource], declined: Counter[str]) -> Iterator[PageSource]:
    """The sources that the gate lets through; the others are counted by their reason. Losses always pass."""
    for source in sources:
        content = source.content
        verdict = None if isinstance(content, SetAside) else gate(page_of(content))
        if verdict is None or verdict.passes:
            yield source
        else:
            declined[verdict.reason] += 1


def page_of(content: Path | bytes | Page) -> Page:
    """Enough of a page to be judged; what cannot be opened is for the reader to complain of."""
    if isinstance(content, Page):
        return content
    if isinstance(content, bytes):
        return Page(content=content)
    try:
        with content.open("rb") as file:
            return Page(content=file.read(LONGEST_READ))
    except OSError:
        return Page(content=b"")


def readings_of(
    sources: Iterable[PageSource], workers: int | None
) -> Iterator[tuple[PageSource, Reading]]:
    """Each source with what was read from it, in order; the engine takes a few sources on beforehand."""
    taken_on: deque[PageSource] = deque()

    def contents() -> Iterator[Source]:
        for source in sources:
            taken_on.append(source)
            yield source.content

    for reading in read_many(contents(), workers):
        yield taken_on.popleft(), reading


def add(store: Store, source: PageSource, reading: Reading, run: Run) -> Counter[str]:
    if is_unreadable(reading):
        return add_unread(store, source, reading.set_aside[0], run)
    try:
        outcome = store.add(reading, run, source.name)
    except SourceError as problem:
        reason = str(problem).splitlines()[0]
        return add_unread(store, source, SetAside(stage="storage", reason=reason), run)
    new = len(reading.reports) if outcome else 0
    return Counter({OUTCOMES[outcome]: 1, "reports": new})


def add_unread(store: Store, source: PageSource, item: SetAside, run: Run) -> Counter[str]:
    store.add_set_aside(source.name, item, run)
    return Counter(unread=1)
