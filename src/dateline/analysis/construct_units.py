"""Words become units, in a language that writes small words onto its nouns and names without capitals.

What a list of names knows is one name. Time expressions were read before and are passed over as one.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.analysis.construct_words import Cutter, Piece
from dateline.analysis.shallow_units import Unit
from dateline.analysis.written_passives import as_passives, is_written_passive
from dateline.knowledge.morph_verbs import VerbForm

Spans = Sequence[tuple[int, int]]
NOMINAL = frozenset({"NOUN", "NAME", "ADJ", "PRON", "NUM"})
_phrases: dict[str, dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]] = {}
_originals: dict[str, dict[str, str]] = {}
_compounds: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}


@dataclass(slots=True)
class ConstructUnit(Unit):
    """A unit that knows how it was written and whose name it is part of."""

    kind: str = "word"
    tied: bool = False
    name: int | None = None
    """Which known name it belongs to."""
    is_place: bool = False
    is_time: bool = False
    alone: bool = False
    """It is the whole of a known name."""
    closed_by: str = ""
    """How a compound ends: with an article inside, with an adjective."""
    bare: str = ""
    """Its first word as folded, where `text` is the form of the tables."""


@dataclass(frozen=True, slots=True)
class Known:
    """Spans known before: names of places and actors, and times; each sorted."""

    places: Spans = ()
    actors: Spans = ()
    times: Spans = ()

    def inside(self, spans: Spans, start: int, end: int) -> int | None:
        """Index of the span that holds a stretch."""
        at = bisect_right(spans, (start, 1 << 60)) - 1
        return at if at >= 0 and end <= spans[at][1] else None


class Units:
    """Makes the units of one sentence."""

    def __init__(self, pieces: Sequence[Piece], known: Known, cutter: Cutter) -> None:
        self.pieces = pieces
        self.known = known
        self.cutter = cutter
        self.morphology = cutter.morphology
        fold = cutter.morphology.fold
        self.folded = tuple(fold(piece.part.lower) for piece in pieces)
        self.phrases = phrases_of(cutter)

    def read(self) -> list[ConstructUnit]:
        found: list[ConstructUnit] = []
        at = 0
        while at < len(self.pieces):
            if self.is_invisible(at) and found:
                found[-1].last = at + 1
                at += 1
                continue
            unit = self.fixed(at) or self.compound(at) or self.single(at)
            found.append(unit)
            at = unit.last
        return found

    def is_invisible(self, at: int) -> bool:
        """Marks of writing direction."""
        return not self.pieces[at].word.text.isprintable()

    # ---- fixed expressions

    def fixed(self, at: int) -> ConstructUnit | None:
        """The longest closed-class expression of several words that begins here."""
        named = self.in_actor(at)
        for forms, tags in self.phrases.get(self.pieces[at].part.lower, ()):
            if self.spells(at, forms) and not (named and len(forms) == 1):
                text = " ".join(forms)
                unit = self.unit(at, at + len(forms), self.cutter.closed.get(text, (text, tags))[0])
                unit.text = originals_of(self.cutter)[text]
                unit.may = tags
                if "VERB" in tags:
                    unit.readings = (VerbForm(unit.text, "present", "3ms"),)
                return unit
        return None

    def in_actor(self, at: int) -> bool:
        """ "M [23]": a small word inside a listed name is a part of it."""
        word = self.pieces[at].word
        return self.known.inside(self.known.actors, word.start, word.end) is not None

    def spells(self, at: int, forms: tuple[str, ...]) -> bool:
        return self.folded[at : at + len(forms)] == forms

    def compound(self, at: int) -> ConstructUnit | None:
        """ "air strike", "ceasefire": an event noun of several words, articles between them."""
        part = self.pieces[at].part
        if part.kind != "word" or self.time_at(at) is not None:
            return None
        for keys, lemma in compounds_of(self.cutter).get(part.noun or part.lower, ()):
            last = self.reaches(at, keys)
            if last is not None:
                unit = self.unit(at, last, lemma)
                unit.noun = lemma
                unit.bare = part.lower
                unit.closed_by = self.closing(at, last)
                self.mark_name(unit, self.pieces[at].word.start, self.pieces[last - 1].word.end)
                return unit
        return None

    def closing(self, at: int, last: int) -> str:
        """Whether the compound ends like a definite phrase, or with an adjective: neither takes an owner."""
        if any(piece.part.kind == "article" for piece in self.pieces[at + 1 : last]):
            return "article"
        part = self.pieces[last - 1].part
        plain = self.morphology.inflector.adjective_lemma(part.lower)
        described = part.noun is None or bool({part.lower, plain} & self.cutter.adjectives)
        return "adjective" if described else ""

    def reaches(self, at: int, keys: tuple[str, ...]) -> int | None:
        """The word after the compound that begins here."""
        place = at + 1
        for key in keys:
            while place < len(self.pieces) and key not in self.keys_at(place):
                if not (self.is_between(place) or self.is_aside(place)):
                    return None
                place += 1
            if place >= len(self.pieces):
                return None
            place += 1
        return place

    def is_between(self, at: int) -> bool:
        part = self.pieces[at].part
        return part.kind == "article" or (part.kind == "prep" and part.lower == "ل")

    def is_aside(self, at: int) -> bool:
        """ "exchange [heavy] to fire", "stop [at once] to fire": an adjective that "to" parts from the rest."""
        behind = self.pieces[at + 1].part if at + 1 < len(self.pieces) else None
        apart = behind is not None and behind.kind == "prep" and behind.lower == "ل"
        return apart and self.pieces[at].part.lower in self.cutter.adjectives

    def keys_at(self, at: int) -> tuple[str, ...]:
        part = self.pieces[at].part
        inflector = self.morphology.inflector
        return (part.lower, part.noun or "", inflector.adjective_lemma(part.lower))

    def mark_name(self, unit: ConstructUnit, start: int, end: int) -> None:
        """Say which known name the unit belongs to; listed actors count below zero."""
        place = self.known.inside(self.known.places, start, end)
        actor = self.known.inside(self.known.actors, start, end)
        unit.is_place = place is not None
        if actor is not None:
            unit.name, span = -1 - actor, self.known.actors[actor]
        elif place is not None:
            unit.name, span = place, self.known.places[place]
        else:
            return
        unit.alone = span == (start, end)

    # ---- single words

    def unit(self, first: int, last: int, text: str) -> ConstructUnit:
        return ConstructUnit(first, last, text, bare=text)

    def time_at(self, at: int) -> int | None:
        word = self.pieces[at].word
        return self.known.inside(self.known.times, word.start, word.end)

    def single(self, at: int) -> ConstructUnit:
        piece = self.pieces[at]
        word, part = piece.word, piece.part
        unit = self.unit(at, at + 1, part.lower)
        unit.kind, unit.tied = part.kind, piece.tied
        if part.kind == "sign":
            digit = word.text[0].isdigit()
            unit.tag = "" if digit else "PUNCT"
            unit.may = frozenset({"NUM"}) if digit else frozenset()
        unit.is_time = self.time_at(at) is not None
        self.mark_name(unit, word.start, word.end)
        unit.may, unit.readings, unit.noun = part.may or unit.may, part.readings, part.noun
        if unit.readings and is_written_passive(word.text):
            unit.readings = as_passives(unit.readings)
            unit.noun = None
        return unit


@cache
def patterns(of: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(of) or "(?!)")


def phrases_of(cutter: Cutter) -> dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]:
    """First word -> (words as cut, what they may be), longest first."""
    language = cutter.morphology.language
    if language not in _phrases:
        index: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
        originals: dict[str, str] = {}
        for entries in cutter.morphology.phrases.values():
            for words, tags in entries:
                forms = as_cut(words, cutter)
                originals[" ".join(forms)] = " ".join(words)
                index.setdefault(forms[0], []).append((forms, tags))
        for predicate in cutter.tables.predicates:
            forms = as_cut(predicate.split(), cutter)
            originals[" ".join(forms)] = predicate
            index.setdefault(forms[0], []).append((forms, frozenset({"VERB"})))
        for found in index.values():
            found.sort(key=lambda entry: (-len(entry[0]), entry[0]))
        _phrases[language], _originals[language] = index, originals
    return _phrases[language]


def originals_of(cutter: Cutter) -> dict[str, str]:
    phrases_of(cutter)
    return _originals[cutter.morphology.language]


def as_cut(words: Sequence[str], cutter: Cutter) -> tuple[str, ...]:
    """A fixed expression as the cutter would leave its words."""
    fold = cutter.morphology.fold
    return tuple(fold(part.lower) for word in words for part in cutter.cut(fold(word)))


def compounds_of(cutter: Cutter) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Lemma of the first noun -> (keys of the words after it, the whole lemma), longest first."""
    language = cutter.morphology.language
    if language not in _compounds:
        index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        fold = cutter.morphology.fold
        for lemma in {
            lemma for found in cutter.morphology.compounds.values() for _, lemma in found
        }:
            first, *rest = lemma.split()
            keys = tuple(compound_key(word, cutter) for word in rest)
            index.setdefault(cutter.morphology.nouns.get(fold(first), fold(first)), []).append(
                (keys, lemma)
            )
        for found in index.values():
            found.sort(key=lambda entry: (-len(entry[0]), entry))
        _compounds[language] = index
    return _compounds[language]


def compound_key(word: str, cutter: Cutter) -> str:
    parts = [p for p in cutter.cut(cutter.morphology.fold(word)) if p.kind == "word"]
    part = parts[-1] if parts else None
    if part is None:
        return cutter.morphology.fold(word)
    return part.noun or cutter.morphology.inflector.adjective_lemma(part.lower)
