"""A deal and its coming into force, told in one sentence, are one: "signed a truce that took effect on Monday".

Its terms are no events of their own: "agreed to disarm", "an accord on exchanging prisoners".

What is said of the deal behind its name gives its day and place to the agreement, where that has none of its own. Two
days told apart stay two happenings.
"""

from collections.abc import Sequence

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.document import Form, Tense, Tie
from dateline.records import EventType, Status

FURTHER = frozenset({Tie.RELATIVE, Tie.COMPLEMENT})
SENTENCES_BACK = 2


def fold_deals(claims: Sequence[Claim], context: Context) -> list[Claim]:
    """The claims without those that only go on about the deal of another."""
    made = {c.clause.index: c for c in claims if c.event_type is EventType.AGREEMENT}
    kept: list[Claim] = []
    for claim in claims:
        deal = deal_of(claim, made, context) or brokered(claim, kept, context)
        deal = deal or of_terms(claim, made, context)
        if deal is None:
            kept.append(claim)
        else:
            deal.when = deal.when or claim.when
            deal.where = deal.where or claim.where
    return kept


def brokered(claim: Claim, before: Sequence[Claim], context: Context) -> Claim | None:
    """ "The deal, brokered by X, provides for …": of the one told before, to whom the brokers are partners."""
    clause = claim.clause
    told = claim.event_type is EventType.AGREEMENT and clause.passive and clause.tie is Tie.RELATIVE
    named = clause.under("object")
    if not told or not named or not all(context.is_definite(p) for p in named):
        return None
    near = [c for c in before if c.event_type is EventType.AGREEMENT and c.actors]
    near = [c for c in near if 0 < clause.sentence - c.clause.sentence <= SENTENCES_BACK]
    dated = claim.when is not None and claim.when.basis != "discourse"
    if not near or dated:
        return None
    near[-1].partners += [p for p in claim.actors if p not in near[-1].partners]
    return near[-1]


def of_terms(claim: Claim, made: dict[int, Claim], context: Context) -> Claim | None:
    """The agreement of which the deed is a term, to be done yet."""
    above = context.parent(claim.clause)
    if above is None or claim.clause.form is not Form.VERB:
        return None
    if above.form is Form.NOUN and claim.clause.tie is not Tie.RELATIVE:
        named, bare = above, claim.clause.tense is Tense.NONE
        above = context.parent(above) if context.may_be(named, EventType.AGREEMENT) else None
        return made.get(above.index) if above is not None and bare else None
    terms = claim.status is Status.PLANNED and claim.clause.tie is Tie.COMPLEMENT
    return made.get(above.index) if terms else None


def deal_of(claim: Claim, made: dict[int, Claim], context: Context) -> Claim | None:
    if claim.clause.tie not in FURTHER or claim.clause.index not in made:
        return None
    above = next((made[c.index] for c in context.ancestors(claim.clause) if c.index in made), None)
    if above is not None and claim.clause.tie is Tie.COMPLEMENT:
        return above  # "agreed to extend the truce"
    if above is None or above.status is not claim.status or (above.when and claim.when):
        return None
    return above
