"""`dateline show`: one event, with the sentence and the words behind each of its values.

In the terminal every role has a colour and its words are underlined in it; the table below names the same words, so
that nothing is lost in a pipe. Words that stand elsewhere on the page are shown in the line they stand in.
"""

from typing import Annotated

import typer

from dateline.cli import terminal
from dateline.cli.options import DEFAULT_STORE, AsJson, StoreAddress


def show(
    beginning: Annotated[
        str, typer.Argument(metavar="ID", help="The id, or enough of its beginning.")
    ],
    db: StoreAddress = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Show one event with the words of the page that support each value."""
    from dateline.storage import open_store  # noqa: PLC0415

    with open_store(db, create=False) as store:
        event = store.report(beginning)
        if as_json:
            terminal.print_json(event.to_dict())
            return
        from dateline.cli.support import show_support  # noqa: PLC0415

        show_support(event, store.article(event.article_id).text)
        run = store.run_of(event.article_id)
        code = f"dateline {run.versions['dateline']}, code {run.versions.get('code', 'unknown')}"
        made = f"read on {run.started_at:%Y-%m-%d} by {code} · run {run.id[:8]} (dateline runs)"
        terminal.screen().print(made, style="dim")
