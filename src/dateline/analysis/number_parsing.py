"""Numbers in digits and words: the expression that finds them and the value they have.

Words are ranked (ones, tens, hundreds, scales) and joined only in the order in which the language builds a number,
so "between two and three" never becomes five.
"""

import re
from collections.abc import Iterable
from functools import cache

from dateline.analysis.time_folding import fold_word
from dateline.knowledge.number_words import NumberWords, load_number_words

GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)"
"""Blanks between words; a line may be wrapped once, a paragraph ends what is said."""


def either(words: Iterable[str]) -> str:
    """An expression for any of the words, the longest first; blanks stretch."""
    folded = sorted({fold_word(word) for word in words}, key=lambda w: (-len(w), w))
    if not folded:
        return "(?!)"
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", GAP) for w in folded) + ")"


@cache
def values(language: str) -> dict[str, int]:
    """Number word -> value, scales included."""
    numbers = load_number_words(language)
    found = (numbers.words | numbers.scales).items()
    return {fold_word(form): value for value, forms in found for form in forms}


def digits_pattern(numbers: NumberWords) -> str:
    """Digits with the separators of the language; never a part of a longer chain of digits.

    Before a scale ("1.7 millones", "1.7 مليون") a point or comma with one or two digits is decimal everywhere.
    """
    group = f"[{re.escape(numbers.thousands)}]"
    decimal = re.escape(numbers.decimal)
    of_scale = rf"[.,]\d{{1,2}}(?={GAP}(?:{scale_words(numbers)})(?!\w))"
    return rf"(?:\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|\d+(?:{decimal}\d{{1,2}}(?!\d)|{of_scale})?)"


def _rank(numbers: NumberWords, low: int, high: int) -> str:
    return either(w for value, forms in numbers.words.items() if low <= value < high for w in forms)


def _joint(numbers: NumberWords) -> str:
    joiner = re.escape(fold_word(numbers.joiner))
    if numbers.joiner_attached:
        return rf"(?:{GAP}{joiner})"
    return rf"(?:-|{GAP})(?:{joiner}(?:-|{GAP}))?" if joiner else rf"(?:-|{GAP})"


def small_number(numbers: NumberWords) -> str:
    """Number words below a hundred."""
    ones, tens, joint = _rank(numbers, 0, 20), _rank(numbers, 20, 100), _joint(numbers)
    if numbers.units_first:
        return rf"(?:(?:{ones}{joint})?{tens}|{ones})"
    return rf"(?:{tens}(?:{joint}{ones}(?!\w))?|{ones})"


def number_words(numbers: NumberWords) -> str:
    """Number words of any size: each scale may have a number before and a smaller one behind it.

    Not one with a scale of its own: "between seven thousand and ten thousand" are two numbers.
    """
    joint, below = _joint(numbers), rf"{small_number(numbers)}(?!\w)"
    hundreds = _rank(numbers, 100, 10**9)
    below = rf"(?:{hundreds}(?:{joint}{below})?|{below})"
    for value, forms in sorted(numbers.scales.items()):
        rest = rf"(?:{joint}{below}(?!{GAP}{scale_words(numbers)}(?!\w)))?" if value <= 1000 else ""
        below = rf"(?:(?:{below}(?:-|{GAP}))?{either(forms)}{rest}|{below})"
    return below


def scale_words(numbers: NumberWords) -> str:
    """Scales that may follow digits: "3.5 million"."""
    return either(
        form for value, forms in numbers.scales.items() if value >= 1000 for form in forms
    )


def read_digits(text: str, numbers: NumberWords) -> float:
    """The value of digits in the writing of the language."""
    for separator in numbers.thousands:
        text = re.sub(rf"{re.escape(separator)}(?=\d{{3}}(?!\d))", "", text)
    return float(re.sub(r"[.,٫]", ".", text))


def read_number(text: str, language: str) -> float | None:
    """The value of folded digits or number words, or None when they are no number."""
    numbers, known = load_number_words(language), values(language)
    joiner = fold_word(numbers.joiner)
    whole = " ".join(text.split())
    if whole in known:
        return known[whole]
    total, current = 0.0, 0.0
    if digits := _leading_digits(language).match(text):
        current = read_digits(digits[0], numbers)
        whole = " ".join(text[digits.end() :].split())
    for part in _parts(whole, known, joiner):
        value = int(part) if part.isdecimal() else known.get(part)
        if value is None:
            return None
        if value in numbers.scales:
            current = (current or 1) * value
            if value >= 1000:
                total, current = total + current, 0.0
        else:
            current += value
    return total + current


@cache
def _leading_digits(language: str) -> re.Pattern[str]:
    return re.compile(digits_pattern(load_number_words(language)))


def _parts(text: str, known: dict[str, int], joiner: str) -> list[str]:
    """Words of a number, longest known stretch first ("quatre-vingt" is one), joiners left out."""
    pieces = re.split(r"([ -]+)", text)
    parts, at = [], 0
    while at < len(pieces):
        for stop in range(min(len(pieces), at + 5), at, -1):
            candidate = "".join(pieces[at:stop])
            bare = candidate.removeprefix(joiner) if candidate not in known else candidate
            if candidate in known or bare in known or stop == at + 1:
                word = candidate if candidate in known else bare or joiner
                if word != joiner and word.strip(" -"):
                    parts.append(word)
                at = stop
                break
    return parts
