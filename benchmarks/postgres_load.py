"""A PostgreSQL store of many reports under typical questions: how long each takes, and whether it reads whole tables.

`python -m benchmarks.postgres_load [--reports 5000000] [--url ADDRESS]` fills an empty database (by default of a server
of its own, started and stopped here): some thousand reports go in as an ingest stores them, with incidents, and are
multiplied inside the database with other days, places and ids. Then each question of the store is asked, and every
statement it makes explained: the time, and the rows that sequential scans of large tables went through.
"""

import argparse
import datetime as dt
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from benchmarks.synthetic import reports
from dateline.records import EventType
from dateline.storage import EventFilter, IncidentFilter, Near, Store, open_store
from tests.support.pages import page_of
from tests.support.postgres import running_server

REPORTS = 5_000_000
TEMPLATE = 4_000
"""Reports that go in one by one."""
LARGE = 20_000
"""Rows of a scan that are worth telling."""
TABLES = ("articles", "reports", "parties", "incidents", "incident_reports", "incident_parties")


def fill(store: Store, number: int) -> None:
    """`number` reports at least, linked as they were before they were multiplied."""
    run = store.begin_run("benchmark")
    told = [telling for telling, _ in reports(TEMPLATE)]
    for start in range(0, TEMPLATE, 4):
        store.add(page_of(f"page {start}", *told[start : start + 4]), run)
    store.link()
    copies = max(0, -(-number // TEMPLATE) - 1)
    with store._engine.begin() as connection, indexes_made_last(connection):
        for table in TABLES:
            began = time.perf_counter()
            multiply(connection, table, copies)
            print(
                f"  {table:18} x {copies + 1:,} in {time.perf_counter() - began:.0f} s", flush=True
            )
    with store._engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")


@contextmanager
def indexes_made_last(connection: sa.Connection) -> Iterator[None]:
    """Those that hold no table together."""
    connection.exec_driver_sql("SET LOCAL maintenance_work_mem = '1GB'")
    found = connection.exec_driver_sql(
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY (%s)"
        " AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname)",
        (list(TABLES),),
    ).all()
    for name, _ in found:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    yield
    for name, definition in found:
        began = time.perf_counter()
        connection.exec_driver_sql(definition)
        print(f"  {name:32} in {time.perf_counter() - began:.0f} s", flush=True)


def multiply(connection: sa.Connection, name: str, copies: int) -> None:
    """Each row again, its ids and keys those of the copy, its days and coordinates moved with the copy's number."""
    table = sa.inspect(connection).get_columns(name)
    chosen = ", ".join(f"{moved(column['name'])}" for column in table)
    names = ", ".join(column["name"] for column in table)
    connection.exec_driver_sql(
        f"INSERT INTO {name} ({names}) SELECT {chosen} FROM {name}, generate_series(1, {copies}) n"
    )
    if name in {"reports", "incidents"}:
        sequence = f"pg_get_serial_sequence('{name}', 'key')"
        connection.exec_driver_sql(f"SELECT setval({sequence}, (SELECT max(key) FROM {name}))")


def moved(column: str) -> str:
    if column in {"key", "report_key", "incident_key"}:
        return f"{column} + n * 1000000"
    if column in {"id", "article_id", "report_id"}:
        return f"{column} || '-' || n"
    if column in {
        "earliest",
        "latest",
        "day",
        "published",
        "known_on",
        "first_known",
        "last_known",
    }:
        return f"{column} + mod(n * 37, 2000)"
    if column in {"latitude", "longitude"}:
        return f"{column} + mod(n, 37) / 10.0"
    return column


QUESTIONS: dict[str, Callable[[Store], Any]] = {
    "events of a week": lambda s: list(s.events(week(limit=100))),
    "events of a type": lambda s: list(
        s.events(EventFilter(types=(EventType.CAPTURE,), limit=100))
    ),
    "events near a point": lambda s: list(s.events(near())),
    "events of an actor": lambda s: list(s.events(EventFilter(actor="group-SY-1", limit=100))),
    "the same in a week": lambda s: list(s.events(week(limit=100, actor="group-SY-1"))),
    "events by a party's words": lambda s: list(s.events(EventFilter(actor="fighters", limit=100))),
    "events in a town": lambda s: list(s.events(EventFilter(place="Town 17", limit=100))),
    "events of an outlet's week": lambda s: list(s.events(week(limit=100, outlet="Outlet 7"))),
    "events with words": lambda s: list(s.events(EventFilter(text="barando gusma", limit=100))),
    "how many of a week": lambda s: s.count(week()),
    "a report by its id": lambda s: s.report(next(iter(s.events(week(limit=1)))).report.id),
    "incidents, first page": lambda s: s.incidents(IncidentFilter(limit=50)),
    "incidents of a week": lambda s: s.incidents(incidents_of_week()),
    "incidents of an actor": lambda s: s.incidents(IncidentFilter(actor="group-SY-1", limit=50)),
    "incidents in a town": lambda s: s.incidents(IncidentFilter(place="Town 17", limit=50)),
    "counts by day and place": lambda s: list(s.daily()),
    "reports, first page": lambda s: s.report_page(week(limit=50)),
    "names of actors": lambda s: s.named_actors("group"),
}


def week(limit: int | None = None, **also: str) -> EventFilter:
    first = dt.date(2019, 1, 20)
    last = first + dt.timedelta(days=6)
    return EventFilter.model_validate(
        {"first_day": first, "last_day": last, "limit": limit, **also}
    )


def near() -> EventFilter:
    here = Near(latitude=35.5, longitude=38.5, radius_km=15)
    return week(limit=100).model_copy(update={"near": here})


def incidents_of_week() -> IncidentFilter:
    first = dt.date(2019, 1, 20)
    return IncidentFilter(first_day=first, last_day=first + dt.timedelta(days=6), limit=50)


@contextmanager
def heard(engine: sa.Engine) -> Iterator[list[tuple[str, Any]]]:
    """The statements that are made meanwhile."""
    found: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            found.append((statement, parameters))

    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


def scanned(plan: dict[str, Any]) -> Iterator[str]:
    """Large tables that the plan reads from end to end."""
    rows = plan.get("Actual Rows", 0) + plan.get("Rows Removed by Filter", 0)
    if plan["Node Type"].endswith("Seq Scan") and rows * plan.get("Actual Loops", 1) > LARGE:
        yield f"{plan['Relation Name']} ({rows * plan.get('Actual Loops', 1):,.0f} rows)"
    for below in plan.get("Plans", ()):
        yield from scanned(below)


def explained(store: Store, statements: Sequence[tuple[str, Any]]) -> list[str]:
    found: list[str] = []
    with store._engine.connect() as connection:
        for statement, parameters in statements:
            explain = f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}"
            (plan,) = connection.exec_driver_sql(explain, parameters).scalar_one()
            found += scanned(plan["Plan"])
    return found


def measure(address: str, number: int) -> None:
    with open_store(address) as store:
        fill(store, number)
        held = store.standing()
        print(f"{held['reports']:,} reports, {held['incidents']:,} incidents", flush=True)
        for name, question in QUESTIONS.items():
            question(store)
            began = time.perf_counter()
            with heard(store._engine) as statements:
                question(store)
            spent = 1000 * (time.perf_counter() - began)
            whole = ", ".join(dict.fromkeys(explained(store, statements))) or "indexes only"
            print(f"{name:24}{spent:9.0f} ms   {whole}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    cli = argparse.ArgumentParser(prog="python -m benchmarks.postgres_load")
    cli.add_argument("--reports", type=int, default=REPORTS)
    cli.add_argument("--url", help="an empty database; by default on a server started for this")
    chosen = cli.parse_args(arguments)
    if chosen.url:
        measure(chosen.url, chosen.reports)
        return 0
    with running_server() as address:
        measure(address.format("postgres"), chosen.reports)
    return 0


if __name__ == "__main__":
    sys.exit(main())
