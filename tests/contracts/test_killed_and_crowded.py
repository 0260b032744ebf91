"""Writers that are killed, writers that crowd, readers beside them, stores of other versions: on every database."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from dateline.storage import Store, open_store, opening
from dateline.storage.schema import HEAD, reports
from tests.contracts.writer import REPORTS_A_PAGE
from tests.support.readings import told

MANY = 100_000
ROUNDS = 2


def start(address: str, name: str, pages: int = MANY) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.contracts.writer", address, name, str(pages)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def said(writer: "subprocess.Popen[str]") -> Iterator[str]:
    """The pages the writer said were stored."""
    assert writer.stdout
    return (line.strip() for line in writer.stdout if line.endswith("\n"))


def test_a_killed_writer_loses_nothing_it_reported_as_stored(address: str) -> None:
    promised: set[str] = set()
    for round_number in range(ROUNDS):
        writer = start(address, f"writer {round_number}")
        lines = said(writer)
        promised |= {next(lines) for _ in range(5 + 20 * round_number)}
        writer.kill()
        promised |= set(lines)
        writer.wait()

    with open_store(address) as store:
        assert promised <= set(store.article_ids())
        assert (
            len(store.article_ids()) <= len(promised) + ROUNDS
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


def test_writers_and_a_reader_share_a_store_from_its_first_moment(empty_address: str) -> None:
    """Two of the writers bring the same pages; all of them and the reader find nothing there and make the store."""
    writers = [start(empty_address, name, 30) for name in ("same", "same", "other")]
    seen = []
    with open_store(empty_address) as store:
        while any(writer.poll() is None for writer in writers):
            seen.append(sum(1 for _ in store.events()))

        assert [len(list(said(writer))) for writer in writers] == [30, 30, 30]
        assert [writer.wait() for writer in writers] == [0, 0, 0]
        assert len(store.article_ids()) == 60
        assert_whole(store)
    assert seen == sorted(seen) and len(set(seen)) > 2  # it did look while they wrote
    assert not [events for events in seen if events % REPORTS_A_PAGE]


def test_a_session_that_the_server_dropped_is_taken_up_again(address: str, database: str) -> None:
    if database == "sqlite":
        return  # there is no server
    with open_store(address) as store, open_store(address) as other:
        run = store.begin_run("test")
        with other._engine.connect() as connection:
            others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            connection.exec_driver_sql(f"{others} AND datname = current_database()")

        assert store.add(told(), run)
        assert store.count() == 1


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Pretends that this is a later Dateline, whose next migration runs the given statement."""

    def pretend(statement: str) -> None:
        scripts = Path(opening.__file__).parent / "migrations"
        later = Path(shutil.copytree(scripts, tmp_path / "migrations"))
        (later / "versions" / "v9999_next.py").write_text(
            "from alembic import op\n"
            f"revision, down_revision = '9999', '{HEAD}'\n"
            f"def upgrade():\n    op.execute('ALTER TABLE reports ADD COLUMN mood TEXT')\n    {statement}\n"
        )
        monkeypatch.setattr(opening, "SCRIPTS", str(later))
        monkeypatch.setattr(opening, "HEAD", "9999")

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
