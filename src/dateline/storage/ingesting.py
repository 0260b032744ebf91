"""From pages to a store: read each, add it, count; then link what is new. A page counts as stored when its transaction
is through.

What cannot be read is noted with its reason and the work goes on. Stopped half-way and started again, the pages that
were stored are recognised and nothing is counted twice.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pydantic import Field

from dateline.acquisition.page_source import PageSource
from dateline.engines.local import Source, is_declined, is_unreadable, read_many
from dateline.errors import SourceError
from dateline.logs import warning
from dateline.records import Reading, Record, SetAside
from dateline.storage.records import Run
from dateline.storage.shard_store import LEFT, OUTCOMES
from dateline.storage.store import Store


class Summary(Record):
    """How a run went, in pages; `reports` are those of the pages added or replaced."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    unread: int = 0
    reports: int = 0
    incidents: int = 0
    """Incidents that are new, or other than before, or gone."""
    left: Mapping[str, int] = Field(default_factory=dict)
    """Pages that the gate left unread, by its reason."""

    @property
    def pages(self) -> int:
        """That were read, or should have been."""
        return self.added + self.replaced + self.unchanged + self.unread

    @property
    def counts(self) -> Mapping[str, int]:
        """For the record of the run."""
        return {**self.model_dump(exclude={"left"}), "left": sum(self.left.values())}


def summary_of(counts: Mapping[str, int], incidents: int) -> Summary:
    left = {n.removeprefix(LEFT): number for n, number in counts.items() if n.startswith(LEFT)}
    told = {name: number for name, number in counts.items() if not name.startswith(LEFT)}
    return Summary.model_validate({**told, "left": left, "incidents": incidents})


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
    relevant_only: bool = False,
) -> Summary:
    """Read the sources and add them; `notice` hears of each page after it is safely stored.

    `relevant_only` leaves pages unread that the gate declines. Sources may come without end: only
    those that are being read are held.
    """
    run = store.begin_run(command, settings)
    counts: Counter[str] = Counter()
    for source, reading in readings_of(sources, workers, relevant_only):
        counts += add(store, source, reading, run)
        notice(source)
    linked = store.link()
    summary = summary_of(counts, linked.changed)
    store.finish_run(run, summary.counts)
    return summary


def readings_of(
    sources: Iterable[PageSource], workers: int | None, relevant_only: bool
) -> Iterator[tuple[PageSource, Reading]]:
    """Each source with what was read from it, in order; the engine takes a few sources on beforehand."""
    taken_on: deque[PageSource] = deque()

    def contents() -> Iterator[Source]:
        for source in sources:
            taken_on.append(source)
            yield source.content

    for reading in read_many(contents(), workers, relevant_only):
        yield taken_on.popleft(), reading


def add(store: Store, source: PageSource, reading: Reading, run: Run) -> Counter[str]:
    if is_declined(reading):
        return Counter({LEFT + reading.set_aside[0].reason: 1})
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
    warning("page not readable", run=run.id, source=source.name, reason=item.reason)
    store.add_set_aside(source.name, item, run)
    return Counter(unread=1)
