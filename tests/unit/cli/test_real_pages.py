"""The way from real pages to a shown event, with nothing pretended: real processes, two workers, a real store."""

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import dateline

SAMPLES = Path(str(files(dateline) / "data" / "samples"))
PROGRAM = (sys.executable, "-c", "from dateline.cli import main; main()")


def run(*words: str | Path) -> str:
    command = [*PROGRAM, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_pages_go_in_and_an_event_can_be_checked(tmp_path: Path) -> None:
    database = tmp_path / "e.db"
    pages = [SAMPLES / "en-ramadi-wire.txt", SAMPLES / "en-ramadi-retaken.html"]

    said = run("ingest", *pages, "--db", database, "--workers", "2")
    events = json.loads(run("events", "--db", database, "--place", "Ramadi", "--json"))
    shown = run("show", events[0]["id"], "--db", database)

    assert "2 pages: 2 new" in said
    assert events[0]["evidence"]["text"].split()[0] in shown
    assert "Ramadi" in shown
