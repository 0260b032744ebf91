"""`dateline runs`: every command that wrote to a store, with its settings, versions and counts."""

import typer

from dateline.cli import terminal
from dateline.cli.options import DEFAULT_STORE, AsJson, StoreAddress


def runs(db: StoreAddress = DEFAULT_STORE, as_json: AsJson = False) -> None:
    """List the runs that wrote to a store, the newest last; `dateline show` names the run of a report."""
    from dateline.storage import open_store  # noqa: PLC0415

    with open_store(db, create=False) as store:
        found = store.runs()
    if as_json:
        terminal.print_json([run.model_dump(mode="json") for run in found])
        return
    table = terminal.plain_table("Run", "Command", "Begun", "Took", "Code", "Counts")
    for run in found:
        took = (
            f"{(run.finished_at - run.started_at).total_seconds():,.0f} s"
            if run.finished_at
            else "-"
        )
        counts = ", ".join(f"{number:,} {name}" for name, number in run.counts.items() if number)
        begun = f"{run.started_at:%Y-%m-%d %H:%M}"
        code = run.versions.get("code", "")
        table.add_row(run.id[:8], run.command, begun, took, code, counts)
    terminal.screen().print(table)
    unfinished = sum(run.finished_at is None for run in found)
    if unfinished:
        typer.echo(f"{unfinished} did not end: still at work, or killed; what they stored is whole")
