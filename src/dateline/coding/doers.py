"""Who did it, where nobody stands in the role of the doer: whose the words, the deed or the weapon is."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.coding.antecedents import spoken_for
from dateline.coding.carriers import authors, light_verb
from dateline.coding.claims import Claim
from dateline.coding.context import UNIFORMED, Context
from dateline.coding.deeds import MADE_BY_TEXTS, VIOLENT
from dateline.coding.fillers import add
from dateline.coding.running import tolls_of
from dateline.coding.wordings import MUNITIONS, in_roles, roles_of
from dateline.document import Clause, Form, Phrase, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import ActorKind, EventType

ARMAMENTS = MUNITIONS | {NounClass.VEHICLE, NounClass.AIRCRAFT}
OWN_DEEDS = frozenset({"intention", "attempt", "denial"})
"""What one plans, tries, denies as one's own: "denied shelling the town"."""
GROUND = frozenset({EventType.CAPTURE, EventType.ADVANCE, EventType.WITHDRAWAL})
WAGING = frozenset({NounClass.ARMED, NounClass.STATE})


def find_doers(claim: Claim, context: Context) -> None:
    """Whose the words, the deed or the weapon is, where nobody stands in the role of who acted."""
    if claim.event_type in MADE_BY_TEXTS and not claim.actors:
        for phrase in authors(claim.clause, context):
            add(claim, "actor", phrase, context)
    if not claim.actors:
        claim.actors.extend(themselves(claim, context))
    if not claim.actors and tells_of_itself(claim.clause, context):
        claim.actors = [spoken_for(s.phrase, context) for s in claim.speakers]
    if not claim.actors and claim.event_type in VIOLENT:
        for phrase in (*workers(claim.clause, context), *culprits(claim.clause, context)):
            add(claim, "actor", phrase, context)
    if not claim.actors and claim.event_type in VIOLENT:
        for phrase in shooters(claim.clause, context):
            add(claim, "actor", phrase, context)


def tells_of_itself(clause: Clause, context: Context) -> bool:
    """ "Al-Qassam: [we] struck a tank": "we", or a verb whose ending says so, with nobody named who acts."""
    if clause.form is not Form.VERB or clause.passive:
        return False
    doers = clause.under("subject", "agent")
    if doers:
        return all(context.is_first_person(p) for p in doers)
    word, lemma = context.document.tokens[clause.head].text, clause.lemma
    endings = context.language.first_person_endings
    ends = any(word.endswith(e) and not lemma.endswith(e) for e in endings)
    return ends or is_after_we(clause.head, context)


def is_after_we(head: int, context: Context) -> bool:
    """ "Hemos tomado", "nous avons pris": the helper right before says it; "nos" alone is whom they did it to."""
    helper = context.document.tokens[max(0, head - 1)]
    own = helper.text.lower() in context.language.first_person
    return own and helper.pos not in {"PRON", "DET"}


def claimants(claim: Claim, context: Context) -> tuple[Phrase, ...]:
    """ "X a revendiqué l'attaque perpétrée lundi": who owns up to what a participle tells of."""
    clause, above = claim.clause, context.parent(claim.clause)
    if above is not None and clause.form is Form.NOUN and clause.marker == "object":
        owns = "claiming" in context.lexicon.attitude(above.lemma)
        tellers = above.under("agent" if above.passive else "subject")
        return tellers if owns or proclaims(above, tellers, claim, context) else ()
    told = clause.passive and clause.tie is Tie.RELATIVE and above is not None
    if not told or above is None or above.passive:
        return ()
    owns = "claiming" in context.lexicon.attitude(above.lemma)
    same = {p.head for p in above.under("object")} & {p.head for p in clause.under("object")}
    return above.under("subject") if owns and same else ()


def proclaims(above: Clause, told: Sequence[Phrase], claim: Claim, context: Context) -> bool:
    """ "The army announced the capture of X": ground that nobody else took or left, or a measure of one's own."""
    known = {c for p in told for c in context.classes(p)}
    by_whom = {NounClass.ARMED} if claim.event_type in GROUND else set()
    if claim.event_type is EventType.SANCTION:  # "Rome announced a halt to arms sales"
        by_whom = {NounClass.STATE, NounClass.ORGANIZATION}
    return above.lemma in context.language.proclaiming and bool(by_whom & known)


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


def culprits(clause: Clause, context: Context) -> Iterator[Phrase]:
    """ "X was the perpetrator of the murder": who is called so of the deed."""
    above = context.parent(clause)
    if clause.form is not Form.NOUN or above is None or clause.marker != "attribute":
        return
    for phrase in above.under("attribute"):
        named = context.lemma(phrase) in context.language.culprits
        if named and clause.head in {p.head for p in phrase.linked("of")}:
            yield from above.under("subject")


def shooters(clause: Clause, context: Context) -> Iterator[Phrase]:
    """ "a Russian missile", "rockets of Hezbollah", "an ELN bomb": whose what hit or blew up was."""
    found: list[Phrase] = list(clause.under("modifier", "of", "owner"))
    if clause.form is Form.VERB:
        shot = (p for p in clause.under("subject", "agent") if context.classes(p) & MUNITIONS)
        found = [q for p in shot for q in p.linked("modifier", "of", "owner")]
        flown = (p for p in clause.under("subject", "agent") if not any(p.linked("of", "owner")))
        aboard = (q for p in flown for q in p.linked(*context.language.partners))
        loaded = (q for q in aboard if context.classes(q) & MUNITIONS)
        found += [
            q for p in loaded for q in p.linked("of", "owner")
        ]  # "un dron con explosivos de …"
    elif not context.lexicon.nouns.get(clause.lemma, frozenset()) & MUNITIONS:
        used = clause.under(*context.language.partners, *context.language.instruments)
        arms = (p for p in used if context.classes(p) & (MUNITIONS | {NounClass.AIRCRAFT}))
        found = [q for p in arms for q in p.linked("modifier", "of", "owner")]
    for phrase in found:
        armed = context.classes(phrase) & {NounClass.ARMED, NounClass.STATE}
        named = context.actor_at_head(phrase) is not None or context.side_of_state(phrase)
        weapon = context.classes(phrase) & ARMAMENTS  # "artillery fire", "tank fire"
        if (named or (armed and not weapon)) and context.place_at_head(phrase) is None:
            yield phrase


def only_tells(carrier: Clause, claim: Claim, context: Context) -> bool:
    """ "announced the capture of X": who says so need not be who did it."""
    told = claim.event_type in VIOLENT or claim.event_type is EventType.WITHDRAWAL
    tellers = (*carrier.under("subject"), *authors(carrier, context))
    armed = any(NounClass.ARMED in context.classes(p) for p in tellers)
    armed &= claim.trigger.actor != () and not mourns(tellers, claim, context)
    counts = set(tolls_of(carrier, context)) & set(carrier.under("object"))
    gives = counts and carrier.lemma in context.language.running_verbs  # "put the toll at 34"
    return told and not armed and bool(gives or "speech" in context.lexicon.attitude(carrier.lemma))


def mourns(tellers: Iterable[Phrase], claim: Claim, context: Context) -> bool:
    """ "the army announced the death of 20 civilians", "of two soldiers": no enemies, and so no deed of its own."""
    if claim.trigger.effect is None:
        return False
    markers = roles_of(claim.trigger, "recipient", context)
    dead = list(in_roles(claim.clause, claim.trigger, tuple(markers), context))
    mine = {k for p in tellers if (k := context.kind(p) or context.noun_kind(p)) in UNIFORMED}
    another = not dead and claim.clause.tie is Tie.COORDINATE  # "and the wounding of another"
    return another or any(is_of_own(p, mine, context) for p in dead)


def is_of_own(dead: Phrase, mine: set[ActorKind], context: Context) -> bool:
    """Civilians, or those of the same uniform of whom nothing says that they are another state's."""
    known = context.classes(dead)
    if NounClass.CIVILIAN in known and NounClass.ARMED not in known:
        return True
    theirs = any(context.side_of_state(p) for p in dead.linked("modifier", "of"))
    kinds = {context.noun_kind(p) for p in (dead, *dead.linked("of"))}
    return bool(kinds & mine) and not theirs


def is_loss(carrier: Clause, claim: Claim, context: Context) -> bool:
    """ "blamed the general for the loss of the town": whoever is blamed lost it."""
    lost = claim.event_type in {EventType.CAPTURE, EventType.WITHDRAWAL}
    return lost and "accusation" in context.lexicon.attitude(carrier.lemma)


def named_inside(clause: Clause, context: Context) -> Iterator[Phrase]:
    """ "ataque israelí" as one word of the lexicon: the adjective of a state in it acts."""
    tokens = context.document.tokens
    for at in range(clause.head + 1, min(len(tokens), clause.head + len(clause.lemma.split()))):
        token = tokens[at]
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
        done = {m.head for p in other.under("object") for m in (p, *p.linked("of"))}
        if clause.head not in done:  # "a series of strikes carried out by the army"
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
        attitudes = context.lexicon.attitude(carrier.lemma)
        willing = bool(attitudes & OWN_DEEDS) and not {"denial", "refusal"} <= attitudes
        yield from (p for p in carrier.under("subject") if willing and wages(p, context))
    if carrier is not None and announces_own(clause, carrier, context):
        own = () if mourns(carrier.under("subject"), claim, context) else carrier.under("subject")
        yield from (p for p in own if wages(p, context))
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


def announces_own(clause: Clause, carrier: Clause, context: Context) -> bool:
    """ "announced about the targeting of a tank": like "announced the targeting", which is the announcer's."""
    light = (
        () if carrier.passive or carrier.negated else context.lexicon.light.get(carrier.lemma, ())
    )
    about = any(v.event == clause.marker != "object" and not v.actor for v in light)
    lent = about and any(v.event == "object" and v.actor == "subject" for v in light)
    return lent and "speech" in context.lexicon.attitude(carrier.lemma)


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


def sufferers(clause: Clause, context: Context) -> Iterator[Phrase]:
    """ "the exposure of the camp to shelling": whose the noun is that only says that something befalls it."""
    above = context.parent(clause)
    if clause.form is not Form.NOUN or above is None:
        return
    for phrase in (m for a in above.arguments for p in a.phrase.members() for m in nested(p)):
        held = {link.phrase.head for link in phrase.links}
        if clause.head in held and context.lemma(phrase) in context.language.undergoing:
            yield from phrase.linked("of", "by", "owner")


def nested(phrase: Phrase) -> Iterator[Phrase]:
    yield phrase
    for link in phrase.links:
        yield from nested(link.phrase)


def owners_before(clause: Clause, context: Context) -> tuple[Phrase, ...]:
    """ "its suppression and torture": whose the first is, the second is too."""
    above = context.parent(clause)
    shared = above is not None and above.form is Form.NOUN and not clause.under("owner")
    return above.under("owner") if above is not None and shared else ()
