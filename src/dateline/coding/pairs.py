"""Two parties in one phrase: "the regime's military and loyalist militias" are the military, and militias.

After a possessive a parser takes the first noun of such a pair for an adjective of the second. Where both are armed, or
both govern, they are two parties.
"""

from dataclasses import replace

from dateline.coding.context import Context
from dateline.document import Phrase
from dateline.knowledge.lexicon import NounClass

SIDES = frozenset({NounClass.ARMED, NounClass.STATE})


def parties_in(phrase: Phrase, context: Context) -> tuple[Phrase, ...]:
    """The phrase, or the two phrases that it joins."""
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
