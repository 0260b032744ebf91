"""What an agreement is about, by the words of the sentence that tells it (`data/ontology/agreement_terms.yaml`)."""

import re
from collections.abc import Mapping
from functools import cache

from pydantic import Field

from dateline.knowledge.loading import load_file
from dateline.knowledge.romanisation import ARABIC, fold_name
from dateline.records import Record


class TermWords(Record):
    definition: str
    words: Mapping[str, tuple[str, ...]] = Field(min_length=1)


class TermWordsFile(Record):
    terms: Mapping[str, TermWords]


def terms_of(sentence: str) -> tuple[str, ...]:
    """The kinds of terms the sentence names, in the order of the file; none if it names none."""
    folded = fold_name(re.sub(r"[^\w\s'’.-]", " ", sentence))
    return tuple(name for name, pattern in patterns().items() if pattern.search(folded))


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
