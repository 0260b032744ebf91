"""The reports of the store as they were read, before any two were judged to be one incident."""

from fastapi import APIRouter, Request, Response

from dateline.records import EventType, Status
from dateline.web.asking import OpenStore
from dateline.web.filters import ReportQuery
from dateline.web.templating import page

router = APIRouter(include_in_schema=False)

SHOWN = 100


@router.get("/reports")
def reports(request: Request, store: OpenStore, query: ReportQuery) -> Response:
    wanted = query.model_copy(update={"limit": SHOWN})
    found = store.report_page(wanted, request.query_params.get("after"))
    return page(
        request,
        "reports.html",
        wanted=wanted,
        shown=found.items,
        total=store.count(wanted),
        cursor=found.next,
        types=list(EventType),
        statuses=list(Status),
        lang=request.query_params.get("lang"),
    )
