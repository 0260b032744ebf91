"""Noun phrases out of a Universal Dependencies parse, with the markers that the lexicon of the language asks for.

As the chunker has it: "of" hangs on the noun before it, the doer of an event noun is `by`, a person's name is the head
over the title before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.analysis.shallow_units import Unit
from dateline.analysis.shallow_words import Word
from dateline.analysis.syntax import NOUN_ATTITUDES
from dateline.document import Form, Link, Phrase
from dateline.knowledge.lexicon import Lexicon, NounClass
from dateline.knowledge.morphology import Morphology

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"})
BEFORE_HEAD = frozenset({"det", "amod", "nummod", "advmod", "nmod", "punct", "compound"})
PARTS = frozenset({"flat", "compound", "fixed", "goeswith"})
DEEPEST = 6
TIME = frozenset({NounClass.TIME})


def relation(token: Token) -> str:
    """The dependency without its subtype."""
    return str(token.dep_).partition(":")[0]


def feature(token: Token, name: str) -> str:
    """The value of a morphological feature ("VerbForm"), or nothing."""
    return next(iter(token.morph.get(name, [])), "")


@dataclass(slots=True)
class Parse:
    """One parsed sentence beside its words and fixed expressions."""

    doc: Doc
    words: Sequence[Word]
    units: Sequence[Unit]
    base: int
    """Number of the sentence's first token in the article."""
    lexicon: Lexicon
    morphology: Morphology

    # ---- words

    def unit(self, token: Token) -> Unit:
        return next(u for u in self.units if u.first <= token.i < u.last)

    def noun_lemma(self, token: Token) -> str:
        """The lemma of the lexicon: of a listed compound where one begins here ("force de sécurité")."""
        unit = self.unit(token)
        if unit.first == token.i and unit.noun:
            return unit.noun
        if token.pos_ == "PROPN":
            return str(token.text)
        return self.morphology.noun_lemma(self.words[token.i].lower)

    def event_lemma(self, token: Token) -> str | None:
        """The lemma of an event noun, or None."""
        if token.pos_ not in {"NOUN", "PROPN"}:
            return None
        lemma = self.noun_lemma(token)
        known = (Form.NOUN, lemma) in self.lexicon.by_word
        return lemma if known or self.lexicon.attitude(lemma) & NOUN_ATTITUDES else None

    def is_time(self, token: Token) -> bool:
        """A bare word of time stands by itself: "les rebelles lundi"."""
        return self.classes(token) == TIME and self.marker(token) is None

    def classes(self, token: Token) -> frozenset[NounClass]:
        return self.lexicon.nouns.get(self.noun_lemma(token), frozenset())

    def marker(self, token: Token) -> str | None:
        """The preposition before a noun, a fixed one whole ("près de")."""
        cases = [c for c in token.lefts if relation(c) == "case"]
        if not cases:
            return None
        unit = self.unit(cases[0])
        text = unit.text if unit.last - unit.first > 1 else self.words[cases[-1].i].lower
        return self.morphology.marker(text)

    # ---- phrases

    def head(self, token: Token) -> Token:
        """The last word of a name; of "le président Déby" the name."""
        name = next((c for c in token.rights if self.is_name_behind(token, c)), None)
        token = name if name is not None else token
        parts = [c for c in token.rights if relation(c) in PARTS and c.pos_ == "PROPN"]
        return parts[-1] if parts and token.pos_ == "PROPN" else token

    def is_name_behind(self, title: Token, token: Token) -> bool:
        beside = relation(token) in {"appos", "flat", "nmod"} and token.pos_ == "PROPN"
        bare = not any(relation(c) in {"case", "punct"} for c in token.lefts)
        return beside and bare and NounClass.PERSON in self.classes(title)

    def phrase(self, token: Token, depth: int = 0) -> Phrase:
        head = self.head(token)
        first, last = self.first(token), self.last(token, depth)
        links = tuple(self.links(token, head, depth)) if depth < DEEPEST else ()
        joined = self.conjuncts(token, depth) if depth < DEEPEST else ()
        return Phrase(
            start=self.words[first].start,
            end=self.words[last - 1].end,
            head=self.base + head.i,
            first=self.base + first,
            last=self.base + last,
            links=links,
            conjuncts=joined,
        )

    def first(self, token: Token) -> int:
        first = int(token.i)
        for child in reversed(list(token.lefts)):
            if relation(child) not in BEFORE_HEAD or child.is_punct:
                break
            first = int(child.left_edge.i)
        return first

    def last(self, token: Token, depth: int) -> int:
        """Over the parts of a name, adjectives and what "of" adds."""
        last = max(int(self.head(token).i), int(token.i), self.unit(token).last - 1) + 1
        for child in token.rights:
            near = int(child.left_edge.i) <= last
            inner = relation(child) in PARTS | {"amod"}
            genitive = relation(child) == "nmod" and self.marker(child) in self.genitive
            if near and depth < DEEPEST and (inner or genitive) and not self.is_time(child):
                last = max(last, self.last(child, depth + 1))
        return last

    @property
    def genitive(self) -> frozenset[str]:
        return frozenset(self.morphology.grammar.genitive)

    def links(self, token: Token, head: Token, depth: int) -> Iterator[Link]:
        if head.i != token.i and token.pos_ == "NOUN":
            at = self.words[token.i]
            title = Phrase(
                at.start, at.end, self.base + token.i, self.base + token.i, self.base + token.i + 1
            )
            yield Link("modifier", title)
        for child in token.children:
            kind = relation(child)
            if child.i == head.i or child.is_punct or self.is_time(child):
                continue
            if kind == "amod":
                yield Link("modifier", self.phrase(child, depth + 1))
            elif kind == "appos":
                yield Link("apposition", self.phrase(child, depth + 1))
            elif kind in {"nmod", "obl"} and child.pos_ in NOMINAL:
                yield Link(self.noun_marker(token, child), self.phrase(child, depth + 1))

    def noun_marker(self, owner: Token, child: Token) -> str:
        marker = self.marker(child)
        if marker is None:
            return "modifier"
        if marker in self.genitive:
            return "of"
        agentive = marker in self.morphology.grammar.agentive and self.event_lemma(owner)
        return "by" if agentive else marker

    def conjuncts(self, token: Token, depth: int) -> tuple[Phrase, ...]:
        if relation(token) == "conj":
            return ()
        members = (c for c in token.rights if relation(c) == "conj" and c.pos_ in NOMINAL)
        return tuple(self.phrase(c, depth + 1) for c in members)
