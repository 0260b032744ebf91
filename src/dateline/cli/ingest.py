"""`dateline ingest`: many pages into a store."""

from typing import TYPE_CHECKING

import typer

from dateline.cli import terminal
from dateline.cli.options import DEFAULT_STORE, Pages, StoreAddress, Workers

if TYPE_CHECKING:
    from dateline.storage.ingesting import PageSource, Summary
    from dateline.storage.store import Store

SOME_UNREAD = 1


def ingest(paths: Pages, db: StoreAddress = DEFAULT_STORE, workers: Workers = None) -> None:
    """Read files and folders of pages into a store.

    A page that is in the store already changes nothing. A page that cannot be read is noted with its reason and never
    stops the others. Exit code: 0 when every page was read, 1 when some could not be, 2 for wrong usage.
    """
    from dateline.acquisition.folders import pages_under  # noqa: PLC0415
    from dateline.storage import open_store  # noqa: PLC0415
    from dateline.storage.ingesting import PageSource  # noqa: PLC0415

    sources = [PageSource(str(page), page) for page in pages_under(paths)]
    with open_store(db) as store:
        summary = ingest_with_progress(store, sources, "ingest", workers)
        show_summary(summary)
        if summary.unread:
            show_unread(store, {source.name for source in sources})
    terminal.screen().print(f"\ndateline events --db {db}", style="dim")
    if summary.unread:
        raise typer.Exit(SOME_UNREAD)


def ingest_with_progress(
    store: "Store", sources: "list[PageSource]", command: str, workers: int | None
) -> "Summary":
    from dateline.storage.ingesting import ingest as ingest_pages  # noqa: PLC0415

    settings = {"workers": workers, "pages": len(sources)}
    with terminal.progress("reading pages", len(sources)) as step:
        return ingest_pages(
            store, sources, command=command, workers=workers, settings=settings, notice=step
        )


def show_summary(summary: "Summary") -> None:
    from dateline.cli.tables import quantity  # noqa: PLC0415

    parts = {
        "new": summary.added,
        "read anew": summary.replaced,
        "known already": summary.unchanged,
        "not readable": summary.unread,
    }
    told = ", ".join(f"{number:,} {what}" for what, number in parts.items() if number)
    out = terminal.screen()
    out.print(f"{quantity(summary.pages, 'page')}: {told}", style="bold")
    out.print(f"{quantity(summary.reports, 'event')} added")


def show_unread(store: "Store", names: set[str]) -> None:
    table = terminal.plain_table("Page that could not be read", "Reason")
    for page in store.unread():
        if page.source in names:
            table.add_row(page.source, page.set_aside.reason)
    terminal.screen().print(table)
