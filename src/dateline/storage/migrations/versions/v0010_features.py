"""What every linked report is compared by, so that linking need not read it again.

Reports of an older store have none; they are linked anew with the rules that bring this.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "report_features",
        sa.Column("report_key", sa.Integer, nullable=False),
        sa.Column("features", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["report_key"],
            ["reports.key"],
            name="fk_report_features_report_key",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("report_key", name="pk_report_features"),
    )
