"""`dateline fetch`: pages by their addresses into a store."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.ingest import SOME_UNREAD, ingest_with_progress, show_summary, show_unread
from dateline.cli.options import DEFAULT_STORE, AllowedNetworks, RelevantOnly, StoreAddress, Workers

if TYPE_CHECKING:
    from dateline.acquisition.client import Client
    from dateline.acquisition.page_source import PageSource

Addresses = Annotated[
    list[str],
    typer.Argument(metavar="URL...", help="Addresses of pages, or - for one a line on the input."),
]


def fetch(
    urls: Addresses,
    *,
    db: StoreAddress = DEFAULT_STORE,
    workers: Workers = None,
    relevant_only: RelevantOnly = False,
    allow: AllowedNetworks = None,
) -> None:
    """Fetch pages and read them into a store, as robots.txt allows and with a pause for each host.

    Exit code: 0 when every page was read, 1 when some could not be, 2 for wrong usage.
    """
    from dateline.acquisition.client import Client  # noqa: PLC0415
    from dateline.acquisition.urls import limits_allowing  # noqa: PLC0415
    from dateline.storage import open_store  # noqa: PLC0415

    wanted = tuple(dict.fromkeys(asked_for(urls)))
    client = Client(limits_allowing(allow or ()))
    with open_store(db) as store:
        pages = fetched_pages(client, wanted)
        summary = ingest_with_progress(store, pages, "fetch", workers, len(wanted), relevant_only)
        show_summary(summary)
        if summary.unread:
            show_unread(store, wanted)
    if summary.unread:
        raise typer.Exit(SOME_UNREAD)


def asked_for(urls: Sequence[str]) -> Iterator[str]:
    for url in urls:
        if url == "-":
            yield from (line.strip() for line in sys.stdin if line.strip())
        else:
            yield url


def fetched_pages(client: "Client", urls: Sequence[str]) -> "Iterator[PageSource]":
    """Each page, or why it could not be had."""
    from dateline.acquisition.client import Outcome  # noqa: PLC0415
    from dateline.acquisition.page_source import PageSource, lost  # noqa: PLC0415
    from dateline.records import Page  # noqa: PLC0415
    from dateline.watching.fetching import Request, fetch_many  # noqa: PLC0415

    for url, fetched in fetch_many(client, [Request(url) for url in urls]):
        if fetched.outcome is Outcome.NEW:
            yield PageSource(url, Page(content=fetched.content, url=fetched.url))
        else:
            yield lost(url, fetched.reason or "nothing came")
