"""Which sense of a trigger a clause has: a score with its reasons, not a chain of vetoes.

The word alone gives a start; each role whose phrase is of a fitting class raises it, a class that cannot be lowers it,
an unknown name leaves it. The best sense of at least `REPORTED` becomes a claim; what falls below is set aside with the
reason, and that list is what to mend.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.coding.carriers import authors, lent_doers, lent_phrases
from dateline.coding.context import ACTING, Context
from dateline.document import INFINITIVE, Clause, Form, Link, Phrase, Tense, Tie
from dateline.knowledge.lexicon import VICTIMS, NounClass, Trigger
from dateline.records import ActorKind, EventType

TAKING = frozenset({"take", "hold", "seize", "keep"})
"""Verbs whose object may end in what it becomes: "took the crew of a tanker hostage"."""
CALLED = frozenset({"call", "term", "label", "brand", "dub", "name"})
"""Verbs that give their object a name: "what it called unprovoked strikes" calls no strike."""
REPORTED = 0.5
WORDS = re.compile(r"[^ -]+")
FITS, UNKNOWN, ABSENT, CONTRADICTS, RULED_OUT = 0.25, 0.05, -0.12, -0.4, -0.6
MORE = 0.08
OFF_TOPIC = -0.3
UNARMED = -0.15
"""A doer of violence on a page that speaks of nobody armed: specialists lay charges, shoppers storm a sale."""
MADE_OF_WORDS = frozenset(
    {EventType.AGREEMENT, EventType.DEMAND, EventType.THREAT, EventType.ACCUSATION}
)
"""Acts whose content may be a clause: "agreed to withdraw", "demanded that …"."""
OF_WORDS = MADE_OF_WORDS | {EventType.TALKS}
"""Acts that trade and sport have as much as war."""
MADE_BY_TEXTS = frozenset({EventType.DEMAND, EventType.ACCUSATION, EventType.THREAT})
"""Acts of speech that a statement or letter may do for its author."""
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
VIOLENT = frozenset(
    {
        *(
            EventType.CLASH,
            EventType.CAPTURE,
            EventType.ADVANCE,
            EventType.WITHDRAWAL,
            EventType.AIR_STRIKE,
        ),
        *(
            EventType.SHELLING,
            EventType.BOMBING,
            EventType.ATTACK,
            EventType.ABDUCTION,
            EventType.ABUSE,
        ),
        *(EventType.DESTRUCTION, EventType.RIOT, EventType.CRACKDOWN),
    }
)


QUESTIONS = frozenset(
    {"whether", "if", "si", "se", "how", "what", "why", "when", "where", "who", "which"}
    | {"cómo", "qué", "quién", "comment", "pourquoi", "como", "quem", "quem é"}
)
"""Words under which a complement is asked after, and nothing is asked for: "asked whether they would stay"."""
MUNITIONS = frozenset({NounClass.MISSILE, NounClass.EXPLOSIVE, NounClass.WEAPON})
HARM = frozenset({"killed", "injured"})
COUNTED = frozenset({NounClass.CIVILIAN, NounClass.PERSON})
HARMFUL = VIOLENT | {EventType.SANCTION, EventType.THREAT}
"""What a vow must be of to be a threat."""


@dataclass(frozen=True, slots=True)
class Sense:
    trigger: Trigger
    score: float
    reason: str


def roles_of(trigger: Trigger, role: str, context: Context) -> tuple[str, ...]:
    """Markers of a role: the trigger's own, else the usual ones of its form; any other word is itself a marker."""
    own: tuple[str, ...] | None = (
        getattr(trigger, role, None) if role in {"actor", "recipient"} else None
    )
    if own is not None:
        return own
    if role == "place":
        return trigger.place
    usual = context.lexicon.roles.get(trigger.form, {})
    return usual.get(role, (role,))


def phrases_in(clause: Clause, trigger: Trigger, role: str, context: Context) -> tuple[Phrase, ...]:
    """Phrases in a role; of a passive the doer is its subject as well: what one asks of it, one asks of the other."""
    markers = roles_of(trigger, role, context)
    if role == "subject" and clause.passive and clause.tie is not Tie.RELATIVE:
        markers = (*markers, "agent")
    return in_roles(clause, trigger, markers, context)


def in_roles(
    clause: Clause, trigger: Trigger, markers: tuple[str, ...], context: Context
) -> tuple[Phrase, ...]:
    """Phrases of the clause under the markers, also those that hang on the noun of "take control of X"."""
    found = [*clause.under(*markers), *lent_phrases(clause, markers, context)]
    for marker, phrase in ((a.marker, a.phrase) for a in clause.arguments):
        if worded(clause, marker, phrase, context) in trigger.words:
            people = context.classes(phrase) & ACTING
            found = [p for p in found if p is not phrase or people]  # "freed hostages"
            found.extend(m for p in phrase.linked(*markers) for m in p.members())
    return tuple(found)


def worded(clause: Clause, marker: str, phrase: Phrase, context: Context) -> str:
    """Verb and noun as a wording of the lexicon has them: "take control", "be in hand"."""
    between = "" if marker in {"object", "attribute"} else f"{marker} "
    return f"{clause.lemma} {between}{context.lemma(phrase)}"


def best_sense(clause: Clause, context: Context) -> Sense | None:
    """The likeliest sense among all triggers of the clause's word, also when it falls short of being reported."""
    senses = [weigh(clause, trigger, context) for trigger in triggers_of(clause, context)]
    return max(senses, key=lambda s: s.score, default=None)


def triggers_of(clause: Clause, context: Context) -> tuple[Trigger, ...]:
    """Senses of the longest wording that the clause has: "open fire" before "open".

    A preposition may belong to the verb ("take in refugees") or only say where ("took the town in the province"): then
    the senses of the bare verb are weighed beside those of the two together.
    """
    possible = tuple(sorted(wordings(clause, context), key=lambda w: -len(WORDS.findall(w))))
    told = (*possible, *beside_object(clause, context))
    idle = clause.form is Form.VERB and not context.lexicon.idle.isdisjoint(told)
    if idle and not takes_places(clause, context):
        return ()
    for words in possible:
        found = context.lexicon.senses(clause.form, words)
        if words != clause.lemma and takes_places(clause, context):
            continue  # "took 90 positions" is not "took position"
        if found and words in loose_wordings(clause, context):
            return (*found, *context.lexicon.senses(clause.form, clause.lemma))
        if found:
            return found
    return ()


def beside_object(clause: Clause, context: Context) -> Iterator[str]:
    """ "captured the wreck on their phones": verb and preposition, though the parse hangs it on the object."""
    for phrase in clause.under("object"):
        for link in phrase.links:
            yield f"{clause.lemma} {link.marker} {context.lemma(link.phrase)}"


def takes_places(clause: Clause, context: Context) -> bool:
    """ "took 28 places" is not "took place"; "set up two bases" is what it says."""
    return context.may_be(clause, EventType.CAPTURE) and any(
        NounClass.PLACE in context.classes(p) and context.quantities_in(p.start, p.end)
        for p in clause.under("object")
    )


def loose_wordings(clause: Clause, context: Context) -> frozenset[str]:
    """The verb with each preposition of place that stands beside an object: "took the town in two days"."""
    if clause.form is not Form.VERB or not clause.under("object"):
        return frozenset()
    markers = {a.marker for a in clause.arguments} & set(context.language.locatives)
    return frozenset(f"{clause.lemma} {marker}" for marker in markers)


def wordings(clause: Clause, context: Context) -> Iterator[str]:
    if clause.form is Form.VERB:
        yield from hyphened(clause, context)
        yield from terms_set(clause, context)
        named = clause.lemma in CALLED and bool(clause.under("object"))
        for argument in clause.arguments:
            label = named and argument.marker == "attribute" and context.is_event(argument.phrase)
            if not label:
                yield from wording_with(clause.lemma, argument, context)
        yield from (f"{clause.lemma} {marker}" for marker in markers_of_content(clause, context))
        yield from (f"{clause.lemma} to {deed}" for deed in deeds_beneath(clause, context))
        yield from (f"{clause.lemma} {adverb}" for adverb in clause.adverbs)
    yield clause.lemma
    if " " in clause.lemma and clause.form is Form.VERB:
        yield clause.lemma.split()[0]


def hyphened(clause: Clause, context: Context) -> Iterator[str]:
    """ "test-fired", "baton-charged": the verb with what a hyphen ties on before it."""
    tokens, at = context.document.tokens, clause.head
    if at >= 2 and tokens[at - 1].text == "-" and tokens[at - 1].end == tokens[at].start:
        yield f"{tokens[at - 2].lemma.lower()}-{clause.lemma}"


def deeds_beneath(clause: Clause, context: Context) -> Iterator[str]:
    """ "asked not to be named": verbs that stand as infinitives beneath."""
    for child in context.children.get(clause.index, ()):
        if child.tie is Tie.COMPLEMENT and child.marker in INFINITIVE and child.form is Form.VERB:
            yield child.lemma


def terms_set(clause: Clause, context: Context) -> Iterator[str]:
    """ "gave them 48 hours to leave": a length of time that the verb has for what is to be done in it."""
    children = context.children.get(clause.index, ())
    to_do = any(c.tie in {Tie.PURPOSE, Tie.COMPLEMENT} and c.marker in INFINITIVE for c in children)
    if to_do or clause.under(*INFINITIVE):
        deeds = [c.lemma for c in children if c.marker in INFINITIVE and c.form is Form.VERB]
        for expression in context.times_of(clause):
            if expression.type == "DURATION" or expression.anchor == "event":
                lemmas = context.lemmas_in(expression.start, expression.end)
                yield from (f"{clause.lemma} {n} to {d}" for n in lemmas for d in deeds)
                yield from (f"{clause.lemma} {lemma}" for lemma in lemmas)


def markers_of_content(clause: Clause, context: Context) -> set[str]:
    """ "called for the troops to leave": the preposition of the verb stands before a clause."""
    children = context.children.get(clause.index, ())
    return {c.marker for c in children if c.tie is Tie.COMPLEMENT and c.marker in INFINITIVE[1:]}


def wording_with(lemma: str, argument: Link, context: Context) -> Iterator[str]:
    head = context.lemma(argument.phrase)
    if argument.marker in {"object", "attribute"}:
        if head in context.language.containers or lemma in TAKING:
            yield from (f"{lemma} {context.lemma(p)}" for p in argument.phrase.linked("of"))
        yield from (f"{lemma} {gas}" for gas in filled_with(argument.phrase, context))
        yield f"{lemma} {head}"
        for beside in argument.phrase.linked("modifier"):  # "hold 25 sailors hostage"
            if NounClass.CAPTIVE in context.lexicon.nouns.get(context.lemma(beside), ()):
                yield f"{lemma} {context.lemma(beside)}"
    elif argument.marker == "agent":  # "ont été passés par les armes"
        yield from (f"{lemma} {by} {head}" for by in context.language.agents)
    elif argument.marker not in {"subject", "recipient"}:
        dated = context.is_time(argument.phrase)
        if not dated:
            yield f"{lemma} {argument.marker} {head}"
        if not dated or argument.marker in context.lexicon.embedding.pending:
            yield f"{lemma} {argument.marker}"  # "gave them until Monday"


def filled_with(phrase: Phrase, context: Context) -> Iterator[str]:
    """ "gas" of "tear gas shells": what is in a munition says what is done with it."""
    if context.classes(phrase) & MUNITIONS:
        words = (context.lemma(p) for p in phrase.linked("modifier"))
        yield from (word for word in words if word in context.language.harmless)


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
        ):
            yield RULED_OUT, f"refuses {role}"
    yield from doer_evidence(clause, trigger, context)
    yield from carrier_evidence(clause, context)
    if is_ambiguous(clause, context):
        of_air = trigger.type is EventType.AIR_STRIKE
        if of_air or trigger.type is EventType.PROTEST:
            flown = context.speaks_of_fire or fights(clause, context)
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


WHEN_AND_WHERE = frozenset({NounClass.TIME, NounClass.PLACE, NounClass.SITE})


def needed_evidence(
    clause: Clause, trigger: Trigger, context: Context
) -> Iterator[tuple[float, str]]:
    """The roles under `needs` are ways to show the sense: one that fits is enough, more make it surer."""
    fits = {
        role: fit(said_beside(clause, trigger, role, context), frozenset(classes), context)
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


def said_beside(
    clause: Clause, trigger: Trigger, role: str, context: Context
) -> tuple[Phrase, ...]:
    """What shows a role; "died on Friday", "in Palma", where something else is asked for, only tell when and where."""
    found = showing(clause, trigger, role, context)
    settings = {*context.language.locatives, *context.language.during}
    if trigger.effect is None or role not in settings:
        return found
    wanted = set(trigger.needs.get(role, ()))
    return tuple(p for p in found if wanted & WHEN_AND_WHERE or not is_setting(p, context))


def is_setting(phrase: Phrase, context: Context) -> bool:
    named = NounClass.PLACE in context.classes(phrase) and context.is_name(phrase)
    return context.is_time(phrase) or named


def showing(clause: Clause, trigger: Trigger, role: str, context: Context) -> tuple[Phrase, ...]:
    """Phrases in a role, also the doer that a light verb lends: "warships launched war games"."""
    found = phrases_in(clause, trigger, role, context)
    doing = role in {"actor", "subject", *roles_of(trigger, "actor", context)}
    if doing:
        found += tuple(cargo for p in found for cargo in carried_in(p, context))
    if role == "actor" or role in roles_of(trigger, "actor", context):
        if trigger.type in MADE_BY_TEXTS:
            found += authors(clause, context)
        lent = lent_doers(clause, context)
        at_war = trigger.type in VIOLENT
        wanted = frozenset(trigger.needs.get(role, ()))
        found += tuple(
            p
            for p in lent
            if (not at_war or can_wage(p, context))
            and (role in {"actor", "by"} or context.classes(p) & wanted)
        )
    return found


def carried_in(phrase: Phrase, context: Context) -> Iterator[Phrase]:
    """ "20 pick-ups with hooded men", "lorries carrying food": who or what comes in a vehicle."""
    if NounClass.VEHICLE in context.classes(phrase):
        for held in (phrase, *phrase.linked("of")):
            yield from held.linked(*context.language.partners)
            for other in context.relatives(held.head):
                yield from other.under("object")  # "61 lorries carrying food"


def is_menacing(clause: Clause, child: Clause, context: Context) -> bool:
    """ "vowed to strike" is a threat, "vowed to help" and "warned that food ran out" are none.

    What is threatened outright always is.
    """
    if not context.lexicon.attitude(clause.lemma) & {"intention", "warning"}:
        return True
    types = {t.type for t in triggers_of(child, context)}
    attitudes = context.lexicon.attitude(child.lemma)
    if types & HARMFUL or attitudes & {"threat", "reprisal"}:
        return True
    nouns = (c for c in context.children.get(child.index, ()) if c.form is Form.NOUN)
    if any(t.type is EventType.THREAT for c in nouns for t in triggers_of(c, context)):
        return True  # "would see in it a declaration of war"
    phrases = (a.phrase for a in child.arguments if a.marker != "subject")
    aims = frozenset(c for p in phrases for c in context.classes(p))
    return bool(aims & {NounClass.FORCE, NounClass.ARMED})


def forbears(clause: Clause, context: Context) -> bool:
    """ "would not stand by": what is threatened stands under a negation."""
    return clause.negated and "forbearance" in context.lexicon.attitude(clause.lemma)


def by_text(clause: Clause, trigger: Trigger, context: Context) -> bool:
    """Whether a statement or letter speaks for its author."""
    return trigger.type in MADE_BY_TEXTS and bool(authors(clause, context))


def can_wage(phrase: Phrase, context: Context) -> bool:
    """Whether the doer that a verb lends tells the sense: a mayor "makes war" on noise, an army does not."""
    known = context.classes(phrase)
    return NounClass.PERSON not in known or bool(known & {NounClass.ARMED, NounClass.CROWD})


def takes_people(clause: Clause, context: Context) -> bool:
    """ "freed them", "took it to their waters": people or what can be moved, and no ground."""
    persons = context.language.pronouns_person
    taken = clause.under("object") if clause.form is Form.VERB else ()
    moved = bool(clause.under("to", "into"))
    for phrase in taken:
        person = context.words(phrase).lower() in persons
        if person or (moved and context.is_pronoun(phrase)):
            return True
    return False


def asks_what(clause: Clause, context: Context) -> bool:
    """ "What Ukraine wants in Kursk": the heading of an explanation."""
    return any(context.words(p).lower() == "what" for p in clause.under("object"))


def has_content(clause: Clause, trigger: Trigger, context: Context) -> bool:
    """Whether what is agreed, demanded, threatened stands beneath as a clause.

    A verb of mere speech demands or agrees only with an infinitive ("told them to leave", not "told them that …") and
    threatens only with what will or would be.
    """
    attitudes = context.lexicon.attitude(clause.lemma)
    if trigger.type is EventType.AGREEMENT and (
        "transparent" in attitudes or "intention" not in attitudes
    ):
        return (
            False  # "lograron apagar la revuelta", "decretaron enviar a prisión" agree to nothing
        )
    speaks = "speech" in attitudes
    for child in context.children.get(clause.index, ()):
        if child.tie is Tie.COMPLEMENT:
            ahead = child.modal is not None or child.tense is Tense.FUTURE
            if trigger.type is EventType.AGREEMENT and is_opinion(child):
                continue
            if trigger.type is EventType.AGREEMENT and is_its_aim(clause, child):
                continue
            if trigger.type is EventType.THREAT and (
                child.negated is not forbears(child, context)
                or not (child.negated or is_menacing(clause, child, context))
            ):
                continue
            if speaks and child.tense is Tense.PERFECT and child.marker in INFINITIVE:
                continue  # "annonce avoir arrêté dix hommes" tells what was done
            if (
                child.marker in INFINITIVE
                or not speaks
                or (trigger.type is EventType.DEMAND and is_mandative(child))
                or (trigger.type is EventType.THREAT and ahead)
            ):
                return True
    return False


def is_its_aim(clause: Clause, child: Clause) -> bool:
    """ "patterns that a leader adopts to sway others": what a thing is taken up for, and nothing agreed."""
    return child.marker == "to" and clause.tie is Tie.RELATIVE and bool(clause.under("object"))


def is_opinion(child: Clause) -> bool:
    """ "agreed that he was a tyrant": what is so, and nothing that is to be done."""
    finite = child.form is Form.VERB and child.tense in {Tense.PAST, Tense.PRESENT}
    return finite and child.marker in {"that", "que", "أن"} and child.modal is None


def wishes_itself(clause: Clause, context: Context) -> bool:
    """ "wants to drive them out": what somebody wishes to do is demanded of nobody."""
    own = {p.head for p in clause.under("subject")}
    attitudes = context.lexicon.attitude(clause.lemma)
    wish = attitudes & {"intention", "unreal"} and "demand" not in attitudes
    wish = wish or "attempt" in attitudes  # "sought to ease tensions"
    return bool(wish) and any(
        child.tie is Tie.COMPLEMENT and own & {p.head for p in child.under("subject")}
        for child in context.children.get(clause.index, ())
    )


def is_question(clause: Clause, context: Context) -> bool:
    children = context.children.get(clause.index, ())
    return any(c.tie is Tie.COMPLEMENT and c.marker in QUESTIONS for c in children)


def is_mandative(clause: Clause) -> bool:
    """ "insisted that the army leave": a bare form under "that" is what somebody is to do."""
    bare = clause.form is Form.VERB and clause.tense is Tense.NONE and clause.modal is None
    return clause.tie is Tie.COMPLEMENT and clause.marker == "that" and bare


def refused(phrase: Phrase, classes: Iterable[NounClass], context: Context) -> bool:
    """A word of two classes ("post") is refused only when all that it may stand for is.

    That an evacuee is a person too says nothing more than that it is a civilian.
    """
    known = context.classes(phrase)
    known = known - {NounClass.PERSON} or known
    return bool(known) and known <= frozenset(classes)


def is_act(phrase: Phrase, classes: Iterable[NounClass], context: Context) -> bool:
    """ "claims the recapture of X": an event noun of no class, where events are refused."""
    return NounClass.EVENT in classes and not context.classes(phrase) and context.is_event(phrase)


def fit(phrases: tuple[Phrase, ...], wanted: frozenset[NounClass], context: Context) -> float:
    if not phrases:
        return ABSENT
    best = CONTRADICTS
    for phrase in phrases:
        known = context.classes(phrase)
        if known & wanted or (not known and wanted & COUNTED and is_counted(phrase, context)):
            return FITS
        if NounClass.CAPTIVE in wanted and is_held(phrase, context):
            return FITS
        if not known:
            best = max(
                best, UNKNOWN if context.is_name(phrase) or context.is_pronoun(phrase) else 0.0
            )
    return best


def is_held(phrase: Phrase, context: Context) -> bool:
    """ "trece israelíes que tenía cautivos", "a citizen who was imprisoned": captives, a relative clause says."""
    captured = set(context.language.captured)
    for member in phrase.members():
        behind = context.relative_behind(member)
        held_by = (behind,) if behind is not None and not behind.under("subject") else ()
        for other in (*context.relatives(member.head), *held_by):
            said = {other.lemma, *other.adverbs, context.document.tokens[other.head].text.lower()}
            said |= {context.document.tokens[a.phrase.head].text.lower() for a in other.arguments}
            if captured & said:
                return True
    return False


def is_counted(phrase: Phrase, context: Context) -> bool:
    """ "3.900 venezolanos": an unlisted noun that a number counts, where people are looked for."""
    head = context.document.tokens[phrase.head]
    return head.pos == "NOUN" and bool(context.quantities_in(phrase.start, phrase.end))


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
        yield 0.3 if caused else 0.2, f"carried by {carrier.lemma}"


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
    """ "one such strike killed a commander": of a word for workers or for jets, the jets."""
    carrier = context.carrier(clause) if clause.form is Form.NOUN else None
    if (
        carrier is None
        or clause.marker != "subject"
        or not context.may_be(clause, EventType.AIR_STRIKE)
    ):
        return False
    return any(t.effect == "killed" for t in context.lexicon.senses(Form.VERB, carrier.lemma))


def is_handled(clause: Clause, context: Context) -> bool:
    """ "explosive devices were found in a canal": the thing, no explosion of it."""
    carrier = context.carrier(clause)
    if carrier is None or clause.marker != "object":
        return False
    head = context.document.tokens[clause.head].lemma.lower()
    thing = NounClass.EXPLOSIVE in context.lexicon.nouns.get(head, ())
    return thing and carrier.lemma in context.lexicon.embedding.handling


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
