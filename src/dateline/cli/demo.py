"""`dateline demo`: the sample pages that come with the program, read and linked; what happened and what held."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.cli import terminal
from dateline.cli.ingest import ingest_with_progress, show_summary
from dateline.cli.options import NewStoreAddress, Workers

if TYPE_CHECKING:
    from dateline.acquisition.page_source import PageSource
    from dateline.storage.store import Store


def demo(db: NewStoreAddress = None, workers: Workers = None) -> None:
    """Read the sample pages into a fresh store; show the incidents, and what held after them."""
    from dateline.cli.incident_tables import show_incidents  # noqa: PLC0415
    from dateline.cli.state_tables import show_spells  # noqa: PLC0415
    from dateline.storage import IncidentFilter, open_store  # noqa: PLC0415

    pages = samples()
    address = db or str(Path(tempfile.mkdtemp(prefix="dateline-")) / "demo.db")
    with open_store(address) as store:
        summary = ingest_with_progress(store, pages, "demo", workers, len(pages))
        show_summary(summary)
        found = store.incidents(IncidentFilter(limit=store.count_incidents()))
        show_incidents(found.items, len(found.items), address)
        show_spells(store.control_over_time())
        show_last_day(store)
    out = terminal.screen()
    out.print("\nGo on with")
    for line in (
        f"dateline state --on 2022-10-01 --place Lyman --db {address}",
        f"dateline incidents --disputed --db {address}",
        f"dateline events --db {address} --type capture",
        f"dateline show ID --db {address}",
        "dateline read PAGE.html",
        f"dateline ingest FOLDER --db {address}",
    ):
        out.print(f"  {line}", style="bold", soft_wrap=True)


def show_last_day(store: "Store") -> None:
    """What was agreed and what it cost, up to the last day that any of the pages was published."""
    from dateline.cli.state_tables import show_agreements, show_tolls  # noqa: PLC0415

    newest = store.articles(limit=1).items[0].published
    if newest is not None:
        state = store.state_on(newest)
        show_agreements(state.agreements)
        show_tolls(state.tolls)


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
