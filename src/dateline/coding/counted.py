"""The dead and hurt whom somebody has counted: "the Red Cross counted ten wounded", "medics spoke of 40 dead".

Such a figure tells the violent act told just before once more, by whoever gives it; where none was told, it is none.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.claims import Claim, Speaker
from dateline.coding.context import Context
from dateline.coding.deeds import VIOLENT
from dateline.coding.running import tellers, told_kind
from dateline.coding.status_speech import can_speak
from dateline.document import Clause, Form, Phrase, Quantity
from dateline.records import CountName, EventType

HARMING = VIOLENT - {EventType.CAPTURE, EventType.ADVANCE, EventType.WITHDRAWAL}
FAR = 2
"""Sentences back to the act that is counted."""


def follow_counts(claims: list[Claim], context: Context) -> None:
    """Add the tellings of those who count."""
    for clause in context.document.clauses:
        given = counters(clause, context)
        counted = counted_by(clause, context) if given else None
        if counted is None:
            continue
        act = last_act(clause, claims, context)
        if act is not None:
            tell_again(act, clause, given, counted, claims, context)
    for clause in context.document.clauses:
        figure = put_at(clause, context)
        given = [s.phrase for s in tellers(clause, context)] if figure is not None else []
        act = next((c for c in reversed(claims) if is_just_told(c, clause)), None)
        if any(figure == q for c in claims for q in c.counts.values()):
            continue  # a running figure of the act
        if act is not None and figure is not None and given:
            kept: CountName = next(iter(act.counts))
            name: CountName = told_kind(clause, context) or kept
            tell_again(act, clause, given, (name, figure), claims, context)


def drop_misread(claims: list[Claim], context: Context) -> None:
    """Drop what was read of the counted as a deed done to those who count them."""
    for clause in context.document.clauses:
        heads = {p.head for p in counters(clause, context)}
        if heads:
            claims[:] = [c for c in claims if not is_misread(c, clause, heads)]


def tell_again(
    act: Claim,
    clause: Clause,
    given: Sequence[Phrase],
    counted: tuple[CountName, Quantity],
    claims: list[Claim],
    context: Context,
) -> None:
    """Add the act as told by those, with their figure and no other."""
    word = context.document.tokens[clause.head].text
    tellers_of = [Speaker(p, word) for p in given]
    name, figure = counted
    held = act.counts.get(name)
    if held is not None and held.start == figure.start:
        del act.counts[name]  # theirs, and not of whoever told the act
    counts: dict[CountName, Quantity] = {name: figure}
    told = replace(act, clause=clause, counts=counts, more_clauses=[], speakers=tellers_of)
    claims.append(told)


def counters(clause: Clause, context: Context) -> list[Phrase]:
    """Who counts, where the verb is one of counting: "listed", "has counted", "spoke of"."""
    counting = clause.lemma in context.language.counting or (
        clause.lemma in context.lexicon.embedding.told_of and clause.under("of")
    )
    if not counting or clause.form is not Form.VERB or clause.negated or clause.passive:
        return []
    return [p for p in clause.under("subject") if context.classes(p) and can_speak(p, context)]


def put_at(clause: Clause, context: Context) -> Quantity | None:
    """The figure in "puts it at 275,000", whatever was counted before."""
    things = context.language.pronouns_thing
    if clause.lemma not in context.language.putting or clause.negated:
        return None
    put = clause.under("object")
    harmed = any(context.lemma(p) in context.harm_words for p in put)
    if not harmed and not any(context.words(p).lower() in things for p in put):
        return None
    told = (q for p in clause.under("at") for q in context.quantities_in(p.start, p.end))
    return next(told, None)


def is_just_told(claim: Claim, clause: Clause) -> bool:
    near = 0 <= clause.sentence - claim.clause.sentence <= 1
    return near and claim.clause.head < clause.head and bool(claim.counts)


def counted_by(clause: Clause, context: Context) -> tuple[CountName, Quantity] | None:
    """The first number behind the verb that is of dead or hurt, with nothing but "of" between the two."""
    head, sentence = context.document.tokens[clause.head], context.sentence(clause)
    for quantity in context.quantities_in(head.end, sentence.end)[:1]:
        behind = context.document.text(quantity.end, sentence.end).lower().split()[:1]
        word = behind[0].strip(".,;:") if behind else ""
        within = context.document.text(quantity.start, quantity.end).lower().split()
        names = (context.harm_words[w] for w in (word, *within) if w in context.harm_words)
        name = next(names, None)
        near = len(context.document.text(head.end, quantity.start).split()) <= FAR + 1
        if name is not None and near:
            return name, quantity
    return None


def is_misread(claim: Claim, clause: Clause, heads: set[int]) -> bool:
    """ "wounded" read as what befell the Red Cross."""
    own = claim.clause.parent == clause.index and claim.event_type in VIOLENT
    return own and any(p.head in heads for p in claim.recipients)


def last_act(clause: Clause, claims: Sequence[Claim], context: Context) -> Claim | None:
    """The violent act told last before the clause, not long before."""
    before = (c for c in claims if c.clause.head < clause.head and c.event_type in HARMING)
    near = [c for c in before if clause.sentence - c.clause.sentence <= FAR]
    return max(near, key=lambda c: c.clause.head, default=None)
