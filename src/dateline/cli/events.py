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
    Radius,
    Statuses,
    StoreAddress,
    Types,
    Words,
)
from dateline.errors import ConfigError

if TYPE_CHECKING:
    from dateline.storage.records import EventFilter
    from dateline.storage.store import Store

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
    radius: Radius = None,
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

    if radius and (near or place is None):
        raise ConfigError("--radius goes with --place; --near has a radius of its own")
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
        if radius:
            wanted = around(store, wanted, radius)
        if as_json:
            terminal.print_json_list(event.to_dict() for event in store.events(wanted))
            return
        from dateline.cli.tables import show_events  # noqa: PLC0415

        show_events(store.events(wanted), store.count(wanted), db)


def around(store: "Store", wanted: "EventFilter", radius_km: float) -> "EventFilter":
    """The filter with a circle around its place instead of its name."""
    found = store.places(wanted.place or "")
    if len(found) != 1:
        listed = [f"{p.name}, {p.admin1} ({p.latitude:g} {p.longitude:g})" for p in found]
        raise ConfigError(
            f'--place: "{wanted.place}" is {"; ".join(listed) or "the name of no place in this store"}\n'
            f"  next: give the point with --near LAT LON {radius_km:g}"
        )
    (centre,) = found
    near = (centre.latitude, centre.longitude, radius_km)
    point = checked(near=dict(zip(POINT, near, strict=True))).near
    return wanted.model_copy(update={"place": None, "near": point})


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
