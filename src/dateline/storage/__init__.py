"""What Dateline keeps: one schema over SQLite (a file, the default) and PostgreSQL (by address)."""

from dateline.storage.records import Addition, Coverage, EventFilter, Near, Run, StoredReport
from dateline.storage.store import Store, open_store

__all__ = [
    "Addition",
    "Coverage",
    "EventFilter",
    "Near",
    "Run",
    "Store",
    "StoredReport",
    "open_store",
]
