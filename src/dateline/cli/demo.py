"""`dateline demo`: the sample pages that come with the program, read and listed."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.cli import terminal
from dateline.cli.ingest import ingest_with_progress, show_summary
from dateline.cli.options import NewStoreAddress, Workers

if TYPE_CHECKING:
    from dateline.acquisition.page_source import PageSource


def demo(db: NewStoreAddress = None, workers: Workers = None) -> None:
    """Read the sample pages into a fresh store and show their events."""
    from dateline.cli.tables import show_events  # noqa: PLC0415
    from dateline.storage import EventFilter, open_store  # noqa: PLC0415

    pages = samples()
    address = db or str(Path(tempfile.mkdtemp(prefix="dateline-")) / "demo.db")
    with open_store(address) as store:
        summary = ingest_with_progress(store, pages, "demo", workers, len(pages))
        show_events(store.events(EventFilter()), store.count(), address)
        show_summary(summary)
    out = terminal.screen()
    out.print("\nGo on with")
    for line in (
        f"dateline events --db {address} --type capture",
        f"dateline show ID --db {address}",
        "dateline read PAGE.html",
        f"dateline ingest FOLDER --db {address}",
    ):
        out.print(f"  {line}", style="bold", soft_wrap=True)


def samples() -> "list[PageSource]":
    from importlib.resources import files  # noqa: PLC0415

    from dateline.acquisition.folders import ENDINGS  # noqa: PLC0415
    from dateline.acquisition.page_source import PageSource  # noqa: PLC0415

    folder = files("dateline") / "data" / "samples"
    pages = sorted(folder.iterdir(), key=lambda page: page.name)
    return [
        PageSource(f"samples/{page.name}", page.read_bytes())
        for page in pages
        if Path(page.name).suffix in ENDINGS
    ]
