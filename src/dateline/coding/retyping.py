"""The type that the arguments show: what the weapon was, who was attacked, who acted.

Borders between types follow ACLED where READING.md names it: an armed attack on soldiers or police is a clash; force by
an authority on a crowd is a crackdown; a crowd that fights police is a riot; a rebel band does not arrest.
"""

from collections.abc import Iterable

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.fillers import CRAFT
from dateline.coding.instruments import instrument_type, type_of_weapon
from dateline.coding.senses import best_sense
from dateline.coding.wordings import in_roles, worded, wordings
from dateline.document import Clause, Form, Phrase, Tense, Tie
from dateline.knowledge.actor_nouns import load_actor_nouns
from dateline.knowledge.actor_words import key_of
from dateline.knowledge.lexicon import NounClass
from dateline.records import ActorKind, BlockKind, EventType

BY_WEAPON = frozenset({EventType.ATTACK, EventType.CLASH, EventType.DESTRUCTION})
FROM_AFAR = frozenset({EventType.SHELLING, EventType.ATTACK, EventType.DESTRUCTION})
"""Acts that are strikes from the air once an aircraft does them."""
UNREST = frozenset({EventType.PROTEST, EventType.RIOT, EventType.CRACKDOWN})
OF_LAW = frozenset({ActorKind.MILITARY, ActorKind.POLICE, ActorKind.GOVERNMENT})
PLAIN = 0.5
"""Score of a word from which it says by itself what was done: "kidnap"; "capture" does not."""
OUTSIDE_LAW = frozenset({ActorKind.REBEL, ActorKind.MILITIA, ActorKind.CRIMINAL})


def retype(claim: Claim, context: Context) -> None:
    """Change `event_type` where weapon, victim or doer decide it."""
    weapon = weapon_of(claim, context) if claim.event_type in BY_WEAPON else None
    if weapon is not None:
        claim.event_type = weapon
    elif claim.event_type is EventType.AIR_STRIKE and with_guns(claim, context):
        claim.event_type = EventType.SHELLING
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
    elif claim.event_type is EventType.ABDUCTION and is_by_law(claim, context):
        claim.event_type = EventType.ARREST
        claim.counts = {"arrested" if n == "abducted" else n: q for n, q in claim.counts.items()}
    elif claim.event_type is EventType.ARREST and is_outside_law(claim, context):
        claim.event_type = EventType.ABDUCTION
        claim.counts = {"abducted" if n == "arrested" else n: q for n, q in claim.counts.items()}
    elif claim.event_type is EventType.ABDUCTION and is_by_police(claim, context):
        claim.event_type = EventType.ARREST


def by_drones(claim: Claim, context: Context) -> bool:
    """ "launched an attack with drones on the town": what the noun of the wording was done with."""
    clause, words = claim.clause, claim.trigger.words
    lent = (
        a.phrase for a in clause.arguments if worded(clause, a.marker, a.phrase, context) in words
    )
    used = (p for phrase in lent for p in phrase.linked(*context.language.instruments))
    return type_of_weapon(used, context) is EventType.AIR_STRIKE


def ground_type(claim: Claim, context: Context) -> EventType:
    """Of a capture or an advance: ground that is held, taken by walking in, or no ground but people."""
    if claim.event_type is EventType.CAPTURE:
        return EventType.CONTROL if holds_now(claim, context) else EventType.CAPTURE
    if walks_in(claim, context):
        return EventType.CAPTURE
    return EventType.ATTACK if is_on_civilians(claim, context) else EventType.ADVANCE


def holds_now(claim: Claim, context: Context) -> bool:
    """ "yusaytiru", of which the past means that they took it: in the present, below the headline, they have it."""
    clause, words = claim.clause, {*claim.trigger.words}
    held = (t for t in context.lexicon.triggers if t.type is EventType.CONTROL)
    either = clause.form is Form.VERB and any(
        words & {*t.words} for t in held if t.form is Form.VERB
    )
    sentence = context.sentence(clause)
    opens = sentence.block is BlockKind.HEADLINE or sentence.index == 0
    spoken = clause.tie in {Tie.COMPLEMENT, Tie.PURPOSE}
    holders = any(NounClass.ARMED in context.classes(p) for p in claim.actors)
    holders = holders and claim.where is not None
    return either and holders and clause.tense is Tense.PRESENT and not opens and not spoken


def retype_by_sides(claim: Claim, context: Context) -> None:
    """What a state of things, or gangs with gas, make of a word for an act."""
    kinds_acting = {context.kind(p) or context.noun_kind(p) for p in claim.actors}
    if claim.event_type is EventType.CAPTURE and is_state(claim, context):
        claim.event_type = EventType.CONTROL
    elif claim.event_type is EventType.CRACKDOWN and kinds_acting and kinds_acting <= OUTSIDE_LAW:
        claim.event_type = EventType.ATTACK


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


def is_told_to(claim: Claim, context: Context) -> bool:
    """ "warned residents to leave": those who are warned are to do it."""
    warned = {p.head for p in claim.clause.under("object")}
    told = (c for c in context.children.get(claim.clause.index, ()) if c.marker == "to")
    return any(warned & {p.head for p in c.under("subject")} for c in told)


def is_on_civilians(claim: Claim, context: Context) -> bool:
    """ "an assault on a camp for displaced people": nobody fights back there."""
    if claim.clause.form is not Form.NOUN:
        return False
    places = in_roles(claim.clause, claim.trigger, claim.trigger.place, context)
    sheltered = (p for place in places for p in place.linked("for", "of"))
    on_people = claim.recipients and all_of(claim.recipients, NounClass.CIVILIAN, context)
    return bool(on_people) or any_of(sheltered, NounClass.CIVILIAN, context)


def is_of_crowd(claim: Claim, context: Context) -> bool:
    """A crowd on one side, or, where no side is told, in what it did: "protesters lit fires during clashes"."""
    sides, above = [*claim.actors, *claim.recipients], context.parent(claim.clause)
    if not sides and claim.clause.form is Form.NOUN and above is not None:
        sides = list(above.under("subject", "agent"))
    if is_police_against_civilians(claim, context):
        return True
    known = map(context.classes, sides)
    # Arabic "masira": march, drone
    return any(NounClass.CROWD in k and NounClass.AIRCRAFT not in k for k in known)


def is_police_against_civilians(claim: Claim, context: Context) -> bool:
    """ "farmers clashed with police": who bear no arms and meet the police are a crowd."""
    sides = (claim.actors, claim.recipients)
    police = [any(context.noun_kind(p) is ActorKind.POLICE for p in side) for side in sides]
    unarmed = [all_of(side, NounClass.CIVILIAN, context) for side in sides]
    return (police[0] and unarmed[1]) or (police[1] and unarmed[0])


def is_state(claim: Claim, context: Context) -> bool:
    """ "the occupied city of X": a participle before its noun, of a word that may be for a state, tells no new act."""
    clause = claim.clause
    before = any(p.head > clause.head for p in clause.under("object"))
    reduced = clause.passive and clause.tie is Tie.RELATIVE and before
    return reduced and context.may_be(clause, EventType.CONTROL)


def is_fight_of_civilians(claim: Claim, context: Context) -> bool:
    """ "villagers clashed with bandits": a fight, where no police keeps an order that a crowd could break."""
    if claim.trigger.effect is not None:
        return False  # a lynching is none
    unarmed = all_of(claim.actors, NounClass.CIVILIAN, context)
    crowd = any_of(claim.actors, NounClass.CROWD, context)
    kinds_met = {context.kind(p) or context.noun_kind(p) for p in claim.recipients}
    fought = claim.trigger.effect is None  # no lynching
    return unarmed and fought and not crowd and bool(kinds_met) and kinds_met <= OUTSIDE_LAW


def is_by_law(claim: Claim, context: Context) -> bool:
    """ "soldiers captured eight suspects": those of a state arrest, unless the word itself says "abducted"."""
    forces = {k for p in claim.actors if (k := context.kind(p) or context.noun_kind(p))}
    weak = claim.trigger.score < PLAIN
    return weak and bool(forces) and forces <= OF_LAW


def is_outside_law(claim: Claim, context: Context) -> bool:
    """Rebels, gangs, and armed men of whom nobody knows whose they are: they have no right to arrest."""
    if kinds(claim.actors, context) & OUTSIDE_LAW:
        return True
    official = (p for p in claim.actors if kinds(p.linked("of"), context) & OF_LAW)
    apart = {p.head for p in official}  # "elements of the Rapid Intervention Battalion"
    unknown = (p for p in claim.actors if context.kind(p) is None and p.head not in apart)
    nouns = [context.noun_kind(p) for p in unknown]
    return ActorKind.OTHER in nouns and all_of(claim.actors, NounClass.ARMED, context)


def out_of_protest(claim: Claim, context: Context) -> bool:
    """ "the march ended in clashes with police": nobody else than those who marched fought."""
    above = context.parent(claim.clause)
    if claim.clause.form is not Form.NOUN or above is None or claim.actors:
        return False
    began = (context.lexicon.senses(Form.NOUN, context.lemma(p)) for p in above.under("subject"))
    return any(t.type is EventType.PROTEST for senses in began for t in senses)


def walks_in(claim: Claim, context: Context) -> bool:
    """ "entered the capital without a fight": nobody is left who holds it."""
    clause = claim.clause
    lacking = list(clause.under(*context.language.without))
    for child in context.children.get(clause.index, ()):
        if child.marker in context.language.without:
            lacking += child.under("object")
    words = {context.lemma(p) for p in lacking}
    return clause.form is Form.VERB and not words.isdisjoint(context.language.unopposed)


def with_guns(claim: Claim, context: Context) -> bool:
    """ "Kyiv bombed the dam with artillery": what is used says it, not who did it."""
    used = claim.clause.under(*context.language.partners, *context.language.instruments)
    return claim.clause.form is Form.VERB and type_of_weapon(used, context, frozenset()) is (
        EventType.SHELLING
    )


def is_by_police(claim: Claim, context: Context) -> bool:
    """ "police took away three activists": a word for either, and the law did it."""
    clause, words = claim.clause, wordings(claim.clause, context)
    senses = (t for w in words for t in context.lexicon.senses(clause.form, w))
    may_be_arrest = any(t.type is EventType.ARREST for t in senses)
    doers = [q for p in claim.actors for q in (p, *p.linked("of"))]  # "a unit of the police"
    police = any(context.noun_kind(p) is ActorKind.POLICE for p in doers)
    return may_be_arrest and (police or ActorKind.POLICE in kinds(claim.actors, context))


def flies(claim: Claim, context: Context) -> bool:
    """ "helicopters rocketed the village": rockets, but from the air; so is "un bombardeo con drones"."""
    used = claim.clause.form is Form.NOUN
    flown = used and instrument_type(claim.clause, context) is EventType.AIR_STRIKE
    doers = list(claim.clause.under("subject", "agent"))
    doers += claim.actors if used else []  # "drones launched an attack"
    return flown or any_of(doers, NounClass.AIRCRAFT, context)


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
    elif is_fight_in_assault(claim, context):
        claim.event_type = EventType.CLASH


def is_fought(claim: Claim, context: Context) -> bool:
    """ "security forces raided two hideouts, killing 12 insurgents": force against fighters is no crackdown."""
    struck = claim.event_type is EventType.CRACKDOWN and bool(claim.recipients)
    kinds_hit = {context.kind(p) or context.noun_kind(p) for p in claim.recipients}
    return struck and kinds_hit <= OUTSIDE_LAW


def is_assault(claim: Claim, context: Context) -> bool:
    """ "300 civilians were killed in attacks that the band launched on two camps": no ground is gained in it."""
    told = claim.event_type is EventType.ADVANCE and claim.clause.tie is Tie.RELATIVE
    killed = told and bool(claim.more_clauses) and "killed" in claim.counts
    return killed and all_of(claim.recipients, NounClass.CIVILIAN, context)


def is_fight_in_assault(claim: Claim, context: Context) -> bool:
    """ "killed 11 policemen in an assault on a station": a fight, of which the word says "attack" as well."""
    told = claim.event_type is EventType.ADVANCE and bool(claim.more_clauses)
    if not told or "killed" not in claim.counts:
        return False
    word = claim.clause.form is Form.VERB or context.may_be(claim.clause, EventType.ATTACK)
    by_them = claim.clause.form is Form.VERB and claim.clause.tie is not Tie.ADVERBIAL
    people = [p for p in claim.recipients if NounClass.SITE not in context.classes(p)]
    return word and not by_them and all_of(people, NounClass.ARMED, context)


def is_police_killing(claim: Claim, context: Context) -> bool:
    """ "police killed two suspects in an operation": no ground is gained there, and nobody told of fights back."""
    folded = claim.event_type is EventType.ADVANCE and bool(claim.more_clauses)
    police = any(context.noun_kind(p) is ActorKind.POLICE for p in claim.actors)
    victims = claim.recipients and not any(is_armed(p, context) for p in claim.recipients)
    return folded and police and bool(victims)


def retype_amid_protests(claim: Claim, claims: Iterable[Claim], context: Context) -> None:
    """ "a soldier shot a man dead while others blocked the road": force of an authority beside a protest."""
    if claim.event_type is not EventType.ATTACK or not of_authority(claim, context):
        return
    if any_of(claim.recipients, NounClass.ARMED, context):
        return
    if not claim.recipients and claim.clause.form is not Form.VERB:
        return
    unrest = (c for c in claims if c.event_type in UNREST)
    if any(c.clause.sentence == claim.clause.sentence for c in unrest):
        claim.event_type = EventType.CRACKDOWN


def is_massacre(claim: Claim, context: Context) -> bool:
    """ "22 people were killed when two gunmen stormed a museum": no ground is gained by those outside the law."""
    told = claim.event_type is EventType.ADVANCE and claim.clause.form is Form.VERB
    dead = told and "killed" in claim.counts and bool(claim.more_clauses and claim.recipients)
    if not dead or any(is_armed(p, context) for p in claim.recipients):
        return False
    nouns = {context.kind(p) or context.noun_kind(p) for p in claim.actors}
    return bool(nouns) and not nouns & OF_LAW and not on_armed_post(claim, context)


def is_raid(claim: Claim, context: Context) -> bool:
    """ "an army incursion in X left five Palestinians dead": told for its dead, who bore no arms."""
    told = claim.event_type is EventType.ADVANCE and claim.clause.form is Form.NOUN
    told = told and claim.clause.marker == "subject" and not context.opens_definite(claim.clause)
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
        return EventType.CLASH
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


def is_armed(phrase: Phrase, context: Context) -> bool:
    """Fighters, also by what stands beside the name, and what they ride in: "X, emir of Y", "a car of the police"."""
    known = context.classes(phrase)
    if ActorKind.AID in kinds(phrase.linked("of"), context):
        return False  # "volunteers of the Red Crescent"
    if known & CRAFT and NounClass.ARMED not in known:
        return any_of(phrase.linked("of", "owner"), NounClass.ARMED, context)
    return NounClass.ARMED in known or (
        not known and any_of(phrase.linked("apposition"), NounClass.ARMED, context)
    )


def on_captives(claim: Claim, context: Context) -> bool:
    """ "captured soldiers were shot": people in somebody's hands, who were put to death."""
    return any(is_captured(p, context) for p in claim.recipients)


def is_captured(phrase: Phrase, context: Context) -> bool:
    words = {context.lemma(p) for p in phrase.linked("modifier")}
    words |= {context.document.tokens[p.head].text.lower() for p in phrase.linked("modifier")}
    return bool(words & set(context.language.captured))


def of_authority(claim: Claim, context: Context) -> bool:
    """Whether police, an army or a government acted, by name or by its word ("security forces")."""
    official = {ActorKind.POLICE, ActorKind.MILITARY, ActorKind.GOVERNMENT}
    named = kinds(claim.actors, context)
    if not named and claim.clause.form is Form.VERB:
        nouns = load_actor_nouns(context.lexicon.language).by_key
        sorts = (nouns.get(key_of(context.lemma(held(p, context)))) for p in claim.actors)
        named = {noun.kind for noun in sorts if noun is not None}
    police = any(context.noun_kind(p) is ActorKind.POLICE for p in claim.actors)
    state = police or any_of(claim.actors, NounClass.STATE, context)
    return bool(named & official) or (not named and state)


def held(phrase: Phrase, context: Context) -> Phrase:
    """ "members of the gendarmerie": whom the word for a part of them is of."""
    inner = phrase.linked("of") if context.lemma(phrase) in context.language.containers else ()
    return next(iter(inner), phrase)


def on_armed_post(claim: Claim, context: Context) -> bool:
    """ "attacked two checkpoints", "an assault on a police station"."""
    for phrase in in_roles(claim.clause, claim.trigger, claim.trigger.place, context):
        known = context.classes(phrase)
        owners = [*phrase.linked("modifier", "owner", "of")]
        sheltered = any_of(phrase.linked("for", "of", "modifier"), NounClass.CIVILIAN, context)
        if (NounClass.POST in known and not sheltered) or (
            NounClass.SITE in known and any_of(owners, NounClass.ARMED, context)
        ):
            return True
    return False


def any_of(phrases: Iterable[Phrase], noun_class: NounClass, context: Context) -> bool:
    return any(noun_class in context.classes(p) for p in phrases)


def all_of(phrases: list[Phrase], noun_class: NounClass, context: Context) -> bool:
    return bool(phrases) and all(noun_class in context.classes(p) for p in phrases)


def kinds(phrases: Iterable[Phrase], context: Context) -> set[ActorKind]:
    """Kinds of the listed actors and of the nouns that name sorts of people."""
    return {kind for p in phrases if (kind := context.kind(p)) is not None}
