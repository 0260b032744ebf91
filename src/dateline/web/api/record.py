"""The record itself as JSON: incidents, reports, articles, places, actors, state, coverage, search.

Lists come page by page: give `next` of an answer back as `after`. Filters are those of the pages.
"""

import datetime as dt
from typing import Annotated, Any

from fastapi import APIRouter, Query

from dateline.storage.incident_records import ArticleFilter
from dateline.web.asking import OpenStore
from dateline.web.filters import IncidentQuery, ReportQuery

router = APIRouter(prefix="/api", tags=["record"])

Limit = Annotated[int, Query(ge=1, le=500)]
After = Annotated[str | None, Query(description="`next` of the page before")]
Answer = dict[str, Any]


@router.get("/incidents")
def incidents(
    store: OpenStore, wanted: IncidentQuery, limit: Limit = 50, after: After = None
) -> Answer:
    found = store.incidents(wanted.model_copy(update={"limit": limit}), after)
    return {"items": [one.to_dict() for one in found.items], "next": found.next}


@router.get("/incidents/{incident_id}")
def incident(store: OpenStore, incident_id: str, known: dt.date | None = None) -> Answer:
    """With its reports, statements, witnesses, consensus, changes and judgements."""
    return store.incident(incident_id, known).to_dict()


@router.get("/reports")
def reports(
    store: OpenStore, wanted: ReportQuery, limit: Limit = 50, after: After = None
) -> Answer:
    found = store.report_page(wanted.model_copy(update={"limit": limit}), after)
    return {"items": [one.to_dict() for one in found.items], "next": found.next}


@router.get("/reports/{report_id}")
def report(store: OpenStore, report_id: str) -> Answer:
    return {**store.report(report_id).to_dict(), "incident_id": store.incident_id_of(report_id)}


@router.get("/articles")
def articles(
    store: OpenStore,
    outlet: str | None = None,
    language: str | None = None,
    text: str | None = None,
    limit: Limit = 50,
    after: After = None,
) -> Answer:
    wanted = ArticleFilter(outlet=outlet, language=language, text=text)
    return store.articles(wanted, after, limit).model_dump(mode="json")


@router.get("/articles/{article_id}")
def article(store: OpenStore, article_id: str) -> Answer:
    """The whole reading: text, blocks, mentions, reports, what was set aside."""
    return store.reading(article_id).to_dict()


@router.get("/places")
def places(store: OpenStore, name: str | None = None, limit: Limit = 100) -> list[Answer]:
    return [one.model_dump(mode="json") for one in store.named_places(name, limit)]


@router.get("/actors")
def actors(store: OpenStore, name: str | None = None, limit: Limit = 100) -> list[Answer]:
    return [one.model_dump(mode="json") for one in store.named_actors(name, limit)]


@router.get("/state")
def state(
    store: OpenStore, on: dt.date, known: dt.date | None = None, place: str | None = None
) -> Answer:
    """Control, agreements, tolls and bare counts on a day, as could be known on another."""
    return store.state_on(on, known, place).to_dict()


@router.get("/coverage")
def coverage(
    store: OpenStore,
    outlet: str | None = None,
    language: str | None = None,
    place: str | None = None,
    first_day: Annotated[dt.date | None, Query(alias="from")] = None,
    last_day: Annotated[dt.date | None, Query(alias="to")] = None,
) -> Answer:
    """What was read, from whom, on which days of publication, of which provinces, and what was declined."""
    wanted = ArticleFilter(outlet=outlet, language=language, first_day=first_day, last_day=last_day)
    return store.coverage(wanted, place).model_dump(mode="json")


@router.get("/search")
def search(store: OpenStore, text: str) -> Answer:
    """Incidents, places, actors and articles for some words."""
    return store.search(text).model_dump(mode="json")
