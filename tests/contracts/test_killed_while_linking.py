"""A process killed anywhere in the middle of linking leaves the incidents as they were; the next run goes on."""

import datetime as dt
import subprocess
import sys
from typing import Any

import pytest
import sqlalchemy as sa

from dateline.records import Reading
from dateline.storage import Store, open_store
from dateline.storage.incident_schema import report_blocks
from dateline.storage.schema import reports
from dateline.storage.tables import metadata
from tests.contracts.linking_writer import STEPS
from tests.support.readings import told

DAYS = tuple(dt.date(2020, 2, day) for day in range(1, 9))
NEW_DAYS = DAYS[4:]


def captures(outlet: str, days: tuple[dt.date, ...], place: str = "Saraqib") -> list[Reading]:
    """A capture a day, told by one outlet: those of another are the same incidents."""
    sentence = f"Rebels captured {place} again, the monitor said."
    return [
        told(sentence, title=f"{outlet} {place} {day}", day=day, outlet=outlet, place=place)
        for day in days
    ]


def put(store: Store, pages: list[Reading]) -> None:
    run = store.begin_run("test")
    for page in pages:
        store.add(page, run)


@pytest.fixture
def waiting(address: str) -> str:
    """A linked store in which pages wait that change its incidents, and a judgement that splits one."""
    with open_store(address) as store:
        put(store, [*captures("Post", DAYS), *captures("Herald", DAYS[:4])])
        store.link()
        told_twice = next(
            i.incident for i in store.every_incident() if len(i.incident.report_ids) > 1
        )
        one, *others = told_twice.report_ids
        store.judge_different(one, others, by="ana")
        put(store, [*captures("Tribune", NEW_DAYS), *captures("Tribune", NEW_DAYS, "Aleppo")])
    return address


def contents(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with store._engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr)
            for table in metadata.sorted_tables
        }


@pytest.mark.parametrize("step", STEPS)
def test_the_incidents_are_as_they_were_and_the_next_run_goes_on(waiting: str, step: str) -> None:
    with open_store(waiting) as store:
        before = contents(store)
        stop_dead(waiting, step, store)

        assert contents(store) == before
        assert store.link().reports > 0
        assert_whole(store)
        assert store.link(everything=True).changed == 0, "as if nobody had been killed"


def stop_dead(address: str, step: str, reader: Store) -> None:
    """Kill a linking process after one of its steps; while it stands there, a reader does not wait for it."""
    command = [sys.executable, "-m", "tests.contracts.linking_writer", address, step]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        reached = writer.stdout.readline().strip()
        seen = reader.count_incidents() if reached else None
        writer.kill()
    assert (reached, seen) == (step, len(DAYS))
    assert writer.returncode < 0, "killed, not ended"


def assert_whole(store: Store) -> None:
    """Every report in one incident, every id leads somewhere, the counts are those of the incidents, nothing waits."""
    listed = [item.incident for item in store.every_incident()]
    told_by = [report_id for one in listed for report_id in one.report_ids]
    assert sorted(told_by) == sorted(event.report.id for event in store.events())
    assert sum(count.incidents for count in store.daily()) == len(listed) == len(DAYS) + 1 + 4
    with store._engine.connect() as connection:
        blocked = sa.select(report_blocks.c.report_id).distinct()
        assert set(connection.execute(blocked).scalars()) == set(told_by)
        left = sa.select(sa.func.count()).where(reports.c.linked.is_(None))
        assert connection.execute(left).scalar_one() == 0
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
