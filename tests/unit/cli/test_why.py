"""`dateline why` over a store: the answer, its reasons, and JSON of the same."""

import json
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run


@pytest.fixture
def ids(run: Run, tmp_path: Path) -> dict[str, str]:
    """Two pages tell one attack, a third tells another."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in (
        ("a", "Attack in Saraqib"),
        ("b", "Raid in Saraqib"),
        ("c", "Raid in Aleppo"),
    ):
        (folder / f"{name}.txt").write_text(text)
    assert run("ingest", folder, "--db", "e.db", "--workers", 1).exit_code == 0
    events = json.loads(run("events", "--db", "e.db", "--json").stdout)
    return {Path(event["article"]["source"]).stem: event["id"] for event in events}


def test_the_answer_comes_first_and_the_reasons_after(run: Run, ids: dict[str, str]) -> None:
    one = run("why", ids["a"], ids["b"], "--db", "e.db").output
    two = run("why", ids["a"][:8], ids["c"][:8], "--db", "e.db").output

    assert one.startswith("One incident: alike")
    for words in ("the same act", "the same place", "in all", "They meet: within 40 km"):
        assert words in one
    assert two.startswith("Two incidents: some of their reports exclude each other")
    assert "excludes" in two


def test_json_is_the_whole_explanation(run: Run, ids: dict[str, str]) -> None:
    found = json.loads(run("why", ids["a"], ids["b"], "--db", "e.db", "--json").stdout)

    assert found["explanation"]["are_one"] is True
    assert {r["about"] for r in found["explanation"]["likeness"]["reasons"]} >= {"type", "place"}
    assert found["tellings"][ids["a"]]["report"]["evidence"]["text"].startswith("Rebels")


def test_an_incident_alone_shows_how_it_came_about(run: Run, ids: dict[str, str]) -> None:
    assert "mean likeness" in run("why", ids["a"], "--db", "e.db").output
    assert "joined to nothing" in run("why", ids["c"], "--db", "e.db").output


def test_an_id_of_nothing_is_one_clear_error(run: Run, ids: dict[str, str]) -> None:
    done = run("why", "zzz", "--db", "e.db")

    assert done.exit_code == 1
    assert '"zzz": nothing has this id' in done.output
