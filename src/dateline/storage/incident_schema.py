"""The tables of incidents: what linking made of the reports, and what became of its ids.

They can be made again from the reports and the judgements at any time. An incident points to reports by their ids,
which stay when a page is read anew, and not by their keys. `daily_counts` is small, kept in step with every change, and
answers maps and curves without touching the incidents.
"""

import sqlalchemy as sa

from dateline.storage.schema import metadata

CHANGED = "changed"
"""The mark of `link_marks` that is another after every change of incidents."""

OF_FILTERS = (
    *("earliest", "id", "latest", "event_type", "status", "background", "first_known"),
    *("witnesses", "disputed", "country", "admin1", "latitude", "longitude", "place_words"),
    *("day", "killed_best", "uncertainty_km", "precision", "place_name", "geonames_id"),
    "last_known",
)

incidents = sa.Table(
    "incidents",
    metadata,
    sa.Column("key", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("id", sa.String, nullable=False, unique=True),
    sa.Column("digest", sa.String, nullable=False),  # of the record
    sa.Column("event_type", sa.String, nullable=False),
    sa.Column("status", sa.String, nullable=False),
    sa.Column("background", sa.Boolean, nullable=False),
    sa.Column("earliest", sa.Date),
    sa.Column("latest", sa.Date),
    sa.Column("day", sa.Date, index=True),  # it is counted on; null where its days span over a week
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
    sa.Column("disputed", sa.Integer, nullable=False),  # how many of its values
    sa.Column("first_known", sa.Date, nullable=False),
    sa.Column("last_known", sa.Date, nullable=False),
    sa.Column("component", sa.String, index=True),  # all that hangs together, clustered as one
    sa.Column("record", sa.Text, nullable=False),
    sa.Index("ix_incidents_event_type_earliest", "event_type", "earliest"),
    sa.Index("ix_incidents_latitude_longitude", "latitude", "longitude"),
    sa.Index("ix_incidents_country_admin1", "country", "admin1"),
    # All that filters and the columns in memory read, in the order of lists, without the wide rows.
    sa.Index("ix_incidents_filters", *OF_FILTERS),
)


def of_incident() -> "sa.Column[int]":
    key = sa.ForeignKey("incidents.key", ondelete="CASCADE")
    return sa.Column("incident_key", key, primary_key=True)


incident_reports = sa.Table(
    "incident_reports",
    metadata,
    of_incident(),
    sa.Column("report_id", sa.String, primary_key=True, index=True),
)

incident_parties = sa.Table(
    "incident_parties",
    metadata,
    of_incident(),
    sa.Column("role", sa.String, primary_key=True),  # actor, recipient, partner
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("actor_id", sa.String, index=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("words", sa.String, nullable=False),
    sa.Column("kind", sa.String),
    sa.Column("country", sa.String),
)

statements = sa.Table(
    "statements",
    metadata,
    of_incident(),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("field", sa.String, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
    sa.Column("speaker", sa.String),  # the outermost; null: the outlet itself
    sa.Column("witness_id", sa.String, nullable=False),
    sa.Column("report_id", sa.String, nullable=False),
    sa.Column("known_on", sa.Date),
)

incident_changes = sa.Table(
    "incident_changes",
    metadata,
    sa.Column("key", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
)

incident_history = sa.Table(
    "incident_history",
    metadata,
    sa.Column("change_key", sa.ForeignKey("incident_changes.key"), primary_key=True),
    sa.Column("before", sa.String, primary_key=True, index=True),
    sa.Column("after", sa.String, primary_key=True, index=True),
)

daily_counts = sa.Table(
    "daily_counts",
    metadata,
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("country", sa.String, primary_key=True),  # "" where it is not known
    sa.Column("admin1", sa.String, primary_key=True),
    sa.Column("event_type", sa.String, primary_key=True),
    sa.Column("status", sa.String, primary_key=True),
    sa.Column("incidents", sa.Integer, nullable=False),
    sa.Column("killed_low", sa.BigInteger, nullable=False),
    sa.Column("killed_high", sa.BigInteger, nullable=False),
)

report_blocks = sa.Table(
    "report_blocks",
    metadata,
    sa.Column("block", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("report_id", sa.String, primary_key=True, index=True),
)

report_features = sa.Table(
    "report_features",
    metadata,
    sa.Column("report_key", sa.ForeignKey("reports.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("features", sa.Text, nullable=False),  # what the report is compared by
)

link_marks = sa.Table(
    "link_marks",
    metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("value", sa.String, nullable=False),
)
