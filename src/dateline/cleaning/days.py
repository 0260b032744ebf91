"""Days as pages write them: ISO, with slashes or points, with month names in five languages.

The order of day and month in "07/05/2021" is day first, as in most of the world; an English page may mean the other,
so there such a day is not read at all. Nothing here guesses a missing year.
"""

import datetime as dt
import re
from functools import cache

from dateline.cleaning.furniture import longest_first, months, straight

EARLIEST = dt.date(1980, 1, 1)
"""Wire reports of the 1980s are read too; what claims to be older is a mistake of some computer's clock."""
ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-?([01]\d)-?([0-3]\d)(?!\d)")
YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)[/.]([01]?\d)[/.]([0-3]?\d)(?!\d)")
NUMBERS = re.compile(r"(?<!\d)(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d)(?!\d)")
STAMP = re.compile(r"(?<!\d)(1[0-9]{9})(?:\d{3})?(?!\d)")
ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def day_in(text: str, day_first: bool = True) -> dt.date | None:
    """The first day that the text names in full."""
    text = straight(text[:400].translate(ARABIC_DIGITS))
    for pattern in (ISO, YEAR_FIRST):
        if found := pattern.search(text):
            return day_of(*(int(part) for part in found.groups()))
    return day_with_month_name(text) or day_in_numbers(text, day_first) or day_of_stamp(text)


def day_with_month_name(text: str) -> dt.date | None:
    day_month, month_day = month_patterns()
    if found := day_month.search(text):
        day, name, year = found.groups()
    elif found := month_day.search(text):
        name, day, year = found.groups()
    else:
        return None
    return day_of(int(year), months()[name.casefold()], int(day))


def day_in_numbers(text: str, day_first: bool) -> dt.date | None:
    found = NUMBERS.search(text)
    if not found:
        return None
    day, month, year = int(found.group(1)), int(found.group(3)), int(found.group(4))
    if month > 12 or (day <= 12 and day != month and not day_first and found.group(2) == "/"):
        return day_of(year, day, month) if month > 12 else None
    return day_of(year, month, day)


def day_of_stamp(text: str) -> dt.date | None:
    """Seconds or milliseconds since 1970, where that is all there is."""
    found = STAMP.fullmatch(text.strip())
    return dt.datetime.fromtimestamp(int(found.group(1)), dt.UTC).date() if found else None


def day_of(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@cache
def month_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "29 January 2020", "29 de enero de 2020", "11 آب/أغسطس 2019", and "January 29, 2020"."""
    names = "|".join(re.escape(name) for name in longest_first(months()))
    second = rf"(?:\s?/\s?(?:{names}))?"
    year = r"((?:19|20)\d\d)(?!\d)"
    day_month = (
        rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?[\s-]{{0,3}}(?:de |of )?({names})\.?{second}"
        rf",?[\s-]{{0,3}}(?:de |del )?{year}"
    )
    month_day = rf"(?<!\w)({names})\.?\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s{year}"
    return re.compile(day_month, re.IGNORECASE), re.compile(month_day, re.IGNORECASE)
