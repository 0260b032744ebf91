"""Whether two tellings are of one event: its kind, how the later points back, and all that must not differ."""

import datetime as dt

from dateline.coding.claims import Claim
from dateline.coding.totals import is_total
from dateline.document import Form
from dateline.records import (
    BlockKind,
    EventType,
)
from dateline.resolution.drafts import INHERITED, SUMMARIES, VIOLENCE, Draft, has_own, listed
from dateline.resolution.same_numbers import counts_meet, is_many
from dateline.resolution.same_parties import (
    UNKNOWN,
    apart,
    are_fighters,
    doers_meet,
    is_told_again,
    new_sources,
    parties_meet,
    persons,
    recipients_meet,
    same_person,
    sources_meet,
)
from dateline.resolution.same_scenes import (
    is_wide,
    lies_beside,
    may_be_one_place,
    placed_apart,
    places_meet,
    times_meet,
)

NEARBY = 3
"""Sentences over which "the attack" is the one just told, whoever else was hit."""
SEASON = dt.timedelta(days=27)
UNSAID = frozenset({EventType.ATTACK, EventType.CLASH})
FROM_AFAR = VIOLENCE - {EventType.CLASH, EventType.ATTACK}


def same_victim(a: Draft, b: Draft) -> bool:
    """ "Assassinated", "shot", "the attack on Judge Díaz": the same thing happens to one person once.

    Only days that exclude each other, or two listed doers, make it two; of two towns one may be where the story stood.
    """
    one, two = a.report, b.report
    kinds = {one.event_type, two.event_type}
    if not kinds <= VIOLENCE and not kinds <= {EventType.ABDUCTION}:
        return False
    same = one.status is two.status and times_meet(one.time, two.time)
    placed = places_meet(one.place, two.place) or not (has_own(one.place) and has_own(two.place))
    doers = doers_meet(a, b) or not (listed(one.actors) and listed(two.actors))
    return (
        same and placed and doers and any(same_person(x, y) for x in persons(a) for y in persons(b))
    )


def same_event(a: Draft, b: Draft) -> bool:
    one, two = a.report, b.report
    return (
        same_kind(a, b)
        and not (one.background and b.block in SUMMARIES)
        and not of_long_ago(a, b)
        and one.status is two.status
        and a.claim.extent == b.claim.extent
        and (places_meet(one.place, two.place) or is_unplaced(a, b))
        and not placed_apart(a, b)
        and times_meet(one.time, two.time)
        and not is_of_before(a, b)
        and ((doers_meet(a, b) and (recipients_meet(a, b) or more_victims(a, b))) or answered(a, b))
        and sources_meet(one, two)
        and counts_meet(one, two)
        and is_many(one) == is_many(two)
        and not is_total_beside(a, b)
        and points_back(a, b)
    )


def is_total_beside(a: Draft, b: Draft) -> bool:
    """ "an attack … these attacks have left thousands dead": a total told as context, and the act of the news."""
    news, total = (b, a) if a.report.background else (a, b)
    return total.report.background and not news.report.background and is_total(total.claim)


def of_long_ago(a: Draft, b: Draft) -> bool:
    """ "ten died in a bar … the state led in homicides last year": a season of history is no act of the news."""
    if a.report.background or not b.report.background or b.claim.definite:
        return False
    past, news = b.claim, a.claim
    told = past.when.expression if past.when is not None and news.when is None else None
    begun, over = (told.earliest, told.latest) if told is not None else (None, None)
    return begun is not None and over is not None and over - begun >= SEASON


def answered(a: Draft, b: Draft) -> bool:
    """ "Troops killed two rebels … the rebels had fired on them": one fight, told from either side."""
    one, two = a.report, b.report
    if one.event_type is not EventType.CLASH or two.event_type is not EventType.CLASH:
        return False
    met = one.actors and two.recipients and parties_meet(one.actors, two.recipients)
    met = met or (one.actors and are_fighters(one.actors) and are_fighters(two.recipients))
    return bool(met and one.recipients and two.actors) and parties_meet(one.recipients, two.actors)


def is_unplaced(a: Draft, b: Draft) -> bool:
    """Whether the later telling says where, or leaves it to the earlier: "the attackers opened fire", a headline."""
    if tells_where(a, b):
        return True
    if is_spelled_out(a, b):
        return True
    again = is_told_again(a, b)
    if not has_own(b.report.place):
        return again or b.block in SUMMARIES or is_nearby(a, b)
    unlisted = b.report.place is not None and b.report.place.geonames_id is None
    return unlisted and is_wide(a.report.place) and (again or is_nearby(a, b))


def is_spelled_out(a: Draft, b: Draft) -> bool:
    """ "Troops shelled a home. They surrounded it in X before shelling it": where, told a sentence later."""
    near = 0 < b.claim.clause.sentence - a.claim.clause.sentence <= 2
    same = a.report.event_type is b.report.event_type and a.report.event_type in FROM_AFAR
    doers = listed(a.report.actors) and listed(b.report.actors)
    where = a.report.place
    vague = where is None or (not has_own(where) and is_wide(where))
    return near and same and doers and vague and may_be_one_place(where, b.report.place)


def is_nearby(a: Draft, b: Draft) -> bool:
    """ "The shelling", of which something was told a few sentences before."""
    near = 0 < b.claim.clause.sentence - a.claim.clause.sentence <= NEARBY
    return near and b.claim.definite and b.claim.clause.form is Form.NOUN


def tells_quarter(a: Draft, b: Draft) -> bool:
    """ "Bombs went off in Madrid. The blasts came at Atocha": the later noun says where in the town it was."""
    near = 0 < b.claim.clause.sentence - a.claim.clause.sentence <= 2
    bare = b.claim.definite and b.claim.occurs and not b.report.counts
    return near and bare and lies_beside(a.report.place, b.report.place)


def tells_where(a: Draft, b: Draft) -> bool:
    """ "Fighting broke out in the province. These fights took place in X": the later noun says where it was."""
    near = 0 < b.claim.clause.sentence - a.claim.clause.sentence <= 2
    bare = b.claim.definite and b.claim.occurs and not (b.report.counts or b.report.actors)
    where = a.claim.where
    vague = where is None or where.near or not has_own(a.report.place) or is_wide(a.report.place)
    return near and bare and has_own(b.report.place) and vague


def is_of_before(news: Draft, past: Draft) -> bool:
    """ "Militias attacked a camp … sixty had been killed there in February": what had been, with a day of its own."""
    known = news.report.time is not None and has_own(news.report.time)
    return past.claim.had_been and has_own(past.report.time) and not (known or news.claim.had_been)


def same_kind(a: Draft, b: Draft) -> bool:
    """The same type; or "the attack" and a headline's "strikes", which may be any violence; "the blast", an attack."""
    if a.report.event_type is b.report.event_type:
        decreed = {d.claim.trigger.recipient == () for d in (a, b)}
        return a.report.event_type is not EventType.CRACKDOWN or len(decreed) == 1
    if a.report.event_type in FROM_AFAR and only_hits(a, b):
        return True
    brief = b.claim.definite or b.block in SUMMARIES
    if not brief or a.report.event_type not in VIOLENCE:
        return False
    if named_again(a, b):
        return True
    general = b.claim.trigger.type is EventType.ATTACK
    return general or (b.claim.definite and (tells_how(a, b) or is_raid_told(a, b)))


def is_raid_told(a: Draft, b: Draft) -> bool:
    """ "Gunmen killed twelve villagers. The incursion took place on Saturday": the raid in which they did."""
    near = 0 < b.claim.clause.sentence - a.claim.clause.sentence <= NEARBY
    raid = b.report.event_type is EventType.ADVANCE and not b.report.actors
    outlaws = a.report.actors and all(p.kind in UNKNOWN for p in a.report.actors)
    return near and raid and bool(outlaws) and a.report.event_type is EventType.ATTACK


def named_again(a: Draft, b: Draft) -> bool:
    """ "Missiles hit a hangar … 19 were hurt in the strike": the same from afar, by another word that points back."""
    near = 0 < b.claim.clause.sentence - a.claim.clause.sentence <= NEARBY
    noun = b.claim.clause.form is Form.NOUN and b.claim.definite
    return near and noun and {a.report.event_type, b.report.event_type} <= FROM_AFAR


def only_hits(a: Draft, b: Draft) -> bool:
    """ "Israeli strikes hit X … the army said it had targeted a depot in X": a verb that leaves open how."""
    said = b.claim.clause.form is Form.VERB and b.claim.trigger.type is EventType.ATTACK
    of_any = not b.claim.trigger.by_hand and not b.claim.trigger.effect
    open_how = said and b.report.event_type in UNSAID and of_any
    known = listed(a.report.actors) and listed(b.report.actors)
    placed = has_own(a.report.place) and has_own(b.report.place)
    return open_how and bool(known) and placed


def tells_how(a: Draft, b: Draft) -> bool:
    """ "An attack on a newspaper … the explosion": the later noun says what kind of attack it was."""
    near = 0 < b.claim.clause.sentence - a.claim.clause.sentence <= NEARBY
    kind, word = a.report.event_type, a.claim.trigger
    attack = kind is EventType.ATTACK or (kind is EventType.CLASH and word.type is EventType.ATTACK)
    general = attack and not word.by_hand
    return near and general and b.report.event_type in FROM_AFAR


def more_victims(a: Draft, b: Draft) -> bool:
    """ "A senator was shot … two guards were hurt in the attack": others to whom the same act was done."""
    near = 0 < b.claim.clause.sentence - a.claim.clause.sentence <= NEARBY
    bare = b.claim.definite and not names_target(b.claim)
    told = not (a.report.sources and b.report.sources) or not new_sources(a.report, b.report)
    return bare and told and near and b.block is BlockKind.BODY and not apart(a, b)


def names_target(claim: Claim) -> bool:
    """ "The attack on the hospital", not "hurt in the attack"."""
    beside = {a.phrase.head for a in claim.clause.arguments}
    struck = {p.head for p in (*claim.recipients, *claim.things)}
    return bool(beside & struck) or (claim.where is not None and claim.where.basis == "stated")


def points_back(a: Draft, b: Draft) -> bool:
    """The later telling must be able to refer to the earlier: an event noun, the same word, or the same details."""
    if b.block in SUMMARIES or Form.NOUN in {a.claim.clause.form, b.claim.clause.form}:
        return True
    one, two = a.report, b.report
    stated_place = bool(one.place and two.place and two.place.basis not in INHERITED)
    shared = bool(one.actors and two.actors) or bool(one.recipients and two.recipients)
    return stated_place or shared
