"""Filters as they stand in an address, turned into the questions of the store.

A form sends empty fields for what is not asked; they mean nothing. A value that cannot be used is said by its name.
"""

from typing import Annotated, Any

from fastapi import Depends, Request
from pydantic import ValidationError

from dateline.errors import ConfigError
from dateline.storage.records import EventFilter, Near

PLAIN = ("place", "actor", "outlet", "language", "text")
MANY = {"type": "types", "status": "statuses"}
DAYS = {"from": "first_day", "to": "last_day"}


def asked(request: Request) -> dict[str, Any]:
    """What the address asks for, under the names of the filter."""
    query = request.query_params
    found: dict[str, Any] = {name: query.get(name) for name in PLAIN}
    found |= {field: query.get(name) for name, field in DAYS.items()}
    found |= {field: [one for one in query.getlist(name) if one] for name, field in MANY.items()}
    found["near"] = near(query.get("near"))
    return {name: value for name, value in found.items() if value}


def near(point: str | None) -> Near | None:
    """ "36.7,34.1,25": latitude, longitude, kilometres."""
    if not point:
        return None
    try:
        latitude, longitude, radius_km = (float(part) for part in point.split(","))
    except ValueError as problem:
        raise ConfigError(
            f'near: "{point}" cannot be used\n  allowed: LATITUDE,LONGITUDE,KM'
        ) from problem
    return Near(latitude=latitude, longitude=longitude, radius_km=radius_km)


def report_query(request: Request) -> EventFilter:
    names = {field: name for name, field in (MANY | DAYS).items()}
    try:
        return EventFilter.model_validate(asked(request))
    except ValidationError as problem:
        first = problem.errors()[0]
        field = str(first["loc"][0])
        raise ConfigError(
            f'{names.get(field, field)}: "{first["input"]}" cannot be used\n  allowed: {first["msg"]}'
        ) from problem


ReportQuery = Annotated[EventFilter, Depends(report_query)]
