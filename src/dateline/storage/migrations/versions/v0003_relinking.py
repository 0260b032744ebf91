"""What relinking needs: which reports wait for it, the blocks of those that do not, what hangs together, marks.

Reports of an older store all wait.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("reports", sa.Column("linked", sa.Boolean))
    op.create_index("ix_reports_linked", "reports", ["linked"])
    op.add_column("incidents", sa.Column("component", sa.String))
    op.create_index("ix_incidents_component", "incidents", ["component"])
    op.create_table(
        "report_blocks",
        sa.Column("block", sa.BigInteger, nullable=False),
        sa.Column("report_id", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("block", "report_id", name="pk_report_blocks"),
    )
    op.create_index("ix_report_blocks_report_id", "report_blocks", ["report_id"])
    op.create_table(
        "link_marks",
        sa.Column("name", sa.String, nullable=False),
        sa.Column("value", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_link_marks"),
    )
