"""What can be opened as a store, and what is said about the rest."""

from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.storage import open_store
from dateline.storage.schema import HEAD
from tests.support.readings import told


def test_the_schema_knows_its_newest_migration() -> None:
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "dateline:storage/migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("mysql://host/database", "no store for mysql"),
        ("postgresql+psycopg://nobody@127.0.0.1:1/none", "cannot be used"),
        ("://", "not the address of a database"),
        ("sqlite://", "in memory"),
        ("missing/folder/e.db", 'there is no folder "missing/folder"'),
        (".", "a folder, not a file"),
    ],
)
def test_what_cannot_be_opened_is_said_in_one_line(address: str, reason: str) -> None:
    with pytest.raises(StoreError, match=reason):
        open_store(address)


def test_a_password_is_never_shown() -> None:
    with pytest.raises(StoreError) as problem:
        open_store("postgresql+psycopg://me:secret@127.0.0.1:1/none")
    assert "secret" not in str(problem.value)


def test_another_program_s_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("This is text and no database. " * 50)

    with pytest.raises(StoreError, match="not a database"):
        open_store(file)
    assert file.read_text().startswith("This is text")


def test_a_store_that_goes_away_meanwhile_is_said_in_one_line(tmp_path: Path) -> None:
    with open_store(tmp_path / "e.db") as store:
        run = store.begin_run("test")
        with store._engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE parties")
        with pytest.raises(StoreError, match="no such table: parties"):
            store.add(told(), run)
        assert store.article_ids() == ()
