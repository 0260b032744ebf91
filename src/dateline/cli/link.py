"""`dateline link`: the reports of a store become incidents."""

from typing import Annotated

import typer

from dateline.cli import terminal
from dateline.cli.options import DEFAULT_STORE, StoreAddress

Everything = Annotated[
    bool, typer.Option("--all", help="Link everything anew, not only what waits to be linked.")
]


def link(db: StoreAddress = DEFAULT_STORE, everything: Everything = False) -> None:
    """Link what waits: reports added or read anew, and what was judged since.

    `ingest` does this at its end; this is for a store whose ingest was stopped, or after a review.
    """
    from dateline.cli.tables import quantity  # noqa: PLC0415
    from dateline.storage import open_store  # noqa: PLC0415

    with open_store(db, create=False) as store:
        done = store.link(everything)
        total = store.count_incidents()
    out = terminal.screen()
    looked = quantity(done.reports, "report")
    out.print(f"{looked} looked at, {quantity(done.changed, 'incident')} changed", style="bold")
    if done.merged or done.split:
        out.print(f"{done.merged} merged, {done.split} split")
    out.print(f"{quantity(total, 'incident')} in all · dateline incidents --db {db}", style="dim")
