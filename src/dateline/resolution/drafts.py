"""A report in the making, beside the claim it came from."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.coding.claims import Claim
from dateline.records import (
    BlockKind,
    EventPlace,
    EventTime,
    EventType,
    Party,
    Report,
)

INHERITED = frozenset({"discourse", "publication", "dateline"})
SUMMARIES = frozenset({BlockKind.HEADLINE, BlockKind.DEK, BlockKind.HEADING})
VIOLENCE = frozenset(
    {EventType.CLASH, EventType.AIR_STRIKE, EventType.SHELLING, EventType.BOMBING, EventType.ATTACK}
)


@dataclass(slots=True)
class Draft:
    """A report with the claim it came from, while the page is being merged."""

    report: Report
    claim: Claim
    block: BlockKind
    names: frozenset[int] = frozenset()
    """Where the words start, among those of its parties, that are names."""


def listed(parties: Sequence[Party]) -> bool:
    return any(p.actor_id is not None for p in parties)


def is_before(a: Draft, b: Draft) -> bool:
    return a.claim.clause.sentence < b.claim.clause.sentence


def has_own(value: EventPlace | EventTime | None) -> bool:
    return value is not None and value.basis not in INHERITED
