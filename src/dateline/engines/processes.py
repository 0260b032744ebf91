"""One worker process, seen from the parent: give it a page, wait for the answer, end it when it takes too long.

A worker has one page at a time, so when it dies there is no doubt which page killed it. That is why this is not
`ProcessPoolExecutor`: there one death loses every page in flight, the culprit has to be guessed, and a page that hangs
cannot be ended at all.
"""

import pickle
import subprocess
import sys
import threading
from typing import Any

from dateline.engines.worker import receive, send
from dateline.errors import EngineError

START_S = 600.0
"""A worker may have to compile the gazetteer before its first page."""


class WorkerLostError(Exception):
    """The process ended before it answered."""


class DeadlinePassedError(Exception):
    """The process was ended because its page took too long."""


class WorkerProcess:
    def __init__(self, setup: bytes) -> None:
        program = f"import sys; sys.path[:] = {sys.path!r}; from dateline.engines.worker import main; main()"
        self.process = subprocess.Popen(
            [sys.executable, "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the parent, which ends its workers itself
        )
        self.expired = False
        self._prepare(setup)

    def _prepare(self, setup: bytes) -> None:
        try:
            problem = self.ask(setup, START_S)
        except (WorkerLostError, DeadlinePassedError) as lost:
            raise EngineError(
                f"a worker could not start: {lost}\n  next: look at the memory, or use one worker"
            ) from lost
        if problem:
            self.end()
            raise EngineError(f"a worker could not start: {problem}\n  next: try with one worker")

    def ask(self, message: bytes, deadline_s: float) -> Any:
        """The answer to one message; the process is gone when this raises."""
        timer = threading.Timer(deadline_s, self._expire)
        timer.start()
        try:
            reply = self._exchange(message)
        finally:
            timer.cancel()
        if reply is not None:
            return pickle.loads(reply)
        self.end()
        if self.expired:
            raise DeadlinePassedError(f"it took longer than {deadline_s:g} s")
        raise WorkerLostError(f"its process died ({how_it_ended(self.process.returncode)})")

    def _exchange(self, message: bytes) -> bytes | None:
        assert self.process.stdin and self.process.stdout
        try:
            send(self.process.stdin, message)  # type: ignore[arg-type]
            return receive(self.process.stdout)  # type: ignore[arg-type]
        except (OSError, ValueError):
            return None

    def _expire(self) -> None:
        self.expired = True
        self.process.kill()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()


def how_it_ended(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
