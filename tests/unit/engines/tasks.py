"""Work for the engine's tests, at the top of a module so that another process can find it."""

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from dateline.errors import SourceError


def double(number: int) -> int:
    return number * 2


def slow_when_even(number: int) -> int:
    time.sleep(0.05 if number % 2 == 0 else 0)
    return number


def behave(what: str) -> str:
    """Does what the word says, as pages do."""
    if what == "fail":
        raise ValueError("a mistake")
    if what == "unreadable":
        raise SourceError("page.html: not text")
    if what == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "hang":
        time.sleep(60)
    if what == "chatter":
        print("a library says something on the standard output", flush=True)
    return what


def die_the_first_time(flag: Path) -> str:
    if not flag.exists():
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def process_id(_job: int) -> int:
    time.sleep(0.02)
    return os.getpid()


def unpackable(_job: int) -> object:
    return lambda: None


def broken_start() -> None:
    raise OSError("no gazetteer")


def compile_once() -> None:
    """As a gazetteer is compiled: two at the same time would both do all the work."""
    folder = Path(os.environ["COMPILED"])
    if not (folder / "done").exists():
        (folder / str(os.getpid())).touch()
        time.sleep(0.3)
        (folder / "done").touch()


WARMED: list[int] = []


def count_warming() -> None:
    WARMED.append(1)


def warmed_times(_job: int) -> int:
    return len(WARMED)


def total(key: object, numbers: Sequence[int]) -> str:
    if key == "fail":
        raise ValueError("a mistake")
    return f"{key}: {sum(numbers)}"


def echo(data: bytes) -> bytes:
    return data


def behave_in_a_crew(words: Sequence[str]) -> list[object]:
    """On a worker of a cluster."""
    from dateline.engines.dask import read_in_crew  # noqa: PLC0415

    return list(read_in_crew(behave, words, nothing))


def nothing() -> None:
    """No warming up."""
