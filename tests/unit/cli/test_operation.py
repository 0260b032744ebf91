"""`doctor`, `runs`, `rerun`, logs: what those who run Dateline look at."""

import json
from pathlib import Path

import pytest

from dateline.engines import local
from dateline.records import Article, EventType, Reading
from dateline.storage import Store, open_store, rereading
from tests.support.readings import told
from tests.unit.cli.conftest import Run


@pytest.fixture
def filled(run: Run, pages: Path) -> Path:
    assert run("ingest", pages, "--db", "e.db", "--workers", 1).exit_code == 0
    return pages


def test_doctor_says_what_there_is_and_that_all_is_well(run: Run, filled: Path) -> None:
    done = run("doctor", "--db", "e.db", "--json")
    found = {one["what"]: one for one in json.loads(done.output)}

    assert done.exit_code == 0, done.output
    assert {"dateline", "code", "parser", "languages", "gazetteer", "store"} <= set(found)
    assert "2 articles, 2 reports" in found["store"]["told"]
    assert "en (" in found["languages"]["told"]
    assert "dateline" in run("doctor", "--db", "nothing-here.db").output


def test_doctor_finds_a_store_that_is_none_and_a_parser_that_is_missing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notes.db").write_text("this is no database, and long enough to be looked at")
    monkeypatch.setenv("DATELINE_PARSER", "no_such_model")
    from dateline.analysis.parser import load_parser  # noqa: PLC0415

    load_parser.cache_clear()
    done = run("doctor", "--db", "notes.db", "--json")
    load_parser.cache_clear()
    wrong = {one["what"]: one["told"] for one in json.loads(done.output) if one["level"] == "wrong"}

    assert done.exit_code == 1
    assert "file is not a database" in wrong["store"]
    assert "no en parser is installed" in wrong["parser"]


def test_every_report_leads_to_the_run_and_the_code_that_made_it(run: Run, filled: Path) -> None:
    (made,) = json.loads(run("runs", "--db", "e.db", "--json").output)
    event = json.loads(run("events", "--db", "e.db", "--json").output)[0]
    shown = run("show", event["id"], "--db", "e.db").output

    assert (made["command"], made["counts"]["added"]) == ("ingest", 2)
    assert made["settings"]["relevant_only"] is False
    assert {"dateline", "code", "spacy", "tables"} <= set(made["versions"])
    assert made["versions"]["code"] in shown and made["id"][:8] in shown
    assert "2 added" in run("runs", "--db", "e.db").output


def test_logs_are_lines_of_json_on_the_error_output(run: Run, pages: Path) -> None:
    (pages / "bad.html").write_text("broken")
    done = run("ingest", pages, "--db", "e.db", "--workers", 1, "--log-json")
    events = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]

    assert [one["event"] for one in events] == ["run begins", "shard done", "run ends"]
    assert events[1]["unread"] == 1 and events[1]["run"] == events[0]["run"]
    assert {"at", "level", "process"} <= set(events[0])


SHELLING = "Rebels shelled Saraqib, killing 14 people, the monitor said."


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store that another version wrote: three pages, one report judged."""
    file = tmp_path / "older.db"
    with open_store(file) as store:
        begun = store.begin_run("ingest")
        for title in ("kept", "loses", "fails"):
            store.add(told(SHELLING, title=title), begun, f"{title}.html")
        store._write(
            lambda c: c.exec_driver_sql('UPDATE runs SET versions = \'{"dateline": "0.0"}\'')
        )
        store.link()
        lost = next(e for e in store.events() if e.title == "loses").report.id
        store.judge_not_an_event([lost], by="me")
    monkeypatch.setattr(rereading, "read_again", newer_code)
    monkeypatch.setattr(local, "warm_up", lambda: None)
    return file


def newer_code(article: Article) -> Reading:
    if article.title == "fails":
        raise ZeroDivisionError("a mistake of the newer code")
    old = told(SHELLING, title=str(article.title))
    if article.title == "kept":
        return old
    other = old.reports[0].model_copy(update={"id": "0" * 16, "event_type": EventType.SHELLING})
    return old.model_copy(update={"reports": (other,)})


def everything(store: Store) -> list[Reading]:
    return [store.reading(i) for i in store.article_ids()]


def test_a_rerun_shows_what_changed_and_loses_nothing(run: Run, older: Path) -> None:
    with open_store(older) as store:
        before, judged = everything(store), store.judgements()
        lost = judged[0].report_ids[0]
    looked = json.loads(run("rerun", "--db", older, "--workers", 1, "--dry-run", "--json").output)
    with open_store(older) as store:
        assert everything(store) == before and len(store.runs()) == 1

    done = run("rerun", "--db", older, "--workers", 1)

    assert (looked["pages"], looked["changed"], looked["failed"]) == (3, 1, 1)
    assert (looked["same"], looked["new"], looked["gone"]) == (1, 1, 1)
    assert looked["judged_and_gone"] == [lost]
    assert "3 pages read again, 1 changed" in done.output
    assert "1 page could not be read and kept as they were" in done.output
    with open_store(older) as store:
        assert store.judgements() == judged
        assert len(store.article_ids()) == 3
        assert {e.report.id for e in store.events()} >= {"0" * 16}
        assert {e.source for e in store.events()} == {"kept.html", "loses.html", "fails.html"}
        assert (
            "1 page read again" in run("rerun", "--db", older, "--workers", 1).output
        )  # that fails
