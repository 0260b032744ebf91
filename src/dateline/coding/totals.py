"""Totals of a whole war, told beside the act of the day: "more than 20,000 have been killed so far".

No one act kills or drives out so many. Such a total is background, of no day but the one on which it was told, and of
the country, where nothing beside it says otherwise: never of the town in which the story of the day goes on.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.coding.background import is_of_war
from dateline.coding.claims import Claim, When, Where
from dateline.coding.context import Context
from dateline.coding.where_told import last_told
from dateline.document import Clause, Form
from dateline.records import CountName, EventType, Precision, Status

MOST: Mapping[CountName, int] = {"killed": 2000, "injured": 5000, "displaced": 1_000_000}
"""What hardly any single act of a war has done."""
OF_WAR = frozenset({EventType.ATTACK, EventType.DISPLACEMENT})
"""What is told of a war as a whole in numbers."""
MANY = 300
"""Of fewer a page tells as of one battle in a war."""
OFFENSIVE = dt.timedelta(days=30)
MONTHS = re.compile(r"P(?P<number>\d{1,2})(?P<unit>[MY])")
TAKEN_OVER = frozenset({"discourse", "dateline"})


def tell_wars(claims: Sequence[Claim], context: Context) -> None:
    """ "The war has killed 10,000", "70,000 have died since it began": fighting all the while, in the page's land."""
    for claim in claims:
        many = any((q.low or q.best or 0) >= MANY for q in claim.counts.values())
        if not many or claim.event_type not in OF_WAR or claim.clause.form is not Form.VERB:
            continue
        if claim.actors or not is_toll_of_war(claim.clause, context):
            continue
        if claim.event_type is EventType.ATTACK:
            claim.event_type = EventType.CLASH
        claim.background, claim.slight = True, False
        told = claim.where is not None and claim.where.basis not in TAKEN_OVER
        if not told and context.focus_country is not None:
            at = context.document.tokens[claim.clause.head].start
            land = context.country_name(context.focus_country, at)
            claim.where = Where(land, "discourse") if land is not None else None


def is_toll_of_war(clause: Clause, context: Context) -> bool:
    """Whether the war killed them, or they died since it began."""
    since = context.since
    beneath = context.children.get(clause.index, ())
    begun = any((c.marker or "") in since and is_of_war(c, context) for c in beneath)
    return begun or is_of_war(clause, context)


def settle_totals(claims: Sequence[Claim], context: Context) -> None:
    """Make totals background, without the day and town of the story.

    "The war has caused 3,100 deaths and driven out 817,000": what stands beside a total under one verb is one too.
    """
    beside = {c.clause.index for c in claims if is_total(c) and c.counts.get("killed")}
    for claim in claims:
        told = claim.status is Status.HAPPENED and bool(claim.counts) and claim.when is not None
        if told and claim.when and (span := over_months(claim.when, context)) is not None:
            claim.when, claim.background = span, True
        claim.summed = bool(claim.counts) and claim.clause.parent in beside
        if not is_total(claim):
            continue
        of_story = claim.when is None or is_day_of_story(claim.when)
        long = claim.when is not None and is_campaign(claim.when)
        if not (of_story or long):
            continue
        if claim.where is not None and is_town_of_story(claim.where, context):
            claim.where = country_around(claim.where, claim, context)
            claim.split_places = ()
        if of_story:
            claim.when, claim.background = None, True


def over_months(when: When, context: Context) -> When | None:
    """ "In five years the attacks have killed 4,000": the years up to the day of the page."""
    told, today = when.expression, context.document.article.published
    length = MONTHS.fullmatch(told.value or "") if told.relation == "within" else None
    if length is None or today is None or told.latest is not None:
        return None
    days = int(length["number"]) * (365 if length["unit"] == "Y" else 30)
    earliest = today - dt.timedelta(days=days)
    return replace(when, expression=replace(told, earliest=earliest, latest=today))


def is_total(claim: Claim) -> bool:
    """Whether a figure is too high for one act, or stands beside one that is."""
    return claim.summed or any(
        (figure.low or figure.best or 0) >= MOST[name]
        for name, figure in claim.counts.items()
        if name in MOST
    )


def is_day_of_story(when: When) -> bool:
    """Taken over from what was told before, and no longer than an offensive."""
    told = when.expression
    spanned = told.latest - told.earliest if told.latest and told.earliest else None
    short = spanned <= OFFENSIVE if spanned is not None else told.anchor == "event"
    return when.basis in TAKEN_OVER and short


def is_campaign(when: When) -> bool:
    """Whether it lasted longer than an offensive: "3,229 have been killed since the coup"."""
    told = when.expression
    if told.latest is None or told.earliest is None:
        return told.earliest is not None
    return told.latest - told.earliest > OFFENSIVE


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
