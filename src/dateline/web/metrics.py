"""`/metrics` for Prometheus: what the store holds and what waits, how requests went, what the process takes.

Counting a large store takes a moment, so counts are kept for a quarter of a minute. Behind a token Prometheus gives it
as a bearer token; names of routes, never addresses with what somebody searched for, are labels.
"""

import resource
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version

from fastapi import APIRouter, Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.storage import Store
from dateline.web.asking import OpenStore

router = APIRouter(tags=["operation"])

KEPT_S = 15.0
BUCKETS_S = (0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
CONTENT_TYPE = "text/plain; version=0.0.4"
Labels = Mapping[str, object]
Sample = tuple[Labels, float]


class Requests:
    """How many requests there were and how long they took, by route; safe among threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.answered: Counter[tuple[str, int]] = Counter()
        self.within: Counter[tuple[str, float]] = Counter()
        self.seconds: Counter[str] = Counter()

    def note(self, route: str, status: int, seconds: float) -> None:
        with self._lock:
            self.answered[route, status] += 1
            self.seconds[route] += seconds  # type: ignore[assignment]
            for bound in BUCKETS_S:
                self.within[route, bound] += seconds <= bound


class Measured:
    """Notes every request with the name of its route; what belongs to no route is one of its own."""

    def __init__(self, app: ASGIApp, requests: Requests) -> None:
        self.app = app
        self.requests = requests

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noting)
        finally:
            route = getattr(scope.get("route"), "path", None) or "other"
            self.requests.note(route, status, time.perf_counter() - began)


class Kept:
    """Counts of the store, asked for anew when they are older than `KEPT_S`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made = -KEPT_S
        self._counts: Mapping[str, int] = {}

    def counts(self, store: Store) -> Mapping[str, int]:
        with self._lock:
            if time.monotonic() - self._made >= KEPT_S:
                self._counts, self._made = store.standing(), time.monotonic()
            return self._counts


@router.get("/metrics", response_class=PlainTextResponse, include_in_schema=False)
def metrics(request: Request, store: OpenStore) -> PlainTextResponse:
    state = request.app.state
    lines = (*of_store(state.kept.counts(store)), *of_requests(state.requests), *of_process())
    return PlainTextResponse("\n".join(lines) + "\n", media_type=CONTENT_TYPE)


def of_store(counts: Mapping[str, int]) -> Iterator[str]:
    for name, number in counts.items():
        yield from metric(f"dateline_{name}", "gauge", [({}, number)])


def of_requests(requests: Requests) -> Iterator[str]:
    answered = sorted(requests.answered.items())
    yield from metric(
        "dateline_http_requests_total",
        "counter",
        [({"route": route, "status": status}, number) for (route, status), number in answered],
    )
    name = "dateline_http_request_seconds"
    yield f"# TYPE {name} histogram"
    total = Counter[str]()
    for (route, _), number in answered:
        total[route] += number
    for route, number in sorted(total.items()):
        for bound in BUCKETS_S:
            yield sample(
                f"{name}_bucket", {"route": route, "le": bound}, requests.within[route, bound]
            )
        yield sample(f"{name}_bucket", {"route": route, "le": "+Inf"}, number)
        yield sample(f"{name}_sum", {"route": route}, requests.seconds[route])
        yield sample(f"{name}_count", {"route": route}, number)


def of_process() -> Iterator[str]:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    unit = 1 if sys.platform == "darwin" else 1024
    seconds = usage.ru_utime + usage.ru_stime
    yield from metric("dateline_info", "gauge", [({"version": version("dateline")}, 1)])
    yield from metric("dateline_process_peak_bytes", "gauge", [({}, usage.ru_maxrss * unit)])
    yield from metric("dateline_process_cpu_seconds_total", "counter", [({}, seconds)])


def metric(name: str, kind: str, samples: Iterable[Sample]) -> Iterator[str]:
    yield f"# TYPE {name} {kind}"
    yield from (sample(name, labels, value) for labels, value in samples)


def sample(name: str, labels: Labels, value: float) -> str:
    told = ",".join(f'{label}="{escaped(str(text))}"' for label, text in labels.items())
    return f"{name}{{{told}}} {value:g}" if told else f"{name} {value:.17g}"


def escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
