"""Accusations point at a deed: whose it was, taken from its own words or from where the page told it.

"Condemned the rebels' assault" blames the rebels; "condemned the raid" blames those who the page said made it.
"""

from collections.abc import Sequence

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.deeds import VIOLENT
from dateline.coding.fillers import can_act
from dateline.coding.owned import befallen
from dateline.coding.wordings import in_roles, roles_of, triggers_of
from dateline.document import Clause, Form, Phrase, Tie
from dateline.records import ActorKind, EventType

STRUCK = frozenset(
    {
        *(EventType.ATTACK, EventType.BOMBING, EventType.AIR_STRIKE, EventType.SHELLING),
        *(EventType.CLASH, EventType.ABUSE),
    }
)
"""What may be called by each other's names."""
NOBODY = frozenset({None, ActorKind.OTHER, ActorKind.CIVILIAN, ActorKind.PROTESTER})
"""Kinds of people that are no side."""


def point_at_deeds(claims: Sequence[Claim], context: Context) -> None:
    """Fill the recipients of every accusation from the deed it is about."""
    for n, claim in enumerate(claims):
        if claim.event_type is EventType.ACCUSATION:
            point_at_deed(claim, claims[:n], context)


def point_at_deed(claim: Claim, before: Sequence[Claim], context: Context) -> None:
    deed = deed_of(claim, context)
    if deed is None or claim.recipients or lays_on(claim, deed, context):
        return
    claim.recipients = doers(deed, claim, context)
    told = told_deed([c for c in before if is_named(c, deed, context)], claim, context)
    pointed = context.opens_definite(deed) and not deed.under("of")
    if told is not None and pointed and not claim.recipients:
        mine = heads(claim.actors)
        claim.recipients = [p for p in told.actors if p.head not in mine and is_a_side(p, context)]


def is_a_side(phrase: Phrase, context: Context) -> bool:
    """ "Gunmen killed twelve … the envoy condemned the attack" blames nobody; a band or an army is blamed."""
    named = context.listed(phrase) is not None or context.side_of_state(phrase)
    return named or context.noun_kind(phrase) not in NOBODY


def lays_on(claim: Claim, deed: Clause, context: Context) -> bool:
    """ "laid the blast to a rocket that fell short": what it is laid to stands beside the deed."""
    markers = set(roles_of(claim.trigger, "recipient", context)) - {"object"}
    return deed.marker == "object" and bool(claim.clause.under(*sorted(markers)))


def is_named(told: Claim, deed: Clause, context: Context) -> bool:
    """Whether the noun may mean what was told: a "hijacking" is no clash, an "attack" may be a bombing."""
    named = {sense.type for sense in context.lexicon.senses(Form.NOUN, deed.lemma)}
    return (
        not named or told.event_type in named or bool(named & STRUCK and told.event_type in STRUCK)
    )


def deed_of(claim: Claim, context: Context) -> Clause | None:
    """The event noun that is blamed."""
    for child in context.children.get(claim.clause.index, ()):
        if child.form is Form.NOUN and child.tie is Tie.ARGUMENT and child.marker != "subject":
            return child
    return None


def doers(deed: Clause, claim: Claim, context: Context) -> list[Phrase]:
    """Those whose deed it is, in the words around the noun."""
    found: list[Phrase] = []
    for trigger in triggers_of(deed, context)[:1]:
        for phrase in in_roles(deed, trigger, roles_of(trigger, "actor", context), context):
            if befallen(phrase, deed, trigger, context):
                continue
            if can_act(phrase, claim, "recipient", context) and phrase.head not in heads(found):
                found.append(phrase)
    return found


def told_deed(before: Sequence[Claim], claim: Claim, context: Context) -> Claim | None:
    """The act of violence that the page told last as its news; from one paragraph to the next, in its main town."""
    told = [
        c
        for c in reversed(before)
        if c.event_type in VIOLENT
        and not c.background
        and not c.slight
        and not (c.event_type is EventType.CLASH and c.trigger.effect is not None)
        and c.clause.index != claim.clause.index
    ]
    home, here = context.main_town, context.sentence(claim.clause).paragraph
    if home is not None and told and context.sentence(told[0].clause).paragraph != here:
        at_home = (c for c in told if c.where and context.is_same_place(c.where.name, home))
        return next(at_home, told[0])
    return next(iter(told), None)


def heads(phrases: Sequence[Phrase]) -> set[int]:
    return {phrase.head for phrase in phrases}
