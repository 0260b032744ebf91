"""What sounds like an act of words and is beside one: suspicions of no deed, meetings that were struck."""

from dateline.coding.context import Context
from dateline.coding.deeds import VIOLENT
from dateline.coding.wordings import triggers_of
from dateline.document import INFINITIVE, Clause, Form, Tense, Tie
from dateline.records import EventType


def is_of_no_deed(clause: Clause, context: Context) -> bool:
    """ "are suspected to have come from X": whoever is thought to have done what harms nobody is not accused."""
    if not clause.passive or "doubt" not in context.lexicon.attitude(clause.lemma):
        return False
    beneath = context.children.get(clause.index, ())
    told = [c for c in beneath if c.tie is Tie.COMPLEMENT and c.marker in INFINITIVE]
    harming = any(context.may_be(c, kind) for c in told for kind in VIOLENT)
    return bool(told) and not harming and not any(context.children.get(c.index) for c in told)


def is_attacked(clause: Clause, context: Context) -> bool:
    """ "the bomb targeted a meeting of chiefs": what was struck is no event beside."""
    above = context.parent(clause)
    if clause.form is not Form.NOUN or clause.marker != "object" or above is None:
        return False
    return any(context.may_be(above, kind) for kind in (EventType.BOMBING, EventType.ATTACK))


def is_setting(clause: Clause, context: Context) -> bool:
    """ "when troops were moving towards the hamlet, rebels opened fire": what was going on when the deed was done.

    Ground that has a name is told for its own sake: "as rebels were advancing on Goma".
    """
    above = context.parent(clause)
    lasting = clause.form is Form.VERB and clause.progressive and clause.tense is Tense.PAST
    if above is None or not lasting or clause.tie is not Tie.ADVERBIAL:
        return False
    if clause.marker not in context.language.meanwhile or context.places_in(
        clause.start, clause.end
    ):
        return False
    return any(trigger.type in VIOLENT for trigger in triggers_of(above, context))
