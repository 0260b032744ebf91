"""Incidents with their reports, parties, statements and history; judgements; counts by day; when a page was known.

Pages stored before were known on their publication day, else on the day they were stored.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    add_when_known()
    create_incidents()
    create_parts_of_incidents()
    create_history()
    create_daily_counts()
    create_judgements()


def add_when_known() -> None:
    op.add_column("articles", sa.Column("known_on", sa.Date))
    op.add_column("articles", sa.Column("copies_of", sa.String))
    stored = "substr(stored_at, 1, 10)"
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    day = stored if is_sqlite else f"CAST({stored} AS DATE)"
    op.execute(f"UPDATE articles SET known_on = coalesce(published, {day})")
    op.create_index("ix_articles_known_on", "articles", ["known_on"])


def create_incidents() -> None:
    op.create_table(
        "incidents",
        sa.Column("key", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("event_type", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("background", sa.Boolean, nullable=False),
        sa.Column("earliest", sa.Date),
        sa.Column("latest", sa.Date),
        sa.Column("day", sa.Date),
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
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("witnesses", sa.Integer, nullable=False),
        sa.Column("disputed", sa.Integer, nullable=False),
        sa.Column("first_known", sa.Date, nullable=False),
        sa.Column("last_known", sa.Date, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_incidents"),
        sa.UniqueConstraint("id", name="uq_incidents_id"),
    )
    for columns in (
        ["event_type", "earliest"],
        ["earliest"],
        ["day"],
        ["latitude", "longitude"],
        ["country", "admin1"],
    ):
        op.create_index(f"ix_incidents_{'_'.join(columns)}", "incidents", columns)


def part(name: str, keys: list[str], *columns: sa.Column[object]) -> None:
    """A table of parts of incidents, gone with their incident."""
    op.create_table(
        name,
        sa.Column("incident_key", sa.Integer, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["incident_key"], ["incidents.key"], name=f"fk_{name}_incident_key", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("incident_key", *keys, name=f"pk_{name}"),
    )


def create_parts_of_incidents() -> None:
    part("incident_reports", ["report_id"], sa.Column("report_id", sa.String, nullable=False))
    op.create_index("ix_incident_reports_report_id", "incident_reports", ["report_id"])
    part(
        "incident_parties",
        ["role", "position"],
        sa.Column("role", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("actor_id", sa.String),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("words", sa.String, nullable=False),
        sa.Column("kind", sa.String),
        sa.Column("country", sa.String),
    )
    op.create_index("ix_incident_parties_actor_id", "incident_parties", ["actor_id"])
    part(
        "statements",
        ["position"],
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("speaker", sa.String),
        sa.Column("witness_id", sa.String, nullable=False),
        sa.Column("report_id", sa.String, nullable=False),
        sa.Column("known_on", sa.Date),
    )


def create_history() -> None:
    op.create_table(
        "incident_changes",
        sa.Column("key", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_incident_changes"),
    )
    op.create_table(
        "incident_history",
        sa.Column("change_key", sa.Integer, nullable=False),
        sa.Column("before", sa.String, nullable=False),
        sa.Column("after", sa.String, nullable=False),
        sa.ForeignKeyConstraint(
            ["change_key"], ["incident_changes.key"], name="fk_incident_history_change_key"
        ),
        sa.PrimaryKeyConstraint("change_key", "before", "after", name="pk_incident_history"),
    )
    for column in ("before", "after"):
        op.create_index(f"ix_incident_history_{column}", "incident_history", [column])


def create_daily_counts() -> None:
    keys = ("country", "admin1", "event_type", "status")
    op.create_table(
        "daily_counts",
        sa.Column("day", sa.Date, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in keys),
        sa.Column("incidents", sa.Integer, nullable=False),
        sa.Column("killed_low", sa.BigInteger, nullable=False),
        sa.Column("killed_high", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("day", *keys, name="pk_daily_counts"),
    )


def create_judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("key", sa.Integer, autoincrement=True, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("verdict", sa.String, nullable=False),
        sa.Column("judge", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_judgements"),
        sa.UniqueConstraint("id", name="uq_judgements_id"),
    )
    op.create_index("ix_judgements_verdict", "judgements", ["verdict"])
    op.create_table(
        "judged_reports",
        sa.Column("judgement_key", sa.Integer, nullable=False),
        sa.Column("report_id", sa.String, nullable=False),
        sa.ForeignKeyConstraint(
            ["judgement_key"], ["judgements.key"], name="fk_judged_reports_judgement_key"
        ),
        sa.PrimaryKeyConstraint("judgement_key", "report_id", name="pk_judged_reports"),
    )
    op.create_index("ix_judged_reports_report_id", "judged_reports", ["report_id"])
