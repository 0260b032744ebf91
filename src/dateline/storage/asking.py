"""Questions to a store: which reports, one report, one article, one whole reading."""

from collections.abc import Iterator

import sqlalchemy as sa

from dateline.errors import StoreError
from dateline.records import Article, Reading, Report, SetAside
from dateline.storage import rows
from dateline.storage.dialects import Dialect
from dateline.storage.filters import conditions, has_words
from dateline.storage.records import EventFilter, StoredPlace, StoredReport, UnreadPage
from dateline.storage.schema import articles, reports, set_aside
from dateline.storage.search import words

ROWS_AT_A_TIME = 500
LISTED = 5
"""How many reports an ambiguous beginning of an id is explained with."""

OF_THE_PAGE = (
    "title",
    "outlet",
    "url",
    "language",
    "published",
    "source",
    "known_on",
    "copies_of",
)
STORED_REPORT = sa.select(
    reports.c.record, reports.c.article_id, *(articles.c[name] for name in OF_THE_PAGE)
).join_from(reports, articles)
BY_DAY = (
    reports.c.earliest.is_(None),
    reports.c.earliest,
    reports.c.latest,
    reports.c.article_id,
    reports.c.position,
)


def events(
    connection: sa.Connection, wanted: EventFilter, dialect: Dialect
) -> Iterator[StoredReport]:
    """By day, those without a day last; the same order every time."""
    matching = STORED_REPORT.where(*conditions(wanted, dialect)).order_by(*BY_DAY)
    options = {"yield_per": ROWS_AT_A_TIME}
    found = connection.execute(matching.limit(wanted.limit), execution_options=options)
    yield from map(stored_report, found.mappings())


def count(connection: sa.Connection, wanted: EventFilter, dialect: Dialect) -> int:
    matching = sa.select(sa.func.count()).select_from(reports).join(articles)
    return connection.execute(matching.where(*conditions(wanted, dialect))).scalar_one()


def stored_report(row: sa.RowMapping) -> StoredReport:
    page = {name: row[name] for name in OF_THE_PAGE}
    report = Report.model_validate_json(row["record"])
    return StoredReport(report=report, article_id=row["article_id"], **page)


def report(connection: sa.Connection, beginning: str) -> StoredReport:
    """The report with this id, or the only one whose id begins so."""
    exact = STORED_REPORT.where(reports.c.id == beginning)
    similar = STORED_REPORT.where(reports.c.id.startswith(beginning, autoescape=True))
    for question in (exact, similar.order_by(reports.c.id)):
        found = connection.execute(question.limit(LISTED)).mappings().all()
        if len({row["article_id"] + row["record"] for row in found}) == 1:
            return stored_report(found[0])
        if found:
            listed = ", ".join(stored_report(row).report.id for row in found)
            raise StoreError(
                f'"{beginning}": more than one report begins so: {listed}\n  next: give more of it'
            )
    raise StoreError(f'"{beginning}": no report begins so\n  next: dateline events lists the ids')


def places(connection: sa.Connection, name: str) -> tuple[StoredPlace, ...]:
    """The places of exactly this name, in any spelling; the one most events name first."""
    point = [reports.c[column] for column in ("admin1", "country", "latitude", "longitude")]
    same = (reports.c.place_name.label("name"), *point)
    question = sa.select(*same, sa.func.count().label("reports")).group_by(
        reports.c.place_name, *point
    )
    located = question.where(
        has_words(reports.c.place_words, name), reports.c.latitude.is_not(None)
    )
    found = map(StoredPlace.model_validate, connection.execute(located).mappings())
    named = [place for place in found if words(place.name) == words(name)]
    return tuple(sorted(named, key=lambda p: (-p.reports, p.name, p.latitude, p.longitude)))


def reading(connection: sa.Connection, article_id: str) -> Reading:
    stored = article_row(connection, article_id)
    told = sa.select(reports.c.record).where(reports.c.article_id == article_id)
    declined = sa.select(set_aside).where(set_aside.c.article_id == article_id)
    return rows.reading_from(
        stored,
        connection.execute(told.order_by(reports.c.position)).scalars(),
        connection.execute(declined.order_by(set_aside.c.position)).mappings(),
    )


def article(connection: sa.Connection, article_id: str) -> Article:
    return rows.article_from(article_row(connection, article_id))


def article_row(connection: sa.Connection, article_id: str) -> sa.RowMapping:
    found = connection.execute(sa.select(articles).where(articles.c.id == article_id))
    row = found.mappings().first()
    if row is None:
        raise StoreError(f'"{article_id}": no such article in this store')
    return row


def article_ids(connection: sa.Connection) -> tuple[str, ...]:
    return tuple(connection.execute(sa.select(articles.c.id).order_by(articles.c.id)).scalars())


def unread(connection: sa.Connection) -> tuple[UnreadPage, ...]:
    pages = sa.select(set_aside).where(set_aside.c.article_id.is_(None))
    found = connection.execute(pages.order_by(set_aside.c.source)).mappings()
    return tuple(unread_page(row) for row in found)


def unread_page(row: sa.RowMapping) -> UnreadPage:
    declined: SetAside = rows.set_aside_from(row)
    return UnreadPage(source=row["source"], set_aside=declined)
