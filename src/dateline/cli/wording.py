"""How values read in a table: days, figures, names, and who says so."""

import datetime as dt
from collections.abc import Iterable

from dateline.records import Count, CountName, EventTime, Party, Report, Source, Status

DASH = "–"
COUNTED: dict[CountName, str] = {
    "killed": "killed",
    "injured": "injured",
    "displaced": "displaced",
    "abducted": "abducted",
    "arrested": "arrested",
    "released": "released",
    "places_taken": "places",
}


def day(value: dt.date) -> str:
    return f"{value.day} {value:%b} {value.year}"


def days(time: EventTime | None) -> str:
    """ "24 Feb 2020", "1–5 Feb 2020", "until 3 Mar 2020"."""
    if time is None or (time.earliest is None and time.latest is None):
        return ""
    if time.earliest is None or time.latest is None:
        only = time.earliest or time.latest
        assert only
        return f"{'since' if time.earliest else 'until'} {day(only)}"
    return interval(time.earliest, time.latest)


def interval(first: dt.date, last: dt.date) -> str:
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{DASH}{day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%b} {DASH} {day(last)}"
    return f"{day(first)} {DASH} {day(last)}"


def figure(count: Count) -> str:
    """ "14", "at least 14", "24–99", or the words of the page when there is no number."""
    low, best, high = count.low, count.best, count.high
    if low is not None and low == high:
        return f"{low:,}"
    if low is not None and high is not None:
        return f"{low:,}{DASH}{high:,}"
    if low is not None:
        return f"at least {low:,}"
    if high is not None:
        return f"up to {high:,}"
    return f"{best:,}" if best is not None else f"“{count.as_stated}”"


def figures(report: Report) -> str:
    """One figure a line, the dead first: "14 killed"."""
    known = [(noun, report.counts[name]) for name, noun in COUNTED.items() if name in report.counts]
    return "\n".join(f"{figure(count)} {noun}" for noun, count in known)


def names(parties: Iterable[Party]) -> str:
    return ", ".join(dict.fromkeys(party.name for party in parties))


def who_and_whom(report: Report) -> str:
    actors, recipients = names(report.actors), names(report.recipients)
    lines = [actors, f"→ {recipients}" if recipients else "", with_whom(report.partners)]
    return "\n".join(line for line in lines if line)


def with_whom(partners: Iterable[Party]) -> str:
    found = names(partners)
    return f"with {found}" if found else ""


def place(report: Report) -> str:
    return report.place.name if report.place else ""


def happening(report: Report) -> str:
    """The type, and what has to be known about it: that it did not simply happen, or is history."""
    remarks = [report.status.value] if report.status is not Status.HAPPENED else []
    remarks += ["background"] if report.background else []
    kind = report.event_type.value.replace("_", " ")
    return f"{kind}\n({', '.join(remarks)})" if remarks else kind


def who_says(sources: Iterable[Source], itself: str) -> str:
    """Outermost first: "SANA: the army"; `itself` when the page asserts it in its own voice."""
    return ": ".join(source.name for source in sources) or itself
