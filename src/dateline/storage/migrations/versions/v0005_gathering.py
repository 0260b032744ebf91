"""Narrow indexes for maps, timelines and the order of lists, which need not read the wide rows then."""

from alembic import op

revision = "0005"
down_revision = "0004"

OF_SPOTS = (
    "latitude",
    "longitude",
    "precision",
    "place_name",
    "geonames_id",
    "country",
    "event_type",
    "killed_best",
    "uncertainty_km",
    "id",
)


def upgrade() -> None:
    op.create_index("ix_incidents_spots", "incidents", list(OF_SPOTS))
    days = ["day", "event_type", "killed_best", "uncertainty_km", "id"]
    op.create_index("ix_incidents_days", "incidents", days)
    op.create_index("ix_incidents_order", "incidents", ["earliest", "id"])
