"""Score the bearers of every name against each other until they agree.

In each round a bearer gains from the places the other names mean, as far as those are settled: by nearness, by a shared
division, by a shared country. Gains grow with the logarithm of support, so three neighbours outweigh a metropolis but
thirty mentions of one country do not outweigh everything. All constants are in units of prominence, a factor of ten in
people.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.knowledge.gazetteer import PlaceRecord
from dateline.knowledge.geodesy import distance_km
from dateline.knowledge.romanisation import ARABIC, spelling_key
from dateline.resolution.place_anchors import GREAT, Anchors, anchors, has_namesakes, is_unspoken
from dateline.resolution.place_bearings import Bearing, NameGroup
from dateline.resolution.place_groups import likeness, without_articles

Numbers = NDArray[np.floating[Any]]

EARTH_RADIUS_KM = 6371.0
ROUNDS = 3
"""Rounds in which names with several bearers agree; where each has one, nothing is left to settle."""
SHARPNESS = 2.0
HONESTY = 1.2
"""Sharpness of the chances at the end: lower than the one that settles, which is surer than it is right."""
SLOPE, SHIFT = 0.33, 0.63
"""From the log-odds of a chance to those of being right: two numbers fitted by `evaluation.calibration`."""
SUREST = 5e-4
"""Chances nearer to 0 and 1 than this are not told apart."""
NEAR_KM = 70.0
NEARNESS, DIVISION, COUNTRY = 2.2, 1.3, 2.4
"""What support is worth: places around it, places of its division, of its country."""
CONTAINED = 4.0
ALTERNATE, SHORT_FORM = -2.5, -0.8
"""What a name counts that is not a place's own, that is its own cut short: "Las Palmas" de Gran Canaria."""
LARGE = 200_000
"""People of a city that is called by the first word of its name."""
TWIN_DIVISION = -2.5
"""A province bears the name of its chief town; the bare name means the town."""
TWIN_REACH = 1.4
HOME = 1.0
SAME_SPOT_KM = 60.0
LEAST_SCORE = 0.6
"""Below this a point is more often wrong than right: none is given."""
SUPPORT_NEEDED = 0.2
ADMITTED_COUNTRY = 0.35
TOWN_WITHOUT_SUPPORT = 4.5
HEARD_KM = 200.0
"""A village that a name only sounds like lies no farther from all towns and provinces that the page names."""
FOREIGN, ONE_COUNTRY = 0.06, 0.6
"""Shares of a page's places: a country it does not speak of, one that it is about."""
WORLD_CITY, WORLD_DIVISION = 6.3, 6.6
OUTLANDISH_KM = 2500.0
FAMED = 6.7
"""Prominence of a city whose name nobody gives to a village without saying so."""
SMALL = 4.0
"""A village across the border has no better claim than one that no list has."""
FAR_KM = 800.0
"""Beyond this no place of the page makes a town in a country it does not speak of likelier."""
SEATS = frozenset({"PPLA", "PPLC"})
SEAT = 4.9
"""Prominence of the seat of a province or canton that the world knows without its country."""
STRANGE_KM = 400.0
"""A town with namesakes, in a country that nothing speaks of, lies no farther from the places of the page."""
UNMISTAKABLE = 75.0
ARTICLED = re.compile(r"(?:al|el|as|ar|ad|at|an|az|ash|esh)-", re.IGNORECASE)
UNIQUE_LETTERS = 6


@dataclass(frozen=True, slots=True)
class Choice:
    place: PlaceRecord | None
    score: float = 0.0
    dropped: bool = False
    """The name was thin and nothing around it supports it: no mention at all."""


@dataclass(slots=True)
class Table:
    """Every bearer of every group, one row each."""

    bearings: list[Bearing]
    group: NDArray[np.int64]
    points: Numbers
    country: NDArray[np.int64]
    division: NDArray[np.int64]
    base: Numbers
    wide: NDArray[np.bool_]
    trust: Numbers
    """How much a group may support others: thin ones little."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The bearers of every name after the rounds: how likely each is, and what around it says so."""

    groups: Sequence[NameGroup]
    table: Table
    chances: Numbers
    close: Numbers
    """What other names lie near each bearer."""
    at_home: Numbers
    """The share of the article that speaks of each bearer's country."""
    anchors: Anchors
    """By country the groups that surely speak of it."""

    def rows_of(self, group: int) -> list[int]:
        rows: list[int] = np.flatnonzero(self.table.group == group).tolist()
        return rows

    def choices(self) -> list[Choice]:
        """One for each group, in their order."""
        return [decide(group, number, self) for number, group in enumerate(self.groups)]


def choose(
    groups: Sequence[NameGroup], implied: Mapping[str, int], home_country: str | None
) -> list[Choice]:
    """One choice for each group, in their order."""
    return settle(groups, implied, home_country).choices()


def settle(
    groups: Sequence[NameGroup], implied: Mapping[str, int], home_country: str | None
) -> Settled:
    """Let the names agree; `implied` counts what the text says of each country by its people."""
    table = tabulated(groups, home_country)
    if not table.bearings:
        nothing = np.zeros(0)
        return Settled(groups, table, nothing, nothing, nothing, {})
    near, shares, countries = kernels(table, implied)
    chances = softmax(table.base, table.group, len(groups))
    rounds = ROUNDS if any(len(group.bearers) > 1 for group in groups) else 0
    for _ in range(rounds):
        total, _ = support(table, chances, near, shares, countries)
        chances = softmax(table.base + total, table.group, len(groups))
    total, close = support(table, chances, near, shares, countries)
    if rounds:
        chances = softmax(table.base + total, table.group, len(groups), HONESTY)
    said = anchors(groups, chances.tolist(), implied)
    shares_home = country_share(table, chances, countries)
    return Settled(groups, table, chances, close, shares_home, said)


def tabulated(groups: Sequence[NameGroup], home_country: str | None) -> Table:
    bearings = [bearing for group in groups for bearing in group.bearers]
    places = [bearing.place for bearing in bearings]
    countries: dict[str | None, int] = {None: -1}
    divisions: dict[tuple[str | None, str | None], int] = {}
    latitudes, longitudes = (
        np.radians([place.latitude for place in places]),
        np.radians([place.longitude for place in places]),
    )
    points = np.stack(
        [
            np.cos(latitudes) * np.cos(longitudes),
            np.cos(latitudes) * np.sin(longitudes),
            np.sin(latitudes),
        ],
        axis=1,
    )
    return Table(
        bearings=bearings,
        group=np.array(
            [n for n, group in enumerate(groups) for _ in group.bearers], dtype=np.int64
        ),
        points=points,
        country=np.array([countries.setdefault(p.country, len(countries)) for p in places]),
        division=np.array(
            [divisions.setdefault((p.country, p.admin1 or p.name), len(divisions)) for p in places]
        ),
        base=np.array([base for group in groups for base in bases(group, home_country)]),
        wide=np.array([p.uncertainty_km > NEAR_KM for p in places]),
        trust=np.array([0.3 if group.is_thin else 1.0 for group in groups for _ in group.bearers]),
    )


def bases(group: NameGroup, home_country: str | None) -> list[float]:
    """What speaks for each bearer before the article's other places are looked at."""
    towns = [b for b in group.bearers if b.place.is_town]
    nations = {b.place.country for b in group.bearers if b.place.feature_code == "PCLI"}
    scores = []
    for bearing in group.bearers:
        place = bearing.place
        own = bearing.own_name or group.is_spelling or is_city_of(place.name, group)
        own = own or (place.feature_code == "PPLC" and bool(ARABIC.search(group.key)))
        short = place.name.startswith(f"{group.shown} de ") and place.population > LARGE
        score = place.prominence + (0.0 if own else SHORT_FORM if short else ALTERNATE)
        score += CONTAINED * min(bearing.contained, 2)
        score += HOME * (place.country == home_country)
        if (
            place.feature_code in ("ADM1", "ADM2")
            and not group.is_division
            and has_twin(place, towns)
        ):
            score += TWIN_DIVISION
        if place.country in nations and place.feature_code != "PCLI":
            score += TWIN_DIVISION
        if group.is_division and place.feature_code == ("ADM1" if group.is_first_order else "ADM2"):
            score += 1.5
        if group.is_division and nations and place.feature_code == "PCLI":
            score += 2 * TWIN_DIVISION  # "Niger state", "New Mexico state": no country
        scores.append(score)
    return scores


def has_twin(division: PlaceRecord, towns: Sequence[Bearing]) -> bool:
    """Whether a division shares its name with its seat; one of the first order only with a seat of some size."""
    return any(surrounds(division, town.place) or is_seat(town, division) for town in towns)


def is_seat(town: Bearing, division: PlaceRecord) -> bool:
    if (town.place.country, town.place.admin1) != (division.country, division.admin1):
        return False
    called = town.own_name or is_called(town.place.name, division.name)
    sizeable = town.place.prominence >= division.prominence - TWIN_REACH
    return division.feature_code == "ADM2" or (called and sizeable)


def surrounds(division: PlaceRecord, town: PlaceRecord) -> bool:
    """Whether a town that is a division of its own lies in one that bears its name too: Kyiv in Kyiv Oblast."""
    if town.country != division.country or town.admin1 == division.admin1:
        return False
    apart = distance_km(town.latitude, town.longitude, division.latitude, division.longitude)
    return town.prominence > division.prominence and apart < division.uncertainty_km


def is_city_of(town: str, group: NameGroup) -> bool:
    """Whether the town is "New York City" where the name is "New York" or means that state: "Nova Iorque"."""
    states = (b.place.name for b in group.bearers if b.place.feature_code == "ADM1")
    return any(town == f"{name} City" for name in (group.shown, *states))


def is_called(town: str, division: str) -> bool:
    """ "Mişrātah" and Misrata, "New York City" and New York, "Santa Cruz de la Sierra" and Santa Cruz."""
    longer = town == f"{division} City" or town.startswith(f"{division} de ")
    return longer or spelling_key(town) == spelling_key(division)


def kernels(table: Table, implied: Mapping[str, int]) -> tuple[Numbers, Numbers, Numbers]:
    """How near, in one division, in one country each pair is; a group never supports itself."""
    distance = angles(table.points @ table.points.T) * EARTH_RADIUS_KM
    others = (table.group[:, None] != table.group[None, :]) & ~echoes(table)
    narrow = others & ~table.wide[None, :]
    near = np.exp(-distance / NEAR_KM) * narrow * table.trust[None, :]
    shares = (table.division[:, None] == table.division[None, :]) * others * table.trust[None, :]
    same = (table.country[:, None] == table.country[None, :]) & (table.country[:, None] >= 0)
    countries = same * others * table.trust[None, :]
    said = np.array([min(3.0, implied.get(b.place.country or "", 0)) for b in table.bearings])
    return near, shares, np.concatenate([countries, said[:, None]], axis=1)


def angles(chords: Numbers) -> Numbers:
    """Between the points whose products these are, in radians."""
    found: Numbers = np.arccos(np.minimum(np.maximum(chords, -1.0), 1.0))
    return found


def echoes(table: Table) -> NDArray[np.bool_]:
    """Pairs of one place that two names only sound like: "Minywar" says nothing for "Minywar Village"."""
    rows = np.array([bearing.place.row_id for bearing in table.bearings])
    heard = np.array([not bearing.listed for bearing in table.bearings])
    same: NDArray[np.bool_] = (rows[:, None] == rows[None, :]) & heard[:, None] & heard[None, :]
    return same


def support(
    table: Table, chances: Numbers, near: Numbers, shares: Numbers, countries: Numbers
) -> tuple[Numbers, Numbers]:
    """What the other names give each bearer, and the part of it that is nearness."""
    close = near @ chances
    division = shares @ chances
    country = countries[:, :-1] @ chances + countries[:, -1]
    everything = float(country.max(initial=0.0)) or 1.0
    total = (
        NEARNESS * np.log1p(2 * close)
        + DIVISION * np.log1p(division)
        + COUNTRY * np.sqrt(country / everything)
    )
    return total, close + 0.5 * division


def country_share(table: Table, chances: Numbers, countries: Numbers) -> Numbers:
    """For each bearer the share of the article that speaks of its country."""
    country = countries[:, :-1] @ chances + countries[:, -1]
    per_country = Counter[int]()
    for number, weight in zip(table.country.tolist(), country.tolist(), strict=True):
        per_country[number] = max(per_country[number], weight)
    whole = sum(per_country.values()) or 1.0
    result: Numbers = country / whole
    return result


def softmax(
    scores: Numbers, group: NDArray[np.int64], groups: int, sharpness: float = SHARPNESS
) -> Numbers:
    highest = np.full(groups, -np.inf)
    np.maximum.at(highest, group, scores)
    raised = np.exp(sharpness * (scores - highest[group]))
    sums = np.bincount(group, raised, minlength=groups)
    result: Numbers = raised / sums[group]
    return result


def decide(group: NameGroup, number: int, settled: Settled) -> Choice:
    """The best bearer with the chance that the point is right: namesakes on the same spot count together."""
    table, chances = settled.table, settled.chances
    rows = np.flatnonzero(table.group == number)
    if not rows.size:
        return Choice(None, dropped=group.is_thin)
    if rows.size > 1:
        rows = without_strangers(without_echoes(rows, group, settled), settled)
    chances = chances / max(float(chances[rows].sum()), SUREST)
    best = min(rows.tolist(), key=lambda row: (-chances[row], table.bearings[row].place.row_id))
    place = table.bearings[best].place
    close, at_home = float(settled.close[best]), float(settled.at_home[best])
    spot = angles(table.points[rows] @ table.points[best]) * EARTH_RADIUS_KM
    unmistakable = is_unmistakable(group, table.bearings[best], float(spot.max()))
    supported = is_supported(group, place, close, at_home)
    heard = not table.bearings[best].listed and not group.is_demonym
    if heard and (is_far_from_all(best, table, chances) or is_foreign_division(place, at_home)):
        supported = unmistakable = False
    if group.is_called_town and is_foreign_division(place, at_home):
        return Choice(None)
    if group.is_thin and not (supported or unmistakable):
        return Choice(None, dropped=True)
    if not (table.bearings[best].listed or group.is_demonym or supported or unmistakable):
        return Choice(None)
    most = ONE_COUNTRY if table.bearings[best].own_name else ADMITTED_COUNTRY
    alone = is_stranger(
        table.bearings[best], group.shown, close, at_home, float(settled.at_home.max()) - most
    )
    little = at_home < ADMITTED_COUNTRY < float(settled.at_home.max())
    if group.is_quarter and (little or is_unspoken(place.country, number, settled.anchors)):
        return Choice(None)  # "the quarter Lagos" of a town elsewhere
    if alone and (place.prominence < SMALL or nearest_km(best, table, chances) > FAR_KM):
        return Choice(None)
    if is_unheard_of(best, group, number, settled):
        return Choice(None)
    called = group.is_division and place.feature_code == "ADM1"
    named = place.is_division and not called and not has_seat(place, group)
    if named and is_outlandish(place, close, at_home, nearest_km(best, table, chances)):
        return Choice(None)
    apart = group.elsewhere and table.bearings[best].contained == 0
    if apart and place.feature_code not in ("PCLI", "CONT", "RGN"):
        return Choice(None)
    score = calibrated(float(chances[rows][spot <= SAME_SPOT_KM].sum()))
    return Choice(place if score >= LEAST_SCORE else None, score)


def calibrated(chance: float) -> float:
    """How often a bearer with this chance is the one that is meant."""
    chance = min(max(chance, SUREST), 1.0 - SUREST)
    return 1.0 / (1.0 + exp(-(SLOPE * log(chance / (1.0 - chance)) + SHIFT)))


def is_stranger(bearing: Bearing, shown: str, close: float, at_home: float, excess: float) -> bool:
    """A town that only its size speaks for, on a page about one other country: rather a village no list has.

    `excess` is how much more the page is about that country than it must be, which is less for a name that is not the
    town's own. A city that all the world knows is meant by its names, but hardly by an Arabic one
    in a language that has its own: "al-Qahira" is a village.
    """
    place = bearing.place
    lone = close < SUPPORT_NEEDED and at_home < FOREIGN and place.is_town
    known = place.prominence >= WORLD_CITY and (bearing.own_name or not ARTICLED.match(shown))
    known |= place.feature_code in SEATS and place.prominence > GREAT and bearing.own_name
    return lone and excess > 0 and not known


def is_unheard_of(row: int, group: NameGroup, number: int, settled: Settled) -> bool:
    """A town with namesakes, or a village, far from all places of a page that never speaks of its country."""
    bearing = settled.table.bearings[row]
    place = bearing.place
    if not place.is_town or bearing.contained or place.prominence >= GREAT:
        return False
    seat = place.feature_code in SEATS and place.prominence > SEAT
    if seat or not is_unspoken(place.country, number, settled.anchors):
        return False  # "In Geneva, …" needs no word about its country
    if settled.close[row] >= SUPPORT_NEEDED:
        return False  # the towns of one county lie around each other
    common = has_namesakes(group) or place.prominence < SMALL
    return common and nearest_anchor_km(row, settled) > STRANGE_KM


def nearest_anchor_km(row: int, settled: Settled) -> float:
    """How far the nearest place is in a country that the page surely speaks of."""
    table, spoken = settled.table, settled.anchors
    there = np.array([b.place.country in spoken for b in table.bearings])
    return nearest_km(row, table, np.where(there, settled.chances, 0.0))


def has_seat(division: PlaceRecord, group: NameGroup) -> bool:
    """Whether a town in the division has its name too: "Geneva"."""
    towns = (b.place for b in group.bearers if b.place.is_town)
    return any(t.country == division.country and t.admin1 == division.admin1 for t in towns)


def is_outlandish(place: PlaceRecord, close: float, at_home: float, away_km: float) -> bool:
    """A province whose name is a word elsewhere ("Oro", "Litoral"), far from all places and countries of the page."""
    lone = close < SUPPORT_NEEDED and at_home == 0.0 and np.pi * EARTH_RADIUS_KM > away_km
    return lone and away_km > OUTLANDISH_KM and place.prominence < WORLD_DIVISION


def without_echoes(
    rows: NDArray[np.int64], group: NameGroup, settled: Settled
) -> NDArray[np.int64]:
    """ "New York" is not the village Niu-York, unless the page calls it a village or says what holds it."""
    found = [settled.table.bearings[row] for row in rows.tolist()]
    famed = any(b.place.is_town and b.place.prominence > FAMED for b in found)
    if not famed or group.is_called_town:
        return rows
    echo = np.array([not b.own_name and b.place.prominence < TOWN_WITHOUT_SUPPORT for b in found])
    echo &= np.array([b.place.is_town and b.contained == 0 for b in found])
    kept: NDArray[np.int64] = rows[~echo]
    return kept if kept.size else rows


def without_strangers(rows: NDArray[np.int64], settled: Settled) -> NDArray[np.int64]:
    """ "Palmira" on a page about Syria is not the town in Colombia, where a town of Syria has the name too."""
    places = [settled.table.bearings[row].place for row in rows.tolist()]
    at_home, close = settled.at_home[rows], settled.close[rows]
    small_town = np.array([p.is_town and p.prominence < WORLD_CITY for p in places])
    strange = small_town & (close < SUPPORT_NEEDED) & (at_home < FOREIGN)
    home = np.array([p.is_town for p in places]) & (at_home >= ADMITTED_COUNTRY)
    kept: NDArray[np.int64] = rows[~strange]
    return kept if home.any() else rows


def nearest_km(row: int, table: Table, chances: Numbers) -> float:
    """How far the nearest place is that another name most likely means."""
    others = (table.group != table.group[row]) & (chances > 0.5)
    apart = angles(table.points[others] @ table.points[row])
    return float(EARTH_RADIUS_KM * apart.min(initial=np.pi))


def is_foreign_division(place: PlaceRecord, at_home: float) -> bool:
    """A province that a name only sounds like, in a country that the page does not speak of."""
    return place.is_division and at_home < FOREIGN


def is_far_from_all(row: int, table: Table, chances: Numbers) -> bool:
    """Whether the page names places narrower than a country in that country, all of them far off."""
    others = (table.group != table.group[row]) & (chances > 0.5)
    others &= (table.country == table.country[row]) & ~np.array(
        [b.place.feature_code in ("PCLI", "PCLD") for b in table.bearings]
    )
    if not others.any():
        return False
    apart = angles(table.points[others] @ table.points[row])
    small = table.bearings[row].place.prominence < TOWN_WITHOUT_SUPPORT
    return small and float(EARTH_RADIUS_KM * apart.min()) > HEARD_KM


def is_unmistakable(group: NameGroup, bearing: Bearing, spread_km: float) -> bool:
    """A name that one spot on earth bears as its own; or of several words, sounding and written like one such name."""
    if spread_km > SAME_SPOT_KM:
        return False
    if not group.is_spelling:
        return bearing.own_name and len(group.key) >= UNIQUE_LETTERS
    several = len(without_articles(group.key).split()) > 1
    return several and likeness(bearing.place, group.key) >= UNMISTAKABLE


def is_supported(group: NameGroup, place: PlaceRecord, close: float, at_home: float) -> bool:
    """Whether the rest of the article makes a thin name credible; a village of war, the talk of its country."""
    if close >= SUPPORT_NEEDED:
        return True
    if at_home < ADMITTED_COUNTRY:
        return False
    of_war = place.geonames_id is None and place.is_town and at_home >= ONE_COUNTRY
    return group.is_spelling or of_war or place.prominence >= TOWN_WITHOUT_SUPPORT
