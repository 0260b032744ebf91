"""What an agreement is about, by the words of the sentence that tells it (`data/ontology/agreement_terms.yaml`)."""

import re
from collections.abc import Mapping
from functools import cache

from pydantic import Field

from dateline.knowledge.loading import load_file
from dateline.knowledge.romanisation import ARABIC, fold_name
from dateline.records import Record, Report, TimeMention


class TermWords(Record):
    definition: str
    words: Mapping[str, tuple[str, ...]] = Field(min_length=1)


class TermWordsFile(Record):
    terms: Mapping[str, TermWords]
    for_words: Mapping[str, tuple[str, ...]]
    """Words before a length that make it the length of the deal."""


def terms_of(sentence: str) -> tuple[str, ...]:
    """The kinds of terms the sentence names, in the order of the file; none if it names none."""
    folded = fold_name(re.sub(r"[^\w\s'’.-]", " ", sentence))
    return tuple(name for name, pattern in patterns().items() if pattern.search(folded))


NEAR = 3
"""Characters that may stand between a length and the word for the deal ("72-hour truce")."""


def is_length_of(lasting: TimeMention, report: Report) -> bool:
    """Whether the sentence gives it as the length of what was agreed: right before its word, or after "for"."""
    evidence = report.evidence
    if not evidence.start <= lasting.start < lasting.end <= evidence.end:
        return False
    if 0 <= report.trigger.start - lasting.end <= NEAR:
        return True
    before = fold_name(evidence.text[: lasting.start - evidence.start]).split()
    return bool(before) and before[-1] in for_words()


@cache
def for_words() -> frozenset[str]:
    loaded = load_file("ontology/agreement_terms.yaml", TermWordsFile)
    return frozenset(fold_name(word) for words in loaded.for_words.values() for word in words)


@cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    loaded = load_file("ontology/agreement_terms.yaml", TermWordsFile)
    return {
        name: re.compile(rf"\b(?:{'|'.join(words_of(term))})\b")
        for name, term in loaded.terms.items()
    }


def words_of(term: TermWords) -> list[str]:
    """As patterns on folded text; the longest first, so that the most telling one is met."""
    listed = {word for words in term.words.values() for word in words}
    return [as_pattern(word) for word in sorted(listed, key=lambda w: (-len(w), w))]


ARABIC_PREFIXES = "[وفبلك]?(?:ال)?"
"""Conjunctions, prepositions and the article, which Arabic writes onto the word."""


def as_pattern(word: str) -> str:
    folded = fold_name(word.removesuffix("*"))
    before = ARABIC_PREFIXES if ARABIC.match(folded) else ""
    return before + re.escape(folded) + (r"\w*" if word.endswith("*") else "")
