"""The first tables: runs, articles, reports with their parties, and what was set aside.

The full-text index follows `reports.searchable`: in SQLite an FTS5 table that holds no text of its own and is kept in
step by triggers, in PostgreSQL an index over the words.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SQLITE_SEARCH = (
    "CREATE VIRTUAL TABLE reports_search USING fts5("
    "searchable, content='reports', content_rowid='key', tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER reports_search_insert AFTER INSERT ON reports BEGIN "
    "INSERT INTO reports_search(rowid, searchable) VALUES (new.key, new.searchable); END",
    "CREATE TRIGGER reports_search_delete AFTER DELETE ON reports BEGIN "
    "INSERT INTO reports_search(reports_search, rowid, searchable) "
    "VALUES ('delete', old.key, old.searchable); END",
    "CREATE TRIGGER reports_search_update AFTER UPDATE OF searchable ON reports BEGIN "
    "INSERT INTO reports_search(reports_search, rowid, searchable) "
    "VALUES ('delete', old.key, old.searchable); "
    "INSERT INTO reports_search(rowid, searchable) VALUES (new.key, new.searchable); END",
)
POSTGRES_SEARCH = (
    "CREATE INDEX reports_search ON reports USING gin (string_to_array(searchable, ' '))",
)


def upgrade() -> None:
    create_runs_and_articles()
    create_reports()
    create_parties()
    create_set_aside()
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SQLITE_SEARCH if is_sqlite else POSTGRES_SEARCH:
        op.execute(statement)


def create_runs_and_articles() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("command", sa.String, nullable=False),
        sa.Column("started_at", sa.String, nullable=False),
        sa.Column("finished_at", sa.String),
        sa.Column("settings", sa.Text, nullable=False),
        sa.Column("versions", sa.Text, nullable=False),
        sa.Column("counts", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("run_id", sa.String, nullable=False),
        sa.Column("source", sa.String),
        sa.Column("fetched_at", sa.String),
        sa.Column("stored_at", sa.String, nullable=False),
        sa.Column("read_at", sa.String, nullable=False),
        sa.Column("url", sa.String),
        sa.Column("outlet", sa.String),
        sa.Column("outlet_words", sa.String, nullable=False),
        sa.Column("title", sa.String),
        sa.Column("language", sa.String),
        sa.Column("published", sa.Date),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("mentions", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_articles_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
    )
    op.create_index("ix_articles_published", "articles", ["published"])


def create_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("key", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("article_id", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("event_type", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("background", sa.Boolean, nullable=False),
        sa.Column("earliest", sa.Date),
        sa.Column("latest", sa.Date),
        sa.Column("place_name", sa.String),
        sa.Column("place_words", sa.String, nullable=False),
        sa.Column("geonames_id", sa.Integer),
        sa.Column("latitude", sa.Float),
        sa.Column("longitude", sa.Float),
        sa.Column("country", sa.String),
        sa.Column("admin1", sa.String),
        sa.Column("precision", sa.String),
        sa.Column("uncertainty_km", sa.Float),
        sa.Column("killed_low", sa.BigInteger),
        sa.Column("killed_best", sa.BigInteger),
        sa.Column("killed_high", sa.BigInteger),
        sa.Column("coder", sa.String, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("searchable", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_reports_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name="pk_reports"),
        sa.UniqueConstraint("article_id", "position", name="uq_reports_article_id_position"),
    )
    op.create_index("ix_reports_earliest", "reports", ["earliest"])
    op.create_index("ix_reports_event_type_earliest", "reports", ["event_type", "earliest"])
    op.create_index("ix_reports_id", "reports", ["id"])
    op.create_index("ix_reports_latitude_longitude", "reports", ["latitude", "longitude"])


def create_set_aside() -> None:
    op.create_table(
        "set_aside",
        sa.Column("key", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("article_id", sa.String),
        sa.Column("source", sa.String),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("run_id", sa.String, nullable=False),
        sa.Column("stage", sa.String, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("span_start", sa.Integer),
        sa.Column("span_end", sa.Integer),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_set_aside_article_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_set_aside_run_id"),
        sa.PrimaryKeyConstraint("key", name="pk_set_aside"),
    )
    op.create_index("ix_set_aside_article_id", "set_aside", ["article_id"])
    op.create_index("ix_set_aside_source", "set_aside", ["source"])


def create_parties() -> None:
    op.create_table(
        "parties",
        sa.Column("report_key", sa.Integer, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("actor_id", sa.String),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("words", sa.String, nullable=False),
        sa.Column("kind", sa.String),
        sa.Column("country", sa.String),
        sa.ForeignKeyConstraint(
            ["report_key"], ["reports.key"], name="fk_parties_report_key", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("report_key", "role", "position", name="pk_parties"),
    )
    op.create_index("ix_parties_actor_id", "parties", ["actor_id"])
