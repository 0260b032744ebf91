"""`dateline coverage`: what was read, and two kinds of silence."""

import json
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run


@pytest.fixture
def db(run: Run, pages: Path) -> str:
    assert run("ingest", pages, "--db", "one.db", "--workers", 1).exit_code == 0
    return "one.db"


def test_it_says_what_was_read_and_what_was_declined(run: Run, db: str) -> None:
    shown = run("coverage", "--db", db).stdout
    assert "2 articles read, 2 reports in them" in shown
    assert "Morning Post" in shown
    assert "Read on 1 of 1 day, 25 Feb 2020." in shown
    assert "Nobody was read, so nothing is known on 0 days." in shown
    assert "no actor" in shown


def test_a_part_of_it_as_json(run: Run, db: str) -> None:
    found = json.loads(run("coverage", "--db", db, "--language", "en", "--json").stdout)
    assert (found["articles"], found["languages"][0]["language"]) == (2, "en")
    assert found["days"] == [{"day": "2020-02-25", "articles": 2, "reports": 2, "events": 0}]
    none = json.loads(run("coverage", "--db", db, "--from", "2020-03-01", "--json").stdout)
    assert (none["articles"], none["days"], none["set_aside"]) == (0, [], [])


def test_an_empty_store_has_read_nothing(run: Run, db: str) -> None:
    shown = run("coverage", "--db", db, "--outlet", "Nobody").stdout
    assert shown.startswith("nothing was read")
