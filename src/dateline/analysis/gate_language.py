"""The language of a raw page, guessed fast: by its small words where they leave no doubt, else by the model.

A quarter of the words of any prose are articles, prepositions and auxiliaries, and no two of the languages that can be
read share most of theirs. Counting them costs a tenth of what the model does; Arabic, which writes them as prefixes,
and all that cannot be read go to the model. The cleaned article is judged again by `dateline.cleaning.languages`.
"""

import re
from collections.abc import Sequence
from functools import cache

from dateline.cleaning.languages import detect
from dateline.knowledge.base import readable_languages
from dateline.knowledge.language import load_language

SAMPLE = 400
WORDS = re.compile(r"[^\W\d_]+")
FEWEST = 20
"""Words of a sample that is long enough to count in."""
SHARE = 0.25
CLEARLY = 1.3
"""How many times more small words it must have of one language than of the next."""


def guessed_language(stretches: Sequence[str]) -> tuple[str | None, float]:
    """A two-letter code and how sure it is, 0 to 1."""
    sample = sample_of(stretches)
    by_words = told_by_small_words(sample)
    return (by_words, 1.0) if by_words else detect(sample)


def sample_of(stretches: Sequence[str]) -> str:
    """The longest stretches that read like sentences: menus, code and notices may be in another language."""
    prose = [s for s in stretches if "{" not in s and s.count(" ") * 4 > len(s) * 0.4]
    return " ".join(sorted(prose or stretches, key=len, reverse=True)[:3])[:SAMPLE]


def told_by_small_words(sample: str) -> str | None:
    """The readable language that most small words of a sample are of, if it is clear."""
    words = WORDS.findall(sample.lower())
    if len(words) < FEWEST:
        return None
    counted = sorted(
        (sum(word in small for word in words), language) for language, small in small_words()
    )
    (second, _), (most, language) = counted[-2:]
    is_clear = most >= SHARE * len(words) and most >= CLEARLY * second
    return language if is_clear else None


@cache
def small_words() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple(
        (name, frozenset(load_language(name).function_words)) for name in readable_languages()
    )
