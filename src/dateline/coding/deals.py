"""A deal and its coming into force, told in one sentence, are one: "signed a truce that took effect on Monday".

What is said of the deal behind its name gives its day and place to the agreement, where that has none of its own. Two
days told apart stay two happenings.
"""

from collections.abc import Sequence

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.document import Tie
from dateline.records import EventType

FURTHER = frozenset({Tie.RELATIVE, Tie.COMPLEMENT})


def fold_deals(claims: Sequence[Claim], context: Context) -> list[Claim]:
    """The claims without those that only go on about the deal of another."""
    made = {c.clause.index: c for c in claims if c.event_type is EventType.AGREEMENT}
    kept = []
    for claim in claims:
        deal = deal_of(claim, made, context)
        if deal is None:
            kept.append(claim)
        else:
            deal.when = deal.when or claim.when
            deal.where = deal.where or claim.where
    return kept


def deal_of(claim: Claim, made: dict[int, Claim], context: Context) -> Claim | None:
    if claim.clause.tie not in FURTHER or claim.clause.index not in made:
        return None
    above = next((made[c.index] for c in context.ancestors(claim.clause) if c.index in made), None)
    if above is not None and claim.clause.tie is Tie.COMPLEMENT:
        return above  # "agreed to extend the truce"
    if above is None or above.status is not claim.status or (above.when and claim.when):
        return None
    return above
