"""How far each shard has come, so that what was read is not read again."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "shards",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("run_id", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("node", sa.String),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("counts", sa.Text, nullable=False),
        sa.Column("started_at", sa.String, nullable=False),
        sa.Column("finished_at", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_shards"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_shards_run_id"),
    )
    op.create_index("ix_shards_run_id", "shards", ["run_id"])
