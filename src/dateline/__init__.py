"""Dateline reads conflict news and keeps a record of events that can be checked.

    import dateline
    reading = dateline.read(Path("page.html"))
    for report in reading.reports:
        print(report.event_type, report.evidence.text)

The names below are the public API; they load what they need on first use, so that importing costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.engines.local import read_many as read_many
    from dateline.exports import export as export
    from dateline.linking import link as link
    from dateline.pipeline import read as read
    from dateline.storage import open_store as open_store
    from dateline.storage.stating import state_on as state_on

__version__ = "0.1.0"
__all__ = ["__version__", "export", "link", "open_store", "read", "read_many", "state_on"]

_HOMES = {
    "read": "dateline.pipeline",
    "read_many": "dateline.engines.local",
    "link": "dateline.linking",
    "export": "dateline.exports",
    "open_store": "dateline.storage",
    "state_on": "dateline.storage.stating",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
