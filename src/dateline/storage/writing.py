"""Putting one page into the store, inside the transaction of the caller.

A page is known by the id of its article, and what was said about it by a digest. The same digest again is nothing new;
another digest is another reading of the same page, which takes the place of the older one.
"""

import datetime as dt

import sqlalchemy as sa

from dateline.records import Article, Reading, SetAside
from dateline.storage import rows
from dateline.storage.bulk import insert_rows
from dateline.storage.records import Addition
from dateline.storage.rows import Row
from dateline.storage.schema import articles, parties, reports, set_aside


def add_reading(
    connection: sa.Connection,
    reading: Reading,
    run_id: str,
    source: str | None,
    in_any_order: bool = False,
) -> Addition:
    """The caller notes the prints of what was added (`copying`).

    `in_any_order`: of a page told in two ways in one run the same one stays, whichever came first.
    """
    article = rows.article_row(reading)
    columns = (articles.c.digest, articles.c.run_id)
    known = connection.execute(sa.select(*columns).where(articles.c.id == article["id"])).first()
    if source is not None:
        forget_unread(connection, source)
    if known and known.digest == article["digest"]:
        return Addition.UNCHANGED
    if known and in_any_order and known.run_id == run_id and known.digest < article["digest"]:
        return Addition.UNCHANGED
    provenance = {"run_id": run_id, "source": source, "read_at": rows.now()}
    if known is None:
        stored = {**article, **provenance, "stored_at": provenance["read_at"]}
        stored["known_on"] = known_on(reading.article, stored["stored_at"])
        connection.execute(sa.insert(articles).values(stored))
    else:
        remove_reading(connection, article["id"])
        if article["published"] is not None:
            article["known_on"] = article["published"]
        change = sa.update(articles).where(articles.c.id == article["id"])
        connection.execute(change.values({**article, **provenance}))
    insert_reading(connection, reading, run_id)
    return Addition.ADDED if known is None else Addition.REPLACED


def known_on(article: Article, stored_at: str) -> dt.date:
    """The day from which a reader of the page could know: its publication, else the day it was first stored."""
    return article.published or dt.date.fromisoformat(stored_at[:10])


def remove_reading(connection: sa.Connection, article_id: str) -> None:
    """What was read from the article; the article stays, and `parties` go with their reports."""
    for table in (reports, set_aside):
        connection.execute(sa.delete(table).where(table.c.article_id == article_id))


def insert_reading(connection: sa.Connection, reading: Reading, run_id: str) -> None:
    article = reading.article
    insert_reports(
        connection,
        [rows.report_row(report, n, article) for n, report in enumerate(reading.reports)],
        [rows.party_rows(report) for report in reading.reports],
    )
    declined = [
        {**rows.set_aside_row(item, n), "article_id": article.id, "run_id": run_id}
        for n, item in enumerate(reading.set_aside)
    ]
    insert_rows(connection, set_aside, declined)


def insert_reports(connection: sa.Connection, new: list[Row], taking_part: list[list[Row]]) -> None:
    if not new:
        return
    returning = sa.insert(reports).returning(reports.c.key, sort_by_parameter_order=True)
    keys = connection.execute(returning, new).scalars().all()
    named = [
        {**party, "report_key": key}
        for key, of_report in zip(keys, taking_part, strict=True)
        for party in of_report
    ]
    insert_rows(connection, parties, named)


def add_unread(connection: sa.Connection, source: str, item: SetAside, run_id: str) -> bool:
    """Note that a page could not be read. Once a source: a second try replaces the first."""
    row = rows.set_aside_row(item, 0)
    same = [set_aside.c[name].is_not_distinct_from(row[name]) for name in row]
    of_source = sa.and_(set_aside.c.source == source, set_aside.c.article_id.is_(None))
    if connection.execute(sa.select(set_aside.c.key).where(of_source, *same)).first():
        return False
    forget_unread(connection, source)
    connection.execute(sa.insert(set_aside).values({**row, "source": source, "run_id": run_id}))
    return True


def forget_unread(connection: sa.Connection, source: str) -> None:
    of_source = (set_aside.c.source == source, set_aside.c.article_id.is_(None))
    connection.execute(sa.delete(set_aside).where(*of_source))
