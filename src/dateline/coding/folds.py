"""Verbs that tell one act once more: what a blow did to things, the way into a building, the bus with those in it."""

from collections.abc import Sequence

from dateline.coding.carriers import light_verb
from dateline.coding.causes import (
    CASUALTIES,
    CAUSES,
    FROM_AFAR,
    conflicts,
    event_heads,
    is_effect,
    is_of_the_same,
    is_somebody,
    shares_doer,
    shares_victim,
)
from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.document import Clause, Form, Phrase, Tense, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import ActorKind, EventType

HITS = FROM_AFAR | {EventType.ATTACK, EventType.CLASH, EventType.DESTRUCTION}
"""Types of verbs that only say what a blow did: "hit", "rocked", "destroyed", "pounded"."""
STRUCK = FROM_AFAR | {EventType.ATTACK}
"""Types of verbs and nouns of which the noun says more."""
UNSAID = frozenset({EventType.ATTACK, EventType.CLASH})
"""Types of an effect that says nothing of the weapon."""
BLASTS = frozenset({NounClass.EXPLOSIVE, NounClass.EVENT})
SENTENCES_AFTER = 2
WAYS_IN = frozenset({EventType.ADVANCE, EventType.MOBILIZATION})
"""Types of verbs for how somebody came to a place: "burst into", "arrived in"."""
NOBODYS = frozenset({None, ActorKind.OTHER, ActorKind.CRIMINAL})
WEAK = 0.4
"""Score of a word that alone says little: "pulled off", "took"."""


def put_down_in(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """ "police fired tear gas and 14 protesters were hurt": what came of putting a crowd down, nobody else named."""
    harmed = claim.event_type is EventType.CRACKDOWN and claim.trigger.effect in CASUALTIES
    if not harmed or claim.actors or claim.clause.form is not Form.VERB:
        return None
    return next(
        (
            c
            for c in claims
            if c.event_type is EventType.CRACKDOWN
            and c.trigger.effect is None
            and c.clause.sentence == claim.clause.sentence
            and c.status is claim.status
            and not conflicts(c, claim)
        ),
        None,
    )


def told_as(claim: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """ "were injured in the attack when rebels ambushed a jeep": the noun and the clause tell one deed."""
    clause, above = claim.clause, context.parent(claim.clause)
    amid = clause.form is Form.NOUN and clause.marker in context.language.during
    if not amid or above is None or claim.event_type not in UNSAID or claim.actors:
        return None
    if not context.opens_definite(clause):
        return None
    beneath = {c.index: c for c in context.children.get(above.index, ())}
    told = (c for c in claims if c.clause.index in beneath and c.event_type in CAUSES)
    return next(
        (
            c
            for c in told
            if c.clause.form is Form.VERB
            and c.clause.tie is Tie.ADVERBIAL
            and c.clause.marker in context.language.at_which
            and c.status is claim.status
        ),
        None,
    )


def subject_of(claim: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """ "Air strikes hit X": the verb tells where its subject, an event noun, took place."""
    if claim.clause.form is not Form.VERB or not (claim.event_type in HITS or is_effect(claim)):
        return None
    by = ("agent", *context.language.agents)
    doers = claim.clause.under(*(by if claim.clause.passive else ("subject",)))
    heads = {p.head for doer in doers for p in (doer, *doer.linked("of"))}
    named = (c for c in claims if c.event_type in CAUSES | {EventType.PROTEST})
    return next((c for c in named if c is not claim and heads & event_heads(c)), None)


def done_with(claim: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """ "targeted the town with air strikes", "hit the port in a missile attack": the noun says what was done."""
    verb = claim.clause
    if verb.form is not Form.VERB or is_effect(claim) or claim.trigger.type not in STRUCK:
        return None
    language = context.language
    means = {*language.partners, *language.instruments, *language.means}
    beneath = (c for c in claims if c.clause.parent == verb.index and c.clause.form is Form.NOUN)
    return next(
        (
            c
            for c in beneath
            if c.clause.marker in means
            and (c.event_type in FROM_AFAR or c.event_type is claim.event_type)
            and c.clause.tie is Tie.ARGUMENT
            and c.status is claim.status
            and not (c.actors and claim.actors and not shares_doer(c, claim))
        ),
        None,
    )


def wrecked_by(claim: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """ "The building was damaged in the blast": what a blow did to things, told with the noun for the blow."""
    if claim.event_type is not EventType.DESTRUCTION:
        return None
    if any(is_somebody(p, context) for p in claim.actors):
        return struck_by(claim, claims)
    beneath = {c.index for c in context.children.get(claim.clause.index, ())}
    blows = (c for c in claims if c.clause.index in beneath and c.clause.form is Form.NOUN)
    blow = next((c for c in blows if c.event_type in STRUCK), None)
    return blow or struck_by(claim, claims) or blasted(claim, claims, context)


def struck_by(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """ "carried out air strikes on the camp, destroying two depots": what came of the blow told before."""
    told = claim.clause.form is Form.VERB and claim.clause.tie is Tie.ADVERBIAL
    if not told or claim.clause.tense is not Tense.NONE or claim.clause.passive:
        return None
    above = claim.clause.parent
    blows = (c for c in claims if c.event_type in FROM_AFAR and c.clause.head < claim.clause.head)
    return next((c for c in blows if above in {c.clause.index, c.clause.parent}), None)


def blasted(claim: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """ "The explosion shattered windows": the damage that the blast told just before has done."""
    light = light_verb(claim.clause, context)
    clause = claim.clause if light is None else light[0]
    doers = clause.under("agent" if clause.passive else "subject")
    if not any(context.classes(p) & BLASTS for p in doers):
        return None
    near = [
        c
        for c in claims
        if c.event_type is EventType.BOMBING
        and 0 <= claim.clause.sentence - c.clause.sentence <= SENTENCES_AFTER
        and c.clause.head < claim.clause.head
        and not c.background
    ]
    return near[-1] if near else None


def shot_inside(claim: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """ "burst into a bar and opened fire": the way into a building is no act beside the attack.

    Nor is that of a gang into a town, which it does not hold.
    """
    way_in = claim.clause.form is Form.VERB and any(
        context.may_be(claim.clause, t) for t in WAYS_IN
    )
    if not way_in or claim.event_type not in WAYS_IN | {EventType.ATTACK}:
        return None
    entered = [context.classes(a.phrase) for a in claim.clause.arguments if a.marker != "subject"]
    building = any(NounClass.SITE in known and NounClass.POST not in known for known in entered)
    gang = any(is_criminal(p, context) for p in claim.actors)
    outlaws = gang or any(is_outlaw(p, context) for p in claim.actors)
    if not (building or outlaws):
        return None
    same = (c for c in claims if c is not claim and c.event_type in UNSAID)
    near = (c for c in same if c.clause.sentence == claim.clause.sentence)
    walked = gang or (outlaws and claim.event_type is EventType.ADVANCE)
    after = (c for c in near if goes_on(c, outlaws, context) and (walked or not is_effect(c)))
    return next((c for c in after if shares_doer(c, claim)), None)


def goes_on(claim: Claim, gang: bool, context: Context) -> bool:
    """ "… and opened fire", of a gang also "…, killing five" and "… and began firing"."""
    above = context.parent(claim.clause)
    ties = {claim.clause.tie} | ({above.tie} if gang and above is not None else set())
    return Tie.COORDINATE in ties or (gang and claim.clause.tie is Tie.ADVERBIAL)


def is_outlaw(phrase: Phrase, context: Context) -> bool:
    """ "Gunmen", "armed men": of whom no word says whose they are, and who take no ground."""
    unnamed = context.actor_at_head(phrase) is None and not context.is_name(phrase)
    armed = NounClass.ARMED in context.classes(phrase)
    return unnamed and armed and context.noun_kind(phrase) in NOBODYS


def is_criminal(phrase: Phrase, context: Context) -> bool:
    """A gang, or those of one: "membros da gangue"."""
    inner = (phrase, *phrase.linked("of"))
    return any(ActorKind.CRIMINAL in {context.kind(p), context.noun_kind(p)} for p in inner)


def taken_in(claim: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """ "seized a bus and took 17 hostages": the bus was taken with those in it."""
    taken = claim.recipients
    things = taken and all(NounClass.VEHICLE in context.classes(p) for p in taken)
    if claim.event_type is not EventType.ABDUCTION or not things:
        return None
    same = (c for c in claims if c is not claim and c.event_type is EventType.ABDUCTION)
    near = (c for c in same if c.clause.sentence == claim.clause.sentence)
    return next((c for c in near if c.counts and shares_doer(c, claim)), None)


def killing_in(claim: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """ "jets killed a commander in an attack on the camp": the verb says what flew, the noun tells the same."""
    noun = claim.clause.form is Form.NOUN and claim.clause.tie is Tie.ARGUMENT
    if not noun or claim.event_type not in {EventType.ATTACK, EventType.CLASH}:
        return None
    if claim.clause.marker not in context.language.during:
        return None
    above = {c.index for c in list(context.ancestors(claim.clause))[:2]}
    return next(
        (
            c
            for c in claims
            if c.clause.index in above
            and c.trigger.effect in CASUALTIES
            and c.event_type in FROM_AFAR
        ),
        None,
    )


def hit_in_fight(claim: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """ "two soldiers were shot in an exchange of fire with rebels": the fight, by nobody else."""
    clause = claim.clause
    if clause.form is not Form.VERB or not clause.passive or claim.actors:
        return None
    if claim.event_type not in UNSAID:
        return None
    beneath = {c.index for c in context.children.get(clause.index, ()) if is_amid(c, context)}
    fights = (c for c in claims if c.event_type is EventType.CLASH and c.clause.index in beneath)
    return next(fights, None)


def is_amid(clause: Clause, context: Context) -> bool:
    return clause.form is Form.NOUN and clause.marker in {*context.language.during} - {"after"}


def dragged_out(claim: Claim, claims: Sequence[Claim], context: Context) -> Claim | None:
    """The killing that a word for pulling people off a bus, which says no more, leads up to in its sentence."""
    if claim.event_type is not EventType.ABDUCTION or claim.trigger.score >= WEAK:
        return None
    for other in claims:
        same = (
            other.clause.sentence == claim.clause.sentence and other.clause.head > claim.clause.head
        )
        killing = (
            is_effect(other) and other.trigger.effect == "killed" and shares_doer(other, claim)
        )
        if same and killing and (shares_victim(other, claim) or is_of_the_same(other, context)):
            other.recipients, other.event_type = list(claim.recipients), EventType.ATTACK
            if "abducted" in claim.counts:
                claim.counts["killed"] = claim.counts.pop("abducted")
            return other
    return None
