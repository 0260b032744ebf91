"""`dateline review`: the queue of what is worth a person's look, judged with single keys."""

from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.judge import judge_named
from dateline.cli.options import DEFAULT_STORE, JudgedBy, StoreAddress
from dateline.errors import ConfigError

if TYPE_CHECKING:
    from dateline.storage.reviewing import Order

ORDERS = ("uncertain", "disputed", "newest")
InOrder = Annotated[
    str,
    typer.Option("--order", metavar="ORDER", help=f"What comes first: {', '.join(ORDERS)}."),
]


def review(
    db: StoreAddress = DEFAULT_STORE, order: InOrder = ORDERS[0], by: JudgedBy = None
) -> None:
    """Go through incidents that nobody has judged, one by one, with the words behind each value.

    Keys: a accept, n no event, s the same as another, d different from another, c correct a value, a figure chooses one
    report, w why it is one incident, u undo, space skip, q quit. Each judgement is stored with who made it and when.
    Keys may also come through a pipe; scripts are better served by `dateline judge`.
    """
    from dateline.cli.review_session import Session  # noqa: PLC0415
    from dateline.storage import open_store  # noqa: PLC0415

    with open_store(db, create=False) as store:
        Session(store, judge_named(by), order_of(order)).run()


def order_of(given: str) -> "Order":
    from dateline.storage.reviewing import Order  # noqa: PLC0415

    if given not in ORDERS:
        raise ConfigError(f'--order: "{given}" cannot be used\n  allowed: {", ".join(ORDERS)}')
    return Order(given)
