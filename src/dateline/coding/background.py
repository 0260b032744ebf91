"""Whether an event is told as history or context, not as the news of the page."""

import datetime as dt
from collections.abc import Sequence

from dateline.coding.claims import Claim
from dateline.coding.context import SAID, Context
from dateline.coding.when_tenses import PASTS
from dateline.document import Clause, Form, Phrase, Tense, Tie, TimeExpression
from dateline.records import BlockKind, EventType

GENERATION = 30 * 365
"""Days after which an event is history, no longer even the background of a conflict that goes on."""
NEWS_DAYS = 10
"""An event that ended more days than this before publication is no longer the page's news."""
ROUNDUP_DAYS = 40
"""The same of a bulletin of a month."""
WIDE_DAYS = 20
PICTURE_DAYS = dt.timedelta(days=3)
"""Days before publication from which a caption tells of another day than the news."""


def is_background(claim: Claim, context: Context) -> bool:
    if (
        claim.when is not None
        and claim.when.basis != "discourse"
        and is_old(claim.when.expression, context)
    ):
        return True
    if is_of_picture(claim, context) or is_setting(claim.clause, context):
        return True
    if is_war(claim, context):
        return True
    toll = claim.trigger.effect is not None or is_waged(claim, context)
    if is_of_long_war(claim, context) or (toll and is_of_war(claim.clause, context)):
        return True
    if is_settled(claim, context):
        return True
    carrier = context.carrier(claim.clause) or claim.clause
    if had_been(claim, context) and claim.when is None and not is_until_now(carrier, context):
        return True
    aside = stands_before(claim.clause) or claim.clause.tie is Tie.RELATIVE
    if claim.event_type is EventType.CONTROL and (not claim.speakers or aside):
        return True  # who holds what is context, unless somebody announces it
    return bool(set(carrier.adverbs) & set(context.lexicon.embedding.background_markers))


def is_until_now(clause: Clause, context: Context) -> bool:
    """ "Até a noite de segunda, três haviam sido detidos": all done by a day of the news."""
    return any(not is_old(t, context) for t in context.times_of(clause))


def is_waged(claim: Claim, context: Context) -> bool:
    """ "fought alongside federal troops during the two-year war": all through it, in the past."""
    past = claim.event_type is EventType.CLASH and claim.clause.tense is Tense.PAST
    through = claim.clause.under(*context.language.throughout) if past else ()
    return any(context.lemma(p) in context.language.wars for p in through)


def is_of_war(clause: Clause, context: Context) -> bool:
    """ "7,000 were killed in the war", "a conflict that has killed 3,500": all that it did, and no one act of it."""
    language = context.language
    markers = {"subject", "agent", *language.during, *language.throughout, *language.agents}
    told = (clause, *list(context.ancestors(clause))[:1])
    named = (p for c in told for p in c.under(*sorted(markers)))
    return any(context.lemma(p) in language.wars and not is_quarrel(p, context) for p in named)


def is_quarrel(phrase: Phrase, context: Context) -> bool:
    """ "durante um conflito por terras": one of many, over some matter, and no war."""
    over = any(True for _ in phrase.linked(*context.language.agents, *context.language.about))
    return over and not context.is_definite(phrase)


def had_been(claim: Claim, context: Context) -> bool:
    """ "had killed": done before what the page tells, and not only told of later."""
    carrier = context.carrier(claim.clause) or claim.clause
    return told_with(carrier, context).tense is Tense.PLUPERFECT and not is_told(carrier, context)


def is_war(claim: Claim, context: Context) -> bool:
    """ "in the war between the army and the RSF": what goes on all the while, unless its day is told."""
    named = claim.clause.form is Form.NOUN and claim.clause.lemma in context.language.wars
    if named and context.opens_definite(claim.clause) and claim.counts:
        return True  # "the dead of the aggression are 34,049 today"
    return named and not any(t.type in {"DATE", "TIME"} for t in context.times_of(claim.clause))


def stands_before(clause: Clause) -> bool:
    """ "a Russian-brokered ceasefire", "the rebel-held town": a participle before its noun."""
    before = any(p.head > clause.head for p in clause.under("object"))
    bare = clause.tie in {Tie.RELATIVE, Tie.ADVERBIAL} and clause.tense is Tense.NONE
    return clause.passive and bare and before


def is_of_picture(claim: Claim, context: Context) -> bool:
    """What a caption dates some days back: the picture is of another day than the news."""
    published = context.document.article.published
    if context.sentence(claim.clause).block is not BlockKind.CAPTION or claim.when is None:
        return False
    latest = claim.when.expression.latest
    return latest is not None and published is not None and latest < published - PICTURE_DAYS


def is_of_long_war(claim: Claim, context: Context) -> bool:
    """ "the war, which began in April 2023, has driven out 12 million": what came of it in all that time."""
    told = (claim.clause, *context.ancestors(claim.clause))
    heads = {p.head for c in told for p in c.under("subject")}
    heads |= {claim.clause.head} if claim.clause.form is Form.NOUN else set()
    for other in context.document.clauses:
        began = other.tie is Tie.RELATIVE and other.form is Form.VERB and other.tense in PASTS
        if began and heads & {p.head for p in other.under("subject", "object")}:
            noun = next(p for p in other.under("subject", "object") if p.head in heads)
            senses = context.lexicon.senses(Form.NOUN, context.lemma(noun))
            fought = any(t.type is EventType.CLASH for t in senses)
            if fought and any(is_old(t, context) for t in context.times_of(other)):
                return True
    return False


def is_settled(claim: Claim, context: Context) -> bool:
    """ "a ceasefire in the conflict between …": the fighting that a deal or talks are about went on before them."""
    if claim.event_type is not EventType.CLASH:
        return False
    carrier = context.carrier(claim.clause)
    told = carrier is not None and carrier.tie is Tie.RELATIVE
    step = carrier if told and carrier is not None else claim.clause
    above = context.parent(step)
    beneath = step.tie is Tie.RELATIVE or (step.form is Form.NOUN and step.tie is Tie.ARGUMENT)
    if above is None or above.form is not Form.NOUN or not beneath:
        return False
    return any(context.may_be(above, t) for t in (EventType.AGREEMENT, EventType.TALKS))


def is_setting(clause: Clause, context: Context) -> bool:
    """ "The capture comes after a weekend of advances": what the news comes after is told as its setting."""
    language = context.language
    for above in context.ancestors(clause):
        comes = above.lemma in language.coming
        before = (p.end for p in above.under(*language.coming_after) if comes)
        if any(context.document.tokens[clause.head].start >= end for end in before):
            return True
    return False


def is_remote(claim: Claim, claims: Sequence[Claim], context: Context) -> bool:
    """Whether an event is of another age, by its own day or by that of the story it goes on in."""
    published = context.document.article.published
    if published is None:
        return False
    paragraph = context.sentence(claim.clause).paragraph
    for other in reversed([c for c in claims if c.clause.head <= claim.clause.head]):
        if context.sentence(other.clause).paragraph != paragraph:
            return False
        if other.when is not None and other.when.basis != "discourse":
            latest = other.when.expression.latest
            if latest is None:
                continue  # "for two months", "a day later" say not of which age
            return latest < published - dt.timedelta(days=GENERATION)
    return False


def told_with(clause: Clause, context: Context) -> Clause:
    """The clause whose tense a participle shares: "towns having fallen and their people being tortured"."""
    above = context.parent(clause)
    shares = clause.tense is Tense.NONE and clause.tie is Tie.COORDINATE
    return above if shares and above is not None else clause


def is_told(clause: Clause, context: Context) -> bool:
    """ "said that they had taken": the tense of telling, not of history."""
    above = context.parent(clause)
    return (
        above is not None
        and clause.tie is Tie.COMPLEMENT
        and bool(context.lexicon.attitude(above.lemma) & SAID)
    )


def is_old(expression: TimeExpression, context: Context) -> bool:
    published = context.document.article.published
    if published is None:
        return False
    border = published - dt.timedelta(days=ROUNDUP_DAYS if context.is_roundup else NEWS_DAYS)
    if expression.relation == "since" and expression.earliest is not None:
        return expression.earliest < border
    if expression.earliest is not None and expression.latest is not None:
        wide = (expression.latest - expression.earliest).days > WIDE_DAYS
        if wide and expression.earliest < border:
            return True  # "this autumn they overran three districts"
    return expression.latest is not None and expression.latest < border


def is_fresh(claim: Claim, context: Context) -> bool:
    """Whether its own clause puts it into the last days; "after weeks" counts in the story, not in the calendar."""
    if claim.when is None or claim.when.basis == "discourse" or claim.background:
        return False
    expression = claim.when.expression
    return expression.anchor != "event" and not is_old(expression, context)
