"""Incidents made by hand of readings made by hand, for tests of what comes after linking."""

import hashlib
from collections.abc import Sequence
from typing import Any

from dateline.incidents import Amount, Incident, Statement, Witness
from dateline.records import Reading, Span


def incident_of(*pages: Reading, **changed: Any) -> Incident:
    """One incident that all the pages tell: the values of the first, and every page a witness."""
    first = pages[0].reports[0]
    ids = tuple(sorted(page.reports[0].id for page in pages))
    killed = first.counts.get("killed")
    values: dict[str, Any] = {
        "id": hashlib.sha256("|".join(ids).encode()).hexdigest()[:16],
        "report_ids": ids,
        "event_type": first.event_type,
        "status": first.status,
        "actors": first.actors,
        "recipients": first.recipients,
        "partners": first.partners,
        "place": first.place,
        "time": first.time,
        "counts": {"killed": Amount(low=killed.low, best=killed.best, high=killed.high)}
        if killed
        else {},
        "witnesses": tuple(witness_of(page) for page in pages),
        "statements": statements_of(pages),
    }
    return Incident.model_validate({**values, **changed})


def witness_of(page: Reading) -> Witness:
    outlet = page.article.outlet or "unnamed outlet"
    return Witness(
        id=page.article.id,
        name=outlet,
        is_outlet=True,
        report_ids=(page.reports[0].id,),
        outlets=(outlet,),
    )


def statements_of(pages: Sequence[Reading]) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            field="status",
            value=page.reports[0].status,
            speakers=page.reports[0].sources,
            witness_id=page.article.id,
            report_id=page.reports[0].id,
            article_id=page.article.id,
            published=page.article.published,
            words=Span.model_validate(page.reports[0].trigger.model_dump()),
        )
        for page in pages
    )
