"""Why two reports are one incident, or are two: the blocks they meet in, their likeness, and what the clusters did.

A likeness is of one pair; an incident is joined on the mean of all pairs, and kept apart by any pair that excludes each
other. So an explanation names both: the pair with its reasons, and what decided between the two groups they belong to.
Nothing here decides anything: it asks the linker that did, and walks the joins that it made.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import combinations, product

from dateline.incidents import Likeness
from dateline.linking.block_words import in_words
from dateline.linking.clusters import Group, Join, Joining
from dateline.linking.likeness import JOINED
from dateline.linking.linker import DECIDED, Linker
from dateline.records import Record

LISTED = 5
"""So many of the pairs that exclude each other are named."""


OF_SENTENCES = ("words", "pair")


class Ground(StrEnum):
    """What decided."""

    ALIKE = "alike enough"
    JUDGED = "judged"
    EXCLUDED = "excluded"
    NEVER_COMPARED = "never compared"
    UNLIKE = "not alike enough"
    TORN = "torn"
    """Alike enough, but one would fit a third incident about as well that excludes the other."""


class JoinStep(Record):
    """Two groups of reports that became one: the mean likeness of all pairs between them, and the likest pair."""

    one: Group
    two: Group
    mean: float
    likest: Likeness


class Explanation(Record):
    """Why two reports are told as one incident or as two.

    `needed` is the mean likeness from which two groups are joined. `mean` is that between the two groups when they were
    joined, or as they stand; null where a person decided or a pair excludes each other.
    """

    report_ids: tuple[str, str]
    are_one: bool
    ground: Ground
    likeness: Likeness
    blocks: tuple[str, ...]
    """Where the two meet, in words; they are compared only when they do."""
    mean: float | None
    needed: float = JOINED
    chain: tuple[Likeness, ...] = ()
    """Pairs, each alike enough or judged to be one, that lead from the first report to the second."""
    exclusions: tuple[Likeness, ...] = ()
    """Pairs of the two incidents that cannot be one, the first few."""
    rival: Group = ()
    """The third incident, where they are torn."""


def explained(linker: Linker, one: str, two: str) -> Explanation:
    """Why the two reports are one incident, or two. Raises `LinkingError` for a report that is not linked."""
    likeness = linker.likeness(one, two)
    first, second = linker.group_of(one), linker.group_of(two)
    explain = explained_as_one if first == second else explained_as_two
    return explain(linker, likeness, first, second)


def explained_as_one(linker: Linker, pair: Likeness, group: Group, _same: Group) -> Explanation:
    one, two = pair.report_ids
    step = next((j for j in linker.joining(one).joins if splits(j, one, two)), None)
    return Explanation(
        report_ids=pair.report_ids,
        are_one=True,
        ground=Ground.ALIKE if step else Ground.JUDGED,
        likeness=pair,
        blocks=blocks_of(linker, pair),
        mean=round(step.mean, 2) if step else None,
        chain=chain(linker, group, one, two),
    )


def explained_as_two(linker: Linker, pair: Likeness, first: Group, second: Group) -> Explanation:
    between = [linker.likeness(a, b) for a, b in product(first, second)]
    barred = sorted((p for p in between if p.barred), key=lambda p: p.report_ids)
    mean = None if barred else round(sum(p.score for p in between) / len(between), 2)
    ground, rival = ground_for_two(linker, (first, second), barred, mean)
    return Explanation(
        report_ids=pair.report_ids,
        are_one=False,
        ground=ground,
        likeness=pair,
        blocks=blocks_of(linker, pair),
        mean=mean,
        exclusions=tuple(barred[:LISTED]),
        rival=rival,
    )


def ground_for_two(
    linker: Linker, groups: tuple[Group, Group], barred: Sequence[Likeness], mean: float | None
) -> tuple[Ground, Group]:
    first, second = groups
    if any(is_judged(pair) for pair in barred):
        return Ground.JUDGED, ()
    if mean is None:
        return Ground.EXCLUDED, ()
    if not any(linker.meet_in(a, b) for a, b in product(first, second)):
        return Ground.NEVER_COMPARED, ()
    rival = torn_by(linker.joining(first[0]), first, second) if mean >= JOINED else ()
    return (Ground.TORN, rival) if rival else (Ground.UNLIKE, ())


def torn_by(joining: Joining, first: Group, second: Group) -> Group:
    """The incident that keeps two from being joined; none where they were not looked at together."""
    one, two = sorted((first[0], second[0]))
    if one not in joining.clusters or two not in joining.clusters:
        return ()
    rival = joining.rival(one, two)
    return joining.clusters[rival] if rival else ()


def is_judged(pair: Likeness) -> bool:
    return any(reason.words == DECIDED for reason in pair.reasons)


def blocks_of(linker: Linker, pair: Likeness) -> tuple[str, ...]:
    """The nearest first: those of their sentences only prove that words are alike."""
    met = sorted(linker.meet_in(*pair.report_ids), key=lambda key: key[1] in OF_SENTENCES)
    return tuple(dict.fromkeys(map(in_words, met)))


def splits(join: Join, one: str, two: str) -> bool:
    """Whether it was this join that brought them together."""
    return (one in join.one and two in join.two) or (two in join.one and one in join.two)


def chain(linker: Linker, group: Group, one: str, two: str) -> tuple[Likeness, ...]:
    """The pairs that lead from one to the other, such that the weakest of them is as strong as can be."""
    strongest = sorted(joining_pairs(linker, group), key=lambda p: (-p.score, p.report_ids))
    tree: dict[str, list[Likeness]] = {report_id: [] for report_id in group}
    part_of = {report_id: report_id for report_id in group}
    for pair in strongest:
        a, b = pair.report_ids
        if part_of[a] != part_of[b]:
            tree[a].append(pair)
            tree[b].append(pair)
            gone, kept = part_of[b], part_of[a]
            part_of = {r: kept if part == gone else part for r, part in part_of.items()}
        if part_of[one] == part_of[two]:
            break
    return path(tree, one, two)


def joining_pairs(linker: Linker, group: Group) -> Iterable[Likeness]:
    pairs = (linker.likeness(a, b) for a, b in combinations(group, 2))
    return (p for p in pairs if (p.score >= JOINED and not p.barred) or is_same(p))


def is_same(pair: Likeness) -> bool:
    return any(r.words == DECIDED and r.weight > 0 for r in pair.reasons)


def path(tree: dict[str, list[Likeness]], one: str, two: str) -> tuple[Likeness, ...]:
    """Through a tree, without turning back."""
    reached: dict[str, tuple[Likeness, ...]] = {one: ()}
    open_ends = [one]
    while open_ends:
        here = open_ends.pop()
        for pair in tree[here]:
            there = next(r for r in pair.report_ids if r != here)
            if there not in reached:
                reached[there] = (*reached[here], pair)
                open_ends.append(there)
    return reached.get(two, ())


def steps_of(linker: Linker, report_id: str) -> tuple[JoinStep, ...]:
    """How the incident of a report came together, in order; what a person joined is one from the start."""
    group = set(linker.group_of(report_id))
    joins = [j for j in linker.joining(report_id).joins if group >= {*j.one, *j.two}]
    return tuple(step(linker, join) for join in joins)


def step(linker: Linker, join: Join) -> JoinStep:
    pairs = [linker.likeness(a, b) for a, b in product(join.one, join.two)]
    likest = max(pairs, key=lambda p: (p.score, p.report_ids))
    return JoinStep(one=join.one, two=join.two, mean=round(join.mean, 2), likest=likest)
