"""Partners: who backs, helps, mediates, or lends a hand to those who act."""

import re
from collections.abc import Iterator
from functools import lru_cache

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.sides import MADE_TOGETHER
from dateline.document import Form, Link, Phrase, Tense, Tie

WORDS = re.compile(r"[ '’]")


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
        if not sides.isdisjoint(words_of(link.marker)):
            yield link.phrase
        elif depth < 2:
            yield from led_by_support(link.phrase.links, sides, depth + 1)


@lru_cache(maxsize=1024)
def words_of(marker: str) -> tuple[str, ...]:
    """The words of a preposition, Arabic ones without "by"."""
    return tuple(word.removeprefix("ب") for word in WORDS.split(marker))


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
