"""What every engine can do: a function over many things, and over things that belong together.

The contract (tests/contracts/test_every_engine.py): results come in the order of the jobs, whatever the order of
the work; a job that fails, or that kills its process, leaves a `SetAside` in its place and stops nothing; functions
stand at the top of a module, and doing a job twice must do no harm, since a lost worker's job is given to another.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Protocol, TypeVar

from dateline.engines.grouping import gathered, of_group
from dateline.records import SetAside

Key = TypeVar("Key")
Job = TypeVar("Job")
Result = TypeVar("Result")


class Engine(Protocol):
    def map(
        self,
        function: Callable[[Job], Result],
        jobs: Iterable[Job],
        warm_up: Callable[[], object] | None = None,
    ) -> Iterator[Result | SetAside]:
        """`function` of every job; `warm_up` runs once in each worker before its first."""

    def group(
        self,
        function: Callable[[Key, Sequence[Job]], Result],
        keyed: Iterable[tuple[Key, Job]],
    ) -> Iterator[Result | SetAside]:
        """`function` of each key and all that came with it, in the order in which the keys first came."""
        return self.map(partial(of_group, function), gathered(keyed))
