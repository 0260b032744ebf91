"""Finding time expressions and the days they mean.

One pass over the words: a word that can begin an expression has its patterns tried there; of overlapping finds the
longest wins, and words that only look like a time ("25-year-old") claim their place without giving one. Then each is
read against the publication day, and the words before it may make it a bound ("since", "until"). A bound opens the
interval on one side: what is not told stays null. The rules are data: `languages/<xx>/times.yaml`.

Days are a best reading, the interval what the words allow. Expressions counted from another event ("two days later")
have no days of their own until `resolve_event_anchor` is told that event's days.
"""

import datetime as dt
from dataclasses import replace

from dateline.analysis.time_context import Context, with_part
from dateline.analysis.time_folding import Folded, fold
from dateline.analysis.time_patterns import BEGIN, FINISH
from dateline.analysis.time_periods import Period, days_from
from dateline.analysis.time_readings import READERS
from dateline.analysis.time_rules import Candidate, Tagger, compile_tagger, find_candidates
from dateline.analysis.time_slots import Value, slot_value
from dateline.document import TimeExpression
from dateline.knowledge.calendar_words import load_calendar_words

MONTHS = frozenset({"month", "long_month"})
REACH = 60
"""Characters around an expression in which words of the future are looked for."""


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


def _read_all(
    tagger: Tagger, text: str, folded: Folded, published: dt.date | None
) -> list[TimeExpression]:
    """Longest first; a candidate that means no possible time leaves its place to the next."""
    found: list[TimeExpression] = []
    taken: list[tuple[int, int]] = []
    candidates = sorted(
        find_candidates(tagger, text, folded),
        key=lambda c: (c.start - c.end, c.start, c.rule.rank),
    )
    for candidate in candidates:
        if any(candidate.start < end and start < candidate.end for start, end in taken):
            continue
        if expression := _read(tagger, candidate, folded, published):
            taken.append((candidate.start, candidate.end))
            found.append(expression)
    return found


def _read(
    tagger: Tagger, candidate: Candidate, folded: Folded, published: dt.date | None
) -> TimeExpression | None:
    slots: dict[str, Value] = {}
    for index, (name, kind) in enumerate(candidate.rule.pattern.groups, start=1):
        words = candidate.match[index]
        if words is None or name in (BEGIN, FINISH):
            continue
        if kind in MONTHS and is_another_word(tagger, kind, candidate.match.span(index), folded):
            return None
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


def is_another_word(tagger: Tagger, kind: str, span: tuple[int, int], folded: Folded) -> bool:
    """ "Marco Rubio": a capital, and not the accents of the month ("março")."""
    first, last = folded.original(span[0]), folded.original(span[1])
    said = folded.source[first:last]
    forms = load_calendar_words(tagger.language).vocabulary.get(kind, {}).values()
    known = {form.casefold() for words in forms for form in words}
    return said[:1].isupper() and not said.isupper() and said.casefold() not in known


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
