"""Things that an act hits: the embassy that was bombed, the pipeline blown up, the buses burned.

They are recipients of a kind of their own. A thing stands where the trigger has its recipient or its place ("on the
embassy", "outside the bank"), also behind a word for a side of it ("in front of the embassy"). Towns are places, not
things; nor is a thing that the page names as the place of the act counted twice.
"""

from collections.abc import Iterator

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.senses import in_roles, roles_of
from dateline.document import Form, Phrase
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType

ON_THINGS = frozenset({EventType.BOMBING, EventType.ATTACK})
"""Charges are set at things; what falls from afar falls on a place, and what was destroyed is told by its place."""
THINGS = frozenset({NounClass.SITE, NounClass.VEHICLE, NounClass.PROPERTY})
USED = frozenset({NounClass.EXPLOSIVE, NounClass.MISSILE, NounClass.AIRCRAFT, NounClass.WEAPON})
"""What the act is done with."""


def find_things(claim: Claim, context: Context) -> None:
    """Fill `things` with what was hit, each head word once."""
    if claim.event_type not in ON_THINGS:
        return
    taken = {p.head for p in (*claim.actors, *claim.recipients, *claim.partners)}
    for phrase in hit(claim, context):
        thing = thing_in(phrase, context)
        if thing is not None and thing.head not in taken:
            taken.add(thing.head)
            claim.things.append(thing)


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
