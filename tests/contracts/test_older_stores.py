"""Stores of earlier versions: opened today they are brought up to date and keep every page."""

import datetime as dt

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from dateline.storage import open_store
from dateline.storage.dialects import dialect_of
from dateline.storage.opening import SCRIPTS, url_of
from dateline.storage.rows import article_row, party_rows, report_row
from dateline.storage.schema import articles, parties, reports, runs
from tests.support.readings import told

DATED = told(title="dated")
UNDATED = told(title="undated")
UNDATED = UNDATED.model_copy(
    update={"article": UNDATED.article.model_copy(update={"published": None})}
)
ADDED_SINCE = {"known_on", "copies_of"}
RUN = {"id": "r", "command": "ingest", "started_at": "2026-01-05T10:00:00.000+00:00",
       "settings": "{}", "versions": "{}", "counts": "{}"}  # fmt: skip


def make_first_version(address: str) -> None:
    """A store as version 0001 wrote it, with two pages."""
    url = url_of(address)
    engine = dialect_of(url).engine(url)
    with engine.execution_options(writes=True).begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", SCRIPTS)
        command.upgrade(config, "0001")
        connection.execute(sa.insert(runs).values(RUN))
        for page in (DATED, UNDATED):
            row = {**article_row(page), "run_id": "r", "source": None}
            row |= {"stored_at": RUN["started_at"], "read_at": RUN["started_at"]}
            assert not ADDED_SINCE & set(row)
            connection.execute(sa.insert(articles).values(row))
            report = report_row(page.reports[0], 0, page.article)
            put = sa.insert(reports).values(report).returning(reports.c.key)
            key = connection.execute(put).scalar_one()
            named = [{**party, "report_key": key} for party in party_rows(page.reports[0])]
            connection.execute(sa.insert(parties), named)
    engine.dispose()


def test_a_store_of_the_first_version_keeps_its_pages_and_learns_when_they_were_known(
    empty_address: str,
) -> None:
    make_first_version(empty_address)

    with open_store(empty_address) as store:
        known = {line.title: line.known_on for line in store.articles().items}
        assert known == {"dated": dt.date(2020, 2, 25), "undated": dt.date(2026, 1, 5)}
        assert store.reading(DATED.article.id).reports == DATED.reports
        assert store.count() == 2
        assert store.incidents().items == ()
