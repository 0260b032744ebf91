"""What Dateline keeps: one schema over SQLite (a file, the default) and PostgreSQL (by address)."""

from dateline.storage.coverage_records import Coverage
from dateline.storage.incident_records import (
    ArticleFilter,
    Box,
    IncidentDetail,
    IncidentFilter,
    IncidentPage,
    StoredIncident,
)
from dateline.storage.records import Addition, EventFilter, Near, Run, StoredReport
from dateline.storage.store import Store, open_store

__all__ = [
    "Addition",
    "ArticleFilter",
    "Box",
    "Coverage",
    "EventFilter",
    "IncidentDetail",
    "IncidentFilter",
    "IncidentPage",
    "Near",
    "Run",
    "Store",
    "StoredIncident",
    "StoredReport",
    "open_store",
]
