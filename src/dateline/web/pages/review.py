"""The queue of what is worth a person's look: least certain first, or most disputed; done with the keyboard alone."""

from fastapi import APIRouter, Request, Response

from dateline.judgements import standing
from dateline.records import EventType, Status
from dateline.storage.reviewing import Order
from dateline.web.asking import OpenStore
from dateline.web.evidence import values_of
from dateline.web.families import FAMILY_OF
from dateline.web.highlights import pieces_of
from dateline.web.templating import language_of, page

router = APIRouter(include_in_schema=False)

SHOWN = 12


@router.get("/review")
def review(request: Request, store: OpenStore, by: str = Order.UNCERTAIN) -> Response:
    ui = language_of(request)
    order = Order(by) if by in set(Order) else Order.UNCERTAIN
    shown = []
    for detail in map(store.incident, store.review_queue(order, SHOWN)):
        told = []
        for number, stored in enumerate(detail.reports):
            report, text = stored.report, store.article(stored.article_id).text
            values = values_of(report, number, ui)
            start, end = report.evidence.start, report.evidence.end
            told.append((stored, values, pieces_of(text, start, end, values)))
        shown.append((detail.stored.incident, detail, told))
    made = store.judgements()
    return page(
        request,
        "review.html",
        shown=shown,
        by=order,
        orders=tuple(Order),
        made=made[::-1][:30],
        standing={one.id for one in standing(made)},
        family_of=FAMILY_OF,
        types=list(EventType),
        statuses=list(Status),
    )
