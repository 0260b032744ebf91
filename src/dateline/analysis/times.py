"""Finding time expressions and the days they mean.

One pass over the words: a word that can begin an expression has its patterns tried there; of overlapping finds the
longest wins, and words that only look like a time ("25-year-old") claim their place without giving one. Then each is
read against the publication day, and the words before it may make it a bound ("since", "until"). A bound opens the
interval on one side: what is not told stays null. The rules are data: `languages/<xx>/times.yaml`.

Days are a best reading, the interval what the words allow. Expressions counted from another event ("two days later")
have no days of their own until `resolve_event_anchor` is told that event's days.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from dateline.analysis.number_parsing import GAP, either
from dateline.analysis.time_folding import Folded, fold, fold_word
from dateline.analysis.time_patterns import BEGIN, DIGIT, FINISH, CompiledPattern, compile_pattern
from dateline.analysis.time_periods import Period, days_from
from dateline.analysis.time_readings import READERS, Context, with_part
from dateline.analysis.time_slots import Value, slot_pattern, slot_value
from dateline.document import TimeExpression
from dateline.knowledge.calendar_words import READING, load_calendar_words

WORD = re.compile(r"\w+")
MONEY = "$€£"
NEAR = 9
"""Words that an expression may have."""
REACH = 60
"""Characters around an expression in which words of the future are looked for."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the reading it leads to, and its place in the file."""

    pattern: CompiledPattern
    reading: str
    arguments: tuple[str, ...]
    rank: int


RuleGroup: TypeAlias = tuple[frozenset[str], tuple[Rule, ...]]
"""Rules of one first word that need one of the same words near it."""


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
    by_first_word: dict[str, tuple[RuleGroup, ...]]
    relation: re.Pattern[str]
    future_before: re.Pattern[str]
    future_after: re.Pattern[str]
    possessive: str
    capitalised: frozenset[str]
    prefixes: tuple[str, ...]

    def without_prefix(self, word: str) -> tuple[str, int]:
        """The word without a particle written onto it, where a rule begins with the rest."""
        for prefix in self.prefixes:
            rest = word[len(prefix) :] if word.startswith(prefix) else ""
            if rest and (DIGIT if rest[0].isdigit() else rest) in self.by_first_word:
                return (DIGIT if rest[0].isdigit() else rest), len(prefix)
        return word, 0

    def bare(self, words: list[str]) -> list[str]:
        """The words and, where particles are written onto words, what is left without them."""
        if not self.prefixes:
            return words
        rests = [w[len(p) :] for w in words for p in self.prefixes if w.startswith(p) and len(w) > len(p)]
        return words + rests + [DIGIT for rest in rests if rest[0].isdigit()]


def find_times(
    text: str, start: int, end: int, language: str, published: dt.date | None
) -> tuple[TimeExpression, ...]:
    """The time expressions of `text[start:end]`, in order, none inside another."""
    folded = fold(text, start, end)
    tagger = compile_tagger(language)
    found = [f for f in _read_all(tagger, text, folded, published) if f.type != "NOTHING"]
    return tuple(sorted(found, key=lambda expression: expression.start))


def time_stretches(text: str, start: int, end: int, language: str) -> tuple[tuple[int, int], ...]:
    """Where times stand, and words that look like times (ages): numbers in there count nothing else."""
    found = _read_all(compile_tagger(language), text, fold(text, start, end), None)
    return tuple(sorted((expression.start, expression.end) for expression in found))


def resolve_event_anchor(
    expression: TimeExpression, anchor_earliest: dt.date | None, anchor_latest: dt.date | None
) -> TimeExpression:
    """Fill the days of an expression that counts from an event which lies between the two days."""
    if expression.anchor != "event" or expression.offset_days is None:
        return expression
    low, high = expression.offset_days
    earliest = days_from(anchor_earliest, low) if anchor_earliest else None
    latest = days_from(anchor_latest, high) if anchor_latest else None
    if earliest and latest and earliest > latest:
        return expression
    value = earliest.isoformat() if earliest and earliest == latest else expression.value
    return replace(expression, value=value, earliest=earliest, latest=latest)


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
        {word: _grouped(rules) for word, rules in by_first_word.items()},
        re.compile(rf"(?<!\w)(?:{relation}){GAP}?$"),
        re.compile(rf"(?<!\w){either(words.future.before)}(?!\w){stop}*$"),
        re.compile(rf"[,]?{stop}*?(?<!\w){either(words.future.after)}(?!\w)"),
        fold_word(words.possessive),
        frozenset(words.capitalised),
        tuple(sorted(map(fold_word, words.prefixes), key=len, reverse=True)),
    )


def _grouped(rules: list[Rule]) -> tuple[RuleGroup, ...]:
    groups: defaultdict[frozenset[str], list[Rule]] = defaultdict(list)
    for rule in rules:
        groups[rule.pattern.needs].append(rule)
    return tuple((needs, tuple(group)) for needs, group in groups.items())


def _expand(text: str, fragments: dict[str, str]) -> str:
    for name, fragment in fragments.items():
        text = text.replace(f"%{name}%", fragment)
    return text


def _read_all(
    tagger: Tagger, text: str, folded: Folded, published: dt.date | None
) -> list[TimeExpression]:
    """Longest first; a candidate that means no possible time leaves its place to the next."""
    found: list[TimeExpression] = []
    taken: list[tuple[int, int]] = []
    candidates = sorted(
        _candidates(tagger, text, folded),
        key=lambda c: (c.start - c.end, c.start, c.rule.rank),
    )
    for candidate in candidates:
        if any(candidate.start < end and start < candidate.end for start, end in taken):
            continue
        if expression := _read(tagger, candidate, folded, published):
            taken.append((candidate.start, candidate.end))
            found.append(expression)
    return found


def _candidates(tagger: Tagger, text: str, folded: Folded) -> Iterator[Candidate]:
    """Every rule is tried where its first word stands and a word that it needs is near."""
    words = list(WORD.finditer(folded.text))
    keys = [DIGIT if word[0][0].isdigit() else word[0] for word in words]
    for index, (key, word) in enumerate(zip(keys, words, strict=True)):
        at = word.start()
        if key == DIGIT and at and folded.text[at - 1] in MONEY:
            continue
        if key not in tagger.by_first_word:
            key, length = tagger.without_prefix(key)
            at += length
        if groups := tagger.by_first_word.get(key):
            near = {key, *tagger.bare(keys[index : index + NEAR])}
            rules = [rule for needs, group in groups if not needs or not needs.isdisjoint(near) for rule in group]
            yield from _tried(rules, at, text, folded, tagger.capitalised)


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


def _capitals_stand(
    rule: Rule, match: re.Match[str], text: str, folded: Folded, capitalised: frozenset[str]
) -> bool:
    """May and March are months only with a capital, where the language writes one."""
    return not any(
        kind in capitalised
        and match.start(index) >= 0
        and text[folded.original(match.start(index))].islower()
        for index, (_, kind) in enumerate(rule.pattern.groups, start=1)
    )


def _read(
    tagger: Tagger, candidate: Candidate, folded: Folded, published: dt.date | None
) -> TimeExpression | None:
    slots: dict[str, Value] = {}
    for index, (name, kind) in enumerate(candidate.rule.pattern.groups, start=1):
        words = candidate.match[index]
        if words is None or name in (BEGIN, FINISH):
            continue
        value = slot_value(tagger.language, kind, words)
        if value is None:
            return None
        slots[name] = value
    context = Context(
        slots,
        candidate.rule.arguments,
        published,
        _is_ahead(tagger, candidate, folded),
        load_calendar_words(tagger.language).numeric_order == "month",
    )
    period = READERS[candidate.rule.reading](context)
    if period is None:
        return None
    period = with_part(period, context)
    period = _bounded(period, _relation(tagger, candidate, folded), published)
    return _expression(period, folded.original(candidate.start), folded.original(candidate.end))


def _is_ahead(tagger: Tagger, candidate: Candidate, folded: Folded) -> bool:
    before = folded.text[max(0, candidate.start - REACH) : candidate.start]
    after = folded.text[candidate.end : candidate.end + REACH]
    return bool(tagger.future_before.search(before) or tagger.future_after.match(after))


def _relation(tagger: Tagger, candidate: Candidate, folded: Folded) -> str | None:
    cue = tagger.relation.search(folded.text, max(0, candidate.start - 40), candidate.start)
    if not cue:
        return None
    name = cue.lastgroup
    possessive = tagger.possessive
    if possessive and name in ("before", "after"):
        follows = folded.text[candidate.end : candidate.end + len(possessive)] == possessive
        return None if follows else name
    return name


def _bounded(period: Period, relation: str | None, published: dt.date | None) -> Period:
    """Open the interval on the side that the relation leaves open."""
    if relation is None or "/" in (period.value or "") or period.type in ("SET", "NOTHING"):
        return period
    if period.type == "DURATION":
        return replace(period, relation=relation) if period.earliest is None else period
    if relation == "within" or period.anchor == "event":
        return period
    first, last = period.earliest, period.latest
    period = replace(period, relation=relation)
    if first is None or last is None:
        return period
    match relation:
        case "since":
            end = published if published and published >= first else None
            return replace(period, earliest=first, latest=end)
        case "after":
            day = days_from(last, 1)
            end = published if published and day and published >= day else None
            return replace(period, earliest=day, latest=end)
        case "before":
            return replace(period, earliest=None, latest=days_from(first, -1))
    return replace(period, earliest=None, latest=last)


def _expression(period: Period, start: int, end: int) -> TimeExpression:
    return TimeExpression(
        start,
        end,
        period.type,
        period.value,
        period.earliest,
        period.latest,
        period.anchor,
        period.offset_days,
        period.relation,
    )
