"""What people decided. Rows are only ever added, and nothing that Dateline makes of the reports can remove them."""

import sqlalchemy as sa

from dateline.storage.schema import metadata

judgements = sa.Table(
    "judgements",
    metadata,
    sa.Column("key", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("id", sa.String, nullable=False, unique=True),
    sa.Column("verdict", sa.String, nullable=False, index=True),
    sa.Column("judge", sa.String, nullable=False),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
)

judged_reports = sa.Table(
    "judged_reports",
    metadata,
    sa.Column("judgement_key", sa.ForeignKey("judgements.key"), primary_key=True),
    sa.Column("report_id", sa.String, primary_key=True, index=True),
)
