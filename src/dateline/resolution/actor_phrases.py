"""One noun phrase taken apart: its head noun, the actors and states named in it, and the words that take sides.

What counts is where a name stands. On the head it is the party; before an English head, or behind "of" or an Arabic
head, it is the owner ("Taliban fighters", "combatientes del Estado Islámico"); behind "in" it is only a place.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.analysis.actor_names import is_turned
from dateline.knowledge.actor_compile import ADJECTIVE, CAPITAL_CITY, PERSON
from dateline.knowledge.actor_nouns import LONGEST, ActorNoun, ActorNouns
from dateline.knowledge.actor_words import base, is_capitals, readings, words
from dateline.knowledge.actors import STATE, ActorMention
from dateline.knowledge.place_context import first_names
from dateline.records import ActorKind
from dateline.resolution.actor_context import ActorContext
from dateline.resolution.actor_introductions import Introduced

Token = tuple[int, int, str]


@dataclass(frozen=True)
class ReadPhrase:
    """A phrase as the rules of `resolution/actors.py` see it."""

    text: str
    start: int
    end: int
    head: int
    """Index of the head word."""
    words: tuple[Token, ...]
    mentions: tuple[ActorMention, ...]
    introduced: tuple[tuple[int, int, Introduced], ...]
    noun: ActorNoun | None
    noun_span: tuple[int, int]
    context: ActorContext

    def rest(self) -> frozenset[str]:
        """Folded words that are neither the head noun nor a name."""
        low, high = self.noun_span
        return frozenset(
            base(folded)
            for start, _, folded in self.words
            if not low <= start < high and not any(m.start <= start < m.end for m in self.mentions)
        )

    def at_head(self) -> ActorMention | None:
        """The name that holds the head word."""
        if not self.words:
            return None
        start = self.words[self.head][0]
        return next((m for m in self.mentions if m.start <= start < m.end), None)

    def owners(self) -> tuple[ActorMention, ...]:
        """Names that own the head noun, nearest to it first."""
        found = (m for m in self.mentions if self.may_own(m) and self.owns(m.start, m.role))
        return tuple(sorted(found, key=lambda m: abs(m.start - self.noun_span[0])))

    def may_own(self, mention: ActorMention) -> bool:
        """A capital stands for its state where it owns an organ: "Kyiv's troops", "Moscow's defence ministry"."""
        possessive = self.text[mention.end : mention.end + 2] in {"'s", "’s", "s'", "s’"}
        organ = self.noun is not None and self.noun.part is not None and not self.noun.local
        return mention.role != CAPITAL_CITY or (possessive and organ)

    def owns(self, start: int, role: str) -> bool:
        """Whether a name at `start` belongs to the head noun rather than saying where it is."""
        nouns = self.context.nouns
        if role == ADJECTIVE:
            return True
        if start < self.noun_span[0]:
            return nouns.file.genitive
        parted = [(s, e, w) for s, e, w in self.words if self.noun_span[1] <= s < start]
        between = [base(w) for _, _, w in parted]
        if self.context.language == "ar":
            return not between or between[-1] not in nouns.locatives or between[-1] in nouns.owners
        if not between:
            return role == PERSON or self.is_initials(start)
        if is_capitals(self.text[slice(*parted[-1][:2])]):
            between.pop()  # "los integrantes del GAO ELN": what sort of band it is called
        return linked(between, nouns)

    def is_initials(self, start: int) -> bool:
        """ "las fuerzas RSF", "a guerrilha ELN": a short name right behind the noun says whose they are."""
        name = next((m for m in self.mentions if m.start == start), None)
        return name is not None and is_capitals(self.text[name.start : name.end])

    def names_a_state(self) -> bool:
        """Whether any state is named in the phrase, be it only as the place: "troops in Mali"."""
        return any(state_of(a) for m in self.mentions for a in m.actor_ids)


def linked(between: list[str], nouns: ActorNouns) -> bool:
    """Whether the words before a name, articles aside, end in one that says whose: "of", "del", "pour"."""
    for word in reversed(between):
        if word in nouns.owners:
            return True
        if word not in nouns.articles:
            return False
    return False


ARTICLE = "ال"
LONGEST_LED = 1 + len(ARTICLE)


def led_by(text: str, mention: ActorMention) -> int:
    """How many letters that are words of their own stand on an Arabic name: "and the Houthis", "the Russian"."""
    start = mention.start
    led = text[start] in "وفبلك" and text[start + 1 : start + 2] > "\u0600"
    return led + len(ARTICLE) * text.startswith(ARTICLE, start + led)


def read_phrase(
    text: str, start: int, end: int, head_start: int, head_end: int, context: ActorContext
) -> ReadPhrase:
    tokens = tuple(words(text, start, end))
    mentions = tuple(
        m
        for m in context.mentions
        if start <= m.start + LONGEST_LED
        and (m.end <= end or m.start <= head_start < m.end)
        and start <= m.start + led_by(text, m)
        and not is_turned(text, m)
    )
    introduced = tuple(introductions_in(text, tokens, context))
    head = head_index(tokens, head_start, head_end)
    covered = [(m.start, m.end) for m in mentions if m.role != ADJECTIVE]
    covered += [(low, high) for low, high, _ in introduced]
    covered += surnames_in(text, tokens)
    described = [m for m in mentions if m.role == ADJECTIVE]
    adjectives = {at for m in described for at in (m.start, m.start + led_by(text, m))}
    bare = tuple(t for t in tokens if t[0] not in adjectives)
    noun, span = None, None
    if tokens and tokens[head] in bare:
        noun, span = noun_at(bare, bare.index(tokens[head]), covered, context)
    if noun is None and not is_covered(tokens, head, covered):
        noun, span = any_noun(bare, covered, context)
    if noun is not None and span is not None and noun.kind is ActorKind.OTHER and noun.member:
        noun, span = served(bare, covered, noun, span, context)
    return ReadPhrase(
        text,
        start,
        end,
        head,
        tokens,
        mentions,
        introduced,
        noun,
        span or (head_start, head_end),
        context,
    )


def surnames_in(text: str, tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """ "Ana Reis", "Manuel Homem": a capital behind a first name is a surname, and neither kings nor a man."""
    for (start, end, folded), (low, high, _) in pairwise(tokens):
        named = text[start].isupper() and text[low].isupper() and text[end:low] == " "
        if named and folded in first_names():
            yield low, high


def head_index(tokens: tuple[Token, ...], head_start: int, head_end: int) -> int:
    inside = [
        i for i, (start, end, _) in enumerate(tokens) if start < head_end and end > head_start
    ]
    return inside[-1] if inside else max(0, len(tokens) - 1)


def is_covered(tokens: tuple[Token, ...], head: int, covered: list[tuple[int, int]]) -> bool:
    return bool(tokens) and any(low <= tokens[head][0] < high for low, high in covered)


def noun_at(
    tokens: tuple[Token, ...], head: int, covered: list[tuple[int, int]], context: ActorContext
) -> tuple[ActorNoun | None, tuple[int, int] | None]:
    """The longest listed noun that holds the head word and no part of a name."""
    for length in range(min(LONGEST, len(tokens)), 0, -1):
        for first in range(max(0, head - length + 1), min(head, len(tokens) - length) + 1):
            window = tokens[first : first + length]
            span = (window[0][0], window[-1][1])
            if any(low < span[1] and span[0] < high for low, high in covered):
                continue
            tail = [base(folded) for _, _, folded in window[1:]]
            for reading, _ in readings(window[0][2]):
                noun = context.nouns.by_key.get(" ".join((reading, *tail)))
                if noun is not None:
                    return noun, span
    return None, None


def any_noun(
    tokens: tuple[Token, ...], covered: list[tuple[int, int]], context: ActorContext
) -> tuple[ActorNoun | None, tuple[int, int] | None]:
    """The first known noun of a phrase whose head says nothing: "dozens of soldiers", "group of rebels"."""
    for head in range(len(tokens)):
        noun, span = noun_at(tokens, head, covered, context)
        if noun is not None:
            return noun, span
    return None, None


def served(
    tokens: tuple[Token, ...],
    covered: list[tuple[int, int]],
    noun: ActorNoun,
    span: tuple[int, int],
    context: ActorContext,
) -> tuple[ActorNoun, tuple[int, int]]:
    """Whom a spokesman or commander serves, where a noun says it: "a spokesman for the Sudanese army"."""
    for position, (start, _, _) in enumerate(tokens):
        other, where = noun_at(tokens, position, [*covered, span], context)
        if other is not None and where is not None and other.member and start != span[0]:
            return other, where
    return noun, span


def introductions_in(
    text: str, tokens: tuple[Token, ...], context: ActorContext
) -> Iterator[tuple[int, int, Introduced]]:
    """Names that this page introduced, found again in the phrase; acronyms only in capitals."""
    for first in range(len(tokens) if context.introduced else 0):
        for last in range(min(len(tokens), first + 8), first, -1):
            window = tokens[first:last]
            said = text[window[0][0] : window[-1][1]]
            known = context.introduced.get(" ".join(base(folded) for _, _, folded in window))
            if known is not None and (
                said[:1].isupper() or is_capitals(said) or said[:1] > "\u0590"
            ):
                yield window[0][0], window[-1][1], known
                break


def state_of(actor_id: str) -> str | None:
    """ISO code of a state or one of its organs."""
    return actor_id.removeprefix(STATE).partition("/")[0] if actor_id.startswith(STATE) else None
