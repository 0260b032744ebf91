"""Which place a statement is about, and which places a question asks for.

A gazetteer id is the identity of a place; without one, its folded name in its province is. A province is a place of its
own kind, known by country and name, because gazetteers often give a province and its capital the same name.
"""

from dateline.knowledge.romanisation import fold_name
from dateline.records import EventPlace, Precision, Report
from dateline.state.records import StatePlace

WIDE = frozenset({Precision.PROVINCE, Precision.COUNTRY})


def place_key(place: EventPlace) -> str:
    """The identity of a place, at its own level."""
    if place.precision in WIDE:
        return f"{place.precision}:{place.country or ''}:{fold_name(place.name)}"
    if place.geonames_id is not None:
        return f"geonames:{place.geonames_id}"
    return f"name:{place.country or ''}:{fold_name(place.admin1 or '')}:{fold_name(place.name)}"


def state_place(report: Report) -> StatePlace | None:
    place = report.place
    if place is None:
        return None
    return StatePlace(
        key=place_key(place),
        name=place.name,
        geonames_id=place.geonames_id,
        latitude=place.latitude,
        longitude=place.longitude,
        country=place.country,
        admin1=place.admin1,
        precision=place.precision,
        uncertainty_km=place.uncertainty_km,
    )


def is_about(place: EventPlace | None, asked: str | None) -> bool:
    """Whether a place bears the name asked for, or lies in the province or country of that name."""
    if asked is None:
        return True
    if place is None:
        return False
    wanted = f" {fold_name(asked)} "
    names = (place.name, place.text, place.admin1)
    return place.country == asked or any(wanted in f" {fold_name(name)} " for name in names if name)
