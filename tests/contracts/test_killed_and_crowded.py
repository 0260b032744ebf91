"""Writers that are killed, writers that crowd, readers beside them, stores of other versions: on every database."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from dateline.storage import Store, open_store, opening
from dateline.storage.schema import reports
from tests.contracts.writer import REPORTS_A_PAGE
from tests.support.readings import told

MANY = 100_000


def start(address: str, name: str, pages: int = MANY) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.contracts.writer", address, name, str(pages)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def said(writer: "subprocess.Popen[str]") -> Iterator[str]:
    """The pages the writer said were stored."""
    assert writer.stdout
    return (line.strip() for line in writer.stdout if line.endswith("\n"))


@pytest.mark.parametrize(("end", "rounds"), [(signal.SIGKILL, 2), (signal.SIGINT, 1)])
def test_a_killed_writer_loses_nothing_it_reported_as_stored(
    address: str, end: signal.Signals, rounds: int
) -> None:
    promised: set[str] = set()
    for round_number in range(rounds):
        writer = start(address, f"writer {round_number}")
        lines = said(writer)
        promised |= {next(lines) for _ in range(5 + 20 * round_number)}
        writer.send_signal(end)
        promised |= set(lines)
        writer.wait()

    with open_store(address) as store:
        assert promised <= set(store.article_ids())
        assert (
            len(store.article_ids()) <= len(promised) + rounds
        )  # stored, but killed before it said so
        assert_whole(store)


def assert_whole(store: Store) -> None:
    """Every page has all of its reports, and the database finds nothing wrong with itself."""
    with store._engine.connect() as connection:
        each = sa.select(sa.func.count()).select_from(reports).group_by(reports.c.article_id)
        assert set(connection.execute(each).scalars()) == {REPORTS_A_PAGE}
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            connection.exec_driver_sql(
                "INSERT INTO reports_search(reports_search, rank) VALUES ('integrity-check', 1)"
            )


def test_several_writers_and_readers_at_once_get_in_each_other_s_way_nowhere(address: str) -> None:
    writers = [start(address, f"writer {number}", 15) for number in range(2)]
    seen = [0]
    with open_store(address) as store:
        while any(writer.poll() is None for writer in writers):
            events = sum(1 for _ in store.events())
            assert events % REPORTS_A_PAGE == 0 and events >= seen[-1]
            seen.append(events)

        assert [writer.wait() for writer in writers] == [0, 0]
        assert len(store.article_ids()) == 30
        assert_whole(store)
    assert len(set(seen)) > 2  # it did look while they wrote
    for writer in writers:
        assert writer.stdout
        writer.stdout.close()


def test_writers_that_bring_the_same_pages_store_each_once(address: str) -> None:
    writers = [start(address, "same", 20) for _ in range(2)]
    assert [len(list(said(writer))) for writer in writers] == [20, 20]
    assert [writer.wait() for writer in writers] == [0, 0]

    with open_store(address) as store:
        assert len(store.article_ids()) == 20
        assert_whole(store)


def test_a_store_can_be_made_by_several_processes_at_once(empty_address: str) -> None:
    writers = [start(empty_address, f"writer {number}", 1) for number in range(3)]

    assert [len(list(said(writer))) for writer in writers] == [1, 1, 1]
    assert [writer.wait() for writer in writers] == [0, 0, 0]


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Pretends that this is a later Dateline, whose next migration runs the given statement."""

    def pretend(statement: str) -> None:
        scripts = Path(opening.__file__).parent / "migrations"
        later = Path(shutil.copytree(scripts, tmp_path / "migrations"))
        (later / "versions" / "v0002_next.py").write_text(
            "from alembic import op\n"
            "revision, down_revision = '0002', '0001'\n"
            f"def upgrade():\n    op.execute('ALTER TABLE reports ADD COLUMN mood TEXT')\n    {statement}\n"
        )
        monkeypatch.setattr(opening, "SCRIPTS", str(later))
        monkeypatch.setattr(opening, "HEAD", "0002")

    return pretend


def test_an_older_store_is_migrated_when_opened_and_keeps_its_pages(
    own_address: str, next_version: Callable[[str], None]
) -> None:
    with open_store(own_address) as store:
        store.add(told(), store.begin_run("test"))
    next_version("pass")

    with open_store(own_address) as store, store._engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT mood FROM reports").all() == [(None,)]
        assert store.reading(store.article_ids()[0]) == told()


def test_a_migration_that_fails_half_way_leaves_the_older_store(
    own_address: str, next_version: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(own_address).close()
    next_version("raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        open_store(own_address)
    monkeypatch.undo()

    with open_store(own_address) as store, store._engine.connect() as connection:
        columns = {column["name"] for column in sa.inspect(connection).get_columns("reports")}
        assert "mood" not in columns
