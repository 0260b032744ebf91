"""Demands and accusations without a word for it: a side says what another must do, or that another is to blame.

"Kigali said that the rebels must leave the town" is a demand that was made: its actor is who said it, its recipient is
who must. What must be done is not coded. Who only judges what ought to be, and of what no side does, demands nothing.
"""

from collections.abc import Iterator

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.document import Clause, Form, Phrase, Tie
from dateline.knowledge.lexicon import NounClass, Trigger
from dateline.records import EventType

BASE_SCORE = 0.6
SIDES = frozenset({NounClass.ARMED, NounClass.STATE, NounClass.ORGANIZATION})


def stated_demand(clause: Clause, context: Context) -> Claim | None:
    """The demand that "must" makes in a clause under a verb of speech, if it makes one."""
    above = context.parent(clause)
    must = clause.modal in context.lexicon.embedding.demand_modals
    if above is None or clause.form is not Form.VERB or not must or clause.negated:
        return None
    said = clause.tie is Tie.COMPLEMENT and "speech" in context.lexicon.attitude(above.lemma)
    if not said or above.negated or above.form is not Form.VERB:
        return None
    asked = [p for p in clause.under("agent" if clause.passive else "subject") if side(p, context)]
    actors = [p for p in above.under("subject", "agent") if side(p, context, NounClass.PERSON)]
    if not actors or not (asked or clause.passive):
        return None
    trigger = Trigger(words=(above.lemma,), type=EventType.DEMAND, score=BASE_SCORE)
    claim = Claim(above, trigger, EventType.DEMAND, BASE_SCORE)
    claim.actors, claim.recipients = actors, asked
    return claim


def stated_blame(clause: Clause, context: Context) -> Claim | None:
    """ "Libya said that its neighbour was responsible for the raid": an accusation by whoever said it."""
    above = context.parent(clause)
    if above is None or clause.form is not Form.VERB or clause.negated or clause.modal is not None:
        return None
    said = clause.tie is Tie.COMPLEMENT and "speech" in context.lexicon.attitude(above.lemma)
    if not said or above.negated or above.form is not Form.VERB:
        return None
    if set(context.lexicon.embedding.blaming).isdisjoint(blame_words(clause, context)):
        return None
    accused = [p for p in clause.under("subject") if side(p, context, NounClass.PERSON)]
    actors = [p for p in above.under("subject", "agent") if side(p, context, NounClass.PERSON)]
    if not actors or not accused:
        return None
    trigger = Trigger(words=(above.lemma,), type=EventType.ACCUSATION, score=BASE_SCORE)
    claim = Claim(above, trigger, EventType.ACCUSATION, BASE_SCORE)
    claim.actors, claim.recipients = actors, accused
    return claim


def blame_words(clause: Clause, context: Context) -> Iterator[str]:
    """The predicate, and what is "to" be done to its subject: "responsible", "to blame"."""
    yield clause.lemma
    for child in context.children.get(clause.index, ()):
        yield f"{child.marker} {child.lemma}"


def side(phrase: Phrase, context: Context, *also: NounClass) -> bool:
    known = context.classes(phrase)
    return bool(known & {*SIDES, *also}) or (bool(also) and context.is_name(phrase))
