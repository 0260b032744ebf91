"""Whether a phrase can stand for somebody who acts or is acted on, given what its words say."""

from dataclasses import replace
from itertools import pairwise

from dateline.coding.claims import Claim
from dateline.coding.context import ACTING, Context
from dateline.coding.deeds import MADE_BY_TEXTS, VIOLENT
from dateline.coding.sense_fits import carried_in, is_counted
from dateline.document import Form, Phrase, PlaceName
from dateline.knowledge.actor_nouns import load_actor_nouns
from dateline.knowledge.actor_words import key_of
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType

TOOLS = frozenset(
    {
        NounClass.VEHICLE,
        NounClass.WEAPON,
        NounClass.MISSILE,
        NounClass.EXPLOSIVE,
        NounClass.AIRCRAFT,
    }
)
CRAFT = frozenset({NounClass.VEHICLE, NounClass.AIRCRAFT})
ON_PERSONS = frozenset({EventType.RELEASE, EventType.ABDUCTION, EventType.ARREST, EventType.ABUSE})
"""Acts done to people only: an unlisted noun that a number counts is some."""

NEXT_TO = 24
"""Characters in which "bordering on" stands before a land."""
TOWNS_END = 3
"""Rank among precisions from which a place is a province or a country."""


def add(claim: Claim, role: str, phrase: Phrase, context: Context) -> None:
    where = {"actor": claim.actors, "recipient": claim.recipients, "partner": claim.partners}[role]
    if role == "actor" and context.classes(phrase) & CRAFT:
        if any(phrase in other.conjuncts for other in claim.actors):
            return  # "troops and tanks" are the troops
        if claim.clause.form is Form.VERB or NounClass.AIRCRAFT in context.classes(phrase):
            phrase = next((p for p in phrase.linked("owner") if context.is_pronoun(p)), phrase)
            phrase = next((p for p in phrase.linked("modifier") if is_body(p, context)), phrase)
        aboard = (p for p in carried_in(phrase, context) if NounClass.ARMED in context.classes(p))
        phrase = phrase if claim.trigger.effect else next(aboard, phrase)
    phrase = less_number(phrase, claim, context)
    if context.lemma(phrase) in context.language.freedoms:
        phrase = next(iter(phrase.linked("of")), phrase)
    if can_act(phrase, claim, role, context) and phrase not in where:
        taken = {p.head for p in (*claim.actors, *claim.recipients, *claim.partners)}
        if role == "recipient" and claim.clause.form is Form.NOUN:
            taken.add(claim.clause.head)  # an order is given to somebody else
        if phrase.head not in taken:
            where.append(phrase)


def is_body(phrase: Phrase, context: Context) -> bool:
    """ "government" in "a government drone strike": a noun for those whose craft it is."""
    noun = context.document.tokens[phrase.head].pos == "NOUN"
    return noun and context.noun_kind(phrase) is not None


def less_number(phrase: Phrase, claim: Claim, context: Context) -> Phrase:
    """ "15 coalition air strikes": the number before a modifier counts the strikes."""
    first = context.document.tokens[phrase.first]
    if first.pos != "NUM" or phrase.head != phrase.first + 1 or not is_modifier(phrase, claim):
        return phrase
    return replace(phrase, start=context.document.tokens[phrase.head].start, first=phrase.head)


def is_scene(phrase: Phrase, claim: Claim, context: Context) -> bool:
    """ "À Erevan, des manifestants ont réclamé …": a place before the verb, under a word of place.

    Or behind it, beside what the act hit: "ont pillé une mairie à Niamey".
    """
    markers = {a.marker for a in claim.clause.arguments if phrase in a.phrase.members()}
    name = context.place_at_head(phrase)
    if name is None:
        return False
    if is_shelled(phrase, name, claim, context):
        return True
    if not markers or not markers <= {*context.language.locatives}:
        return False
    either = markers <= {
        *claim.trigger.place
    }  # Arabic "b": "went off in Egypt", "went off by a bus"
    if claim.clause.form is Form.VERB and claim.event_type is EventType.BOMBING and either:
        return True
    freed = claim.event_type is EventType.RELEASE and claim.clause.passive
    if freed and context.fineness(name) < TOWNS_END:
        return True  # "were freed on Sunday in X"
    fronted = phrase.end < context.document.tokens[claim.clause.head].start
    hits = claim.event_type in VIOLENT | {EventType.DESTRUCTION, EventType.RIOT}
    beside = claim.clause.form is Form.VERB and bool(claim.clause.under("object"))
    return fronted or (hits and beside and context.fineness(name) < TOWNS_END)


def is_shelled(phrase: Phrase, name: PlaceName, claim: Claim, context: Context) -> bool:
    """ "bombed Sanaa and Hodeidah": a capital that was shelled is a place, and no government."""
    afar = claim.event_type in {EventType.AIR_STRIKE, EventType.SHELLING}
    struck = {p.head for p in claim.clause.under("object")}
    hit = claim.clause.form is Form.VERB and phrase.head in struck
    return afar and hit and "object" in claim.trigger.place and context.is_capital(name)


def can_be_hit(known: frozenset[NounClass], claim: Claim) -> bool:
    """Property and vehicles by any deed, firms by sanctions."""
    if claim.event_type is EventType.SANCTION and NounClass.BUSINESS in known:
        return True
    things = known & {NounClass.PROPERTY, NounClass.VEHICLE}
    return claim.event_type not in MADE_BY_TEXTS and bool(things)


def is_where(phrase: Phrase, claim: Claim, context: Context) -> bool:
    """ "the attack of Beirut": a town under "of" beside a deed that has no target of its own."""
    name = context.place_at_head(phrase)
    if name is None or claim.clause.form is not Form.NOUN or claim.event_type not in VIOLENT:
        return False
    goals = (*claim.trigger.place, *(claim.trigger.recipient or ()))
    aimed = any(claim.clause.under(m) for m in goals if m != "of")
    town = context.is_capital(name) or context.fineness(name) < TOWNS_END
    return town and phrase in claim.clause.under("of") and not aimed


def can_act(phrase: Phrase, claim: Claim, role: str, context: Context) -> bool:
    """Whether the phrase can stand for somebody, given what its words say."""
    known = context.classes(phrase)
    if is_nobody(phrase, claim, context):
        return False
    only_where = {"recipient": is_scene, "actor": is_where}.get(role)
    if only_where is not None and only_where(phrase, claim, context):
        return False
    if claim.event_type is EventType.DISPLACEMENT and NounClass.PLACE in known:
        return False  # "left their communities"
    if context.actor_at_head(phrase) is not None:
        return True
    act = is_modifier(phrase, claim) and is_act(phrase, context)
    if role == "actor" and (act or is_charge(phrase, claim, context)):
        return False
    if is_modifier(phrase, claim) and context.document.tokens[phrase.head].pos in {"ADJ", "PROPN"}:
        return context.side_of_state(phrase)
    beside = is_modifier(phrase, claim)
    aimed_at = is_target(known, role) and (beside or phrase in of_deed(claim))
    if aimed_at or (beside and known & TOOLS):
        return False
    if role == "actor" and known & CRAFT and is_whose(phrase, context):
        return True
    if known & ACTING or (not known and is_people(phrase, context)):
        return True
    if known:
        return role == "recipient" and can_be_hit(known, claim)
    if is_modifier(phrase, claim):
        return False
    if role == "actor" and claim.event_type in MADE_BY_TEXTS and claim.clause.form is Form.VERB:
        return phrase in claim.clause.under("subject", "agent")
    on_people = role == "recipient" and claim.event_type in ON_PERSONS
    counted = on_people and is_counted(phrase, context)  # "freed five Bahais"
    return counted or context.is_name(phrase) or context.is_pronoun(phrase)


def is_charge(phrase: Phrase, claim: Claim, context: Context) -> bool:
    """ "aprehensión por delincuencia organizada": what somebody is held for, under the word for who holds."""
    if claim.event_type is not EventType.ARREST or claim.clause.form is not Form.NOUN:
        return False
    listed = context.actor_at_head(phrase) is not None
    lawful = listed or NounClass.STATE in context.classes(phrase)
    return phrase in claim.clause.under("by") and not lawful


def is_act(phrase: Phrase, context: Context) -> bool:
    """ "a protest march": the act once more, and nobody who does it."""
    return bool(context.lexicon.senses(Form.NOUN, context.lemma(phrase)))


def is_nobody(phrase: Phrase, claim: Claim, context: Context) -> bool:
    """A time, an event, a label, a toll, or a mere number ("captured 13" says how many, and not whom)."""
    if context.is_time(phrase) or context.is_event(phrase) or context.is_label(phrase):
        return True
    if is_taken_side(phrase, context) or is_kind_of_deed(phrase, context):
        return True
    if is_beside_place(phrase, claim, context):
        return True
    if (
        is_land_behind(phrase, context)
        or is_neighbour(phrase, context)
        or context.lemma(phrase) in context.language.enemies
    ):
        return True
    tolled = claim.event_type in VIOLENT | MADE_BY_TEXTS and is_toll(phrase, context)
    return tolled or context.is_elided(phrase)


def is_beside_place(phrase: Phrase, claim: Claim, context: Context) -> bool:
    """ "À Goma et Mushaki, les rebelles ont attaqué": a name that "and" joins to a place, under a word of place."""
    if context.actor_at_head(phrase) or context.classes(phrase) or not context.is_name(phrase):
        return False
    led = (a for a in claim.clause.arguments if a.marker in context.language.locatives)
    lists = (members for a in led if phrase in (members := a.phrase.members()))
    return any(context.place_at_head(m) is not None for members in lists for m in members)


def is_land_behind(phrase: Phrase, context: Context) -> bool:
    """ "en Guayaquil, Ecuador": the land of the town before the comma takes no part."""
    name = context.place_at_head(phrase)
    before = context.places_in(max(0, phrase.start - NEXT_TO), phrase.start) if name else ()
    if name is None or not before or context.document.text(before[-1].end, phrase.start) != ", ":
        return False
    town, land = context.place_of(before[-1]), context.place_of(name)
    wider = context.fineness(name) > context.fineness(before[-1])
    wider = wider and context.document.text(phrase.end, phrase.end + 1) in {*".,;:)", ""}
    return wider and town.country is not None and town.country == land.country


def is_neighbour(phrase: Phrase, context: Context) -> bool:
    """ "en Arauca, fronterizo con Venezuela": what a place borders on takes no part."""
    before = context.document.text(max(0, phrase.start - NEXT_TO), phrase.start).split()[-2:]
    return len(before) == 2 and before[0].casefold() in context.language.bordering


def is_kind_of_deed(phrase: Phrase, context: Context) -> bool:
    """ "a terrorist attack", "six-party talks": of what kind it is, and nobody who acts."""
    words = context.document.tokens[phrase.first : phrase.last]
    if len(words) == 1 and words[0].text.lower() in context.language.kinds_of_deeds:
        following = context.document.tokens[phrase.last : phrase.last + 1]
        return any(context.lexicon.senses(Form.NOUN, t.lemma) for t in following)
    parts = context.document.tokens[max(0, phrase.head - 2) : phrase.head + 1]
    joined = all(a.end == b.start for a, b in pairwise(parts))
    return len(parts) == 3 and parts[0].pos == "NUM" and parts[1].text == "-" and joined


def is_taken_side(phrase: Phrase, context: Context) -> bool:
    """ "a pro-EU rally", "anti-French protests": whom they are for or against does nothing there."""
    before = [
        t.text.lower() for t in context.document.tokens[max(0, phrase.head - 2) : phrase.head]
    ]
    return len(before) == 2 and before[1] == "-" and before[0] in {"pro", "anti"}


def is_toll(phrase: Phrase, context: Context) -> bool:
    """ "left seven dead": the word of a count names nobody."""
    words = context.language.casualties
    return context.lemma(phrase) in {*words.get("killed", ()), *words.get("injured", ())}


def is_people(phrase: Phrase, context: Context) -> bool:
    """ "los rusos", "los tigriños": a noun of a nation or people for whoever acts for it; "des membres du Jnim"."""
    if context.lemma(phrase) in context.language.containers:
        inner = list(phrase.linked("of"))
        return any(context.is_name(p) or is_people(p, context) for p in inner)
    head = context.document.tokens[phrase.head]
    peoples = load_actor_nouns(context.lexicon.language).communities
    of_people = key_of(head.text) in peoples and context.is_inflected(phrase)
    return head.pos == "NOUN" and (context.side_of_state(phrase) or of_people)


def is_target(known: frozenset[NounClass], role: str) -> bool:
    """ "church bombings", "the school shooting": where it was done, nobody who did it."""
    doing = known & {NounClass.ARMED, NounClass.STATE, NounClass.CROWD}
    return role == "actor" and bool(known & {NounClass.SITE, NounClass.POST}) and not doing


def of_deed(claim: Claim) -> tuple[Phrase, ...]:
    """ "l'attaque d'une église": what stands under "of" with a deed of violence."""
    noun = claim.clause.form is Form.NOUN and claim.event_type in VIOLENT
    return claim.clause.under("of") if noun else ()


def is_whose(phrase: Phrase, context: Context) -> bool:
    """ "Russian planes", "the army's helicopters": whoever they belong to acts."""
    return any(
        context.side_of_state(p) or context.classes(p) & {NounClass.ARMED, NounClass.STATE}
        for p in phrase.linked("modifier", "owner", "of")
    )


def is_modifier(phrase: Phrase, claim: Claim) -> bool:
    return any(phrase == p for p in claim.clause.under("modifier"))
