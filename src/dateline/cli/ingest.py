"""`dateline ingest`: many pages into a store."""

from collections.abc import Iterable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import terminal
from dateline.cli.options import DEFAULT_STORE, Pages, RelevantOnly, StoreAddress, Workers
from dateline.errors import ConfigError

if TYPE_CHECKING:
    from dateline.acquisition.page_source import PageSource
    from dateline.acquisition.shards import Shard
    from dateline.storage.ingesting import Summary
    from dateline.storage.store import Store


class EngineKind(StrEnum):
    LOCAL = "local"
    DASK = "dask"


EngineName = Annotated[
    EngineKind, typer.Option("--engine", help="Processes of this machine, or a Dask cluster.")
]
Address = Annotated[
    str | None,
    typer.Option(metavar="tcp://HOST:PORT", help="With --engine dask: its scheduler."),
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
    engine: EngineName = EngineKind.LOCAL,
    address: Address = None,
) -> None:
    """Read pages into a store: files, folders, and archives (WARC, WACZ, ZIP, JSON lines).

    A page that is in the store already changes nothing, what was read to its end is not opened again, and what was
    stopped half-way goes on. A page that cannot be read is noted with its reason and never stops the others. Exit
    code: 0 when every page was read, 1 when some could not be, 2 for wrong usage.
    """
    from dateline.acquisition.shards import locations_of, shards_of  # noqa: PLC0415
    from dateline.storage import open_store  # noqa: PLC0415

    if (engine is EngineKind.DASK) != (address is not None):
        raise ConfigError(
            "--engine dask goes with --address of a scheduler, such as tcp://host:8786"
        )
    locations = locations_of(paths)
    shards = list(shards_of(locations))
    with open_store(db) as store:
        summary = ingest_shards(store, shards, db, workers, relevant_only, address)
        show_summary(summary)
        if summary.unread:
            show_unread(store, locations)
    terminal.screen().print(f"\ndateline events --db {db}", style="dim")
    if summary.unread:
        raise typer.Exit(SOME_UNREAD)


def ingest_shards(
    store: "Store",
    shards: "list[Shard]",
    db: str,
    workers: int | None,
    relevant_only: bool,
    address: str | None,
) -> "Summary":
    from dateline.storage import shard_ingesting  # noqa: PLC0415

    done = partial(shard_ingesting.ingest_shards, store, shards, relevant_only=relevant_only)
    settings = {"workers": workers, "shards": len(shards), "cluster": address}
    with terminal.progress("reading shards", len(shards)) as step:
        if address is None:
            return done(workers=workers, settings=settings, notice=step)
        from dateline.engines.dask import dask_engine  # noqa: PLC0415

        with dask_engine(address) as cluster:
            seen_from_nodes = db if "://" in db else str(Path(db).resolve())
            return done(cluster=cluster, address=seen_from_nodes, settings=settings, notice=step)


def ingest_with_progress(
    store: "Store",
    sources: "Iterable[PageSource]",
    command: str,
    workers: int | None,
    total: int | None,
    relevant_only: bool = False,
) -> "Summary":
    from dateline.storage.ingesting import ingest as ingest_pages  # noqa: PLC0415

    settings = {"workers": workers, "pages": total, "relevant_only": relevant_only}
    with terminal.progress("reading pages", total) as step:
        return ingest_pages(
            store,
            sources,
            command=command,
            workers=workers,
            settings=settings,
            notice=step,
            relevant_only=relevant_only,
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
    for reason, number in sorted(summary.left.items(), key=lambda item: -item[1]):
        out.print(f"{number:,} left unread: {reason}")


def show_unread(store: "Store", files: tuple[str, ...]) -> None:
    """Those of these files, or of the archives among them."""
    unread = [page for page in store.unread() if page.source.startswith(files)]
    table = terminal.plain_table("Page that could not be read", "Reason")
    for page in unread[:MOST_SHOWN]:
        table.add_row(page.source, page.set_aside.reason)
    terminal.screen().print(table)
    if len(unread) > MOST_SHOWN:
        terminal.screen().print(f"and {len(unread) - MOST_SHOWN:,} more", style="dim")
