"""Agreements: who bound themselves to what, from when to when, and which incidents are said to break it.

The reports of one incident make one agreement. Its end is what the text states: a length ("a 72-hour truce"), a last
day, nothing else; a violation does not end it, and silence does not either, but after a year of silence nobody can say.
Only incidents that somebody calls a violation are listed under it: that a shell fell during a truce is not by itself
told as one.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import NamedTuple

from dateline.knowledge.geodesy import distance_km
from dateline.records import EventPlace, EventType, Precision, Status
from dateline.state.announced import with_announced
from dateline.state.places import WIDE, place_key, state_place
from dateline.state.records import Agreement, Force, KnownReport, Side, StatePlace, Violation
from dateline.state.sides import any_same, best_named, side_of, voices_of
from dateline.state.terms import terms_of

STALE = dt.timedelta(days=365)
NEAR_KM = 50.0
"""A violation told of a place this near to the scope of a deal is told of that deal."""
LENGTH = re.compile(r"^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?.*)?$")
MADE = frozenset({Status.HAPPENED, Status.ONGOING, Status.PLANNED})


class Term(NamedTuple):
    """From when to when a deal is to hold."""

    start: dt.date | None
    latest_start: dt.date | None
    end: dt.date | None
    end_basis: str | None


def agreements_on(tellings: Iterable[KnownReport], day: dt.date) -> tuple[Agreement, ...]:
    """Every agreement made or announced up to the day, the newest first, ended ones included."""
    told = list(tellings)
    deals = [made(group, day) for group in with_announced(groups(told, EventType.AGREEMENT))]
    breaches = [group for group in groups(told, EventType.VIOLATION) if begun(group, day)]
    placed = assigned(breaches, deals)
    complete = [
        deal.model_copy(update={"violations": tuple(placed[number])})
        for number, deal in enumerate(deals)
        if deal.force is not Force.NOT_YET or min(v.known_on for v in deal.said_by) <= day
    ]
    return tuple(sorted(complete, key=order))


def order(deal: Agreement) -> tuple[bool, int, str]:
    start = deal.start or deal.latest_start
    return (start is None, -start.toordinal() if start else 0, deal.report_ids[0])


def groups(tellings: Sequence[KnownReport], kind: EventType) -> list[list[KnownReport]]:
    """By incident, each in the order in which it became known."""
    found: dict[str, list[KnownReport]] = {}
    for telling in sorted(tellings, key=lambda t: (t.known_on, t.report.id)):
        report = telling.report
        if report.event_type is kind and report.status not in (Status.DEMANDED, Status.THREATENED):
            found.setdefault(telling.incident_id or report.id, []).append(telling)
    return [group for group in found.values() if any(t.report.status in MADE for t in group)]


def made(group: Sequence[KnownReport], day: dt.date) -> Agreement:
    affirmed = [t for t in group if t.report.status in MADE]
    denied = [t for t in group if t.report.status is Status.DENIED]
    parties = best_named(
        side_of(p)
        for t in affirmed
        for p in (*t.report.actors, *t.report.recipients, *t.report.partners)
    )
    term = term_of(affirmed)
    is_planned = all(t.report.status is Status.PLANNED for t in affirmed)
    force, reason = force_on(term, max(t.known_on for t in group), is_planned, day)
    words = affirmed[0].report.evidence.text
    return Agreement(
        incident_id=group[0].incident_id,
        parties=parties,
        terms=terms_of(" ".join(t.report.evidence.text for t in affirmed)),
        scope=scope_of(affirmed),
        start=term.start,
        latest_start=term.latest_start,
        end=term.end,
        end_basis=term.end_basis,
        force=force,
        reason=reason,
        said_by=voices_of(affirmed),
        denied_by=voices_of(denied),
        violations=(),
        words=words,
        report_ids=tuple(sorted(t.report.id for t in group)),
    )


def scope_of(group: Sequence[KnownReport]) -> StatePlace | None:
    """The place most pages give, the more certain one of equals."""
    places = [place for t in group if (place := state_place(t.report))]
    keys = [place.key for place in places]
    return min(places, key=lambda p: (-keys.count(p.key), p.uncertainty_km, p.key), default=None)


def term_of(group: Sequence[KnownReport]) -> Term:
    starts = [t.report.time.earliest for t in group if t.report.time and t.report.time.earliest]
    latest = [t.report.time.latest for t in group if t.report.time and t.report.time.latest]
    start = max(starts, default=None)
    last = min(latest, default=min(t.known_on for t in group))
    if start is not None and start > last:
        start, last = min(starts), max(latest, default=last)
    for telling in group:
        for lasting in telling.lasting:
            days = length_days(lasting.value) if lasting.type == "DURATION" else None
            if days is not None:
                return Term(start, last, last + dt.timedelta(days=days), f"“{lasting.text}”")
    return Term(start, last, None, None)


def length_days(value: str | None) -> int | None:
    """Days after the first that a length ("P3D", "PT72H") covers; None where it states no number."""
    found = LENGTH.match(value or "")
    if not found or not any(found.groups()):
        return None
    years, months, weeks, days, hours = (int(number or 0) for number in found.groups())
    return years * 365 + months * 30 + weeks * 7 + days + hours // 24


def force_on(term: Term, last_said: dt.date, is_planned: bool, day: dt.date) -> tuple[Force, str]:
    if term.start is not None and day < term.start:
        return Force.NOT_YET, "it starts later"
    if term.end is not None and day > term.end:
        return Force.ENDED, f"it was agreed for {term.end_basis}"
    if is_planned:
        return Force.UNKNOWN, "announced; nobody says that it took effect"
    if term.latest_start is not None and day < term.latest_start:
        return Force.UNKNOWN, "the day it took effect is not said exactly"
    if term.end is None and last_said < day - STALE:
        return Force.UNKNOWN, f"nothing said since {last_said.isoformat()}"
    return Force.IN_FORCE, "no end is stated" if term.end is None else "until its agreed end"


def begun(group: Sequence[KnownReport], day: dt.date) -> bool:
    times = [t.report.time.earliest for t in group if t.report.time and t.report.time.earliest]
    return min(times, default=min(t.known_on for t in group)) <= day


def assigned(
    breaches: Sequence[Sequence[KnownReport]], deals: Sequence[Agreement]
) -> list[list[Violation]]:
    """Each breach goes to the newest deal that was made before it, by its party or at its place.

    Guarantors sign for others, so a breach by somebody else in the very area of a deal goes to it where no deal fits
    better.
    """
    placed: list[list[Violation]] = [[] for _ in deals]
    for group in breaches:
        violation = violation_of(group)
        fit = [fits(group, violation, deal) for deal in deals]
        fitting = [n for n, how in enumerate(fit) if how is not Fit.NONE]
        if fitting:
            best = max(fitting, key=lambda n: (fit[n], deals[n].latest_start or dt.date.min, -n))
            placed[best].append(violation)
    return placed


def violation_of(group: Sequence[KnownReport]) -> Violation:
    times = [t.report.time for t in group if t.report.time]
    place = scope_of(group)
    return Violation(
        incident_id=group[0].incident_id,
        report_ids=tuple(sorted(t.report.id for t in group)),
        first_day=min((t.earliest for t in times if t.earliest), default=None),
        last_day=max((t.latest for t in times if t.latest), default=None),
        by=best_named(side_of(p) for t in group for p in t.report.actors),
        place=place.name if place else None,
        said_by=voices_of(group),
    )


class Fit(IntEnum):
    """How well a breach fits a deal."""

    NONE = 0
    BY_ANOTHER = 1
    """At its place, but by nobody who is known to be bound."""
    WELL = 2


def fits(group: Sequence[KnownReport], violation: Violation, deal: Agreement) -> Fit:
    last = violation.last_day or max(t.known_on for t in group)
    if deal.start is not None and last < deal.start:
        return Fit.NONE
    if deal.end is not None and (violation.first_day or last) > deal.end:
        return Fit.NONE
    same_party = is_party(violation.by, deal.parties)
    places = [t.report.place for t in group if t.report.place]
    at_scope = any(within(place, deal.scope) for place in places) if deal.scope else None
    if at_scope is None or not places:
        return Fit.WELL if same_party is True else Fit.NONE
    if not at_scope:
        return Fit.NONE
    if same_party is not False:
        return Fit.WELL
    is_local = deal.scope is not None and deal.scope.precision is not Precision.COUNTRY
    return Fit.BY_ANOTHER if is_local else Fit.NONE


def is_party(by: Sequence[Side], parties: Sequence[Side]) -> bool | None:
    return any_same(by, parties) if by and parties else None


def within(place: EventPlace, scope: StatePlace | None) -> bool:
    """Whether the place is the scope, lies in it as a province or country, or lies near."""
    if scope is None:
        return False
    if place_key(place) == scope.key:
        return True
    if scope.precision in WIDE or place.precision in WIDE:
        return place.country == scope.country and (
            scope.precision == "country"
            or place.precision == "country"
            or place.admin1 == (scope.admin1 or scope.name)
        )
    if None in (place.latitude, place.longitude, scope.latitude, scope.longitude):
        return False
    return distance(place, scope) <= NEAR_KM


def distance(place: EventPlace, scope: StatePlace) -> float:
    assert place.latitude is not None and place.longitude is not None
    assert scope.latitude is not None and scope.longitude is not None
    return distance_km(place.latitude, place.longitude, scope.latitude, scope.longitude)
