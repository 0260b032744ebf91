"""`ingest`, `events`, `show` and `demo` over a store."""

import json
from pathlib import Path

import pytest

from dateline.acquisition.page_source import PageSource
from dateline.cli import demo as demo_command
from dateline.storage import open_store
from tests.unit.cli.conftest import Run


@pytest.fixture
def filled(run: Run, pages: Path) -> Path:
    done = run("ingest", pages, "--db", "e.db", "--workers", 1)
    assert done.exit_code == 0, done.output
    return pages


def test_ingest_reads_folders_and_says_what_is_new(run: Run, pages: Path) -> None:
    first = run("ingest", pages, "--db", "e.db", "--workers", 1)
    second = run("ingest", pages, pages / "one.html", "--db", "e.db", "--workers", 1)

    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "2 pages: 2 new\n2 events added" in first.output
    assert "2 pages: 2 known already\n0 events added" in second.output


def test_pages_that_hardly_can_report_an_event_are_left_unread_and_counted(
    run: Run, tmp_path: Path
) -> None:
    garden = "Roses like the sun of June in Provence, and they want water in the morning. " * 5
    news = "Rebels shelled the town of Saraqib on Monday and kidnapped two teachers there. " * 5
    (tmp_path / "garden.txt").write_text(garden)
    (tmp_path / "news.txt").write_text(news)

    done = run("ingest", tmp_path, "--db", "e.db", "--workers", 1, "--relevant-only")

    assert "1 page: 1 new" in done.output
    assert "1 left unread: hardly a word of deeds or arms" in done.output


def test_a_bad_page_is_noted_and_the_others_are_stored(run: Run, pages: Path) -> None:
    (pages / "bad.html").write_text("broken")
    (pages / "crash.html").write_text("bug")
    done = run("ingest", pages, "--db", "e.db", "--workers", 1)

    assert done.exit_code == 1
    assert "4 pages: 2 new, 2 not readable" in done.output
    assert "the page is empty" in done.output
    assert "ZeroDivisionError" in done.output
    with open_store("e.db") as store:
        assert store.count() == 2
        assert store.coverage().unread_pages == 2
        assert store.runs()[0].counts["unread"] == 2


def test_events_lists_by_day_within_eighty_columns(run: Run, filled: Path) -> None:
    done = run("events", "--db", "e.db")

    assert done.exit_code == 0
    for words in ("shelling", "(denied)", "14 killed", "Saraqib", "Aleppo", "2 events"):
        assert words in done.output
    assert max(map(len, done.output.splitlines())) <= 80


@pytest.mark.parametrize(
    ("words", "places"),
    [
        (["--type", "shelling"], ["Aleppo", "Saraqib"]),
        (["--type", "clash", "--type", "capture"], []),
        (["--status", "denied"], ["Aleppo"]),
        (["--near", "35.9", "36.8", "20"], ["Saraqib"]),
        (["--near", "-18.1", "178.4", "20"], []),
        (["--place", "idlib"], ["Saraqib"]),
        (["--place", "SARAQIB", "--radius", "20"], ["Saraqib"]),
        (["--place", "Saraqib", "--radius", "60"], ["Aleppo", "Saraqib"]),
        (["--from", "2020-02-25"], []),
        (["--to", "2020-02-24", "--actor", "rebels", "--outlet", "post", "--limit", "1"], ["Saraqib"]),
        (["--text", "denial"], ["Aleppo"]),
        (["--language", "fr"], []),
    ],
    ids=" ".join,
)  # fmt: skip
def test_filters_narrow_the_list(
    run: Run, filled: Path, words: list[str], places: list[str]
) -> None:
    done = run("events", "--db", "e.db", "--json", *words)

    assert sorted(event["place"]["name"] for event in json.loads(done.stdout)) == places


def test_json_events_carry_their_article(run: Run, filled: Path) -> None:
    events = json.loads(run("events", "--db", "e.db", "--json").stdout)

    assert events[0]["article"]["outlet"] == "Morning Post"
    assert {event["article"]["source"] for event in events} == {
        str(filled / "one.html"),
        str(filled / "deeper" / "two.TXT"),
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["events", "--db", "e.db", "--type", "war"], '--type: "war" cannot be used\n  allowed: clash, capture,'),
        (["events", "--db", "e.db", "--from", "soon"], '--from: "soon" cannot be used'),
        (["events", "--db", "e.db", "--near", "95", "0", "1"], '--near: "95.0" cannot be used'),
        (["events", "--db", "e.db", "--radius", "5"], "--radius goes with --place"),
        (["events", "--db", "e.db", "--near", "1"], "requires 3 arguments"),
        (["ingest", "nowhere", "--db", "e.db"], '"nowhere": there is no such file or folder'),
        (["ingest", "--db", "e.db"], "Missing argument"),
        (["ingest", ".", "--db", "e.db", "--workers", "0"], "--workers"),
        (["nonsense"], "No such command"),
    ],
)  # fmt: skip
def test_wrong_usage_is_one_clear_error_and_exit_code_two(
    run: Run, words: list[str], said: str
) -> None:
    done = run(*words)

    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.output


def test_a_circle_needs_a_place_that_is_one_point(run: Run, filled: Path) -> None:
    done = run("events", "--db", "e.db", "--place", "Idlib", "--radius", "5")

    assert done.exit_code == 2
    assert '"Idlib" is the name of no place in this store' in done.stderr


@pytest.mark.parametrize("words", [("events",), ("show", "abc")])
def test_a_store_that_is_not_there_is_not_made_by_asking(
    run: Run, tmp_path: Path, words: tuple[str]
) -> None:
    done = run(*words, "--db", "missing.db")

    assert done.exit_code == 1
    assert "there is no store here" in done.stderr
    assert not (tmp_path / "missing.db").exists()


def test_a_file_that_is_no_store_is_refused(run: Run, pages: Path) -> None:
    done = run("events", "--db", pages / "one.html")

    assert done.exit_code == 1 and "cannot be used: file is not a database" in done.stderr


def test_show_names_the_words_behind_every_value(run: Run, filled: Path) -> None:
    (event,) = json.loads(run("events", "--db", "e.db", "--json", "--place", "saraqib").stdout)
    done = run("show", event["id"][:6], "--db", "e.db")

    assert done.exit_code == 0
    assert "Rebels shelled Saraqib, killing 14 people, the monitor said." in done.output
    for words in ("Saraqib, Idlib (town, within 3 km; stated)", "14 killed", "[xx:rebels]"):
        assert words in done.output
    assert max(map(len, done.output.splitlines())) <= 80


def test_show_underlines_the_words_in_a_terminal(
    run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    (event,) = json.loads(run("events", "--db", "e.db", "--json", "--place", "saraqib").stdout)
    done = run("show", event["id"], "--db", "e.db")

    assert "\x1b[4;32mSaraqib\x1b[0m" in done.output
    assert "\x1b[4;31m14 people\x1b[0m" in done.output


def test_demo_reads_the_samples_and_says_how_to_go_on(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples = [PageSource("samples/a.txt", b"Attack in Saraqib")]
    monkeypatch.setattr(demo_command, "samples", lambda: samples)
    done = run("demo", "--db", "d.db", "--workers", 1)

    assert done.exit_code == 0
    assert "Saraqib" in done.output
    assert "dateline show ID --db d.db" in done.output
    assert "1 incident, 0 disputed" in done.output


def test_the_samples_come_with_the_program() -> None:
    names = [sample.name for sample in demo_command.samples()]

    assert len(names) >= 16
    assert not [name for name in names if not name.endswith((".html", ".txt"))]


def test_incidents_are_listed_with_their_witnesses(run: Run, filled: Path) -> None:
    done = run("incidents", "--db", "e.db")
    listed = json.loads(run("incidents", "--db", "e.db", "--json").output)

    assert done.exit_code == 0, done.output
    assert "1: the monitor" in done.output and "2 incidents" in done.output
    assert max(map(len, done.output.splitlines())) <= 80
    assert [one["place"]["name"] for one in listed] == ["Aleppo", "Saraqib"]
    assert json.loads(run("incidents", "--db", "e.db", "--json", "--witnesses", 2).output) == []


def test_as_known_before_any_page_there_is_nothing(run: Run, filled: Path) -> None:
    assert "0 incidents" in run("incidents", "--db", "e.db", "--as-known", "2020-01-01").output
    wrong = run("incidents", "--db", "e.db", "--as-known", "yesterday")
    assert wrong.exit_code == 2 and "YYYY-MM-DD" in wrong.output


def test_state_says_what_holds_and_what_it_cost(run: Run, filled: Path) -> None:
    shown = run("state", "--on", "2020-03-01", "--db", "e.db", "--place", "Idlib")
    found = json.loads(run("state", "--on", "2020-03-01", "--db", "e.db", "--json").output)

    assert shown.exit_code == 0, shown.output
    assert "Nothing is said of the control" in shown.output
    assert (found["on"], found["as_known"]) == ("2020-03-01", None)
    over_time = run("state", "--over-time", "--db", "e.db", "--json")
    assert json.loads(over_time.output) == []


def test_link_says_that_nothing_waits(run: Run, filled: Path) -> None:
    assert "0 reports looked at" in run("link", "--db", "e.db").output
    assert "2 reports looked at" in run("link", "--db", "e.db", "--all").output
