"""One incident: what is agreed, who says what side by side, the sentences, and what people decided."""

import datetime as dt

from fastapi import APIRouter, Request, Response

from dateline.judgements import standing
from dateline.records import EventType, Status
from dateline.web.asking import OpenStore
from dateline.web.evidence import values_of
from dateline.web.families import FAMILY_OF
from dateline.web.highlights import pieces_of
from dateline.web.sides import sides_of
from dateline.web.templating import language_of, page

router = APIRouter(include_in_schema=False)


@router.get("/incidents/{incident_id}")
def incident(
    request: Request, store: OpenStore, incident_id: str, known: dt.date | None = None
) -> Response:
    detail = store.incident(incident_id, known)
    ui = language_of(request)
    told = []
    for number, stored in enumerate(detail.reports):
        report = stored.report
        text = store.article(stored.article_id).text
        values = values_of(report, number, ui)
        evidence = pieces_of(text, report.evidence.start, report.evidence.end, values)
        told.append((stored, values, evidence))
    return page(
        request,
        "incident.html",
        incident=detail.stored.incident,
        detail=detail,
        sides=sides_of(detail.stored.incident, ui),
        told=told,
        known=known,
        standing={judgement.id for judgement in standing(detail.judgements)},
        family_of=FAMILY_OF,
        types=list(EventType),
        statuses=list(Status),
    )
