"""The queue of what is worth a person's look: least certain first, or most disputed; done with the keyboard alone."""

from fastapi import APIRouter, Request, Response

from dateline.judgements import standing
from dateline.records import EventType, Status
from dateline.storage import Store
from dateline.storage.incident_records import IncidentDetail, IncidentFilter, StoredIncident
from dateline.web.asking import OpenStore
from dateline.web.evidence import values_of
from dateline.web.families import FAMILY_OF
from dateline.web.highlights import pieces_of
from dateline.web.templating import language_of, page

router = APIRouter(include_in_schema=False)

LOOKED_AT = 400
"""How many of the newest incidents the queue is chosen from."""
SHOWN = 12
ORDERS = ("uncertain", "disputed", "newest")


@router.get("/review")
def review(request: Request, store: OpenStore, by: str = "uncertain") -> Response:
    ui = language_of(request)
    waiting = queue(store, by)
    shown = []
    for detail in waiting[:SHOWN]:
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
        waiting=len(waiting),
        by=by if by in ORDERS else ORDERS[0],
        orders=ORDERS,
        made=made[::-1][:30],
        standing={one.id for one in standing(made)},
        family_of=FAMILY_OF,
        types=list(EventType),
        statuses=list(Status),
    )


def queue(store: Store, by: str) -> list[IncidentDetail]:
    """Incidents with a report that nobody has judged yet."""
    wanted = IncidentFilter(newest_first=True, limit=LOOKED_AT)
    judged = {r for one in standing(store.judgements()) for r in one.report_ids}
    found = store.incidents(wanted).items
    open_ones = [one for one in found if not set(one.incident.report_ids) <= judged]
    if by == "disputed":
        open_ones.sort(key=lambda one: -len(one.incident.disputed_fields))
    details = [store.incident(one.incident.id) for one in first(open_ones, by)]
    return sorted(details, key=certainty) if by not in {"disputed", "newest"} else details


def first(found: list[StoredIncident], by: str) -> list[StoredIncident]:
    return found[:SHOWN] if by in {"disputed", "newest"} else found


def certainty(detail: IncidentDetail) -> float:
    return min((one.report.confidence for one in detail.reports), default=1)
