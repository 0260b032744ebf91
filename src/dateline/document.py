"""The analysed article: tokens, sentences, clauses, mentions, times and quantities; what coding rules look at.

Clauses are the one interface between language and coding. A clause is one predicate, verb or event noun, with the
phrases that stand around it under plain markers, those of the active voice: `subject`, `object` (also the surface
subject of a passive), `agent` (the "by" phrase of a passive), `recipient` (indirect object), `owner` (possessor of a
noun), `modifier` (adjective or compound before a noun), `apposition`, `called` (the name that "known as" gives), and
prepositions by their own word (`in`, `against`, `contra`, `في`). Where a parser gave them or a shallow chunker, a rule
cannot tell. Everything is internal, frozen and light: dataclasses with slots, indices instead of copies.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import field
from enum import StrEnum

from dateline.records import Article, BlockKind
from dateline.values import value


@value(frozen=True, slots=True)
class Token:
    """One word. `pos` is a Universal POS tag; `lemma` is lower case except in names."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str


@value(frozen=True, slots=True)
class Sentence:
    index: int
    start: int
    end: int
    block: BlockKind
    first: int
    """Index of its first token."""
    last: int
    """Index after its last token. `first == last` for a sentence that no parser needed to see."""
    paragraph: int = 0
    """Number of the block it stands in."""


@value(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its head word, what hangs on it, and its siblings in a coordination.

    `start`/`end` bound the phrase without relative clauses and without its conjuncts.
    """

    start: int
    end: int
    head: int
    """Token index of the head noun; a name of several words has its last word as head."""
    first: int
    last: int
    """Token range [first, last)."""
    links: tuple["Link", ...] = ()
    conjuncts: tuple["Phrase", ...] = ()
    """The further members of a coordination ("X, Y and Z": on X, the phrases Y and Z)."""

    def members(self) -> tuple["Phrase", ...]:
        """This phrase and its conjuncts: each named village its own."""
        return (self, *self.conjuncts)

    def linked(self, *markers: str) -> Iterator["Phrase"]:
        """The phrases that hang on this one under any of the markers."""
        return (link.phrase for link in self.links if link.marker in markers)


@value(frozen=True, slots=True)
class Link:
    """A phrase in a role: `marker` is `subject`, `object`, `agent`, `owner`, `modifier`, … or a preposition."""

    marker: str
    phrase: Phrase


class Form(StrEnum):
    VERB = "verb"
    NOUN = "noun"


INFINITIVE = ("to", "for")
"""Markers of content that is an infinitive: "agreed to leave", "called for them to leave"; of every language."""


class Tie(StrEnum):
    """How a clause hangs on its parent clause."""

    ROOT = "root"
    COMPLEMENT = "complement"
    """Content of a verb or noun of speech, belief, wish: "said that …", "plans to …", "reports that …"."""
    RELATIVE = "relative"
    ADVERBIAL = "adverbial"
    """Under a subordinator, named in `marker`: "after", "despite", "because"; participles too."""
    CONDITION = "condition"
    """ "if …", "unless …", "should …", "in case …"."""
    PURPOSE = "purpose"
    """ "to retake …", "in order to", "in an effort to", "in a bid to"."""
    COORDINATE = "coordinate"
    ARGUMENT = "argument"
    """An event noun in a role of the parent clause; the role is in `marker`: "subject", "object", "after"."""


class Tense(StrEnum):
    PAST = "past"
    PRESENT = "present"
    PERFECT = "perfect"
    PLUPERFECT = "pluperfect"
    FUTURE = "future"
    NONE = "none"
    """Infinitives, participles and nouns."""


@value(frozen=True, slots=True)
class Clause:
    """One predicate with its arguments, and the clause it hangs on."""

    index: int
    sentence: int
    head: int
    """Token index of the verb or event noun."""
    lemma: str
    """Lemma of the head; phrasal verbs joined by a blank: "take over", "carry out"."""
    form: Form
    start: int
    end: int
    """The stretch of the clause with all that hangs on it."""
    arguments: tuple[Link, ...] = ()
    passive: bool = False
    negated: bool = False
    progressive: bool = False
    tense: Tense = Tense.NONE
    modal: str | None = None
    """Lemma of a modal or of a quasi-modal: "would", "may", "must", "going to"."""
    adverbs: tuple[str, ...] = ()
    """Lemmas of adverbs on the predicate: "reportedly", "almost", "again"."""
    parent: int | None = None
    """Index of the clause it hangs on."""
    tie: Tie = Tie.ROOT
    marker: str | None = None

    def under(self, *markers: str) -> tuple[Phrase, ...]:
        """The phrases in any of these roles, conjuncts unfolded, in order of the text."""
        found: list[Phrase] = []
        for argument in self.arguments:
            if argument.marker in markers:
                found.append(argument.phrase)
                found.extend(argument.phrase.conjuncts)
        if len(found) > 1:
            found.sort(key=lambda phrase: phrase.start)
        return tuple(found)


@value(frozen=True, slots=True)
class PlaceName:
    """Words that may name a place, with the gazetteer ids of every bearer of the name."""

    start: int
    end: int
    candidates: tuple[int, ...] = field(hash=False)
    """Row ids of the compiled gazetteer, best known first."""
    kind_hint: str | None = None
    """What the words around it say: "division", "town", "site"; "weak" and "spelling" need support to be believed."""


@value(frozen=True, slots=True)
class ActorName:
    """Words that name a listed actor."""

    start: int
    end: int
    actor_ids: tuple[str, ...]
    """Several when the alias is shared; the article decides."""


@value(frozen=True, slots=True)
class TimeExpression:
    """A time expression: its TimeML type and value, and the first and last day it may mean.

    `anchor` says what the days were counted from: "none" (the words say it all), "publication", or "event" (the event
    told before: "two days later"), for which `offset_days` bounds the distance and the days are left open.
    """

    start: int
    end: int
    type: str
    value: str | None
    earliest: dt.date | None
    latest: dt.date | None
    anchor: str = "publication"
    offset_days: tuple[int, int] | None = None
    relation: str | None = None
    """ "since", "until", "before", "after", "within" …: a bound, not a day, as the word before it says."""


@value(frozen=True, slots=True)
class Quantity:
    """A number of something: "at least 14 people", "dozens of fighters", "a family of five"."""

    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    unit: str | None = None
    """Lemma of the counted noun where the words have one."""
    unit_start: int | None = None
    part_of: bool = False
    """ "including three children": part of another number, never added to it."""


@value(frozen=True, slots=True)
class Quotation:
    """Somebody's words: who, the word that says so, and how far they reach."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[int, int]
    cue_lemma: str = ""
    direct: bool = False
    source_phrase: Phrase | None = None


@value(frozen=True, slots=True)
class Document:
    """One article, analysed once; every later stage only looks."""

    article: Article
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    clauses: tuple[Clause, ...] = ()
    places: tuple[PlaceName, ...] = ()
    actors: tuple[ActorName, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    declined: tuple[tuple[str, int, int], ...] = field(default=())
    """(reason, start, end) of what the analysis left out."""

    def text(self, start: int, end: int) -> str:
        return self.article.text[start:end]
