"""The web side before 100,000 incidents: how long a filter, a map and a timeline take. Prints, and holds nothing.

    python -m benchmarks.web [INCIDENTS] [FILE]

Incidents are made up: places of a grid, days of ten years, types in turn, every fifth told by two papers; all of one
report of one page, so that what is measured is the questions and not the texts. A FILE is kept and taken up again.
"Changed" is the first question after the store has changed; "cpu" is the processor's share, which other work on the
machine does not lengthen.
"""

import datetime as dt
import gc
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
    "/api/map?zoom=3&from=2015-03-01&to=2021-02-01&known=2020-01-01",
    "/api/map?zoom=9&box=30,30,40,45&status=happened",
    "/api/timeline?type=shelling",
    "/api/timeline?place=town+17",
    "/api/incidents?limit=50",
    "/api/incidents?type=clash&from=2019-01-01&to=2019-03-01",
    "/api/incidents?box=30,30,35,35&status=denied",
    "/api/incidents?witnesses=2",
    "/api/incidents?place=town+17&known=2020-01-01",
    "/api/incidents?from=2019-01-01&disputed=false&order=oldest",
    "/incidents/rows?type=capture",
    "/?lang=en",
)
REPEATED = 40
IN_A_BATCH = 5_000
TYPES = tuple(EventType)


def templates() -> tuple[Reading, Reading]:
    """The same told by two papers."""
    from tests.support.readings import told  # noqa: PLC0415 - a reading made by hand

    return told(outlet="Post"), told(title="Told again", outlet="Mail")


def incident(number: int, papers: tuple[Reading, ...]) -> Incident:
    day = dt.date(2014, 1, 1) + dt.timedelta(days=number * 7919 % 3650)
    told = papers if number % 5 == 0 else papers[:1]
    tellings = [
        Telling(
            report=moved(paper.reports[0], number, day),
            article_id=paper.article.id,
            outlet=paper.article.outlet,
            published=day,
        )
        for paper in told
    ]
    return assembled(f"{number:016x}", tellings)


def moved(report: Report, number: int, day: dt.date) -> Report:
    """The report as one of another type, day and place."""
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
    changed = {
        "event_type": TYPES[number % len(TYPES)],
        "sources": (),
        "place": place.model_copy(update=where),
        "time": time_.model_copy(update={"earliest": day, "latest": day}),
    }
    return report.model_copy(update=changed)


def fill(store: Store, incidents: int) -> None:
    papers, run = templates(), store.begin_run("benchmark")
    for paper in papers:
        store.add(paper, run)
    for start in range(0, incidents, IN_A_BATCH):
        numbers = range(start, min(start + IN_A_BATCH, incidents))
        store.put_incidents([incident(number, papers) for number in numbers])


def timings(client: TestClient) -> Iterator[tuple[str, list[float], float]]:
    """The times of each question in order, and the processor time of one; all in milliseconds."""
    for question in QUESTIONS:
        taken, of_processor = [], time.process_time()
        for _ in range(REPEATED):
            started = time.perf_counter()
            answer = client.get(question)
            taken.append((time.perf_counter() - started) * 1000)
            assert answer.status_code == 200, question
        of_processor = (time.process_time() - of_processor) * 1000 / REPEATED
        yield question, sorted(taken), of_processor


def after_a_change(client: TestClient, store: Store) -> float:
    changed = incident(0, templates())
    store.put_incidents([], gone=[changed.id])
    store.put_incidents([changed])
    started = time.perf_counter()
    client.get("/api/map?zoom=2")
    return (time.perf_counter() - started) * 1000


def main(incidents: int, kept: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(kept) if kept else Path(folder) / "web.db"
        is_filled = file.exists()
        with open_store(file) as store:
            started = time.perf_counter()
            if not is_filled:
                fill(store, incidents)
            print(f"{incidents:,} incidents stored in {time.perf_counter() - started:.0f} s")
            client = TestClient(create_app(store), base_url="http://localhost")
            gc.freeze()  # as `dateline serve` does
            print(f"{after_a_change(client, store):7.0f} ms  changed       /api/map?zoom=2")
            for question, taken, cpu in timings(client):
                median, p95 = statistics.median(taken), taken[int(len(taken) * 0.95)]
                print(f"{median:7.0f} ms  p95 {p95:5.0f} ms  cpu {cpu:4.0f} ms  {question}")


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 100_000,
        sys.argv[2] if len(sys.argv) > 2 else None,
    )
