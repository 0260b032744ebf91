"""Whether the phrases in a role are of the classes that a sense asks for, or of those that it refuses."""

from collections.abc import Iterable, Iterator

from dateline.coding.carriers import authors, lent_doers
from dateline.coding.context import Context
from dateline.coding.deeds import MADE_BY_TEXTS, VIOLENT
from dateline.coding.wordings import phrases_in, roles_of
from dateline.document import Clause, Phrase
from dateline.knowledge.lexicon import NounClass, Trigger

FITS = 0.25
UNKNOWN = 0.05
ABSENT = -0.12
CONTRADICTS = -0.4
COUNTED = frozenset({NounClass.CIVILIAN, NounClass.PERSON})


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


def by_text(clause: Clause, trigger: Trigger, context: Context) -> bool:
    """Whether a statement or letter speaks for its author."""
    return trigger.type in MADE_BY_TEXTS and bool(authors(clause, context))


def can_wage(phrase: Phrase, context: Context) -> bool:
    """Whether the doer that a verb lends tells the sense: a mayor "makes war" on noise, an army does not."""
    known = context.classes(phrase)
    return NounClass.PERSON not in known or bool(known & {NounClass.ARMED, NounClass.CROWD})


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
