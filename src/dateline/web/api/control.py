"""Who controls which place over time, for a map that shows any day without asking again."""

import datetime as dt
from itertools import groupby
from typing import Any

from fastapi import APIRouter
from starlette.responses import JSONResponse

from dateline.state.records import ControlSpell, Side, StatePlace
from dateline.web.asking import OpenStore

router = APIRouter(prefix="/api", tags=["map and timeline"])


@router.get("/control")
def control(
    store: OpenStore, known: dt.date | None = None, place: str | None = None
) -> JSONResponse:
    """The spells in which the control of each place did not change, as known on a day.

    `sides` are those of all spells, the one of most spells first; a spell is first day, last day (null: until anything
    else is said), status, numbers of its sides, since, whether it is only claimed.
    """
    spells = store.control_over_time(known, place)
    sides = sides_of(spells)
    return JSONResponse(
        {
            "sides": [{"id": one.actor_id, "name": one.name} for one in sides.values()],
            "places": [
                {**shown(where), "spells": [columns(one, list(sides)) for one in told]}
                for where, told in groupby(spells, key=lambda spell: spell.control.place)
            ],
        }
    )


def identity(side: Side) -> str:
    return side.actor_id or side.name


def sides_of(spells: tuple[ControlSpell, ...]) -> dict[str, Side]:
    """Each once; those that hold most come first and get the clearest colours."""
    named: dict[str, Side] = {}
    held: dict[str, int] = {}
    for side in (side for spell in spells for side in spell.control.sides):
        named.setdefault(identity(side), side)
        held[identity(side)] = held.get(identity(side), 0) + 1
    return {one: named[one] for one in sorted(held, key=lambda one: (-held[one], one))}


def shown(place: StatePlace) -> dict[str, Any]:
    kept = ("name", "latitude", "longitude", "country", "precision", "geonames_id")
    return {**place.model_dump(mode="json", include=set(kept)), "km": place.uncertainty_km}


def columns(spell: ControlSpell, sides: list[str]) -> list[Any]:
    control = spell.control
    return [
        spell.first_day.isoformat(),
        spell.last_day.isoformat() if spell.last_day else None,
        control.status.value,
        [sides.index(identity(side)) for side in control.sides],
        control.since.isoformat() if control.since else None,
        control.is_only_claimed,
    ]
