"""`dateline why`: why two reports or incidents are one, or are two; of one alone, how it came about."""

from typing import Annotated

import typer

from dateline.cli import terminal
from dateline.cli.options import DEFAULT_STORE, AsJson, StoreAddress

One = Annotated[
    str, typer.Argument(metavar="ID", help="A report or an incident, also a former one.")
]
Two = Annotated[str | None, typer.Argument(metavar="[ID]", help="The one to compare it with.")]


def why(
    one: One, two: Two = None, db: StoreAddress = DEFAULT_STORE, as_json: AsJson = False
) -> None:
    """Explain why two reports or incidents are one or two; of one, how it came about and what became of it.

    Shown are the pair with its reasons, the blocks it met in, what decided, judgements, merges and splits.
    """
    from dateline.storage import open_store  # noqa: PLC0415

    with open_store(db, create=False) as store:
        found = store.why(one, two)
    if as_json:
        terminal.print_json(found.to_dict())
        return
    from dateline.cli.why_tables import show_why  # noqa: PLC0415

    show_why(found)
