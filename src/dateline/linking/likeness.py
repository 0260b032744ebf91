"""How alike two reports are, with every reason named.

Each part looks at one matter and gives a weight, in the manner of log odds: above 0 for one happening, below against,
`BARRED` where the two cannot be one whatever else they share. `JOINED` is what it takes: two reports of the same act in
the same town on the same day have it, the same act in the same province in the same month has not. What one report
does not say costs little and proves nothing.
"""

from collections.abc import Callable, Iterator
from math import inf, log10

from dateline.knowledge.geodesy import distance_km
from dateline.knowledge.neighbours import type_families, type_weights
from dateline.linking.features import Features, Figure, Side, Spot
from dateline.records import EventType, Status

BARRED = -inf
JOINED = 4.5
Part = tuple[float, str]
"""Weight and the reason in words."""

REPRINTED = 0.8
"""Share of words in common from which a sentence is a reprint."""
TOLERANCE_KM = 5.0
OFF_THE_MARK = 3.0
"""Beyond so many times its uncertainty nothing told of a place can mean another."""
OF_SPEECH = frozenset(
    {EventType.DEMAND, EventType.THREAT, EventType.ACCUSATION, EventType.SANCTION, EventType.AID}
)
"""Who acts is all that tells two of these apart."""
MUTUAL = frozenset({EventType.TALKS, EventType.AGREEMENT, EventType.CLASH})
"""No side acts on the other; either may be named first."""
REPEATED = frozenset({type_families()[EventType.CLASH], type_families()[EventType.CAPTURE]})
"""Families of acts of which an area sees several a day."""
YET_TO_COME = frozenset({Status.PLANNED, Status.THREATENED, Status.DEMANDED})


def parts(a: Features, b: Features) -> Iterator[tuple[str, Part]]:
    """Every matter with its weight, hard grounds first so that scoring can stop early."""
    for about, compare in MATTERS:
        yield about, compare(a, b)


def score(a: Features, b: Features) -> float:
    total = 0.0
    for compare in COMPARISONS:
        weight = compare(a, b)[0]
        if weight == BARRED:
            return BARRED
        total += weight
    return total


def compare_types(a: Features, b: Features) -> Part:
    weight = type_weights().get((a.type, b.type))
    if weight is None:
        return BARRED, f"{a.type} and {b.type} are two acts"
    return weight, "the same act" if a.type is b.type else f"{a.type} may be told as {b.type}"


def compare_statuses(a: Features, b: Features) -> Part:
    if (a.status in YET_TO_COME) != (b.status in YET_TO_COME):
        return BARRED, "what was planned is not what took place"
    return (0.5, "a claim and its denial") if is_denial(a, b) else (0.0, "")


def is_denial(a: Features, b: Features) -> bool:
    return (a.status is Status.DENIED) != (b.status is Status.DENIED)


def compare_places(a: Features, b: Features) -> Part:
    one, two = a.spot, b.spot
    if one is None or two is None:
        return -0.5, "a place is not told"
    if one.country and two.country and one.country != two.country:
        return BARRED, "in two countries"
    if one.key == two.key:
        return (0.3, "the same country") if one.is_country else same_spot(one)
    if one.is_country or two.is_country:
        return 0.1, "one names only the country"
    if one.is_area or two.is_area:
        return compare_areas(one, two, a.family in REPEATED)
    return compare_points(one, two)


def same_spot(spot: Spot) -> Part:
    return (1.0, "the same area") if spot.is_area else (2.2, "the same place")


def compare_areas(one: Spot, two: Spot, repeated: bool) -> Part:
    """Fighting has many spots in an area on one day; a release, a deal, a crossing of lorries has one."""
    if one.province and one.province == two.province:
        return (-1.2 if repeated else 0.8), "in the same province"
    apart = apart_km(one, two)
    if apart is None:
        return 0.0, "how far apart is not known"
    if apart > OFF_THE_MARK * (one.uncertainty_km + two.uncertainty_km) + TOLERANCE_KM:
        return BARRED, "in two areas"
    if apart > one.uncertainty_km + two.uncertainty_km:
        return -1.5, "in neighbouring areas"
    return (-1.2 if repeated else 0.7), "one lies in the reach of the other"


def compare_points(one: Spot, two: Spot) -> Part:
    apart = apart_km(one, two) or 0.0
    reach = one.uncertainty_km + two.uncertainty_km
    if apart <= TOLERANCE_KM:
        return 1.8, "next to each other"
    if apart <= reach:
        return 1.0, "within the uncertainty of the places"
    if apart <= reach + TOLERANCE_KM:
        return -0.5, "at the edge of the uncertainty of the places"
    if apart <= OFF_THE_MARK * reach:
        return -2.0, "beyond the uncertainty of the places"
    return BARRED, "at two places"


def apart_km(one: Spot, two: Spot) -> float | None:
    if one.latitude is None or two.latitude is None:
        return None
    if one.longitude is None or two.longitude is None:
        return None
    return distance_km(one.latitude, one.longitude, two.latitude, two.longitude)


def compare_times(a: Features, b: Features) -> Part:
    if a.last is not None and b.first is not None and b.first > a.last:
        return apart_in_time(b.first - a.last, a, b)
    if b.last is not None and a.first is not None and a.first > b.last:
        return apart_in_time(a.first - b.last, a, b)
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return -0.5, "a day is not told"
    return overlapping(a, b)


def apart_in_time(gap: int, a: Features, b: Features) -> Part:
    """A day between them may be a slip of midnight; days that were inferred exclude only what came long before."""
    later = a if (a.first or 0) > (b.first or 0) else b
    if gap == 1:
        return -1.5, "on neighbouring days"
    if a.is_inferred and not b.is_inferred and later is a and gap <= 2 * 7:
        return -1.5, "told long after"
    if b.is_inferred and not a.is_inferred and later is b and gap <= 2 * 7:
        return -1.5, "told long after"
    return BARRED, "at two times"


def overlapping(a: Features, b: Features) -> Part:
    """The narrower the days in common, the more they say; two spans with the same ends are one span."""
    width = max(width_of(a), width_of(b))
    if a.is_inferred or b.is_inferred:
        return (1.0, "told as news of the same days") if width <= 8 else (0.0, "days not told")
    if width == 0:
        return 2.5, "on the same day"
    if (a.first, a.last) == (b.first, b.last):
        return 1.5, "over the same days"
    common = 1 + min(a.last or 0, b.last or 0) - max(a.first or 0, b.first or 0)
    if width <= 3:
        return 1.5 + 0.5 * (common > 1), "on overlapping days"
    if width_of(a) > 3 and width_of(b) > 3 and common >= 0.8 * width:
        return 1.0, "over nearly the same days"
    return max(-1.0, 1.3 - log10(width)), "one names only a span of days"


def width_of(one: Features) -> int:
    return (one.last or 0) - (one.first or 0)


def compare_doers(a: Features, b: Features) -> Part:
    if a.type in MUTUAL and b.type in MUTUAL:
        return compare_mutual(a, b)
    if is_denial(a, b) and not meet(a.doers, b.doers):
        return 0.0, "a denial names whom it clears"
    if swapped(a, b):
        return -2.0, "the sides are the other way round"
    return compare_sides(a.doers, b.doers, 1.5, -1.2, a.type in OF_SPEECH)


def compare_targets(a: Features, b: Features) -> Part:
    if a.type in MUTUAL and b.type in MUTUAL:
        return 0.0, ""
    return compare_sides(a.targets, b.targets, 1.0, -1.0, False)


def compare_mutual(a: Features, b: Features) -> Part:
    """Two sides named by both weigh more than one."""
    one = a.doers.wholes | a.targets.wholes
    two = b.doers.wholes | b.targets.wholes
    mine, theirs = a.doers.ids | a.targets.ids, b.doers.ids | b.targets.ids
    shared = {i for i in mine if i in two} | {i for i in theirs if i in one}
    if len(shared) > 1:
        return 2.2, "between the same sides"
    if shared:
        return (
            (0.8, "one side is the same")
            if min(len(mine), len(theirs)) < 2
            else (-0.5, "one side differs")
        )
    if mine and theirs:
        return -2.0, "between other sides"
    return compare_sides(a.doers, b.doers, 1.0, -1.0, False)


def swapped(a: Features, b: Features) -> bool:
    """A did it to B in one, B to A in the other."""
    if not (a.doers.ids and b.doers.ids and a.targets.ids and b.targets.ids):
        return False
    return meet(a.doers, b.targets) and meet(a.targets, b.doers) and not meet(a.doers, b.doers)


def compare_sides(one: Side, two: Side, match: float, differ: float, decisive: bool) -> Part:
    if not one or not two:
        return 0.0, "a side is not named"
    if one.ids and two.ids:
        if one.ids & two.ids:
            return match, "the same side"
        if meet(one, two):
            return match - 0.3, "one is part of the other"
        return (BARRED, "said or done by others") if decisive else (differ, "another side is named")
    if shared_names(one, two):
        return match - 0.5, "the same words for a side"
    if one.kinds & two.kinds:
        return 0.2, "sides of one kind"
    return (differ / 2 if decisive else -0.2), "other words for a side"


def meet(one: Side, two: Side) -> bool:
    return bool(one.ids & two.wholes or two.ids & one.wholes)


def shared_names(one: Side, two: Side) -> bool:
    if one.names & two.names:
        return True
    first = {word for name in one.names for word in name.split() if len(word) > 3}
    return any(word in first for name in two.names for word in name.split())


def compare_counts(a: Features, b: Features) -> Part:
    """Equal figures are a strong sign, the stronger the less round; unequal ones are what newsrooms differ in."""
    common = a.figures.keys() & b.figures.keys()
    if not common:
        return 0.0, ""
    return max(
        (compare_figures(a.figures[name], b.figures[name]) for name in sorted(common)),
        key=lambda part: abs(part[0]),
    )


def compare_figures(one: Figure, two: Figure) -> Part:
    if one[:2] == two[:2]:
        telling = one[2] and two[2] and one[0] > 2
        return (1.5 if telling and one[0] % 10 else 0.8), "the same figure"
    low, high = max(one[0], two[0]), min(one[1], two[1])
    if low <= high:
        return 0.5, "figures that agree"
    ratio = (low + 1) / (high + 1)
    return (
        (-0.2, "figures not far apart")
        if ratio <= 2
        else (max(-1.5, -log10(ratio) * 2), "other figures")
    )


def compare_words(a: Features, b: Features) -> Part:
    """Words in common count within one language; across languages only numbers and names are left, and prove little.

    Where nothing says when, neither the reports nor their pages, the sentences have to decide.
    """
    if not a.words or not b.words or of_one_page(a, b):
        return 0.0, ""
    shortest = min(len(a.words), len(b.words))
    alike = likeness_of_words(a, b)
    trigger = 0.3 if a.trigger and a.trigger == b.trigger else 0.0
    if a.last is None and b.last is None:
        return max(0.0, min(4.0, 8 * alike - 1)) * (shortest >= 5) + trigger, "words in common"
    if alike >= REPRINTED and shortest >= 6:
        return 3.0, "nearly the same sentence"
    return round(2.0 * alike, 2) + trigger, "words in common"


def likeness_of_words(a: Features, b: Features) -> float:
    """Share of the shorter sentence that the other has too."""
    shortest = min(len(a.words), len(b.words))
    return len(a.words & b.words) / shortest if shortest else 0.0


def compare_pages(a: Features, b: Features) -> Part:
    """A page tells each event once, unless two speakers tell it in two ways; a reprint tells it in the same words."""
    if of_one_page(a, b):
        return compare_within_page(a, b)
    if a.story is None or a.story != b.story:
        return 0.0, ""
    if a.sentence[1] == b.sentence[1]:
        return (
            (2.0, "one story, one sentence")
            if a.marks == b.marks
            else (BARRED, "two acts of one sentence")
        )
    if likeness_of_words(a, b) >= REPRINTED:
        return 1.0, "one story, nearly one sentence"
    return compare_within_page(a, b)


def compare_within_page(a: Features, b: Features) -> Part:
    if a.speaker == b.speaker and a.status is b.status:
        return BARRED, "one page tells them as two"
    if a.spot and b.spot and a.spot.key != b.spot.key:
        return BARRED, "one page names two places"
    if a.type is not b.type:
        return -2.0, "one page tells two acts"
    if is_denial(a, b):
        return 0.8, "one page tells the claim and its denial"
    return -0.8, "one page has both from two speakers"


def of_one_page(a: Features, b: Features) -> bool:
    """Where the pages are not known, two events at one spot of a text, in one sentence, still are of one."""
    if a.page is not None and b.page is not None:
        return a.page == b.page
    return a.sentence == b.sentence and a.marks != b.marks


MATTERS: tuple[tuple[str, Callable[[Features, Features], Part]], ...] = (
    ("type", compare_types),
    ("status", compare_statuses),
    ("time", compare_times),
    ("page", compare_pages),
    ("place", compare_places),
    ("actors", compare_doers),
    ("recipients", compare_targets),
    ("counts", compare_counts),
    ("words", compare_words),
)
COMPARISONS = tuple(compare for _, compare in MATTERS)
