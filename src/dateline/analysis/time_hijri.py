"""Days of the Islamic calendar, by its arithmetic form (the civil calendar of thirty-year cycles).

The month begins where the moon is seen, so a day told in it may be off by one either way: every interval is widened
by a day.
"""

import datetime as dt

from dateline.analysis.time_periods import Days

EPOCH = dt.date(622, 7, 19)
"""1 Muharram 1 of the civil reckoning, in the proleptic Gregorian calendar."""


def hijri_days(year: int, month: int, day: int | None = None) -> Days:
    """First and last Gregorian day that a Hijri day or month may be."""
    start = _month_start(year, month)
    if day is None:
        following = _month_start(year + month // 12, month % 12 + 1)
        first, last = start, following - dt.timedelta(days=1)
    else:
        first = last = start + dt.timedelta(days=day - 1)
    return first - dt.timedelta(days=1), last + dt.timedelta(days=1)


def hijri_year(day: dt.date) -> int:
    """The Hijri year in which a day lies."""
    year = max(1, round((day - EPOCH).days / 354.367) + 1)
    while _month_start(year, 1) > day:
        year -= 1
    return year


def _month_start(year: int, month: int) -> dt.date:
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + (month - 1) * 29 + month // 2
    return EPOCH + dt.timedelta(days=days)
