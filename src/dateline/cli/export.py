"""`dateline export`: the incidents of a store as a file in a format of others."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.incidents import Disputed, Witnesses, asked
from dateline.cli.options import (
    DEFAULT_STORE,
    ActorName,
    AsKnown,
    FirstDay,
    LastDay,
    PlaceName,
    Statuses,
    StoreAddress,
    Types,
    Words,
)
from dateline.errors import ConfigError

if TYPE_CHECKING:
    from dateline.exports import Tally

FormatName = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT",
        help="acled, ucdp, plover, geojson, parquet, geoparquet, hxl or ftm; see docs/exports.md.",
    ),
]
OutFile = Annotated[
    str, typer.Option("--out", "-o", metavar="FILE", help="Where to write; - for the output.")
]
Most = Annotated[int | None, typer.Option(min=0, metavar="N", help="At most so many; else all.")]


def export(
    name: FormatName,
    *,
    out: OutFile = "-",
    db: StoreAddress = DEFAULT_STORE,
    types: Types = None,
    statuses: Statuses = None,
    place: PlaceName = None,
    first_day: FirstDay = None,
    last_day: LastDay = None,
    actor: ActorName = None,
    text: Words = None,
    witnesses: Witnesses = 0,
    disputed: Disputed = False,
    as_known: AsKnown = None,
    limit: Most = None,
) -> None:
    """Write incidents as ACLED- or UCDP-like tables and other formats; only what happened or is going on."""
    from dateline import exports  # noqa: PLC0415
    from dateline.storage import open_store  # noqa: PLC0415

    wanted = asked(
        witnesses,
        disputed,
        as_known,
        types=types,
        statuses=statuses,
        place=place,
        first_day=first_day,
        last_day=last_day,
        actor=actor,
        text=text,
        limit=limit,
    )
    if out == "-" and sys.stdout.isatty() and not is_text(name):
        raise ConfigError(f"{name}: bytes are not for a screen\n  next: give a file with -o")
    with open_store(db, create=False) as store:
        target = sys.stdout.buffer if out == "-" else out
        tally = exports.export(store, name, target, wanted)
    say(tally, out)


def is_text(name: str) -> bool:
    from dateline.exports.formats import format_named  # noqa: PLC0415

    return format_named(name).suffix != "parquet"


def say(tally: "Tally", out: str) -> None:
    """How much was written and what was left out, on the error output."""
    from dateline.cli.tables import quantity  # noqa: PLC0415

    where = "" if out == "-" else f" to {out}"
    typer.echo(f"{quantity(tally.written, 'incident')} written{where}", err=True)
    for reason, number in tally.left_out.most_common():
        typer.echo(f"  {number:,} left out: {reason}", err=True)
