"""Times in the words of an act that are no day of it, and how far it lies from another: "two days after the bombing".

A stretch that something is compared over, the day from which is counted, a term until which something is to be done:
they stand beside an act like its own day.
"""

import datetime as dt
import re
from dataclasses import replace
from itertools import islice, takewhile

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.document import Clause, Form, Phrase, Tie, TimeExpression
from dateline.knowledge.actor_nouns import load_actor_nouns
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType

LONGEST_START = 70
"""Characters between "since" and the day of what began."""
WEEK = dt.timedelta(days=7)
LONG = dt.timedelta(days=45)
MONTH = dt.timedelta(days=31)
OPEN = frozenset({"since", "until"})
DAY_VALUE = re.compile(r"\d{4}-\d\d-\d\d")
MONTH_VALUE = re.compile(r"\d{4}-\d\d")
YEAR_VALUE = re.compile(r"\d{4}")
"""From this on a stretch is one that things are compared over."""
YARDSTICK = 8
"""Words between "the first" and the stretch it is the first in."""
STOPS = re.compile(r"[,;:()،؛]")
SINCE = 2
"""Words between "since" and the date of what it names."""
POINTS = frozenset({"DATE", "TIME"})
HAPPENINGS = frozenset({NounClass.EVENT})
"""What has a day of its own beside the act: elections, summits."""
LASTING = frozenset(
    {
        *(EventType.CONTROL, EventType.CLASH, EventType.SHELLING, EventType.AIR_STRIKE),
        *(EventType.ADVANCE, EventType.PROTEST, EventType.RIOT, EventType.TALKS),
    }
)
"""Acts that go on until a day; others take place once, whatever is to last until then."""
SMALL = frozenset({"ADP", "DET", "SCONJ"})
SMALL_WORDS = 3
ARTICLE = 6
"""Characters between "after" and the noun behind it."""


def is_of_noun(expression: TimeExpression, clause: Clause, context: Context) -> bool:
    """ "protests against the outcome of the vote of 28 July": the day of another happening inside the phrase."""
    if clause.form is not Form.NOUN:
        return False
    behind = islice(context.document.tokens, clause.head, None)
    before = [*takewhile(lambda t: t.end <= expression.start, behind)]
    of = load_actor_nouns(context.lexicon.language).file.owners
    if len(before) < 3 or before[-1].text.lower() not in of:
        return False
    led = next((t for t in reversed(before) if t.text.lower() not in of), before[0])
    if led.index == clause.head or led.pos != "NOUN":
        return False
    known = context.lexicon.nouns.get(led.lemma.lower(), frozenset())
    deed = context.lexicon.senses(Form.NOUN, led.lemma.lower())
    return bool(known & HAPPENINGS) and not deed


def in_force(expression: TimeExpression, context: Context) -> bool:
    """ "the ceasefire, in force since 10 October": since when a deal holds, and no day of what is told of it."""
    before = context.document.text(max(0, expression.start - LONGEST_START), expression.start)
    words = [w.casefold() for w in before.split()[-SMALL_WORDS:]]
    return expression.relation == "since" and not set(words).isdisjoint(context.language.in_force)


def is_of_cause(expression: TimeExpression, clause: Clause, context: Context) -> bool:
    """ "comes two weeks after a coup of 30 September": the day of what it comes after."""
    causes = [p for p in clause.under(*context.language.coming_after) if not context.is_time(p)]
    if expression.anchor == "event":  # "two weeks after a coup", which is no act of the page
        strange = (p for p in causes if not context.lexicon.senses(Form.NOUN, context.lemma(p)))
        return any(0 <= p.start - expression.end < ARTICLE for p in strange)
    return any(p.start < expression.start < end_of(p) for p in causes)


def end_of(phrase: Phrase) -> int:
    """Where a phrase ends with all that hangs on it."""
    return max((end_of(link.phrase) for link in phrase.links), default=phrase.end)


def only_counts(expression: TimeExpression, context: Context) -> bool:
    """ "a year ago today": the day of which the words count the years."""
    words = context.document.text(expression.start, expression.end).lower()
    return words == "today" and context.word_before(expression.start) == "ago"


def counts_from_thing(expression: TimeExpression, context: Context) -> bool:
    """ "a day before the release of the results": counted from what is told behind it and is no event of the page."""
    if expression.anchor != "event":
        return False
    tokens = [t for t in context.document.tokens if t.start >= expression.end][:4]
    of = load_actor_nouns(context.lexicon.language).file.owners
    led = bool(tokens) and tokens[0].pos == "ADP" and tokens[0].text.lower() in of
    noun = next((t for t in tokens if t.pos in {"NOUN", "PROPN", "VERB", "PUNCT"}), None)
    if not led or noun is None or noun.pos in {"VERB", "PUNCT"}:
        return False
    return not context.lexicon.senses(Form.NOUN, noun.lemma)


def dates_start(expression: TimeExpression, claim: Claim, context: Context) -> bool:
    """ "the largest since the invasion began, in February 2022": the day of what the words count from."""
    sentence = context.sentence(claim.clause)
    since = context.since[:1]
    before = context.document.text(sentence.start, max(sentence.start, expression.start))
    head = context.document.tokens[claim.clause.head].start
    for word in since:
        at = before.rfind(f" {word} ")
        between = before[at + len(word) + 2 :]
        if at >= 0 and head < sentence.start + at and len(between.split()) > 2:
            return len(between) < LONGEST_START and not set(between) & set(".;:()")
    return False


def is_term(expression: TimeExpression, claim: Claim) -> bool:
    """ "gave them until Friday": by when something is to be done, not the day on which it was said."""
    sets = claim.event_type in {EventType.THREAT, EventType.DEMAND}
    length = claim.event_type is EventType.THREAT and expression.anchor == "event"
    if expression.relation == "until" and claim.event_type not in LASTING:
        return True
    return length or (sets and expression.relation in {"until", "by", "before", "within"})


def is_of_deed(expression: TimeExpression, clause: Clause, context: Context) -> bool:
    """ "blamed them for the murder of two officers on 30 August": of the deed, where it is long past."""
    published, head = context.document.article.published, context.document.tokens[clause.head]
    if published is None or expression.latest is None or published - expression.latest < WEEK:
        return False
    beneath = (c for c in context.children.get(clause.index, ()) if c.tie is Tie.ARGUMENT)
    starts = (context.document.tokens[c.head].start for c in beneath if c.form is Form.NOUN)
    return any(head.end <= at < expression.start for at in starts)


def is_yardstick(expression: TimeExpression, context: Context) -> bool:
    """ "the deadliest attack since 2017", "the first in two years": what it is measured by, no day of it."""
    first, last = expression.earliest, expression.latest
    going_on = is_still_on(expression, context)
    inside = is_in_since(expression, context)
    measures = expression.relation in {"since", "within"} or inside
    if expression.type in POINTS and not measures and not going_on:
        return False
    short = first is not None and last is not None and last - first < LONG and not inside
    if short and not going_on:
        return False
    start = context.document.sentences[context.sentence_at(expression.start)].start
    before = context.document.text(start, expression.start).casefold()
    words = STOPS.split(before)[-1].split()[-YARDSTICK:]
    return not set(words).isdisjoint(context.language.superlatives)


def is_in_since(expression: TimeExpression, context: Context) -> bool:
    """ "The highest toll since the war of summer 2014": the date stands inside what "since" begins with."""
    since = {w for w in context.since if " " not in w}
    start = context.document.sentences[context.sentence_at(expression.start)].start
    before = context.document.text(start, expression.start).casefold().split()[-SINCE:]
    return not since.isdisjoint(before)


def is_still_on(expression: TimeExpression, context: Context) -> bool:
    """ "The worst attack this year": a year or month that the page was published in."""
    published, value = context.document.article.published, expression.value or ""
    words = context.document.text(expression.start, expression.end)
    named = any(c.isdigit() for c in words)  # "in 2023" may well be a day of that year
    begun = not named and published is not None and published.isoformat().startswith(value)
    return begun and bool(YEAR_VALUE.fullmatch(value) or MONTH_VALUE.fullmatch(value))


def is_measured_from(start: int, context: Context) -> bool:
    """Whether the words before say that something is the most of its kind."""
    opens = context.document.sentences[context.sentence_at(start)].start
    before = STOPS.split(context.document.text(opens, start).casefold())[-1].split()[-YARDSTICK:]
    return not set(before).isdisjoint(context.language.superlatives)


def from_then_on(expression: TimeExpression, clause: Clause, context: Context) -> TimeExpression:
    """ "Depuis les élections du 5 juin, 450 ont été tués": the day inside a phrase under "since" begins a time."""
    since = context.since
    published = context.document.article.published
    plain = expression.relation in {None, "within"} and expression.earliest is not None
    if not plain or published is None or expression.earliest is None:
        return expression
    if published - expression.earliest < WEEK:
        return expression  # "from 9 in the morning of Tuesday"
    sentence = context.sentence(clause).start
    starts = [p.start for p in clause.under(*since) if p.start < expression.start]
    between = context.document.text(max(starts, default=sentence), expression.start)
    if not starts or len(between) > LONGEST_START or set(between) & set(",.;:()"):
        return expression
    return replace(expression, relation="since", latest=max(published, expression.earliest))


def since_clause(claim: Claim, context: Context) -> TimeExpression | None:
    """ "have fled since the fighting began on 4 November": from that day to the day of publication."""
    since = context.since[:1]
    published = context.document.article.published
    for child in context.children.get(claim.clause.index, ()):
        opened = (child.marker or "").split()[:1]
        if child.tie is not Tie.ADVERBIAL or opened != list(since):
            continue
        if is_measured_from(child.start, context):
            continue  # "their deadliest attack since a truce took effect in March"
        for found in context.times_of(child):
            if found.earliest and found.relation in {None, "within"} and published:
                return replace(found, relation="since", latest=max(published, found.earliest))
    return None


def told_at_which(claim: Claim, context: Context) -> TimeExpression | None:
    """ "The largest since January, when rebels attacked": the month itself, whatever is measured from it."""
    clause, document = claim.clause, context.document
    verb = clause if clause.form is Form.VERB else context.carrier(clause) or clause
    opens = document.sentences[verb.sentence].start
    times = [t for t in document.times if opens <= t.start and t.end <= verb.start + LONGEST_START]
    for found in reversed(times):
        behind = document.article.text[found.end : document.tokens[verb.head].start]
        comma, *led = behind.replace(",", " , ", 1).replace("،", " , ", 1).split() or [""]
        word = led[0] if comma == "," and led else comma
        near = found.end <= document.tokens[verb.head].start and not set(behind) & set(".;:")
        if near and word.lower() in context.language.at_which and found.relation in OPEN:
            return closed(found)
    return None


def closed(expression: TimeExpression) -> TimeExpression | None:
    """The day, month or year of "since January" or "until May 5", without the bound."""
    value = expression.value or ""
    if DAY_VALUE.fullmatch(value):
        first = last = dt.date.fromisoformat(value)
    elif MONTH_VALUE.fullmatch(value):
        first = dt.date.fromisoformat(f"{value}-01")
        last = (first + MONTH).replace(day=1) - dt.timedelta(days=1)
    elif YEAR_VALUE.fullmatch(value):
        first, last = dt.date(int(value), 1, 1), dt.date(int(value), 12, 31)
    else:
        return None
    return replace(expression, earliest=first, latest=last, relation=None)


def told_back_from(expression: TimeExpression, clause: Clause) -> int | None:
    """The clause above, when the expression measures the distance to it: "left, four days after they came"."""
    opens = clause.tie is Tie.ADVERBIAL and expression.start <= clause.start + 2
    return clause.parent if opens and expression.anchor == "event" else None


def distance_before(clause: Clause, context: Context) -> TimeExpression | None:
    """ "two days after the bombing, police arrested six on Friday": how far this lies before the dated clause above."""
    above = context.parent(clause)
    beneath = {Form.NOUN: Tie.ARGUMENT, Form.VERB: Tie.ADVERBIAL}.get(clause.form)
    if above is None or clause.tie is not beneath:
        return None
    if not any(t.earliest for t in context.times_of(above)):
        return None
    counted = (t for t in context.document.times if t.anchor == "event" and is_after(t))
    return next((t for t in counted if leads(t, clause, context)), None)


def measures_to(expression: TimeExpression, clause: Clause, context: Context) -> bool:
    """ "had been around for a week before the attack": how far something else lies from the noun, no day of it."""
    noun = clause.form is Form.NOUN and expression.anchor == "event"
    return noun and leads(expression, clause, context)


def is_after(expression: TimeExpression) -> bool:
    """ "two days after", not "before" and not "within"."""
    return expression.offset_days is not None and expression.offset_days > (0, 0)


def leads(expression: TimeExpression, clause: Clause, context: Context) -> bool:
    """Whether the expression runs into the clause: nothing but small words between it and the noun."""
    if clause.form is Form.VERB:
        return expression.start < clause.start <= expression.end + 1
    to = context.document.tokens[clause.head].start
    between = context.tokens_in(expression.end, to)
    small = len(between) <= SMALL_WORDS and all(t.pos in SMALL for t in between)
    return expression.end <= to and small
