"""Places that a person adds to the gazetteer: country files of GeoNames, kept beside the user's data.

Villages where wars are fought stand in no package that can be installed, but GeoNames offers a file for each country.
What is useful of a file is kept in a folder of its own (`DATELINE_DATA` moves it), packed, so a compiled gazetteer that
is thrown away is made again with it. A line that cannot be read is counted and named, never fatal.
"""

import gzip
import hashlib
import io
import os
import zipfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from math import isfinite, log10
from pathlib import Path
from typing import BinaryIO, NamedTuple

from platformdirs import user_data_dir
from pydantic import BaseModel, ConfigDict

from dateline.errors import SourceError
from dateline.knowledge.loading import load_file
from dateline.records import Precision

COLUMNS = 19
"""Of a GeoNames country file; see https://download.geonames.org/export/dump/readme.txt."""
EXAMPLES = 5
LONGEST_LINE = 65_536
MOST_PLACES = 2_000_000
"""About what one SQLite file is still compiled from within a minute or two and two gigabytes."""


class Kind(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    precision: Precision
    uncertainty_km: float
    prominence: float


class KindFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    kinds: Mapping[str, Kind]


class AddedPlace(NamedTuple):
    """One line of a country file, as it is kept."""

    geonames_id: int
    name: str
    alternates: tuple[str, ...]
    latitude: float
    longitude: float
    country: str
    admin1: str
    feature_code: str
    population: int

    @property
    def kind(self) -> Kind:
        return kinds()[self.feature_code]

    @property
    def prominence(self) -> float:
        """As towns of the packed list are weighed, where the file says how many people live there."""
        return max(self.kind.prominence, log10(self.population + 100) if self.population else 0.0)


@dataclass(slots=True)
class Addition:
    """What came of a file. `bad` are lines that could not be read, `problems` the first of them with the reason."""

    file: str
    lines: int = 0
    added: int = 0
    known: int = 0
    other_kinds: int = 0
    other_countries: int = 0
    bad: int = 0
    problems: list[str] = field(default_factory=list)
    countries: Counter[str] = field(default_factory=Counter)
    kept_as: Path | None = None
    """The file that holds the places from now on; deleting it takes them back."""

    def note(self, problem: str) -> None:
        self.bad += 1
        if len(self.problems) < EXAMPLES:
            self.problems.append(f"line {self.lines}: {problem}")


def added_folder() -> Path:
    return Path(os.environ.get("DATELINE_DATA") or user_data_dir("dateline")) / "places"


def added_files() -> tuple[Path, ...]:
    """The files kept so far, in the order of their names."""
    return tuple(sorted(added_folder().glob("*.tsv.gz")))


def add_places(path: Path, known: Collection[int], countries: Collection[str] = ()) -> Addition:
    """Keep the places of a country file that the gazetteer lacks, by GeoNames id.

    `countries` (ISO 3166 alpha-2) leaves out the rest of a file of several. Raises `SourceError` where there is no file
    that can be read at all; the gazetteer takes the places in when it is next opened.
    """
    addition = Addition(path.name)
    with country_file(path) as stream:
        places = tuple(new_places(stream, set(known), frozenset(countries), addition))
    if addition.lines and addition.bad == addition.lines:
        raise SourceError(
            f"{path}: none of {addition.lines} lines is a line of GeoNames: {addition.problems[0]}\n"
            f"  allowed: {COLUMNS} columns parted by tabs, as XX.zip and allCountries.zip have them\n"
            "  next: take a country file from https://download.geonames.org/export/dump/"
        )
    if places:
        addition.kept_as = keep(path, places)
    return addition


@contextmanager
def country_file(path: Path) -> Iterator[BinaryIO]:
    """The lines of a plain file, of one packed by gzip, or of the largest text in a zip."""
    try:
        if zipfile.is_zipfile(path):
            with (
                zipfile.ZipFile(path) as archive,
                archive.open(largest_text(archive, path)) as text,
            ):
                yield io.BufferedReader(text)  # type: ignore[type-var]
        elif path.suffix == ".gz":
            with gzip.open(path, "rb") as packed:
                yield io.BufferedReader(packed)
        else:
            with path.open("rb") as plain:
                yield plain
    except (OSError, EOFError, zipfile.BadZipFile, RuntimeError) as problem:
        raise SourceError(
            f"{path}: cannot be read: {problem}\n"
            "  allowed: a GeoNames country file (XX.txt), or the zip it comes in\n"
            "  next: check the path, or fetch the file again"
        ) from problem


def largest_text(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    texts = [
        member
        for member in archive.infolist()
        if member.filename.lower().endswith(".txt") and "readme" not in member.filename.lower()
    ]
    if not texts:
        raise SourceError(
            f"{path}: the zip holds no country file\n  allowed: one text of {COLUMNS} columns, such as IQ.txt\n"
            "  next: take XX.zip from https://download.geonames.org/export/dump/"
        )
    return max(texts, key=lambda member: member.file_size)


def new_places(
    stream: BinaryIO, known: set[int], countries: frozenset[str], addition: Addition
) -> Iterator[AddedPlace]:
    """The places of the lines worth keeping; everything else is counted."""
    while line := stream.readline(LONGEST_LINE):
        addition.lines += 1
        if not line.strip() or line.startswith(b"#"):
            addition.lines -= 1
            continue
        try:
            columns = columns_of(line)
            wanted = is_wanted(columns, countries, addition)
            place = place_of(columns) if wanted else None
        except ValueError as problem:
            addition.note(str(problem))
            continue
        if place is None:
            continue
        if place.geonames_id in known:
            addition.known += 1
            continue
        known.add(place.geonames_id)
        addition.added += 1
        addition.countries[place.country] += 1
        if addition.added > MOST_PLACES:
            raise SourceError(
                f"{addition.file}: more than {MOST_PLACES:,} places\n"
                "  allowed: the countries you read about; --country XX takes those alone\n"
                "  next: add country by country"
            )
        yield place


def columns_of(line: bytes) -> list[str]:
    """The columns of a line; raises `ValueError` with what is wrong."""
    try:
        columns = line.decode("utf8").rstrip("\r\n").removeprefix("\ufeff").split("\t")
    except UnicodeDecodeError:
        raise ValueError("not UTF-8") from None
    if len(columns) != COLUMNS:
        raise ValueError(f"{len(columns)} columns instead of {COLUMNS}")
    return columns


def is_wanted(columns: list[str], countries: frozenset[str], addition: Addition) -> bool:
    if countries and columns[8] not in countries:
        addition.other_countries += 1
        return False
    if columns[7] not in kinds():
        addition.other_kinds += 1
        return False
    return True


def place_of(columns: list[str]) -> AddedPlace:
    """A place; raises `ValueError` where a number is none, a point is off the globe or a name or country is missing."""
    number, name, plain, alternates, latitude, longitude, _class, code, country = columns[:9]
    point = float(latitude), float(longitude)
    if not all(map(isfinite, point)) or abs(point[0]) > 90 or abs(point[1]) > 180:
        raise ValueError(f"no point on the globe: {latitude}, {longitude}")
    if not name.strip() or len(country) != 2:
        raise ValueError("no name" if country else "no country")
    others = dict.fromkeys((plain, *alternates.split(",")))
    return AddedPlace(
        geonames_id=int(number),
        name=name.strip(),
        alternates=tuple(other for other in others if other and other != name),
        latitude=point[0],
        longitude=point[1],
        country=country,
        admin1=columns[10],
        feature_code=code,
        population=int(columns[14] or 0),
    )


def keep(path: Path, places: Collection[AddedPlace]) -> Path:
    """Write the places under the file's name and a hash of what they are; whole or not at all."""
    lines = "".join(f"{line_of(place)}\n" for place in places).encode()
    stem = path.name.split(".")[0] or "places"
    name = f"{stem}-{hashlib.sha256(lines).hexdigest()[:8]}.tsv.gz"
    target = added_folder() / name
    draft = target.with_suffix(f".{os.getpid()}.draft")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(gzip.compress(lines, mtime=0))
        draft.replace(target)
    except OSError as problem:
        draft.unlink(missing_ok=True)
        raise SourceError(
            f"{target}: cannot be written: {problem}\n  next: set DATELINE_DATA to a folder that can be written"
        ) from problem
    return target


def line_of(place: AddedPlace) -> str:
    columns = place._replace(alternates=",".join(place.alternates))  # type: ignore[arg-type]
    return "\t".join(str(column) for column in columns)


def added_places() -> Iterator[AddedPlace]:
    """Every place added so far, in the order of the files; one that two files have comes once."""
    seen: set[int] = set()
    for path in added_files():
        for line in gzip.decompress(path.read_bytes()).decode().splitlines():
            place = kept_place(line)
            if place.geonames_id not in seen:
                seen.add(place.geonames_id)
                yield place


def kept_place(line: str) -> AddedPlace:
    number, name, alternates, latitude, longitude, country, admin1, code, people = line.split("\t")
    return AddedPlace(
        geonames_id=int(number),
        name=name,
        alternates=tuple(filter(None, alternates.split(","))),
        latitude=float(latitude),
        longitude=float(longitude),
        country=country,
        admin1=admin1,
        feature_code=code,
        population=int(people),
    )


@cache
def kinds() -> Mapping[str, Kind]:
    return load_file("places/added_kinds.yaml", KindFile).kinds
