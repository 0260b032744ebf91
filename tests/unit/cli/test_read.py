"""`dateline read`."""

import json
from pathlib import Path
from unittest import mock

import pytest

from dateline.acquisition import urls
from dateline.records import Page
from tests.support.readings import told
from tests.unit.cli.conftest import Run


def test_a_page_becomes_a_table_that_names_everything(run: Run, pages: Path) -> None:
    done = run("read", pages / "one.html")

    assert done.exit_code == 0
    for words in ("Attack", "Morning Post · 25 Feb 2020", "shelling", "Rebels", "Saraqib",
                  "24 Feb 2020", "14 killed", "the monitor", "1 event · 1 set aside"):  # fmt: skip
        assert words in done.output
    assert max(map(len, done.output.splitlines())) <= 80
    assert "\x1b" not in done.output


def test_json_is_the_reading_of_the_contract(run: Run, pages: Path) -> None:
    done = run("read", pages / "one.html", "--json", "--language", "es")

    content = json.loads(done.output)
    assert set(content) == set(told().to_dict())
    assert content["article"]["language"] == "es"


def test_what_was_declined_is_shown_when_asked_for(run: Run, pages: Path) -> None:
    done = run("read", pages / "one.html", "--set-aside")

    assert "no actor" in done.output and "Atta" in done.output


def test_a_page_may_come_from_standard_input(run: Run) -> None:
    done = run("read", "-", "--url", "https://example.org/x", input="Attack in Aleppo")

    assert done.exit_code == 0 and "Aleppo" in done.output


def test_a_page_may_come_from_an_address_and_keeps_it(run: Run) -> None:
    page = Page(content=b"Attack in Suva", url="https://example.org/final")
    with mock.patch.object(urls, "fetch", return_value=page):
        done = run("read", "https://example.org/short")

    assert "Attack https://example.org/final" in done.output and "Suva" in done.output


def test_a_page_that_cannot_be_read_is_one_clear_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_text("broken")
    done = run("read", "empty.html")

    assert done.exit_code == 1
    assert done.stderr.startswith("dateline: the page is empty\n")
    assert "Traceback" not in done.output


@pytest.mark.parametrize("words", [("--debug", "read", "x.html"), ("read", "x.html", "--debug")])
def test_debug_shows_where_the_error_arose(run: Run, tmp_path: Path, words: tuple[str]) -> None:
    (tmp_path / "x.html").write_text("broken")

    assert type(run(*words).exception).__name__ == "SourceError"
