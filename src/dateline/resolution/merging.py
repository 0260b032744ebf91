"""What a page tells three times is one report with three pieces of evidence.

Two reports of one page are one event when their type is the same and nothing told apart sets them apart: place, day,
actors, status, numbers, and who says so. What only one of them says is added to the other; a value taken over from the
story gives way to one that is stated. Another source with the same content joins; another extent or figure stays.
"""

from collections.abc import Sequence

from dateline.knowledge.geodesy import apart_km
from dateline.records import (
    BlockKind,
    EventType,
    Report,
    Source,
    Span,
)
from dateline.resolution.actor_introductions import OF_STATES
from dateline.resolution.drafts import SUMMARIES, VIOLENCE, Draft, has_own, is_before, listed
from dateline.resolution.same_events import same_event, same_victim, tells_how, tells_where
from dateline.resolution.same_numbers import counts_meet, holds_count
from dateline.resolution.same_parties import (
    apart,
    joined_actors,
    joined_recipients,
    new_sources,
    parties_meet,
    sources_meet,
)
from dateline.resolution.same_scenes import (
    better_place,
    better_time,
    is_wide,
    may_be_one_place,
    times_meet,
)

OPENINGS = frozenset({BlockKind.HEADLINE, BlockKind.DEK})
SHOOTING = frozenset({EventType.ATTACK, EventType.CLASH})
OPENING_SENTENCES = 4
"""Sentences from a headline in which the story tells what it names."""
BY_KM = 40.0
"""How far from a city what a headline puts in it may be."""
HARM = VIOLENCE | {EventType.ABDUCTION, EventType.ARREST, EventType.RELEASE, EventType.ABUSE}
"""Acts on people, who may be told of again."""


def merge(drafts: Sequence[Draft]) -> tuple[Report, ...]:
    """Reports in order of the text; the body is told first, headline and captions join what they repeat."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.block is not BlockKind.BODY):
        twins = [k for k in kept if same_event(k, draft) or same_victim(k, draft)]
        twin = next((k for k in twins if shares_toll(k, draft)), next(iter(twins), None))
        twin = twin or told_so(draft, kept) or told_again(draft, kept) or seen_by(draft, kept)
        if twin is None and any(sums_up(draft, k) for k in kept):
            twin = next(k for k in kept if sums_up(draft, k))
            draft.report = without_parties_of(draft.report, twin.report)
        if twin is None:
            twin = next((k for k in kept if heads_story(draft, k)), None)
        if twin is None:
            kept.append(draft)
        else:
            kind = draft.report.event_type if tells_how(twin, draft) else twin.report.event_type
            one = joined(twin.report, draft.report, draft.block in SUMMARIES)
            place = draft.report.place if tells_where(twin, draft) else one.place
            twin.report = one.model_copy(update={"event_type": kind, "place": place})
    return tuple(d.report for d in sorted(kept, key=lambda d: d.report.trigger.start))


def shares_toll(a: Draft, b: Draft) -> bool:
    """Of two acts that a headline may mean, it means the one with its number of dead."""
    one, two = a.report.counts, b.report.counts
    return any(one[name].best == two[name].best for name in one.keys() & two.keys())


def told_so(draft: Draft, kept: Sequence[Draft]) -> Draft | None:
    """The deed just told, of which "the incident occurred when …" says how it came about."""
    one = draft.report
    if not draft.claim.retold or one.event_type not in VIOLENCE:
        return None
    before = [k for k in kept if k.report.event_type in VIOLENCE and is_before(k, draft)]
    last = next((k for k in reversed(before) if not k.report.background), None)
    if last is None or last.report.status is not one.status:
        return None
    same = counts_meet(last.report, one) and times_meet(last.report.time, one.time)
    return last if same and not apart(draft, last) else None


def seen_by(draft: Draft, kept: Sequence[Draft]) -> Draft | None:
    """The attack of nobody named that was told just before, when a witness tells it once more, of no place or day."""
    one = draft.report
    if not draft.claim.witnessed or one.event_type not in SHOOTING or has_own(one.place):
        return None
    before = [k for k in kept if k.report.event_type in SHOOTING and is_before(k, draft)]
    last = before[-1] if before else None
    if last is None or has_own(one.time) or last.report.background:
        return None
    near = draft.claim.clause.sentence - last.claim.clause.sentence <= OPENING_SENTENCES
    unnamed = not one.recipients and all(p.actor_id is None for p in last.report.actors)
    same = one.status is last.report.status and counts_meet(last.report, one)
    return last if near and unnamed and same and not apart(draft, last) else None


def told_again(draft: Draft, kept: Sequence[Draft]) -> Draft | None:
    """The last act of this type, when the later clause is about given people and brings no place or day of its own."""
    one = draft.report
    if one.event_type is EventType.DISPLACEMENT:
        return next((k for k in reversed(kept) if same_refugees(k, draft)), None)
    if not draft.claim.given or one.event_type not in HARM or draft.block is not BlockKind.BODY:
        return None
    before = [k for k in kept if k.report.event_type is one.event_type and is_before(k, draft)]
    last = before[-1] if before else None
    if last is None or has_own(one.place) or has_own(one.time):
        return None
    two = last.report
    same = one.status is two.status and counts_meet(two, one) and sources_meet(two, one)
    return last if same and not apart(draft, last) else None


def same_refugees(told: Draft, again: Draft) -> bool:
    """ "18,000 have crossed the border. They are fleeing …": the same people, not counted anew."""
    mine, theirs = again.claim.recipients, told.claim.recipients
    kinds = {told.report.event_type, again.report.event_type}
    pointed = bool(mine) and {p.head for p in mine} == {p.head for p in theirs}
    apart = not is_before(told, again) or bool(again.report.counts) or again.report.background
    return kinds == {EventType.DISPLACEMENT} and pointed and not apart


def sums_up(headline: Draft, body: Draft) -> bool:
    """Whether a headline tells the act of the body in other words: the same toll, and nothing known that differs.

    "Insurgents kill seven" and "armed men killed at least seven people"; "over 30 dead in clashes" and then 37.
    """
    one, two = body.report, headline.report
    if headline.block not in OPENINGS or body.block is not BlockKind.BODY or one.background:
        return False
    kinds = {one.event_type, two.event_type}
    taken = one.event_type is EventType.CAPTURE and two.event_type in VIOLENCE
    if not taken and ((len(kinds) > 1 and not kinds <= VIOLENCE) or not kinds <= HARM):
        return False
    tolls = one.counts.keys() & two.counts.keys()
    same = bool(tolls) and all(holds_count(two.counts[t], one.counts[t]) for t in tolls)
    known = not (listed(one.actors) and listed(two.actors)) or parties_meet(one.actors, two.actors)
    known = known or of_one_state(one, two)
    by = headline.claim.where is not None and headline.claim.where.near
    return (
        same
        and known
        and one.status is two.status
        and times_meet(one.time, two.time)
        and (
            by
            or may_be_one_place(one.place, two.place)
            or (shares_toll(body, headline) and close_by(one, two))
        )
    )


def heads_story(headline: Draft, body: Draft) -> bool:
    """Whether a headline has another word for what the story opens with: "shells Kyiv", then "hit by drones".

    The same doer, in one place, with nothing that differs: only the kind of violence.
    """
    one, two = body.report, headline.report
    if headline.block not in OPENINGS or body.block is not BlockKind.BODY or one.background:
        return False
    opens = 0 < body.claim.clause.sentence - headline.claim.clause.sentence <= OPENING_SENTENCES
    if not opens or not {one.event_type, two.event_type} <= VIOLENCE:
        return False
    placed = has_own(one.place) and has_own(two.place) and may_be_one_place(one.place, two.place)
    told = bool(one.actors and two.actors) or not is_wide(one.place)
    acted = told and parties_meet(one.actors, two.actors)
    hit = not (listed(one.recipients) and listed(two.recipients))
    return (
        placed
        and acted
        and (hit or parties_meet(one.recipients, two.recipients))
        and one.status is two.status
        and times_meet(one.time, two.time)
        and counts_meet(one, two)
    )


def of_one_state(a: Report, b: Report) -> bool:
    """ "Junta air strikes", and then the army's: whoever acts for one state."""
    lands = [{p.country for p in r.actors if p.kind in OF_STATES} for r in (a, b)]
    return len(lands[0] | lands[1]) == 1 and lands[0] == lands[1] and None not in lands[0]


def close_by(a: Report, b: Report) -> bool:
    """ "Shelling on western Khartoum", and then on Omdurman: a headline names the city that readers know."""
    apart = apart_km(a.place, b.place)
    return apart is not None and apart <= BY_KM


def without_parties_of(headline: Report, body: Report) -> Report:
    """The headline's words for those whom the body names give way to the body's."""
    given = {"actors": body.actors, "recipients": body.recipients}
    return headline.model_copy(update={name: () for name, found in given.items() if found})


def joined(a: Report, b: Report, is_summary: bool) -> Report:
    """The first telling, filled up from the second; a headline may leave out who says what the body attributes."""
    return a.model_copy(
        update={
            "sources": joined_sources(a, b, is_summary),
            "actors": joined_actors(a, b),
            "recipients": joined_recipients(a, b),
            "partners": a.partners or b.partners,
            "place": better_place(a.place, b.place),
            "time": better_time(a.time, b.time),
            "counts": {**b.counts, **a.counts},
            "background": a.background and b.background,
            "confidence": max(a.confidence, b.confidence),
            "more_evidence": further(a, b),
        }
    )


def joined_sources(a: Report, b: Report, is_summary: bool) -> tuple[Source, ...]:
    """Whoever says it in both; nobody where the page itself tells it once in its body."""
    if a.sources and is_summary and not b.sources:
        return a.sources
    if a.sources and is_mention(b):
        return a.sources
    return (*a.sources, *new_sources(a, b)) if a.sources and b.sources else ()


def is_mention(report: Report) -> bool:
    """ "It was the third attack in a month": a telling without who, how many or when vouches for nothing."""
    parties = report.actors or report.recipients
    return not (report.sources or parties or report.counts or has_own(report.time))


def further(a: Report, b: Report) -> tuple[Span, ...]:
    spans = (*a.more_evidence, b.evidence, *b.more_evidence)
    return tuple({(s.start, s.end): s for s in spans if s.start != a.evidence.start}.values())
