"""`dateline state`: what holds on a day, as could be known on another."""

import datetime as dt
from typing import Annotated

import typer

from dateline.cli import terminal
from dateline.cli.days import day_of
from dateline.cli.options import DEFAULT_STORE, AsJson, AsKnown, StoreAddress

OnDay = Annotated[
    str | None,
    typer.Option("--on", metavar="YYYY-MM-DD", help="The day asked for; by default today."),
]
AtPlace = Annotated[
    str | None,
    typer.Option(
        "--place", metavar="NAME", help="A place, a province with all in it, or a country code."
    ),
]
OverTime = Annotated[
    bool, typer.Option("--over-time", help="Control of each place over time instead of one day.")
]


def state(
    *,
    db: StoreAddress = DEFAULT_STORE,
    on_day: OnDay = None,
    as_known: AsKnown = None,
    place: AtPlace = None,
    over_time: OverTime = False,
    as_json: AsJson = False,
) -> None:
    """Say who controls which place on a day, which agreements hold, and what tolls are claimed."""
    from dateline.storage import open_store  # noqa: PLC0415

    day = day_of(on_day, "--on") or dt.datetime.now().astimezone().date()
    known = day_of(as_known, "--as-known")
    with open_store(db, create=False) as store:
        if over_time:
            spells = store.control_over_time(known, place)
        else:
            found = store.state_on(day, known, place)
    if as_json and over_time:
        terminal.print_json_list(spell.model_dump(mode="json") for spell in spells)
    elif as_json:
        terminal.print_json(found.to_dict())
    else:
        from dateline.cli import state_tables  # noqa: PLC0415

        if over_time:
            state_tables.show_spells(spells)
        else:
            state_tables.show_state(found)
