"""Which sense of a trigger a clause has: a score with its reasons, not a chain of vetoes.

The word alone gives a start; each role whose phrase is of a fitting class raises it, a class that cannot be lowers it,
an unknown name leaves it. The best sense of at least `REPORTED` becomes a claim; what falls below is set aside with the
reason, and that list is what to mend.
"""

from collections.abc import Iterator

from dateline.coding.context import Context
from dateline.coding.deeds import MADE_OF_WORDS, OF_WORDS, VIOLENT
from dateline.coding.sense_contents import (
    asks_what,
    has_content,
    is_question,
    takes_people,
    wishes_itself,
)
from dateline.coding.sense_fits import (
    ABSENT,
    CONTRADICTS,
    COUNTED,
    FITS,
    by_text,
    carried_in,
    fit,
    is_act,
    refused,
    showing,
)
from dateline.coding.wordings import phrases_in, triggers_of
from dateline.document import Clause, Form
from dateline.knowledge.lexicon import VICTIMS, NounClass, Trigger
from dateline.records import ActorKind, EventType
from dateline.values import value

REPORTED = 0.5
RULED_OUT = -0.6
MORE = 0.08
OFF_TOPIC = -0.3
UNARMED = -0.15
"""A doer of violence on a page that speaks of nobody armed: specialists lay charges, shoppers storm a sale."""
UNLIKE_WAR = frozenset(
    {
        NounClass.SPORT,
        NounClass.ART,
        NounClass.NATURE,
        NounClass.BUSINESS,
        NounClass.TIME,
        NounClass.MONEY,
    }
)
"""Doers that show a word is used of something else: a team strikes, a storm hits, shares fall."""
HARM = frozenset({"killed", "injured"})


@value(frozen=True, slots=True)
class Sense:
    trigger: Trigger
    score: float
    reason: str


def best_sense(clause: Clause, context: Context) -> Sense | None:
    """The likeliest sense among all triggers of the clause's word, also when it falls short of being reported."""
    senses = [weigh(clause, trigger, context) for trigger in triggers_of(clause, context)]
    return max(senses, key=lambda s: s.score, default=None)


def weigh(clause: Clause, trigger: Trigger, context: Context) -> Sense:
    score, reasons = trigger.score, [f"word {trigger.score:.2f}"]
    for change, reason in evidence(clause, trigger, context):
        score += change
        reasons.append(f"{reason} {change:+.2f}")
    return Sense(trigger, min(score, 0.99), ", ".join(reasons))


def evidence(clause: Clause, trigger: Trigger, context: Context) -> Iterator[tuple[float, str]]:
    yield from needed_evidence(clause, trigger, context)
    for role, classes in trigger.refuses.items():
        if role == "subject" and by_text(clause, trigger, context):
            continue
        if any(
            refused(p, classes, context) or (role == "object" and is_act(p, classes, context))
            for p in phrases_in(clause, trigger, role, context)[:3]
            if context.lemma(p) not in context.language.backing  # "with the mediation of X"
            and not (role in context.language.locatives and context.is_time(p))  # "no sábado"
        ):
            yield RULED_OUT, f"refuses {role}"
    yield from doer_evidence(clause, trigger, context)
    yield from carrier_evidence(clause, context)
    if is_ambiguous(clause, context):
        of_air = trigger.type is EventType.AIR_STRIKE
        if of_air or trigger.type is EventType.PROTEST:
            flown = context.speaks_of_fire or fights(clause, context) or is_deadly(clause, context)
            yield (MORE if flown is of_air else CONTRADICTS), "what the page speaks of"

    if trigger.type is EventType.PROTEST and is_deadly(clause, context):
        yield RULED_OUT, "kills, as no workers' strike does"
    if trigger.type is EventType.BOMBING and is_handled(clause, context):
        yield RULED_OUT, "a bomb that did not go off"
    if trigger.type is EventType.AID and is_struck(clause, context):
        yield RULED_OUT, "what was struck"
    if surroundings(clause, context):
        yield 0.08, "names nearby"
    in_so_many_words = trigger.type is EventType.SANCTION and trigger.score >= REPORTED
    if not in_so_many_words and (context.unlike_war or context.unlike_war_here(clause)):
        talked = trigger.type in OF_WORDS
        yield OFF_TOPIC * (2 if talked else 1), "about other things"


def is_ambiguous(clause: Clause, context: Context) -> bool:
    """ "the strikes", of jets or of workers."""
    types = {t.type for t in context.lexicon.senses(clause.form, clause.lemma)}
    beside = clause.under("by", "of", "modifier", "on", "against", "over")
    bare = not beside or fights(clause, context)
    return clause.form is Form.NOUN and bare and types >= {EventType.AIR_STRIKE, EventType.PROTEST}


def fights(clause: Clause, context: Context) -> bool:
    """ "NATO strikes", "the coalition's strikes": of whoever has aircraft."""
    whose = clause.under("modifier", "owner", "by")
    kinds = {context.kind(p) for p in whose}
    return bool(kinds & {ActorKind.MILITARY, ActorKind.INTERNATIONAL, ActorKind.GOVERNMENT})


def needed_evidence(
    clause: Clause, trigger: Trigger, context: Context
) -> Iterator[tuple[float, str]]:
    """The roles under `needs` are ways to show the sense: one that fits is enough, more make it surer."""
    fits = {
        role: fit(showing(clause, trigger, role, context), frozenset(classes), context)
        for role, classes in trigger.needs.items()
    }
    of_others = any(" to " in words for words in trigger.words)  # "ordenar to evacuar"
    if trigger.type is EventType.DEMAND and not of_others and wishes_itself(clause, context):
        yield CONTRADICTS, "wishes to do it itself"
        return
    if trigger.type is EventType.DEMAND and (
        is_question(clause, context) or asks_what(clause, context)
    ):
        yield CONTRADICTS, "asks a question"
        return
    agrees = trigger.type in MADE_OF_WORDS and trigger.status is None
    if agrees and has_content(clause, trigger, context):
        fits["content"] = FITS
    if trigger.type is EventType.CAPTURE and takes_people(clause, context):
        yield RULED_OUT, "of people"
        return
    if trigger.type is EventType.ABDUCTION and takes_nobody(clause, trigger):
        yield RULED_OUT, "takes nobody"
        return
    says = trigger.type is EventType.DEMAND and "speech" in context.lexicon.attitude(clause.lemma)
    asked = any(not context.is_time(p) for p in clause.under("for", "on"))
    if says and "content" not in fits and not asked:
        yield CONTRADICTS, "says, and demands nothing"
        return
    shown = [role for role, value in fits.items() if value == FITS]
    if trigger.effect in HARM:  # "died in a market" says where, and no other cause
        fits = {role: max(value, ABSENT) for role, value in fits.items()}
    if shown:
        yield FITS + MORE * (len(shown) - 1), f"has {', '.join(shown)}"
    elif fits:
        present = [value for value in fits.values() if value != ABSENT]
        yield (max(present) if present else ABSENT), f"lacks {', '.join(fits)}"


def takes_nobody(clause: Clause, trigger: Trigger) -> bool:
    """ "The rebels took to the radio": an everyday verb of taking that has no object."""
    active = clause.form is Form.VERB and not clause.passive
    taken = "object" in trigger.needs and "subject" not in (trigger.recipient or ())
    return active and taken and not clause.under("object", "recipient")


def doer_evidence(
    clause: Clause, trigger: Trigger, context: Context
) -> Iterator[tuple[float, str]]:
    doers = [
        p
        for p in phrases_in(clause, trigger, "actor", context)
        if clause.form is Form.VERB or not context.is_time(p)  # "last week's bombing"
    ]
    known = frozenset(c for d in doers for c in context.classes(d))
    cargo = (p for d in doers for p in carried_in(d, context))
    if trigger.type in VIOLENT and any(NounClass.AID in context.classes(p) for p in cargo):
        yield RULED_OUT, "brings aid"
        return
    if trigger.type in VIOLENT and known & {
        NounClass.ARMED,
        NounClass.AIRCRAFT,
        NounClass.EXPLOSIVE,
    }:
        yield 0.15, "armed doer"
    elif trigger.type in VIOLENT and known - {NounClass.STATE} and not context.names_arms:
        yield UNARMED, "doer on a page without arms"
    elif trigger.type in OF_WORDS and known and known <= COUNTED and not context.names_arms:
        yield OFF_TOPIC, "somebody on a page without arms"
    elif known & UNLIKE_WAR and not known & {NounClass.ARMED, NounClass.PERSON, NounClass.STATE}:
        yield CONTRADICTS, "doer of another kind"
    elif known & {NounClass.STATE, NounClass.PERSON, NounClass.ORGANIZATION, NounClass.CROWD}:
        yield 0.05, "doer"


def carrier_evidence(clause: Clause, context: Context) -> Iterator[tuple[float, str]]:
    """An event noun that something is done with, or that did something, is more than a mention."""
    brought = next(relatives_of(clause, context), None)
    if brought is not None:
        yield 0.3, f"brought about {brought.lemma}"
        return
    carrier = context.carrier(clause)
    if carrier is not None and is_fallen_in(clause, carrier, context):
        yield RULED_OUT, f"{carrier.lemma}, as buildings do"
        return
    if hurt_in(clause, context):
        yield 0.3, "brought about those hurt"
    if carrier is None or clause.marker is None:
        return
    lent = any(v.event == clause.marker for v in context.lexicon.light.get(carrier.lemma, ()))
    caused = clause.marker == "subject" and any(
        t.effect for t in context.lexicon.senses(Form.VERB, carrier.lemma)
    )
    if lent or caused:
        yield 0.3 if caused or is_deadly(clause, context) else 0.2, f"carried by {carrier.lemma}"


def is_fallen_in(clause: Clause, carrier: Clause, context: Context) -> bool:
    """ "a mine collapsed": of a word for a site and for a charge, the site."""
    site_too = NounClass.SITE in context.lexicon.nouns.get(clause.lemma, ())
    return site_too and carrier.lemma in context.lexicon.embedding.mishaps


def hurt_in(clause: Clause, context: Context) -> bool:
    """ "los agentes heridos en los disturbios": the act that stands beside a noun for its dead or hurt."""
    above = context.parent(clause)
    if above is None or clause.form is not Form.NOUN or above.form is not Form.NOUN:
        return False
    toll = any(t.effect and VICTIMS in (t.recipient or ()) for t in triggers_of(above, context))
    return toll and clause.marker not in {None, "of", "victims", "modifier"}


def relatives_of(clause: Clause, context: Context) -> Iterator[Clause]:
    """ "mines that hurt 37 soldiers": clauses of what the noun before them did to people."""
    if clause.form is not Form.NOUN:
        return
    for other in context.relatives(clause.head):
        near = other.sentence == clause.sentence and other.form is Form.VERB
        done = near and not other.passive and not other.negated
        if done and any(t.effect for t in context.lexicon.senses(Form.VERB, other.lemma)):
            yield other


def is_deadly(clause: Clause, context: Context) -> bool:
    """ "one such strike killed a commander", "hurt in the strike": of a word for workers or for jets, the jets."""
    carrier = context.carrier(clause) if clause.form is Form.NOUN else None
    if carrier is None or not context.may_be(clause, EventType.AIR_STRIKE):
        return False
    harm = {t.effect for t in context.lexicon.senses(Form.VERB, carrier.lemma)}
    hurt_there = carrier.passive and clause.marker in context.language.during
    return "killed" in harm if clause.marker == "subject" else hurt_there and bool(harm & HARM)


def is_handled(clause: Clause, context: Context) -> bool:
    """ "explosive devices were found in a canal": the thing, no explosion of it."""
    carrier, above = context.carrier(clause), context.document.tokens[clause.head - 2 : clause.head]
    head = context.document.tokens[clause.head].lemma.lower()
    thing = NounClass.EXPLOSIVE in context.lexicon.nouns.get(head, ())
    handled = context.lexicon.embedding.handling
    if thing and any(t.lemma.lower() in handled for t in above):
        return True  # "the seizure of explosive devices"
    told = carrier is not None and clause.marker == "object"
    return thing and told and carrier is not None and carrier.lemma in handled


def is_struck(clause: Clause, context: Context) -> bool:
    """ "an aid convoy was shelled": the thing that was hit, no gift of anybody's."""
    carrier = context.carrier(clause)
    if carrier is None or clause.marker != "object":
        return False
    return any(t.type in VIOLENT for t in context.lexicon.senses(Form.VERB, carrier.lemma))


def surroundings(clause: Clause, context: Context) -> bool:
    """Whether the sentence names a place or a listed actor."""
    sentence = context.sentence(clause)
    if context.places_in(sentence.start, sentence.end):
        return True
    return any(sentence.start <= a.start < sentence.end for a in context.document.actors)
