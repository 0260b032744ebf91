"""Reports into incidents: the likest are joined first, by the mean of all pairs, never against a bar.

Joining on the mean keeps a report that resembles one member from drawing two incidents together, and a bar between
any two members is a bar between their clusters, so a vague report in the middle cannot chain Monday's strike to
Wednesday's. A report that fits two incidents which exclude each other about equally well joins neither: a wrong join
is believed, a missing one can be made. Pairs that must be one, by a person's decision, are joined first.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from dateline.linking.likeness import BARRED, JOINED

MARGIN = 0.4
"""How much better than its rival a join must be when the two exclude each other."""
Pair = tuple[str, str]
Group = tuple[str, ...]
Score = Callable[[str, str], float]


class Join(NamedTuple):
    """Two groups that became one, and the mean likeness of all pairs between them."""

    one: Group
    two: Group
    mean: float


def components(
    ids: Iterable[str], links: Mapping[str, Iterable[str]], must: Mapping[str, Iterable[str]]
) -> list[Group]:
    """What hangs together by likeness or by decision; members and components in order of their ids."""
    seen: set[str] = set()
    found = []
    for start in sorted(ids):
        if start in seen:
            continue
        seen.add(start)
        group, open_ends = [start], [start]
        while open_ends:
            here = open_ends.pop()
            for there in (*links.get(here, ()), *must.get(here, ())):
                if there not in seen:
                    seen.add(there)
                    group.append(there)
                    open_ends.append(there)
        found.append(tuple(sorted(group)))
    return found


def clustered(members: Sequence[str], score: Score, must: Iterable[Pair] = ()) -> list[Group]:
    """The incidents of one component, ordered."""
    if len(members) == 1:
        return [tuple(members)]
    return sorted(joined(members, score, must).clusters.values())


def joined(members: Sequence[str], score: Score, must: Iterable[Pair] = ()) -> "Joining":
    """The clustering of one component, with every join that led to it."""
    groups = joined_by_decision(members, must)
    joining = Joining({group[0]: group for group in groups}, score)
    joining.run()
    return joining


def joined_by_decision(members: Sequence[str], must: Iterable[Pair]) -> list[Group]:
    links: dict[str, list[str]] = defaultdict(list)
    for one, two in must:
        links[one].append(two)
        links[two].append(one)
    return components(members, links, {})


@dataclass(slots=True)
class Joining:
    """Agglomeration by the mean; a cluster is called by its least member."""

    clusters: dict[str, Group]
    score: Score
    means: dict[Pair, float] = field(default_factory=dict)
    """Mean score of each pair of clusters, `BARRED` where any two members are."""
    heap: list[tuple[float, str, str]] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    """In the order in which they were made."""

    def run(self) -> None:
        names = sorted(self.clusters)
        for place, one in enumerate(names):
            for two in names[place + 1 :]:
                self.means[one, two] = self.mean_between(one, two)
        self.heap = [(-mean, *pair) for pair, mean in self.means.items() if mean >= JOINED]
        heapify(self.heap)
        while self.heap:
            negative, one, two = heappop(self.heap)
            if self.means.get((one, two)) == -negative and self.rival(one, two) is None:
                self.join(one, two)

    def mean_between(self, one: str, two: str) -> float:
        total, number = 0.0, 0
        for a in self.clusters[one]:
            for b in self.clusters[two]:
                weight = self.score(a, b)
                if weight == BARRED:
                    return BARRED
                total, number = total + weight, number + 1
        return total / number

    def mean(self, one: str, two: str) -> float:
        return self.means[(one, two) if one < two else (two, one)]

    def rival(self, one: str, two: str) -> str | None:
        """A third that either would fit about as well, and that excludes the other."""
        enough = max(self.mean(one, two) - MARGIN, JOINED)
        for third in self.clusters:
            if third not in {one, two}:
                first, second = self.mean(one, third), self.mean(two, third)
                if min(first, second) == BARRED and max(first, second) >= enough:
                    return third
        return None

    def join(self, one: str, two: str) -> None:
        """`two` becomes part of `one`, whose name is the lesser."""
        sizes = len(self.clusters[one]), len(self.clusters[two])
        self.joins.append(Join(self.clusters[one], self.clusters[two], self.mean(one, two)))
        gone = self.clusters.pop(two)
        self.clusters[one] = tuple(sorted((*self.clusters[one], *gone)))
        for other in self.clusters:
            if other != one:
                self.update(one, two, other, sizes)
        del self.means[one, two]

    def update(self, one: str, two: str, other: str, sizes: tuple[int, int]) -> None:
        mean = merged_mean(self.mean(one, other), self.mean(two, other), sizes)
        del self.means[(two, other) if two < other else (other, two)]
        pair = (one, other) if one < other else (other, one)
        self.means[pair] = mean
        if mean >= JOINED:
            heappush(self.heap, (-mean, *pair))


def merged_mean(one: float, two: float, sizes: tuple[int, int]) -> float:
    if BARRED in {one, two}:
        return BARRED
    return round((one * sizes[0] + two * sizes[1]) / sum(sizes), 9)
