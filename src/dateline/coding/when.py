"""When: the time expression that belongs to this act, chosen for each event and not for the page.

A time expression belongs to the smallest clause that holds it; an event takes the expression of its own clause, then of
the verb that carries it, then of a clause it is coordinated with or hangs on, but not of a clause of speech: the day on
which something was said is not the day on which it happened.
"""

from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.claims import Claim, When
from dateline.coding.context import SAID, Context
from dateline.coding.when_measures import (
    POINTS,
    WEEK,
    counts_from_thing,
    dates_start,
    distance_before,
    from_then_on,
    is_of_deed,
    is_of_noun,
    is_term,
    is_yardstick,
    only_counts,
    since_clause,
    told_at_which,
    told_back_from,
)
from dateline.coding.when_tenses import ahead, filled_by, gone_by, is_coming
from dateline.document import Clause, Form, Tie, TimeExpression
from dateline.records import EventType, Status

ARRANGED = frozenset({EventType.TALKS, EventType.AGREEMENT})
"""Acts of which "sponsored by X in Geneva in August" tells when they were."""


def find_when(claim: Claim, context: Context) -> None:
    own = [t for t in days_in(claim.clause, context) if not is_term(t, claim)]
    own = [t for t in own if not dates_start(t, claim, context)]
    own = [t for t in own if not is_of_adjective(t, context)]
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
        if is_telling(clause, context):
            found = [t for t in found if is_behind(t, claim.clause, context)]
        if found:
            expression = gone_by(nearest(found, claim.clause, context), claim, context)
            expression = from_then_on(expression, clause, context)
            back_from = told_back_from(expression, clause)
            claim.when = When(filled_by(expression, claim.clause, context), basis, back_from)
            return
    told = told_long_ago(claim, context)
    if told is not None:
        claim.when = When(told, "sentence")


def is_of_adjective(expression: TimeExpression, context: Context) -> bool:
    """Arabic "the besieged since 2012 [town]": how long something has been so, behind the adjective for it."""
    tokens = context.document.tokens
    before = [t for t in tokens if t.end <= expression.start][-2:]
    bound = [t.pos for t in before] == ["ADJ", "ADP"]
    return expression.relation == "since" and bound


def days_in(clause: Clause, context: Context) -> list[TimeExpression]:
    """The times of a clause that can be the day of an act."""
    told = (t for t in context.times_of(clause) if usable(t) and not only_counts(t, context))
    told = (t for t in told if not is_of_noun(t, clause, context))
    return [t for t in told if not counts_from_thing(t, context) and not is_yardstick(t, context)]


def told_long_ago(claim: Claim, context: Context) -> TimeExpression | None:
    """ "said in April that soldiers had killed 40": no news of these days, but of some day until then."""
    published = context.document.article.published
    if published is None or claim.status is not Status.HAPPENED:
        return None
    for clause in context.ancestors(claim.clause):
        if clause.form is Form.VERB and is_telling(clause, context):
            for found in context.times_of(clause):
                if found.latest is not None and found.latest < published - WEEK:
                    return replace(found, earliest=None, relation="before")
    return None


def is_telling(clause: Clause, context: Context) -> bool:
    return clause.form is Form.VERB and bool(context.lexicon.attitude(clause.lemma) & SAID)


def is_behind(expression: TimeExpression, clause: Clause, context: Context) -> bool:
    """ "documented the killing of 12 men in Dosso in March": behind the event noun a day is rather the event's."""
    noun = clause.form is Form.NOUN and clause.tie is Tie.ARGUMENT and clause.marker == "object"
    return noun and expression.start > context.document.tokens[clause.head].end


def usable(expression: TimeExpression) -> bool:
    if expression.anchor == "event":
        return True
    return (
        expression.type in POINTS
        or expression.relation is not None
        or expression.earliest is not None
    )


def nearest(found: list[TimeExpression], clause: Clause, context: Context) -> TimeExpression:
    """The closest to the trigger; a day before a mere part of a period."""
    head = context.document.tokens[clause.head]

    def remoteness(expression: TimeExpression) -> tuple[bool, bool, int]:
        vague = expression.type not in POINTS and expression.relation in {None, "within"}
        return (
            expression.anchor == "event",
            vague,
            min(abs(expression.start - head.end), abs(head.start - expression.end)),
        )

    return min(found, key=remoteness)


def arranged(claim: Claim, context: Context) -> list[Clause]:
    """ "Talks sponsored by X in Geneva in August": a participle that tells when they were."""
    told = context.participles(claim.clause) if claim.event_type in ARRANGED else ()
    return [c for c in told if c.lemma in context.language.backing]


def related(claim: Claim, context: Context) -> Iterator[tuple[Clause, str]]:
    """Clauses whose time an event may share, nearest first."""
    below = clause = claim.clause
    if clause.form is Form.NOUN:
        about = [*context.relatives(clause.head), *befallen(clause, context)]
        light = [c for c in about if c.lemma in context.lexicon.light]
        light += arranged(claim, context)
        yield from ((c, "stated") for c in light)  # "frappes menées jeudi"
    yield from ((child, "stated") for child in quiet_children(clause, context))
    yield from ((child, "stated") for child in own_nouns(claim, context))
    yield from ((child, "stated") for child in deeds_amid(clause, context))
    for upper in context.ancestors(clause):
        if is_telling(upper, context):
            yield upper, "stated"
            return
        carried = below.form is Form.NOUN and below.tie is Tie.ARGUMENT
        yield upper, "stated" if carried else "sentence"
        yield from ((c, "sentence") for c in quiet_children(upper, context) if carried)
        if below.tie is Tie.RELATIVE:
            return
        below = upper


def befallen(clause: Clause, context: Context) -> Iterator[Clause]:
    """ "o assassinato de dois jovens, ocorrido na segunda-feira": a participle that tells of the noun."""
    for other in context.document.clauses:
        near = other.sentence == clause.sentence and other.tie is Tie.RELATIVE and other.passive
        if near and clause.head in {p.head for p in other.under("object")}:
            yield other


def quiet_children(clause: Clause, context: Context) -> Iterator[Clause]:
    """Nouns inside the clause that are no events of their own but may hold its time."""
    for child in context.children.get(clause.index, ()):
        if child.form is Form.NOUN and not context.lexicon.senses(Form.NOUN, child.lemma):
            yield child


def deeds_amid(clause: Clause, context: Context) -> Iterator[Clause]:
    """ "were abducted in the attack of October 7": the deed that it was a part of."""
    amid = {*context.language.during} - {"after", *context.language.about}
    if clause.form is Form.VERB:
        for child in context.children.get(clause.index, ()):
            if child.form is Form.NOUN and child.tie is Tie.ARGUMENT and child.marker in amid:
                yield child


def own_nouns(claim: Claim, context: Context) -> Iterator[Clause]:
    """Nouns for the act itself under its verb: "agreed to a ceasefire from Wednesday"."""
    if claim.clause.form is not Form.VERB:
        return
    for child in context.children.get(claim.clause.index, ()):
        if child.form is Form.NOUN and context.may_be(child, claim.event_type):
            yield child
