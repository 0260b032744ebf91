"""What the map and the timeline draw: incidents gathered into spots and days, in columns, since those are small."""

from typing import Any

from fastapi import APIRouter, Query

from dateline.storage import Store
from dateline.storage.incident_records import IncidentFilter, Spot
from dateline.web.asking import OpenStore
from dateline.web.families import FAMILIES, main_family
from dateline.web.filters import IncidentQuery

router = APIRouter(prefix="/api", tags=["map and timeline"])

EACH_PLACE_UP_TO = 600
"""So many incidents in view are drawn place by place even from afar."""
NEARBY = 9
"""From this zoom on every place is drawn."""
SQUARE = 44
"""Pixels of a map's square, in which one circle fits."""


@router.get("/map")
def spots(
    store: OpenStore, wanted: IncidentQuery, zoom: int = Query(default=2, ge=0, le=20)
) -> dict[str, Any]:
    """Incidents of the filter, gathered for a map at this zoom. `box` (south,west,north,east) is the part shown."""
    total = store.count_incidents(wanted)
    cell = cell_for(total, zoom)
    found = store.spots(wanted, cell, FAMILIES)
    placed = sum(one.incidents for one in found)
    return {
        "incidents": total,
        "unplaced": unplaced(store, wanted, total, placed),
        "cell": cell,
        "spots": [shown(one) for one in found],
    }


def cell_for(total: int, zoom: int) -> float | None:
    if zoom >= NEARBY or total <= EACH_PLACE_UP_TO:
        return None
    return 360.0 * SQUARE / 256 / float(2**zoom)


def unplaced(store: Store, wanted: IncidentFilter, total: int, placed: int) -> int:
    """How many incidents of the filter have no place on any map, wherever it is."""
    if wanted.box is None:
        return total - placed
    anywhere = wanted.model_copy(update={"box": None})
    return store.count_incidents(anywhere) - store.count_placed(anywhere)


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
def timeline(store: OpenStore, wanted: IncidentQuery) -> dict[str, list[Any]]:
    """Incidents by day. Those whose days span more than a week stand on none."""
    found = store.days(wanted, FAMILIES)
    columns: dict[str, list[Any]] = {
        "day": [one.day.isoformat() for one in found],
        "incidents": [one.incidents for one in found],
        "killed": [one.killed for one in found],
    }
    return columns | {name: [one.groups.get(name, 0) for one in found] for name in FAMILIES}
