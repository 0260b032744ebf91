"""Where incidents happened: a list, and a page for each place of the gazetteer with its control over time."""

from fastapi import APIRouter, Request, Response

from dateline.state.records import ControlSpell
from dateline.storage.incident_records import IncidentFilter, PlaceProfile
from dateline.web.asking import OpenStore
from dateline.web.bars import bars_of
from dateline.web.families import FAMILIES, FAMILY_OF
from dateline.web.filters import IncidentQuery
from dateline.web.problems import NotThereError
from dateline.web.templating import page

router = APIRouter(include_in_schema=False)

LISTED, NEWEST = 200, 12


@router.get("/places")
def places(request: Request, store: OpenStore, name: str = "") -> Response:
    found = store.named_places(name or None, LISTED)
    return page(request, "places.html", found=found, name=name)


@router.get("/places/{geonames_id}")
def place(request: Request, store: OpenStore, geonames_id: int, asked: IncidentQuery) -> Response:
    profile = store.place_profile(geonames_id)
    if profile is None:
        raise NotThereError(f'"{geonames_id}": no incident has this place')
    known = asked.as_known
    wanted = IncidentFilter(geonames_id=geonames_id, as_known=known, newest_first=True)
    gathered = store.gathered(wanted)
    return page(
        request,
        "place.html",
        place=profile.place,
        profile=profile,
        spells=spells_of(store, profile, wanted)[::-1],
        total=gathered.incidents,
        bars=bars_of(gathered.days(FAMILIES)),
        types=gathered.types().most_common(),
        newest=store.incidents(wanted.model_copy(update={"limit": NEWEST})).items,
        family_of=FAMILY_OF,
        known=known,
    )


def spells_of(
    store: OpenStore, profile: PlaceProfile, wanted: IncidentFilter
) -> tuple[ControlSpell, ...]:
    """Of this place alone: nothing is carried between a province and its towns."""
    told = store.control_over_time(wanted.as_known, profile.place.name)
    return tuple(one for one in told if one.control.place.geonames_id == wanted.geonames_id)
