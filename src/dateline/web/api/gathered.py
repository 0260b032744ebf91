"""What the map and the timeline draw: incidents gathered into spots and days, in columns, since those are small."""

from typing import Any

from fastapi import APIRouter, Query
from starlette.responses import JSONResponse

from dateline.storage.incident_records import Spot
from dateline.web.asking import OpenStore
from dateline.web.families import FAMILIES, main_family
from dateline.web.filters import IncidentQuery

router = APIRouter(prefix="/api", tags=["map and timeline"])

NEARBY = 9
"""From this zoom on every place is drawn."""
SQUARE = 44
"""Pixels of a map's square, in which one circle fits."""


@router.get("/map")
def spots(
    store: OpenStore, wanted: IncidentQuery, zoom: int = Query(default=2, ge=0, le=20)
) -> JSONResponse:
    """Incidents of the filter, gathered for a map at this zoom. `box` (south,west,north,east) is the part shown."""
    found = store.gathered(wanted)
    cell = cell_for(zoom)
    return JSONResponse(
        {
            "incidents": found.incidents,
            "unplaced": found.unplaced,
            "cell": cell,
            "spots": [shown(one) for one in found.spots(cell, FAMILIES)],
        }
    )


def cell_for(zoom: int) -> float | None:
    return None if zoom >= NEARBY else 360.0 * SQUARE / 256 / float(2**zoom)


def shown(spot: Spot) -> list[object]:
    """latitude, longitude, incidents, killed, family, name, places, km, precision, geonames id, country, id."""
    return [
        round(spot.latitude, 4),
        round(spot.longitude, 4),
        spot.incidents,
        spot.killed,
        main_family(spot.groups),
        spot.place_name,
        spot.places,
        round(spot.uncertainty_km or 0, 1),
        spot.precision,
        spot.geonames_id,
        spot.country,
        spot.id if spot.incidents == 1 else None,
    ]


@router.get("/timeline")
def timeline(store: OpenStore, wanted: IncidentQuery) -> JSONResponse:
    """Incidents by day. Those whose days span more than a week stand on none."""
    found = store.gathered(wanted).days(FAMILIES)
    columns: dict[str, list[Any]] = {
        "day": [one.day.isoformat() for one in found],
        "incidents": [one.incidents for one in found],
        "killed": [one.killed for one in found],
    }
    families = {name: [one.groups.get(name, 0) for one in found] for name in FAMILIES}
    return JSONResponse(columns | families)
