"""Lines of a GeoNames country file, of villages that exist nowhere."""

from pathlib import Path

FIRST_ID = 990_000_001


def line(name: str, number: int = FIRST_ID, **more: object) -> str:
    """One line; `more` sets columns by their names in the GeoNames readme."""
    columns: dict[str, object] = {
        "geonameid": number,
        "name": name,
        "asciiname": name,
        "alternatenames": "",
        "latitude": "35.61",
        "longitude": "36.70",
        "class": "P",
        "code": "PPL",
        "country": "SY",
        "cc2": "",
        "admin1": "12",
        "admin2": "",
        "admin3": "",
        "admin4": "",
        "population": "0",
        "elevation": "",
        "dem": "310",
        "timezone": "Asia/Damascus",
        "modified": "2021-05-04",
    }
    return "\t".join(str(value) for value in {**columns, **more}.values())


def write(path: Path, *lines: str) -> Path:
    path.write_text("".join(f"{one}\n" for one in lines), encoding="utf8")
    return path
