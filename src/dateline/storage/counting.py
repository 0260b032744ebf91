"""Coverage: how much was read from whom, on which days, of which provinces, and what was declined for which reason."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

import sqlalchemy as sa

from dateline.storage.browsing import article_conditions
from dateline.storage.coverage_records import (
    Coverage,
    DayCoverage,
    LanguageCoverage,
    OutletCoverage,
    ProvinceCoverage,
    Read,
    SetAsideCount,
    Silence,
    Stretch,
)
from dateline.storage.dialects import Dialect
from dateline.storage.feed_schema import addresses
from dateline.storage.feed_store import GIVEN_UP, WAITING
from dateline.storage.filters import Condition, has_words
from dateline.storage.incident_records import ArticleFilter
from dateline.storage.schema import articles, reports, set_aside

R = TypeVar("R", bound=Read)
Conditions = Sequence[Condition]


@dataclass(frozen=True)
class Part:
    """Of which pages coverage is asked, and of which reports on them; empty conditions are all."""

    pages: Conditions
    reports: Conditions


PUBLISHED = articles.c.published
SPAN = (
    sa.func.count(PUBLISHED.distinct()).label("days"),
    sa.func.min(PUBLISHED).label("first_day"),
    sa.func.max(PUBLISHED).label("last_day"),
)


def coverage(
    connection: sa.Connection, wanted: ArticleFilter, place: str | None, dialect: Dialect
) -> Coverage:
    within = article_conditions(wanted, dialect)
    about = [] if place is None else [has_words(reports.c.place_words, place)]
    part = Part(within, about)
    outlets = read_by(connection, "outlet", OutletCoverage, part)
    days = tuple(every_day(connection, part))
    fetching = {} if within else addresses_by_state(connection)
    return Coverage(
        articles=sum(outlet.articles for outlet in outlets),
        reports=sum(outlet.reports for outlet in outlets),
        undated=undated(connection, within),
        unread_pages=0 if within else unread_pages(connection),
        waiting=fetching.get(WAITING, 0),
        given_up=fetching.get(GIVEN_UP, 0),
        outlets=outlets,
        languages=read_by(connection, "language", LanguageCoverage, part),
        provinces=provinces(connection, part),
        days=days,
        not_read=stretches(days, "not read"),
        nothing_found=stretches(days, "nothing found"),
        set_aside=set_aside_counts(connection, within),
    )


def told(part: Part) -> sa.Subquery:
    """How many reports of the part each article has."""
    number = sa.func.count().label("reports")
    counted = sa.select(reports.c.article_id, number).where(*part.reports)
    return counted.group_by(reports.c.article_id).subquery()


def read_by(connection: sa.Connection, column: str, kind: type[R], part: Part) -> tuple[R, ...]:
    """Articles by a column of theirs, the commonest value first."""
    by_article = told(part)
    question = (
        sa.select(
            articles.c[column],
            sa.func.count().label("articles"),
            sa.func.coalesce(sa.func.sum(by_article.c.reports), 0).label("reports"),
            *SPAN,
        )
        .join_from(articles, by_article, isouter=True)
        .where(*part.pages)
        .group_by(articles.c[column])
    )
    found = map(kind.model_validate, connection.execute(question).mappings())
    return tuple(sorted(found, key=lambda one: (-one.articles, getattr(one, column) or "")))


def provinces(connection: sa.Connection, part: Part) -> tuple[ProvinceCoverage, ...]:
    """Of what is placed at all; most pages first."""
    where = (reports.c.country, reports.c.admin1)
    question = (
        sa.select(
            *where,
            sa.func.count(articles.c.id.distinct()).label("articles"),
            sa.func.count().label("reports"),
            sa.func.count(articles.c.outlet.distinct()).label("outlets"),
            *SPAN,
        )
        .join_from(reports, articles)
        .where(reports.c.country.is_not(None), *part.pages, *part.reports)
        .group_by(*where)
    )
    found = map(ProvinceCoverage.model_validate, connection.execute(question).mappings())
    return tuple(sorted(found, key=lambda one: (-one.articles, one.country, one.admin1 or "")))


def every_day(connection: sa.Connection, part: Part) -> Iterator[DayCoverage]:
    by_article = told(part)
    number = sa.func.coalesce(sa.func.sum(by_article.c.reports), 0)
    published = (
        sa.select(PUBLISHED, sa.func.count(), number)
        .join_from(articles, by_article, isouter=True)
        .where(PUBLISHED.is_not(None), *part.pages)
        .group_by(PUBLISHED)
    )
    read = {day: (pages, made) for day, pages, made in connection.execute(published)}
    if not read:
        return
    begun = {row[0]: row[1] for row in connection.execute(events_by_day(part))}
    for day in calendar(min(read), max(read)):
        pages, made = read.get(day, (0, 0))
        yield DayCoverage(day=day, articles=pages, reports=made, events=begun.get(day, 0))


def events_by_day(part: Part) -> sa.Select[Any]:
    day = reports.c.earliest
    joined = sa.select(day, sa.func.count()).join_from(reports, articles)
    return joined.where(day.is_not(None), *part.pages, *part.reports).group_by(day)


def calendar(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    for number in range((last - first).days + 1):
        yield first + dt.timedelta(days=number)


def stretches(days: Iterable[DayCoverage], silence: Silence) -> tuple[Stretch, ...]:
    """The days in a row that are silent for this reason."""
    rows = [list(row) for key, row in groupby(days, lambda day: day.silence) if key == silence]
    return tuple(Stretch(first_day=r[0].day, last_day=r[-1].day, days=len(r)) for r in rows)


def undated(connection: sa.Connection, within: Conditions) -> int:
    question = sa.select(sa.func.count()).where(PUBLISHED.is_(None), *within)
    return connection.execute(question.select_from(articles)).scalar_one()


def unread_pages(connection: sa.Connection) -> int:
    question = sa.select(sa.func.count()).where(set_aside.c.article_id.is_(None))
    return connection.execute(question.select_from(set_aside)).scalar_one()


def addresses_by_state(connection: sa.Connection) -> Mapping[str, int]:
    question = sa.select(addresses.c.state, sa.func.count()).group_by(addresses.c.state)
    return {row[0]: row[1] for row in connection.execute(question)}


def set_aside_counts(connection: sa.Connection, within: Conditions) -> tuple[SetAsideCount, ...]:
    kind = (set_aside.c.stage, set_aside.c.reason)
    question = sa.select(*kind, sa.func.count().label("count")).group_by(*kind)
    if within:
        question = question.join_from(set_aside, articles).where(*within)
    found = map(SetAsideCount.model_validate, connection.execute(question).mappings())
    return tuple(sorted(found, key=lambda one: (-one.count, one.stage, one.reason)))
