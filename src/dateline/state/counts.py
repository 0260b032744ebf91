"""Bare counts of places taken ("28 places in all"), kept beside the places that are named and never made points."""

import datetime as dt
from collections.abc import Iterable, Sequence

from dateline.records import EventPlace, EventType, Precision, Status
from dateline.state.figures import figures_of
from dateline.state.places import WIDE, place_key, state_place
from dateline.state.records import BareCount, KnownReport, Side
from dateline.state.sides import any_same, sides_of, voice_of
from dateline.state.turnings import days_of

FACTUAL = frozenset({Status.HAPPENED, Status.ONGOING})


def counts_on(tellings: Iterable[KnownReport], day: dt.date) -> tuple[BareCount, ...]:
    """The counts told of days up to this one, the newest last."""
    told = [t for t in tellings if t.report.status in FACTUAL]
    named = [t for t in told if is_named_capture(t)]
    counts = [count for t in told if (count := count_of(t, named, day))]
    return tuple(sorted(counts, key=lambda c: (c.last_day, c.voice.name, c.voice.report_id)))


def is_named_capture(telling: KnownReport) -> bool:
    report = telling.report
    is_point = report.place is not None and report.place.precision not in WIDE
    return (
        report.event_type is EventType.CAPTURE and is_point and "places_taken" not in report.counts
    )


def count_of(
    telling: KnownReport, captures: Sequence[KnownReport], day: dt.date
) -> BareCount | None:
    report = telling.report
    count = report.counts.get("places_taken")
    figures = figures_of(count) if count else None
    bounds = days_of(report, telling.known_on)
    if count is None or figures is None or bounds is None or bounds[1] > day:
        return None
    side = sides_of(report.actors)
    return BareCount(
        side=side,
        place=state_place(report),
        figures=figures,
        as_stated=count.as_stated,
        first_day=bounds[0],
        last_day=bounds[1],
        voice=voice_of(telling),
        named=named_with(telling, captures, side, bounds),
    )


def named_with(
    telling: KnownReport,
    captures: Sequence[KnownReport],
    side: Sequence[Side],
    bounds: tuple[dt.date | None, dt.date],
) -> tuple[str, ...]:
    first, last = bounds[0] or bounds[1], bounds[1]
    found: dict[str, str] = {}
    for capture in captures:
        place, days = capture.report.place, days_of(capture.report, capture.known_on)
        if place is None or days is None or not (days[0] or days[1]) <= last or days[1] < first:
            continue
        by_it = any_same(sides_of(capture.report.actors), side) is True
        if by_it and is_inside(place, telling.report.place):
            found[place_key(place)] = place.name
    return tuple(sorted(found.values()))


def is_inside(place: EventPlace, area: EventPlace | None) -> bool:
    if area is None:
        return True
    if area.precision is Precision.COUNTRY:
        return place.country == area.country
    same_province = place.country == area.country and place.admin1 == (area.admin1 or area.name)
    return same_province if area.precision in WIDE else same_province and area.admin1 is not None
