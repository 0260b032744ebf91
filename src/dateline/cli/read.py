"""`dateline read`: one page, and what it says happened."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.cli import terminal
from dateline.cli.options import (
    AsJson,
    GivenLanguage,
    GivenUrl,
    PageAddress,
    Published,
    WithSetAside,
)

if TYPE_CHECKING:
    from dateline.records import Reading


def read(
    source: PageAddress,
    *,
    published: Published = None,
    language: GivenLanguage = None,
    url: GivenUrl = None,
    as_json: AsJson = False,
    set_aside: WithSetAside = False,
) -> None:
    """Read one page and show the events it reports."""
    given = {"url": url, "published": published, "language": language}
    reading = read_page(source, given)
    if as_json:
        terminal.print_json(reading.to_dict())
        return
    from dateline.cli.tables import show_reading, show_set_aside  # noqa: PLC0415

    show_reading(reading)
    if set_aside:
        show_set_aside(reading)


def read_page(source: str, given: dict[str, Any]) -> "Reading":
    from dateline import pipeline  # noqa: PLC0415
    from dateline.acquisition.urls import fetch, is_url  # noqa: PLC0415

    if source == "-":
        return pipeline.read(sys.stdin.buffer.read(), **given)
    if is_url(source):
        page = fetch(source)
        return pipeline.read(page.content, **{**given, "url": given["url"] or page.url})
    return pipeline.read(Path(source), **given)
