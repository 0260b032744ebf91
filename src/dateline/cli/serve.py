"""`dateline serve`: the web page over a store."""

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import terminal
from dateline.cli.options import DEFAULT_STORE, StoreAddress

if TYPE_CHECKING:
    from dateline.web.serving import Site

Host = Annotated[
    str,
    typer.Option(metavar="ADDRESS", help="Where to listen; other than 127.0.0.1 needs --token."),
]
Port = Annotated[
    int, typer.Option(min=0, max=65535, metavar="N", help="The port, or the next free one; 0: any.")
]
Token = Annotated[
    str | None,
    typer.Option(envvar="DATELINE_TOKEN", metavar="TEXT", help="What visitors have to know."),
]
Browser = Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in a browser.")]


def serve(
    db: StoreAddress = DEFAULT_STORE,
    host: Host = "127.0.0.1",
    port: Port = 8400,
    token: Token = None,
    browser: Browser = True,
) -> None:
    """Look at a store in the browser: map, timeline, reports and the words behind them."""
    from dateline.web.serving import serve as serve_store  # noqa: PLC0415

    serve_store(db, host, port, token, say_where, browser)


def say_where(site: "Site") -> None:
    terminal.screen().print(f"{site.entrance}   (Ctrl-C stops it)", style="bold", soft_wrap=True)
