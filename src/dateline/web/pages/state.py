"""What holds on a day, as could be known on another: control, agreements and their violations, tolls."""

import datetime as dt

from fastapi import APIRouter, Request, Response

from dateline.errors import ConfigError
from dateline.storage import Store
from dateline.web.asking import OpenStore
from dateline.web.templating import page

router = APIRouter(include_in_schema=False)


@router.get("/state")
def control(
    request: Request,
    store: OpenStore,
    on: str = "",
    known: str = "",
    place: str = "",
) -> Response:
    return shown(request, store, "state.html", on, known, place)


@router.get("/agreements")
def agreements(
    request: Request,
    store: OpenStore,
    on: str = "",
    known: str = "",
    place: str = "",
) -> Response:
    return shown(request, store, "agreements.html", on, known, place)


def shown(
    request: Request, store: Store, template: str, on: str, known: str, place: str
) -> Response:
    day = day_of("on", on) or newest_day(store)
    state = store.state_on(day, day_of("known", known), place or None)
    return page(request, template, state=state, place=place, known=known)


def newest_day(store: Store) -> dt.date:
    """The last day of which anything could be known: what holds there is what is read for."""
    span = store.gathered().known_span
    return span[1] if span else dt.datetime.now(dt.UTC).date()


def day_of(name: str, text: str) -> dt.date | None:
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as problem:
        raise ConfigError(f'{name}: "{text}" is no day\n  allowed: YYYY-MM-DD') from problem
