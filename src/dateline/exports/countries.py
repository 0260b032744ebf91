"""Countries as the codebooks of others name them, from the tables of GeoNames."""

from functools import cache

from dateline.knowledge.gazetteer_sources import read_geonames
from dateline.records import Record


class Country(Record):
    name: str
    alpha3: str
    numeric: int | None
    """ISO 3166; null for Kosovo, which has none."""


@cache
def countries() -> dict[str, Country]:
    """By ISO 3166 alpha-2."""
    return {
        code: Country(name=row["name"], alpha3=row["iso3"], numeric=row["isonumeric"] or None)
        for code, row in read_geonames("countries.json").items()
    }


def country_name(code: str | None) -> str:
    """In English; the code itself where nobody names it, nothing where there is none."""
    known = countries().get(code or "")
    return known.name if known else code or ""
