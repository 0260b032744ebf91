"""Running figures: "raised the toll to 14", "brought the number to 28".

A new figure for the dead or hurt corrects the act it speaks of; a new figure of places taken is a further report, since
it covers more than the act before.
"""

from dataclasses import replace

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.coding.senses import VIOLENT
from dateline.coding.when import find_when
from dateline.document import Clause, Form, Quantity
from dateline.records import CountName


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
    if not any(context.lemma(p) in context.language.running_nouns for p in counted):
        return None
    for phrase in clause.under("to", "at"):
        found = context.quantities_in(phrase.start, phrase.end)
        if found:
            return found[0]
    return None


def apply(figure: Quantity, clause: Clause, claims: list[Claim], context: Context) -> None:
    for claim in claims:
        if claim.event_type in VIOLENT and is_of(claim, clause, context):
            claim.counts["killed"] = figure
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


def is_of(claim: Claim, clause: Clause, context: Context) -> bool:
    """ "the toll from the bombing has risen to 85": the act stands in the phrase of the figure."""
    head = context.document.tokens[claim.clause.head].start
    counted = clause.under("object", "subject")
    tolls = [p for p in counted if context.lemma(p) in context.language.running_nouns]
    inner = (p for t in tolls for link in t.links for p in link.phrase.members())
    return claim.clause.form is Form.NOUN and any(p.start <= head < p.end for p in inner)


def further(claim: Claim, figure: Quantity, clause: Clause, context: Context) -> Claim:
    later = replace(
        claim, clause=clause, counts={"places_taken": figure}, when=None, more_clauses=[]
    )
    find_when(later, context)
    later.background = False
    return later
