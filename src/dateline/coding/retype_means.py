"""What an act was done with, as far as its type depends on it: guns, drones, what flies."""

from dateline.coding.claims import Claim
from dateline.coding.context import BANDS, Context
from dateline.coding.instruments import instrument_type, type_of_weapon
from dateline.coding.retype_sides import any_of
from dateline.coding.senses import best_sense
from dateline.coding.wordings import worded
from dateline.document import Clause, Form, Tense, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType


def by_drones(claim: Claim, context: Context) -> bool:
    """ "launched an attack with drones on the town": what the noun of the wording was done with."""
    clause, words = claim.clause, claim.trigger.words
    lent = (
        a.phrase for a in clause.arguments if worded(clause, a.marker, a.phrase, context) in words
    )
    used = (p for phrase in lent for p in phrase.linked(*context.language.instruments))
    return type_of_weapon(used, context) is EventType.AIR_STRIKE


def under_guns(claim: Claim, context: Context) -> bool:
    """ "the base came under mortar fire": what the wording's own noun was fired from."""
    clause, words = claim.clause, claim.trigger.words
    beneath = (a for a in clause.arguments if a.marker not in {"subject", "object"})
    lent = [a.phrase for a in beneath if worded(clause, a.marker, a.phrase, context) in words]
    said = [m for p in lent for m in (p, *p.linked("modifier"))]
    return type_of_weapon(said, context, frozenset()) is EventType.SHELLING


def weapon_of(claim: Claim, context: Context) -> EventType | None:
    """By the weapon of the clause; of "fired drones at the port, hitting a depot", of the verb that fired it."""
    used, above = instrument_type(claim.clause, context), context.parent(claim.clause)
    if used is not None or above is None or claim.clause.tie is not Tie.ADVERBIAL:
        return used
    came_of_it = claim.clause.form is Form.VERB and claim.clause.tense is Tense.NONE
    if not came_of_it or claim.clause.passive or not fires_from_afar(above, context):
        return None
    return type_of_weapon(above.under("object"), context)


def fires_from_afar(clause: Clause, context: Context) -> bool:
    """ "fired rockets at the port", but not "fired live rounds at the crowd"."""
    sense = best_sense(clause, context)
    return sense is not None and sense.trigger.type in {EventType.SHELLING, EventType.AIR_STRIKE}


def with_guns(claim: Claim, context: Context) -> bool:
    """ "Kyiv bombed the dam with artillery": what is used says it, not who did it."""
    used = claim.clause.under(*context.language.partners, *context.language.instruments)
    return claim.clause.form is Form.VERB and type_of_weapon(used, context, frozenset()) is (
        EventType.SHELLING
    )


def flies(claim: Claim, context: Context) -> bool:
    """ "helicopters rocketed the village": rockets, but from the air; so is "un bombardeo con drones"."""
    used = claim.clause.form is Form.NOUN
    flown = used and instrument_type(claim.clause, context) is EventType.AIR_STRIKE
    doers = list(claim.clause.under("subject", "agent"))
    doers += claim.actors if used else []  # "drones launched an attack"
    return flown or any_of(doers, NounClass.AIRCRAFT, context)


def is_raid_of_band(claim: Claim, context: Context) -> bool:
    """ "Raids attributed to jihadists": a word for a strike from the air or on the ground, of those who do not fly."""
    either = claim.clause.form is Form.NOUN and context.may_be(claim.clause, EventType.ATTACK)
    kinds = {context.kind(p) or context.noun_kind(p) for p in claim.actors}
    return either and bool(kinds) and kinds <= BANDS and not flies(claim, context)
