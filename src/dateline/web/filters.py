"""Filters as they stand in an address, turned into the questions of the store.

A form sends empty fields for what is not asked; they mean nothing. A value that cannot be used is said by its name.
"""

import math
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request
from pydantic import ValidationError

from dateline.errors import ConfigError
from dateline.storage.incident_records import Box, IncidentFilter
from dateline.storage.records import EventFilter, Near

F = TypeVar("F", bound=EventFilter)

PLAIN = ("place", "actor", "speaker", "outlet", "language", "text")
OF_INCIDENTS = ("country", "admin1", "disputed")
MANY = {"type": "types", "status": "statuses"}
RENAMED = {"from": "first_day", "to": "last_day", "place_id": "geonames_id"}
RENAMED_OF_INCIDENTS = {"known": "as_known", "witnesses": "min_witnesses"}
NAMES = {field: name for name, field in (MANY | RENAMED | RENAMED_OF_INCIDENTS).items()}
STATE = (*PLAIN, *OF_INCIDENTS, *MANY, *RENAMED, *RENAMED_OF_INCIDENTS, "near", "box", "order")
"""Every name of an address that narrows what is shown."""


def report_query(request: Request) -> EventFilter:
    return checked(EventFilter, asked(request, PLAIN, RENAMED))


def incident_query(request: Request) -> IncidentFilter:
    names = PLAIN + OF_INCIDENTS
    found = asked(request, names, RENAMED | RENAMED_OF_INCIDENTS)
    found["newest_first"] = request.query_params.get("order") != "oldest"
    if box := request.query_params.get("box"):
        found["box"] = box_of(box)
    return checked(IncidentFilter, found)


def asked(request: Request, names: tuple[str, ...], renamed: Mapping[str, str]) -> dict[str, Any]:
    """What the address asks for, under the names of the filter."""
    query = request.query_params
    found: dict[str, Any] = {name: query.get(name) for name in names}
    found |= {field: query.get(name) for name, field in renamed.items()}
    found |= {field: [one for one in query.getlist(name) if one] for name, field in MANY.items()}
    if point := query.get("near"):
        found["near"] = near_of(point)
    return {name: value for name, value in found.items() if value}


def checked(kind: type[F], found: Mapping[str, Any]) -> F:
    try:
        return kind.model_validate(found)
    except ValidationError as problem:
        first = problem.errors()[0]
        field = str(first["loc"][0])
        raise ConfigError(
            f'{NAMES.get(field, field)}: "{first["input"]}" cannot be used\n  allowed: {first["msg"]}'
        ) from problem


def near_of(text: str) -> Near:
    """ "36.7,34.1,25"."""
    latitude, longitude, radius_km = numbers("near", text, "LATITUDE,LONGITUDE,KM", 3)
    return checked_shape(Near, latitude=latitude, longitude=longitude, radius_km=radius_km)


def box_of(text: str) -> Box:
    """ "32.1,35.7,37.4,42.4"; a map that shows more than the world asks for the world."""
    south, west, north, east = numbers("box", text, "SOUTH,WEST,NORTH,EAST", 4)
    whole = east - west >= 360
    return Box(
        south=min(max(south, -90), 90),
        north=min(max(north, -90), 90),
        west=-180 if whole else wrapped(west),
        east=180 if whole else wrapped(east),
    )


def wrapped(longitude: float) -> float:
    return (longitude + 180) % 360 - 180


def numbers(name: str, text: str, allowed: str, how_many: int) -> list[float]:
    try:
        found = [float(part) for part in text.split(",")]
    except ValueError:
        found = []
    if len(found) != how_many or not all(map(math.isfinite, found)):
        raise ConfigError(f'{name}: "{text}" cannot be used\n  allowed: {allowed}')
    return found


def checked_shape(kind: type[Near], **parts: float) -> Near:
    try:
        return kind(**parts)
    except ValidationError as problem:
        raise ConfigError(f"near: {problem.errors()[0]['msg']}") from problem


def filter_state(request: Request) -> list[tuple[str, str]]:
    """What is narrowed, as it stands in the address."""
    return [(k, v) for k, v in request.query_params.multi_items() if k in STATE and v]


ReportQuery = Annotated[EventFilter, Depends(report_query)]
IncidentQuery = Annotated[IncidentFilter, Depends(incident_query)]
