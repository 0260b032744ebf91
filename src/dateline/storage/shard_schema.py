"""The table of shards: how far each part of what is to be read has come."""

import sqlalchemy as sa

from dateline.storage.schema import metadata

shards = sa.Table(
    "shards",
    metadata,
    sa.Column(
        "id", sa.String, primary_key=True
    ),  # of the files, and of how and by which code they are read
    sa.Column("run_id", sa.ForeignKey("runs.id"), nullable=False, index=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("node", sa.String),  # that read on last
    sa.Column("position", sa.Integer, nullable=False),  # pages that are done
    sa.Column("counts", sa.Text, nullable=False),
    sa.Column("started_at", sa.String, nullable=False),
    sa.Column("finished_at", sa.String),  # null: under way, or left half-way
)
