"""Reports in the order of their list, so that the first hundred of a type are found without sorting them all."""

from alembic import op

revision = "0009"
down_revision = "0008"

ORDER = "(earliest IS NULL), earliest, latest, article_id, position"
"""As `asking.BY_DAY`."""


def upgrade() -> None:
    op.execute(f"CREATE INDEX reports_order_search ON reports ({ORDER})")
