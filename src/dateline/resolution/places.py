"""Choose, for every place name of an article, the one bearer it means; or none, and say why.

Namesakes are settled together: each bearer is scored by how prominent it is, by what the text says of it outright
("X, Ohio", "X province"), and by the other places, countries and peoples the article names, which are themselves being
settled; a few rounds bring them to agree (`place_scores`). A name means one place throughout an article, except that
"Idlib" and "Idlib province" are two. Size alone never decides between namesakes that are near in size; a name that was
only thinly evidenced, or only sounds like a place, is dropped unless the others lie around it. A missing point on the
map can be filled in later, a wrong one is believed.
"""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import lru_cache

from dateline.analysis.place_names import find_demonyms
from dateline.document import PlaceName
from dateline.knowledge.demonyms import countries_implied
from dateline.knowledge.gazetteer import Gazetteer
from dateline.records import EventPlace, PlaceMention, Precision
from dateline.resolution.place_bearings import NameGroup
from dateline.resolution.place_groups import grouped
from dateline.resolution.place_guesses import guessed
from dateline.resolution.place_scores import Choice, choose

UNKNOWN_NAME = "unknown name"
NAMESAKES = "namesakes"
ANNOUNCED_DIVISION_KM = 25.0
"""How far off a division is that the gazetteer only knows by the town it is named after."""


def resolve_places(
    text: str,
    names: Sequence[PlaceName],
    gazetteer: Gazetteer,
    home_country: str | None = None,
    countries: Collection[str] = (),
    language: str = "en",
) -> tuple[PlaceMention, ...]:
    """The mentions of places in the order of the text; a mention whose bearer stays open has only its words.

    `home_country` is where the outlet writes for; `countries` what else is known to be spoken of;
    `language` is that of the words between names.
    """
    implied = countries_implied(text)
    implied.update(dict.fromkeys(countries, 3))
    groups = grouped(text, names, gazetteer, language)
    settled = choose(groups, implied, home_country)
    choices = [
        choice if group.bearers else guessed(group, settled, gazetteer) or choice
        for group, choice in zip(groups, settled, strict=True)
    ]
    mentions = [
        mention
        for group, choice in zip(groups, choices, strict=True)
        for mention in mentions_of(text, group, choice)
    ]
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def with_adjectives(
    text: str, places: Sequence[PlaceMention], gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """The mentions, and the adjectives of countries ("Syrian") among them, each with its country.

    Geoparsing corpora call these toponyms, and a reader asks what a page names; no act is put there.
    """
    ends = [p.end for p in places]
    names = []
    for name in find_demonyms(text, 0, len(text), gazetteer):
        at = bisect_right(ends, name.start)  # the first mention that may reach into it
        if at == len(places) or places[at].start >= name.end:
            names.append(name)
    found = resolve_places(text, names, gazetteer)
    known = (m for m in found if m.geonames_id is not None)
    return tuple(sorted((*places, *known), key=lambda mention: mention.start))


def mentions_of(text: str, group: NameGroup, choice: Choice) -> list[PlaceMention]:
    if choice.dropped:
        return []
    return [mention(text, name, group, choice) for name in group.names]


def mention(text: str, name: PlaceName, group: NameGroup, choice: Choice) -> PlaceMention:
    words = text[name.start : name.end]
    place = choice.place
    if place is None:
        doubt = NAMESAKES if group.bearers else UNKNOWN_NAME
        return PlaceMention(start=name.start, end=name.end, text=words, doubt=doubt)
    wider = group.is_division and place.is_town
    return PlaceMention(
        start=name.start,
        end=name.end,
        text=words,
        geonames_id=place.geonames_id,
        name=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        country=place.country,
        admin1=place.admin1,
        feature_code="ADM" if wider else place.feature_code,
        uncertainty_km=max(ANNOUNCED_DIVISION_KM, place.uncertainty_km)
        if wider
        else place.uncertainty_km,
        score=round(choice.score, 3),
    )


PRECISION = {
    "PCLI": Precision.COUNTRY,
    "PCLD": Precision.COUNTRY,
    "CONT": Precision.COUNTRY,
    "ADM1": Precision.PROVINCE,
    "ADM1H": Precision.PROVINCE,
    "ADM2": Precision.DISTRICT,
    "ADM": Precision.DISTRICT,
    "PPLX": Precision.DISTRICT,
}
DISTRICT_KM = 50.0


@lru_cache(maxsize=256)
def precision_of(feature_code: str, uncertainty_km: float) -> Precision:
    """How exactly a kind of place says where: towns by their kind, regions by their extent."""
    if feature_code in PRECISION:
        return PRECISION[feature_code]
    if feature_code.startswith(("PPL", "STLMT")):
        return Precision.TOWN
    return Precision.DISTRICT if uncertainty_km <= DISTRICT_KM else Precision.PROVINCE


def event_place(mention: PlaceMention, basis: str) -> EventPlace:
    """The place of an event from the mention that names it; `basis` says why it is put there.

    A mention that was not resolved keeps its words as name and gets no point.
    """
    uncertainty_km = mention.uncertainty_km or 0.0
    resolved = mention.feature_code is not None
    return EventPlace(
        start=mention.start,
        end=mention.end,
        text=mention.text,
        geonames_id=mention.geonames_id,
        name=mention.name or mention.text,
        latitude=mention.latitude,
        longitude=mention.longitude,
        country=mention.country,
        admin1=mention.admin1,
        precision=precision_of(mention.feature_code or "PPL", uncertainty_km)
        if resolved
        else Precision.TOWN,
        uncertainty_km=uncertainty_km,
        basis=basis,
    )
