"""What was read and from whom, so that silence is not mistaken for peace."""

from fastapi import APIRouter, Request, Response

from dateline.web.asking import OpenStore
from dateline.web.templating import page

router = APIRouter(include_in_schema=False)


@router.get("/coverage")
def coverage(request: Request, store: OpenStore) -> Response:
    return page(request, "coverage.html", coverage=store.coverage(), unread=store.unread())
