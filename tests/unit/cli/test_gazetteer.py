"""`dateline gazetteer`: what a name may mean, and places of one's own."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from dateline.knowledge import gazetteer_added
from tests.support.country_files import FIRST_ID, line, write

Run = Callable[..., Result]


@pytest.fixture
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are kept apart; the gazetteer of this machine answers without them and is not made again."""
    folder = tmp_path / "data"
    monkeypatch.setattr(gazetteer_added, "added_folder", lambda: folder)


def test_find_shows_scores_reasons_and_what_a_reading_takes(run: Run) -> None:
    shown = run("gazetteer", "find", "Tripoli", "--context", "Lebanon, Beirut")

    assert shown.exit_code == 0
    assert "in Lebanon" in shown.output
    assert "A reading would take Tripoli (North, LB)" in shown.output


def test_find_gives_json(run: Run) -> None:
    told = json.loads(run("gazetteer", "find", "طرابلس", "--limit", "3", "--json").output)

    assert len(told["candidates"]) == 3
    assert {one["country"] for one in told["candidates"]} == {"LB", "LY"}


def test_find_says_that_nobody_bears_a_name(run: Run) -> None:
    assert "no place bears this name" in run("gazetteer", "find", "Zzyzxburgville").output


@pytest.mark.usefixtures("own_data")
def test_add_says_what_it_added_and_what_it_could_not_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.knowledge.gazetteer_build.added_files", lambda: ())
    file = write(tmp_path / "SY.txt", line("Kafr Zaytun"), "torn", line("Aleppo", 170063))

    shown = run("gazetteer", "add", file)

    assert shown.exit_code == 0, shown.output
    assert "1 places added (SY 1)" in shown.output
    assert "1 known already" in shown.output
    assert "line 2: 1 columns instead of 19" in shown.output
    assert [place.geonames_id for place in gazetteer_added.added_places()] == [FIRST_ID]


@pytest.mark.usefixtures("own_data")
def test_add_refuses_a_file_of_something_else(run: Run, tmp_path: Path) -> None:
    shown = run("gazetteer", "add", write(tmp_path / "notes.txt", "dear diary"))

    assert shown.exit_code == 1
    assert "allowed: 19 columns" in shown.output
