"""Threats without a threatening word: a side says what it would do to another if ….

"The ministry said that if its posts were attacked the army would respond" is a threat that was made: its actor is who
said it, its recipients are whoever the condition is put to; what is threatened is not coded.
"""

from dateline.coding.claims import Claim
from dateline.coding.context import ACTING, Context
from dateline.coding.senses import HARMFUL
from dateline.document import Clause, Phrase, Tie
from dateline.knowledge.lexicon import NounClass, Trigger
from dateline.records import EventType

BASE_SCORE = 0.7
FREE = ACTING - {NounClass.CAPTIVE}
"""Who can meet a condition: hostages cannot."""


def put_to(claim: Claim, context: Context) -> list[Phrase]:
    """ "threatened sanctions unless the generals open the road": whoever is to meet the condition."""
    inner = [claim.clause, *context.children.get(claim.clause.index, ())]
    below = [c for clause in inner for c in context.children.get(clause.index, ())]
    conditions = (c for c in below if c.tie is Tie.CONDITION)
    return [
        p
        for c in conditions
        for p in c.under("agent" if c.passive else "subject")
        if context.classes(p) & FREE and p.head not in {q.head for q in claim.actors}
    ]


def conditional_threat(clause: Clause, trigger: Trigger, context: Context) -> Claim | None:
    """The threat that a conditional clause of force or sanction under a verb of speech makes, if it makes one."""
    conditions = [c for c in context.children.get(clause.index, ()) if c.tie is Tie.CONDITION]
    above = context.parent(clause)
    if (
        not conditions
        or above is None
        or clause.tie is not Tie.COMPLEMENT
        or trigger.type not in HARMFUL
    ):
        return None
    if "speech" not in context.lexicon.attitude(above.lemma) or not armed_or_state(clause, context):
        return None
    claim = Claim(above, threat_trigger(trigger), EventType.THREAT, BASE_SCORE)
    claim.actors = list(above.under("subject", "agent"))
    claim.recipients = [p for c in conditions for p in c.under("agent", "subject")]
    claim.more_clauses = []
    return claim


def armed_or_state(clause: Clause, context: Context) -> bool:
    known = {c for p in clause.under("subject", "agent") for c in context.classes(p)}
    return not known or bool(
        known & {NounClass.ARMED, NounClass.STATE, NounClass.PERSON, NounClass.ORGANIZATION}
    )


def threat_trigger(trigger: Trigger) -> Trigger:
    return trigger.model_copy(update={"type": EventType.THREAT, "effect": None, "place": ()})
