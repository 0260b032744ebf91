"""The readings that rules of `times.yaml` name: what the slots of an expression mean on a publication day.

Each reading gives a `Period`, or None when the words mean no possible time (30 February), in which case the next
candidate is tried. Nothing here knows a language. What a page tells is past unless its words say otherwise, so parts
left out ("in March", "on Tuesday") are looked for backward from the publication day.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from dateline.analysis.time_hijri import hijri_days, hijri_year
from dateline.analysis.time_periods import (
    PLURAL,
    RECENT_DAYS,
    Days,
    Period,
    day_of,
    days_from,
    distance,
    month_days,
    quarter_days,
    season_days,
    slice_days,
    unit_around,
    year_days,
)
from dateline.analysis.time_slots import Value

SOON = 14
"""A day without a year may lie this many days ahead before the year before is meant."""

TIME_UNITS = {"MIN": "M", "H": "H"}


@dataclass(frozen=True, slots=True)
class Context:
    """What the words stand in: the arguments of the rule, the publication day, which way to look."""

    slots: Mapping[str, Value]
    arguments: tuple[str, ...] = ()
    today: dt.date | None = None
    ahead: bool = False
    """True where words of the clause speak of the future."""
    month_first: bool = False

    def whole(self, name: str) -> int | None:
        value = self.slots.get(name)
        return value if isinstance(value, int) else None

    def key(self, name: str) -> str | None:
        value = self.slots.get(name)
        return value if isinstance(value, str) else None

    def argument(self, index: int, slot: str) -> int | None:
        """A whole number from the rule, else from a slot."""
        if len(self.arguments) > index and self.arguments[index]:
            return int(self.arguments[index])
        return self.whole(slot)

    def units(self) -> tuple[tuple[float, float] | None, str]:
        """Number and unit, from slots or arguments; no number for "days"."""
        if dual := self.key("dual"):
            return (2.0, 2.0), dual
        number = self.slots.get("count") or self.slots.get("number")
        pair = (float(number),) * 2 if isinstance(number, int) else number if isinstance(number, tuple) else None
        extra = self.whole("extra")
        if pair and extra:
            pair = (pair[0] + extra / 2, pair[1] + extra / 2)
        return pair, self.key("unit") or "D"


Reader = Callable[[Context], Period | None]


def with_part(period: Period, context: Context) -> Period:
    """Narrow to a part of the day ("Tuesday night") or of the period ("early March")."""
    part, piece = context.key("part"), context.key("slice")
    if part and period.value:
        period = replace(period, type="TIME", value=period.value + part)
    if piece and period.earliest and period.latest:
        first, last = _sliced((period.earliest, period.latest), piece, context.today)
        value = period.value
        if piece in ("H1", "H2") and value and len(value) == 4:
            value = f"{value}-{piece}"
        return replace(period, value=value, earliest=first, latest=last)
    return period


def _sliced(days: Days, piece: str, today: dt.date | None) -> Days:
    if piece == "EARLIER":
        return days[0], max(days[0], min(days[1], today or days[1]))
    if piece == "LATER":
        return min(days[1], max(days[0], today or days[0])), days[1]
    return slice_days(days, piece)


# Dates of the calendar


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
        return found and Period("DATE", found.isoformat(), found, found, anchor)
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
    near = [unit_around("M", context.today, n) for n in range(-2, 3)]
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
    if context.whole("month") and soon and (not begun or (today - (begun[-1].latest or today)).days > SOON):
        return soon[0]
    return begun[-1] if begun else (coming[0] if coming else None)


# Days told from the publication day


def read_day(context: Context) -> Period | None:
    shift = context.argument(0, "day_shift") or 0
    found = context.today and days_from(context.today, shift)
    if found and len(context.arguments) > 1:
        return Period("TIME", found.isoformat() + context.arguments[1], found, found, "publication")
    if not found:
        value = "PRESENT_REF" if shift == 0 else "PAST_REF" if shift < 0 else "FUTURE_REF"
        return Period("DATE", value, anchor="publication")
    return Period("DATE", found.isoformat(), found, found, "publication")


def read_overnight(context: Context) -> Period | None:
    before = context.today and days_from(context.today, -1)
    if not before:
        return Period("TIME", "PAST_REF", anchor="publication")
    return Period("TIME", before.isoformat() + "TNI", before, context.today, "publication")


def read_weekday(context: Context) -> Period | None:
    weekday, direction = context.whole("weekday"), context.argument(0, "direction")
    week = context.whole("week_shift")
    if weekday is None or context.today is None:
        return Period("DATE", f"XXXX-WXX-{weekday}", anchor="publication")
    back = (context.today.isoweekday() - weekday) % 7
    if week is not None:
        shift = weekday - context.today.isoweekday() + 7 * week
    elif direction == -1:
        shift = -(back or 7)
    elif direction == 1:
        shift = 7 - back
    elif direction == 0:
        shift = -back if back <= 3 else 7 - back
    else:
        shift = (7 - back) % 7 if context.ahead else -back
    found = days_from(context.today, shift)
    return found and Period("DATE", found.isoformat(), found, found, "publication")


def read_period(context: Context) -> Period | None:
    """ "last week", "this month", "next year"."""
    unit = context.arguments[0] if context.arguments else context.key("unit") or "D"
    shift = context.argument(1, "direction") or 0
    if context.today is None:
        value = "PRESENT_REF" if shift == 0 else "PAST_REF" if shift < 0 else "FUTURE_REF"
        return Period("DATE", value, anchor="publication")
    if unit == "WE" and shift < 1 and context.today.weekday() < 5:
        shift = -1
    found = unit_around(unit, context.today, shift)
    return found and Period("DATE", found[0], *found[1], "publication")


def read_ago(context: Context) -> Period | None:
    return _away(context, -1)


def read_ahead(context: Context) -> Period | None:
    return _away(context, 1)


def _away(context: Context, sign: int) -> Period | None:
    number, unit = context.units()
    if context.arguments:
        number = (float(context.arguments[0]),) * 2
    if context.today is None:
        return Period("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", anchor="publication")
    pair = number or PLURAL[unit]
    near, far = distance(pair, unit)
    bounds = [days_from(context.today, sign * far), days_from(context.today, sign * near)]
    whole = pair[0] == pair[1] and pair[0] == int(pair[0])
    middle = days_from(context.today, sign * (near + far) / 2)
    if not middle or not bounds[0] or not bounds[1]:
        return None
    if unit in TIME_UNITS:
        value: str | None = middle.isoformat()
    else:
        found = unit_around(unit, context.today, sign * int(pair[0])) if whole else None
        value = found[0] if found else ("PAST_REF" if sign < 0 else "FUTURE_REF")
    return Period(
        "DATE", value, min(bounds[0], bounds[1]), max(bounds[0], bounds[1]), "publication"
    )


def read_past(context: Context) -> Period | None:
    """ "the past 48 hours": up to the publication day."""
    return _stretch(context, -1)


def read_coming(context: Context) -> Period | None:
    return _stretch(context, 1)


def _stretch(context: Context, sign: int) -> Period | None:
    if context.arguments:
        context = replace(context, slots={**context.slots, "number": (float(context.arguments[0]),) * 2})
    number, unit = context.units()
    length = read_duration(context)
    if context.today is None or length is None:
        return length and replace(length, anchor="publication")
    far = distance(number or PLURAL[unit], unit)[1] if unit in ("MIN", "H", "D") else None
    days = far if far is not None else (number or PLURAL[unit])[1] * RECENT_UNIT[unit]
    other = days_from(context.today, sign * days)
    if other is None:
        return None
    first, last = sorted((other, context.today))
    return replace(length, earliest=first, latest=last, anchor="publication")


RECENT_UNIT = {"W": 7.0, "WE": 7.0, "M": 30.5, "Q": 91.5, "Y": 365.25, "DE": 3652.5, "CE": 36525.0}


def read_recent(context: Context) -> Period | None:
    unit = context.arguments[0] if context.arguments else context.key("unit") or "M"
    first = context.today and days_from(context.today, -RECENT_DAYS[unit])
    return Period("DATE", "PAST_REF", first, context.today if first else None, "publication")


# Lengths, sets, and what is counted from another event


def read_duration(context: Context) -> Period | None:
    number, unit = context.units()
    amount = "X" if number is None or number[0] != number[1] else f"{number[0]:g}"
    if "e" in amount:
        return None
    scale = {"DE": 10, "CE": 100, "Q": 3}.get(unit)
    if scale and amount != "X":
        amount = f"{float(amount) * scale:g}"
    letter = TIME_UNITS.get(unit) or {"DE": "Y", "CE": "Y", "Q": "M", "WE": "W"}.get(unit, unit)
    return Period("DURATION", f"{'PT' if unit in TIME_UNITS else 'P'}{amount}{letter}")


def read_every(context: Context) -> Period | None:
    if weekday := context.whole("weekday"):
        return Period("SET", f"XXXX-WXX-{weekday}")
    if context.arguments:
        return Period("SET", context.arguments[0])
    length = read_duration(replace(context, slots={"number": (1.0, 1.0), **context.slots}))
    return length and replace(length, type="SET")


def read_event(context: Context) -> Period | None:
    """`event(sign, unit, number)`; sign 0 is the same day, month … as the event."""
    sign = int(context.arguments[0])
    number, unit = context.units()
    if len(context.arguments) > 1 and context.arguments[1]:
        unit = context.arguments[1]
    if len(context.arguments) > 2:
        number = (float(context.arguments[2]),) * 2
    near, far = distance(number or PLURAL[unit], unit)
    if sign == 0:
        near, far = 0, round(UNIT_SPAN.get(unit, 0))
    low, high = sorted((sign * near, sign * far)) if sign else (-far, far)
    if max(abs(low), abs(high)) > 365_000:
        return None
    return Period("DATE", None, anchor="event", offset_days=(low, high))


UNIT_SPAN = {"W": 6, "M": 30, "Y": 365}
"""How far two days of one week, month or year may lie apart."""


# Ranges and larger periods


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
    return first and _between(Period("DATE", first.isoformat(), first, first, "publication"), last)


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
    return first and Period("DATE", str(first // 100), *year_days(first, first + 99))


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


def read_nothing(context: Context) -> Period | None:
    return Period("NOTHING", None)


READERS: dict[str, Reader] = {
    name.removeprefix("read_"): function
    for name, function in list(globals().items())
    if name.startswith("read_")
}
