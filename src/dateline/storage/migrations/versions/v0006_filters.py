"""One narrow index for the filters of lists; maps and timelines no longer ask the database."""

from alembic import op

revision = "0006"
down_revision = "0005"

OF_FILTERS = (
    *("earliest", "id", "latest", "event_type", "status", "background", "first_known"),
    *("witnesses", "disputed", "country", "admin1", "latitude", "longitude", "place_words"),
    *("day", "killed_best", "uncertainty_km", "precision", "place_name", "geonames_id"),
    "last_known",
)
OLD = ("ix_incidents_spots", "ix_incidents_days", "ix_incidents_order", "ix_incidents_earliest")


def upgrade() -> None:
    for name in OLD:
        op.drop_index(name, "incidents")
    op.create_index("ix_incidents_filters", "incidents", list(OF_FILTERS))
