"""The last resort: a name nobody bears, announced as a place, that differs by a letter or two from one nearby.

"The village of Kafr Nbol" in a text about Idlib is Kafr Nabl; one that sounds alike is as like. The likeness must be
close, the place must lie by the article's other places, and no second place there may be nearly as like:
"Maar Shamarin" is not Ma'arrat Misrin, however many letters they share.
"""

from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from dateline.knowledge.gazetteer import Gazetteer, PlaceRecord
from dateline.knowledge.geodesy import distance_km
from dateline.knowledge.romanisation import ARTICLES, fold_name, spelling_key
from dateline.resolution.place_bearings import NameGroup
from dateline.resolution.place_scores import Choice

LIKE, WHOLE = 88.0, 100.0
CLEARLY_LIKER = 6.0
REACH_KM = 80.0
ANCHORS = 6
GUESS_SCORE = 0.6
SHORTEST = 5
"""Letters below which a sound is too many names'."""


def guessed(group: NameGroup, choices: Sequence[Choice], gazetteer: Gazetteer) -> Choice | None:
    """The one place around the settled ones whose name is all but the same."""
    anchors = [c.place for c in choices if c.place and is_anchor(c.place)][:ANCHORS]
    ranked = sorted(
        {
            place.row_id: (likeness(place, group.key), place) for place in near(anchors, gazetteer)
        }.values(),
        key=lambda pair: (-pair[0], pair[1].row_id),
    )
    if not ranked or ranked[0][0] < LIKE:
        return None
    if len(ranked) > 1 and ranked[1][0] > ranked[0][0] - CLEARLY_LIKER:
        return None
    return Choice(ranked[0][1], GUESS_SCORE)


def is_anchor(place: PlaceRecord) -> bool:
    """Towns, and provinces that are not too wide to say where a village is."""
    return place.is_town or (place.feature_code == "ADM1" and place.uncertainty_km <= REACH_KM)


def near(anchors: Sequence[PlaceRecord], gazetteer: Gazetteer) -> list[PlaceRecord]:
    return [
        place
        for anchor in anchors
        for place in gazetteer.around(anchor.latitude, anchor.longitude)
        if place.is_town
        and distance_km(anchor.latitude, anchor.longitude, place.latitude, place.longitude)
        <= REACH_KM
    ]


def likeness(place: PlaceRecord, key: str) -> float:
    """Of the letters, whole where the names sound alike; names of unlike length in words are not alike."""
    name = fold_name(place.name)
    bare, words = (" ".join(n.split()[n.split()[0] in ARTICLES :]) for n in (name, key))
    if len(words) >= SHORTEST and spelling_key(bare) == spelling_key(words):
        return WHOLE
    return ratio(name, key) if name.count(" ") == key.count(" ") else 0.0
