"""Threats without a threatening word: a side says what it would do to another if ….

"The ministry said that if its posts were attacked the army would respond" is a threat that was made: its actor is who
said it, its recipients are whoever the condition is put to; what is threatened is not coded.
"""

from collections.abc import Sequence

from dateline.coding.claims import Claim
from dateline.coding.context import ACTING, Context
from dateline.coding.deeds import HARMFUL
from dateline.document import Clause, Form, Phrase, Tie
from dateline.knowledge.lexicon import NounClass, Trigger
from dateline.records import EventType

BASE_SCORE = 0.7
THREATENED = HARMFUL | {EventType.PROTEST}
"""What is held out under a condition: harm, sanctions, a strike."""
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
    said = clause if clause.form is Form.VERB else context.carrier(clause) or clause
    conditions = [c for c in context.children.get(said.index, ()) if c.tie is Tie.CONDITION]
    above = context.parent(said)
    if (
        not conditions
        or above is None
        or said.tie is not Tie.COMPLEMENT
        or trigger.type not in THREATENED
    ):
        return None
    if "speech" not in context.lexicon.attitude(above.lemma) or not armed_or_state(said, context):
        return None
    claim = Claim(above, threat_trigger(trigger), EventType.THREAT, BASE_SCORE)
    claim.actors = list(above.under("subject", "agent"))
    met_by = [p for c in conditions for p in c.under("agent", "subject")]
    claim.recipients = [p for p in met_by if can_meet(p, context)]
    claim.more_clauses = []
    return claim


def aim_threats(claims: Sequence[Claim]) -> None:
    """ "accused the army and vowed revenge": on whoever was blamed in the same breath."""
    blamed = {c.clause.index: c for c in claims if c.event_type is EventType.ACCUSATION}
    for claim in claims:
        beside = blamed.get(claim.clause.parent) if claim.clause.parent is not None else None
        alike = claim.event_type is EventType.THREAT and claim.clause.tie is Tie.COORDINATE
        if beside is not None and alike and not claim.recipients:
            claim.recipients = list(beside.recipients)


def can_meet(phrase: Phrase, context: Context) -> bool:
    return bool(context.classes(phrase) & FREE) or context.is_name(phrase)


def armed_or_state(clause: Clause, context: Context) -> bool:
    known = {c for p in clause.under("subject", "agent") for c in context.classes(p)}
    return not known or bool(known & FREE)


def threat_trigger(trigger: Trigger) -> Trigger:
    return trigger.model_copy(update={"type": EventType.THREAT, "effect": None, "place": ()})
