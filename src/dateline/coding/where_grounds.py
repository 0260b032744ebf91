"""The grounds for putting an act at a place that its own words do not name, each a small observation with a name.

They are what a reader goes by: where the story stood, what the paragraph names, what the page is about, how wide a
place an act of this kind has. How much each counts is `data/places/grounds.yaml`, fitted by `evaluation.grounds` on
labelled pages; `where_told` adds them up.
"""

from collections.abc import Iterator, Sequence
from math import log1p, sqrt

from dateline.coding.context import LAND
from dateline.coding.where_scene import Scene, recency
from dateline.document import PlaceName
from dateline.records import EventPlace, Precision

CROSSED = frozenset(
    {
        *("home country", "main town", "country of a doer", "country of the other", "beside"),
        *("told last", "same deed last", "last violence", "only town here"),
    }
)
"""Grounds that count by what the act is."""
MANY_TOWNS = 6
WIDTHS = {
    Precision.SITE: "town",
    Precision.TOWN: "town",
    Precision.DISTRICT: "district",
    Precision.PROVINCE: "province",
    Precision.COUNTRY: "country",
}


def grounds(names: Sequence[PlaceName], scene: Scene) -> Iterator[tuple[str, float]]:
    """What speaks for the place of these mentions, or against it, each with how much of it there is."""
    placed = scene.context.place_of(names[0])
    width = WIDTHS[placed.precision]
    simple = (
        *from_story(names[0], scene),
        *from_mentions(names, scene),
        *from_page(names, scene),
        *from_lands(names[0], scene),
    )
    yield from ((name, 1.0) for name, holds in simple if holds)
    yield width, 1.0
    yield "share", sqrt(len(names) / (len(scene.context.places) or 1))
    yield "told often", log1p(scene.placed_at.count(scene.context.identity(names[0])))
    yield "recent", recency(names, scene)
    yield "spoken of", spoken_share(placed, scene)
    crossed = [name for name, holds in simple if holds and name in CROSSED]
    for kind in scene.kinds:
        yield from ((f"{kind} {name}", 1.0) for name in (width, *crossed))


def from_story(place: PlaceName, scene: Scene) -> Iterator[tuple[str, bool]]:
    """Where the acts told before were."""
    here = scene.context.identity(place)
    return ((ground, here in places) for ground, places in scene.story.items())


def from_mentions(names: Sequence[PlaceName], scene: Scene) -> Iterator[tuple[str, bool]]:
    """Where the text names it."""
    start, end = scene.sentence
    same = scene.context.is_same_place
    yield "named in sentence", any(start <= p.start < end for p in names)
    yield "named before here", any(start <= p.start < scene.head for p in names)
    yield "only town here", scene.towns_here == {scene.context.identity(names[0])}
    yield (
        "named in paragraph",
        any(scene.paragraph_start <= p.start and p.end <= scene.head for p in names),
    )
    beside = scene.claim.beside
    at = beside is not None and same(names[0], beside.name)
    yield "beside", at
    yield "beside in clause", at and beside is not None and beside.basis == "clause"
    yield "off the paragraph", is_off(names[0], scene.around, scene)
    yield "takes part", any(p.start in scene.party_starts for p in names)
    yield "last town", scene.last_town is not None and same(names[0], scene.last_town)
    yield "last place", scene.last_place is not None and same(names[0], scene.last_place)


def is_off(place: PlaceName, named: Sequence[PlaceName], scene: Scene) -> bool:
    """Whether other places are named and none of them is this one, in it or around it."""
    context = scene.context
    return bool(named) and not any(
        context.is_same_place(place, other)
        or meets(context.place_of(place), context.place_of(other))
        for other in named
    )


def meets(one: EventPlace, other: EventPlace) -> bool:
    """Whether one of two places is a country or province that holds the other."""
    if one.country is None or one.country != other.country:
        return False
    if Precision.COUNTRY in {one.precision, other.precision}:
        return True
    divisions = {one.name, one.admin1} & {other.name, other.admin1} - {None}
    return Precision.PROVINCE in {one.precision, other.precision} and bool(divisions)


def from_page(names: Sequence[PlaceName], scene: Scene) -> Iterator[tuple[str, bool]]:
    """What it is to the page."""
    context, placed = scene.context, scene.context.place_of(names[0])
    same = context.is_same_place
    main, leading, written = context.main_town, context.leading_town, context.written_at
    home = placed.country == scene.home
    town = placed.precision in (Precision.SITE, Precision.TOWN)
    yield "main town", main is not None and same(names[0], main)
    yield "leading town", leading is not None and same(names[0], leading)
    yield "in headline", any(context.is_headline(p) for p in names)
    later = scene.paragraph_start >= context.opening
    yield "in opening", later and any(p.start < context.opening for p in names)
    yield "first town", later and bool(context.towns) and same(names[0], context.towns[0])
    yield "dateline", written is not None and same(names[0], written)
    yield "at home", home
    yield "home country", home and placed.precision is Precision.COUNTRY
    yield "capital", any(context.is_capital(p) for p in names)
    yield "only as a seat", all(context.is_seat(p) for p in names)
    yield "without point", placed.latitude is None
    yield "one of many towns", town and context.towns_named > MANY_TOWNS


def from_lands(name: PlaceName, scene: Scene) -> Iterator[tuple[str, bool]]:
    """Whose land it is."""
    placed, (doers, others) = scene.context.place_of(name), scene.lands
    abroad = placed.country != scene.home
    whole = placed.precision is Precision.COUNTRY
    start, end = scene.sentence
    spoken = whole and any(start <= at < end for at in scene.context.spoken_at(placed.country))
    yield "land of a doer", abroad and placed.country in doers
    yield "land of the other", abroad and placed.country in others
    yield "not the other's land", bool(others) and placed.country not in others
    yield "country of a doer", whole and placed.country in doers
    yield "country of the other", whole and placed.country in others
    yield "never named", name.kind_hint == LAND
    yield "spoken of in sentence", spoken


def spoken_share(placed: EventPlace, scene: Scene) -> float:
    """How much of what the page says of peoples and states is of this country."""
    if placed.precision is not Precision.COUNTRY:
        return 0.0
    context = scene.context
    return sqrt(len(context.spoken_at(placed.country)) / (len(context.land_names) or 1))
