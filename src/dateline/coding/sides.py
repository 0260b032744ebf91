"""Acts of two sides on one level: clashes, talks, agreements."""

from collections.abc import Iterator

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.wordings import in_roles, roles_of
from dateline.document import Form, Phrase
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType

SYMMETRIC = frozenset({EventType.CLASH, EventType.TALKS, EventType.AGREEMENT})
"""Types whose sides stand on one level: "clashes between X and Y"."""
MADE_TOGETHER = frozenset({EventType.TALKS, EventType.AGREEMENT})
"""Acts whose counterpart is a doer as well."""


def across_the_table(claim: Claim, context: Context) -> Iterator[Phrase]:
    """Whoever an act together is made with makes it as much: "X met Y", "In a phone call with X, Y said …".

    Mediators are no such side: they stand under a word of support and are partners.
    """
    clause, above = claim.clause, context.parent(claim.clause)
    others = clause.under(*context.language.partners)
    leading = {*context.language.during, *context.language.goals} - {*context.language.opposing}
    together = clause.form is Form.NOUN and clause.marker in leading and others
    if claim.event_type is EventType.CLASH:
        yield from fighting_before(claim, context)
    if together and claim.event_type is EventType.TALKS and above is not None and not above.passive:
        yield from above.under("subject")
    called = claim.trigger.recipient and not claim.trigger.partner  # "spoke with X by telephone"
    if claim.actors and claim.event_type in MADE_TOGETHER and not called:
        yield from in_roles(clause, claim.trigger, claim.trigger.partner, context)
        yield from others
        for inner in context.children.get(clause.index, ()):  # "flew to Doha for talks with X"
            if inner.form is Form.NOUN and context.may_be(inner, claim.event_type):
                yield from inner.under(*context.language.partners)


def fighting_before(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "took the town after fighting with the army": the other side is whoever the verb tells of."""
    clause, above = claim.clause, context.parent(claim.clause)
    others = (*roles_of(claim.trigger, "recipient", context), *context.language.partners)
    against = in_roles(clause, claim.trigger, others, context)
    told = (
        clause.form is Form.NOUN
        and clause.marker in context.language.during
        and against
        and not claim.actors
    )
    if told and above is not None and not above.passive:
        yield from (p for p in above.under("subject") if NounClass.ARMED in context.classes(p))


def share_between(claim: Claim, context: Context) -> None:
    """Sides named after "between" or as one coordinated subject of a symmetric act."""
    if claim.event_type not in SYMMETRIC or claim.recipients or len(claim.actors) < 2:
        return
    if claim.event_type is EventType.CLASH:
        claim.recipients = claim.actors[1:]
        claim.actors = claim.actors[:1]
