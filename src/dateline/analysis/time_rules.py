"""The rules of a language, ready to run, and the places in a text where they hold.

A word that can begin an expression has its rules tried there, and of those only the ones whose other words are near:
"the" begins eighty patterns and almost never a time.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

from dateline.analysis.number_parsing import GAP, either
from dateline.analysis.time_folding import Folded, fold_word
from dateline.analysis.time_patterns import BEGIN, DIGIT, FINISH, CompiledPattern, compile_pattern
from dateline.analysis.time_slots import slot_pattern
from dateline.knowledge.calendar_words import READING, load_calendar_words

WORD = re.compile(r"\w+")

MONEY = "$€£"

ANYWHERE = ""
NEAR = 9
"""Words that an expression may have."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the reading it leads to, and its place in the file."""

    pattern: CompiledPattern
    reading: str
    arguments: tuple[str, ...]
    rank: int


RuleIndex: TypeAlias = dict[str, tuple[Rule, ...]]
"""Rules of one first word under each word of which one must be near; under `ANYWHERE` those that need none."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place in the folded text where a rule holds."""

    start: int
    end: int
    rule: Rule
    match: re.Match[str]


@dataclass(frozen=True, slots=True)
class Tagger:
    """One language's rules, ready to run."""

    language: str
    by_first_word: dict[str, RuleIndex]
    relation: re.Pattern[str]
    future_before: re.Pattern[str]
    future_after: re.Pattern[str]
    possessive: str
    capitalised: frozenset[str]
    prefixes: tuple[str, ...]

    def readings(self, word: str) -> list[tuple[str, int]]:
        """The word, or what is left of it without particles written onto it, where rules begin with that."""
        if word in self.by_first_word:
            return [(word, 0)]
        rests = [
            (word[len(p) :], len(p)) for p in self.prefixes if word.startswith(p) and word != p
        ]
        keys = [(DIGIT if rest[0].isdigit() else rest, length) for rest, length in rests]
        return [(key, length) for key, length in keys if key in self.by_first_word]

    def bare(self, words: list[str]) -> list[str]:
        """The words and, where particles are written onto words, what is left without them."""
        if not self.prefixes:
            return words
        rests = [
            w[len(p) :] for w in words for p in self.prefixes if w.startswith(p) and len(w) > len(p)
        ]
        return words + rests + [DIGIT for rest in rests if rest[0].isdigit()]


@cache
def compile_tagger(language: str) -> Tagger:
    """Read and compile the rules of a language, once."""
    words = load_calendar_words(language)
    by_first_word: defaultdict[str, list[Rule]] = defaultdict(list)
    texts = [(reading, text) for reading, patterns in words.rules.items() for text in patterns]
    for rank, (reading, text) in enumerate(texts):
        pattern = compile_pattern(
            _expand(text, words.fragments), lambda k: slot_pattern(language, k)
        )
        shape = READING.match(reading)
        assert shape
        arguments = tuple(a.strip() for a in shape[2].split(",")) if shape[2] else ()
        for word in pattern.first:
            by_first_word[word].append(Rule(pattern, shape[1], arguments, rank))
    named = {name: either(forms) for name, forms in words.relations.model_dump().items() if forms}
    relation = "|".join(f"(?P<{name}>{forms})" for name, forms in named.items()) or "(?!)"
    stop = f"(?:(?!{either(words.future.broken_by)}\\b)[^.,;:!?\\n])"
    return Tagger(
        language,
        {word: _indexed(rules) for word, rules in by_first_word.items()},
        re.compile(rf"(?<!\w)(?:{either(words.prefixes)})?(?:{relation}){GAP}?$"),
        re.compile(rf"(?<!\w){either(words.future.before)}(?!\w){stop}*$"),
        re.compile(rf"[,]?{stop}*?(?<!\w){either(words.future.after)}(?!\w)"),
        fold_word(words.possessive),
        frozenset(words.capitalised),
        tuple(sorted(map(fold_word, words.prefixes), key=len, reverse=True)),
    )


def _indexed(rules: list[Rule]) -> RuleIndex:
    index: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        for word in rule.pattern.needs or (ANYWHERE,):
            index[word].append(rule)
    return {word: tuple(found) for word, found in index.items()}


def _expand(text: str, fragments: dict[str, str]) -> str:
    for name, fragment in fragments.items():
        text = text.replace(f"%{name}%", fragment)
    return text


def find_candidates(tagger: Tagger, text: str, folded: Folded) -> Iterator[Candidate]:
    """Every rule is tried where its first word stands and a word that it needs is near."""
    words = list(WORD.finditer(folded.text))
    keys = [DIGIT if word[0][0].isdigit() else word[0] for word in words]
    for position, key in enumerate(keys):
        readings = readings_of(tagger.language, key)
        if not readings:
            continue
        at = words[position].start()
        if key == DIGIT and at and folded.text[at - 1] in MONEY:
            continue
        for first, length in readings:
            index = tagger.by_first_word[first]
            near = (ANYWHERE, first, *tagger.bare(keys[position : position + NEAR]))
            rules = {rule.rank: rule for near_word in near for rule in index.get(near_word, ())}
            if rules:
                yield from _tried(rules.values(), at + length, text, folded, tagger.capitalised)


@lru_cache(maxsize=10_000)
def readings_of(language: str, word: str) -> tuple[tuple[str, int], ...]:
    """Those of the language's rules, remembered: most words begin no time."""
    return tuple(compile_tagger(language).readings(word))


def _tried(
    rules: Iterable[Rule], at: int, text: str, folded: Folded, capitalised: frozenset[str]
) -> Iterator[Candidate]:
    for rule in rules:
        match = rule.pattern.expression.match(folded.text, at)
        if match and _capitals_stand(rule, match, text, folded, capitalised):
            start, end = _extent(rule, match)
            yield Candidate(start, end, rule, match)


def _extent(rule: Rule, match: re.Match[str]) -> tuple[int, int]:
    start, end = match.span()
    for index, (name, _) in enumerate(rule.pattern.groups, start=1):
        if name == BEGIN:
            start = match.end(index)
        elif name == FINISH:
            end = match.start(index)
    return start, end


NAMED = frozenset({"weekday", "month", "clear_month"})
FULL_NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]+ (?!De )[A-ZÀ-Þ][a-zß-ÿ]+")


def _capitals_stand(
    rule: Rule, match: re.Match[str], text: str, folded: Folded, capitalised: frozenset[str]
) -> bool:
    """May and March are months only with a capital, where the language writes one.

    Where it does not, "Domingo Laín" is somebody.
    """
    for index, (_, kind) in enumerate(rule.pattern.groups, start=1):
        if match.start(index) < 0:
            continue
        written = text[folded.original(match.start(index)) :]
        if kind in capitalised:
            if written[0].islower():
                return False
        elif capitalised.isdisjoint(NAMED) and kind in NAMED and FULL_NAME.match(written):
            return False
    return True
