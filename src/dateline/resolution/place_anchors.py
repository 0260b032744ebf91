"""Countries that a page surely speaks of: by their names or people, their great cities, what is said to lie in them.

Small namesakes abroad lend each other support: "San Bernardino" and "La Candelaria" of a page about Caracas both have
bearers in Mexico. A town in a country that nothing else on the page speaks of is rather a quarter that no list has.
"""

from collections.abc import Mapping, Sequence

from dateline.knowledge.romanisation import ARABIC
from dateline.resolution.place_bearings import Bearing, NameGroup
from dateline.resolution.place_holders import LANDS

SURELY = 0.5
"""Chance from which a bearer is what its name means."""
GREAT = 5.5
"""Prominence of a city or province that says of which country a page is."""
Anchors = Mapping[str, frozenset[int]]
"""By country the groups that speak of it; -1 stands for the words for its people."""


def anchors(
    groups: Sequence[NameGroup], chances: Sequence[float], implied: Mapping[str, int]
) -> Anchors:
    """Who speaks of each country."""
    found: dict[str, set[int]] = {country: {-1} for country, times in implied.items() if times}
    row = 0
    for number, group in enumerate(groups):
        for bearing in group.bearers:
            country = bearing.place.country
            if country and chances[row] > SURELY and speaks(bearing, group):
                found.setdefault(country, set()).add(number)
            row += 1
    return {country: frozenset(by) for country, by in found.items()}


def speaks(bearing: Bearing, group: NameGroup) -> bool:
    """Whether a bearer says by itself that the page is about its country."""
    place = bearing.place
    if place.feature_code in LANDS or bearing.contained:
        return True
    own = bearing.own_name or ARABIC.search(group.key) is not None
    return not group.is_thin and own and place.prominence > GREAT


def is_unspoken(country: str | None, number: int, found: Anchors) -> bool:
    """Whether other names and words speak of countries, and not of this one."""
    others = {land for land, by in found.items() if by - {number}}
    return bool(others) and country not in others


def has_namesakes(group: NameGroup) -> bool:
    """Whether places of several countries bear the name."""
    return len({b.place.country for b in group.bearers if b.listed}) > 1
