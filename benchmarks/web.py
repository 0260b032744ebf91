"""The web side before 100,000 incidents: how long a filter, a map and a timeline take. Prints, and holds nothing.

    python -m benchmarks.web [INCIDENTS]

Incidents are made up: places of a grid, days of ten years, types in turn; one report and one page each hundred, so that
what is measured is the questions and not the texts.
"""

import datetime as dt
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from starlette.testclient import TestClient

from dateline.incidents import Incident, Telling
from dateline.linking.assembly import incident as assembled
from dateline.records import EventType, Precision, Reading, Report
from dateline.storage import Store, open_store
from dateline.web.app import create_app

QUESTIONS = (
    "/api/map?zoom=2",
    "/api/map?zoom=6&box=30,30,40,45",
    "/api/map?zoom=10&box=34,36,35,37",
    "/api/timeline",
    "/api/timeline?type=shelling",
    "/api/incidents?limit=50",
    "/api/incidents?type=clash&from=2019-01-01&to=2019-03-01",
    "/api/incidents?box=30,30,35,35&status=denied",
    "/api/incidents?witnesses=2",
    "/incidents/rows?type=capture",
    "/?lang=en",
)
REPEATED = 12
IN_A_BATCH = 5_000
TYPES = tuple(EventType)


def template() -> tuple[Reading, Report]:
    from tests.support.readings import told  # noqa: PLC0415 - a reading made by hand

    reading = told()
    return reading, reading.reports[0]


def incident(number: int, report: Report) -> Incident:
    day = dt.date(2014, 1, 1) + dt.timedelta(days=number * 7919 % 3650)
    place, time_ = report.place, report.time
    assert place is not None
    assert time_ is not None
    where = {
        "latitude": 20 + number * 31 % 400 / 20,
        "longitude": 20 + number * 17 % 700 / 20,
        "name": f"Town {number % 2800}",
        "geonames_id": number % 2800,
        "precision": Precision.TOWN,
    }
    made = report.model_copy(
        update={
            "event_type": TYPES[number % len(TYPES)],
            "place": place.model_copy(update=where),
            "time": time_.model_copy(update={"earliest": day, "latest": day}),
        }
    )
    return assembled(f"{number:016x}", [Telling(report=made, outlet="Post", published=day)])


def fill(store: Store, incidents: int) -> None:
    reading, report = template()
    store.add(reading, store.begin_run("benchmark"))
    for start in range(0, incidents, IN_A_BATCH):
        numbers = range(start, min(start + IN_A_BATCH, incidents))
        store.put_incidents([incident(number, report) for number in numbers])


def timings(client: TestClient) -> Iterator[tuple[str, list[float]]]:
    for question in QUESTIONS:
        taken = []
        for _ in range(REPEATED):
            started = time.perf_counter()
            answer = client.get(question)
            taken.append((time.perf_counter() - started) * 1000)
            assert answer.status_code == 200, question
        yield question, sorted(taken)


def main(incidents: int) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "web.db") as store:
        started = time.perf_counter()
        fill(store, incidents)
        print(f"{incidents:,} incidents stored in {time.perf_counter() - started:.0f} s")
        client = TestClient(create_app(store), base_url="http://localhost")
        for question, taken in timings(client):
            p95 = taken[int(len(taken) * 0.95)]
            print(f"{statistics.median(taken):7.0f} ms  p95 {p95:7.0f} ms  {question}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
