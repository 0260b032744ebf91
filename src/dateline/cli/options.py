"""Options that several commands share."""

from typing import Annotated

import typer

DEFAULT_STORE = "dateline.db"

StoreAddress = Annotated[
    str,
    typer.Option(
        "--db",
        metavar="FILE",
        envvar="DATELINE_DB",
        help="The store: a file, or postgresql+psycopg://user@host/database.",
    ),
]
NewStoreAddress = Annotated[
    str | None,
    typer.Option("--db", metavar="FILE", help="The store; by default in a new temporary folder."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
JudgedBy = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="NAME",
        envvar="DATELINE_JUDGE",
        help="Who judges; by default the user of this machine.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Processes that read pages; by default one a processor."),
]
RelevantOnly = Annotated[
    bool,
    typer.Option("--relevant-only", help="Leave pages that hardly can report an event unread."),
]
Pages = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders, archives (.warc.gz, .wacz, .zip, .jsonl); web archives also s3://… and the like.",
    ),
]

AsKnown = Annotated[
    str | None,
    typer.Option(
        "--as-known", metavar="YYYY-MM-DD", help="As the pages published up to this day tell it."
    ),
]
AllowedNetworks = Annotated[
    list[str] | None,
    typer.Option("--allow", metavar="NETWORK", help="Also fetch from it, such as 10.1.0.0/16."),
]

# A page to read

PageAddress = Annotated[
    str,
    typer.Argument(metavar="PATH|URL|-", help="A file, an address, or - for standard input."),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="YYYY-MM-DD", help="Publication day, if the page does not say it."),
]
GivenLanguage = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="Its code (en, es, pt, fr, ar, it), if it cannot be told."),
]
GivenUrl = Annotated[str | None, typer.Option(metavar="URL", help="Where the page came from.")]
WithSetAside = Annotated[
    bool, typer.Option("--set-aside", help="Also show what was declined, and why.")
]

# Filters

Types = Annotated[
    list[str] | None,
    typer.Option("--type", metavar="TYPE", help="Such as capture; may be repeated."),
]
Statuses = Annotated[
    list[str] | None,
    typer.Option("--status", metavar="STATUS", help="Such as denied; may be repeated."),
]
PlaceName = Annotated[
    str | None, typer.Option(metavar="NAME", help="Words of the name of a place or its province.")
]
Radius = Annotated[
    float | None,
    typer.Option(min=0, metavar="KM", help="With --place: also so many kilometres around it."),
]
NearPoint = Annotated[
    tuple[float, float, float] | None,
    typer.Option(metavar="LAT LON KM", help="Within so many kilometres of a point."),
]
FirstDay = Annotated[
    str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="On this day or later.")
]
LastDay = Annotated[
    str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="On this day or earlier.")
]
ActorName = Annotated[
    str | None, typer.Option(metavar="NAME", help="Words of a name, or the id of an actor.")
]
OutletName = Annotated[str | None, typer.Option(metavar="NAME", help="Words of an outlet's name.")]
PageLanguage = Annotated[str | None, typer.Option(metavar="CODE", help="Language of the page.")]
Words = Annotated[
    str | None, typer.Option(metavar="WORDS", help="All in the title, sentence or names.")
]
Limit = Annotated[
    int | None,
    typer.Option(min=0, metavar="N", help="At most so many, 0 for all; else 100, with --json all."),
]
