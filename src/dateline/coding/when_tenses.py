"""Which week a day is of, by the tense of its verb: a weekday under a past is the last, under a future the next.

And what the day makes of an act: one of the days to come is planned, one until which something lasts goes on.
"""

import datetime as dt
import re
from dataclasses import replace

from dateline.coding.carriers import light_verb
from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.when_measures import WEEK
from dateline.document import Clause, Form, Tense, Tie, TimeExpression
from dateline.knowledge.calendar_words import load_calendar_words
from dateline.records import EventType, Status

WEEKEND = re.compile(r"(\d{4})-W(\d\d)-WE")
PASTS = frozenset({Tense.PAST, Tense.PERFECT, Tense.PLUPERFECT})
SCHEDULED = frozenset(
    {EventType.TALKS, EventType.AGREEMENT, EventType.PROTEST, EventType.RELEASE, EventType.AID}
)
"""Acts that newsrooms announce in the present: "leaders meet on Friday"."""


def filled_by(expression: TimeExpression, clause: Clause, context: Context) -> TimeExpression:
    """ "after a weekend of clashes": what fills the weekend was on it, not after it."""
    weekend = WEEKEND.fullmatch(expression.value or "")
    head = context.document.tokens[clause.head].start
    between = context.document.text(expression.end, head).lstrip().casefold()
    filling = load_calendar_words(context.lexicon.language).filling
    if not (weekend and between.startswith(filling)):
        return expression
    saturday = dt.date.fromisocalendar(int(weekend[1]), int(weekend[2]), 6)
    sunday = saturday + dt.timedelta(days=1)
    return replace(expression, relation=None, earliest=saturday, latest=sunday)


def ahead(expression: TimeExpression, claim: Claim, context: Context) -> TimeExpression:
    """ "celebrará una cumbre el jueves": under a future a weekday is the next, not the last."""
    published, latest = context.document.article.published, expression.latest
    words = context.document.article.text[expression.start : expression.end]
    clause = claim.clause
    arranged = clause.progressive and clause.tense is Tense.PRESENT  # "are meeting on Sunday"
    planned = Status.PLANNED in {claim.trigger.status, claim.status}
    coming = arranged or clause.tense is Tense.FUTURE or planned
    if not coming or any(c.isdigit() for c in words):
        return expression
    if published and latest and latest < published and is_month(expression):
        return a_year_on(expression)
    if not (published and latest and expression.earliest) or expression.relation is not None:
        return expression
    if not dt.timedelta(0) < published - latest < WEEK:
        return expression
    value = (latest + WEEK).isoformat() if expression.earliest == latest else None
    return replace(
        expression, earliest=expression.earliest + WEEK, latest=latest + WEEK, value=value
    )


def is_month(expression: TimeExpression) -> bool:
    """ "by June", "in December": a month without its year."""
    return bool(re.fullmatch(r"\d{4}-\d\d", expression.value or "")) and (
        expression.relation in {None, "by", "until", "before", "within", "in"}
    )


def a_year_on(expression: TimeExpression) -> TimeExpression:
    """The same days of the next year."""
    days = (expression.earliest, expression.latest)
    later = [
        d and dt.date(d.year + 1, d.month, min(d.day, 28) if d.month == 2 else d.day) for d in days
    ]
    return replace(expression, earliest=later[0], latest=later[1], value=None)


def gone_by(expression: TimeExpression, claim: Claim, context: Context) -> TimeExpression:
    """ "marcharon este sábado": under a past a weekday is the last, not the next."""
    published, earliest = context.document.article.published, expression.earliest
    words = context.document.article.text[expression.start : expression.end]
    telling = context.carrier(claim.clause) or claim.clause
    told = telling.tense in PASTS and claim.status is Status.HAPPENED
    if not (told and published and earliest and expression.latest) or expression.relation:
        return expression
    if is_coming(expression, context):
        return expression
    if any(c.isdigit() for c in words) or not dt.timedelta(0) < earliest - published < WEEK:
        return expression
    if not names_weekday(words, context):
        return expression
    earliest, latest = earliest - WEEK, expression.latest - WEEK
    value = latest.isoformat() if earliest == latest else None
    return replace(expression, earliest=earliest, latest=latest, value=value)


def names_weekday(words: str, context: Context) -> bool:
    """Whether it is a day of the week that may be the last or the next, and not "tomorrow"."""
    table = load_calendar_words(context.lexicon.language).vocabulary.get("weekday", {})
    said = words.casefold()
    return any(form.casefold() in said for forms in table.values() for form in forms)


def is_coming(expression: TimeExpression, context: Context) -> bool:
    """ "tomorrow", "tomorrow, Thursday": said of a day ahead in so many words."""
    words = context.document.text(expression.start, expression.end).casefold()
    known = load_calendar_words(context.lexicon.language).vocabulary.get("day_shift", {})
    ahead = (form for shift, forms in known.items() if int(shift) > 0 for form in forms)
    return any(re.search(rf"(?<!\w){re.escape(form.casefold())}(?!\w)", words) for form in ahead)


def status_by_day(claim: Claim, context: Context) -> Status:
    """What the day alone makes of an act told as a fact: one of the days to come is planned."""
    if still_goes_on(claim, context):
        return Status.ONGOING
    published = context.document.article.published
    earliest = claim.when.expression.earliest if claim.when else None
    told_ahead = claim.clause.form is Form.NOUN or claim.clause.tense is Tense.PRESENT
    scheduled = claim.event_type in SCHEDULED and told_ahead
    if scheduled and published and earliest and earliest > published:
        return Status.PLANNED
    return Status.HAPPENED


def still_goes_on(claim: Claim, context: Context) -> bool:
    """ "is massing troops", "has led a campaign of bombardment since April", "have been shelling it since Monday"."""
    telling = context.carrier(claim.clause) or claim.clause
    over = telling.tie is Tie.ADVERBIAL and telling.marker in context.lexicon.embedding.factual
    if telling.progressive and telling.tense in {Tense.PRESENT, Tense.NONE} and not over:
        return not is_ahead(claim, context)
    if claim.when is None or claim.when.expression.relation != "since":
        return False
    light = light_verb(claim.clause, context)
    if light is not None:
        return light[0].tense is Tense.PERFECT and light[1].actor is not None
    return claim.clause.progressive and claim.clause.tense is Tense.PERFECT


def is_ahead(claim: Claim, context: Context) -> bool:
    """ "are meeting on Friday": of a day to come."""
    published = context.document.article.published
    earliest = claim.when.expression.earliest if claim.when else None
    return published is not None and earliest is not None and earliest > published
