"""Coverage: how much was read from whom, for which days, and what was declined for which reason."""

import sqlalchemy as sa

from dateline.storage.records import Coverage, OutletCoverage, SetAsideCount
from dateline.storage.schema import articles, reports, set_aside


def coverage(connection: sa.Connection) -> Coverage:
    outlets = outlet_coverage(connection)
    no_article = set_aside.c.article_id.is_(None)
    unread = sa.select(sa.func.count()).select_from(set_aside).where(no_article)
    return Coverage(
        articles=sum(outlet.articles for outlet in outlets),
        reports=sum(outlet.reports for outlet in outlets),
        unread_pages=connection.execute(unread).scalar_one(),
        outlets=outlets,
        set_aside=set_aside_counts(connection),
    )


def outlet_coverage(connection: sa.Connection) -> tuple[OutletCoverage, ...]:
    told = (
        sa.select(reports.c.article_id, sa.func.count().label("reports"))
        .group_by(reports.c.article_id)
        .subquery()
    )
    published = articles.c.published
    question = (
        sa.select(
            articles.c.outlet,
            sa.func.count().label("articles"),
            sa.func.coalesce(sa.func.sum(told.c.reports), 0).label("reports"),
            sa.func.count(published.distinct()).label("days"),
            sa.func.min(published).label("first_day"),
            sa.func.max(published).label("last_day"),
        )
        .join_from(articles, told, isouter=True)
        .group_by(articles.c.outlet)
    )
    found = map(OutletCoverage.model_validate, connection.execute(question).mappings())
    return tuple(sorted(found, key=lambda one: (-one.articles, one.outlet or "")))


def set_aside_counts(connection: sa.Connection) -> tuple[SetAsideCount, ...]:
    kind = (set_aside.c.stage, set_aside.c.reason)
    question = sa.select(*kind, sa.func.count().label("count")).group_by(*kind)
    found = map(SetAsideCount.model_validate, connection.execute(question).mappings())
    return tuple(sorted(found, key=lambda one: (-one.count, one.stage, one.reason)))
