"""The command line as a real process: how fast it starts, how it behaves in a pipe, how it is stopped."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.storage import open_store
from tests.support.readings import told

PROGRAM = (sys.executable, "-c", "from dateline.cli import main; main()")
HEAVY = {"spacy", "sqlalchemy", "alembic", "pandas", "pydantic", "rich", "trafilatura", "yaml"}

SLOW_INGEST = """
import sys, time, types, dateline
from pathlib import Path
from dateline.engines import local
from tests.support.readings import told

def read(source):
    text = source.read_text()
    time.sleep(float(text))
    return told(title=source.stem)

local.read_source, local.warm_up = read, lambda: None
from dateline.cli import main
main()
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    file = tmp_path / "e.db"
    with open_store(file) as opened:
        run = opened.begin_run("test")
        for number in range(150):
            opened.add(told(title=f"Page {number}"), run, f"{number}.html")
    return file


def test_help_loads_nothing_heavy() -> None:
    listing = "import sys, dateline.cli.app; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True
    )

    assert not HEAVY & set(done.stdout.split())


def test_help_and_version_come_from_a_real_process() -> None:
    for words, expected in (("--help", "ingest"), ("--version", "dateline 0.")):
        done = subprocess.run([*PROGRAM, words], capture_output=True, text=True, check=True)
        assert expected in done.stdout


def test_a_reader_that_has_seen_enough_is_no_error(store: Path) -> None:
    command = [*PROGRAM, "events", "--db", str(store), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        assert process.stdout.readline() == b"[\n"
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_pipe_gets_neither_colour_nor_cut_text(store: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "COLUMNS"}
    table = subprocess.run(
        [*PROGRAM, "events", "--db", str(store), "--limit", "3"],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    ).stdout
    listed = subprocess.run(
        [*PROGRAM, "events", "--db", str(store), "--json"], capture_output=True, check=True
    ).stdout

    assert "\x1b" not in table and "3 events of 150; --limit 0 shows all" in table
    assert len(json.loads(listed)) == 150
    assert len(listed.splitlines()) == 152  # one event a line


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL], ids=lambda end: end.name)
def test_a_stopped_ingest_keeps_what_was_stored_and_can_go_on(
    tmp_path: Path, end: signal.Signals
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number, seconds in enumerate(["0", "0", "30", "0"]):
        (pages / f"{number}.txt").write_text(seconds)
    database = tmp_path / "e.db"
    command = (sys.executable, "-c", SLOW_INGEST, "ingest", str(pages), "--db", str(database))

    process = subprocess.Popen([*command, "--workers", "1"], stderr=subprocess.PIPE, text=True)
    wait_for_two_pages(database)
    process.send_signal(end)
    _, said = process.communicate(timeout=10)
    (pages / "2.txt").write_text("0")
    again = subprocess.run(
        [*command, "--workers", "1"], capture_output=True, text=True, check=True
    ).stdout

    assert process.returncode == (130 if end == signal.SIGINT else -signal.SIGKILL)
    assert "Traceback" not in said
    assert "4 pages: 2 new, 2 known already" in again


def wait_for_two_pages(database: Path) -> None:
    for _ in range(500):
        if database.exists():
            with open_store(database) as store:
                if len(store.article_ids()) == 2:
                    return
        time.sleep(0.02)
    raise TimeoutError
