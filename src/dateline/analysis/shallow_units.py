"""Words become units: one a word, or one a fixed expression ("a través de", "coche bomba"), with all that each may be.

This looks only at the word itself; which of its readings holds, its neighbours decide (`shallow_tags`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.analysis.shallow_words import Word
from dateline.knowledge.morph_verbs import VerbForm
from dateline.knowledge.morphology import Morphology, joined_words

CLOCK = re.compile(r"[0-2]?\d[.:hH][0-5]\d[hH]?")
"""The hour that an entry of a live report opens with; its sentence begins behind it."""
OPENING = frozenset("\"“«‘'([¿¡—–-")
NOTHING: frozenset[str] = frozenset()
APPROX = frozenset({"APPROX"})


@dataclass(slots=True)
class Unit:
    """One stretch of words that goes by one tag."""

    first: int
    last: int
    """Words [first, last)."""
    text: str
    """Its words, folded, joined by blanks."""
    may: frozenset[str] = NOTHING
    """Closed classes it may belong to."""
    readings: tuple[VerbForm, ...] = ()
    noun: str | None = None
    """Its lemma as a listed noun."""
    capital: bool = False
    """Written with a capital that is no mere beginning of a sentence."""
    upper: bool = False
    """Written with a capital, wherever it stands."""
    acronym: bool = False
    tag: str = ""
    lemma: str = ""

    def has(self, *tenses: str) -> bool:
        return any(r.tense in tenses for r in self.readings)

    @property
    def finite(self) -> bool:
        return any(r.finite for r in self.readings)


def units_of(words: Sequence[Word], morphology: Morphology) -> list[Unit]:
    """All units of a sentence, in order; together they hold every word once."""
    shouting = all_capitals(words)
    found: list[Unit] = []
    at = 0
    opens = True
    while at < len(words):
        unit = longest(words, at, morphology)
        if unit is None or is_helped(found, words[at], morphology):
            unit = single(words, at, opens, shouting, morphology)
        found.append(unit)
        if unit.tag != "PUNCT":
            opens = opens and CLOCK.fullmatch(words[at].text) is not None
        elif unit.text in ".:!?…" or (unit.text in OPENING and opens):
            opens = True
        at = unit.last
    return found


def is_helped(found: Sequence[Unit], word: Word, morphology: Morphology) -> bool:
    """ "fue privado de la libertad": a participle behind its helper, which elsewhere opens a fixed noun."""
    readings = found[-1].readings if found else ()
    helped = any(r.lemma in morphology.participle_helpers for r in readings)
    return helped and any(r.tense == "participle" for r in morphology.verb_readings(word.lower))


def all_capitals(words: Sequence[Word]) -> bool:
    """A headline in capitals says nothing about names."""
    letters = [w for w in words if w.text[0].isalpha() and len(w.text) > 3]
    return len(letters) > 2 and sum(w.text.isupper() for w in letters) > 0.7 * len(letters)


def longest(words: Sequence[Word], at: int, morphology: Morphology) -> Unit | None:
    """The longest fixed expression that begins here."""
    by_second = morphology.expressions.get(words[at].lower)
    if by_second is None or at + 1 == len(words):
        return None
    for forms, tags, lemma in by_second.get(words[at + 1].lower, ()):
        if spells(words, at, forms):
            stop = at + len(forms)
            if forms[-1] == "." and not before_name(words, at, stop):
                continue
            if "PREP" in tags and overlaps(words, at + 1, stop, morphology):
                continue
            if tags == APPROX and is_more_of(words, stop, morphology):
                continue
            if "ADV" in tags and opens_preposition(words, stop - 1, morphology):
                continue
            return Unit(at, stop, joined_words(forms), tags, noun=lemma)
    return None


def is_more_of(words: Sequence[Word], stop: int, morphology: Morphology) -> bool:
    """ "800 elementos más de la Guardia Nacional": before an article "more than" is no approximation."""
    after = words[stop].lower if stop < len(words) else ""
    tags = morphology.closed.get(after, NOTHING)
    return "DET" in tags and "NUM" not in tags


def before_name(words: Sequence[Word], at: int, stop: int) -> bool:
    """ "M. Petro", unlike "à 200 m. Les …": a title in capitals with its full stop, and a name behind it."""
    named = stop < len(words) and words[stop].text[0].isupper()
    return named and words[at].text[0].isupper()


def overlaps(words: Sequence[Word], first: int, stop: int, morphology: Morphology) -> bool:
    """ "em | troca de tiros": a fixed noun begins inside a fixed preposition and reaches beyond it."""
    inner = (longest(words, at, morphology) for at in range(first, stop))
    return any(u is not None and u.noun is not None and u.last > stop for u in inner)


def opens_preposition(words: Sequence[Word], at: int, morphology: Morphology) -> bool:
    """ "horas | depois de": the last word of a fixed adverb begins a fixed preposition."""
    unit = longest(words, at, morphology)
    return unit is not None and "PREP" in unit.may


def spells(words: Sequence[Word], at: int, forms: tuple[str, ...]) -> bool:
    if at + len(forms) > len(words):
        return False
    return all(words[at + n].lower == form for n, form in enumerate(forms))


def single(
    words: Sequence[Word], at: int, opens: bool, shouting: bool, morphology: Morphology
) -> Unit:
    word = words[at]
    unit = Unit(at, at + 1, word.lower)
    initial = word.text[0]
    if initial.isdigit():
        unit.may = frozenset({"NUM"})
        return unit
    if (
        not (initial.isalpha() or (initial in "-‐" and len(word.text) > 1))
        and word.text[-1:] != "'"
    ):
        unit.tag = "PUNCT"
        return unit
    unit.may = morphology.closed.get(word.lower, NOTHING)
    unit.readings = morphology.verb_readings(word.lower)
    unit.noun = morphology.nouns.get(word.lower)
    if initial.isupper() and not shouting:
        acronym = len(word.text) > 1 and word.text.isupper()
        unit.acronym = acronym
        unit.capital = acronym or not opens
        unit.upper = True
    return unit
