"""The day that a story goes on in, taken over from what the page told before; its basis says so."""

import datetime as dt
from collections.abc import Sequence

from dateline.coding.claims import Claim, When
from dateline.coding.context import Context
from dateline.coding.deeds import MADE_BY_TEXTS
from dateline.coding.story import story
from dateline.document import Form, Tense, Tie
from dateline.records import EventType, Status

NEWS = dt.timedelta(days=1)


def is_aside(claim: Claim, context: Context) -> bool:
    """ "On Friday a strike had killed two": a look back, from which the next paragraph returns."""
    above = claim.clause if claim.clause.form is Form.VERB else context.parent(claim.clause)
    return above is not None and above.tense is Tense.PLUPERFECT


def speaks_now(claim: Claim, other: Claim, context: Context) -> bool:
    """A new paragraph in which somebody demands or blames, after one of days gone by: words are mostly of today."""
    published = context.document.article.published
    latest = other.when.expression.latest if other.when is not None else None
    spoken = MADE_BY_TEXTS | {EventType.SANCTION}
    if published is None or latest is None or claim.event_type not in spoken:
        return False
    return latest < published - NEWS


def is_of_old(claim: Claim, context: Context) -> bool:
    """ "whom it accuses of the attack that killed twelve last Saturday": days gone by, told of a noun."""
    published = context.document.article.published
    latest = claim.when.expression.latest if claim.when is not None else None
    return published is not None and latest is not None and latest < published - NEWS


def is_beneath(claim: Claim, context: Context) -> bool:
    """In a relative clause, or a noun that no verb of the story carries: "accuses him of ordering the attack"."""
    if claim.clause.form is Form.VERB:
        return claim.clause.tie is Tie.RELATIVE
    carrier = context.carrier(claim.clause)
    return carrier is None or carrier.tie in {Tie.RELATIVE, Tie.COMPLEMENT}


def is_said_of(claim: Claim, words: Claim, context: Context) -> bool:
    """ "On Wednesday blamed the rebels for an attack": of the day of the words the deed is not."""
    told = claim.clause.form is Form.NOUN or claim.clause.tie is Tie.RELATIVE
    return told and words.clause.index in {c.index for c in context.ancestors(claim.clause)}


def is_counted_from(claim: Claim) -> bool:
    """ "Struck the port a day after they signed": the story goes on in the day of the blow."""
    back = claim.when is not None and claim.when.back_from is not None
    return back and claim.clause.tie is Tie.ADVERBIAL


def told_time(claim: Claim, before: Sequence[Claim], context: Context) -> When | None:
    """The day a story goes on in, taken over within a paragraph from past to past."""
    if claim.clause.form is Form.VERB and claim.clause.tense not in {
        Tense.PAST,
        Tense.NONE,
        Tense.PERFECT,
    }:
        return None
    sentence = context.sentence(claim.clause)
    for other in story(claim, before, context):
        told = context.sentence(other.clause)
        if other.event_type in MADE_BY_TEXTS and is_said_of(claim, other, context):
            return None
        aside = other.clause.tie is Tie.RELATIVE and (other.clause.passive or other.had_been)
        aside = aside or is_counted_from(other)
        if aside or (is_of_old(other, context) and is_beneath(other, context)):
            continue  # "the deal reached in February": told aside, the story is of other days
        beside = told.paragraph == sentence.paragraph and told.index < sentence.index
        if beside and other.when is None:
            dated = (c.when for c in before if c.clause.sentence == other.clause.sentence)
            if any(when is not None and when.basis == "stated" for when in dated):
                continue  # another verb of that sentence has the day
            return None  # the paragraph goes on in the days of the news
        if other.when is not None and other.status is not Status.PLANNED:
            own_place = claim.where is not None and claim.where.basis != "discourse"
            same_place = (
                claim.where is not None
                and other.where is not None
                and claim.where.name == other.where.name
            )
            goes_on = told.paragraph == sentence.paragraph or (
                (not own_place or same_place)
                and not is_aside(other, context)
                and not speaks_now(claim, other, context)
            )
            return When(other.when.expression, "discourse") if goes_on else None
    return None
