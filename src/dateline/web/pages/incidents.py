"""The map with its timeline and list, and the list alone: one filter, one address, two views."""

import datetime as dt
from typing import Any

from fastapi import APIRouter, Request, Response

from dateline.exports import formats_for
from dateline.knowledge.gazetteer_sources import CountryFile
from dateline.knowledge.loading import load_file
from dateline.records import EventType, Status
from dateline.storage import Store
from dateline.storage.incident_records import IncidentFilter
from dateline.web.asking import OpenStore
from dateline.web.families import FAMILIES, FAMILY_OF
from dateline.web.filters import IncidentQuery, filter_state
from dateline.web.interface import LANGUAGES, Interface
from dateline.web.templating import language_of, page

router = APIRouter(include_in_schema=False)

LAYERS = ("incidents", "control", "both")
ON_THE_MAP, IN_THE_LIST = 30, 50


@router.get("/")
def map_view(request: Request, store: OpenStore, wanted: IncidentQuery) -> Response:
    shown = listed(request, store, wanted, ON_THE_MAP)
    words = words_of(language_of(request))
    span = store.gathered().known_span
    asked = request.query_params.get("layers", "")
    layers = asked if asked in LAYERS else LAYERS[0]
    return page(
        request, "map.html", **shown, families=FAMILIES, span=span, words=words, layers=layers
    )


def words_of(ui: Interface) -> dict[str, Any]:
    """What the scripts of the map say, and where the names of countries stand."""
    points = load_file("places/countries.yaml", CountryFile).points
    countries = {code: [*point, ui.country(code)] for code, point in points.items()}
    sections = {name: ui.section(name) for name in ("script", "family", "precision")}
    return {**sections, "language": ui.language, "countries": countries}


@router.get("/incidents")
def incidents(request: Request, store: OpenStore, wanted: IncidentQuery) -> Response:
    return page(request, "incidents.html", **listed(request, store, wanted, IN_THE_LIST))


@router.get("/incidents/rows")
def rows(request: Request, store: OpenStore, wanted: IncidentQuery) -> Response:
    """The list without its page, for the map to show beside itself."""
    return page(request, "incident_rows.html", **listed(request, store, wanted, ON_THE_MAP))


def listed(request: Request, store: Store, wanted: IncidentFilter, limit: int) -> dict[str, Any]:
    narrowed = wanted.model_copy(update={"limit": limit})
    found = store.incidents(narrowed, request.query_params.get("after"))
    return {
        "wanted": wanted,
        "shown": found.items,
        "cursor": found.next,
        "total": store.gathered(wanted).incidents,
        "family_of": FAMILY_OF,
        "types": list(EventType),
        "statuses": list(Status),
        "tongues": LANGUAGES,
        "narrowed": filter_state(request),
        "formats": [one.name for one in formats_for(wanted)],
        "today": dt.date.today(),
    }
