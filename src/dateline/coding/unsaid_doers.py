"""Doers that a verb leaves unsaid: "Los rebeldes atacaron la aldea. Mataron a diez personas y quemaron el mercado".

Where the form of a verb tells that several acted, and its sentence names nobody, those who acted in the sentence before
go on; only armed people and crowds, since of others the form may as well mean nobody in particular.
"""

from collections.abc import Iterator

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.document import Clause, Form, Phrase, Tense, Tie
from dateline.knowledge.lexicon import NounClass

WHO = frozenset({NounClass.ARMED, NounClass.CROWD})


def take_up_doers(claim: Claim, context: Context) -> None:
    """Give a deed without doers those of the sentence before, where its verb is in the plural."""
    clause, roles = claim.clause, claim.trigger.actor
    other = roles is not None and "subject" not in roles
    if claim.actors or other or not is_of_several(clause, context):
        return
    if any(c.under("subject") for c in (clause, *joined_above(clause, context))):
        return
    struck = {p.head for p in claim.recipients}
    claim.actors = [p for p in doers_before(clause, context) if p.head not in struck]


def is_of_several(clause: Clause, context: Context) -> bool:
    """ "mataron": a main verb in the past whose ending is that of several."""
    endings = tuple(context.language.endings_of_several)
    told = clause.form is Form.VERB and clause.tense is Tense.PAST and not clause.passive
    word = context.document.tokens[clause.head].text.lower()
    main = clause.tie is Tie.ROOT or any(True for _ in joined_above(clause, context))
    return bool(endings) and told and main and word.endswith(endings)


def joined_above(clause: Clause, context: Context) -> Iterator[Clause]:
    """The main verbs that it is joined to: "entraron | y quemaron"; none where it hangs on a clause otherwise."""
    chain = []
    while clause.tie is Tie.COORDINATE and (above := context.parent(clause)) is not None:
        chain.append(above)
        clause = above
    yield from chain if clause.tie is Tie.ROOT else ()


def doers_before(clause: Clause, context: Context) -> list[Phrase]:
    """Those several who act in the last main clause of the sentence before, if they are armed or a crowd."""
    here = context.sentence(clause)
    before = [
        c
        for c in context.document.clauses
        if c.sentence == here.index - 1 and c.form is Form.VERB and c.tie is Tie.ROOT
    ]
    if not before or context.sentence(before[-1]).paragraph != here.paragraph:
        return []
    last = before[-1]
    acting = last.under("agent" if last.passive else "subject")
    several = len(acting) > 1 or any(context.is_inflected(p) for p in acting)
    armed = acting and all(context.classes(p) & WHO for p in acting)
    return list(acting) if several and armed else []
