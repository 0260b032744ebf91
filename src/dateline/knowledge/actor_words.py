"""How a name is cut into words and compared, so that every newsroom's spelling of it meets one key.

Case, accents, apostrophes, hyphens and Arabic orthography are forgotten (`fold_name`); French elisions and the English
genitive become words of their own; Arabic prefixes (and, by, for, the) are tried off. What tells names from common
words is kept beside the key: whether an alias is written with a capital, is an acronym, or carries the Arabic article.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from dateline.knowledge.romanisation import fold_name

MARKS = r"\u0300-\u036f\u064b-\u065f\u0670"
WORD = re.compile(
    r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)(?=['’])"
    rf"|[\w{MARKS}]+(?:['’‘ʼ`ʿʾ](?!s\b)[\w{MARKS}]+)*",
    re.IGNORECASE,
)
LETTER = re.compile(r"[^\W\d_]")
ARTICLES = frozenset("the la le les el los las al l o os as d".split())
SAME_WORD = {"el": "al"}
SHORTEST_STEM = 3
LONGEST_ACRONYM = 6


@lru_cache(maxsize=50_000)
def fold_word(word: str) -> str:
    folded = fold_name(word).replace(" ", "")
    return SAME_WORD.get(folded, folded)


@lru_cache(maxsize=50_000)
def base(folded: str) -> str:
    """A folded word without the Arabic article: what keys are made of."""
    return folded[2:] if folded.startswith(("ال", "لل")) and len(folded) > 4 else folded


@lru_cache(maxsize=50_000)
def readings(folded: str) -> tuple[tuple[str, bool], ...]:
    """What the first word of a name may be under its Arabic prefixes: (base, whether it had the article)."""
    if folded[:1] < "ا" or folded[:1] > "ي":
        return ((folded, True),)
    return tuple(dict.fromkeys(_unprefixed(folded)))


def _unprefixed(word: str, prefixes: str = "وفبكل") -> Iterator[tuple[str, bool]]:
    yield base(word), word.startswith(("ال", "لل"))
    if word[:1] not in prefixes or len(word) <= SHORTEST_STEM:
        return
    inner = "بكل" if word[0] in "وف" else ""
    yield from _unprefixed(word[1:], inner)


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
    """(start, end, folded) of every word in a stretch of text."""
    stop = len(text) if end is None else end
    return [(m.start(), m.end(), fold_word(m.group())) for m in WORD.finditer(text, start, stop)]


@lru_cache(maxsize=4)
def words_used(text: str) -> frozenset[str]:
    """The different words of a page, as it writes them."""
    return frozenset(WORD.findall(text))


@lru_cache(maxsize=5_000)
def key_of(alias: str) -> str:
    """The key under which an alias is listed."""
    return " ".join(base(folded) for _, _, folded in words(alias))


def is_acronym(alias: str) -> bool:
    """Short and in capitals: "UN", "M23", "U.S.", "LeT"; then a text must write it in capitals too."""
    letters = LETTER.findall(alias)
    capitals = sum(c.isupper() for c in letters)
    if not 0 < len(letters) < LONGEST_ACRONYM or " " in alias:
        return False
    return capitals == len(letters) or (capitals > 1 and "-" not in alias)


def has_capital(alias: str) -> bool:
    """Whether a word that is no article begins with a capital letter."""
    found = (m.group() for m in WORD.finditer(alias))
    return any(w[0].isupper() or w[0].isdigit() for w in found if w.casefold() not in ARTICLES)


def is_capitals(text: str) -> bool:
    """Whether a text writes an acronym as one: "US", "LeT", but not "Us"."""
    letters = LETTER.findall(text)
    capitals = sum(c.isupper() for c in letters)
    return capitals > 0 and (capitals > 1 or len(letters) == 1)
