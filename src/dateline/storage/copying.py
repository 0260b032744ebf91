"""Reprints known by content when their page comes in: every copy points at the first witness of its text.

Which page is the first does not depend on the order of reading: the one printed first, whenever it was found. Reports
of pages whose first witness has changed wait for linking again, since a reprint is no witness of its own. Prints are
looked up last in a transaction and by one writer at a time, so that of two writers with two prints of one text the
second always sees the first.
"""

from collections.abc import Iterable

import sqlalchemy as sa

from dateline.cleaning.fingerprints import Minima, are_copies, bands, fingerprint, seniority
from dateline.records import Article
from dateline.storage.bulk import insert_rows
from dateline.storage.feed_schema import fingerprint_bands, fingerprints
from dateline.storage.schema import articles, reports

COPIES_LOCK = 0x636F_7079
"""Any number, the same in every process: "copy"."""


def note_prints(connection: sa.Connection, new: Iterable[Article]) -> None:
    """The last that a transaction does: it makes other writers wait until it is through."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(COPIES_LOCK)))
    for article in new:
        note_print(connection, article)


def note_print(connection: sa.Connection, article: Article) -> None:
    """Keep the fingerprint of a new article and link it with the prints of the same text."""
    minima = fingerprint(article)
    if minima is None:
        return
    alike = prints_like(connection, minima)
    row = {"article_id": article.id, "minima": " ".join(format(one, "x") for one in minima)}
    connection.execute(sa.insert(fingerprints).values(row))
    keys = [{"band": band, "article_id": article.id} for band in sorted(set(bands(minima)))]
    insert_rows(connection, fingerprint_bands, keys)
    if alike:
        link_prints(connection, article.id, alike)


def prints_like(connection: sa.Connection, minima: Minima) -> list[str]:
    """Ids of the articles whose text is the same but for a little."""
    asked = (
        sa.select(fingerprints)
        .distinct()
        .join(fingerprint_bands, fingerprint_bands.c.article_id == fingerprints.c.article_id)
        .where(fingerprint_bands.c.band.in_(bands(minima)))
    )
    return [
        row.article_id
        for row in connection.execute(asked)
        if are_copies(minima, tuple(int(one, 16) for one in row.minima.split()))
    ]


def link_prints(connection: sa.Connection, new: str, alike: list[str]) -> None:
    """Join the groups of all that are alike, and let everyone in them point at the first."""
    firsts = sa.select(sa.func.coalesce(articles.c.copies_of, articles.c.id))
    roots = set(connection.execute(firsts.where(articles.c.id.in_([new, *alike]))).scalars())
    columns = (articles.c.id, articles.c.published, articles.c.copies_of)
    asked = sa.select(*columns).where(articles.c.id.in_(roots) | articles.c.copies_of.in_(roots))
    group = connection.execute(asked).all()
    first = min(group, key=lambda row: seniority(row.published, row.id)).id
    changed = [row.id for row in group if row.copies_of != (None if row.id == first else first)]
    for table, values in (
        (articles, {"copies_of": sa.case((articles.c.id == first, None), else_=first)}),
        (reports, {"linked": None}),
    ):
        key = articles.c.id if table is articles else reports.c.article_id
        connection.execute(sa.update(table).where(key.in_(changed)).values(values))
