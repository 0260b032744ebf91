"""Numbers as they stand in a text: digits, words, vague words, ranges; nothing yet said about what they count."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from dateline.analysis.number_grammar import WORD, Grammar, compile_grammar
from dateline.analysis.number_parsing import read_number
from dateline.analysis.time_folding import Folded
from dateline.values import value

LEFT_CHAIN = re.compile(r"[\w$€£#][-./:,]?$|[$€£#]\s?$")
"""Right before digits: part of a name or of another number (T-72, 10:30, $5)."""

REACH = 40
"""Characters before a number in which words that bound it are looked for."""
SURE_BEHIND = 3
"""Least number that an article makes one behind its noun."""


@value(frozen=True, slots=True)
class Number:
    """A number as found, in folded offsets."""

    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    kind: str = "number"
    """number, vague, article, nothing, no, both, range, dual, behind."""
    digits: bool = False
    bounded: bool = False
    unit: str | None = None
    unit_start: int | None = None
    numeral_end: int = 0
    """Where the numeral itself ends; set when words behind it are taken in."""

    @property
    def may_be_year(self) -> bool:
        """Digits as of a year of the news."""
        return self.digits and 1900 <= (self.best or 0) <= 2100


def find_numbers(grammar: Grammar, folded: Folded, language: str) -> Iterator[Number]:
    """Numbers as they stand, ranges joined, nothing yet said about what they count."""
    reached = 0
    for word in WORD.finditer(folded.text):
        if word.start() < reached or not may_begin(word[0], language):
            continue
        number = _number_at(grammar, folded, word, language)
        if number:
            number = _range(grammar, folded, number, language) or number
            reached = number.end
            yield number


@lru_cache(maxsize=10_000)
def may_begin(word: str, language: str) -> bool:
    """Whether a number may begin at a word, or behind particles written onto it; remembered, most words are none."""
    grammar = compile_grammar(language)
    article = grammar.words.article_prefix
    parts = [word, *(word.removeprefix(p) for p in (*grammar.prefixes, *filter(None, [article])))]
    return any(
        part[:1].isdigit() or part in grammar.first_words or part in grammar.counted
        for part in parts
    )


def _number_at(
    grammar: Grammar, folded: Folded, word: re.Match[str], language: str
) -> Number | None:
    key, at = word[0], word.start()
    if grammar.prefixes and key not in grammar.first_words and key not in grammar.counted:
        for prefix in grammar.prefixes:
            rest = key.removeprefix(prefix)
            if rest != key and (
                rest[:1].isdigit() or rest in grammar.first_words or rest in grammar.counted
            ):
                key, at = rest, at + len(prefix)
                break
    if key in grammar.counted:
        value, lemma = grammar.counted[key]
        return Number(at, word.end(), value, value, value, "dual", unit=lemma, unit_start=at)
    article = grammar.words.article_prefix
    if article and key.startswith(article) and key[len(article) :] in grammar.first_words:
        behind = _behind_noun(grammar, folded, word.start() + len(article), language)
        if behind is not None:
            return behind
    if not key[0].isdigit() and key not in grammar.first_words:
        return None
    if (
        key[0].isdigit()
        and at == word.start()
        and LEFT_CHAIN.search(folded.text, max(0, at - 3), at)
    ):
        return None
    match = grammar.number.match(folded.text, at)
    return _valued(grammar, match, language) if match else None


def _behind_noun(grammar: Grammar, folded: Folded, at: int, language: str) -> Number | None:
    """ "[the soldiers] the three": with the article a number stands behind its noun; "the two" is Monday, too."""
    match = grammar.number.match(folded.text, at)
    number = _valued(grammar, match, language) if match and match["words"] else None
    if number is None or (number.best or 0) < SURE_BEHIND:
        return None
    return replace(number, start=at - len(grammar.words.article_prefix), kind="behind")


def _valued(grammar: Grammar, match: re.Match[str], language: str) -> Number | None:
    start, end = match.span()
    if words := match["vague"]:
        form = " ".join(words.split())
        if kind := grammar.single.get(form):
            sure = {"article": 1, "both": 2}.get(kind, 0)
            return Number(start, end, sure, sure, sure, kind)
        vague = grammar.vague[form]
        return Number(
            start, end, vague.low, None if vague.loose else vague.low, vague.high, "vague"
        )
    value = read_number(match[0], language)
    if value is None or not math.isfinite(value) or value != int(value):
        return None
    whole = int(value)
    return Number(start, end, whole, whole, whole, digits=bool(match["digits"]))


def _range(grammar: Grammar, folded: Folded, first: Number, language: str) -> Number | None:
    """ "10 to 15", "between 10 and 15", "10-15"; None where the second is not the larger."""
    joint = grammar.joiner.match(folded.text, first.end)
    if not joint or first.kind != "number" or first.best is None:
        return None
    opener = grammar.opener.search(folded.text, max(0, first.start - REACH), first.start)
    joined_by = joint["word"]
    if joined_by and not opener and joined_by in _pairing(grammar):
        return None
    match = grammar.number.match(folded.text, joint.end())
    last = _valued(grammar, match, language) if match else None
    if not last or last.kind != "number" or last.best is None or last.best <= first.best:
        return None
    low = first.best
    if low < 100 and last.best >= 1000 and last.best % 1000 == 0 and not joined_by:
        return None
    start = opener.start("found") if opener and joined_by else first.start
    return Number(start, last.end, low, None, last.best, "range", digits=first.digits)


def _pairing(grammar: Grammar) -> tuple[str, ...]:
    """Joiners that also merely add up: "ten and twelve" is a range only after "between"."""
    return (grammar.words.joiner,)
