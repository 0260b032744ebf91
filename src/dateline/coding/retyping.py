"""The type that the arguments show: what the weapon was, who was attacked, who acted.

Borders between types follow ACLED where READING.md names it: an armed attack on soldiers or police is a clash; force by
an authority on a crowd is a crackdown; a crowd that fights police is a riot; a rebel band does not arrest.
"""

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.retype_means import (
    by_drones,
    flies,
    is_raid_of_band,
    under_guns,
    weapon_of,
    with_guns,
)
from dateline.coding.retype_sides import (
    OUTSIDE_LAW,
    is_by_law,
    is_by_police,
    is_fight_of_civilians,
    is_of_crowd,
    is_on_civilians,
    is_outside_law,
    is_state,
    is_told_to,
    out_of_protest,
)
from dateline.coding.retype_tolls import attack_type
from dateline.document import Form, Tense, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import ActorKind, BlockKind, EventType

BY_WEAPON = frozenset({EventType.ATTACK, EventType.CLASH, EventType.DESTRUCTION})
NAMELESS = frozenset({ActorKind.OTHER, ActorKind.CRIMINAL, ActorKind.MILITIA})
"""Sorts of armed men that a noun alone tells of."""
FROM_AFAR = frozenset({EventType.SHELLING, EventType.ATTACK, EventType.DESTRUCTION})
"""Acts that are strikes from the air once an aircraft does them."""


def retype(claim: Claim, context: Context) -> None:
    """Change `event_type` where weapon, victim or doer decide it."""
    weapon = weapon_of(claim, context) if claim.event_type in BY_WEAPON else None
    if weapon is not None:
        claim.event_type = weapon
    elif is_by_guns(claim, context):
        claim.event_type = EventType.SHELLING
    elif claim.event_type is EventType.AIR_STRIKE and is_raid_of_band(claim, context):
        claim.event_type = attack_type(claim, context)
    elif claim.event_type in FROM_AFAR and flies(claim, context):
        claim.event_type = EventType.AIR_STRIKE
    elif claim.event_type is EventType.ATTACK:
        claim.event_type = attack_type(claim, context)
    elif claim.event_type is EventType.THREAT and is_told_to(claim, context):
        claim.event_type = EventType.DEMAND
    elif claim.event_type is EventType.CLASH and (
        is_of_crowd(claim, context) or out_of_protest(claim, context)
    ):
        claim.event_type = EventType.RIOT
    elif claim.event_type is EventType.RIOT and is_fight_of_civilians(claim, context):
        claim.event_type = EventType.CLASH
    elif claim.event_type is EventType.ADVANCE and by_drones(claim, context):
        claim.event_type = EventType.AIR_STRIKE
    elif claim.event_type in {EventType.CAPTURE, EventType.ADVANCE}:
        claim.event_type = ground_type(claim, context)
    elif claim.event_type is EventType.ABDUCTION and (
        is_by_law(claim, context) or is_by_police(claim, context)
    ):
        claim.event_type = EventType.ARREST
        claim.counts = {"arrested" if n == "abducted" else n: q for n, q in claim.counts.items()}
    elif claim.event_type is EventType.ARREST and (
        is_outside_law(claim, context) or is_of_hostages(claim, context)
    ):
        claim.event_type = EventType.ABDUCTION
        claim.counts = {"abducted" if n == "arrested" else n: q for n, q in claim.counts.items()}


def is_by_guns(claim: Claim, context: Context) -> bool:
    """A strike made with artillery, or a post that comes under the fire of mortars."""
    if claim.event_type is EventType.AIR_STRIKE:
        return with_guns(claim, context)
    return claim.event_type is EventType.CLASH and under_guns(claim, context)


def is_of_hostages(claim: Claim, context: Context) -> bool:
    """ "135 hostages are still detained": who holds hostages arrests nobody."""
    words = {*context.language.hostages}
    return any(context.lemma(p) in words for p in claim.recipients)


def ground_type(claim: Claim, context: Context) -> EventType:
    """Of a capture or an advance: ground that is held, taken by walking in, or no ground but people."""
    if claim.event_type is EventType.CAPTURE:
        return EventType.CONTROL if holds_now(claim, context) else EventType.CAPTURE
    if is_sent(claim, context):
        return EventType.MOBILIZATION
    if walks_in(claim, context):
        return EventType.CAPTURE
    if is_by_gunmen(claim, context):
        return attack_type(claim, context)
    return EventType.ATTACK if is_on_civilians(claim, context) else EventType.ADVANCE


def is_sent(claim: Claim, context: Context) -> bool:
    """ "reinforcements entered the province": who are sent to those who are there attack nobody by coming."""
    senses = [context.lexicon.senses(Form.NOUN, context.lemma(p)) for p in claim.actors]
    moved = claim.clause.lemma in context.language.moving_in and not claim.recipients
    return (
        moved
        and bool(senses)
        and all(any(t.type is EventType.MOBILIZATION for t in s) for s in senses)
    )


def is_by_gunmen(claim: Claim, context: Context) -> bool:
    """ "gunmen launched an attack on a village": armed men whom nobody names gain no ground."""
    clause = claim.clause
    launched = clause.form is Form.VERB and any(" " in w for w in claim.trigger.words)
    lent = (context.lemma(p) for p in clause.under("object"))
    senses = (t for word in lent for t in context.lexicon.senses(Form.NOUN, word))
    attack = launched and any(t.type is EventType.ATTACK for t in senses)
    nouns = {context.noun_kind(p) for p in claim.actors}
    unnamed = all(context.kind(p) is None for p in claim.actors)
    return attack and bool(nouns) and unnamed and nouns <= NAMELESS


def holds_now(claim: Claim, context: Context) -> bool:
    """ "yusaytiru", of which the past means that they took it: in the present, below the headline, they have it."""
    clause, sentence = claim.clause, context.sentence(claim.clause)
    if clause.form is not Form.VERB or clause.tense is not Tense.PRESENT:
        return False
    types = (context.lexicon.types(Form.VERB, word) for word in claim.trigger.words)
    either = any(EventType.CONTROL in found for found in types)
    opens = sentence.block is BlockKind.HEADLINE or sentence.index == 0
    spoken = clause.tie in {Tie.COMPLEMENT, Tie.PURPOSE}
    holders = any(NounClass.ARMED in context.classes(p) for p in claim.actors)
    holders = holders and claim.where is not None
    return either and holders and not opens and not spoken


def retype_by_sides(claim: Claim, context: Context) -> None:
    """What a state of things, or gangs with gas, make of a word for an act."""
    kinds_acting = {context.kind(p) or context.noun_kind(p) for p in claim.actors}
    if claim.event_type is EventType.CAPTURE and is_state(claim, context):
        claim.event_type = EventType.CONTROL
    elif claim.event_type is EventType.CRACKDOWN and kinds_acting and kinds_acting <= OUTSIDE_LAW:
        claim.event_type = EventType.ATTACK


def walks_in(claim: Claim, context: Context) -> bool:
    """ "entered the capital without a fight": nobody is left who holds it."""
    clause = claim.clause
    lacking = list(clause.under(*context.language.without))
    for child in context.children.get(clause.index, ()):
        if child.marker in context.language.without:
            lacking += child.under("object")
    words = {context.lemma(p) for p in lacking}
    return clause.form is Form.VERB and not words.isdisjoint(context.language.unopposed)
