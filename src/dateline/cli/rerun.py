"""`dateline rerun`: stored pages read again by the code of today, and what that changes."""

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import terminal
from dateline.cli.options import DEFAULT_STORE, AsJson, StoreAddress, Workers

if TYPE_CHECKING:
    from dateline.storage.rereading import PageChange, Reread

Everything = Annotated[
    bool, typer.Option("--all", help="Also pages that were read by this very version.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change, store nothing.")]
MOST_SHOWN = 30


def rerun(
    db: StoreAddress = DEFAULT_STORE,
    everything: Everything = False,
    dry_run: DryRun = False,
    workers: Workers = None,
    as_json: AsJson = False,
) -> None:
    """Read stored pages again with this version, and show which reports are new, gone or told otherwise.

    Pages are taken as they were cleaned. Reports that are told again keep their ids, judgements stay, and a page that
    cannot be read now keeps its older reading.
    """
    from dateline.storage import open_store  # noqa: PLC0415
    from dateline.storage.rereading import pages_to_reread, reread  # noqa: PLC0415

    changes: list[PageChange] = []
    with open_store(db, create=False) as store:
        ids = pages_to_reread(store, everything)
        with terminal.progress("reading again", len(ids)) as step:

            def notice(change: "PageChange | None") -> None:
                step(change)
                if change:
                    changes.append(change)

            done = reread(store, ids, workers=workers, dry_run=dry_run, notice=notice)
    if as_json:
        told = [change.model_dump(mode="json") for change in changes]
        terminal.print_json({**done.model_dump(mode="json"), "changes": told})
        return
    show_changes(changes)
    show_reread(done, dry_run)


def show_changes(changes: "list[PageChange]") -> None:
    told = [(change, one) for change in changes for one in change.reports]
    if not told:
        return
    table = terminal.plain_table("", "Event", "Report", "Sentence", "Page")
    for change, one in told[:MOST_SHOWN]:
        table.add_row(one.kind, one.event_type, one.report_id, one.sentence, change.title or "")
    terminal.screen().print(table)
    if len(told) > MOST_SHOWN:
        more = len(told) - MOST_SHOWN
        terminal.screen().print(f"and {more:,} more: --json has all", style="dim")


def show_reread(done: "Reread", dry_run: bool) -> None:
    from dateline.cli.tables import quantity  # noqa: PLC0415

    out = terminal.screen()
    verb = "would change" if dry_run else "changed"
    out.print(f"{quantity(done.pages, 'page')} read again, {done.changed:,} {verb}", style="bold")
    parts = {"as before": done.same, "otherwise": done.other, "new": done.new, "gone": done.gone}
    out.print("reports: " + ", ".join(f"{number:,} {what}" for what, number in parts.items()))
    if done.failed:
        out.print(f"{quantity(done.failed, 'page')} could not be read and kept as they were")
    if done.judged_and_gone:
        out.print(f"judged, but no longer told: {', '.join(done.judged_and_gone)}")
