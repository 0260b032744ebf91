"""Totals of a whole war, told beside the act of the day: "more than 20,000 have been killed so far".

No one act kills or drives out so many. Such a total is background, of no day but the one on which it was told, and of
the country, where nothing beside it says otherwise: never of the town in which the story of the day goes on.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from dateline.coding.claims import Claim, When, Where
from dateline.coding.context import Context
from dateline.coding.where_told import last_told
from dateline.records import CountName, Precision

MOST: Mapping[CountName, int] = {"killed": 2000, "injured": 5000, "displaced": 1_000_000}
"""What hardly any single act of a war has done."""
OFFENSIVE = dt.timedelta(days=30)
TAKEN_OVER = frozenset({"discourse", "dateline"})


def settle_totals(claims: Sequence[Claim], context: Context) -> None:
    """Make totals background, without the day and town of the story."""
    for claim in claims:
        if not is_total(claim):
            continue
        if claim.when is not None and not is_day_of_story(claim.when):
            continue
        claim.when, claim.background = None, True
        if claim.where is not None and is_town_of_story(claim.where, context):
            claim.where = country_around(claim.where, claim, context)
            claim.split_places = ()


def is_total(claim: Claim) -> bool:
    """Whether a figure is too high for one act."""
    return any(
        (figure.low or figure.best or 0) >= MOST[name]
        for name, figure in claim.counts.items()
        if name in MOST
    )


def is_day_of_story(when: When) -> bool:
    """Taken over from what was told before, and no longer than an offensive."""
    told = when.expression
    spanned = told.latest - told.earliest if told.latest and told.earliest else None
    return when.basis in TAKEN_OVER and spanned is not None and spanned <= OFFENSIVE


def is_town_of_story(where: Where, context: Context) -> bool:
    narrow = context.place_of(where.name).precision in {Precision.SITE, Precision.TOWN}
    return narrow and where.basis in TAKEN_OVER


def country_around(where: Where, claim: Claim, context: Context) -> Where | None:
    """The country of the place, as the page names it; None where it does not."""
    country = context.place_of(where.name).country
    head = context.document.tokens[claim.clause.head].start
    named = [
        n
        for n in context.places
        if context.place_of(n).precision is Precision.COUNTRY
        and context.place_of(n).country == country
    ]
    return Where(last_told(named, head), "discourse") if named and country else None
