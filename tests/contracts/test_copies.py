"""Reprints in a store, whichever database it is and in whichever order the pages come."""

import itertools

import sqlalchemy as sa

from dateline.records import Reading
from dateline.storage import Store
from dateline.storage.schema import articles
from tests.unit.cleaning.test_fingerprints import OTHER, SENTENCES, article

WIRE = article(SENTENCES, "Army retakes Kaya bridge", day=4)
REPRINT = article(SENTENCES[:6], "Bridge of Kaya falls again to the army", day=5)
LATER = article(SENTENCES[:7], "The army is back on the bridge", day=6)
REPORT = article(OTHER, "Troops back at Kaya bridge", day=4)


def copies(store: Store) -> dict[str, str | None]:
    asked = sa.select(articles.c.id, articles.c.copies_of).where(articles.c.copies_of.is_not(None))
    with store._engine.connect() as connection:
        return {row.id: row.copies_of for row in connection.execute(asked)}


def test_every_copy_points_at_the_first_print_whatever_came_first(store: Store) -> None:
    run = store.begin_run("test")
    for page in (LATER, REPORT, REPRINT, WIRE):
        store.add(Reading(article=page), run)
        store.add(Reading(article=page), run)

    assert copies(store) == {REPRINT.id: WIRE.id, LATER.id: WIRE.id}


def test_what_waits_for_linking_is_linked_when_a_first_print_is_found(store: Store) -> None:
    run = store.begin_run("test")
    for page in itertools.chain((REPRINT,), (WIRE,)):
        store.add(Reading(article=page), run)
        store.link()

    assert copies(store) == {REPRINT.id: WIRE.id}
