"""Running figures: "raised the toll to 14", "brought the number to 28".

A new figure for the dead or hurt corrects the act it speaks of; a new figure of places taken is a further report, since
it covers more than the act before.
"""

from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.senses import VIOLENT
from dateline.coding.when import find_when
from dateline.document import Clause, Form, Phrase, Quantity
from dateline.records import CountName

NESTED = 3
"""How far down a phrase an act may stand: "the toll | of dead | in the attack"."""


def follow_figures(claims: list[Claim], context: Context) -> None:
    """Correct or add claims for every clause that tells a new figure."""
    for clause in context.document.clauses:
        figure = new_figure(clause, context)
        if figure is not None:
            apply(figure, clause, claims, context)


def new_figure(clause: Clause, context: Context) -> Quantity | None:
    if (
        clause.form is not Form.VERB
        or clause.lemma not in context.language.running_verbs
        or clause.negated
    ):
        return None
    counted = clause.under("object", "subject")
    tolls = [p for p in counted if context.lemma(p) in context.language.running_nouns]
    if not tolls:
        return None
    reached = clause.under("to", "at", *context.language.goals)
    told = (*reached, *(p for p in clause.under("object") if p not in tolls))
    return next((q for p in told for q in context.quantities_in(p.start, p.end)), None)


def apply(figure: Quantity, clause: Clause, claims: list[Claim], context: Context) -> None:
    for claim in claims:
        if claim.event_type in VIOLENT and is_of(claim, clause, context):
            claim.counts[harm_of(clause, context)] = figure
            return
    for claim in reversed(claims):
        if claim.clause.head < clause.head and claim.counts:
            name: CountName = next(iter(claim.counts))
            if name == "places_taken":
                claims.append(further(claim, figure, clause, context))
            else:
                claim.counts[name] = figure
                claim.more_clauses.append(clause)
            return


def harm_of(clause: Clause, context: Context) -> CountName:
    """ "the number of wounded from the blast rose to 85": what befell those that the figure counts."""
    kinds = {word: name for name, words in context.language.casualties.items() for word in words}
    counted = (p for c in clause.under("object", "subject") for p in c.linked("of"))
    return next((kinds[w] for p in counted if (w := context.lemma(p)) in kinds), "killed")


def is_of(claim: Claim, clause: Clause, context: Context) -> bool:
    """ "the toll from the bombing has risen to 85": the act stands in the phrase of the figure."""
    head = context.document.tokens[claim.clause.head].start
    counted = clause.under("object", "subject")
    tolls = [p for p in counted if context.lemma(p) in context.language.running_nouns]
    inner = (p for t in tolls for p in within(t))
    return claim.clause.form is Form.NOUN and any(p.start <= head < p.end for p in inner)


def within(phrase: Phrase, depth: int = 0) -> Iterator[Phrase]:
    """What hangs on a phrase, to some depth."""
    for member in (m for link in phrase.links for m in link.phrase.members()):
        yield member
        if depth < NESTED:
            yield from within(member, depth + 1)


def further(claim: Claim, figure: Quantity, clause: Clause, context: Context) -> Claim:
    later = replace(
        claim, clause=clause, counts={"places_taken": figure}, when=None, more_clauses=[]
    )
    find_when(later, context)
    later.background = False
    return later
