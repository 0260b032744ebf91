"""A page to be read, wherever it came from, and the name it is remembered by.

What was found in an archive but cannot be unpacked keeps its place as a `SetAside`, so that a loss is counted and shown
instead of being passed over.
"""

from dataclasses import dataclass
from pathlib import Path

from dateline.records import Page, SetAside


@dataclass(frozen=True)
class PageSource:
    """`content` is a file to open, bytes, a page with what is known of it, or why there is none."""

    name: str
    content: Path | bytes | Page | SetAside


def lost(name: str, reason: str) -> PageSource:
    return PageSource(name, SetAside(stage="acquisition", reason=reason))
