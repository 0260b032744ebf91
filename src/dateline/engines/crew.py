"""A crew of worker processes: pages handed out, lost workers replaced, order kept, never many pages in flight.

A page whose process dies is tried once more, in a process that has nothing else to do; a page that takes too long is
ended and not tried again. Both leave a `SetAside` in their place.
"""

import pickle
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import Any

from dateline.engines.processes import DeadlinePassedError, WorkerLostError, WorkerProcess
from dateline.errors import EngineError
from dateline.records import SetAside

IN_FLIGHT = 8
"""Pages taken on for each worker: enough that one slow page does not idle the others."""


def pack(content: Any) -> bytes:
    try:
        return pickle.dumps(content)
    except (pickle.PicklingError, AttributeError, TypeError) as problem:
        raise EngineError(
            f"cannot be sent to another process: {problem}\n"
            "  next: use a function at the top of a module, or one worker"
        ) from problem


def in_processes(
    setup: bytes, jobs: Iterable[Any], number: int, deadline_s: float
) -> Iterator[Any]:
    crew = Crew(setup, number, deadline_s)
    try:
        yield from done_by(crew, jobs)
    finally:
        crew.dismiss()


def done_by(crew: "Crew", jobs: Iterable[Any]) -> Iterator[Any]:
    """The results in the order of the jobs; the crew stays for others."""
    waiting: deque[Future[Any]] = deque()
    with ThreadPoolExecutor(crew.number) as threads:
        try:
            for job in jobs:
                waiting.append(threads.submit(crew.do, pack(job)))
                if len(waiting) >= crew.number * IN_FLIGHT:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BaseException:
            crew.dismiss()
            raise
        finally:
            threads.shutdown(wait=False, cancel_futures=True)


class Crew:
    """Worker processes, started when there is first something to do and replaced when they are lost."""

    def __init__(self, setup: bytes, number: int, deadline_s: float) -> None:
        self.setup = setup
        self.number = number
        self.deadline_s = deadline_s
        self.dismissed = False
        self.prepared = False
        self.preparing = threading.Lock()
        self.members: set[WorkerProcess] = set()
        self.idle: SimpleQueue[WorkerProcess | None] = SimpleQueue()
        for _ in range(number):
            self.idle.put(None)

    def do(self, job: bytes) -> Any:
        try:
            return self.ask(job)
        except DeadlinePassedError as problem:
            return SetAside(stage="engine", reason=str(problem))
        except WorkerLostError:
            return self.do_again(job)

    def do_again(self, job: bytes) -> Any:
        """A death may have been the fault of the neighbours' memory; a second one is the page's own."""
        try:
            return self.ask(job)
        except (DeadlinePassedError, WorkerLostError) as problem:
            return SetAside(stage="engine", reason=f"{problem}, also when tried again")

    def ask(self, job: bytes) -> Any:
        worker = self.idle.get()
        try:
            if worker is None:
                worker = self.hire()
            return worker.ask(job, self.deadline_s)
        finally:
            self.idle.put(worker if worker and worker.process.poll() is None else None)

    def hire(self) -> WorkerProcess:
        """The first worker starts alone: what it compiles for the first time, the others find ready."""
        if not self.prepared:
            with self.preparing:
                if not self.prepared:
                    return self.start()
        return self.start()

    def start(self) -> WorkerProcess:
        if self.dismissed:
            raise EngineError("the engine was stopped")
        worker = WorkerProcess(self.setup)
        self.prepared = True
        self.members = {one for one in self.members if one.process.poll() is None} | {worker}
        return worker

    def dismiss(self) -> None:
        self.dismissed = True
        for worker in self.members:
            worker.end()
