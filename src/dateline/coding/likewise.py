"""Acts told by "did the same": "Paris condemned the raid, Rome did likewise"; "others did so in X".

The verb says nothing of its own but who, where and when; what was done is the act told right before.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.when import find_when
from dateline.coding.where import find_where
from dateline.document import Clause, Form, Phrase


def done_likewise(claims: list[Claim], context: Context) -> None:
    """Add an act for every clause that only says that somebody else did the same."""
    if not context.language.likewise:
        return
    for clause in context.document.clauses:
        if says_same(clause, context):
            told = told_before(clause, claims, context)
            doers = [m for p in clause.under("subject") for m in members(p)]
            if told is not None and doers:
                claims.append(same_act(told, clause, doers, context))
    claims.sort(key=lambda c: c.clause.head)


def members(phrase: Phrase) -> Sequence[Phrase]:
    return tuple(phrase.members()) or (phrase,)


def says_same(clause: Clause, context: Context) -> bool:
    verb = clause.form is Form.VERB and clause.lemma in context.language.likewise_verbs
    if not verb or clause.negated or clause.modal is not None:
        return False
    said = {*clause.adverbs, *(context.words(p).lower() for p in clause.under("object"))}
    return not said.isdisjoint(context.language.likewise)


def told_before(clause: Clause, claims: Sequence[Claim], context: Context) -> Claim | None:
    """The last act of this sentence or the one before, and no deed that it is about."""
    before = (c for c in claims if c.clause.head < clause.head)
    near = [c for c in before if clause.sentence - c.clause.sentence <= 1]
    told = {c.clause.index for c in near}
    own = (
        c
        for c in near
        if c.actors and told.isdisjoint(a.index for a in context.ancestors(c.clause))
    )
    return max(own, key=lambda c: c.clause.head, default=None)


def same_act(told: Claim, clause: Clause, doers: list[Phrase], context: Context) -> Claim:
    act = Claim(clause, told.trigger, told.event_type, told.score, told.status)
    act.actors, act.recipients = doers, list(told.recipients)
    find_where(act, context)
    find_when(act, context)
    if act.where is None or act.where.basis == "discourse":
        act.where = replace(told.where, basis="discourse") if told.where is not None else None
    act.when = act.when or told.when
    act.background = told.background
    return act
