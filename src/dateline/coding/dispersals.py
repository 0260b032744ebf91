"""Fire opened on a crowd to drive it apart is one crackdown: "police opened fire to disperse the protesters".

The means and the end are told by two verbs of one doer; the act has the day and place of either, and whoever was driven
apart is on whom it was done.
"""

from collections.abc import Sequence

from dateline.coding.claims import Claim
from dateline.document import Tie
from dateline.records import EventType

MEANS = frozenset({EventType.ATTACK, EventType.CRACKDOWN})


def fold_dispersals(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those that only say what the force was used for."""
    acts = {c.clause.index: c for c in claims if c.event_type in MEANS and not c.trigger.effect}
    kept = []
    for claim in claims:
        means = acts.get(claim.clause.parent if claim.clause.parent is not None else -1)
        if means is None or not is_end_of(claim, means):
            kept.append(claim)
            continue
        means.event_type = EventType.CRACKDOWN
        means.recipients = claim.recipients or means.recipients
        means.where, means.when = means.where or claim.where, means.when or claim.when
    return kept


def is_end_of(claim: Claim, means: Claim) -> bool:
    same = {p.head for p in claim.actors} == {p.head for p in means.actors}
    aim = claim.clause.tie is Tie.PURPOSE and claim.status is means.status
    return aim and same and claim.event_type is EventType.CRACKDOWN
