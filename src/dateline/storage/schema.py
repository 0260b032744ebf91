"""The tables, for every database alike.

What people filter by is a column; the record itself is kept beside it as the JSON of `records.py`, so a reading comes
back exactly as it went in. Names are kept a second time as folded words between blanks (" maarat al numan "), which is
what filters compare: spelling with accents or hamza never hides an event. `reports.searchable` feeds the full-text
index, which each database keeps in its own way (see `sqlite.py` and `postgres.py`); names have one too
(`whole_words.py`). The tables of incidents stand in `incident_schema.py`, what people decided in `judgement_schema.py`.

Nothing is created from these tables: the migrations do that, and a test holds the two to each other.
"""

import sqlalchemy as sa

HEAD = "0010"
"""The newest migration. Kept here so that opening a store of today need not load Alembic."""

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

runs = sa.Table(
    "runs",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("command", sa.String, nullable=False),
    sa.Column("started_at", sa.String, nullable=False),
    sa.Column("finished_at", sa.String),  # null: still running, or killed
    sa.Column("settings", sa.Text, nullable=False),
    sa.Column("versions", sa.Text, nullable=False),
    sa.Column("counts", sa.Text, nullable=False),
)

articles = sa.Table(
    "articles",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("digest", sa.String, nullable=False),  # of the whole reading
    sa.Column("run_id", sa.ForeignKey("runs.id"), nullable=False),
    sa.Column("source", sa.String),  # path or address it was read from
    sa.Column("fetched_at", sa.String),
    sa.Column("stored_at", sa.String, nullable=False),  # first; never changes
    sa.Column("read_at", sa.String, nullable=False),  # by the coder whose reports these are
    sa.Column("url", sa.String),
    sa.Column("outlet", sa.String),
    sa.Column("outlet_words", sa.String, nullable=False),
    sa.Column("title", sa.String),
    sa.Column("language", sa.String),
    sa.Column("published", sa.Date, index=True),
    sa.Column("known_on", sa.Date, index=True),  # published, else first stored
    sa.Column("copies_of", sa.String),  # id of the article it reprints
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("record", sa.Text, nullable=False),  # Article without its text
    sa.Column("mentions", sa.Text, nullable=False),  # places, times, attributions
)

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("key", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column(
        "article_id",
        sa.ForeignKey("articles.id", ondelete="CASCADE"),
        nullable=False,
    ),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("id", sa.String, nullable=False, index=True),
    sa.Column("event_type", sa.String, nullable=False),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("background", sa.Boolean, nullable=False),
    sa.Column("earliest", sa.Date),
    sa.Column("latest", sa.Date),
    sa.Column("place_name", sa.String),
    sa.Column("place_words", sa.String, nullable=False),  # its name, its spelling, its province
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
    sa.Column("linked", sa.Boolean, index=True),  # null: waits to be linked
    sa.Column("record", sa.Text, nullable=False),
    sa.UniqueConstraint("article_id", "position"),
    sa.Index("ix_reports_event_type_earliest", "event_type", "earliest"),
    sa.Index("ix_reports_earliest", "earliest"),
    sa.Index("ix_reports_latitude_longitude", "latitude", "longitude"),
)

parties = sa.Table(
    "parties",
    metadata,
    sa.Column(
        "report_key",
        sa.ForeignKey("reports.key", ondelete="CASCADE"),
        primary_key=True,
    ),
    sa.Column("role", sa.String, primary_key=True),  # actor, recipient, partner, source
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("actor_id", sa.String, index=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("words", sa.String, nullable=False),
    sa.Column("kind", sa.String),
    sa.Column("country", sa.String),
)

set_aside = sa.Table(
    "set_aside",
    metadata,
    sa.Column("key", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("article_id", sa.ForeignKey("articles.id", ondelete="CASCADE"), index=True),
    sa.Column("source", sa.String, index=True),  # of a page that became no article
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("run_id", sa.ForeignKey("runs.id"), nullable=False),
    sa.Column("stage", sa.String, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("span_start", sa.Integer),
    sa.Column("span_end", sa.Integer),
)
