"""The place of an act whose own words name none: where the story goes on, or what the page is about.

Deeds go on where the deed before them was. Words are about something: those of outsiders about what the page is about,
those of others too from one paragraph to the next. Nobody's deed goes on where somebody only spoke or was punished.
"""

from collections.abc import Sequence

from dateline.coding.claims import Claim, Where
from dateline.coding.context import Context
from dateline.coding.senses import VIOLENT
from dateline.coding.story import story
from dateline.coding.where_pointed import pointed_place, salience
from dateline.document import PlaceName
from dateline.records import ActorKind, EventType, Precision

SPOKEN = frozenset({EventType.ACCUSATION, EventType.DEMAND, EventType.THREAT, EventType.TALKS})
"""Types of words."""
OUTSIDERS = SPOKEN | {EventType.AID}
"""Types that outsiders take part in."""
ELSEWHERE = frozenset({EventType.AGREEMENT, EventType.TALKS, EventType.SANCTION})
"""Types of diplomacy, which is made anywhere."""
NO_SCENE = SPOKEN | ELSEWHERE
"""Types whose place is no scene that a deed could go on in."""
INTERNATIONAL = frozenset({ActorKind.INTERNATIONAL, ActorKind.AID, ActorKind.MONITOR})
MUCH = 3
"""How many times more a page must be about one town than about another to come back to it."""
PROVINCE = 3
"""Rank of a province among precisions."""


def told_place(claim: Claim, before: Sequence[Claim], context: Context) -> Where | None:
    """The place of "the town" or "there", of what the words are about, or of the claim told just before."""
    pointed = pointed_place(claim, context)
    if pointed is not None:
        return Where(pointed, "discourse", pointed=True)
    if claim.event_type in OUTSIDERS and is_outside(claim, context):
        return about_page(claim, context)
    return carried_on(claim, before, context)


def carried_on(claim: Claim, before: Sequence[Claim], context: Context) -> Where | None:
    """The place of the nearest claim before in the story, or where the page is set."""
    for other in story(claim, before, context):
        if other.where is None or not is_scene(other, claim, context):
            continue
        if is_unlisted(other.where, context) and has_moved_on(other, claim, context):
            continue
        if is_too_narrow(other.where, claim, context):
            return around(other.where.name, claim, context)
        if claim.event_type in SPOKEN and has_moved_on(other, claim, context):
            return about_page(claim, context)
        return back_home(other, claim, context) or Where(
            other.where.name, "discourse", other.where.near
        )
    if claim.event_type in SPOKEN:
        return about_page(claim, context)
    return None if claim.background or claim.event_type in ELSEWHERE else page_place(context)


def is_scene(other: Claim, claim: Claim, context: Context) -> bool:
    """Whether a story may go on where another claim was: not where somebody only spoke, nor abroad in passing."""
    if other.where is None or other.where.basis == "discourse":
        return True
    one, two = context.sentence(other.clause), context.sentence(claim.clause)
    if one.index == two.index:
        return True
    country = context.placed[other.where.name.start, other.where.name.end].country
    abroad = country is not None and country != context.focus_country
    return other.event_type not in NO_SCENE and not (abroad and one.paragraph != two.paragraph)


def is_outside(claim: Claim, context: Context) -> bool:
    """Whether another state, or a body of many states, speaks."""
    for phrase in claim.actors:
        name = context.actor_at_head(phrase)
        actor = context.actors.get(name.actor_ids[0]) if name is not None else None
        if actor is None:
            continue
        foreign = actor.country is not None and actor.country != context.focus_country
        if actor.kind in INTERNATIONAL or (foreign and actor.kind is ActorKind.GOVERNMENT):
            return True
    return False


def is_unlisted(where: Where, context: Context) -> bool:
    """A village that no list has is named in passing: the next paragraph is hardly there."""
    return context.placed[where.name.start, where.name.end].latitude is None


def has_moved_on(other: Claim, claim: Claim, context: Context) -> bool:
    """Whether a new paragraph has begun since."""
    return context.sentence(other.clause).paragraph != context.sentence(claim.clause).paragraph


def about_page(claim: Claim, context: Context) -> Where | None:
    """What the page is about: the town that leads it, else its country, else the one town that it opens with."""
    at = context.document.tokens[claim.clause.head].start
    home, country = context.leading_town, context.focus_country
    if home is not None:
        return Where(last_told(home, at, context), "discourse")
    name = context.country_name(country, at) if country else None
    return Where(name, "discourse") if name is not None else page_place(context)


def last_told(home: PlaceName, at: int, context: Context) -> PlaceName:
    """The last mention of a place before a character of the text."""
    told = [p for p in context.places if p.end <= at and context.is_same_place(home, p)]
    return max(told, key=lambda p: p.start, default=home)


def back_home(other: Claim, claim: Claim, context: Context) -> Where | None:
    """In the next paragraph the story is back in the town that the page is about, after a place told in passing."""
    home = context.main_town
    if home is None or other.where is None or not has_moved_on(other, claim, context):
        return None
    if claim.event_type in VIOLENT and is_country_of(other.where.name, home, context):
        at = context.document.tokens[claim.clause.head].start
        return Where(last_told(home, at, context), "discourse")
    towns = context.towns
    passing = context.fineness(other.where.name) <= 2 and not context.is_same_place(
        home, other.where.name
    )
    much = salience(home, towns, context) >= MUCH * salience(other.where.name, towns, context)
    at = context.document.tokens[claim.clause.head].start
    return Where(last_told(home, at, context), "discourse") if passing and much else None


def is_country_of(wide: PlaceName, town: PlaceName, context: Context) -> bool:
    """Whether the first is the country that the second lies in."""
    one, two = context.placed[wide.start, wide.end], context.placed[town.start, town.end]
    return one.precision is Precision.COUNTRY and one.country == two.country


def page_place(context: Context) -> Where | None:
    """Where the whole page is set: the one town that it opens with, else the town it was written in, if at home."""
    opening = [p for p in context.towns if p.start < context.opening]
    if opening:
        one = all(context.is_same_place(opening[0], p) for p in opening)
        return Where(opening[0], "discourse") if one else None
    written = context.written_at
    if written is None or context.towns:
        return None
    at_home = context.placed[written.start, written.end].country == context.focus_country
    return Where(written, "dateline") if at_home else None


def is_too_narrow(where: Where, claim: Claim, context: Context) -> bool:
    """An agreement is hardly ever about the town that the page has just told of, unless it says so."""
    return claim.event_type is EventType.AGREEMENT and context.fineness(where.name) < PROVINCE


def around(name: PlaceName, claim: Claim, context: Context) -> Where | None:
    """The province or country around a town that the page told last before the act."""
    at = context.document.tokens[claim.clause.head].start
    town = context.placed[name.start, name.end]
    for wide in reversed([p for p in context.places if p.end <= at]):
        told = context.placed[wide.start, wide.end]
        if context.fineness(wide) >= PROVINCE and told.country == town.country:
            return Where(wide, "discourse")
    return None
