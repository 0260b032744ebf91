"""Names of incidents that last: an incident keeps its id while it keeps most of the reports it is known by.

A new incident is called after the report published first, so a later page does not rename it. Where an earlier run is
known, each incident takes over the id that most of its reports bore; ids that came together, or whose reports went
apart, are logged with the reasons.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from dateline.incidents import IncidentChange, Likeness

Group = tuple[str, ...]
Previous = Mapping[str, str]
"""Report id -> the id of its incident in the run before."""
Compare = Callable[[str, str], Likeness]
LENGTH = 16


@dataclass(frozen=True, slots=True)
class Named:
    ids: dict[Group, str]
    changes: tuple[IncidentChange, ...]


def named(
    groups: Sequence[Group],
    first_told: Callable[[Group], str],
    previous: Previous,
    compare: Compare,
) -> Named:
    """`first_told` gives the report that a new incident is called after."""
    claims = sorted(
        (-shared, old, group)
        for group in groups
        for old, shared in Counter(previous[r] for r in group if r in previous).items()
    )
    ids: dict[Group, str] = {}
    taken: set[str] = set()
    for _, old, group in claims:
        if group not in ids and old not in taken:
            ids[group] = old
            taken.add(old)
    for group in groups:
        if group not in ids:
            ids[group] = unused(first_told(group), taken)
            taken.add(ids[group])
    return Named(ids, tuple(changes(groups, ids, previous, compare)))


def unused(report_id: str, taken: set[str]) -> str:
    """A content hash; hashed again in the rare case that an older incident bears it."""
    name = incident_id(report_id)
    while name in taken:
        name = incident_id(name)
    return name


def incident_id(report_id: str) -> str:
    return hashlib.sha256(f"incident|{report_id}".encode()).hexdigest()[:LENGTH]


def changes(
    groups: Sequence[Group], ids: Mapping[Group, str], previous: Previous, compare: Compare
) -> list[IncidentChange]:
    parts: dict[str, list[Group]] = defaultdict(list)
    found = []
    for group in groups:
        olds = sorted({previous[r] for r in group if r in previous})
        for old in olds:
            parts[old].append(group)
        if len(olds) > 1:
            sides = [[r for r in group if previous.get(r) == old] for old in olds]
            found.append(change("merged", olds, [ids[group]], sides, compare))
    for old in sorted(parts):
        if len(parts[old]) > 1:
            sides = [[r for r in group if previous.get(r) == old] for group in parts[old]]
            found.append(change("split", [old], [ids[g] for g in parts[old]], sides, compare))
    return found


def change(
    kind: str, olds: list[str], news: list[str], sides: list[list[str]], compare: Compare
) -> IncidentChange:
    """The reasons are those of the likest pair for a merger, of the unlikest for a split, between its parts."""
    pairs = [compare(a, b) for one, two in combinations(sides, 2) for a, b in product(one, two)]
    telling = (max if kind == "merged" else min)(pairs, key=lambda p: (p.score, p.report_ids))
    for_it = 1 if kind == "merged" else -1
    speaks = [r for r in telling.reasons if r.weight * for_it > 0]
    return IncidentChange.model_validate(
        {
            "kind": kind,
            "incident_ids": olds,
            "into_ids": news,
            "reasons": [f"{r.about}: {r.words}" for r in speaks] or ["other reports decided it"],
        }
    )
