"""The slots of a pattern: which words fill them, and the value those words have."""

import re
from functools import cache
from typing import TypeAlias

from dateline.analysis.number_parsing import (
    digits_pattern,
    either,
    read_number,
    small_number,
)
from dateline.analysis.time_folding import fold_word
from dateline.analysis.time_patterns import DIGIT, FIRST_WORD
from dateline.errors import KnowledgeError
from dateline.knowledge.calendar_words import load_calendar_words
from dateline.knowledge.number_words import load_number_words

Value: TypeAlias = int | str | tuple[float, float]
"""A key of a vocabulary, a whole number, or the low and high of a `{number}`."""

NO_DIGIT = r"(?!\d|[.,:/]\d)"

DIGIT_SLOTS = {
    "year": rf"(?:1[5-9]|20)\d\d{NO_DIGIT}",
    "old_year": rf"1[0-4]\d\d{NO_DIGIT}",
    "hijri_year": rf"1[34]\d\d{NO_DIGIT}",
    "short_year": r"'?\d\d(?!\d|[.,:/]\d)",
    "short_span": r"\d\d(?!\d|[.,:/]\d)",
    "numeric_day": r"(?:0?[1-9]|[12]\d|3[01])(?!\d)",
    "numeric_month": r"(?:0?[1-9]|1[0-2])(?!\d)",
    "any_year": rf"(?:(?:1[5-9]|20)\d\d|\d\d){NO_DIGIT}",
    "decade_digits": r"(?:1[5-9]|20)\d0",
}


@cache
def vocabulary(language: str, kind: str) -> dict[str, int | str]:
    """Folded form -> key, for one vocabulary."""
    words = load_calendar_words(language).vocabulary[kind]
    return {fold_word(form): key for key, forms in words.items() for form in forms}


@cache
def vague_numbers(language: str) -> dict[str, tuple[float, float]]:
    """Words for a range that may count days: "several", "a few"; and the articles as one."""
    numbers = load_number_words(language)
    vague = {fold_word(f): (float(v.low), float(v.high)) for v in numbers.vague for f in v.forms}
    return {fold_word(word): (1.0, 1.0) for word in numbers.articles} | vague


@cache
def slot_pattern(language: str, kind: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """The expression of a slot, the words it can begin with, and words one of which it needs."""
    if kind in DIGIT_SLOTS:
        return DIGIT_SLOTS[kind], frozenset({DIGIT}), frozenset({DIGIT})
    if kind == "day":
        endings = either(load_calendar_words(language).ordinals)
        return (
            rf"(?:0?[1-9]|[12]\d|3[01])(?:{endings})?{NO_DIGIT}",
            frozenset({DIGIT}),
            frozenset({DIGIT}),
        )
    if kind in ("number", "count"):
        return _number_slot(language, with_vague=kind == "number")
    if kind == "counted":
        return either(_people(language)), frozenset(), frozenset()
    if kind not in load_calendar_words(language).vocabulary:
        raise KnowledgeError(
            f"languages/{language}/times.yaml: no vocabulary for slot {{{kind}}}\n"
            "  allowed: the vocabularies of the file and the built-in slots\n"
            "  next: add the vocabulary or correct the slot; knowledge/calendar_words.py lists them"
        )
    forms = vocabulary(language, kind)
    return either(forms) + r"(?:(?<=\W)|(?!\w))", _first_words(forms), _longest_words(forms)


def _people(language: str) -> list[str]:
    """Forms of nouns before which a number of four digits counts heads, not years."""
    numbers = load_number_words(language)
    forms = [form for lemma, listed in numbers.nouns.people.items() for form in (lemma, *listed)]
    plurals = [plural for plural, _ in numbers.endings if len(plural) == 1]
    return forms + [form + plural for form in forms for plural in plurals]


def _number_slot(language: str, with_vague: bool) -> tuple[str, frozenset[str], frozenset[str]]:
    numbers = load_number_words(language)
    words = [w for value, forms in numbers.words.items() if value < 100 for w in forms]
    vague = list(vague_numbers(language)) if with_vague else []
    digits = digits_pattern(numbers)
    expression = rf"(?:{digits}(?![\d:/])|{either(vague)}(?!\w)|{small_number(numbers)}(?!\w))"
    first = _first_words([*map(fold_word, words), *vague]) | {DIGIT}
    return expression, first, frozenset()


def _first_words(forms: list[str] | dict[str, int | str]) -> frozenset[str]:
    return frozenset(_key(match[0]) for form in forms if (match := FIRST_WORD.search(form)))


def _key(word: str) -> str:
    return DIGIT if word[0].isdigit() else word


def _longest_words(forms: dict[str, int | str]) -> frozenset[str]:
    return frozenset(_key(max(FIRST_WORD.findall(form), key=len)) for form in forms)


def slot_value(language: str, kind: str, text: str) -> Value | None:
    """What the folded words of a slot say; None when they say nothing after all."""
    if kind in ("number", "count"):
        vague = vague_numbers(language).get(" ".join(text.split()))
        exact = vague or read_number(text, language)
        return (exact, exact) if isinstance(exact, float | int) else exact
    if kind in DIGIT_SLOTS or kind == "day":
        digits = re.search(r"\d+", text)
        return int(digits[0]) if digits else None
    return vocabulary(language, kind).get(" ".join(text.split()))
