"""The documentation is true: its blocks run, its links lead somewhere, and it leaves nothing out."""

import contextlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer.main

from dateline.cli.app import app
from dateline.records import EventType
from evaluation.readme import with_output

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


@dataclass(frozen=True)
class Block:
    language: str
    code: str
    line: int


def blocks(page: Path) -> Iterator[Block]:
    text = page.read_text(encoding="utf8")
    for found in BLOCK.finditer(text):
        yield Block(found[1], found[2], text.count("\n", 0, found.start()) + 1)


def run_shell(code: str, folder: Path) -> str:
    """What the block prints, under the interpreter of the tests; a command that fails fails the test."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "160", "NO_COLOR": "1"}
    script = f"set -euo pipefail\n{code}"
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{code}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def run_python(code: str, names: dict[str, object]) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "docs", "exec"), names)
    return printed.getvalue()


def folded(text: str) -> str:
    return " ".join(text.split())


def test_the_quickstart_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    printed = ""
    for block in blocks(DOCS / "quickstart.md"):
        if block.language == "sh":
            printed = run_shell(block.code, tmp_path)
        elif block.language == "python":
            printed = run_python(block.code, names)
        else:
            assert block.language == "text", f"line {block.line}: nobody runs {block.language}"
            for line in block.code.splitlines():
                assert folded(line) in folded(printed), f"line {block.line}: {printed}"


def test_the_output_in_the_readme_is_real() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf8")
    assert text == with_output(text), "run: make readme"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_of_the_documentation_is_listed() -> None:
    for folder in (DOCS, DOCS / "design"):
        index = (folder / "README.md").read_text(encoding="utf8")
        pages = {page.name for page in folder.glob("*.md")} - {"README.md"}
        assert [name for name in sorted(pages) if f"({name})" not in index] == []


def test_every_command_is_in_the_command_line_page_and_in_no_other_way() -> None:
    commands = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    text = (DOCS / "command-line.md").read_text(encoding="utf8")
    documented = set(re.findall(r"^\| `dateline (\w[\w-]*)", text, re.MULTILINE))
    assert documented == commands


def test_every_event_type_is_in_the_codebook() -> None:
    text = (DOCS / "codebook.md").read_text(encoding="utf8")
    assert [kind for kind in EventType if f"\n### {kind}\n" not in text] == []


def test_every_make_target_that_is_shown_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    shown = {
        target
        for page in PAGES
        for target in re.findall(r"(?:^    |`)make ([a-z]+)", page.read_text("utf8"), re.MULTILINE)
    }
    assert shown - targets == set()
    assert {"demo", "test", "lint", "score", "bench", "serve"} <= targets
