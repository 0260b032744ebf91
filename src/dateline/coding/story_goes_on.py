"""Place and day that an act takes over from what the page told before."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.background import is_war
from dateline.coding.claims import Claim, Where
from dateline.coding.context import Context
from dateline.coding.discourse import told_time
from dateline.coding.entries import entry_place, entry_time
from dateline.coding.happenings import OWN
from dateline.coding.where_frames import holds, in_town_told
from dateline.coding.where_told import PROVINCE, told_place
from dateline.document import Form
from dateline.records import Status

COUNTRY = 4
"""Rank of a country among precisions."""


def continue_story(claims: list[Claim], context: Context) -> None:
    """Place and day taken over from what was told before."""
    for n, claim in enumerate(claims):
        take_up_background(claim, claims[:n], context)
        if claim.where is None:
            claim.where = entry_place(claim, context) or told_place(claim, claims[:n], context)
        else:
            claim.where = in_town_told(claim, claims[:n], context)
        if "places_taken" in claim.counts:
            claim.where = around_many(claim.where, context)
        if is_war(claim, context) and claim.where is not None and claim.where.basis not in OWN:
            claim.where = around_many(claim.where, context, COUNTRY)
        if claim.when is None and claim.status is not Status.PLANNED:
            claim.when = entry_time(claim, context) or told_time(claim, claims[:n], context)


def take_up_background(claim: Claim, before: Sequence[Claim], context: Context) -> None:
    """ "Since 2015 it has seen attacks. These attacks have killed 2,000": a further word on what was context."""
    last = before[-1] if before else None
    if last is None or not last.background or last.when is None or claim.when is not None:
        return
    mine, its = context.sentence(claim.clause), context.sentence(last.clause)
    goes_on = mine.paragraph == its.paragraph and mine.index - its.index == 1
    noun = claim.clause.form is Form.NOUN and context.opens_definite(claim.clause)
    told = goes_on and noun and claim.clause.lemma.split()[0] == last.clause.lemma.split()[0]
    if told or (mine.index == its.index and last.when.basis == "discourse"):
        claim.when, claim.background = replace(last.when, basis="discourse"), True
        claim.where = claim.where or last.where


def around_many(where: Where | None, context: Context, rank: int = PROVINCE) -> Where | None:
    """ "ten towns" are in no town: a bare count has a place that can hold them, the province if it is told.

    A war is in no town either, but in the country, if that is told.
    """
    if where is None or context.fineness(where.name) >= rank:
        return where
    told = (n for n in context.places if context.fineness(n) == rank)
    return next((w for n in told if holds(w := replace(where, name=n), where, context)), None)
