"""Readings that count from somewhere: from the publication day, from an event told before, or not at all."""

from dataclasses import replace

from dateline.analysis.time_context import Context
from dateline.analysis.time_periods import (
    PLURAL,
    RECENT_DAYS,
    UNIT_DAYS,
    Period,
    days_from,
    distance,
    unit_around,
)

TIME_UNITS = {"MIN": "M", "H": "H"}


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
    return Period("DATE", found.isoformat(), found, found, "publication") if found else None


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
    return Period("DATE", found[0], *found[1], "publication") if found else None


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
        context = replace(
            context, slots={**context.slots, "number": (float(context.arguments[0]),) * 2}
        )
    number, unit = context.units()
    length = read_duration(context)
    if context.today is None or length is None:
        return length and replace(length, anchor="publication")
    far = distance(number or PLURAL[unit], unit)[1] if unit in ("MIN", "H", "D") else None
    days = far if far is not None else (number or PLURAL[unit])[1] * UNIT_DAYS[unit]
    other = days_from(context.today, sign * days)
    if other is None:
        return None
    first, last = sorted((other, context.today))
    return replace(length, earliest=first, latest=last, anchor="publication")


def read_recent(context: Context) -> Period | None:
    unit = context.arguments[0] if context.arguments else context.key("unit") or "M"
    first = context.today and days_from(context.today, -RECENT_DAYS[unit])
    return Period("DATE", "PAST_REF", first, context.today if first else None, "publication")


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
