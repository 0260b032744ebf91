"""`dateline events`: the events of a store, filtered."""

from typing import TYPE_CHECKING, Any

from dateline.cli import terminal
from dateline.cli.options import (
    DEFAULT_STORE,
    ActorName,
    AsJson,
    FirstDay,
    LastDay,
    Limit,
    NearPoint,
    OutletName,
    PageLanguage,
    PlaceName,
    Statuses,
    StoreAddress,
    Types,
    Words,
)
from dateline.errors import ConfigError

if TYPE_CHECKING:
    from dateline.storage.records import EventFilter

SHOWN = 100
POINT = ("latitude", "longitude", "radius_km")
OPTIONS = {"types": "type", "statuses": "status", "first_day": "from", "last_day": "to"}
"""Where an option is called otherwise than the field of the filter."""


def events(
    *,
    db: StoreAddress = DEFAULT_STORE,
    types: Types = None,
    statuses: Statuses = None,
    place: PlaceName = None,
    near: NearPoint = None,
    first_day: FirstDay = None,
    last_day: LastDay = None,
    actor: ActorName = None,
    outlet: OutletName = None,
    language: PageLanguage = None,
    text: Words = None,
    limit: Limit = None,
    as_json: AsJson = False,
) -> None:
    """List the events of a store, by day; every filter given must hold."""
    from dateline.storage import open_store  # noqa: PLC0415

    wanted = checked(
        types=types,
        statuses=statuses,
        place=place,
        near=near and dict(zip(POINT, near, strict=True)),
        first_day=first_day,
        last_day=last_day,
        actor=actor,
        outlet=outlet,
        language=language,
        text=text,
        limit=(limit if limit is not None else None if as_json else SHOWN) or None,
    )
    with open_store(db, create=False) as store:
        if as_json:
            terminal.print_json_list(event.to_dict() for event in store.events(wanted))
            return
        from dateline.cli.tables import show_events  # noqa: PLC0415

        show_events(store.events(wanted), store.count(wanted), db)


def checked(**given: Any) -> "EventFilter":
    """The filter, or the first option that cannot be used with what it may be."""
    from pydantic import ValidationError  # noqa: PLC0415

    from dateline.storage.records import EventFilter  # noqa: PLC0415

    try:
        return EventFilter.model_validate({k: v for k, v in given.items() if v is not None})
    except ValidationError as problem:
        error = problem.errors()[0]
        field = str(error["loc"][0])
        allowed = error["msg"].removeprefix("Input should be ").replace("'", "")
        raise ConfigError(
            f'--{OPTIONS.get(field, field)}: "{error["input"]}" cannot be used\n  allowed: {allowed}'
        ) from problem
