"""The gazetteer: who bears a name, by its letters or by its sound, and what is known of each place.

Compiled on first use into one SQLite file in the user's cache (`DATELINE_CACHE` moves it), named after a hash of its
inputs, opened read-only and memory-mapped: workers share its pages and each keeps only a Bloom filter of the names and
the records it has met. Names are looked up folded, so case, accents, apostrophes and hyphens never matter.
"""

import os
import sqlite3
import subprocess
import sys
from array import array
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from platformdirs import user_cache_dir

from dateline.errors import KnowledgeError
from dateline.knowledge.gazetteer_build import filter_places, fingerprint
from dateline.knowledge.romanisation import fold_name, spelling_key
from dateline.records import Precision
from dateline.values import value

MAPPED_BYTES = 256 * 1024 * 1024
SHORTEST_SOUND = 3
"""Fewest consonants that may say two spellings are one name."""
FILES_KEPT = 3
MOST_COUNTRIES = 300
"""Countries are the first rows of the file."""


@value(frozen=True, slots=True)
class PlaceRecord:
    """One place. `admin1` is the name of its first-order division, `country` ISO 3166 alpha-2."""

    row_id: int
    geonames_id: int | None
    name: str
    latitude: float
    longitude: float
    country: str | None
    admin1: str | None
    feature_code: str
    population: int
    precision: Precision
    uncertainty_km: float
    prominence: float = 0.0
    """Logarithm of its people, raised for what news speaks of by itself: what may be guessed before reading."""

    @property
    def is_division(self) -> bool:
        return self.feature_code in ("ADM1", "ADM2", "ADM1H")

    @property
    def is_town(self) -> bool:
        return self.feature_code.startswith(("PPL", "STLMT"))


@value(frozen=True, slots=True)
class Bearer:
    """A place by number, and whether the name is its own or one of its alternates."""

    row_id: int
    own_name: bool


def cache_folder() -> Path:
    return Path(os.environ.get("DATELINE_CACHE") or user_cache_dir("dateline"))


class Gazetteer:
    """Read-only; `Gazetteer.open()` gives the one of this process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._connection.execute(f"pragma mmap_size={MAPPED_BYTES}")
        self._filter: bytes = self._connection.execute("select bits from filter").fetchone()[0]
        self._countries: dict[str, int] = dict(
            self._connection.execute(
                "select country, row_id from place where feature_code in ('PCLI', 'PCLD') and row_id < ?",
                (MOST_COUNTRIES,),
            ).fetchall()
        )
        self._records: dict[int, PlaceRecord] = {}

    @staticmethod
    def open() -> "Gazetteer":
        """The gazetteer of this process, compiled first when this machine has none of this version."""
        return _open(cache_folder(), os.getpid())

    def named(self, folded: str) -> tuple[Bearer, ...]:
        """Every bearer of a name that `fold_name` has folded, most prominent first."""
        return self._look_up("alias", folded) if self._maybe(folded) else ()

    def bearers(self, name: str) -> tuple[PlaceRecord, ...]:
        """Every place that bears the name in any language, most prominent first."""
        return tuple(self.record(bearer.row_id) for bearer in self.named(fold_name(name)))

    def sounding_like(self, name: str) -> tuple[Bearer, ...]:
        """Places whose name may be another romanisation of this one; needs a second reason to be believed."""
        key = spelling_key(name)
        if len(key.replace(" ", "")) < SHORTEST_SOUND or not self._maybe(f"~{key}"):
            return ()
        return self._look_up("spelling", f"~{key}")

    def abbreviated(self, text: str) -> tuple[Bearer, ...]:
        """Divisions that the text, standing after a comma, is short for: "Ill.", "TX"."""
        return self._look_up("abbreviation", text)

    def country_row(self, country: str) -> int | None:
        """Number of the country with this ISO code."""
        return self._countries.get(country)

    def around(self, latitude: float, longitude: float) -> tuple[PlaceRecord, ...]:
        """Places within about a degree, where spellings vary enough to need them."""
        rows = self._connection.execute(
            "select bearers from cell where latitude between ? and ? and longitude between ? and ?",
            (latitude // 1 - 1, latitude // 1 + 1, longitude // 1 - 1, longitude // 1 + 1),
        )
        return tuple(self.record(number) for (packed,) in rows for number in array("I", packed))

    @lru_cache(maxsize=512)  # noqa: B019  (one gazetteer a process, which lives as long as the process)
    def divisions_of(self, country: str) -> tuple[PlaceRecord, ...]:
        """First-order divisions of a country by its ISO code."""
        rows = self._connection.execute(
            "select row_id from place where country=? and feature_code='ADM1'", (country,)
        ).fetchall()
        return self.records(tuple(number for (number,) in rows))

    def capital_of(self, country: str) -> PlaceRecord | None:
        """The seat of a country's government by its ISO code."""
        number = self._capitals.get(country)
        return None if number is None else self.record(number)

    @cached_property
    def _capitals(self) -> dict[str, int]:
        """Of all countries at once: each search goes through the whole table."""
        rows = self._connection.execute(
            "select country, row_id from place where feature_code='PPLC' order by row_id desc"
        )
        return dict(rows.fetchall())

    def seat_of(self, country: str, division: str) -> PlaceRecord | None:
        """The town that a first-order division is governed from."""
        number = self._seats.get((country, division))
        return None if number is None else self.record(number)

    @cached_property
    def _seats(self) -> dict[tuple[str, str], int]:
        """Of all divisions at once, the largest where a division has several."""
        rows = self._connection.execute(
            "select country, admin1, row_id from place where feature_code in ('PPLA', 'PPLC')"
            " and admin1 is not null order by population"
        )
        return {(country, division): number for country, division, number in rows}

    def geonames_ids(self) -> frozenset[int]:
        """GeoNames ids of every place that has one."""
        rows = self._connection.execute(
            "select geonames_id from place where geonames_id is not null"
        )
        return frozenset(number for (number,) in rows)

    def record(self, row_id: int) -> PlaceRecord:
        known = self._records.get(row_id)
        return known or self.records((row_id,))[0]

    def records(self, row_ids: tuple[int, ...]) -> tuple[PlaceRecord, ...]:
        """Several records at once, in the order asked."""
        missing = [row_id for row_id in row_ids if row_id not in self._records]
        if len(self._records) > 20_000:
            self._records.clear()
            missing = list(row_ids)
        for row_id in missing:
            row = self._connection.execute(
                "select * from place where row_id=?", (row_id,)
            ).fetchone()
            if row is None:
                raise KnowledgeError(f"gazetteer: no place has number {row_id}")
            self._records[row_id] = record_of(row)
        return tuple(self._records[row_id] for row_id in row_ids)

    def _maybe(self, key: str) -> bool:
        return all(self._filter[place >> 3] & (1 << (place & 7)) for place in filter_places(key))

    def _look_up(self, table: str, key: str) -> tuple[Bearer, ...]:
        row = self._connection.execute(
            f"select bearers from {table} where key=?", (key,)
        ).fetchone()
        if row is None:
            return ()
        return tuple(Bearer(packed >> 1, bool(packed & 1)) for packed in array("I", row[0]))


def record_of(row: Sequence[Any]) -> PlaceRecord:
    """A row of the table; its columns stand in the order of the record's fields."""
    number, geonames_id, name, latitude, longitude, country, admin1, code, people, *rest = row
    return PlaceRecord(
        row_id=number,
        geonames_id=geonames_id,
        name=name,
        latitude=latitude,
        longitude=longitude,
        country=country,
        admin1=admin1,
        feature_code=code,
        population=people,
        precision=Precision(rest[0]),
        uncertainty_km=rest[1],
        prominence=rest[2],
    )


@lru_cache(maxsize=4)
def _open(folder: Path, _process: int) -> Gazetteer:
    """One a process: a connection must not be carried across a fork."""
    path = folder / f"gazetteer-{fingerprint()}.sqlite"
    if not path.is_file():
        compile_apart(path)
        forget_old(folder)
    return Gazetteer(path)


def compile_apart(path: Path) -> None:
    """Compile in a process of its own, whose half gigabyte goes back to the system with it."""
    command = [sys.executable, "-m", "dateline.knowledge.gazetteer_build", str(path)]
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    if done.returncode or not path.is_file():
        raise KnowledgeError(
            f"{path}: the gazetteer could not be compiled (see above)\n"
            "  next: set DATELINE_CACHE to a folder that can be written and has 100 MB free"
        )


def forget_old(folder: Path) -> None:
    """Keep the newest few versions; another process may still have one open."""
    made = sorted(folder.glob("gazetteer-*.sqlite"), key=lambda path: path.stat().st_mtime)
    for path in made[:-FILES_KEPT]:
        with suppress(OSError):
            path.unlink()
