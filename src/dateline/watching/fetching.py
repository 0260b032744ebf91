"""Many addresses at once, one host at a time: the hosts side by side, each at its own pace.

Results come as they are ready. Only a few wait to be taken, so that memory does not grow when reading is slower than
fetching. The threads end with the process, whatever a server does.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from queue import Full, Queue
from typing import NamedTuple
from urllib.parse import urlsplit

from dateline.acquisition.client import Client, Fetched, Outcome, Validators

MOST_THREADS = 16
READY = 16
"""Pages fetched and not yet taken."""


class Request(NamedTuple):
    url: str
    known: Validators | None = None


class Reply(NamedTuple):
    url: str
    """As it was asked for."""
    fetched: Fetched


def fetch_many(client: Client, requests: Iterable[Request]) -> Iterator[Reply]:
    """One reply for each request, in no order."""
    by_host: defaultdict[str, list[Request]] = defaultdict(list)
    for request in requests:
        by_host[urlsplit(request.url).netloc].append(request)
    waiting: Queue[list[Request]] = Queue()
    for group in by_host.values():
        waiting.put(group)
    ready: Queue[Reply] = Queue(READY)
    stop = threading.Event()
    for _ in range(min(len(by_host), MOST_THREADS)):
        arguments = (client, waiting, ready, stop)
        threading.Thread(target=work, args=arguments, daemon=True).start()
    try:
        for _ in range(sum(map(len, by_host.values()))):
            yield ready.get()
    finally:
        stop.set()


def work(
    client: Client,
    waiting: "Queue[list[Request]]",
    ready: "Queue[Reply]",
    stop: threading.Event,
) -> None:
    while not stop.is_set() and not waiting.empty():
        try:
            group = waiting.get_nowait()
        except Exception:  # another thread was quicker
            return
        for request in group:
            if stop.is_set():
                return
            hand_over(ready, Reply(request.url, fetch(client, request)), stop)


def fetch(client: Client, request: Request) -> Fetched:
    try:
        return client.get(request.url, request.known)
    except Exception as problem:  # a mistake of ours on one answer must not cost the others
        reason = f"{type(problem).__name__}: {problem}"
        return Fetched(outcome=Outcome.LATER, url=request.url, reason=reason)


def hand_over(ready: "Queue[Reply]", reply: Reply, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            ready.put(reply, timeout=0.2)
        except Full:
            continue
        return
