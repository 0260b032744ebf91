"""An act told for its dead: whose they were decides what it was."""

from collections.abc import Iterable, Sequence

from dateline.coding.causes import CASUALTIES
from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.retype_means import with_guns
from dateline.coding.retype_sides import (
    OF_LAW,
    OUTSIDE_LAW,
    PLAIN,
    all_of,
    any_of,
    is_armed,
    of_authority,
    on_armed_post,
    on_captives,
)
from dateline.coding.story import story
from dateline.document import Form, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import ActorKind, EventType

ASIDE = frozenset({Tie.ADVERBIAL, Tie.RELATIVE})
"""Ties of clauses that tell of the attack in which people died: "in an attack that the group launched"."""

EITHER = frozenset({EventType.AIR_STRIKE, EventType.SHELLING, EventType.CLASH, EventType.RIOT})
"""Types of which one word may tell two: a bombardment by guns or jets, confrontations of armies or crowds."""
UNREST = frozenset({EventType.PROTEST, EventType.RIOT, EventType.CRACKDOWN})


def retype_by_victims(claim: Claim, context: Context) -> None:
    """The same once an attack has the people that another verb told: "12 soldiers were killed in the attack"."""
    if claim.event_type is EventType.ATTACK and claim.more_clauses:
        claim.event_type = attack_type(claim, context)
    elif is_raid(claim, context) or is_massacre(claim, context):
        claim.event_type = EventType.ATTACK
    elif is_fought(claim, context) or is_fight_for_post(claim, context):
        claim.event_type = EventType.CLASH
    elif is_police_killing(claim, context) or is_assault(claim, context):
        claim.event_type = EventType.ATTACK
    elif is_of_unrest(claim, context):
        claim.event_type = EventType.RIOT
    elif is_fight_in_assault(claim, context) or is_police_raid(claim, context):
        claim.event_type = EventType.CLASH


def is_fought(claim: Claim, context: Context) -> bool:
    """ "security forces raided two hideouts, killing 12 insurgents": force against fighters is no crackdown."""
    struck = claim.event_type is EventType.CRACKDOWN and bool(claim.recipients)
    kinds_hit = {context.kind(p) or context.noun_kind(p) for p in claim.recipients}
    return struck and kinds_hit <= OUTSIDE_LAW


def is_of_unrest(claim: Claim, context: Context) -> bool:
    """ "a protester was killed in clashes with the police": the fight of a crowd."""
    fought = claim.event_type is EventType.CLASH and claim.clause.form is Form.NOUN
    hurt = {context.kind(p) or context.noun_kind(p) for p in claim.recipients}
    return fought and bool(claim.more_clauses) and hurt == {ActorKind.PROTESTER}


def is_assault(claim: Claim, context: Context) -> bool:
    """ "300 civilians were killed in attacks that the band launched on two camps": no ground is gained in it."""
    told = claim.event_type is EventType.ADVANCE and claim.clause.tie is Tie.RELATIVE
    killed = told and bool(claim.more_clauses) and "killed" in claim.counts
    return killed and all_of(claim.recipients, NounClass.CIVILIAN, context)


def is_fight_in_assault(claim: Claim, context: Context) -> bool:
    """ "killed 11 policemen in an assault on a station": a fight, of which the word says "attack" as well."""
    told = claim.event_type is EventType.ADVANCE and bool(claim.more_clauses)
    if not told or not CASUALTIES & claim.counts.keys():
        return False
    word = claim.clause.form is Form.VERB or context.may_be(claim.clause, EventType.ATTACK)
    by_them = claim.clause.form is Form.VERB and claim.clause.tie not in ASIDE
    people = [p for p in claim.recipients if NounClass.SITE not in context.classes(p)]
    return word and not by_them and all_of(people, NounClass.ARMED, context)


def is_police_killing(claim: Claim, context: Context) -> bool:
    """ "police killed two suspects in an operation": no ground is gained there, and nobody told of fights back."""
    unarmed = not any(is_armed(p, context) for p in claim.recipients)
    return is_police_raid(claim, context) and unarmed


def is_police_raid(claim: Claim, context: Context) -> bool:
    """An operation of the police told for those who died in it."""
    folded = claim.event_type is EventType.ADVANCE and bool(claim.more_clauses)
    dead = bool(claim.recipients) or "killed" in claim.counts
    doers = (*claim.actors, *claim.clause.under("modifier"))
    kinds_acting = {k for p in doers for k in (context.kind(p), context.noun_kind(p))}
    return folded and dead and ActorKind.POLICE in kinds_acting


def retype_amid_protests(claim: Claim, claims: Iterable[Claim], context: Context) -> None:
    """ "a soldier shot a man dead while others blocked the road": force of an authority beside a protest."""
    struck = claim.event_type is EventType.ATTACK or is_beating(claim)
    if not struck or not of_authority(claim, context):
        return
    if any_of(claim.recipients, NounClass.ARMED, context):
        return
    if not claim.recipients and claim.clause.form is not Form.VERB:
        return
    unrest = (c for c in claims if c.event_type in UNREST)
    if any(c.clause.sentence == claim.clause.sentence for c in unrest):
        claim.event_type = EventType.CRACKDOWN


def is_beating(claim: Claim) -> bool:
    """ "police beat students who marched": of abuse, what a weak word alone tells of; torture stays torture."""
    weak = claim.trigger.score < PLAIN and claim.trigger.effect is None
    return claim.event_type is EventType.ABUSE and weak and claim.clause.form is Form.VERB


def retype_as_told(claim: Claim, claims: Sequence[Claim], context: Context) -> None:
    """ "an air strike hit the camp … the bombardment set tents on fire": a word that may be either is what was told."""
    noun = claim.clause.form is Form.NOUN and claim.definite and not claim.background
    if not noun or claim.event_type not in EITHER:
        return
    before = [c for c in claims if c.clause.head < claim.clause.head]
    crowd = any(c.event_type in UNREST for c in story(claim, before, context))
    if crowd and claim.event_type is EventType.CLASH and not claim.clause.arguments:
        claim.event_type = EventType.RIOT  # "two officers were hurt in the clashes"
        return
    if claim.actors:
        return
    told = next((c for c in story(claim, before, context) if c.event_type in EITHER), None)
    if told is not None and context.may_be(claim.clause, told.event_type):
        claim.event_type = told.event_type


def is_massacre(claim: Claim, context: Context) -> bool:
    """ "22 people were killed when two gunmen stormed a museum": no ground is gained by those outside the law."""
    told = claim.event_type is EventType.ADVANCE
    dead = told and "killed" in claim.counts and bool(claim.more_clauses)
    by_verb = claim.clause.form is Form.VERB or bool(claim.clause.under(*context.language.agents))
    if not dead or not by_verb or any(is_armed(p, context) for p in claim.recipients):
        return False
    nouns = {context.kind(p) or context.noun_kind(p) for p in claim.actors}
    if not claim.recipients and ActorKind.REBEL in nouns:
        return False  # "30 killed as rebels storm town": perhaps those who held it
    return bool(nouns) and not nouns & OF_LAW and not on_armed_post(claim, context)


def is_raid(claim: Claim, context: Context) -> bool:
    """ "an army incursion in X left five Palestinians dead": told for its dead, who bore no arms."""
    told = claim.event_type is EventType.ADVANCE and claim.clause.form is Form.NOUN
    outlaws = {context.kind(p) or context.noun_kind(p) for p in claim.actors} <= OUTSIDE_LAW
    amid = outlaws and claim.clause.marker in context.language.throughout
    led = claim.clause.marker == "subject" or amid
    told = told and led and not context.opens_definite(claim.clause)
    dead = told and "killed" in claim.counts and bool(claim.more_clauses and claim.recipients)
    return dead and not any_of(claim.recipients, NounClass.ARMED, context)


def is_fight_for_post(claim: Claim, context: Context) -> bool:
    """ "killed nine soldiers in an assault on an army camp": a fight, when an advance is told with its dead.

    So is an incursion of nobody named and into no place, of which only dead soldiers are told.
    """
    told = claim.event_type is EventType.ADVANCE and claim.clause.form is Form.NOUN
    if not told or not claim.more_clauses:
        return False
    if on_armed_post(claim, context):
        return True
    aimless = not claim.actors and not claim.clause.under(*claim.trigger.place)
    return aimless and all_of(claim.recipients, NounClass.ARMED, context)


def attack_type(claim: Claim, context: Context) -> EventType:
    if claim.clause.form is Form.VERB and on_captives(claim, context):
        return EventType.ABUSE
    if not claim.recipients and on_armed_post(claim, context):
        return EventType.RIOT if storms(claim, context) else EventType.CLASH
    if disperses(claim, context) and of_authority(claim, context):
        return EventType.CRACKDOWN
    if not claim.recipients:
        return EventType.ATTACK
    if all(is_armed(p, context) for p in claim.recipients) and not all_of(
        claim.actors, NounClass.CROWD, context
    ):
        return EventType.CLASH
    crowd = any_of(claim.recipients, NounClass.CROWD, context)
    if not claim.actors and amid_protests(claim, context):
        return EventType.CRACKDOWN
    if crowd and of_authority(claim, context):
        return EventType.CRACKDOWN
    return EventType.ATTACK


def retype_by_pronouns(claim: Claim, context: Context) -> None:
    """ "fired at them": what it was once those are known for whom a pronoun stands."""
    if claim.event_type is EventType.ATTACK:
        claim.event_type = attack_type(claim, context)
        if is_of_crowd_told(claim, context):
            claim.event_type = EventType.RIOT


def is_of_crowd_told(claim: Claim, context: Context) -> bool:
    """ "protesters gathered, and tried to storm the office": a crowd that a pronoun stands for."""
    subjects = claim.clause.under("subject")
    meant = bool(subjects) and all(map(context.is_pronoun, subjects)) and not claim.trigger.effect
    return meant and all_of(claim.actors, NounClass.CROWD, context)


def storms(claim: Claim, context: Context) -> bool:
    """ "villagers attacked a police station": who bear no arms and turn on a post are a crowd."""
    return not with_guns(claim, context) and all_of(claim.actors, NounClass.CIVILIAN, context)


def disperses(claim: Claim, context: Context) -> bool:
    """ "riot police fired live rounds to disperse them"."""
    aims = (*context.lexicon.embedding.aiming, *context.language.goals)
    aimed = map(context.lemma, claim.clause.under(*aims))
    senses = (context.lexicon.senses(Form.NOUN, word) for word in aimed)
    return any(t.type is EventType.CRACKDOWN for found in senses for t in found)


def amid_protests(claim: Claim, context: Context) -> bool:
    """ "eleven people were shot dead during the protests": by nobody named, and nobody else was armed there."""
    during = claim.clause.under(*context.language.throughout)
    senses = (context.lexicon.senses(Form.NOUN, context.lemma(p)) for p in during)
    return any(t.type is EventType.PROTEST for found in senses for t in found)
