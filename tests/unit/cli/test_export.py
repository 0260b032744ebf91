"""`dateline export`: a file or the output, and an account of what was left out."""

import csv
import io
from pathlib import Path

import pytest

from dateline.cli.export import export
from dateline.errors import ConfigError
from tests.unit.cli.conftest import Run


@pytest.fixture
def db(run: Run, pages: Path) -> str:
    assert run("ingest", pages, "--db", "one.db", "--workers", 1).exit_code == 0
    return "one.db"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_what_happened_is_written_and_what_is_denied_is_not(run: Run, db: str) -> None:
    done = run("export", "acled", "--db", db)
    assert done.exit_code == 0
    (found,) = rows(done.stdout)
    assert (found["location"], found["fatalities"]) == ("Saraqib", "14")
    assert "1 incident written" in done.stderr


def test_a_file_is_whole_or_not_there(run: Run, db: str, tmp_path: Path) -> None:
    done = run("export", "acled", "--db", db, "-o", "out.csv")
    assert (done.exit_code, done.stdout) == (0, "")
    assert len(rows((tmp_path / "out.csv").read_text("utf8"))) == 1
    assert not list(tmp_path.glob("*.part"))


def test_filters_are_those_of_incidents(run: Run, db: str) -> None:
    assert rows(run("export", "acled", "--db", db, "--place", "Aleppo").stdout) == []
    assert rows(run("export", "acled", "--db", db, "--as-known", "2020-02-01").stdout) == []
    assert len(rows(run("export", "acled", "--db", db, "--from", "2020-02-24").stdout)) == 1
    assert rows(run("export", "acled", "--db", db, "--limit", "0").stdout) == []


def test_what_was_left_out_is_said_with_its_reason(run: Run, db: str) -> None:
    done = run("export", "ucdp", "--db", db)
    assert "0 incidents written" in done.stderr
    assert "1 left out: which organised side" in done.stderr


def test_what_did_not_happen_cannot_be_asked_for_where_every_row_is_an_event(
    run: Run, db: str
) -> None:
    done = run("export", "acled", "--db", db, "--status", "denied")
    assert done.exit_code == 2
    assert "allowed: happened, ongoing" in done.stderr


def test_bytes_are_not_written_on_a_screen(
    run: Run, db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Screen(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    shown = io.BytesIO()
    monkeypatch.setattr("sys.stdout", Screen(shown, write_through=True))
    with pytest.raises(ConfigError, match="give a file with -o"):
        export("parquet", db=db)
    assert shown.getvalue() == b""
    export("acled", db=db)
    assert shown.getvalue().startswith(b"event_id_cnty")


def test_a_format_that_there_is_not(run: Run, db: str) -> None:
    done = run("export", "excel", "--db", db)
    assert done.exit_code == 2
    assert '"excel": no such format' in done.stderr
    assert "acled" in done.stderr
