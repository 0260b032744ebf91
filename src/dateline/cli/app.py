"""The commands and what holds for all of them. Plain help instead of coloured: it comes in half the time."""

from typing import Annotated

import typer

from dateline.cli import (
    coverage,
    demo,
    doctor,
    events,
    export,
    fetch,
    gazetteer,
    incidents,
    ingest,
    judge,
    link,
    read,
    rerun,
    review,
    runs,
    serve,
    show,
    state,
    watch,
    why,
)
from dateline.cli.group import Group

app = typer.Typer(
    cls=Group,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Reads conflict news in five languages and keeps a record of events that can be checked.",
)
for part in (
    read,
    ingest,
    fetch,
    watch,
    link,
    events,
    incidents,
    state,
    show,
    why,
    review,
    judge,
    coverage,
    export,
    serve,
    rerun,
    runs,
    doctor,
    demo,
):
    app.command()(getattr(part, part.__name__.rpartition(".")[2]))
app.add_typer(gazetteer.gazetteer, name="gazetteer")


def print_version(wanted: bool) -> None:
    if wanted:
        from dateline import __version__  # noqa: PLC0415

        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=print_version, is_eager=True, help="Say which it is."),
    ] = False,
    log_json: Annotated[
        bool,
        typer.Option(
            "--log-json", help="Write what happens to the error output, a line of JSON each."
        ),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where in the program an error arose.")
    ] = False,
) -> None:
    """Options for every command."""
    if log_json:
        from dateline.logs import log_as_json  # noqa: PLC0415

        log_as_json()
