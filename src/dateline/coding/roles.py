"""Who acted, on whom, with whom: the phrases in the roles of a trigger, and of the verb that carries an event noun."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.backers import backers
from dateline.coding.carriers import authors, lent_in, light_verb
from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.deeds import VIOLENT
from dateline.coding.doers import (
    claimants,
    doers_behind,
    doers_by_means,
    find_doers,
    is_loss,
    named_inside,
    only_tells,
    owners_before,
    sufferers,
)
from dateline.coding.fillers import ON_PERSONS, TOOLS, add
from dateline.coding.owned import (
    ON_PROPERTY,
    owners_of_target,
    turn_killed,
    turn_owned,
    turn_suffered,
)
from dateline.coding.pairs import parties_in
from dateline.coding.sides import SYMMETRIC, across_the_table, share_between
from dateline.coding.status_speech import SAYERS
from dateline.coding.wordings import in_roles, roles_of
from dateline.document import Clause, Form, Phrase, Tense, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import ActorKind, EventType

BY_HANDS = frozenset({EventType.ATTACK, EventType.BOMBING, EventType.ABDUCTION, EventType.RIOT})
"""Deeds that are named after where they were done, not after the state that did them."""
FLIES = frozenset({EventType.SHELLING, EventType.AIR_STRIKE})
"""Deeds that come "from" where they were begun."""
CROWDS = frozenset({EventType.PROTEST, EventType.RIOT})
MOVES = frozenset({EventType.MOBILIZATION, EventType.WITHDRAWAL, EventType.ADVANCE})


def fill_roles(claim: Claim, context: Context) -> None:
    for role in ("actor", "recipient", "partner"):
        fitting = (p for p in candidates(claim, role, context) if not is_left(p, claim, context))
        for phrase in fitting:
            for party in parties_in(apart_from_weapon(phrase, role, context), context):
                add(claim, role, party, context)
    for phrase in sufferers(claim.clause, context):
        add(claim, "recipient", phrase, context)
    if claim.event_type in ON_PERSONS and not claim.recipients:
        claim.recipients += counted_again(claim, context)
    find_doers(claim, context)
    drop_adjectives(claim, context)
    if claim.event_type is EventType.DEMAND:
        find_addressees(claim, context)
    if not claim.actors:
        for phrase in claimants(claim, context):
            add(claim, "actor", phrase, context)
    turn_carried(claim, context)
    turn_owned(claim, context)
    turn_suffered(claim, context)
    turn_killed(claim, context)
    share_between(claim, context)
    if claim.event_type in ON_PROPERTY and not claim.recipients:
        for phrase in owners_of_target(claim, context):
            add(claim, "recipient", phrase, context)
    told = claim.clause.form is Form.VERB and claim.clause.under("subject")
    if claim.event_type in MOVES and not claim.actors and not told:
        move(claim, context)


def is_left(phrase: Phrase, claim: Claim, context: Context) -> bool:
    """ "La retirada de X": a name that no list has, where "de" is "from" as well as "of", is what was left."""
    of = claim.event_type is EventType.WITHDRAWAL and "of" in claim.trigger.place
    beside = of and claim.clause.form is Form.NOUN and phrase in claim.clause.under("of")
    unknown = not context.classes(phrase) and context.actor_at_head(phrase) is None
    return beside and unknown and context.is_name(phrase)


def drop_adjectives(claim: Claim, context: Context) -> None:
    """ "Israel launched a military campaign": an adjective of arms beside somebody named is no second doer."""
    if claim.clause.form is not Form.NOUN or len(claim.actors) < 2:
        return
    beside = {p.head for p in claim.clause.under("modifier") if is_adjective_of_arms(p, context)}
    claim.actors = [p for p in claim.actors if p.head not in beside] or claim.actors


def is_adjective_of_arms(phrase: Phrase, context: Context) -> bool:
    word = context.document.tokens[phrase.head].text
    bare = phrase.last - phrase.first == 1 and word.islower()
    return bare and context.noun_kind(phrase) in {ActorKind.MILITARY, ActorKind.POLICE}


def apart_from_weapon(phrase: Phrase, role: str, context: Context) -> Phrase:
    """ "hit by gunfire, and a staff member went missing": nobody joined to a weapon bears it."""
    if role != "actor" or not phrase.conjuncts or not context.classes(phrase) & TOOLS:
        return phrase
    bearing = tuple(p for p in phrase.conjuncts if NounClass.ARMED in context.classes(p))
    return replace(phrase, conjuncts=bearing)


def counted_again(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "killed 50 fighters and captured 13": the noun of the number before, by itself."""
    for phrase in candidates(claim, "recipient", context):
        counted = context.counted_before(phrase) if context.is_elided(phrase) else None
        noun = context.token_at(counted.unit_start) if counted is not None else None
        if noun is not None:
            yield Phrase(
                noun.start, noun.end, head=noun.index, first=noun.index, last=noun.index + 1
            )


def find_addressees(claim: Claim, context: Context) -> None:
    """ "pidió refuerzos al Gobierno": those who are asked, and not what they are asked for."""
    clause = claim.clause
    things = [p for p in clause.under("object") if not context.is_event(p)]
    beside = (*clause.under("recipient"), *(q for p in things for q in p.linked("a", "recipient")))
    asked = [
        p for p in beside if context.classes(p) & SAYERS or context.actor_at_head(p) is not None
    ]
    if asked:
        claim.recipients = [p for p in claim.recipients if p not in things]
    for phrase in asked or (() if claim.recipients else asked_parties(claim, context)):
        add(claim, "recipient", phrase, context)


def asked_parties(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "demanded that the army leave", "wants the bloc to mediate": whoever is to do it."""
    for child in context.children.get(claim.clause.index, ()):
        if child.tie is Tie.COMPLEMENT and child.form is Form.VERB:
            yield from child.under("agent" if child.passive else "subject")


def turn_carried(claim: Claim, context: Context) -> None:
    """ "a bus was hijacked with 15 passengers": those aboard were taken."""
    taken = claim.recipients
    if claim.event_type is not EventType.ABDUCTION or not taken:
        return
    if not all(NounClass.VEHICLE in context.classes(p) for p in taken):
        return
    aboard = claim.clause.under(*context.language.partners)
    people = [p for p in aboard if NounClass.CIVILIAN in context.classes(p)]
    if people:
        claim.recipients = people
        claim.partners = [p for p in claim.partners if p not in people]


def move(claim: Claim, context: Context) -> None:
    """ "Soldiers were sent in", "the army was driven out": those moved are who moved, when nobody else is named."""
    moved = [p for p in claim.clause.under("object") if NounClass.ARMED in context.classes(p)]
    claim.actors = moved
    claim.recipients = [p for p in claim.recipients if p not in moved]


def candidates(claim: Claim, role: str, context: Context) -> Iterator[Phrase]:
    trigger, clause = claim.trigger, claim.clause
    if is_outcome(claim, context):  # "left four children injured"
        yield from clause.under("subject") if role == "recipient" else ()
        return
    markers = trigger.partner if role == "partner" else roles_of(trigger, role, context)
    found = in_roles(clause, trigger, tuple(markers), context)
    yield from (p for p in found if role != "actor" or not names_matter(p, claim, context))
    if clause.form is Form.NOUN and clause.tie is Tie.COORDINATE and "owner" in markers:
        yield from owners_before(clause, context)
    if role == "recipient" and trigger.type is EventType.AID and clause.form is Form.VERB:
        things = (p for p in clause.under("object") if p not in claim.recipients)
        for thing in things:  # "handed out blankets to 300 families", not "moved the hurt to Gao"
            goals = thing.linked("to", "for", *context.language.goals)
            yield from (m for p in goals for m in p.members())
    if role == "partner":
        beside = clause.under(*context.language.partners)
        beside = tuple(p for p in beside if not is_befallen(p, context))
        yield from (p for p in beside if not context.classes(p) & TOOLS)
        yield from backers(claim, context)
        return
    light = light_verb(clause, context)
    if light is not None:
        carrier, verb = light
        lent = verb.actor if role == "actor" else verb.recipient
        if lent and lends(carrier, role, claim, context):
            hit = carrier.under("object") if role == "recipient" and lent == "subject" else ()
            yield from (() if carrier.passive else hit) or lent_in(carrier, lent)
            if role == "actor" and carrier.passive and verb.event in context.language.locatives:
                yield from carrier.under("object")  # "were engaged in fighting"
            if role == "actor":  # "leaflets claiming the attack": whoever put them out
                yield from authors(carrier, context)
    if role == "actor" and clause.form is Form.NOUN:
        yield from named_inside(clause, context)
        yield from doers_behind(clause, context)
        yield from () if claim.actors else doers_by_means(claim, context)
    if role == "actor" and trigger.type in SYMMETRIC:
        yield from across_the_table(claim, context)


def names_matter(phrase: Phrase, claim: Claim, context: Context) -> bool:
    """ "security talks": what they are about, or where the deed was; nobody who takes part."""
    beside = claim.clause.form is Form.NOUN and phrase.head in {
        p.head for p in claim.clause.under("modifier")
    }
    about = claim.event_type is EventType.TALKS and beside and not context.is_name(phrase)
    plain = context.noun_kind(phrase) is None and context.actor_at_head(phrase) is None
    return (
        (about and plain) or is_scene(phrase, claim, context) or is_whence(phrase, claim, context)
    )


def is_whence(phrase: Phrase, claim: Claim, context: Context) -> bool:
    """ "Mortar fire from Syria", "rockets from Gaza": the land that it came from, and not who fired it."""
    if claim.clause.form is not Form.NOUN or claim.trigger.type not in FLIES:
        return False
    whence = any(phrase.head == p.head for p in claim.clause.under(*context.language.origins))
    return whence and context.place_at_head(phrase) is not None and not phrase.conjuncts


def is_befallen(phrase: Phrase, context: Context) -> bool:
    """ "with civilians killed by both groups", "with two soldiers wounded": what befell others, and no partner."""
    behind = context.relative_behind(phrase)
    return (
        behind is not None
        and behind.passive
        and phrase.head in {p.head for p in behind.under("object")}
    )


def is_scene(phrase: Phrase, claim: Claim, context: Context) -> bool:
    """ "the Liberia massacre", "a Kashmir bombing": the name of a land before a deed of hands is where it was."""
    clause = claim.clause
    sites = (p for p in clause.under("modifier") if NounClass.SITE in context.classes(p))
    inside = claim.trigger.type is EventType.ADVANCE and any(True for _ in sites)  # a hotel siege
    if clause.form is not Form.NOUN or not (inside or claim.trigger.type in BY_HANDS):
        return False
    before = any(phrase.head == p.head for p in clause.under("modifier"))
    before = before or is_measured_in(phrase, clause, context)
    token = context.document.tokens[phrase.head]
    aimed = clause.under("on", "against")
    place = context.place_at_head(phrase) is not None and token.pos == "PROPN"
    return before and place and not aimed and not phrase.conjuncts


def is_measured_in(phrase: Phrase, clause: Clause, context: Context) -> bool:
    """ "the country's worst attack ever": whose it is of which it is the most."""
    owned = any(phrase.head == p.head for p in clause.under("owner"))
    between = context.document.tokens[phrase.head + 1 : clause.head]
    return owned and any(t.text.lower() in context.language.superlatives for t in between)


def lends(carrier: Clause, role: str, claim: Claim, context: Context) -> bool:
    """Whether whoever stands at the verb stands so to the event: "held 14 people at a march" was no march on them."""
    if role == "recipient":
        return claim.event_type is not EventType.PROTEST
    rejects = {"denial", "refusal"} <= context.lexicon.attitude(carrier.lemma)
    if rejects and claim.event_type in VIOLENT:
        return False  # "we reject the murder of the commander"
    if carrier.lemma in context.language.ceasing and claim.event_type in VIOLENT:
        return False  # "forces ended a siege by gunmen"
    forces = (ActorKind.POLICE, ActorKind.MILITARY)
    crowd = claim.event_type in CROWDS
    if crowd and any(context.noun_kind(p) in forces for p in carrier.under("subject")):
        return False  # "police end student protest", "soldiers stormed the city, triggering riots"
    return not (only_tells(carrier, claim, context) or is_loss(carrier, claim, context))


def is_outcome(claim: Claim, context: Context) -> bool:
    """A participle that only says what another act left its object as: its subject is that object."""
    clause, above = claim.clause, context.parent(claim.clause)
    if claim.trigger.effect is None or above is None or clause.tie is not Tie.COMPLEMENT:
        return False
    if clause.passive or clause.tense is not Tense.NONE or clause.under("object"):
        return False
    left = {p.head for p in above.under("object")}
    return bool(left & {p.head for p in clause.under("subject")})
