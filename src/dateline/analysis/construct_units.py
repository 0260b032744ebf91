"""Words become units with a tag each, in a language without capitals whose verbs look like its nouns.

What a word may be its form says; which it is, its neighbours: after the article, a preposition or a verb stands a noun,
at the head of a clause a verb, unless an adjective or a preposition follows that only a noun has. What a list of names
knows is a name. Time expressions were read before and are passed over as one.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.analysis.construct_words import Cutter, Piece
from dateline.analysis.shallow_units import Unit
from dateline.document import Form
from dateline.knowledge.lexicon import Lexicon, NounClass
from dateline.knowledge.morph_construct import ConstructTables
from dateline.knowledge.morph_verbs import VerbForm
from dateline.knowledge.morphology import Morphology
from dateline.knowledge.place_context import first_names

Spans = Sequence[tuple[int, int]]
NOMINAL = frozenset({"NOUN", "NAME", "ADJ", "PRON", "NUM"})
DOERS = frozenset({NounClass.ARMED, NounClass.STATE, NounClass.CROWD})
WORDLIKE = frozenset({NounClass.ABSTRACT, NounClass.NATURE})
"""What first names mean as words: "Joe" is written like "air"."""
PEOPLE = DOERS | {NounClass.PERSON, NounClass.CIVILIAN, NounClass.CAPTIVE, NounClass.ORGANIZATION}
BEFORE_NOUN = frozenset({"DET", "PREADJ", "NUM", "APPROX", "PREP"})
CLOSED = (
    *("QUE", "REL", "COND", "AIM", "SUB", "BUT", "NEG", "PREP", "DET", "PREADJ", "NUM", "APPROX"),
    *("INCL", "COORD", "PRON", "ADV"),
)
"""Closed classes, the surer first."""
OWNED = frozenset({"NOUN", "NAME", "ADJ", "NUM", "DET", "PRON", "PREADJ", "APPROX"})
PASTS = frozenset({"past", "passive_past"})
OPENS_CLAUSE = frozenset({"QUE", "REL", "SUB", "COND", "AIM", "BUT", "NEG", "ADV", ""})


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


U_SIGN = "\u064f"
WRITTEN_PASSIVE = re.compile(
    rf"(?:[^\W\dاآ]|ا?[أآ]){U_SIGN}|ا[^\W\d]?{U_SIGN}|ا\w\W?\w{U_SIGN}|است{U_SIGN}"
)


def is_written_passive(text: str) -> bool:
    """Whether a vowel sign says so: "qutila", "ustushhida", where a past in the active has no u at its head."""
    return U_SIGN in text and WRITTEN_PASSIVE.match(text) is not None


def as_passives(readings: tuple[VerbForm, ...]) -> tuple[VerbForm, ...]:
    """The readings as a past, each in the passive; presents stay, for "yuqatil" has the sign as well."""
    past = tuple(r._replace(tense="passive_past") for r in readings if r.tense in PASTS)
    return tuple(dict.fromkeys(past)) or readings


def is_number(unit: ConstructUnit) -> bool:
    return "NUM" in unit.may or unit.text[:1].isdigit()


@cache
def patterns(of: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(of) or "(?!)")


_phrases: dict[str, dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]] = {}
_originals: dict[str, dict[str, str]] = {}
_compounds: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}


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


# ---- tags


class Tagger:
    """Chooses a tag for every unit, from left to right."""

    def __init__(self, units: Sequence[ConstructUnit], cutter: Cutter, lexicon: Lexicon) -> None:
        self.units = units
        self.cutter = cutter
        self.morphology: Morphology = cutter.morphology
        self.tables: ConstructTables = cutter.tables
        self.lexicon = lexicon

    def run(self) -> None:
        for at, unit in enumerate(self.units):
            if unit.tag != "PUNCT":
                unit.tag = self.tag(at, unit)
            unit.lemma = self.lemma(unit)

    def around(self, at: int) -> ConstructUnit | None:
        return self.units[at] if 0 <= at < len(self.units) else None

    def tag(self, at: int, unit: ConstructUnit) -> str:
        if unit.is_time and unit.kind in {"word", "sign", "article"}:
            return "ADV"
        simple = self.written_on(unit)
        if simple:
            return simple
        if self.goes_on_name(at, unit):
            return "NAME"
        if self.is_name(at, unit):
            return "NAME"
        before = self.around(at - 1)
        if unit.may and not (before is not None and before.kind == "article"):
            chosen = self.closed(at, unit)
            if chosen:
                return chosen
        return self.open(at, unit)

    def goes_on_name(self, at: int, unit: ConstructUnit) -> bool:
        """ "Abu Ashraf", "Abd al-Ati": whatever the word may be by itself, it is a name there."""
        article = at > 0 and self.units[at - 1].kind == "article"
        before = self.around(at - 1 - article)
        goes_on = before is not None and before.text in self.tables.name_parts
        if goes_on and unit.kind == "word" and unit.is_place:
            unit.name, unit.is_place = before.name if before is not None else None, False
        return goes_on and unit.kind == "word"

    def is_name(self, at: int, unit: ConstructUnit) -> bool:
        """A known name is one, but the common nouns inside it stay what they are ("forces of …")."""
        if unit.name is None:
            return False
        if unit.is_place and unit.name >= 0 and self.describes(at, unit):
            return False
        if unit.noun is None:
            return unit.name >= 0 or not self.is_state_adjective(at, unit)
        if unit.is_place and unit.name >= 0:
            return NounClass.PLACE not in self.lexicon.nouns.get(unit.noun, frozenset())
        if unit.name < 0 and self.doing(unit) <= WORDLIKE and self.bears_title(at):
            return True
        return bool(unit.may) or (unit.alone and unit.text != self.morphology.fold(unit.noun))

    def bears_title(self, at: int) -> bool:
        """ "[the] president [the] American Joe Biden": behind a definite title a listed name is one of somebody."""
        at -= 1
        while at > 0 and self.units[at].tag in {"ADJ", "DET"}:
            at -= 1
        noun = self.around(at)
        titled = noun is not None and noun.tag == "NOUN" and self.is_definite(at)
        return titled and noun is not None and NounClass.PERSON in self.doing(noun)

    def describes(self, at: int, unit: ConstructUnit) -> bool:
        """ "[the] forces [the] Indian": behind a definite noun that holds no place, no town of that name."""
        if not self.is_listed_adjective(unit) or self.units[at - 1].kind != "article":
            return False
        noun = self.around(at - 2)
        known = self.doing(noun) if noun is not None and self.is_definite(at - 2) else frozenset()
        return bool(known) and not known & {NounClass.PLACE, NounClass.SITE}

    def is_state_adjective(self, at: int, unit: ConstructUnit) -> bool:
        """The name of a state with the article is its adjective: "[the] Syrian"."""
        around = [u.name for n in (at - 2, at - 1, at + 1) if (u := self.around(n)) is not None]
        ends = unit.text.endswith(self.tables.adjective_endings)
        article = at > 0 and self.units[at - 1].kind == "article"
        return ends and article and unit.name is not None and around.count(unit.name) == 1

    def plural_of_people(self, unit: ConstructUnit) -> bool:
        return len(unit.text) > 4 and unit.text.endswith(self.tables.human_plurals)

    def is_plural_like(self, noun: ConstructUnit, adjective: ConstructUnit) -> bool:
        """A plural before an adjective of people: in the same case, or one whose form shows no case."""
        if self.plural_of_people(noun):
            return noun.text[-2:] == adjective.text[-2:]
        return noun.noun is not None and noun.bare != self.morphology.fold(noun.noun.split()[0])

    def written_on(self, unit: ConstructUnit) -> str:
        if unit.kind == "article":
            return "DET"
        if unit.kind == "pronoun":
            return "PRON"
        if unit.kind == "and":
            return "COORD"
        if unit.kind == "prep":
            return "PREP"
        return "FUT" if unit.kind == "future" else ""

    def closed(self, at: int, unit: ConstructUnit) -> str:
        """The closed class that holds here, or nothing where the word is an open one."""
        after = self.around(at + 1)
        follows_verb = after is not None and self.only_verb(after)
        if unit.may & {"ADV"} and unit.readings and not follows_verb:
            return ""
        if unit.text in {"ما"}:
            return "REL"
        if "PREP" in unit.may and unit.readings and self.opens_with_doer(at):
            return ""
        if "VERB" in unit.may:
            return "VERB"
        if "APPROX" in unit.may and after is not None and is_number(after):
            return "APPROX"
        if "APPROX" in unit.may and len(unit.may) > 1:
            return next((tag for tag in CLOSED if tag in unit.may and tag != "APPROX"), "")
        if "SUB" in unit.may and "PREP" in unit.may:
            return "SUB" if follows_verb else "PREP"
        if "DET" in unit.may and "PRON" in unit.may:
            near = after is not None and (after.kind == "article" or after.noun is not None)
            return "DET" if near else "PRON"
        if unit.may & {"NUM"} and unit.noun is not None and after is not None:
            return "NUM"
        return next((tag for tag in CLOSED if tag in unit.may), "")

    def only_verb(self, unit: ConstructUnit) -> bool:
        if unit.kind == "future":
            return True
        return bool(unit.readings) and unit.noun is None and unit.kind == "word"

    def open(self, at: int, unit: ConstructUnit) -> str:
        before = self.around(at - 1)
        tag_before = before.tag if before is not None else ""
        if before is not None and before.kind == "article":
            return self.after_article(at, unit)
        if tag_before != "NEG" and not self.is_aim(at):
            unit.readings = tuple(r for r in unit.readings if r.tense != "jussive")
        if tag_before in {"NOUN", "NAME", "ADJ"} and self.is_listed_adjective(unit):
            owner = self.owns_thing(unit, before) or self.suffers(unit, before)
            return "NOUN" if owner else "ADJ"
        if self.joins_adjective(at, unit) or self.repeats_plural(unit, before):
            return "ADJ"
        if tag_before == "PREP" and unit.noun is None and self.is_listed_adjective(unit):
            return "ADJ"  # "under Qatari auspices"
        if self.is_called(at, unit):
            return "NAME"
        if unit.readings and self.is_verb(at, unit, tag_before):
            return "VERB"
        if unit.noun is not None:
            return "NOUN"
        if tag_before not in {"PREP", "DET", "PREADJ"} and self.looks_verbal(unit, before):
            return "VERB"
        if self.looks_adjectival(unit) and tag_before in {"NOUN", "ADJ"}:
            return "ADJ"
        loose = before is not None and before.tag == "NAME" and before.name is None
        if loose and not unit.readings:
            return "ADJ" if self.is_listed_adjective(unit) else "NAME"
        named = unit.text in self.tables.name_parts or not self.is_common(at, before)
        return "NAME" if named else "NOUN"

    def is_called(self, at: int, unit: ConstructUnit) -> bool:
        """ "[the] sheikh Hikmat": a first name right behind a definite title, whatever verb is written like it."""
        before = self.around(at - 1)
        titled = before is not None and before.tag == "NOUN" and self.is_definite(at - 1)
        person = titled and before is not None and NounClass.PERSON in self.doing(before)
        return person and unit.kind == "word" and unit.noun is None and unit.text in first_names()

    def owns_thing(self, unit: ConstructUnit, before: ConstructUnit | None) -> bool:
        """ "bullets [of] unknown [men]": a plural of people behind a thing is no adjective of it."""
        known = self.doing(before) if before is not None and before.tag == "NOUN" else frozenset()
        people = unit.noun is not None and self.plural_of_people(unit)
        return people and bool(known) and not known & PEOPLE

    def repeats_plural(self, unit: ConstructUnit, before: ConstructUnit | None) -> bool:
        """ "gunmen masked": of two indefinite plurals of people in one form the second describes the first."""
        if before is None or before.tag != "NOUN" or before.noun is None or before.tied:
            return False
        both = self.plural_of_people(before) and self.plural_of_people(unit)
        return both and unit.text[-2:] == before.text[-2:] and not unit.readings

    def suffers(self, unit: ConstructUnit, before: ConstructUnit | None) -> bool:
        """ "[the] killing [of a] civilian": behind a noun of killing or taking people are no adjective."""
        if before is None or before.noun is None or not self.doing(unit) & PEOPLE:
            return False
        senses = self.lexicon.senses(Form.NOUN, before.noun)
        return any(s.effect is not None and "of" in (s.recipient or ()) for s in senses)

    def joins_adjective(self, at: int, unit: ConstructUnit) -> bool:
        """ "[the] Indian and [the] Pakistani forces": behind "and" an adjective in the form of the one before."""
        article = at > 0 and self.units[at - 1].kind == "article"
        joint, first = self.around(at - 1 - article), self.around(at - 2 - article)
        if joint is None or joint.tag != "COORD" or first is None:
            return False
        opened = self.around(at - 3 - article)
        same = article == (opened is not None and opened.kind == "article")
        alike = self.ending(unit) == self.ending(first) and self.is_listed_adjective(first)
        return same and alike and self.is_listed_adjective(unit)

    def ending(self, unit: ConstructUnit) -> str:
        """By which an adjective shows number and gender."""
        known = (e for e in self.tables.adjective_endings if unit.text.endswith(e))
        return max(known, key=len, default=unit.text[-1:])

    def is_common(self, at: int, before: ConstructUnit | None) -> bool:
        """Whether an unlisted word is no name: one follows a definite phrase or a verb of saying."""
        if before is None:
            return True
        if self.is_definite(at - 1):
            return False
        due = before.tag == "VERB" and bool(
            self.lexicon.attitude(before.lemma) & {"speech", "denial", "accusation", "threat"}
        )
        return not due

    def after_article(self, at: int, unit: ConstructUnit) -> str:
        """The noun or the adjective of a definite phrase."""
        follows = self.is_definite(at - 2)
        behind = self.around(at - 2)
        if self.is_name(at, unit):
            return "NAME"
        if self.joins_adjective(at, unit):
            return "ADJ"
        if self.plural_of_people(unit) and unit.noun is not None:
            plural = behind is not None and self.is_plural_like(behind, unit)
            return "ADJ" if follows and plural and self.is_listed_adjective(unit) else "NOUN"
        if self.looks_adjectival(unit) and follows:
            return "ADJ"
        if unit.noun is not None:
            return "NOUN"
        return "ADJ" if follows else "NOUN"

    def is_verb(self, at: int, unit: ConstructUnit, tag_before: str) -> bool:
        if tag_before in {"FUT", "NEG"}:
            return True
        if tag_before in {"DET", "PREADJ", "APPROX"}:
            return False
        if tag_before == "PREP":
            return self.is_aim(at) and all(r.finite for r in unit.readings)
        if unit.noun is None:
            return True
        return self.noun_or_verb(at, unit, tag_before)

    def is_aim(self, at: int) -> bool:
        """ "li-yaqsif": "to" written onto a verb of the present."""
        before = self.around(at - 1)
        return (
            before is not None
            and before.kind == "prep"
            and before.text == self.tables.article_after
        )

    def noun_or_verb(self, at: int, unit: ConstructUnit, tag_before: str) -> bool:
        """A form that is both: the killing, they killed."""
        after = self.around(at + 1)
        if after is None or after.tag == "PUNCT":
            return False
        if tag_before in {"VERB", "NUM"}:
            return False
        if self.is_aside_gerund(at, unit):
            return True
        if after.kind == "pronoun":
            goes_on = self.goes_on_with_verb(at, unit, tag_before)
            return tag_before == "REL" or goes_on or self.has_doer_behind(at + 2)
        if self.follows_event(at) and self.is_carried(self.units[at - 1], unit):
            return True
        if after.kind in {"prep"} or "PREP" in after.may:
            behind = self.around(at + 2)
            in_it = behind is not None and behind.kind == "pronoun"
            in_it = in_it and tag_before in {"PUNCT", "COORD"}
            return tag_before in {"REL", "QUE"} or in_it or self.topic_before(at)
        if self.looks_adjectival(after) and after.noun is None and after.name is None:
            return False
        before = self.around(at - 1)
        indefinite = before is not None and before.tag == "NOUN" and not self.is_definite(at - 1)
        if indefinite:
            return False
        if self.has_verb_before(at) and tag_before not in OPENS_CLAUSE | {"COORD"}:
            return False
        return not (tag_before == "COORD" and self.coordinates_noun(at))

    def is_aside_gerund(self, at: int, unit: ConstructUnit) -> bool:
        """ "…, demanding [of the] army that": behind a comma and a verb, before a definite noun, and no noun."""
        before, after = self.around(at - 1), self.around(at + 1)
        comma = before is not None and before.text in {"،", ","}
        defined = after is not None and (after.kind == "article" or after.name is not None)
        gerund = bool(unit.readings) and unit.readings[0].tense == "gerund"
        return comma and gerund and defined and self.has_verb_before(at)

    def goes_on_with_verb(self, at: int, unit: ConstructUnit, tag_before: str) -> bool:
        """ "arrested [the] man and put him under house arrest": what is theirs is no second object of an arrest."""
        past = bool(unit.readings) and unit.readings[0].tense == "past"
        abstract = NounClass.ABSTRACT in self.doing(unit)
        joined = tag_before == "COORD" and self.has_verb_before(at)
        return past and abstract and joined and not self.coordinates_noun(at)

    def follows_event(self, at: int) -> bool:
        before = self.around(at - 1)
        return before is not None and before.tag == "NOUN" and not self.is_definite(at - 1)

    def is_carried(self, before: ConstructUnit, unit: ConstructUnit) -> bool:
        """ "[an] ambush [that] was set", "[a] raid [that] was made": a verb that carries the event noun before it."""
        event = (Form.NOUN, before.noun or "") in self.lexicon.by_word
        light = (v for r in unit.readings for v in self.lexicon.light.get(r.lemma, ()))
        return event and any(v.event == "object" and v.actor and not v.unreal for v in light)

    def opens_with_doer(self, at: int) -> bool:
        """ "across", "crossed" are written alike: at the head of a clause before those who move it is the verb."""
        before, after = self.around(at - 1), self.behind_numbers(at + 1)
        opens = before is None or before.tag in {"COORD", "PUNCT"} or before.text == "قد"
        moving = DOERS | {NounClass.AID, NounClass.VEHICLE, NounClass.CIVILIAN, NounClass.EVENT}
        moving |= {NounClass.PERSON} if after is not self.around(at + 1) else frozenset()
        known = self.lexicon.nouns.get((after and after.noun) or "", frozenset())
        others = after is not None and self.plural_of_people(after)  # "crossed six thousand others"
        return opens and bool(known & moving or others)

    def behind_numbers(self, at: int) -> ConstructUnit | None:
        """The noun behind article and numbers: "crossed about six thousand [people]"; of a time there is none."""
        unit = self.around(at)
        while unit is not None and (
            unit.kind == "article" or "APPROX" in unit.may or is_number(unit)
        ):
            if unit.is_time:
                return None
            at += 1
            unit = self.around(at)
        return unit

    def has_doer_behind(self, at: int) -> bool:
        """ "[which] the soldiers dispersed", "[that] gunmen set": behind a noun and its pronoun no noun stands."""
        article, noun = self.around(at), self.around(at + 1)
        if article is None:
            return False
        if article.kind != "article":
            return article.kind == "word" and bool(self.doing(article) & DOERS)
        return noun is not None and self.is_doer(noun)

    def has_doer(self, at: int) -> bool:
        """A definite noun for those who do such things: "[killed] the army three"."""
        article, noun = self.around(at), self.around(at + 1)
        return (
            article is not None
            and article.kind == "article"
            and noun is not None
            and self.is_doer(noun)
        )

    def is_doer(self, unit: ConstructUnit) -> bool:
        return bool(self.doing(unit) & DOERS) and not self.is_listed_adjective(unit)

    def doing(self, unit: ConstructUnit) -> frozenset[NounClass]:
        return self.lexicon.nouns.get(unit.noun or "", frozenset())

    def coordinates_noun(self, at: int) -> bool:
        """ "the killing and burning of …", "[the] death of one and wounding of two": it goes on with the noun."""
        before = self.around(at - 2)
        if before is not None and before.tag == "NOUN" and before.readings:
            return True
        return not self.has_doer(at + 1) and self.owned_event(at - 2)

    def owned_event(self, at: int) -> bool:
        """Whether the words up to here are what an event noun with a preposition or a verb before it owns."""
        while at >= 0 and self.units[at].tag in OWNED:
            unit = self.units[at]
            event = unit.noun is not None and (Form.NOUN, unit.noun) in self.lexicon.by_word
            if event and unit.tag == "NOUN":
                before = self.around(at - 1)
                return before is not None and before.tag in {"PREP", "VERB"}
            at -= 1
        return False

    def topic_before(self, at: int) -> bool:
        """A definite noun phrase right before, with no verb yet: a topic whose verb this may be."""
        return self.is_definite(at - 1) and not self.has_verb_before(at)

    def is_definite(self, at: int) -> bool:
        unit = self.around(at)
        if unit is not None and unit.text in self.tables.brackets.values():
            unit = self.around(at := at - 1)  # "the movement «M23», [the] backed"
        if unit is None or unit.tag not in {"NOUN", "ADJ", "NAME", "PRON"}:
            return False
        if unit.tag in {"NAME", "PRON"} or unit.closed_by == "article":
            return True
        before = self.around(at - 1)
        return before is not None and before.kind == "article"

    def has_verb_before(self, at: int) -> bool:
        """Whether the clause so far has a verb."""
        while at > 0:
            at -= 1
            tag = self.units[at].tag
            if tag == "VERB":
                return True
            if tag in {"QUE", "REL", "SUB", "COND", "BUT", "AIM"} or self.units[at].text in ".؛:":
                return False
        return False

    def looks_verbal(self, unit: ConstructUnit, before: ConstructUnit | None) -> bool:
        """An unlisted word with the make of a verb."""
        if unit.kind != "word" or unit.noun is not None or unit.name is not None:
            return False
        if before is not None and before.tag == "FUT":
            return True
        verbal = patterns(self.tables.verb_patterns).fullmatch(unit.text)
        past = patterns(self.tables.past_patterns).fullmatch(unit.text)
        return bool(verbal or past)

    def looks_adjectival(self, unit: ConstructUnit) -> bool:
        if unit.kind != "word" or unit.tag == "PUNCT" or unit.may:
            return False
        if self.is_listed_adjective(unit):
            return True
        if unit.noun is not None:
            return False
        return len(unit.text) > 3 and unit.text.endswith(self.tables.adjective_endings)

    def is_listed_adjective(self, unit: ConstructUnit) -> bool:
        plain = self.morphology.inflector.adjective_lemma(unit.text)
        return unit.text in self.cutter.adjectives or plain in self.cutter.adjectives

    def lemma(self, unit: ConstructUnit) -> str:
        if unit.tag == "NOUN":
            return unit.noun or unit.text
        if unit.tag == "NUM" and unit.text in self.tables.twos:
            return self.tables.twos[0]  # written like Monday
        if unit.tag == "ADJ":
            return unit.noun or self.morphology.inflector.adjective_lemma(unit.text)
        if unit.tag == "VERB" and unit.readings:
            return unit.readings[0].lemma
        return unit.text
