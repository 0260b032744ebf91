"""Words with the bearers of the place name they may be."""

import re
from collections.abc import Sequence

from dateline.analysis.place_tokens import Word
from dateline.knowledge.gazetteer import Bearer, Gazetteer
from dateline.knowledge.place_context import PlaceContext, first_names
from dateline.knowledge.romanisation import ARTICLES
from dateline.values import value

LONGEST_NAME = 6
LONGEST_ACRONYM = 6
WIDE_DIVISION = 6.0
"""Prominence of a division of half a million, which news names without more words."""


@value(frozen=True, slots=True)
class Candidate:
    """Words [first, last) with the bearers of their name; `start` moves past an Arabic prefix."""

    first: int
    last: int
    start: int
    key: str
    bearers: tuple[Bearer, ...]
    spelling: bool = False
    abbreviation: bool = False


def is_likely(candidate: Candidate, context: PlaceContext) -> bool:
    """Neither a common word nor a first name: its neighbours may lean on it."""
    return candidate.key not in context.common and candidate.key not in first_names()


def prominence(candidate: Candidate, gazetteer: Gazetteer) -> tuple[float, bool]:
    """How prominent the best bearer is, and whether it is a country, continent or first-order division."""
    if not candidate.bearers or candidate.spelling:
        return 0.0, False
    best = candidate.bearers[0]
    record = gazetteer.record(best.row_id)
    weight = record.prominence - (0.0 if best.own_name else 1.5)
    wide = record.feature_code in ("PCLI", "PCLD", "CONT", "RGN")
    return weight, wide or (record.feature_code == "ADM1" and weight >= WIDE_DIVISION)


def is_article(word: Word) -> bool:
    """ "The" at the head of a sentence is not the first word of "The Point"."""
    return word.folded in ("the", "a", "an")


def reach(words: Sequence[Word], at: int) -> int:
    """The word after the last one that could belong to a name starting here."""
    last = at + 1
    while last < len(words) and last - at < LONGEST_NAME and words[last].joined is not None:
        last += 1
    return last


def without_article(key: str, words: Sequence[Word], gazetteer: Gazetteer) -> tuple[Bearer, ...]:
    """ "Al-Qamishli" where the gazetteer has "Qamishli"."""
    head, _, rest = key.partition(" ")
    fits = len(words) > 1 and head in ARTICLES and words[1].joined == "-" and len(rest) > 3
    return gazetteer.named(rest) if fits else ()


def single(key: str) -> str:
    """Without doubled letters: "Deir Attiyah"."""
    return re.sub(r"([b-df-hj-np-tv-xz])\1", r"\1", key)


def is_acronym(word: Word) -> bool:
    """ "The seat of the PAIGC": letters of a party, not the name of a village."""
    return word.upper and not word.shouted and len(word.text) <= LONGEST_ACRONYM
