"""Finding numbers of people and things, with what the words leave open.

A number is a quantity when it counts a noun ("14 regime soldiers"), is bounded ("at least 14"), or stands where tolls
stand ("the toll to 14"). Numbers of dates, ages, money, distances, weapons and scores are left out: a wrong count is
believed. The span reaches from the bounding words to the counted noun; what the words of a bound mean is told in
`knowledge/number_words.py`, and all words are data (`languages/<xx>/numbers.yaml`).
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.analysis.number_finding import REACH, Number, find_numbers
from dateline.analysis.number_grammar import CHAIN, Grammar, compile_grammar
from dateline.analysis.number_nouns import bare_noun, counted_noun, noun_before
from dateline.analysis.time_folding import Folded, fold
from dateline.analysis.times import time_stretches
from dateline.document import Quantity, TimeExpression

TOTAL_REACH = 120
"""Characters before the figure of a total in which the word for it is looked for."""
JOINED = re.compile(r"\s(?:and|y|e|et)\s$")
WORDS_BEFORE = re.compile(r"[^\W\d_]+\s*$")
MOST_WORDS = 4
CLOSED_PART = re.compile(r",\s+\w{1,3}\s+$")
ADJECTIVE = re.compile(r"\s\w+")
ONWARD = re.compile(r"\s+(?:[^\W\d]{1,2}\s+)?")
"""From a bound to the number behind it: "at least | 60", "al menos a | 60"."""

Bounds = tuple[int | None, int | None, int | None]


def find_quantities(
    text: str, start: int, end: int, language: str, times: Sequence[TimeExpression] | None = None
) -> tuple[Quantity, ...]:
    """The quantities of `text[start:end]`, in order.

    `times` are those of the stretch where the caller has them; numbers inside them count nothing.
    """
    grammar = compile_grammar(language)
    folded = fold(text, start, end)
    taken = None if times is None else tuple((t.start, t.end) for t in times)
    found: list[Quantity] = []
    reached = 0
    for number in find_numbers(grammar, folded, language):
        if taken is None:
            taken = time_stretches(text, start, end, language)
        if number.start < reached or _inside(number, folded, taken):
            continue
        counted = _counted(grammar, folded, _bounded(grammar, folded, number))
        if counted and counted.start >= reached:
            quantity = _quantity(grammar, folded, counted, found)
            found.append(quantity)
            reached = counted.end
    return tuple(found)


def _inside(number: Number, folded: Folded, taken: Sequence[tuple[int, int]]) -> bool:
    start, end = folded.original(number.start), folded.original(number.end)
    return any(start < last and first < end for first, last in taken)


def _bounded(grammar: Grammar, folded: Folded, number: Number) -> Number:
    """Take in the words that bound the number, before or behind it."""
    text, after = folded.text, None
    before = grammar.before.search(text, max(0, number.start - REACH), number.start)
    if not before:
        after = grammar.after.match(text, number.end)
    found = before or after
    if not found or number.kind not in ("number", "vague", "range") or not found.lastgroup:
        return number
    low, best, high = _open(found.lastgroup, number)
    return replace(
        number,
        start=before.start(found.lastgroup) if before else number.start,
        end=after.end() if after else number.end,
        low=low,
        best=best,
        high=high,
        bounded=found.lastgroup != "exactly",
    )


def _bounded_after(grammar: Grammar, text: str, number: Number) -> Number:
    """ "14 soldiers at least": the bound stands behind the noun or one adjective more, and before no other number."""
    at = number.end
    found = grammar.after.match(text, at)
    if not found and not grammar.words.noun_last and (word := ADJECTIVE.match(text, at)):
        found = grammar.after.match(text, word.end())
    onward = ONWARD.match(text, found.end()) if found else None
    if onward is not None and (
        text[onward.end() : onward.end() + 1].isdecimal()
        or grammar.number.match(text, onward.end())
    ):
        return number  # "four men killed at least 60"
    if not found or not found.lastgroup:
        return number
    low, best, high = _open(found.lastgroup, number)
    return replace(number, end=found.end(), low=low, best=best, high=high, bounded=True)


def _open(bound: str, number: Number) -> Bounds:
    low, best, high = number.low, number.best, number.high
    if number.kind != "number":
        return (low, best, None) if bound in ("at_least", "more_than") else (low, best, high)
    match bound:
        case "at_least" | "more_than":
            return low, best, None
        case "up_to":
            return None, None, high
        case "nearly":
            return None, best, high
        case "about":
            return None, best, None
    return low, best, high


def _counted(grammar: Grammar, folded: Folded, number: Number) -> Number | None:
    """Find the noun; None when the number counts no people or things."""
    text = folded.text
    if number.kind in ("dual", "nothing"):
        return number
    few = number.kind == "number" and not number.digits and number.best in (1, 2)
    if number.kind == "behind" or (few and grammar.words.joiner_attached):
        noun = noun_before(grammar, text, number)
        if noun is not None or number.kind == "behind":
            return noun
    if grammar.excluded_after.match(text, number.end):
        return None
    beside = grammar.excluded_before.search(text, max(0, number.start - REACH), number.start)
    if beside and number.digits:
        return None
    if group := grammar.group.search(text, max(0, number.start - REACH), number.start):
        lemma = grammar.groups[" ".join(group["found"].split())]
        return replace(
            number, start=group.start("found"), unit=lemma, unit_start=group.start("found")
        )
    noun = counted_noun(grammar, folded, number)
    if noun and not number.bounded and number.kind in ("number", "range"):
        noun = _bounded_after(grammar, text, noun)
    if number.kind in ("article", "no", "both"):
        return noun if noun and _sure(grammar, noun, text, number) else None
    if beside and not noun:
        return None
    return noun or _without_noun(grammar, text, number)


def _sure(grammar: Grammar, noun: Number, text: str, number: Number) -> bool:
    """Articles count people only, "no" and "both" any noun of the list; nothing may follow that is the head.

    Where the noun comes first, what became of somebody is a noun as well: "un muerto y dos heridos".
    """
    assert noun.unit_start is not None
    known = grammar.nouns.get(bare_noun(grammar, text[noun.unit_start : noun.end]))
    if known and known.kind == "states" and number.kind == "article":
        return not grammar.words.noun_last
    if not known or known.kind == "states" or (number.kind == "article" and known.kind != "people"):
        return False
    following = CHAIN.match(text, noun.end + 1) if text[noun.end : noun.end + 1] == " " else None
    if not grammar.words.noun_last or not following or following[0] in grammar.stops:
        return True
    return following[0].endswith(grammar.words.verb_endings)


def _without_noun(grammar: Grammar, text: str, number: Number) -> Number | None:
    if number.kind == "range" and number.digits and "-" in text[number.start : number.end]:
        return None
    if number.may_be_year and not number.bounded:
        return None
    before = grammar.bare_before.search(text, max(0, number.start - REACH), number.start)
    if number.bounded or before or grammar.bare_after.match(text, number.end):
        return number
    ends_total = grammar.total.search(text, max(0, number.start - TOTAL_REACH), number.start)
    return number if ends_total or grammar.before_total.match(text, number.end) else None


def is_joined_part(grammar: Grammar, text: str, at: int) -> bool:
    """ "three children" in "49 people, among them the consul and three children": one more before it, not counted."""
    joined = JOINED.search(text, max(0, at - REACH), at)
    start = joined.start() if joined else 0
    for _ in range(MOST_WORDS):
        word = WORDS_BEFORE.search(text, max(0, start - REACH), start)
        if word is None:
            return False
        start = word.start()
        if grammar.part_before.search(text, max(0, start - REACH), start):
            return True
    return False


def _quantity(
    grammar: Grammar, folded: Folded, number: Number, earlier: Sequence[Quantity]
) -> Quantity:
    text = folded.text
    unit_start = None if number.unit_start is None else folded.original(number.unit_start)
    opening = number.start
    part_of = bool(
        grammar.part_before.search(text, max(0, opening - REACH), opening)
        or grammar.part_after.match(text, number.numeral_end or number.end)
        or is_joined_part(grammar, text, opening)
    )
    start, end = folded.original(number.start), folded.original(number.end)
    if not part_of and earlier and earlier[-1].part_of and start > earlier[-1].end:
        between = text[number.start - (start - earlier[-1].end) : number.start]
        listed = bool(grammar.listed.match(between))
        closed = grammar.words.comma_closes_part and CLOSED_PART.match(between)
        first = len(earlier) < 2 or not earlier[-2].part_of
        part_of = listed and not (closed and first)
    return Quantity(
        start, end, number.low, number.best, number.high, number.unit, unit_start, part_of
    )
