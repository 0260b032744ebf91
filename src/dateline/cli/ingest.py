"""`dateline ingest`: many pages into a store."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import terminal
from dateline.cli.options import DEFAULT_STORE, Pages, StoreAddress, Workers

if TYPE_CHECKING:
    from dateline.acquisition.page_source import PageSource
    from dateline.storage.ingesting import Summary
    from dateline.storage.store import Store

RelevantOnly = Annotated[
    bool,
    typer.Option("--relevant-only", help="Leave pages that hardly can report an event unread."),
]
SOME_UNREAD = 1
MOST_SHOWN = 40
"""Pages that could not be read shown by name; an archive may have thousands."""


def ingest(
    paths: Pages,
    *,
    db: StoreAddress = DEFAULT_STORE,
    workers: Workers = None,
    relevant_only: RelevantOnly = False,
) -> None:
    """Read pages into a store: files, folders, and archives (WARC, WACZ, ZIP, JSON lines).

    A page that is in the store already changes nothing. A page that cannot be read is noted with its reason and never
    stops the others. Exit code: 0 when every page was read, 1 when some could not be, 2 for wrong usage.
    """
    from dateline.acquisition.folders import files_under, is_archive, sources_under  # noqa: PLC0415
    from dateline.storage import open_store  # noqa: PLC0415
    from dateline.storage.ingesting import relevant  # noqa: PLC0415

    files = files_under(paths)
    total = None if any(map(is_archive, files)) else len(files)
    declined: Counter[str] = Counter()
    sources = sources_under(files)
    if relevant_only:
        sources, total = relevant(sources, declined), None
    with open_store(db) as store:
        summary = ingest_with_progress(store, sources, "ingest", workers, total)
        show_summary(summary)
        for reason, number in declined.most_common():
            terminal.screen().print(f"{number:,} left unread: {reason}")
        if summary.unread:
            show_unread(store, tuple(str(file) for file in files))
    terminal.screen().print(f"\ndateline events --db {db}", style="dim")
    if summary.unread:
        raise typer.Exit(SOME_UNREAD)


def ingest_with_progress(
    store: "Store",
    sources: "Iterable[PageSource]",
    command: str,
    workers: int | None,
    total: int | None,
) -> "Summary":
    from dateline.storage.ingesting import ingest as ingest_pages  # noqa: PLC0415

    settings = {"workers": workers, "pages": total}
    with terminal.progress("reading pages", total) as step:
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


def show_unread(store: "Store", files: tuple[str, ...]) -> None:
    """Those of these files, or of the archives among them."""
    unread = [page for page in store.unread() if page.source.startswith(files)]
    table = terminal.plain_table("Page that could not be read", "Reason")
    for page in unread[:MOST_SHOWN]:
        table.add_row(page.source, page.set_aside.reason)
    terminal.screen().print(table)
    if len(unread) > MOST_SHOWN:
        terminal.screen().print(f"and {len(unread) - MOST_SHOWN:,} more", style="dim")
