"""An `EventFilter` as conditions of SQL, the same on every database."""

import math
from collections.abc import Iterator

import sqlalchemy as sa

from dateline.storage.dialects import Dialect
from dateline.storage.records import EventFilter, Near
from dateline.storage.schema import articles, parties, reports
from dateline.storage.search import words
from dateline.storage.whole_words import WholeWords

Condition = sa.ColumnElement[bool]

EARTH_RADIUS_KM = 6371.0088
TAKING_PART = ("actor", "recipient", "partner")
SPEAKING = ("source",)


def conditions(wanted: EventFilter, dialect: Dialect) -> Iterator[Condition]:
    """On reports beside their articles."""
    yield from conditions_on_the_event(wanted, reports)
    if wanted.actor is not None:
        yield is_party(wanted.actor, TAKING_PART)
    yield from conditions_on_the_page(wanted, dialect)


def conditions_on_the_page(wanted: EventFilter, dialect: Dialect) -> Iterator[Condition]:
    if wanted.outlet is not None:
        yield has_words(articles.c.outlet_words, wanted.outlet)
    if wanted.language:
        yield articles.c.language == wanted.language
    if wanted.speaker is not None:
        yield is_party(wanted.speaker, SPEAKING)
    if wanted.text is not None:
        yield holds_text(wanted.text, dialect)


def conditions_on_the_event(wanted: EventFilter, table: sa.Table) -> Iterator[Condition]:
    """On the columns that reports and incidents have in common."""
    if wanted.types:
        yield table.c.event_type.in_(wanted.types)
    if wanted.statuses:
        yield table.c.status.in_(wanted.statuses)
    if wanted.background is not None:
        yield table.c.background.is_(wanted.background)
    if wanted.first_day:
        yield table.c.latest >= wanted.first_day
    if wanted.last_day:
        yield table.c.earliest <= wanted.last_day
    if wanted.place is not None:
        yield has_words(table.c.place_words, wanted.place)
    if wanted.geonames_id is not None:
        yield table.c.geonames_id == wanted.geonames_id
    if wanted.near:
        yield is_near(wanted.near, table)


def has_words(column: sa.Column[str], name: str) -> Condition:
    """Whole words, side by side; a name without a letter is nobody's name."""
    looked_for = words(name)
    return WholeWords(column, looked_for) if looked_for else sa.false()


def is_party(name: str, roles: tuple[str, ...]) -> Condition:
    """Somebody of this name or id has one of the roles in the report."""
    named = sa.or_(parties.c.actor_id == name, has_words(parties.c.words, name))
    found = sa.select(parties.c.report_key).where(parties.c.role.in_(roles), named)
    return reports.c.key.in_(found)


def holds_text(text: str, dialect: Dialect) -> Condition:
    looked_for = words(text)
    return dialect.contains_words(reports.c.searchable, looked_for) if looked_for else sa.false()


def is_near(near: Near, table: sa.Table) -> Condition:
    """The haversine formula; the band of latitudes is there for the index."""
    latitude, longitude = (table.c[name] for name in ("latitude", "longitude"))
    margin = math.degrees(near.radius_km / EARTH_RADIUS_KM)
    band = latitude.between(near.latitude - margin, near.latitude + margin)
    north = sa.func.sin((latitude - near.latitude) * (math.pi / 360))
    east = sa.func.sin((longitude - near.longitude) * (math.pi / 360))
    narrowing = sa.func.cos(latitude * (math.pi / 180)) * math.cos(math.radians(near.latitude))
    reach = min(near.radius_km / (2 * EARTH_RADIUS_KM), math.pi / 2)
    return sa.and_(band, north * north + narrowing * east * east <= math.sin(reach) ** 2)
