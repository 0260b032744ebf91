"""Arithmetic of the calendar: periods around a day, parts of a period, distances with their slack."""

import calendar
import datetime as dt

from dateline.values import value

Days = tuple[dt.date, dt.date]

SEASONS = {"SP": (3, 0), "SU": (6, 0), "FA": (9, 0), "WI": (12, 1)}
"""First month (north of the equator, three months long) and the years by which the last one is later."""

UNIT_DAYS = {
    "MIN": 1 / 1440,
    "H": 1 / 24,
    "D": 1.0,
    "W": 7.0,
    "WE": 7.0,
    "M": 30.44,
    "Q": 91.3,
    "Y": 365.25,
}
UNIT_DAYS |= {"DE": 3652.5, "CE": 36525.0}

LEAST_SLACK = {"W": 1, "WE": 1, "M": 3, "Q": 10, "Y": 91, "DE": 730, "CE": 7300}
"""Days by which a distance told in this unit may be off at least; a tenth of the distance is the rule."""

PLURAL = {
    "MIN": (2, 59),
    "H": (2, 23),
    "D": (2, 6),
    "W": (2, 7),
    "WE": (2, 7),
    "M": (2, 11),
    "Q": (2, 4),
}
PLURAL |= {"Y": (2, 20), "DE": (2, 9), "CE": (2, 9)}
"""What "days", "weeks" … without a number may be."""

RECENT_DAYS = {
    "MIN": 0,
    "H": 1,
    "D": 7,
    "W": 45,
    "WE": 45,
    "M": 180,
    "Q": 365,
    "Y": 1826,
    "DE": 10958,
    "CE": 73050,
}
"""How far "recent days", "recent weeks" … reach."""


@value(frozen=True, slots=True)
class Period:
    """What an expression means, before it is tied to its place in the text."""

    type: str
    value: str | None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    anchor: str = "none"
    offset_days: tuple[int, int] | None = None
    relation: str | None = None


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None for 30 February."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def days_from(day: dt.date, days: float) -> dt.date | None:
    """The day so many days away, or None beyond the calendar."""
    try:
        return day + dt.timedelta(days=round(days))
    except OverflowError:
        return None


def month_days(year: int, month: int) -> Days:
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])


def year_days(first: int, last: int | None = None) -> Days:
    return dt.date(first, 1, 1), dt.date(last or first, 12, 31)


def season_days(season: str, year: int) -> Days:
    month, later = SEASONS[season]
    start = dt.date(year, month, 1)
    return start, month_days(year + later, (month + 1) % 12 + 1)[1]


def shift_month(year: int, month: int, months: int) -> tuple[int, int]:
    whole = year * 12 + month - 1 + months
    return whole // 12, whole % 12 + 1


def unit_around(unit: str, day: dt.date, shift: int) -> tuple[str, Days] | None:
    """Value and days of the unit (week, month …) that lies `shift` units from the one of `day`."""
    try:
        return _unit_around(unit, day, shift)
    except (ValueError, OverflowError):
        return None


def _unit_around(unit: str, day: dt.date, shift: int) -> tuple[str, Days] | None:
    match unit:
        case "D":
            that = day + dt.timedelta(days=shift)
            return that.isoformat(), (that, that)
        case "W" | "WE":
            monday = day - dt.timedelta(days=day.weekday() - 7 * shift)
            value = f"{monday.isocalendar().year:04}-W{monday.isocalendar().week:02}"
            if unit == "W":
                return value, (monday, monday + dt.timedelta(days=6))
            return value + "-WE", (monday + dt.timedelta(days=5), monday + dt.timedelta(days=6))
        case "M":
            year, month = shift_month(day.year, day.month, shift)
            return f"{year:04}-{month:02}", month_days(year, month)
        case "Q":
            year, month = shift_month(day.year, (day.month - 1) // 3 * 3 + 1, 3 * shift)
            return f"{year:04}-Q{month // 3 + 1}", quarter_days(year, month // 3 + 1)
        case "Y":
            return f"{day.year + shift:04}", year_days(day.year + shift)
        case "DE" | "CE":
            length = 10 if unit == "DE" else 100
            first = (day.year // length + shift) * length
            return str(first // length), year_days(first, first + length - 1)
    return None


def quarter_days(year: int, quarter: int) -> Days:
    return dt.date(year, quarter * 3 - 2, 1), month_days(year, quarter * 3)[1]


def distance(number: tuple[float, float], unit: str) -> tuple[int, int]:
    """Days that a number of units may be away: exact for days, with some slack for longer units."""
    low, high = (value * UNIT_DAYS[unit] for value in number)
    if unit in ("MIN", "H", "D"):
        return int(low), -int(-high // 1)
    slack = LEAST_SLACK[unit]
    return max(0, round(low - max(low * 0.1, slack))), round(high + max(high * 0.1, slack))


MONTH_PARTS = {"START": (1, 10), "MID": (11, 20), "END": (21, 31), "H1": (1, 15), "H2": (16, 31)}
"""First and last day of a part of a month."""

SHARES = {
    "START": (0, 1 / 3),
    "MID": (1 / 3, 2 / 3),
    "END": (2 / 3, 1),
    "H1": (0, 1 / 2),
    "H2": (1 / 2, 1),
}


def slice_days(days: Days, part: str) -> Days:
    """The named part of a period: its first third, second half, second week …"""
    first, last = days
    if part.startswith("W"):
        return _week_of(days, part)
    if (first.year, first.month) == (last.year, last.month) and first.day == 1:
        low, high = MONTH_PARTS[part]
        return first.replace(day=low), first.replace(day=min(high, last.day))
    low_share, high_share = SHARES[part]
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        months = int(12 * low_share) + 1, int(12 * high_share)
        return month_days(first.year, months[0])[0], month_days(first.year, months[1])[1]
    length = (last - first).days + 1
    begin = first + dt.timedelta(days=int(length * low_share))
    return begin, max(begin, first + dt.timedelta(days=int(length * high_share) - 1))


def _week_of(days: Days, part: str) -> Days:
    first, last = days
    if part == "WL":
        return max(first, last - dt.timedelta(days=6)), last
    start = min(last, first + dt.timedelta(days=7 * (int(part[1]) - 1)))
    return start, min(start + dt.timedelta(days=6), last)
