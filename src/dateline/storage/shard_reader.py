"""Gives out the pages of shards and takes their readings back in the same order, across the ends of shards."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from dateline.acquisition.folders import is_archive
from dateline.acquisition.page_source import PageSource
from dateline.acquisition.shards import Shard, sources_of
from dateline.engines.local import Source
from dateline.records import Reading
from dateline.storage.records import Run
from dateline.storage.shard_store import ReadPage, ShardMovedError, ShardState
from dateline.storage.store import Store
from dateline.versions import code_digest

BATCH = 64
"""Pages of an archive written in one transaction; what a kill can cost is reading these again. Single files are
written one by one, since any of them may take long."""


class Begun(NamedTuple):
    state: ShardState
    batch: int


class Done(NamedTuple):
    """A shard all of whose pages are stored, as it is now."""

    shard: Shard
    state: ShardState


def reading_id(shard: Shard, relevant_only: bool) -> str:
    """A shard read with other code, or otherwise, is another one."""
    return f"{shard.id}-{code_digest()}-{'relevant' if relevant_only else 'all'}"


class ShardReader:
    """`moved` are the shards that somebody else went on with, and that are to be looked at again."""

    def __init__(self, store: Store, run: Run, relevant_only: bool) -> None:
        self.moved: list[Shard] = []
        self._store, self._run, self._relevant_only = store, run, relevant_only
        self._out: deque[PageSource | Begun | Shard] = deque()
        """Pages given out, each shard's between the mark that it was begun and itself."""
        self._batch: list[ReadPage] = []
        self._most = BATCH
        self._state = ShardState(id="")
        self._has_moved = False

    def contents(self, shards: Iterable[Shard]) -> Iterator[Source]:
        for shard in shards:
            name = reading_id(shard, self._relevant_only)
            state = self._store.begin_shard(name, shard.name, self._run)
            single = not is_archive(Path(shard.files[0]))
            self._out.append(Begun(state, 1 if single else BATCH))
            if not state.finished:
                for source in islice(sources_of(shard), state.position, None):
                    self._out.append(source)
                    yield source.content
            self._out.append(shard)

    def take(self, reading: Reading) -> Iterator[Done]:
        """The reading of the page that was given out first; gives the shards that are done."""
        yield from self.marks()
        source = self._out.popleft()
        assert isinstance(source, PageSource)
        self._batch.append(ReadPage(source.name, reading))
        if len(self._batch) >= self._most:
            self._write(finished=False)
        yield from self.marks()

    def marks(self) -> Iterator[Done]:
        """Shards that have begun or come to their end."""
        while self._out and not isinstance(self._out[0], PageSource):
            mark = self._out.popleft()
            if isinstance(mark, Begun):
                self._state, self._most, self._has_moved = mark.state, mark.batch, False
            elif isinstance(mark, Shard):
                yield from self._end(mark)

    def _end(self, shard: Shard) -> Iterator[Done]:
        if not self._state.finished:
            self._write(finished=True)
        if self._has_moved:
            self.moved.append(shard)
        else:
            yield Done(shard, self._state)

    def _write(self, finished: bool) -> None:
        if not self._has_moved:
            try:
                self._state = self._store.add_batch(self._state, self._batch, self._run, finished)
            except ShardMovedError:
                self._has_moved = True
        self._batch.clear()
