"""Which reports are worth comparing: those that share a block of place, time and family of types.

Whether two reports meet depends on the two alone, never on how many others there are: so the order of reading, shards
and later additions change nothing. Reports with a spot and a day meet in small blocks, a cell of the globe on a day.
Those that are vague in one respect (only an area, only a month, no place, no day) meet others in wider blocks, which
well placed reports visit only to find the vague: their number, not its square, is what wide blocks cost. There two
must also share a party. Reprints meet by their sentence wherever they are, within a month: the beginnings of sentences
repeat themselves over years, and what is further apart than two weeks is barred anyway.
"""

from collections.abc import Iterator
from itertools import combinations, product
from math import cos, floor, radians, sin

from dateline.knowledge.geodesy import EARTH_RADIUS_KM
from dateline.linking.features import Features

CELL_KM = 40.0
"""No less than the farthest that two spots may lie apart and still be taken for one place by likeness."""
SHORT_DAYS = 8
"""Up to so many days a report stands under each of its days, above under its months."""
MONTH = 30
MONTHS_LISTED = 12
LONGEST = 8
EVERY_MONTH = "every"
"""Where the undated look for the dated."""
Key = tuple[object, ...]
Cell = tuple[int, int, int]


def homes(one: Features) -> Iterator[Key]:
    """The blocks in which a report is kept."""
    cell, days = cell_of(one), days_of(one)
    if cell is not None:
        yield from ((one.family, cell, day) for day in days)
    yield from ((*key, is_vague) for key, is_vague in wide_blocks(one))
    for key in sentence_keys(one):
        yield from ((*key, month) for month in dated(one))
        yield *key, EVERY_MONTH
    yield from undated_pairs(one)


def visits(one: Features) -> Iterator[Key]:
    """The blocks in which its like are looked for: those around its own, and wide ones as far as need be."""
    cell, days = cell_of(one), days_of(one, around=1)
    if cell is not None:
        yield from ((one.family, near, day) for near, day in product(around(cell), days))
    for key, is_vague in wide_blocks(one, days_around=1):
        yield (*key, True)
        if is_vague:
            yield (*key, False)
    for key in sentence_keys(one):
        yield from ((*key, month) for month in dated(one, around=1))
        yield *key, EVERY_MONTH if one.last is None else None
    yield from undated_pairs(one)


def wide_blocks(one: Features, days_around: int = 0) -> Iterator[tuple[Key, bool]]:
    """Wide blocks with whether the report is vague in the respect that each is there for."""
    family, sides = one.family, parties(one)
    days, months = days_of(one, days_around), months_of(one)
    is_short, spots = bool(days), tuple(filter(None, (spot_key(one),)))
    yield from (((family, "area", *k), not spots) for k in product(country(one), days))
    yield from (((family, "party", *k), one.spot is None) for k in product(sides, days))
    where = spots or country(one)
    yield from (((family, "span", *k), not is_short) for k in product(where, months, sides))
    yield from (((family, "ever", *k), one.first is None) for k in product(where, sides))
    if one.spot is None or one.first is None:
        yield from (((family, "detail", *k), True) for k in product(details(one), sides))


def days_of(one: Features, around: int = 0) -> range:
    """The days of a report that knows them to a week; none for a longer or open span."""
    if one.first is None or one.last is None or one.last - one.first >= SHORT_DAYS:
        return range(0)
    return range(one.first - around, one.last + around + 1)


def months_of(one: Features) -> range:
    """Spans of 30 days; of a very long one the last year, of an open one the month in which it ended."""
    if one.last is None:
        return range(0)
    last = one.last // MONTH
    first = one.first // MONTH if one.first is not None else last
    return range(max(first, last - MONTHS_LISTED), last + 1)


def cell_of(one: Features) -> Cell | None:
    """A cube of space that the spot lies in: all cubes are alike, at the poles and at the date line too."""
    spot = one.spot
    if spot is None or spot.is_area or spot.latitude is None or spot.longitude is None:
        return None
    phi, theta = radians(spot.latitude), radians(spot.longitude)
    size = EARTH_RADIUS_KM / CELL_KM
    return (
        floor(size * cos(phi) * cos(theta)),
        floor(size * cos(phi) * sin(theta)),
        floor(size * sin(phi)),
    )


def around(cell: Cell) -> Iterator[Cell]:
    x, y, z = cell
    steps = (-1, 0, 1)
    return ((x + i, y + j, z + k) for i, j, k in product(steps, steps, steps))


def spot_key(one: Features) -> str | None:
    return None if one.spot is None or one.spot.is_area else one.spot.key


def country(one: Features) -> tuple[str, ...]:
    return (one.spot.country,) if one.spot is not None and one.spot.country else ()


def parties(one: Features) -> tuple[str, ...]:
    """Both sides, each with all that it is part of."""
    listed = one.doers.wholes | one.targets.wholes
    return tuple(sorted(listed | one.doers.names | one.targets.names))


def details(one: Features) -> Iterator[str]:
    if one.trigger:
        yield one.trigger
    yield from (f"{name}{figure[0]}" for name, figure in sorted(one.figures.items()))


def sentence_keys(one: Features) -> Iterator[Key]:
    """Reprints, lightly edited, nearly always keep the least of their words from one end or the other."""
    if len(one.words) >= 6:
        ordered = sorted(one.words)
        yield one.family, "words", *ordered[:3]
        yield one.family, "words", *ordered[-3:]


def dated(one: Features, around: int = 0) -> Iterator[int | None]:
    """The month in which it ended, or none for what not even its page dates."""
    if one.last is None:
        return iter((None,))
    last = one.last // MONTH
    return iter(range(last - around, last + around + 1))


def undated_pairs(one: Features) -> Iterator[Key]:
    """Reports that not even their page dates have little else to meet by: any two of their longest words will do."""
    if one.last is None:
        longest = sorted(sorted(one.words), key=len, reverse=True)[:LONGEST]
        yield from ((one.family, "pair", *pair) for pair in combinations(sorted(longest), 2))
