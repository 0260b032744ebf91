"""The days of a report: from the expression bound to it, else from the tense and the publication day."""

import datetime as dt
from dataclasses import replace

from dateline.analysis.times import resolve_event_anchor
from dateline.coding.background import is_told
from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.story import SENTENCES_BACK
from dateline.document import Tense, TimeExpression
from dateline.records import EventTime, Status

NEWS_WINDOW = 1
"""Days before publication in which news told without a day is taken to have happened."""
TOLD_AS_NEWS = frozenset({Status.HAPPENED, Status.DENIED, Status.POSSIBLE})


def event_time(claim: Claim, told: EventTime | None, context: Context) -> EventTime | None:
    """`told` is the time of the report before, for "two days later"; a day taken over from it is that day itself."""
    if claim.when is None:
        return from_tense(claim, context)
    expression = claim.when.expression
    if expression.anchor == "event":
        told = told or day_told(expression, context)
        if told is None or told.earliest is None:
            return from_tense(claim, context)
        if claim.when.basis == "discourse":
            return told.model_copy(update={"basis": "discourse"})
        if claim.when.back_from is not None and expression.offset_days is not None:
            low, high = expression.offset_days
            expression = replace(expression, offset_days=(-high, -low))
        latest: dt.date | None = told.latest or told.earliest
        first = told.earliest if told.basis != "publication" else latest  # the day of the news
        expression = resolve_event_anchor(expression, first, latest)
    earliest, latest = bounds(expression, claim, context)
    if (earliest is None and latest is None) or is_ahead_of_its_telling(expression, claim, context):
        return from_tense(claim, context)
    return stated_time(expression, earliest, latest, claim.when.basis, context)


def day_told(expression: TimeExpression, context: Context) -> EventTime | None:
    """The day told last before the expression, when no act was: "appeared on Friday. Two days earlier, …"."""
    here = context.sentence_at(expression.start)
    before = (t for t in context.document.times if t.end <= expression.start)
    days = (t for t in before if t.type == "DATE" and t.earliest and t.earliest == t.latest)
    near = [t for t in days if here - context.sentence_at(t.start) <= SENTENCES_BACK]
    last = near[-1:]
    return (
        stated_time(last[0], last[0].earliest, last[0].latest, "stated", context) if last else None
    )


def is_ahead_of_its_telling(expression: TimeExpression, claim: Claim, context: Context) -> bool:
    """ "after six days of fighting" counts from a day not told: what has happened is in no day to come."""
    published, earliest = context.document.article.published, expression.earliest
    done = claim.status in {*TOLD_AS_NEWS, Status.ONGOING} and expression.anchor == "event"
    return bool(done and published and earliest and earliest > published)


def stated_time(
    expression: TimeExpression,
    earliest: dt.date | None,
    latest: dt.date | None,
    basis: str,
    context: Context,
) -> EventTime:
    return EventTime(
        start=expression.start,
        end=expression.end,
        text=context.document.text(expression.start, expression.end),
        earliest=earliest,
        latest=latest,
        basis=basis,
    )


def bounds(
    expression: TimeExpression, claim: Claim, context: Context
) -> tuple[dt.date | None, dt.date | None]:
    """What has happened ended at the latest on the day of publication."""
    published = context.document.article.published
    latest = expression.latest
    past = claim.status in {Status.HAPPENED, Status.ONGOING, Status.DENIED, Status.POSSIBLE}
    if past and published and latest and latest > published >= (expression.earliest or published):
        latest = published
    return expression.earliest, latest


def from_tense(claim: Claim, context: Context) -> EventTime | None:
    """News in the past tense happened on the day of publication or the day before; history some day before that."""
    published = context.document.article.published
    if published is None or claim.status in {Status.PLANNED, Status.THREATENED, Status.DEMANDED}:
        return None
    carrier = context.carrier(claim.clause) or claim.clause
    history = carrier.tense is Tense.PLUPERFECT and not is_told(carrier, context)
    open_ended = claim.background or history or claim.status is Status.ONGOING
    head = context.document.tokens[claim.clause.head]
    return EventTime(
        start=head.start,
        end=head.end,
        text=context.document.text(head.start, head.end),
        earliest=None if open_ended else published - dt.timedelta(days=NEWS_WINDOW),
        latest=published,
        basis="publication",
    )
