"""What reports say about control, as turnings: a side gains a place, leaves it, or is said to hold it.

The reports of one incident that say the same make one turning, so ten reprints turn a place once. Of each turning it is
known between which days it lies; a state ("rebel-held since May") lies over all of its days. What is planned, demanded
or threatened turns nothing. A denial is kept against what it denies; who denies that a side left says that it holds.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dateline.records import EventType, Report, Status
from dateline.state.records import KnownReport, Side
from dateline.state.sides import any_same, best_named, sides_of


class Act(StrEnum):
    GAINS = "gains"
    LEAVES = "leaves"
    HOLDS = "holds"


ACTS = {
    EventType.CAPTURE: Act.GAINS,
    EventType.WITHDRAWAL: Act.LEAVES,
    EventType.CONTROL: Act.HOLDS,
}


@dataclass(frozen=True, slots=True)
class Turning:
    """One change or state of control. `first` to `last` are the days it may lie on, of a state all of its days."""

    act: Act
    sides: tuple[Side, ...]
    first: dt.date | None
    last: dt.date
    tellings: tuple[KnownReport, ...] = ()
    unconfirmed: tuple[KnownReport, ...] = ()
    """Those who tell it as alleged or possible only."""
    denials: tuple[KnownReport, ...] = ()

    def begins(self) -> dt.date:
        return self.first or self.last

    def is_firm(self) -> bool:
        return bool(self.tellings)

    def precedes(self, other: "Turning") -> bool:
        """Certainly: whatever the days they are given leave open. A state gives way to a change on its last day."""
        if self.act is Act.HOLDS and other.act is not Act.HOLDS:
            return self.last <= other.begins()
        return self.last < other.begins()


def turnings_of(tellings: Iterable[KnownReport], left_out: Counter[str]) -> tuple[Turning, ...]:
    """The turnings of one place, by day."""
    told: list[Turning] = []
    for telling in sorted(tellings, key=lambda t: (t.known_on, t.report.id)):
        said = said_by(telling, left_out)
        if said is not None:
            told.append(said)
    merged = list(merged_by_incident(with_sides(told, left_out)))
    ended = [end_of_state(one, merged) for one in merged if one.is_firm() or one.unconfirmed]
    denied = [one for one in merged if not (one.is_firm() or one.unconfirmed)]
    whole = [with_denials(one, denied) for one in absorbed(ended)]
    return tuple(sorted(whole, key=lambda t: (t.last, t.begins(), t.act, t.sides[0].name)))


def said_by(telling: KnownReport, left_out: Counter[str]) -> Turning | None:
    report = telling.report
    act = ACTS[report.event_type]
    bounds = days_of(report, telling.known_on)
    if bounds is None:
        left_out["history without a day"] += 1
        return None
    turning = Turning(act, sides_of(report.actors), *bounds)
    match report.status:
        case Status.HAPPENED:
            return replace(turning, tellings=(telling,))
        case Status.ONGOING if act is Act.HOLDS:
            return replace(turning, tellings=(telling,))
        case Status.POSSIBLE:
            return replace(turning, unconfirmed=(telling,))
        case Status.DENIED if act is Act.LEAVES:
            return replace(turning, act=Act.HOLDS, tellings=(telling,))
        case Status.DENIED:
            return replace(turning, denials=(telling,))
        case Status.ONGOING:
            left_out["under way, not done"] += 1
        case _:
            left_out["not done: planned, demanded or threatened"] += 1
    return None


def days_of(report: Report, known_on: dt.date) -> tuple[dt.date | None, dt.date] | None:
    """First and last day. A page's news without a day happened by the day it was known; its history may be any age."""
    time = report.time
    if time is None or (time.earliest is None and time.latest is None):
        return None if report.background else (None, known_on)
    last = time.latest or max(known_on, time.earliest or known_on)
    return time.earliest, last


def with_sides(told: Sequence[Turning], left_out: Counter[str]) -> Iterator[Turning]:
    """Who acted, also from the other reports of the incident; without anybody a turning says nothing."""
    known = {(turning.act, incident(turning)): turning.sides for turning in told if turning.sides}
    for turning in told:
        sides = turning.sides or known.get((turning.act, incident(turning)), ())
        if sides:
            yield replace(turning, sides=best_named(sides))
        else:
            left_out["nobody named who holds, takes or leaves"] += 1


def incident(turning: Turning) -> str:
    telling = (*turning.tellings, *turning.unconfirmed, *turning.denials)[0]
    return telling.incident_id or telling.report.id


def merged_by_incident(told: Iterable[Turning]) -> Iterator[Turning]:
    """One turning for each act and side of an incident, on the days that its firm reports agree on."""
    groups: list[list[Turning]] = []
    for turning in told:
        for group in groups:
            like = group[0]
            same = like.act is turning.act and incident(like) == incident(turning)
            if same and any_same(like.sides, turning.sides) is not False:
                group.append(turning)
                break
        else:
            groups.append([turning])
    return (merged(group) for group in groups)


def merged(group: Sequence[Turning]) -> Turning:
    dated = [t for t in group if t.is_firm()] or group
    first, last = agreed_days(dated)
    return Turning(
        act=group[0].act,
        sides=best_named(side for turning in group for side in turning.sides),
        first=first,
        last=last,
        tellings=tuple(t for turning in group for t in turning.tellings),
        unconfirmed=tuple(t for turning in group for t in turning.unconfirmed),
        denials=tuple(t for turning in group for t in turning.denials),
    )


def agreed_days(group: Sequence[Turning]) -> tuple[dt.date | None, dt.date]:
    """Of a change, the days that all allow if there are any, else all; of a state, all its days."""
    firsts = [turning.first for turning in group if turning.first]
    lasts = [turning.last for turning in group]
    if group[0].act is Act.HOLDS:
        return min(firsts, default=None), max(lasts)
    first, last = max(firsts, default=None), min(lasts)
    if first is not None and first > last:
        return min(firsts), max(lasts)
    return first, last


def end_of_state(state: Turning, others: Sequence[Turning]) -> Turning:
    """What a page says a side held ends where the same page says that it was lost; it does not dispute it."""
    if state.act is not Act.HOLDS:
        return state
    pages = {telling.article_id for telling in state.tellings}
    ends = [
        other.begins()
        for other in others
        if other.is_firm()
        and any(telling.article_id in pages for telling in other.tellings)
        and is_loss(other, state)
        and state.begins() <= other.begins() <= state.last
    ]
    return replace(state, last=min(ends)) if ends else state


def is_loss(other: Turning, state: Turning) -> bool:
    if other.act is Act.LEAVES:
        return any_same(other.sides, state.sides) is True
    return other.act is Act.GAINS and any_same(other.sides, state.sides) is False


def absorbed(turnings: Sequence[Turning]) -> Iterator[Turning]:
    """A change told roughly ("in May") is the one told exactly ("on 17 May") when one side did both."""
    kept: list[Turning] = []
    for turning in sorted(turnings, key=lambda t: (t.last - t.begins(), t.last)):
        for number, exact in enumerate(kept):
            if turning.act is exact.act is not Act.HOLDS and covers(turning, exact):
                kept[number] = joined(exact, turning)
                break
        else:
            kept.append(turning)
    return iter(kept)


def covers(rough: Turning, exact: Turning) -> bool:
    inside = rough.begins() <= exact.begins() and exact.last <= rough.last
    return (
        inside and any_same(rough.sides, exact.sides) is True and rough.is_firm() == exact.is_firm()
    )


def joined(exact: Turning, rough: Turning) -> Turning:
    return replace(
        exact,
        sides=best_named((*exact.sides, *rough.sides)),
        tellings=exact.tellings + rough.tellings,
        unconfirmed=exact.unconfirmed + rough.unconfirmed,
        denials=exact.denials + rough.denials,
    )


NEAR = dt.timedelta(days=7)
"""How far the day of a denial may lie from the day of what it denies: claims are answered within the week."""


def with_denials(turning: Turning, denials: Sequence[Turning]) -> Turning:
    """The denials that answer it: of the same act by the same side, in the same days."""
    answers = tuple(
        telling
        for denial in denials
        if denial.act is turning.act
        and any_same(denial.sides, turning.sides) is not False
        and denial.begins() - NEAR <= turning.last
        and turning.begins() - NEAR <= denial.last
        for telling in denial.denials
    )
    return replace(turning, denials=turning.denials + answers) if answers else turning
