"""Who acted, on whom, with whom: the phrases in the roles of a trigger, and of the verb that carries an event noun."""

import re
from collections.abc import Iterable, Iterator

from dateline.coding.carriers import authors, lent_in, light_verb
from dateline.coding.claims import Claim
from dateline.coding.context import ACTING, Context
from dateline.coding.discourse import antecedent
from dateline.coding.pairs import parties_in
from dateline.coding.senses import (
    MADE_BY_TEXTS,
    VIOLENT,
    carried_in,
    in_roles,
    is_counted,
    roles_of,
)
from dateline.document import Clause, Form, Link, Phrase, Tense, Tie
from dateline.knowledge.actor_nouns import load_actor_nouns
from dateline.knowledge.actor_words import key_of
from dateline.knowledge.lexicon import NounClass, Trigger
from dateline.records import EventType

INSTRUMENTS: dict[NounClass, EventType] = {
    NounClass.AIRCRAFT: EventType.AIR_STRIKE,
    NounClass.MISSILE: EventType.SHELLING,
    NounClass.EXPLOSIVE: EventType.BOMBING,
}
TOOLS = frozenset(
    {
        NounClass.VEHICLE,
        NounClass.WEAPON,
        NounClass.MISSILE,
        NounClass.EXPLOSIVE,
        NounClass.AIRCRAFT,
    }
)
WORDS = re.compile(r"[ '’]")
MUNITIONS = frozenset({NounClass.MISSILE, NounClass.EXPLOSIVE, NounClass.WEAPON})
CRAFT = frozenset({NounClass.VEHICLE, NounClass.AIRCRAFT})
MOVES = frozenset({EventType.MOBILIZATION, EventType.WITHDRAWAL, EventType.ADVANCE})
ON_PROPERTY = frozenset(
    {
        *(EventType.CLASH, EventType.CAPTURE, EventType.ADVANCE, EventType.AIR_STRIKE),
        *(EventType.SHELLING, EventType.BOMBING, EventType.ATTACK, EventType.DESTRUCTION),
    }
)
"""Acts on what somebody holds or lives in."""
ON_PERSONS = frozenset({EventType.RELEASE, EventType.ABDUCTION, EventType.ARREST, EventType.ABUSE})
"""Acts done to people only: an unlisted noun that a number counts is some."""
BUILT = frozenset({NounClass.SITE, NounClass.POST, NounClass.VEHICLE, NounClass.PROPERTY})
DURING = frozenset(
    {"in", "during", "at", "after", "en", "em", "dans", "durante", "durant", "lors de"}
    | {"tras", "después de", "luego de", "após", "depois de", "après"}
)
OWN_DEEDS = frozenset({"intention", "attempt", "denial"})
"""What one plans, tries, denies as one's own: "denied shelling the town"."""
WAGING = frozenset({NounClass.ARMED, NounClass.STATE})
SYMMETRIC = frozenset({EventType.CLASH, EventType.TALKS, EventType.AGREEMENT})
"""Types whose sides stand on one level: "clashes between X and Y"."""

MADE_TOGETHER = frozenset({EventType.TALKS, EventType.AGREEMENT})
"""Acts whose counterpart is a doer as well."""


def fill_roles(claim: Claim, context: Context) -> None:
    for role in ("actor", "recipient", "partner"):
        for phrase in candidates(claim, role, context):
            for party in parties_in(phrase, context):
                add(claim, role, party, context)
    find_doers(claim, context)
    if claim.event_type is EventType.DEMAND and not claim.recipients:
        for phrase in asked_parties(claim, context):
            add(claim, "recipient", phrase, context)
    if not claim.actors:
        for phrase in claimants(claim, context):
            add(claim, "actor", phrase, context)
    turn_owned(claim, context)
    turn_killed(claim, context)
    share_between(claim, context)
    if claim.event_type in ON_PROPERTY and not claim.recipients:
        for phrase in owners_of_target(claim, context):
            add(claim, "recipient", phrase, context)
    if claim.event_type in MOVES and not claim.actors:
        move(claim, context)


def find_doers(claim: Claim, context: Context) -> None:
    """Whose the words, the deed or the weapon is, where nobody stands in the role of who acted."""
    if claim.event_type in MADE_BY_TEXTS and not claim.actors:
        for phrase in authors(claim.clause, context):
            add(claim, "actor", phrase, context)
    if not claim.actors:
        claim.actors.extend(themselves(claim, context))
    if not claim.actors and claim.event_type in VIOLENT:
        for phrase in workers(claim.clause, context):
            add(claim, "actor", phrase, context)
    if not claim.actors and claim.event_type in VIOLENT:
        for phrase in shooters(claim.clause, context):
            add(claim, "actor", phrase, context)


def claimants(claim: Claim, context: Context) -> tuple[Phrase, ...]:
    """ "X a revendiqué l'attaque perpétrée lundi": who owns up to what a participle tells of."""
    clause, above = claim.clause, context.parent(claim.clause)
    told = clause.passive and clause.tie is Tie.RELATIVE and above is not None
    if not told or above is None or above.passive:
        return ()
    owns = "claiming" in context.lexicon.attitude(above.lemma)
    same = {p.head for p in above.under("object")} & {p.head for p in clause.under("object")}
    return above.under("subject") if owns and same else ()


def is_unarmed(phrase: Phrase, context: Context) -> bool:
    """ "the massacre of civilians", which a massacre of the army's is not."""
    known = context.classes(phrase)
    unarmed = known & {NounClass.CIVILIAN, NounClass.CAPTIVE}
    return bool(unarmed) and not known & {NounClass.ARMED, NounClass.STATE, NounClass.ORGANIZATION}


def turn_owned(claim: Claim, context: Context) -> None:
    """ "dans l'attaque de leur convoi": what is theirs was attacked, and did not attack."""
    if claim.clause.form is not Form.NOUN or claim.event_type not in VIOLENT:
        return
    of_victims = "of" in (claim.trigger.recipient or ())
    owned = [
        p
        for p in claim.clause.under("of")
        if p in claim.actors and (is_theirs(p) or (of_victims and is_unarmed(p, context)))
    ]
    if owned and not claim.recipients:
        claim.actors = [p for p in claim.actors if p not in owned]
        claim.recipients = owned


def turn_killed(claim: Claim, context: Context) -> None:
    """ "the senator's assassination", "Parker's kidnapping": whom it befell, and no doer."""
    owned = [p for p in claim.actors if befallen(p, claim.clause, claim.trigger, context)]
    if owned and not claim.recipients:
        claim.actors = [p for p in claim.actors if p not in owned]
        claim.recipients = owned


def befallen(phrase: Phrase, deed: Clause, trigger: Trigger, context: Context) -> bool:
    """Whether the phrase says whose death or abduction the noun tells of: of somebody who is no armed body."""
    if deed.form is not Form.NOUN or phrase not in deed.under("owner") or deed.under("of"):
        return False
    befell = trigger.effect == "killed" or trigger.type is EventType.ABDUCTION
    whose = antecedent(phrase, deed, context) if context.is_pronoun(phrase) else phrase
    return befell and whose is not None and not is_body(whose, context)


def is_body(phrase: Phrase, context: Context) -> bool:
    """Armed people, a state or a listed group: not one person."""
    if context.classes(phrase) & {NounClass.ARMED, NounClass.ORGANIZATION}:
        return True
    listed = context.actor_at_head(phrase)
    if listed is not None:
        return not all(actor_id.startswith("person:") for actor_id in listed.actor_ids)
    return bool(context.side_of_state(phrase)) and not context.is_name(phrase)


def is_theirs(phrase: Phrase) -> bool:
    """Whether a possessive opens the phrase."""
    return any(p.head < phrase.head and p.first == phrase.first for p in phrase.linked("owner"))


def asked_parties(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "demanded that the army leave", "wants the bloc to mediate": whoever is to do it."""
    for child in context.children.get(claim.clause.index, ()):
        if child.tie is Tie.COMPLEMENT and child.form is Form.VERB:
            yield from child.under("agent" if child.passive else "subject")


def themselves(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "A suicide bomber killed 26": the noun that names the deed names who did it."""
    clause, above = claim.clause, context.parent(claim.clause)
    if clause.form is not Form.NOUN or above is None or clause.marker not in {"subject", "agent"}:
        return
    for phrase in above.under(clause.marker):
        if phrase.head == clause.head and NounClass.ARMED in context.classes(phrase):
            yield phrase


def workers(clause: Clause, context: Context) -> Iterator[Phrase]:
    """ "The attack was the work of the ELN"."""
    above = context.parent(clause)
    if clause.form is not Form.NOUN or above is None or clause.marker != "subject":
        return
    for phrase in above.under("attribute"):
        if context.lemma(phrase) in context.language.handiwork:
            yield from (m for p in phrase.linked("of", "owner") for m in p.members())


def shooters(clause: Clause, context: Context) -> Iterator[Phrase]:
    """ "a Russian missile", "rockets of Hezbollah", "an ELN bomb": whose what hit or blew up was."""
    found: list[Phrase] = list(clause.under("modifier", "of", "owner"))
    if clause.form is Form.VERB:
        shot = (p for p in clause.under("subject", "agent") if context.classes(p) & MUNITIONS)
        found = [q for p in shot for q in p.linked("modifier", "of", "owner")]
    elif not context.lexicon.nouns.get(clause.lemma, frozenset()) & MUNITIONS:
        return
    for phrase in found:
        armed = context.classes(phrase) & {NounClass.ARMED, NounClass.STATE}
        named = context.actor_at_head(phrase) is not None or context.side_of_state(phrase)
        if (named or armed) and context.place_at_head(phrase) is None:
            yield phrase


def owners_of_target(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "overran the army's headquarters", "attacked police posts", "bombed one of its camps": those whose they are."""
    markers = {*roles_of(claim.trigger, "recipient", context)} | {"object"} & {*claim.trigger.place}
    if claim.clause.form is Form.NOUN:
        markers |= {*claim.trigger.place}
    for phrase in in_roles(claim.clause, claim.trigger, tuple(markers), context):
        counted = context.lemma(phrase) in context.language.containers or context.is_number(phrase)
        inner = phrase.linked("of") if counted else ()
        for target in (phrase, *inner):
            if context.classes(target) & BUILT:
                yield from target.linked("owner")
                yield from (p for p in target.linked("modifier") if is_party(p, context))
                yield from (p for p in target.linked("of") if is_holder(p, context))


def is_holder(phrase: Phrase, context: Context) -> bool:
    """Who bears arms, or a listed body that is no place: "a convoy of the UN"."""
    listed = context.actor_at_head(phrase) is not None and context.place_at_head(phrase) is None
    return listed or NounClass.ARMED in context.classes(phrase)


def is_party(phrase: Phrase, context: Context) -> bool:
    """ "army post", "Russian base"; of "phone masts" and "power pylons" neither phone nor power is a party."""
    if context.actor_at_head(phrase) is not None:
        return True
    common = not context.is_name(phrase) and not context.side_of_state(phrase)
    named = not common or context.noun_kind(phrase) is not None
    return named and bool(context.classes(phrase) & ACTING)


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
    yield from in_roles(clause, trigger, tuple(markers), context)
    if clause.form is Form.NOUN and clause.tie is Tie.COORDINATE and "owner" in markers:
        yield from owners_before(clause, context)
    if role == "recipient" and trigger.type is EventType.AID and clause.form is Form.VERB:
        for thing in clause.under("object"):  # "handed out blankets to 300 families"
            goals = thing.linked("to", "for", *context.language.goals)
            yield from (m for p in goals for m in p.members())
    if role == "partner":
        beside = clause.under(*context.language.partners)
        yield from (p for p in beside if not context.classes(p) & TOOLS)
        yield from backers(claim, context)
        return
    light = light_verb(clause, context)
    if light is not None:
        carrier, verb = light
        lent = verb.actor if role == "actor" else verb.recipient
        if lent and role == "actor" and only_tells(carrier, claim, context):
            lent = None
        if lent and role == "actor" and is_loss(carrier, claim, context):
            lent = None
        if lent:
            yield from lent_in(carrier, lent)
            if role == "actor":  # "leaflets claiming the attack": whoever put them out
                yield from authors(carrier, context)
    if role == "actor" and clause.form is Form.NOUN:
        yield from named_inside(clause, context)
        yield from doers_behind(clause, context)
        yield from () if claim.actors else doers_by_means(claim, context)
    if role == "actor" and trigger.type in SYMMETRIC:
        yield from across_the_table(claim, context)


def is_outcome(claim: Claim, context: Context) -> bool:
    """A participle that only says what another act left its object as: its subject is that object."""
    clause, above = claim.clause, context.parent(claim.clause)
    if claim.trigger.effect is None or above is None or clause.tie is not Tie.COMPLEMENT:
        return False
    if clause.passive or clause.tense is not Tense.NONE or clause.under("object"):
        return False
    left = {p.head for p in above.under("object")}
    return bool(left & {p.head for p in clause.under("subject")})


def across_the_table(claim: Claim, context: Context) -> Iterator[Phrase]:
    """Whoever an act together is made with makes it as much: "X met Y", "In a phone call with X, Y said …".

    Mediators are no such side: they stand under a word of support and are partners.
    """
    clause, above = claim.clause, context.parent(claim.clause)
    others = clause.under(*context.language.partners)
    together = clause.form is Form.NOUN and clause.marker in DURING and others
    if claim.event_type is EventType.CLASH:
        yield from fighting_before(claim, context)
    if together and claim.event_type is EventType.TALKS and above is not None and not above.passive:
        yield from above.under("subject")
    if claim.actors and claim.event_type in MADE_TOGETHER:
        yield from in_roles(clause, claim.trigger, claim.trigger.partner, context)
        yield from others


def fighting_before(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "took the town after fighting with the army": the other side is whoever the verb tells of."""
    clause, above = claim.clause, context.parent(claim.clause)
    others = (*roles_of(claim.trigger, "recipient", context), *context.language.partners)
    against = in_roles(clause, claim.trigger, others, context)
    told = clause.form is Form.NOUN and clause.marker in DURING and against and not claim.actors
    if told and above is not None and not above.passive:
        yield from (p for p in above.under("subject") if NounClass.ARMED in context.classes(p))


def only_tells(carrier: Clause, claim: Claim, context: Context) -> bool:
    """ "announced the capture of X": who says so need not be who did it."""
    told = claim.event_type in VIOLENT or claim.event_type is EventType.WITHDRAWAL
    tellers = (*carrier.under("subject"), *authors(carrier, context))
    armed = any(NounClass.ARMED in context.classes(p) for p in tellers)
    return told and not armed and "speech" in context.lexicon.attitude(carrier.lemma)


def is_loss(carrier: Clause, claim: Claim, context: Context) -> bool:
    """ "blamed the general for the loss of the town": whoever is blamed lost it."""
    lost = claim.event_type in {EventType.CAPTURE, EventType.WITHDRAWAL}
    return lost and "accusation" in context.lexicon.attitude(carrier.lemma)


def named_inside(clause: Clause, context: Context) -> Iterator[Phrase]:
    """ "ataque israelí" as one word of the lexicon: the adjective of a state in it acts."""
    for at in range(clause.head + 1, clause.head + len(clause.lemma.split())):
        token = context.document.tokens[at]
        word = Phrase(token.start, token.end, at, at, at + 1)
        if context.side_of_state(word):
            yield word


def doers_behind(clause: Clause, context: Context) -> Iterator[Phrase]:
    """ "an attack carried out by rebels", "una emboscada atribuida al ELN": in a participle behind the noun.

    And whoever claims it there: "a blast that the group claimed".
    """
    beside = context.children.get(clause.parent or 0, ())
    for other in (*context.children.get(clause.index, ()), *beside):
        if claims_beside(other, clause, context):
            yield from other.under("subject")
        if other.tie is not Tie.RELATIVE or not other.passive:
            continue
        if clause.head not in {p.head for p in other.under("object")}:
            continue
        for verb in context.lexicon.light.get(other.lemma, ()):
            if verb.event == "object" and verb.actor and not verb.unreal:
                yield from other.under("agent" if verb.actor == "subject" else verb.actor)


def claims_beside(other: Clause, clause: Clause, context: Context) -> bool:
    """ "a blast that the group claimed": a relative clause in which somebody owns up to the deed."""
    told = other.tie is Tie.RELATIVE and not other.passive and not other.negated
    claiming = told and "claiming" in context.lexicon.attitude(other.lemma)
    return claiming and clause.head in {p.head for p in other.under("object")}


def doers_by_means(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "broke the truce by shelling two villages", "accused Moscow of shelling them", where a preposition tells how.

    Whoever does the one does the other, and whoever is accused of it.
    """
    clause = claim.clause
    yield from doers_within(claim, context)
    carrier = context.carrier(clause)
    if carrier is not None and clause.marker == "object" and not carrier.passive:
        willing = bool(context.lexicon.attitude(carrier.lemma) & OWN_DEEDS)
        yield from (p for p in carrier.under("subject") if willing and wages(p, context))
    if light_verb(clause, context) is not None:
        return
    while clause.marker in context.language.instruments and clause.tie is Tie.ARGUMENT:
        above = context.parent(clause)
        if above is None:
            return
        if above.form is Form.NOUN:
            yield from above.under("by", "owner")
            clause = above
            continue
        attitudes = context.lexicon.attitude(above.lemma)
        if "accusation" in attitudes:
            yield from above.under("object")
        elif not attitudes and not above.passive and not above.negated:
            yield from (p for p in above.under("subject") if wages(p, context))
        return


def wages(phrase: Phrase, context: Context) -> bool:
    return bool(context.classes(phrase) & WAGING)


def doers_within(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "the doing by fighters of a demolition": whose the noun is that only says that somebody does it."""
    above = context.parent(claim.clause)
    phrases = (m for a in above.arguments for m in a.phrase.members()) if above is not None else ()
    for phrase in phrases:
        held = {link.phrase.head for link in phrase.links}
        behind = claim.clause.head in held or claim.clause.marker in context.language.instruments
        if behind and context.lemma(phrase) in context.language.performing:
            yield from phrase.linked("by", "of", "owner")


def owners_before(clause: Clause, context: Context) -> tuple[Phrase, ...]:
    """ "its suppression and torture": whose the first is, the second is too."""
    above = context.parent(clause)
    shared = above is not None and above.form is Form.NOUN and not clause.under("owner")
    return above.under("owner") if above is not None and shared else ()


def backers(claim: Claim, context: Context) -> Iterator[Phrase]:
    """ "with Russian support", "rebels backed by Rwanda"."""
    sides = frozenset(context.language.backing)
    for phrase in supports(claim.clause.arguments, sides, context):
        yield from phrase.linked("modifier", "owner", "of", "from", "by")
    yield from led_by_support(claim.clause.arguments, sides)
    yield from helpers(claim, sides, context)
    heads = {p.head for p in claim.actors} | made_heads(claim)
    for other in context.document.clauses:
        backing = other.sentence == claim.clause.sentence and other.passive and other.lemma in sides
        if backing and heads & {p.head for p in other.under("object")}:
            yield from other.under("agent", "by")


def led_by_support(
    links: tuple[Link, ...], sides: frozenset[str], depth: int = 0
) -> Iterator[Phrase]:
    """ "sous l'égide de X", "برعاية X": the support is a word of the preposition."""
    for link in links:
        words = (word.removeprefix("ب") for word in WORDS.split(link.marker))
        if any(word in sides for word in words):
            yield link.phrase
        elif depth < 2:
            yield from led_by_support(link.phrase.links, sides, depth + 1)


def made_heads(claim: Claim) -> set[int]:
    """The words for what is agreed or held: in "agreed on a truce mediated by Qatar" Qatar stands behind the truce."""
    if claim.event_type not in MADE_TOGETHER:
        return set()
    named = {a.phrase.head for a in claim.clause.arguments if a.marker != "subject"}
    return named | {claim.clause.head}


def helpers(claim: Claim, sides: frozenset[str], context: Context) -> Iterator[Phrase]:
    """ "Rwandan troops helped the rebels to seize it": whoever helps those who do it.

    The participle ("after soldiers joined in, helping them to …") tells of the subject nearest before it.
    """
    clause = claim.clause
    while clause.tie is Tie.COORDINATE and (above := context.parent(clause)) is not None:
        clause = above
    above = context.parent(clause)
    if above is None or clause.tie is not Tie.COMPLEMENT or above.lemma not in sides:
        return
    helped = {p.head for p in (*claim.actors, *above.under("object"), *clause.under("subject"))}
    telling = above
    if above.tie is Tie.ADVERBIAL and above.tense is Tense.NONE:
        before = (c for c in context.document.clauses if c.sentence == above.sentence)
        told = (c for c in before if c.head < above.head and c.form is Form.VERB)
        telling = max((c for c in told if c.under("subject")), key=lambda c: c.head, default=above)
    found = telling.under("agent" if above.passive else "subject")
    yield from (p for p in found if p.head not in helped)


def supports(
    links: tuple[Link, ...], sides: frozenset[str], context: Context, depth: int = 0
) -> Iterator[Phrase]:
    """Nouns of support under "with" or "by", also inside another phrase."""
    for link in links:
        if (
            link.marker in {*context.language.partners, *context.language.auspices, "by"}
            and context.lemma(link.phrase) in sides
        ):
            yield link.phrase
        elif depth < 3:
            yield from supports(link.phrase.links, sides, context, depth + 1)


def add(claim: Claim, role: str, phrase: Phrase, context: Context) -> None:
    where = {"actor": claim.actors, "recipient": claim.recipients, "partner": claim.partners}[role]
    if role == "actor" and context.classes(phrase) & CRAFT:
        if any(phrase in other.conjuncts for other in claim.actors):
            return  # "troops and tanks" are the troops
        phrase = next((p for p in phrase.linked("owner") if context.is_pronoun(p)), phrase)
        aboard = (p for p in carried_in(phrase, context) if NounClass.ARMED in context.classes(p))
        phrase = next(aboard, phrase)
    if can_act(phrase, claim, role, context) and phrase not in where:
        taken = {p.head for p in (*claim.actors, *claim.recipients, *claim.partners)}
        if phrase.head not in taken:
            where.append(phrase)


def is_scene(phrase: Phrase, claim: Claim, context: Context) -> bool:
    """ "À Erevan, des manifestants ont réclamé …": a place before the verb, under a word of place."""
    fronted = phrase.end < context.document.tokens[claim.clause.head].start
    markers = {a.marker for a in claim.clause.arguments if phrase in a.phrase.members()}
    led = bool(markers) and markers <= {*context.language.locatives}
    return fronted and led and context.place_at_head(phrase) is not None


def can_act(phrase: Phrase, claim: Claim, role: str, context: Context) -> bool:
    """Whether the phrase can stand for somebody, given what its words say."""
    known = context.classes(phrase)
    if context.is_time(phrase) or context.is_event(phrase) or context.is_label(phrase):
        return False
    if role == "recipient" and is_scene(phrase, claim, context):
        return False
    if claim.event_type in VIOLENT and is_toll(phrase, context):
        return False
    if claim.event_type is EventType.DISPLACEMENT and NounClass.PLACE in known:
        return False  # "left their communities"
    if context.actor_at_head(phrase) is not None:
        return True
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
        hit = role == "recipient" and claim.event_type not in MADE_BY_TEXTS
        return hit and bool(known & {NounClass.PROPERTY, NounClass.VEHICLE})
    if is_modifier(phrase, claim):
        return False
    if role == "actor" and claim.event_type in MADE_BY_TEXTS and claim.clause.form is Form.VERB:
        return phrase in claim.clause.under("subject", "agent")
    on_people = role == "recipient" and claim.event_type in ON_PERSONS
    counted = on_people and is_counted(phrase, context)  # "freed five Bahais"
    return counted or context.is_name(phrase) or context.is_pronoun(phrase)


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
    return role == "actor" and NounClass.SITE in known and not doing


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


def share_between(claim: Claim, context: Context) -> None:
    """Sides named after "between" or as one coordinated subject of a symmetric act."""
    if claim.event_type not in SYMMETRIC or claim.recipients or len(claim.actors) < 2:
        return
    if claim.event_type is EventType.CLASH:
        claim.recipients = claim.actors[1:]
        claim.actors = claim.actors[:1]


def instrument_type(clause: Clause, context: Context) -> EventType | None:
    """Type of the weapon that acts or is used in the clause: a bomb kills, jets hit, a rocket struck."""
    used = (*context.language.partners, *context.language.instruments)
    markers = (
        ("subject", "agent", "with", "by", "using", "modifier", *used)
        if clause.form is Form.VERB
        else ("modifier", "by", *used)
    )
    return type_of_weapon(clause.under(*markers), context) or type_of_weapon(
        clause.under(*used), context, frozenset()
    )


BEARERS = frozenset({NounClass.ARMED, NounClass.PERSON})


def type_of_weapon(
    phrases: Iterable[Phrase], context: Context, acts: frozenset[NounClass] = BEARERS
) -> EventType | None:
    """By the first weapon; one that may stand for those who bear it ("la artillería") only where it is used."""
    for phrase in phrases:
        for noun_class in (NounClass.AIRCRAFT, NounClass.MISSILE, NounClass.EXPLOSIVE):
            known = context.classes(phrase)
            if noun_class in known and not known & acts:
                return INSTRUMENTS[noun_class]
    return None
