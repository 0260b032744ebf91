"""The other end of `processes.py`: a process that reads pages one at a time until its input ends.

It speaks through its standard input and output, so nothing of the parent is inherited: no threads, no open store, and a
script needs no `if __name__ == "__main__"`. What libraries print goes to the error output instead.
"""

import os
import pickle
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, BinaryIO

from dateline.engines.attempts import attempt
from dateline.records import SetAside

LENGTH_BYTES = 8


def main() -> None:
    reply_to = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    threading.Thread(target=end_with_parent, args=(os.getppid(),), daemon=True).start()
    try:
        work(sys.stdin.buffer, reply_to)
    except BrokenPipeError:
        os._exit(1)  # the parent was killed: nobody reads the answer, nor a complaint


def end_with_parent(parent: int) -> None:
    """A parent that was killed reads no answers; a page that hangs must not outlive it."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def work(jobs: BinaryIO, replies: BinaryIO) -> None:
    function = prepare(jobs, replies)
    while function and (job := receive(jobs)) is not None:
        send(replies, answer(function, job))


def prepare(jobs: BinaryIO, replies: BinaryIO) -> Callable[[Any], Any] | None:
    """Load what the pages will need, and say whether that went well: None or what went wrong."""
    try:
        function, warm_up = pickle.loads(receive(jobs) or b"")
        if warm_up:
            warm_up()
    except Exception as problem:  # whatever it is, the parent has to hear of it
        send(replies, pickle.dumps(f"{type(problem).__name__}: {problem}"))
        return None
    send(replies, pickle.dumps(None))
    return function  # type: ignore[no-any-return]


def answer(function: Callable[[Any], Any], job: bytes) -> bytes:
    result = attempt(lambda packed: function(pickle.loads(packed)), job)
    try:
        return pickle.dumps(result)
    except Exception as problem:  # any object may refuse to be packed in its own way
        return pickle.dumps(
            SetAside(stage="engine", reason=f"its result cannot be sent: {problem}")
        )


def send(channel: BinaryIO, message: bytes) -> None:
    channel.write(len(message).to_bytes(LENGTH_BYTES, "big") + message)
    channel.flush()


def receive(channel: BinaryIO) -> bytes | None:
    """The next message; None when the other side has ended, be it in the middle of one."""
    header = channel.read(LENGTH_BYTES)
    if len(header) < LENGTH_BYTES:
        return None
    length = int.from_bytes(header, "big")
    message = channel.read(length)
    return message if len(message) == length else None
