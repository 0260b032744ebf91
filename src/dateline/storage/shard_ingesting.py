"""Reading shards into a store, here or on the nodes of a cluster: finished ones are passed over, others gone on with.

Both ways are `read_shards`: here over all shards with the processors of this machine, on a cluster over one shard at a
time, where each node writes what it reads. Nothing is counted twice: the counts of a shard are stored with its pages.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from dateline.acquisition.shards import Shard
from dateline.engines.dask import DaskEngine, read_in_crew
from dateline.engines.local import (
    LocalEngine,
    Source,
    read_relevant,
    read_source,
    reading_or_loss,
    warm_up,
)
from dateline.errors import EngineError
from dateline.logs import event, warning
from dateline.records import Reading, SetAside
from dateline.storage.block_linking import pairs_on
from dateline.storage.ingesting import Summary, summary_of
from dateline.storage.records import Run
from dateline.storage.shard_reader import Done, ShardReader, reading_id
from dateline.storage.shard_store import ShardState
from dateline.storage.store import Store, open_store

Read = Callable[[Iterable[Source]], Iterator[Reading]]


class Task(NamedTuple):
    """What a node needs to know to read a shard."""

    address: str
    run_id: str
    shard: Shard
    relevant_only: bool


def say_nothing(_done: Done) -> None:
    """For callers who do not watch."""


def ingest_shards(
    store: Store,
    shards: Sequence[Shard],
    *,
    relevant_only: bool = False,
    workers: int | None = None,
    cluster: DaskEngine | None = None,
    address: str = "",
    settings: Mapping[str, Any] | None = None,
    notice: Callable[[Done], None] = say_nothing,
) -> Summary:
    """Read the shards that are not finished, then link; `notice` hears of each that is done.

    With a `cluster` its nodes open the store themselves, at `address`. Raises `EngineError` when shards were lost
    with their nodes: what they had read is stored, and the same call goes on.
    """
    named = {reading_id(shard, relevant_only): shard for shard in shards}
    known = store.finished_shards(named)
    todo = [shard for name, shard in named.items() if name not in known]
    run = store.begin_run("ingest", {**(settings or {}), "relevant_only": relevant_only})
    counts = known_already(known.values())
    if cluster is None:
        done = read_shards(
            store, todo, run, relevant_only, partial(read_here, relevant_only, workers)
        )
    else:
        tasks = [Task(address, run.id, shard, relevant_only) for shard in todo]
        done = on_cluster(cluster, tasks)
    for one in done:
        counts.update(one.state.counts)
        event("shard done", run=run.id, shard=one.shard.name, **one.state.counts)
        notice(one)
    compare = partial(pairs_on, cluster, address) if cluster else None
    summary = summary_of(counts, store.link(compare=compare).changed)
    store.finish_run(run, summary.counts)
    return summary


def known_already(states: Iterable[ShardState]) -> Counter[str]:
    """Shards that were finished before: whatever became of their pages then, it is in the store."""
    counts: Counter[str] = Counter()
    for state in states:
        counts.update({n: number for n, number in state.counts.items() if n not in ("reports",)})
    for name in ("added", "replaced"):
        counts["unchanged"] += counts.pop(name, 0)
    return counts


def read_here(
    relevant_only: bool, workers: int | None, sources: Iterable[Source]
) -> Iterator[Reading]:
    function = read_relevant if relevant_only else read_source
    results = LocalEngine(workers).map(function, sources, warm_up)
    return map(reading_or_loss, results)


def read_on_node(relevant_only: bool, sources: Iterable[Source]) -> Iterator[Reading]:
    function = read_relevant if relevant_only else read_source
    return map(reading_or_loss, read_in_crew(function, sources, warm_up))


def on_cluster(cluster: DaskEngine, tasks: Sequence[Task]) -> Iterator[Done]:
    lost: list[str] = []
    for task, result in zip(tasks, cluster.map(read_task, tasks), strict=True):
        if isinstance(result, SetAside):
            warning("shard lost", run=task.run_id, shard=task.shard.name, reason=result.reason)
            lost.append(f"{task.shard.name}: {result.reason}")
        else:
            yield Done(task.shard, result)
    if lost:
        raise EngineError(
            f"{len(lost)} of {len(tasks)} shards were not finished; the first: {lost[0]}\n"
            "  next: run the same command again, it goes on where they stopped"
        )


def read_task(task: Task) -> ShardState:
    """Runs on a node."""
    with open_store(task.address) as store:
        run = store.run(task.run_id)
        if run is None:
            raise EngineError(
                f'this node does not see the store "{task.address}": use PostgreSQL, or a file on one machine'
            )
        read = partial(read_on_node, task.relevant_only)
        (done,) = read_shards(store, [task.shard], run, task.relevant_only, read)
        return done.state


def read_shards(
    store: Store, shards: Iterable[Shard], run: Run, relevant_only: bool, read: Read
) -> Iterator[Done]:
    """Each shard when all its pages are stored; one that somebody else went on with is looked at again."""
    again: Iterable[Shard] = shards
    while True:
        reader = ShardReader(store, run, relevant_only)
        for reading in read(reader.contents(again)):
            yield from reader.take(reading)
        yield from reader.marks()
        if not reader.moved:
            return
        again = reader.moved
