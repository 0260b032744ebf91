"""When: the time expression that belongs to this act, chosen for each event and not for the page.

A time expression belongs to the smallest clause that holds it; an event takes the expression of its own clause, then of
the verb that carries it, then of a clause it is coordinated with or hangs on, but not of a clause of speech: the day on
which something was said is not the day on which it happened.
"""

from dataclasses import replace

from dateline.coding.claims import Claim, When
from dateline.coding.context import Context
from dateline.coding.when_measures import (
    POINTS,
    WEEK,
    dates_start,
    distance_before,
    from_then_on,
    is_of_deed,
    is_term,
    is_yardstick,
    measures_to,
    since_clause,
    told_at_which,
    told_back_from,
)
from dateline.coding.when_related import days_in, is_telling, related
from dateline.coding.when_tenses import ahead, filled_by, gone_by, is_coming, names_weekday
from dateline.document import Clause, Form, Tense, Tie, TimeExpression
from dateline.records import EventType, Status


def find_when(claim: Claim, context: Context) -> None:
    own = [t for t in days_in(claim.clause, context) if not is_term(t, claim)]
    own = [t for t in own if not dates_start(t, claim, context)]
    own = [t for t in own if not is_of_adjective(t, context)]
    own = [t for t in own if not measures_to(t, claim.clause, context)]
    if claim.event_type in {EventType.THREAT, EventType.DEMAND}:
        own = [t for t in own if not is_coming(t, context)]
    if claim.event_type is EventType.ACCUSATION:
        own = [t for t in own if not is_of_deed(t, claim.clause, context)]
    if own:
        expression = ahead(nearest(own, claim.clause, context), claim, context)
        expression = gone_by(expression, claim, context)
        expression = from_then_on(expression, claim.clause, context)
        claim.when = When(expression, "stated", told_back_from(expression, claim.clause))
        return
    told = told_at_which(claim, context)
    if told is not None:
        claim.when = When(told, "stated")
        return
    begun = since_clause(claim, context)
    if begun is not None:
        claim.when = When(begun, "stated")
        return
    distance = distance_before(claim.clause, context)
    if distance is not None:
        claim.when = When(distance, "stated", claim.clause.parent)
        return
    for clause, basis in related(claim, context):
        found = [t for t in days_in(clause, context) if not dates_start(t, claim, context)]
        found = [t for t in found if not measures_to(t, claim.clause, context)]
        if is_telling(clause, context):
            found = [t for t in found if is_of_content(t, claim.clause, clause, context)]
        if found:
            expression = gone_by(nearest(found, claim.clause, context), claim, context)
            expression = from_then_on(expression, clause, context)
            back_from = told_back_from(expression, clause)
            claim.when = When(filled_by(expression, claim.clause, context), basis, back_from)
            return
    told = told_long_ago(claim, context)
    if told is not None:
        claim.when = When(told, "sentence")


def is_part_of_day(expression: TimeExpression, context: Context) -> bool:
    """ "during the night", beside "on Sunday": a time of day whose words name no day."""
    words = context.document.text(expression.start, expression.end)
    clock = expression.type == "TIME" and expression.relation in {None, "within"}
    return clock and not names_weekday(words, context) and not any(c.isdigit() for c in words)


def is_of_adjective(expression: TimeExpression, context: Context) -> bool:
    """Arabic "the besieged since 2012 [town]": how long something has been so, behind the adjective for it."""
    tokens = context.document.tokens
    before = [t for t in tokens if t.end <= expression.start][-2:]
    bound = [t.pos for t in before] == ["ADJ", "ADP"]
    return expression.relation == "since" and bound


def told_long_ago(claim: Claim, context: Context) -> TimeExpression | None:
    """ "said in April that soldiers had killed 40": no news of these days, but of some day until then."""
    published = context.document.article.published
    if published is None or claim.status is not Status.HAPPENED:
        return None
    for clause in context.ancestors(claim.clause):
        if clause.form is Form.VERB and is_telling(clause, context):
            for found in context.times_of(clause):
                long_ago = found.latest is not None and found.latest < published - WEEK
                if long_ago and not is_yardstick(found, context):
                    if opens_sentence(found, claim.clause, context):
                        return found
                    return replace(found, earliest=None, relation="before")
    return None


def opens_sentence(expression: TimeExpression, clause: Clause, context: Context) -> bool:
    """ "On 30 January, the report said troops killed three": the day that opens the list is of what was done."""
    opening = context.document.text(context.sentence(clause).start, expression.start).split()
    day = expression.earliest is not None and expression.earliest == expression.latest
    behind = context.document.text(expression.end, expression.end + 1)
    return day and len(opening) < 2 and behind == "," and clause.tense is Tense.PAST


def is_of_content(
    expression: TimeExpression, clause: Clause, telling: Clause, context: Context
) -> bool:
    """Whether a day beside a verb of telling is of what it tells: "On Sunday, a raid killed ten, the mayor said"."""
    told, said = (context.document.tokens[c.head].start for c in (clause, telling))
    return expression.start < told < said or is_behind(expression, clause, context)


def is_behind(expression: TimeExpression, clause: Clause, context: Context) -> bool:
    """ "documented the killing of 12 men in Dosso in March": behind the event noun a day is rather the event's."""
    noun = clause.form is Form.NOUN and clause.tie is Tie.ARGUMENT and clause.marker == "object"
    return noun and expression.start > context.document.tokens[clause.head].end


def nearest(found: list[TimeExpression], clause: Clause, context: Context) -> TimeExpression:
    """The closest to the trigger; a day before a mere part of a period."""
    head = context.document.tokens[clause.head]
    dated = any(t.type == "DATE" and t.relation is None for t in found)

    def remoteness(expression: TimeExpression) -> tuple[bool, bool, bool, int]:
        vague = expression.type not in POINTS and expression.relation in {None, "within"}
        return (
            expression.anchor == "event",
            vague,
            dated and is_part_of_day(expression, context),
            min(abs(expression.start - head.end), abs(head.start - expression.end)),
        )

    return min(found, key=remoteness)
