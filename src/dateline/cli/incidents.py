"""`dateline incidents`: what happened, each thing once, with who vouches for it and who objects."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli import terminal
from dateline.cli.days import day_of
from dateline.cli.events import checked
from dateline.cli.options import (
    DEFAULT_STORE,
    ActorName,
    AsJson,
    AsKnown,
    FirstDay,
    LastDay,
    Limit,
    PlaceName,
    Statuses,
    StoreAddress,
    Types,
    Words,
)

if TYPE_CHECKING:
    from dateline.storage import IncidentFilter

SHOWN = 100
Disputed = Annotated[
    bool, typer.Option("--disputed", help="Only those of which some value is disputed.")
]
Witnesses = Annotated[
    int, typer.Option("--witnesses", min=0, metavar="N", help="At least so many witnesses.")
]


def incidents(
    *,
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
    limit: Limit = None,
    as_json: AsJson = False,
) -> None:
    """List the incidents of a store, by day; every filter given must hold."""
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
    )
    with open_store(db, create=False) as store:
        if as_json:
            found = (item.to_dict() for item in store.every_incident(wanted))
            terminal.print_json_list(found)
            return
        from dateline.cli.incident_tables import show_incidents  # noqa: PLC0415

        most = SHOWN if limit is None else limit or store.count_incidents(wanted)
        page = store.incidents(wanted.model_copy(update={"limit": most}))
        show_incidents(page.items, store.count_incidents(wanted), db)


def asked(
    witnesses: int, disputed: bool, as_known: str | None, **conditions: Any
) -> "IncidentFilter":
    """The filter that the options of a command come to."""
    from dateline.storage import IncidentFilter  # noqa: PLC0415

    return IncidentFilter(
        **checked(**conditions).model_dump(),
        min_witnesses=witnesses,
        disputed=True if disputed else None,
        as_known=day_of(as_known, "--as-known"),
    )
