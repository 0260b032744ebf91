"""An `IncidentFilter` as conditions of SQL."""

from collections.abc import Iterator

import sqlalchemy as sa

from dateline.storage.dialects import Dialect
from dateline.storage.filters import (
    TAKING_PART,
    Condition,
    conditions_on_the_event,
    conditions_on_the_page,
    has_words,
)
from dateline.storage.incident_records import Box, IncidentFilter
from dateline.storage.incident_schema import incident_parties, incident_reports, incidents
from dateline.storage.schema import articles, reports


def incident_conditions(wanted: IncidentFilter, dialect: Dialect) -> Iterator[Condition]:
    yield from conditions_on_the_event(wanted, incidents)
    if wanted.country is not None:
        yield incidents.c.country == wanted.country
    if wanted.admin1 is not None:
        yield incidents.c.admin1 == wanted.admin1
    if wanted.box:
        yield is_inside(wanted.box)
    if wanted.min_witnesses:
        yield incidents.c.witnesses >= wanted.min_witnesses
    if wanted.disputed is not None:
        yield incidents.c.disputed > 0 if wanted.disputed else incidents.c.disputed == 0
    if wanted.as_known:
        yield incidents.c.first_known <= wanted.as_known
    yield from conditions_beside_the_row(wanted, dialect)


def conditions_beside_the_row(wanted: IncidentFilter, dialect: Dialect) -> Iterator[Condition]:
    """On what stands in other tables: parties, reports and their pages."""
    if wanted.actor is not None:
        yield takes_part(wanted.actor)
    if of_page := list(conditions_on_the_page(wanted, dialect)):
        if wanted.as_known:
            of_page.append(articles.c.known_on <= wanted.as_known)
        yield is_told(of_page)


def is_inside(box: Box) -> Condition:
    latitude, longitude = incidents.c.latitude, incidents.c.longitude
    if box.west <= box.east:
        across: Condition = longitude.between(box.west, box.east)
    else:
        across = sa.or_(longitude >= box.west, longitude <= box.east)
    return sa.and_(latitude.between(box.south, box.north), across)


def takes_part(actor: str) -> Condition:
    named = sa.or_(incident_parties.c.actor_id == actor, has_words(incident_parties.c.words, actor))
    found = sa.select(incident_parties.c.incident_key)
    return incidents.c.key.in_(found.where(incident_parties.c.role.in_(TAKING_PART), named))


def is_told(of_page: list[Condition]) -> Condition:
    """By any report on a page of which the conditions hold."""
    told = (
        sa.select(incident_reports.c.incident_key)
        .join(reports, reports.c.id == incident_reports.c.report_id)
        .join(articles, articles.c.id == reports.c.article_id)
    )
    return incidents.c.key.in_(told.where(*of_page))
