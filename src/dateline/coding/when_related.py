"""Clauses whose time an act may share: its light verb, the verbs beside it, those above it but for what is said."""

from collections.abc import Iterator

from dateline.coding.carriers import relative_carrier
from dateline.coding.claims import Claim
from dateline.coding.context import SAID, Context
from dateline.coding.when_measures import (
    POINTS,
    counts_from_thing,
    in_force,
    is_of_cause,
    is_of_noun,
    is_yardstick,
    only_counts,
)
from dateline.document import Clause, Form, Tense, Tie, TimeExpression
from dateline.records import EventType

ARRANGED = frozenset({EventType.TALKS, EventType.AGREEMENT})
"""Acts of which "sponsored by X in Geneva in August" tells when they were."""


def related(claim: Claim, context: Context) -> Iterator[tuple[Clause, str]]:
    """Clauses whose time an event may share, nearest first."""
    below = clause = claim.clause
    if clause.form is Form.NOUN:
        about = [*context.relatives(clause.head), *context.befalling(clause.head)]
        light = [c for c in about if c.lemma in context.lexicon.light]
        light += arranged(claim, context)
        carrying = relative_carrier(clause, context)
        light += [carrying[0]] if carrying is not None else []
        yield from ((c, "stated") for c in light)  # "frappes menées jeudi"
    yield from ((child, "stated") for child in quiet_children(clause, context))
    yield from ((child, "stated") for child in own_nouns(claim, context))
    yield from ((child, "stated") for child in deeds_amid(clause, context))
    yield from ((further, "sentence") for further in said_once(clause, context))
    yield from ((aim, "sentence") for aim in aims(clause, context))
    for upper in context.ancestors(clause):
        if is_telling(upper, context):
            yield upper, "stated"
            return
        carried = below.form is Form.NOUN and below.tie is Tie.ARGUMENT
        yield upper, "stated" if carried else "sentence"
        yield from ((c, "sentence") for c in quiet_children(upper, context) if carried)
        yield from ((aim, "sentence") for aim in aims(upper, context) if carried)
        if below.tie is Tie.RELATIVE:
            return
        below = upper


def arranged(claim: Claim, context: Context) -> list[Clause]:
    """ "Talks sponsored by X in Geneva in August": a participle that tells when they were."""
    told = context.participles(claim.clause) if claim.event_type in ARRANGED else ()
    return [c for c in told if c.lemma in context.language.backing]


def said_once(clause: Clause, context: Context) -> Iterator[Clause]:
    """ "killed 12 and abducted 30 in Kita on Tuesday": verbs of one doer whose day stands behind the last of them."""
    doer = subject_head(clause)
    for child in context.children.get(clause.index, ()):
        joined = child.tie is Tie.COORDINATE and child.form is clause.form is Form.VERB
        alike = joined and child.tense in {clause.tense, Tense.NONE} and not child.negated
        if not alike or doer is None or subject_head(child) != doer or child.adverbs:
            continue
        days = days_in(child, context)
        if days and all(is_plain_behind(t, child, context) for t in days):
            yield child
        yield from said_once(child, context)


def aims(clause: Clause, context: Context) -> Iterator[Clause]:
    """ "carried out a raid to free hostages on 26 May": a day gone by, behind what a deed was done for."""
    published = context.document.article.published
    for child in context.children.get(clause.index, ()):
        aim = child.tie is Tie.PURPOSE and child.form is Form.VERB and clause.tense is Tense.PAST
        days = days_in(child, context) if aim and published is not None else []
        gone = (
            t.latest is not None and published is not None and t.latest <= published for t in days
        )
        if days and all(gone) and all(is_plain_behind(t, child, context) for t in days):
            yield child


def subject_head(clause: Clause) -> int | None:
    """Token of what stands as the subject, of a passive whom it befell."""
    return next((p.head for p in clause.under("object" if clause.passive else "subject")), None)


def is_plain_behind(expression: TimeExpression, clause: Clause, context: Context) -> bool:
    """Whether a day stands behind the verb by itself: neither "hours later" nor "since Monday"."""
    plain = expression.relation is None and expression.anchor != "event"
    return plain and expression.start > context.document.tokens[clause.head].end


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


def is_telling(clause: Clause, context: Context) -> bool:
    return clause.form is Form.VERB and bool(context.lexicon.attitude(clause.lemma) & SAID)


def days_in(clause: Clause, context: Context) -> list[TimeExpression]:
    """The times of a clause that can be the day of an act."""
    told = (t for t in context.times_of(clause) if usable(t) and not only_counts(t, context))
    told = (t for t in told if not is_of_noun(t, clause, context) and not in_force(t, context))
    told = (t for t in told if not is_of_cause(t, clause, context))
    return [t for t in told if not counts_from_thing(t, context) and not is_yardstick(t, context)]


def usable(expression: TimeExpression) -> bool:
    if expression.anchor == "event":
        return True
    return (
        expression.type in POINTS
        or expression.relation is not None
        or expression.earliest is not None
    )
