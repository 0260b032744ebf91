"""Two parties in one phrase: "the regime's military and loyalist militias" are the military, and militias.

After a possessive a parser takes the first noun of such a pair for an adjective of the second. Where both are armed, or
both govern, they are two parties.
"""

from dataclasses import replace

from dateline.coding.context import Context
from dateline.document import Phrase
from dateline.knowledge.lexicon import NounClass

SIDES = frozenset({NounClass.ARMED, NounClass.STATE})
PEOPLE = frozenset({NounClass.PERSON, NounClass.CIVILIAN, NounClass.ARMED, NounClass.CAPTIVE})
SENT = SIDES | {NounClass.PERSON, NounClass.ORGANIZATION}
"""What nouns for those who stand for a side are: delegates, envoys, fighters."""


def of_each(phrase: Phrase, context: Context) -> tuple[Phrase, ...]:
    """ "los cancilleres de Armenia y Azerbaiyán": besides the first, those of each further state."""
    head = context.document.tokens[phrase.head]
    many = head.text.lower() != head.lemma.lower()
    if not many or not context.classes(phrase) & SENT or phrase.conjuncts:
        return (phrase,)
    state = NounClass.STATE in context.classes(phrase)
    owners = [p for p in phrase.linked("of") if p.conjuncts]
    further = owners[0].conjuncts if owners else ()
    sides = (*owners[:1], *further)
    nations = state and all(is_nation(p, context) for p in sides)
    if not further or not (nations or all(is_side(p, context) for p in sides)):
        return (phrase,)
    return parted(phrase, owners[0])


def counted_together(phrase: Phrase, context: Context) -> tuple[Phrase, ...]:
    """ "Thousands of residents and refugees": one number of two kinds of people."""
    counted = context.is_number(phrase) or context.lemma(phrase) in context.language.containers
    inner = next((p for p in phrase.linked("of") if p.conjuncts), None) if counted else None
    if inner is None or phrase.conjuncts or any(q.conjuncts for q in inner.conjuncts):
        return (phrase,)
    if not all(context.classes(p) & PEOPLE for p in (inner, *inner.conjuncts)):
        return (phrase,)
    return parted(phrase, inner)


def parted(phrase: Phrase, inner: Phrase) -> tuple[Phrase, ...]:
    """The phrase with only the first of those that "of" names, and the others by themselves."""
    alone = replace(inner, conjuncts=())
    links = tuple(replace(k, phrase=alone) if k.phrase is inner else k for k in phrase.links)
    return (replace(phrase, end=alone.end, links=links), *inner.conjuncts)


def is_side(phrase: Phrase, context: Context) -> bool:
    """ "delegaciones del Gobierno y del ELN": who governs or bears arms, and is no place."""
    return bool(context.classes(phrase) & SIDES) and context.place_at_head(phrase) is None


def is_nation(phrase: Phrase, context: Context) -> bool:
    actor = context.actor_at_head(phrase)
    return context.side_of_state(phrase) or (
        actor is not None and NounClass.STATE in context.classes(phrase)
    )


def parties_in(phrase: Phrase, context: Context) -> tuple[Phrase, ...]:
    """The phrase, or the two phrases that it joins."""
    first, *others = of_each(phrase, context)
    if not others:
        first, *others = counted_together(phrase, context)
    if others:
        return (first, *others)
    owners = tuple(link for link in phrase.links if link.marker == "owner")
    if not owners or not context.classes(phrase) & SIDES:
        return (phrase,)
    for first in phrase.linked("modifier"):
        nouns = context.lexicon.nouns.get(context.lemma(first), frozenset())
        if len(first.conjuncts) == 1 and nouns & SIDES:
            second = first.conjuncts[0]
            return (
                replace(first, start=phrase.start, first=phrase.first, links=owners, conjuncts=()),
                replace(phrase, start=second.start, first=second.first, links=(), conjuncts=()),
            )
    return (phrase,)
