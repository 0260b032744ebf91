"""The reports of the store as they were read, before any two were judged to be one incident."""

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from dateline.records import EventType, Status
from dateline.web.addresses import Addresses
from dateline.web.asking import OpenStore
from dateline.web.filters import ReportQuery
from dateline.web.templating import page

router = APIRouter(include_in_schema=False)

SHOWN = 100


@router.get("/")
def first_page(request: Request) -> Response:
    return RedirectResponse(Addresses.of(request).same("/reports"), status_code=303)


@router.get("/reports")
def reports(request: Request, store: OpenStore, query: ReportQuery) -> Response:
    wanted = query.model_copy(update={"limit": SHOWN})
    return page(
        request,
        "reports.html",
        wanted=wanted,
        shown=list(store.events(wanted)),
        total=store.count(wanted),
        cursor=None,
        types=list(EventType),
        statuses=list(Status),
        lang=request.query_params.get("lang"),
    )
