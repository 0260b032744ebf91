"""The command line over a pretended pipeline: what a page says is settled here, not read."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import dateline
from dateline.cli.app import app
from dateline.engines import local
from dateline.errors import SourceError
from dateline.records import EventType, Reading, Status
from tests.support.readings import told

Run = Callable[..., Result]


def read(source: bytes | Path, **given: Any) -> Reading:
    text = source.read_text() if isinstance(source, Path) else source.decode()
    if "broken" in text:
        raise SourceError("the page is empty\n  allowed: HTML or plain text\n  next: look at it")
    if "bug" in text:
        raise ZeroDivisionError("a mistake of ours")
    title, _, place = text.strip().partition(" in ")
    return told(
        f"Rebels shelled {place}, killing 14 people, the monitor said.",
        title=f"{title} {given.get('url') or ''}".strip(),
        place=place,
        killed="14 people",
        event_type=EventType.SHELLING,
        status=Status.DENIED if title == "Denial" else Status.HAPPENED,
        language=given.get("language") or "en",
    )


@pytest.fixture(autouse=True)
def pretended_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline = ModuleType("dateline.pipeline")
    pipeline.read = read  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "dateline.pipeline", pipeline)
    monkeypatch.setattr(dateline, "pipeline", pipeline, raising=False)
    monkeypatch.setattr(local, "warm_up", lambda: None)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `dateline` with these words, in an empty folder and at 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    runner = CliRunner()
    return lambda *words, **more: runner.invoke(app, [str(word) for word in words], **more)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of two pages, one of them deeper, and a file that is no page."""
    folder = tmp_path / "pages"
    (folder / "deeper").mkdir(parents=True)
    (folder / "one.html").write_text("Attack in Saraqib")
    (folder / "deeper" / "two.TXT").write_text("Denial in Aleppo")
    (folder / "notes.md").write_text("broken")
    return folder
