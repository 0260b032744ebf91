"""An incident or a selection as one file that needs nothing else: who says what, and in which words."""

import datetime as dt

from fastapi import APIRouter, Request, Response

from dateline.storage.incident_records import IncidentDetail
from dateline.web.asking import OpenStore
from dateline.web.families import FAMILY_OF
from dateline.web.filters import IncidentQuery, filter_state
from dateline.web.sides import sides_of
from dateline.web.templating import language_of, page, style

router = APIRouter(include_in_schema=False)

MOST = 300
"""Incidents in one file; it says so when there are more."""


@router.get("/incidents/file")
def selection(request: Request, store: OpenStore, wanted: IncidentQuery) -> Response:
    found = store.incidents(wanted.model_copy(update={"limit": MOST})).items
    details = [store.incident(one.incident.id, wanted.as_known) for one in found]
    return file(request, "dateline-incidents.html", details, store.count_incidents(wanted))


@router.get("/incidents/{incident_id}/file")
def one(request: Request, store: OpenStore, incident_id: str, wanted: IncidentQuery) -> Response:
    detail = store.incident(incident_id, wanted.as_known)
    return file(request, f"dateline-{detail.stored.incident.id}.html", [detail], 1)


def file(request: Request, name: str, details: list[IncidentDetail], total: int) -> Response:
    ui = language_of(request)
    made = page(
        request,
        "file.html",
        told=[(one, sides_of(one.stored.incident, ui)) for one in details],
        total=total,
        narrowed=filter_state(request),
        family_of=FAMILY_OF,
        style=style(),
        today=dt.date.today(),
    )
    made.headers["content-disposition"] = f'attachment; filename="{name}"'
    return made
