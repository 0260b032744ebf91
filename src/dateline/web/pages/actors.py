"""Who takes part in the incidents: a list, and a page for each whom the actor list knows."""

import datetime as dt

from fastapi import APIRouter, Request, Response

from dateline.knowledge.actors import ActorIndex
from dateline.storage.incident_records import IncidentFilter
from dateline.web.asking import OpenStore
from dateline.web.filters import IncidentQuery
from dateline.web.pages.happenings import happenings
from dateline.web.pages.state import newest_day
from dateline.web.problems import NotThereError
from dateline.web.templating import page

router = APIRouter(include_in_schema=False)

LISTED = 200


@router.get("/actors")
def actors(request: Request, store: OpenStore, name: str = "") -> Response:
    found = store.named_actors(name or None, LISTED)
    return page(request, "actors.html", found=found, name=name)


@router.get("/actors/{actor_id:path}")
def actor(request: Request, store: OpenStore, actor_id: str, asked: IncidentQuery) -> Response:
    profile = store.actor_profile(actor_id)
    if profile is None:
        raise NotThereError(f'"{actor_id}": nobody of this id takes part in any incident')
    wanted = IncidentFilter(actor=actor_id, as_known=asked.as_known, newest_first=True)
    day = asked.last_day or asked.as_known or newest_day(store)
    return page(
        request,
        "actor.html",
        profile=profile,
        whole=whole_of(actor_id),
        day=day,
        held=held_by(actor_id, store, day, asked.as_known),
        **happenings(store, wanted),
    )


def whole_of(actor_id: str) -> tuple[str, str] | None:
    """Id and name of what the actor is part of, by the actor list."""
    known = ActorIndex.load()
    listed = known.get(actor_id)
    whole = known.get(listed.part_of) if listed and listed.part_of else None
    return (whole.id, whole.name) if whole else None


def held_by(
    actor_id: str, store: OpenStore, day: dt.date, known: dt.date | None
) -> list[tuple[str, int | None]]:
    """The places it is said to hold, with what identifies them."""
    control = store.state_on(day, known).control
    return [
        (one.place.name, one.place.geonames_id)
        for one in control
        if any(side.actor_id == actor_id for side in one.sides) and one.status == "held"
    ]
