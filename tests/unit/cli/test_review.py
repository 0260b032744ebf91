"""`dateline review` and `dateline judge`: keys and words become judgements with who and when, linked at once."""

import json
import os
import pty
import select
import sys
import time
from pathlib import Path

import pytest

from dateline.judgements import Verdict
from dateline.storage import open_store
from tests.unit.cli.conftest import Run


@pytest.fixture
def ids(run: Run, tmp_path: Path) -> dict[str, str]:
    """Two pages tell one attack, a third tells another."""
    folder = tmp_path / "pages"
    folder.mkdir()
    told = {"a": "Attack in Saraqib", "b": "Raid in Saraqib", "c": "Raid in Aleppo"}
    for name, text in told.items():
        (folder / f"{name}.txt").write_text(text)
    assert run("ingest", folder, "--db", "e.db", "--workers", 1).exit_code == 0
    events = json.loads(run("events", "--db", "e.db", "--json").stdout)
    return {Path(event["article"]["source"]).stem: event["id"] for event in events}


def made() -> list[tuple[Verdict, str, int]]:
    with open_store("e.db") as store:
        return [(one.verdict, one.by, len(one.report_ids)) for one in store.judgements()]


def test_keys_judge_one_incident_after_the_other(run: Run, ids: dict[str, str]) -> None:
    done = run("review", "--db", "e.db", "--by", "ana", input="an")

    assert done.exit_code == 0
    assert "2 incidents to review" in done.output and "1 incident to review" in done.output
    assert "2 judgements stored · 0 incidents left to review" in done.output
    assert {verdict for verdict, _, _ in made()} == {Verdict.ACCEPTED, Verdict.NOT_AN_EVENT}
    assert {by for _, by, _ in made()} == {"ana"}


def test_the_words_behind_the_values_are_shown(run: Run, ids: dict[str, str]) -> None:
    shown = run("review", "--db", "e.db", input="q").output

    for words in (
        "Rebels shelled",
        "killing 14 people",
        "how many: 14 killed",
        "confidence",
        "q quit",
    ):
        assert words in shown


def test_skipping_leaves_it_for_the_next_sitting(run: Run, ids: dict[str, str]) -> None:
    assert "2 incidents left" in run("review", "--db", "e.db", input="  ").output
    assert made() == []


def test_undo_withdraws_and_shows_it_again(run: Run, ids: dict[str, str]) -> None:
    done = run("review", "--db", "e.db", "--by", "ana", input="auq")

    assert "undone: accepted" in done.output
    assert [verdict for verdict, _, _ in made()] == [Verdict.ACCEPTED, Verdict.WITHDRAWN]
    assert "2 incidents left" in done.output
    assert "nothing was judged" in run("review", "--db", "e.db", input="uq").output


def test_a_chosen_report_is_kept_apart_and_ids_join(run: Run, ids: dict[str, str]) -> None:
    with open_store("e.db") as store:
        two = store.incident_id_of(ids["a"])
        store.judge_accepted([ids["c"]], by="test")
    assert two == incident(ids["b"])

    run("review", "--db", "e.db", input="2dq")
    assert incident(ids["a"]) != incident(ids["b"])

    assert run("judge", "same", ids["c"], ids["a"], "--db", "e.db").exit_code == 0
    assert incident(ids["c"]) == incident(ids["a"])


def incident(report_id: str) -> str | None:
    with open_store("e.db") as store:
        return store.incident_id_of(report_id)


def test_same_asks_for_the_other_by_its_id(run: Run, ids: dict[str, str]) -> None:
    run("review", "--db", "e.db", input=f"s{ids['c']}\ns{ids['a']}\nq")

    assert incident(ids["c"]) == incident(ids["a"])


def test_a_value_is_corrected_by_words_and_mistakes_are_said(run: Run, ids: dict[str, str]) -> None:
    with open_store("e.db") as store:
        store.judge_accepted([ids["a"], ids["b"]], by="test")

    done = run("review", "--db", "e.db", input="cstatus = maybe\nctime = 2020-02-21\nw")

    assert "allowed: happened" in done.output
    with open_store("e.db") as store:
        corrected = store.incident(store.incident_id_of(ids["c"]) or "").stored.incident
        assert corrected.time and str(corrected.time.earliest) == "2020-02-21"
    assert [verdict for verdict, _, _ in made()][1:] == [Verdict.CORRECTED]


def test_an_order_that_is_none_is_refused(run: Run, ids: dict[str, str]) -> None:
    done = run("review", "--db", "e.db", "--order", "best")

    assert done.exit_code == 2
    assert "allowed: uncertain, disputed, newest" in done.output


def test_a_script_judges_and_reads_what_was_judged(run: Run, ids: dict[str, str]) -> None:
    done = run(
        "judge",
        "not-an-event",
        ids["c"][:8],
        "--by",
        "bot",
        "--why",
        "a film",
        "--db",
        "e.db",
        "--json",
    )

    (one,) = json.loads(done.stdout)
    assert (one["verdict"], one["by"], one["why"], one["stands"]) == (
        "not an event",
        "bot",
        "a film",
        True,
    )
    assert incident(ids["c"]) is None

    run("judge", "withdrawn", one["id"], "--db", "e.db")
    assert incident(ids["c"]) is not None
    listed = json.loads(run("judge", "--db", "e.db", "--json").stdout)
    assert [(j["verdict"], j["stands"]) for j in listed] == [
        ("not an event", False),
        ("withdrawn", False),
    ]
    assert "(withdrawn)" in run("judge", "--db", "e.db").output


def test_what_is_judged_later_waits_for_link(run: Run, ids: dict[str, str]) -> None:
    run("judge", "different", ids["a"], ids["b"], "--later", "--db", "e.db")
    assert incident(ids["a"]) == incident(ids["b"])

    run("link", "--db", "e.db")
    assert incident(ids["a"]) != incident(ids["b"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["judge", "wrong", "x"], 'VERDICT: "wrong" cannot be used'),
        (["judge", "corrected", "x"], "--set goes with"),
        (["judge", "accepted", "x", "--set", "a=b"], "--set goes with"),
        (["judge", "corrected", "x", "--set", "place"], "allowed: FIELD=VALUE"),
        (["judge", "accepted"], "give the id"),
    ],
)
def test_wrong_usage_is_said(run: Run, ids: dict[str, str], words: list[str], said: str) -> None:
    done = run(*words, "--db", "e.db")

    assert (done.exit_code, said in done.output) == (2, True), done.output


def test_a_person_at_a_terminal_needs_no_return_key(run: Run, ids: dict[str, str]) -> None:
    child, terminal = pty.fork()
    if child == 0:
        os.environ["COLUMNS"] = "100"
        command = [sys.executable, "-c", "from dateline.cli.app import app; app()"]
        os.execv(sys.executable, [*command, "review", "--db", "e.db", "--by", "ana"])
    seen = until(terminal, "about the whole incident")
    os.write(terminal, b"a")
    seen += until(terminal, "1 incident to review")
    os.write(terminal, b"q")
    seen += until(terminal, "left to review")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert made()[0][:2] == (Verdict.ACCEPTED, "ana")
    assert "\x1b[4" in seen, "the words behind the values are underlined"


def until(terminal: int, words: str) -> str:
    """What the screen shows up to these words."""
    seen, deadline = "", time.monotonic() + 60
    while words not in seen and time.monotonic() < deadline:
        if select.select([terminal], [], [], 1)[0]:
            seen += os.read(terminal, 65536).decode(errors="replace")
    assert words in seen, seen
    return seen
