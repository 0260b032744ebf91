"""How values read in a table: days, figures, names, and who says so."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Protocol

from dateline.incidents import Amount, Incident, Value
from dateline.records import (
    Count,
    CountName,
    EventPlace,
    EventTime,
    Party,
    Report,
    Source,
    Status,
)

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


class Ranged(Protocol):
    """A count of a report or of an incident."""

    @property
    def low(self) -> int | None: ...
    @property
    def best(self) -> int | None: ...
    @property
    def high(self) -> int | None: ...


def figure(count: Ranged) -> str:
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
    if best is None:
        return f"“{count.as_stated}”" if isinstance(count, Count) else "some"
    return f"{best:,}"


def figures(report: Report) -> str:
    """One figure a line, the dead first: "14 killed"."""
    return "\n".join(amounts(report.counts))


def amounts(counts: Mapping[CountName, Count] | Mapping[CountName, Amount]) -> list[str]:
    known = [(noun, counts[name]) for name, noun in COUNTED.items() if name in counts]
    return [f"{figure(count)} {noun}" for noun, count in known]


def value(said: Value) -> str:
    """Any value of an incident in a few words."""
    if isinstance(said, Count):
        return figure(said)
    if isinstance(said, EventTime):
        return days(said)
    return said.name if isinstance(said, Party | EventPlace) else said.value.replace("_", " ")


def names(parties: Iterable[Party]) -> str:
    return ", ".join(dict.fromkeys(party.name for party in parties))


def who_and_whom(told: Report | Incident) -> str:
    actors, recipients = names(told.actors), names(told.recipients)
    lines = [actors, f"→ {recipients}" if recipients else "", with_whom(told.partners)]
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
