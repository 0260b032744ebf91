"""The line in which an agency says where and when it wrote: "TBILISI, Aug 8 (Agency) --", "Goma, le 12 mars (AFP) –".

It names the place and day of writing, not of an event, so telling begins behind it. A dash alone makes none: "Rebels
took Sake on Tuesday — the third town this week" is news. What stands before the
dash must be names, days and clocks, and an agency in brackets, a day behind a comma or a town in capitals must show
that somebody signs there.
"""

import datetime as dt
import re

from dateline.cleaning.days import day_in
from dateline.cleaning.furniture import months

LONGEST = 160
LINE = re.compile(
    r"\s*(?P<head>[^\W_a-z][\w'’:-]*(?:(?: \([^()\n]{2,30}\))?[ ,،/.|]+[\w'’:-]+){0,20}?)[ .]*"
    r"(?P<agency>\([^)\n]{2,40}\))?[\s.]*"
    r"(?:--|—|–|(?<=[\s.])-(?=\s)|(?<=\)\s)-(?=[A-Z]))\s*(?:\[[^\]\n]{2,40}\]\s*)?"
)
DASH = re.compile(r"[-–—]")
WORD = re.compile(r"[^\W\d_]+")
STOPPED = re.compile(r"\.\s?[-–—]")
"""A full stop before the dash stands in datelines alone: "Tegucigalpa, Honduras.- "."""
PARTICLE = 3
"""Letters up to which a small word may stand in a name, a day or a clock: "of", "del", "le", "pm"."""
TOWN_WORDS = 2
MOST_NAMES = 8
"""Words before the day, or before the agency where there is no day."""


def end_of_dateline(text: str, start: int, end: int) -> int:
    """Where the telling begins: behind the dateline, or at `start` where there is none."""
    stop = min(end, start + LONGEST)
    found = LINE.match(text, start, stop) if DASH.search(text, start, stop) else None
    if found is None:
        return start
    dotted = STOPPED.search(text, found.end("head"), found.end()) and not told_in(found["head"])
    return found.end() if dotted or is_signed(found["head"], found["agency"]) else start


def day_of_dateline(text: str, day_first: bool) -> dt.date | None:
    """The day of writing, where the line names it with its year."""
    end = end_of_dateline(text, 0, len(text))
    return day_in(text[:end], day_first) if end else None


def is_signed(head: str, agency: str | None) -> bool:
    words = WORD.findall(head)
    if told_in(head):
        return False
    place, comma, rest = head.partition(",")
    has_day = any(c.isdigit() for c in rest) and any(w.casefold() in months() for w in words)
    if agency:
        is_short = any(c.isdigit() for c in head) or len(words) <= MOST_NAMES
        return is_short and not told_in(agency)
    names = WORD.findall(place)
    if comma and has_day:
        return len(names) <= MOST_NAMES
    if is_arabic(head):
        return len(words) <= TOWN_WORDS and not any(c.isdigit() for c in head)
    return place.isupper() and len(place) > PARTICLE - 1 and len(names) <= MOST_NAMES


def is_arabic(text: str) -> bool:
    """A script without capitals, where newsrooms open a report with the bare town: "غوما - سيطر …"."""
    return all("\u0600" <= c <= "\u06ff" for c in text if c.isalpha())


def told_in(text: str) -> bool:
    """Whether it has words in small letters beside those of names, days and clocks."""
    long = (w for w in WORD.findall(text) if w[0].islower() and len(w) > PARTICLE)
    return any(word.casefold() not in months() for word in long)
