"""Where incidents happened: a list, and a page for each place of the gazetteer with its control over time."""

from fastapi import APIRouter, Request, Response

from dateline.state.records import ControlSpell
from dateline.storage.incident_records import IncidentFilter, PlaceProfile
from dateline.web.asking import OpenStore
from dateline.web.filters import IncidentQuery
from dateline.web.pages.happenings import happenings
from dateline.web.problems import NotThereError
from dateline.web.templating import page

router = APIRouter(include_in_schema=False)

LISTED = 200


@router.get("/places")
def places(request: Request, store: OpenStore, name: str = "") -> Response:
    found = store.named_places(name or None, LISTED)
    return page(request, "places.html", found=found, name=name)


@router.get("/places/{geonames_id}")
def place(request: Request, store: OpenStore, geonames_id: int, asked: IncidentQuery) -> Response:
    profile = store.place_profile(geonames_id)
    if profile is None:
        raise NotThereError(f'"{geonames_id}": no incident has this place')
    wanted = IncidentFilter(geonames_id=geonames_id, as_known=asked.as_known, newest_first=True)
    return page(
        request,
        "place.html",
        place=profile.place,
        profile=profile,
        spells=spells_of(store, profile, wanted)[::-1],
        **happenings(store, wanted),
    )


def spells_of(
    store: OpenStore, profile: PlaceProfile, wanted: IncidentFilter
) -> tuple[ControlSpell, ...]:
    """Of this place alone: nothing is carried between a province and its towns."""
    told = store.control_over_time(wanted.as_known, profile.place.name)
    return tuple(one for one in told if one.control.place.geonames_id == wanted.geonames_id)
