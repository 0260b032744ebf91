"""The engine for several machines: a Dask cluster that runs already, reached by the address of its scheduler.

Jobs should be large, a shard of pages rather than a page (handing one out costs about two milliseconds), and should
write what they find themselves: only small answers pass through the scheduler. A job whose worker is lost is given to
another; after Dask has lost several over it, it is set aside. Within a job, `read_in_crew` reads pages in a child
process, so that a page that kills or hangs costs that child and nothing else.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar

from dateline.engines.attempts import attempt
from dateline.engines.crew import Crew, done_by, pack
from dateline.engines.engine import Engine
from dateline.engines.local import DEADLINE_S
from dateline.errors import EngineError
from dateline.records import SetAside
from dateline.versions import code_digest

Job = TypeVar("Job")
Result = TypeVar("Result")

ANSWER_S = 20.0
"""How long a scheduler may take to answer, and a first worker to appear."""
IN_FLIGHT = 8
"""Jobs handed out for each thread of the cluster: enough that nobody waits for the driver."""


class DaskEngine(Engine):
    def __init__(self, client: Any) -> None:
        self._client = client

    @property
    def threads(self) -> int:
        threads: int = sum(self._client.nthreads().values())
        return max(1, threads)

    def map(
        self,
        function: Callable[[Job], Result],
        jobs: Iterable[Job],
        warm_up: Callable[[], object] | None = None,
    ) -> Iterator[Result | SetAside]:
        pack((function, warm_up))  # says what is wrong with a function that cannot be sent
        waiting: deque[Any] = deque()
        most = self.threads * IN_FLIGHT
        try:
            for job in jobs:
                waiting.append(self._client.submit(do, function, warm_up, job, pure=False))
                if len(waiting) >= most:
                    yield answer(waiting.popleft())
                    most = self.threads * IN_FLIGHT
            while waiting:
                yield answer(waiting.popleft())
        finally:
            self._client.cancel(list(waiting))


@contextmanager
def dask_engine(address: str) -> Iterator[DaskEngine]:
    """The engine while the block runs. Raises `EngineError` when nobody is there, or workers run other code."""
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as problem:
        raise EngineError(
            'the engine "dask" is not installed\n  next: pip install "dateline[dask]"'
        ) from problem
    try:
        client: Any = Client(address, timeout=ANSWER_S)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as problem:
        raise EngineError(
            f'"{address}": no Dask scheduler answers\n'
            "  next: start one with `dask scheduler`, and give its address, such as tcp://host:8786"
        ) from problem
    try:
        check_workers(client, address)
        yield DaskEngine(client)
    finally:
        client.close(timeout=5)


def check_workers(client: Any, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=ANSWER_S)
    except TimeoutError as problem:
        raise EngineError(
            f'"{address}": the scheduler has no workers\n  next: dask worker {address} --nthreads 1'
        ) from problem
    mine = code_digest()
    for worker, theirs in client.run(code_of_worker, on_error="return").items():
        if theirs != mine:
            raise EngineError(
                f'worker "{worker}" runs another Dateline than this one ({theirs})\n'
                "  next: install the same version, and the same data, on every node"
            )


def code_of_worker() -> str:
    return code_digest()


def answer(future: Any) -> Any:
    """The result, or why there is none: Dask gives a job up that has cost it several workers."""
    try:
        return future.result()
    except (
        Exception
    ) as problem:  # of Dask, which has many; those of the job are caught where it runs
        return SetAside(
            stage="engine", reason=f"{type(problem).__name__}: {problem}".splitlines()[0]
        )
    finally:
        future.release()


def do(
    function: Callable[[Job], Result], warm_up: Callable[[], object] | None, job: Job
) -> Result | SetAside:
    """Runs on a worker."""
    warmed(warm_up) if warm_up else None
    return attempt(function, job)


@cache
def warmed(warm_up: Callable[[], object]) -> bool:
    warm_up()
    return True


def read_in_crew(
    function: Callable[[Job], Result], jobs: Iterable[Job], warm_up: Callable[[], object]
) -> Iterator[Result | SetAside]:
    """Within a job on a worker: as `map_pages`, by child processes that stay from one job to the next."""
    return done_by(crew_of_this_process(pack((function, warm_up)), os.getpid()), jobs)


@cache
def crew_of_this_process(setup: bytes, _process: int) -> Crew:
    from distributed import get_worker  # noqa: PLC0415

    return Crew(setup, get_worker().state.nthreads, DEADLINE_S)
