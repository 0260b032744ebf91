"""Who controls a place on a day: held, contested or unknown, by what was said and not by what lies near.

Of the turnings up to the day, those count that no other certainly comes after. If they name one side, the place is
held; if they name several, or somebody denies the one, it is contested; if the last thing said is that a side left, or
if a change may already have come, or if nothing was said for a year, it is unknown, and the reason says which. A town
is never filled in from its province nor from the next town.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.state.places import place_key, state_place
from dateline.state.records import (
    Control,
    ControlSpell,
    ControlStatus,
    KnownReport,
    Side,
    StatePlace,
)
from dateline.state.sides import any_same, best_named, speaks_for, voices_of
from dateline.state.turnings import ACTS, Act, Turning, turnings_of

STALE = dt.timedelta(days=365)
"""Silence after which nobody can say any more who holds a place."""


@dataclass(frozen=True, slots=True)
class Verdict:
    status: ControlStatus
    reason: str
    sides: tuple[Side, ...]
    grounds: tuple[Turning, ...]
    """The turnings it rests on."""
    lost_by: tuple[Side, ...] = ()
    support: tuple[Turning, ...] = ()
    """What said the same before, since the side last lost the place: it tells since when."""


@dataclass(frozen=True, slots=True)
class PlaceHistory:
    place: StatePlace
    turnings: tuple[Turning, ...]


def control_on(
    tellings: Iterable[KnownReport], day: dt.date, left_out: Counter[str] | None = None
) -> tuple[Control, ...]:
    """Every place of which something is said up to the day, by country, province and name."""
    found = (on_day(history, day) for history in histories(tellings, left_out))
    return tuple(sorted(filter(None, found), key=by_place))


def control_over_time(tellings: Iterable[KnownReport]) -> tuple[ControlSpell, ...]:
    """For each place the spells in which nothing changed, in order."""
    ordered = sorted(
        histories(tellings, None), key=lambda h: (h.place.country or "", h.place.name, h.place.key)
    )
    return tuple(spell for history in ordered for spell in spells_of(history))


def histories(
    tellings: Iterable[KnownReport], left_out: Counter[str] | None
) -> Iterator[PlaceHistory]:
    reasons = Counter[str]() if left_out is None else left_out
    groups: dict[str, list[KnownReport]] = {}
    for telling in tellings:
        if telling.report.event_type not in ACTS:
            continue
        if "places_taken" in telling.report.counts:
            continue  # a number of places in an area (`counts.py`) is not the area
        if telling.report.place is None:
            reasons["control of no named place"] += 1
            continue
        groups.setdefault(place_key(telling.report.place), []).append(telling)
    for told in groups.values():
        turnings = turnings_of(told, reasons)
        place = best_place(told)
        if turnings and place:
            yield PlaceHistory(place, turnings)


def best_place(told: Sequence[KnownReport]) -> StatePlace | None:
    """As the most certain of the reports has it."""
    places = (place for telling in told if (place := state_place(telling.report)))
    return min(places, key=lambda p: (p.uncertainty_km, p.name), default=None)


def by_place(control: Control) -> tuple[str, str, str, str]:
    place = control.place
    return (place.country or "", place.admin1 or "", place.name, place.key)


def on_day(history: PlaceHistory, day: dt.date) -> Control | None:
    begun = [turning for turning in history.turnings if turning.begins() <= day]
    verdict = verdict_on(begun, day) if begun else None
    return made(history.place, verdict, day) if verdict and verdict.grounds else None


def verdict_on(begun: Sequence[Turning], day: dt.date) -> Verdict:
    certain = [cut(turning, day) for turning in begun if is_certain(turning, day)]
    firm = relevant([turning for turning in certain if turning.is_firm()])
    latest = [one for one in firm if not any(one.precedes(other) for other in firm)]
    verdict = disputed(settled(latest), certain)
    return aged(unsettled(supported(verdict, firm), begun, day), day)


def is_certain(turning: Turning, day: dt.date) -> bool:
    """Whether it lies before the end of the day for sure; a state does once it has begun."""
    return turning.act is Act.HOLDS or turning.last <= day


def relevant(firm: Sequence[Turning]) -> list[Turning]:
    """Without departures of those who did not hold the place: a patrol that leaves takes no town from its holder."""
    holding = [one for one in firm if one.act is not Act.LEAVES]

    def is_of_holder(turning: Turning) -> bool:
        before = [one for one in holding if not turning.precedes(one)]
        last = [one for one in before if not any(one.precedes(other) for other in before)]
        return not last or any(any_same(turning.sides, one.sides) is not False for one in last)

    return [one for one in firm if one.act is not Act.LEAVES or is_of_holder(one)]


def cut(turning: Turning, day: dt.date) -> Turning:
    """A state that goes on is known up to the day asked for."""
    if turning.last <= day:
        return turning
    return replace(turning, last=day)


def settled(latest: Sequence[Turning]) -> Verdict:
    """What the last turnings say together, before anybody's doubt is heard."""
    if not latest:
        return Verdict(ControlStatus.UNKNOWN, "nothing firm is said", (), ())
    grounds = tuple(latest)
    holding = [one for one in latest if one.act is not Act.LEAVES]
    left = best_named(side for one in latest if one.act is Act.LEAVES for side in one.sides)
    sides = best_named(side for one in holding for side in one.sides)
    if not holding:
        return Verdict(
            ControlStatus.UNKNOWN, "left, and nobody is said to have come", (), grounds, left
        )
    if are_opposed(holding):
        return Verdict(ControlStatus.CONTESTED, "several sides are said to hold it", sides, grounds)
    if left and any_same(sides, left) is True:
        reason = "taken and left by one side, in which order is not said"
        return Verdict(ControlStatus.UNKNOWN, reason, (), grounds, left)
    return Verdict(ControlStatus.HELD, "the last that is said", sides, grounds)


def supported(verdict: Verdict, firm: Sequence[Turning]) -> Verdict:
    if verdict.status is not ControlStatus.HELD:
        return verdict
    ends = [one.last for one in firm if ends_hold(one, verdict.sides)]
    broken = max(ends, default=dt.date.min)
    support = tuple(
        one
        for one in firm
        if one.act is not Act.LEAVES
        and one.begins() >= broken
        and any_same(one.sides, verdict.sides) is True
    )
    return replace(verdict, support=support)


def ends_hold(turning: Turning, sides: Sequence[Side]) -> bool:
    same = any_same(turning.sides, sides)
    return same is True if turning.act is Act.LEAVES else same is False


def are_opposed(holding: Sequence[Turning]) -> bool:
    """Whether any two certainly name different sides."""
    return any(
        any_same(one.sides, other.sides) is False
        for number, one in enumerate(holding)
        for other in holding[number + 1 :]
    )


def disputed(verdict: Verdict, certain: Sequence[Turning]) -> Verdict:
    """A side's hold that somebody denies, or that an unconfirmed report would end, is contested."""
    if verdict.status is ControlStatus.CONTESTED:
        return verdict
    if verdict.status is ControlStatus.HELD and any(one.denials for one in verdict.grounds):
        return Verdict(ControlStatus.CONTESTED, "denied", verdict.sides, verdict.grounds)
    rumours = tuple(
        one
        for one in certain
        if not one.is_firm()
        and not any(one.precedes(ground) for ground in verdict.grounds)
        and would_change(one, verdict.sides)
    )
    if not rumours:
        return verdict
    taken = [side for one in rumours if one.act is not Act.LEAVES for side in one.sides]
    grounds = verdict.grounds + rumours
    if verdict.status is ControlStatus.HELD:
        sides = best_named((*verdict.sides, *taken))
        return Verdict(ControlStatus.CONTESTED, "said to be lost, unconfirmed", sides, grounds)
    reason = f"said to be {'taken' if taken else 'left'}, unconfirmed"
    return Verdict(ControlStatus.UNKNOWN, reason, (), grounds, verdict.lost_by)


def unsettled(verdict: Verdict, begun: Sequence[Turning], day: dt.date) -> Verdict:
    """A change whose days reach beyond the day asked for may have come already."""
    coming = tuple(
        one
        for one in begun
        if one.is_firm() and not is_certain(one, day) and would_change(one, verdict.sides)
    )
    if not coming or verdict.status is ControlStatus.CONTESTED:
        return verdict
    reason = "it may have changed hands by this day"
    return Verdict(ControlStatus.UNKNOWN, reason, (), verdict.grounds + coming, verdict.lost_by)


def would_change(turning: Turning, sides: Sequence[Side]) -> bool:
    """Whether it would leave the place to others than these; where nobody holds it, any act is news."""
    if not sides:
        return True
    same = any_same(turning.sides, sides)
    return same is True if turning.act is Act.LEAVES else same is not True


def aged(verdict: Verdict, day: dt.date) -> Verdict:
    last = max((ground.last for ground in verdict.grounds), default=day)
    if verdict.status is ControlStatus.UNKNOWN or last >= day - STALE:
        return verdict
    names = ", ".join(side.name for side in verdict.sides)
    reason = f"nothing said since {last.isoformat()} ({verdict.status}: {names})"
    return Verdict(ControlStatus.UNKNOWN, reason, (), verdict.grounds)


def made(place: StatePlace, verdict: Verdict, day: dt.date) -> Control:
    grounds = (*verdict.support, *(g for g in verdict.grounds if g not in verdict.support))
    told = [telling for one in grounds for telling in (*one.tellings, *one.unconfirmed)]
    denied = [telling for one in grounds for telling in one.denials]
    claimed_by = voices_of(told)
    everything = (*told, *denied)
    is_held = verdict.status is ControlStatus.HELD
    began = min(grounds, key=lambda one: (one.begins(), one.last))
    return Control(
        place=place,
        status=verdict.status,
        sides=verdict.sides,
        lost_by=verdict.lost_by,
        since=began.begins() if began.act is Act.HOLDS else began.last,
        earliest_since=began.begins(),
        last_said=min(day, max(one.last for one in grounds)),
        is_only_claimed=is_held and all(speaks_for(voice, verdict.sides) for voice in claimed_by),
        reason=verdict.reason,
        claimed_by=claimed_by,
        denied_by=voices_of(denied),
        report_ids=tuple(sorted({telling.report.id for telling in everything})),
        incident_ids=tuple(sorted({t.incident_id for t in everything if t.incident_id})),
    )


def spells_of(history: PlaceHistory) -> Iterator[ControlSpell]:
    days = sorted(change_days(history.turnings))
    seen: list[tuple[dt.date, Control]] = []
    for day in days:
        control = on_day(history, day)
        if control and not (seen and is_same_spell(seen[-1][1], control)):
            seen.append((day, control))
    for (first, control), (following, _) in pairwise(seen):
        yield ControlSpell(first_day=first, last_day=following - ONE_DAY, control=control)
    if seen:
        yield ControlSpell(first_day=seen[-1][0], last_day=None, control=seen[-1][1])


ONE_DAY = dt.timedelta(days=1)


def change_days(turnings: Iterable[Turning]) -> set[dt.date]:
    """The only days on which the answer can differ from the day before."""
    days: set[dt.date] = set()
    for turning in turnings:
        days |= {
            turning.begins(),
            turning.last,
            turning.last + ONE_DAY,
            turning.last + STALE + ONE_DAY,
        }
    return days


def is_same_spell(before: Control, now: Control) -> bool:
    """A side under another of its names goes on holding the place."""
    if before.status is now.status is ControlStatus.HELD:
        return any_same(before.sides, now.sides) is True
    return shown(before) == shown(now)


def shown(control: Control) -> Mapping[str, object]:
    return control.model_dump(include={"status", "sides", "lost_by", "reason"})
