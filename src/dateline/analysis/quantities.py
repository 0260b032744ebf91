"""Finding numbers of people and things, with what the words leave open.

A number is a quantity when it counts a noun ("14 regime soldiers"), is bounded ("at least 14"), or stands where tolls
stand ("the toll to 14"). Numbers of dates, ages, money, distances, weapons and scores are left out: a wrong count is
believed. The span reaches from the bounding words to the counted noun; what the words of a bound mean is told in
`knowledge/number_words.py`, and all words are data (`languages/<xx>/numbers.yaml`).
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.analysis.number_grammar import CHAIN, WORD, Grammar, Noun, compile_grammar
from dateline.analysis.number_parsing import read_number
from dateline.analysis.time_folding import Folded, fold
from dateline.analysis.times import time_stretches
from dateline.document import Quantity, TimeExpression

REACH = 40
"""Characters before a number in which words that bound it are looked for."""
NOUN_REACH = 6
"""Words between a number and its noun at most, and the noun."""

LEFT_CHAIN = re.compile(r"[\w$€£#][-./:,]?$|[$€£#]\s?$")
"""Right before digits: part of a name or of another number (T-72, 10:30, $5)."""

ADJECTIVE = re.compile(r"\s\w+")

Bounds = tuple[int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as found, in folded offsets."""

    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    kind: str = "number"
    """number, vague, article, nothing, no, both, range, dual."""
    digits: bool = False
    bounded: bool = False
    unit: str | None = None
    unit_start: int | None = None
    numeral_end: int = 0
    """Where the numeral itself ends; set when words behind it are taken in."""


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
    for number in _numbers(grammar, folded, language):
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


def _numbers(grammar: Grammar, folded: Folded, language: str) -> Iterator[Number]:
    """Numbers as they stand, ranges joined, nothing yet said about what they count."""
    reached = 0
    for word in WORD.finditer(folded.text):
        if word.start() < reached:
            continue
        number = _number_at(grammar, folded, word, language)
        if number:
            number = _range(grammar, folded, number, language) or number
            reached = number.end
            yield number


def _number_at(grammar: Grammar, folded: Folded, word: re.Match[str], language: str) -> Number | None:
    key, at = word[0], word.start()
    if grammar.prefixes and key not in grammar.first_words and key not in grammar.duals:
        for prefix in grammar.prefixes:
            rest = key.removeprefix(prefix)
            if rest != key and (rest[:1].isdigit() or rest in grammar.first_words or rest in grammar.duals):
                key, at = rest, at + len(prefix)
                break
    if key in grammar.duals:
        return Number(at, word.end(), 2, 2, 2, "dual", unit=grammar.duals[key], unit_start=at)
    if not key[0].isdigit() and key not in grammar.first_words:
        return None
    if key[0].isdigit() and at == word.start() and LEFT_CHAIN.search(folded.text, max(0, at - 3), at):
        return None
    match = grammar.number.match(folded.text, at)
    return _valued(grammar, match, language) if match else None


def _valued(grammar: Grammar, match: re.Match[str], language: str) -> Number | None:
    start, end = match.span()
    if words := match["vague"]:
        form = " ".join(words.split())
        if kind := grammar.single.get(form):
            value = {"article": 1, "both": 2}.get(kind, 0)
            return Number(start, end, value, value, value, kind)
        vague = grammar.vague[form]
        return Number(start, end, vague.low, None if vague.loose else vague.low, vague.high, "vague")
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
        start=before.start() if before else number.start,
        end=after.end() if after else number.end,
        low=low,
        best=best,
        high=high,
        bounded=found.lastgroup != "exactly",
    )


def _bounded_after(grammar: Grammar, text: str, number: Number) -> Number:
    """ "14 soldiers at least": the bound stands behind the noun or one adjective more."""
    at = number.end
    found = grammar.after.match(text, at)
    if not found and not grammar.words.noun_last and (word := ADJECTIVE.match(text, at)):
        found = grammar.after.match(text, word.end())
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
    if grammar.excluded_after.match(text, number.end):
        return None
    if number.digits and grammar.excluded_before.search(text, max(0, number.start - REACH), number.start):
        return None
    if group := grammar.group.search(text, max(0, number.start - REACH), number.start):
        lemma = grammar.groups[" ".join(group["found"].split())]
        return replace(number, start=group.start("found"), unit=lemma, unit_start=group.start("found"))
    noun = _noun(grammar, folded, number)
    if noun and not number.bounded and number.kind in ("number", "range"):
        noun = _bounded_after(grammar, text, noun)
    if number.kind in ("article", "no", "both"):
        return noun if noun and _sure(grammar, noun, text, number) else None
    return noun or _without_noun(grammar, text, number)


def _sure(grammar: Grammar, noun: Number, text: str, number: Number) -> bool:
    """Articles count people only, "no" and "both" any noun of the list; nothing may follow that is the head."""
    assert noun.unit_start is not None
    known = grammar.nouns.get(_bare(grammar, text[noun.unit_start : noun.end]))
    if not known or known.kind == "states" or (number.kind == "article" and known.kind != "people"):
        return False
    following = CHAIN.match(text, noun.end + 1) if text[noun.end : noun.end + 1] == " " else None
    if not grammar.words.noun_last or not following or following[0] in grammar.stops:
        return True
    return following[0].endswith(grammar.words.verb_endings)


def _without_noun(grammar: Grammar, text: str, number: Number) -> Number | None:
    if number.kind == "range" and number.digits and "-" in text[number.start : number.end]:
        return None
    if number.digits and 1900 <= (number.best or 0) <= 2100 and not number.bounded:
        return None
    before = grammar.bare_before.search(text, max(0, number.start - REACH), number.start)
    if number.bounded or before or grammar.bare_after.match(text, number.end):
        return number
    return None


def _noun(grammar: Grammar, folded: Folded, number: Number) -> Number | None:
    """The counted noun among the words that follow."""
    at = number.end
    if of := grammar.of.match(folded.text, at):
        at = of.end()
    run = _run(grammar, folded.text, at)
    chosen = _head(grammar, run)
    if not chosen:
        return None
    word, noun = chosen
    lemma = noun.lemma if noun else _singular(grammar, word[0])
    return replace(
        number, end=word.end(), unit=lemma, unit_start=word.start(), numeral_end=number.end
    )


def _run(grammar: Grammar, text: str, at: int) -> list[re.Match[str]]:
    """Words up to the next function word, mark or number."""
    run: list[re.Match[str]] = []
    while len(run) < NOUN_REACH:
        while at < len(text) and (text[at] in " \u00a0\u202f'" or (text[at] == "\n" and text[at + 1 : at + 2] != "\n")):
            at += 1
        word = CHAIN.match(text, at)
        if not word or word[0] in grammar.stops or word[0][0].isdigit():
            break
        if _begins_number(grammar, word[0], bool(run)):
            break
        run.append(word)
        at = word.end()
    return run


def _begins_number(grammar: Grammar, word: str, inside: bool) -> bool:
    """Whether another number starts here, particles aside."""
    rests = [word.removeprefix(prefix) for prefix in grammar.prefixes if word.startswith(prefix)]
    if any(rest[:1].isdigit() for rest in rests):
        return True
    return inside and any(rest in grammar.first_words or rest in grammar.duals for rest in (word, *rests))


def _bare(grammar: Grammar, word: str) -> str:
    """The word without an article written onto it."""
    prefix = grammar.words.article_prefix
    return word[len(prefix) :] if prefix and word.startswith(prefix) and len(word) > len(prefix) + 1 else word


def _head(grammar: Grammar, run: list[re.Match[str]]) -> tuple[re.Match[str], Noun | None] | None:
    known = [(word, noun) for word in run if (noun := grammar.nouns.get(_bare(grammar, word[0])))]
    nouns = [(word, noun) for word, noun in known if noun.kind != "states"]
    if grammar.words.noun_last:
        return _last_noun(run, nouns, known)
    if nouns and nouns[0][0].start() - run[0].start() < REACH:
        return nouns[0]
    if known and known[0][0] is run[0]:
        return known[0]
    return next(((w, None) for w in run if w[0] not in grammar.adjectives), None)


def _last_noun(
    run: list[re.Match[str]], nouns: list[tuple[re.Match[str], Noun]], known: list[tuple[re.Match[str], Noun]]
) -> tuple[re.Match[str], Noun | None] | None:
    if known and known[0][0] is run[0] and known[0][1].kind == "states" and not nouns:
        return known[0]
    if nouns:
        return nouns[-1]
    plural = [w for w in run if len(w[0]) > 3 and w[0].endswith("s") and not w[0].endswith(("ss", "us", "is"))]
    return (plural[-1], None) if plural else None


def _singular(grammar: Grammar, word: str) -> str:
    word = _bare(grammar, word)
    for plural, singular in grammar.words.endings:
        if word.endswith(plural) and len(word) > len(plural) + 1:
            return word.removesuffix(plural) + singular
    return word


def _quantity(grammar: Grammar, folded: Folded, number: Number, earlier: Sequence[Quantity]) -> Quantity:
    text = folded.text
    unit_start = None if number.unit_start is None else folded.original(number.unit_start)
    part_of = bool(
        grammar.part_before.search(text, max(0, number.start - REACH), number.start)
        or grammar.part_after.match(text, number.end)
        or (number.numeral_end and grammar.part_after.match(text, number.numeral_end))
    )
    start, end = folded.original(number.start), folded.original(number.end)
    if not part_of and earlier and earlier[-1].part_of and start > earlier[-1].end:
        between = text[number.start - (start - earlier[-1].end) : number.start]
        part_of = bool(grammar.listed.match(between))
    return Quantity(start, end, number.low, number.best, number.high, number.unit, unit_start, part_of)
