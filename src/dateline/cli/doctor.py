"""`dateline doctor`: what is installed, what it knows, where the store stands, what is wrong and what to do."""

import shutil
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from dateline.cli import terminal
from dateline.cli.options import DEFAULT_STORE, AsJson
from dateline.errors import DatelineError

SOMETHING_WRONG = 1
LEAST_FREE = 500_000_000
"""Bytes: the gazetteer takes 100 MB, a day of news some hundred more."""
EXTRAS = {
    "postgres": ("psycopg", "a store on PostgreSQL"),
    "dask": ("distributed", "ingest on a cluster"),
    "parquet": ("pyarrow", "export as Parquet"),
}


class Level(StrEnum):
    GOOD = "good"
    NOTE = "note"
    WRONG = "wrong"


class Finding(NamedTuple):
    what: str
    level: Level
    told: str


MaybeStore = Annotated[
    str,
    typer.Option("--db", metavar="FILE", envvar="DATELINE_DB", help="The store to look at."),
]


def doctor(db: MaybeStore = DEFAULT_STORE, as_json: AsJson = False) -> None:
    """Look whether everything is in its place: packages, models, gazetteer, store.

    Exit code: 0 when all is well, 1 when something is wrong. Changes nothing but a missing gazetteer, which is
    compiled, and an older store, which is brought up to date.
    """
    findings = [one for look in CHECKS for one in looked(look, db)]
    if as_json:
        terminal.print_json([{**one._asdict(), "level": one.level.value} for one in findings])
    else:
        show(findings)
    if any(one.level is Level.WRONG for one in findings):
        raise typer.Exit(SOMETHING_WRONG)


def looked(look: Callable[[str], Iterator[Finding]], db: str) -> list[Finding]:
    """What goes wrong while looking is a finding too."""
    try:
        return list(look(db))
    except (DatelineError, ImportError, OSError) as problem:
        return [Finding(look.__name__.removeprefix("look_at_"), Level.WRONG, str(problem))]


def show(findings: list[Finding]) -> None:
    from rich.text import Text  # noqa: PLC0415

    table = terminal.plain_table("", "", "")
    colours = {Level.GOOD: "green", Level.NOTE: "yellow", Level.WRONG: "bold red"}
    for one in findings:
        table.add_row(one.what, Text(one.level, style=colours[one.level]), one.told)
    terminal.screen().print(table)


def look_at_versions(_db: str) -> Iterator[Finding]:
    from dateline.versions import versions  # noqa: PLC0415

    found = dict(versions())
    for name in ("dateline", "code", "python"):
        yield Finding(name, Level.GOOD, found.pop(name))
    told = ", ".join(f"{name} {number}" for name, number in found.items())
    yield Finding("packages", Level.GOOD, told)


def look_at_extras(_db: str) -> Iterator[Finding]:
    from importlib.util import find_spec  # noqa: PLC0415

    from dateline.versions import installed  # noqa: PLC0415

    for extra, (package, use) in EXTRAS.items():
        if find_spec(package):
            yield Finding(extra, Level.GOOD, f"{package} {installed(package)}: {use}")
        else:
            yield Finding(extra, Level.NOTE, f'{use} needs: pip install "dateline[{extra}]"')


def look_at_parser(_db: str) -> Iterator[Finding]:
    from dateline.analysis.parser import load_parser  # noqa: PLC0415

    about = load_parser("en").meta
    yield Finding("parser", Level.GOOD, f"{about['lang']}_{about['name']} {about['version']}")


def look_at_languages(_db: str) -> Iterator[Finding]:
    from dateline.knowledge.base import readable_languages  # noqa: PLC0415
    from dateline.knowledge.lexicon import load_lexicon  # noqa: PLC0415

    told = [f"{one} ({len(load_lexicon(one).triggers)} triggers)" for one in readable_languages()]
    yield Finding("languages", Level.GOOD, ", ".join(told))


def look_at_gazetteer(_db: str) -> Iterator[Finding]:
    from dateline.knowledge.gazetteer import Gazetteer, cache_folder  # noqa: PLC0415

    path = Gazetteer.open().path
    size = path.stat().st_size
    yield Finding("gazetteer", Level.GOOD, f"{path.name}, {size / 1e6:.0f} MB in {cache_folder()}")
    yield free_space("cache", cache_folder())


def look_at_store(db: str) -> Iterator[Finding]:
    from dateline.storage import open_store  # noqa: PLC0415
    from dateline.storage.tables import HEAD  # noqa: PLC0415

    if "://" not in db and not Path(db).exists():
        yield Finding("store", Level.NOTE, f'there is none yet at "{db}"; dateline ingest makes it')
        return
    with open_store(db, create=False) as store:
        counts, runs = dict(store.standing()), store.runs()
    held = ", ".join(f"{counts[name]:,} {name}" for name in ("articles", "reports", "incidents"))
    yield Finding("store", Level.GOOD, f"tables {HEAD}: {held}")
    yield from waiting(counts)
    if runs:
        last = runs[-1]
        end = (
            "it did not end"
            if last.finished_at is None
            else f"ended {last.finished_at:%Y-%m-%d %H:%M}"
        )
        yield Finding("last run", Level.GOOD, f"{last.command} {last.id[:8]}, {end}")
    if "://" not in db:
        yield free_space("disk", Path(db).resolve().parent)


def waiting(counts: dict[str, Any]) -> Iterator[Finding]:
    """What is left to do, each with the command that does it."""
    hints = {
        "reports_waiting_to_be_linked": "dateline link",
        "shards_without_end": "the same dateline ingest goes on with them",
        "runs_without_end": "still at work, or killed; what they stored is whole",
        "feeds_failing": "dateline watch shows them when it ends",
    }
    for name, hint in hints.items():
        if counts[name]:
            told = f"{counts[name]:,} {name.replace('_', ' ')}: {hint}"
            yield Finding("waiting", Level.NOTE, told)


def free_space(what: str, folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    level = Level.GOOD if free > LEAST_FREE else Level.WRONG
    return Finding(what, level, f"{free / 1e9:,.1f} GB free in {folder}")


CHECKS = (
    look_at_versions,
    look_at_extras,
    look_at_parser,
    look_at_languages,
    look_at_gazetteer,
    look_at_store,
)
