"""All that a store holds, as text that can be compared byte for byte: how and when it was read is left out."""

import sqlalchemy as sa

from dateline.storage.incident_schema import daily_counts
from dateline.storage.schema import articles
from dateline.storage.store import Store


def records_of(store: Store) -> dict[str, str]:
    """Readings, copies, unread pages, incidents and daily counts, each by a name."""
    found = {f"reading {i}": store.reading(i).model_dump_json() for i in store.article_ids()}
    for one in store.every_incident():
        found[f"incident {one.incident.id}"] = one.incident.model_dump_json()
    for page in store.unread():
        found[f"unread {page.source}"] = page.set_aside.model_dump_json()
    with store._engine.connect() as connection:
        pages = connection.execute(
            sa.select(articles.c.id, articles.c.copies_of, articles.c.known_on)
        )
        found.update({f"page {i}": f"{copied} {known}" for i, copied, known in pages})
        for row in connection.execute(sa.select(daily_counts)):
            found[f"day {tuple(row)[:5]}"] = str(tuple(row)[5:])
    return found
