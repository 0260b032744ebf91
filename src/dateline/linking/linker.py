"""A linker: reports come and go, incidents follow, and only what a change touches is worked out again.

It keeps the features of every report, the blocks they stand in, and the links of those alike enough to be one. An
addition looks into the blocks of its reports and dirties the components it hangs on; `groups` clusters those anew.
Since blocks and likeness hang on pairs alone and clustering on a component alone, the outcome is that of a full run
over the same reports, in whatever order and in however many pieces they came.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dateline.errors import LinkingError
from dateline.incidents import Likeness, Reason, Telling
from dateline.linking.blocks import Key, homes, visits
from dateline.linking.clusters import (
    Group,
    Joining,
    Pair,
    clustered,
    components,
    joined,
    joined_by_decision,
)
from dateline.linking.features import Features, features_of
from dateline.linking.likeness import BARRED, JOINED, parts, score

DECIDED = "somebody decided so"


class Linker:
    """`same` and `different` are pairs of report ids on which somebody has decided."""

    def __init__(self, same: Iterable[Pair] = (), different: Iterable[Pair] = ()) -> None:
        self._same = frozenset(ordered(pair) for pair in same)
        self._different = frozenset(ordered(pair) for pair in different)
        self._must = both_ways(self._same)
        self._held: dict[str, list[str]] = defaultdict(list)
        self._features: dict[str, Features] = {}
        self._blocks: dict[int, str | set[str]] = {}
        self._links: dict[str, set[str]] = defaultdict(set)
        self._groups: dict[str, Group] = {}
        self._dirty: set[str] = set()
        check_decisions(self._same, self._different)

    def __len__(self) -> int:
        return len(self._features)

    def __contains__(self, report_id: object) -> bool:
        return report_id in self._features

    def add(self, tellings: Iterable[Telling]) -> None:
        """Reports that are known already are taken anew."""
        self.take(map(features_of, tellings))

    def take(self, reports: Iterable[Features]) -> None:
        """As `add`, of reports cut down to what they are compared by."""
        for one in reports:
            self.remove((one.id,))
            self._insert(one)

    def _insert(self, new: Features) -> None:
        for other in self._neighbours(new):
            if self._score(new, self._features[other]) >= JOINED:
                self._links[new.id].add(other)
                self._links[other].add(new.id)
        self._keep(new)

    def _keep(self, new: Features) -> None:
        self._features[new.id] = new
        self._dirty.add(new.id)
        for key in homes(new):
            self._put(hash(key), new.id)

    def alike(self, one: Features, others: Iterable[str]) -> list[Pair]:
        """The links that a report which is not here would have to these, which are."""
        return [
            (one.id, other) for other in others if self._score(one, self._features[other]) >= JOINED
        ]

    def adopt(self, reports: Iterable[Features]) -> None:
        """Reports that other linkers compare; `join` says what they found."""
        for one in reports:
            self.remove((one.id,))
            self._keep(one)

    def join(self, pairs: Iterable[Pair]) -> None:
        """Reports that are alike enough to be one, but for those that were decided to differ.

        Where all reports of a family of types are compared together none is missed: families never meet.
        """
        for one, two in pairs:
            if one in self and two in self and ordered((one, two)) not in self._different:
                self._links[one].add(two)
                self._links[two].add(one)

    def hold(self, group: Iterable[str]) -> None:
        """Reports known to hang together by a run before, if not through whom; enough for clustering them again.

        It holds as long as none of them is removed.
        """
        first, *others = group
        self._held[first] += others
        for other in others:
            self._held[other].append(first)

    def pairs(self) -> list[Pair]:
        """All that are alike enough to be one."""
        return sorted({ordered((one, two)) for one, links in self._links.items() for two in links})

    def remove(self, report_ids: Iterable[str]) -> None:
        for report_id in report_ids:
            gone = self._features.pop(report_id, None)
            if gone is None:
                continue
            for other in self._links.pop(report_id, ()):
                self._links[other].discard(report_id)
                self._dirty.add(other)
            self._dirty.update(self._groups.pop(report_id, ()))
            self._dirty.discard(report_id)
            for key in homes(gone):
                self._take(hash(key), report_id)

    def features(self, report_id: str) -> Features:
        """What a report is compared by."""
        return self._features[report_id]

    def groups(self) -> list[Group]:
        """Every report in exactly one group; groups and members ordered by id."""
        self._work_out()
        return sorted(set(self._groups.values()))

    def group_of(self, report_id: str) -> Group:
        self._work_out()
        return self._groups[report_id]

    def reach(self, report_ids: Iterable[str]) -> frozenset[str]:
        """These and all that hang together with them, by likeness or by decision: what a change to them can touch."""
        known = [i for i in report_ids if i in self._features]
        found = components(known, self._links, self._ties())
        return frozenset(member for members in found for member in members)

    def components(self) -> list[Group]:
        """All reports, by what hangs together."""
        return components(self._features, self._links, self._ties())

    def _work_out(self) -> None:
        if not self._dirty:
            return
        known = {i for i in self._dirty if i in self._features}
        for members in components(known, self._links, self._ties()):
            for group in self._clustered(members):
                for member in group:
                    self._groups[member] = group
        self._dirty.clear()

    def _ties(self) -> Mapping[str, Iterable[str]]:
        """What hangs together whether alike or not, by decision or by a run before."""
        ties: dict[str, list[str]] = defaultdict(list)
        for known in (self._must, self._held):
            for one, others in known.items():
                if one in self._features:
                    ties[one] += [two for two in others if two in self._features]
        return ties

    def _clustered(self, members: Group) -> list[Group]:
        return clustered(members, self._score_of, self._musts_within(members))

    def joining(self, report_id: str) -> Joining:
        """How all that hangs together with this report was clustered, join by join."""
        members = tuple(sorted(self.reach((report_id,))))
        return joined(members, self._score_of, self._musts_within(members))

    def _musts_within(self, members: Group) -> list[Pair]:
        here = set(members)
        return [(a, b) for a in members for b in self._must.get(a, ()) if b in here]

    def _score_of(self, one: str, two: str) -> float:
        return self._score(self._features[one], self._features[two])

    def _score(self, one: Features, two: Features) -> float:
        if self._different and ordered((one.id, two.id)) in self._different:
            return BARRED
        return score(one, two) if one.id < two.id else score(two, one)

    def _neighbours(self, one: Features) -> set[str]:
        found: set[str] = set()
        for key in visits(one):
            here = self._blocks.get(hash(key))
            if isinstance(here, str):
                found.add(here)
            elif here:
                found |= here
        return found

    def _put(self, block: int, report_id: str) -> None:
        """Most blocks hold one report: a set is made for the second."""
        here = self._blocks.get(block)
        if here is None:
            self._blocks[block] = report_id
        elif isinstance(here, set):
            here.add(report_id)
        elif here != report_id:
            self._blocks[block] = {here, report_id}

    def _take(self, block: int, report_id: str) -> None:
        here = self._blocks.get(block)
        if isinstance(here, set):
            here.discard(report_id)
        elif here == report_id:
            del self._blocks[block]

    def meet_in(self, one: str, two: str) -> tuple[Key, ...]:
        """The blocks through which the two came to be compared; none when they never were."""
        a, b = self._known(one), self._known(two)
        met = {*homes(a)} & {*visits(b)} | {*homes(b)} & {*visits(a)}
        return tuple(sorted(met, key=repr))

    def likeness(self, one: str, two: str) -> Likeness:
        """How alike two reports are, with every reason that has weight."""
        first, second = ordered((one, two))
        a, b = self._known(first), self._known(second)
        decision = self._decision(first, second)
        found = [(about, part) for about, part in parts(a, b) if part[1]]
        reasons = tuple(
            Reason(about=about, weight=bounded(weight), words=words)
            for about, (weight, words) in [*decision, *found]
        )
        barred = any(weight == BARRED for _, (weight, _) in [*decision, *found])
        return Likeness(
            report_ids=(first, second),
            score=round(sum(reason.weight for reason in reasons), 2),
            barred=barred,
            reasons=reasons,
        )

    def _known(self, report_id: str) -> Features:
        if report_id not in self._features:
            raise LinkingError(
                f'report "{report_id}" is not among the {len(self)} linked ones\n'
                "  next: give the id of a report, as `dateline events` lists it"
            )
        return self._features[report_id]

    def _decision(self, first: str, second: str) -> list[tuple[str, tuple[float, str]]]:
        if (first, second) in self._different:
            return [("judgement", (BARRED, DECIDED))]
        return [("judgement", (-BARRED, DECIDED))] if (first, second) in self._same else []


DECISIVE = 99.0
"""How a bar, or a decision, is written as a weight."""


def bounded(weight: float) -> float:
    return max(-DECISIVE, min(DECISIVE, round(weight, 2)))


def ordered(pair: Pair) -> Pair:
    one, two = pair
    return (one, two) if one < two else (two, one)


def both_ways(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    links: dict[str, list[str]] = defaultdict(list)
    for one, two in sorted(pairs):
        links[one].append(two)
        links[two].append(one)
    return links


def check_decisions(same: frozenset[Pair], different: frozenset[Pair]) -> None:
    """Two reports that a chain of decisions makes one cannot also be decided to differ."""
    named = sorted({report_id for pair in same for report_id in pair})
    for group in joined_by_decision(named, same):
        torn = [pair for pair in different if pair[0] in group and pair[1] in group]
        if torn:
            one, two = min(torn)
            raise LinkingError(
                f"reports {one} and {two} were decided to be the same and to be different\n"
                f"  the same: {', '.join(group)}\n"
                "  next: withdraw one of the decisions"
            )
