"""Who stands on the two sides of an act, as far as its type depends on it: crowds, police, states, the armed."""

from collections.abc import Iterable

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.fillers import CRAFT
from dateline.coding.wordings import in_roles, wordings
from dateline.document import Form, Phrase, Tense, Tie
from dateline.knowledge.actor_nouns import load_actor_nouns
from dateline.knowledge.actor_words import key_of
from dateline.knowledge.lexicon import NounClass
from dateline.records import ActorKind, EventType

OF_LAW = frozenset({ActorKind.MILITARY, ActorKind.POLICE, ActorKind.GOVERNMENT})
PLAIN = 0.5
"""Score of a word from which it says by itself what was done: "kidnap"; "capture" does not."""
OUTSIDE_LAW = frozenset({ActorKind.REBEL, ActorKind.MILITIA, ActorKind.CRIMINAL})


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
    lasting = claim.when is None or claim.when.basis != "stated"  # "X, occupied by Y since 2022"
    by_whom = clause.tense is Tense.NONE and bool(clause.under("agent")) and lasting
    reduced = clause.passive and clause.tie is Tie.RELATIVE and (before or by_whom)
    held = clause.tie is Tie.RELATIVE and not clause.passive  # "the groups that occupied the north"
    held = held and lasting and clause.tense is Tense.PAST
    return (reduced or held) and context.may_be(clause, EventType.CONTROL)


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


def is_by_police(claim: Claim, context: Context) -> bool:
    """ "police took away three activists": a word for either, and the law did it."""
    clause, words = claim.clause, wordings(claim.clause, context)
    senses = (t for w in words for t in context.lexicon.senses(clause.form, w))
    may_be_arrest = any(t.type is EventType.ARREST for t in senses)
    doers = [q for p in claim.actors for q in (p, *p.linked("of"))]  # "a unit of the police"
    police = any(context.noun_kind(p) is ActorKind.POLICE for p in doers)
    return may_be_arrest and (police or ActorKind.POLICE in kinds(claim.actors, context))


def is_armed(phrase: Phrase, context: Context) -> bool:
    """Fighters, also by what stands beside the name, and what they ride in: "X, emir of Y", "a car of the police"."""
    known = context.classes(phrase)
    if ActorKind.AID in kinds(phrase.linked("of"), context):
        return False  # "volunteers of the Red Crescent"
    if context.lemma(phrase) in context.language.soldiery:
        return any_of((phrase, *phrase.linked("modifier", "of")), NounClass.ARMED, context)
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
