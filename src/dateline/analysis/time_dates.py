"""Readings of calendar dates: days, months, seasons, years, ranges, decades, Islamic dates.

What a page tells is past unless its words say otherwise, so a year or month left out ("in March", "the 12th") is
looked for backward from the publication day. Only a day of a month may lie a little ahead: nobody writes "12 January"
on the tenth and means last year.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from dateline.analysis.time_context import Context
from dateline.analysis.time_distances import read_weekday
from dateline.analysis.time_hijri import hijri_days, hijri_year
from dateline.analysis.time_periods import (
    Period,
    day_of,
    days_from,
    month_days,
    quarter_days,
    season_days,
    unit_around,
    year_days,
)
from dateline.analysis.time_slots import Value

SOON = 14
"""A day without a year may lie this many days ahead before the year before is meant."""


def read_date(context: Context) -> Period | None:
    """A day, month, season or year; what is missing is looked for before the publication day."""
    context = _numeric_settled(context)
    day, month, year = context.whole("day"), context.whole("month"), _year(context)
    if year is not None:
        anchor = "none" if context.whole("year_shift") is None else "publication"
        return _dated(context, year, month, day, anchor)
    if context.today is None:
        value = f"XXXX-{month:02}" if month else "XXXX-XX"
        if season := context.key("season"):
            value = f"XXXX-{season}"
        return Period("DATE", value + (f"-{day:02}" if day else ""), anchor="publication")
    choices = [
        _dated(context, *choice, anchor="publication") for choice in _choices(context, month, day)
    ]
    return _nearest([choice for choice in choices if choice], context)


def _numeric_settled(context: Context) -> Context:
    """12/01/2020: the language's habit, unless only the other order is a day that can have been."""
    first, second = context.whole("first"), context.whole("second")
    year = _full_year(context.whole("year") or context.whole("short_year"), context.today)
    if first is None or second is None or year is None:
        return context
    orders = (
        [(second, first), (first, second)]
        if context.month_first
        else [(first, second), (second, first)]
    )
    days = [found for d, m in orders if (found := day_of(year, m, d))]
    if not days:
        return replace(context, slots={"year": year, "month": 13, "day": 1})
    latest = context.today + dt.timedelta(days=SOON) if context.today else None
    best = next((d for d in days if not latest or d <= latest), days[0])
    return replace(context, slots={"year": best.year, "month": best.month, "day": best.day})


def _year(context: Context) -> int | None:
    shift = context.whole("year_shift")
    if shift is not None:
        return context.today.year + shift if context.today else None
    return _full_year(context.whole("year") or context.whole("short_year"), context.today)


def _full_year(year: int | None, today: dt.date | None) -> int | None:
    """Two digits mean the latest such year that is not after next year."""
    if year is None or year >= 100:
        return year
    limit = today.year + 1 if today else 2068
    return limit - (limit - year) % 100


def _dated(
    context: Context, year: int, month: int | None, day: int | None, anchor: str
) -> Period | None:
    season = context.key("season")
    if not 1 <= year <= 9998 or (month and not 1 <= month <= 12):
        return None
    if day and month:
        found = day_of(year, month, day)
        return Period("DATE", found.isoformat(), found, found, anchor) if found else None
    if month:
        return Period("DATE", f"{year:04}-{month:02}", *month_days(year, month), anchor)
    if season:
        return Period("DATE", f"{year:04}-{season}", *season_days(season, year), anchor)
    return Period("DATE", f"{year:04}", *year_days(year), anchor)


def _choices(
    context: Context, month: int | None, day: int | None
) -> list[tuple[int, int | None, int | None]]:
    assert context.today
    if month or context.key("season"):
        return [(context.today.year + n, month, day) for n in (-8, -4, -2, -1, 0, 1, 2, 4, 8)]
    shift = context.whole("month_shift")  # "the 25th of last month"
    near = [
        unit_around("M", context.today, n) for n in (range(-2, 3) if shift is None else (shift,))
    ]
    return [(found[1][0].year, found[1][0].month, day) for found in near if found]


def _nearest(choices: list[Period], context: Context) -> Period | None:
    """The choice that direction words, the weekday or nearness ask for."""
    today, direction = context.today, context.whole("direction")
    if not choices or today is None:
        return None
    weekday = context.whole("weekday")
    agreeing = [c for c in choices if c.earliest and c.earliest.isoweekday() == weekday]
    near = [c for c in agreeing if abs((c.earliest - today).days) < 400] if agreeing else []  # type: ignore[operator]
    choices = near or choices
    begun = [c for c in choices if c.earliest and c.earliest <= today]
    coming = [c for c in choices if c.latest and c.latest >= today]
    over = [c for c in choices if c.latest and c.latest < today]
    if direction == -1:
        return over[-1] if over else None
    if direction == 1 or (context.ahead and direction is None):
        later = (
            [c for c in choices if c.earliest and c.earliest > today] if direction == 1 else coming
        )
        return later[0] if later else None
    if direction == 0:
        this_year = [c for c in choices if c.earliest and c.earliest.year == today.year]
        return this_year[-1] if this_year else None
    soon = [
        c
        for c in choices
        if c.earliest == c.latest and c.earliest and 0 < (c.earliest - today).days <= SOON
    ]
    if (
        context.whole("month")
        and soon
        and (not begun or (today - (begun[-1].latest or today)).days > SOON)
    ):
        return soon[0]
    return begun[-1] if begun else (coming[0] if coming else None)


def read_range(context: Context) -> Period | None:
    """Both ends told; the first borrows what only the last one says."""
    own = {k.removeprefix("first_"): v for k, v in context.slots.items() if k.startswith("first_")}
    rest = {k: v for k, v in context.slots.items() if not k.startswith("first_")}
    if "month" in own and "day" in rest:
        rest.setdefault("month", own["month"])
    if "weekday" in rest and "month" not in rest:
        return _weekday_range(context, own, rest)
    if "short_span" in rest:
        rest = {"year": _after(own["year"], rest["short_span"])}
    last = read_date(replace(context, slots=rest))
    if not last or not last.latest or not last.earliest:
        return last and Period("DATE", None, anchor="publication")
    lent = {"year": last.earliest.year} | ({"month": last.earliest.month} if "day" in own else {})
    first = read_date(replace(context, slots={**lent, **own}))
    if first and first.earliest and first.earliest > last.latest and "year" not in own:
        first = read_date(replace(context, slots={**lent, "year": lent["year"] - 1, **own}))
    return _between(first, last)


def _after(first: Value, digits: Value) -> int:
    """2015/16, 1999-02: the next year with these last digits."""
    assert isinstance(first, int)
    assert isinstance(digits, int)
    return first + (digits - first) % 100


def _weekday_range(
    context: Context, own: Mapping[str, Value], rest: Mapping[str, Value]
) -> Period | None:
    last = read_weekday(replace(context, slots=rest))
    if not last or not last.latest or not isinstance(day := own["weekday"], int):
        return last
    first = days_from(last.latest, -((last.latest.isoweekday() - day) % 7))
    return (
        _between(Period("DATE", first.isoformat(), first, first, "publication"), last)
        if first
        else None
    )


def _between(first: Period | None, last: Period) -> Period | None:
    if not first or not first.earliest or not last.latest or first.earliest > last.latest:
        return None
    return Period("DATE", f"{first.value}/{last.value}", first.earliest, last.latest, last.anchor)


def read_decade(context: Context) -> Period | None:
    """ "the 1990s"; a key of two digits is the latest such decade that has begun."""
    first = context.whole("decade") or context.whole("decade_digits")
    if first is None:
        return None
    if first < 100:
        first += 1900 if first > 20 or not context.today else 2000
    return Period("DATE", str(first // 10), *year_days(first, first + 9))


def read_century(context: Context) -> Period | None:
    first = context.whole("century")
    return Period("DATE", str(first // 100), *year_days(first, first + 99)) if first else None


def read_quarter(context: Context) -> Period | None:
    quarter, year = context.whole("quarter"), _year(context)
    if not quarter or year is None:
        return None
    return Period("DATE", f"{year:04}-Q{quarter}", *quarter_days(year, quarter))


def read_hijri(context: Context) -> Period | None:
    """A Hijri day or month; without a year the last one that has begun."""
    month, day = context.whole("hijri_month"), context.whole("day")
    year = context.whole("hijri_year")
    if month is None or (day and day > 30):
        return None
    if year is None and context.today is None:
        return Period("DATE", None, anchor="publication")
    anchor = "publication" if year is None else "none"
    if year is None and context.today:
        year = hijri_year(context.today)
        year -= hijri_days(year, month, day)[0] > context.today
    first, last = hijri_days(year or 1, month, day)
    value = first + dt.timedelta(days=1)
    return Period(
        "DATE",
        value.isoformat() if day else f"{first.isoformat()}/{last.isoformat()}",
        first,
        last,
        anchor,
    )
