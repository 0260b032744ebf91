"""Things that an act hits: the embassy that was bombed, the pipeline blown up, the buses burned.

They are recipients of a kind of their own. A thing stands where the trigger has its recipient or its place ("on the
embassy", "outside the bank"), also behind a word for a side of it ("in front of the embassy"); in a place it must be of
some body, for any blast is near some house. Towns are places, not things; nor is a thing that the page names as the
place of the act counted twice.
"""

from collections.abc import Iterator

from dateline.coding.claims import Claim
from dateline.coding.context import ACTING, Context
from dateline.coding.wordings import in_roles, roles_of
from dateline.document import Form, Phrase
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType

ON_THINGS = frozenset({EventType.BOMBING, EventType.ATTACK})
"""Charges are set at things; what falls from afar falls on a place, and what was destroyed is told by its place."""
THINGS = frozenset({NounClass.SITE, NounClass.VEHICLE, NounClass.PROPERTY})
HELD = frozenset({NounClass.ORGANIZATION, NounClass.STATE, NounClass.POST, NounClass.ARMED})
"""Of somebody: an embassy, a police station. A house or a gate is only where it was, unless it is what was blown up."""
USED = frozenset({NounClass.EXPLOSIVE, NounClass.MISSILE, NounClass.AIRCRAFT, NounClass.WEAPON})
"""What the act is done with."""


def find_things(claim: Claim, context: Context) -> None:
    """Fill `things` with what was hit, each head word once."""
    if claim.event_type is EventType.DESTRUCTION:
        claim.things = [p for p in claim.recipients if not is_somebody(p, context)]
        claim.recipients = [p for p in claim.recipients if p not in claim.things]
    if claim.event_type not in ON_THINGS:
        return
    taken = {p.head for p in (*claim.actors, *claim.recipients, *claim.partners)}
    charged = claim.event_type is EventType.BOMBING
    aimed_at = claim.clause.under(*roles_of(claim.trigger, "recipient", context)) if charged else ()
    for phrase in hit(claim, context):
        thing = thing_in(phrase, context)
        if thing is None or not (phrase in aimed_at or context.classes(thing) & HELD):
            continue
        if thing.head not in taken:
            taken.add(thing.head)
            claim.things.append(thing)


def is_somebody(phrase: Phrase, context: Context) -> bool:
    return context.actor_at_head(phrase) is not None or bool(context.classes(phrase) & ACTING)


def hit(claim: Claim, context: Context) -> Iterator[Phrase]:
    """Phrases where the trigger has its recipient or its place."""
    trigger = claim.trigger
    markers = {*roles_of(trigger, "recipient", context), *trigger.place}
    if claim.clause.form is Form.NOUN:
        markers -= {"modifier", "owner"}
    yield from in_roles(claim.clause, trigger, tuple(sorted(markers)), context)
    above = context.parent(claim.clause)
    if claim.clause.form is Form.NOUN and above is not None and claim.clause.marker == "subject":
        for other in context.lexicon.senses(Form.VERB, above.lemma):
            if other.type in ON_THINGS:  # "a bomb exploded outside the bank"
                yield from above.under(*other.place)


def thing_in(phrase: Phrase, context: Context) -> Phrase | None:
    """The phrase, or what its words are a side or a number of: "the front of the bank"."""
    known = context.classes(phrase)
    if known & THINGS and not known & USED:
        return phrase if context.place_at_head(phrase) is None else None
    for inner in phrase.linked("of"):
        if context.classes(inner) & THINGS:
            return thing_in(inner, context)
    return None
