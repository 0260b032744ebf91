"""The dead of an incident as other schemes count them, and its days."""

import datetime as dt
from functools import cache

from dateline.incidents import Amount, Incident
from dateline.knowledge.ontology import load_ontology
from dateline.records import Count, EventTime, Record, Status

NOBODY = Amount(low=0, best=0, high=0)


class Days(Record):
    """The first and last day on which it may have happened, both included."""

    first: dt.date
    last: dt.date

    @property
    def span(self) -> int:
        """How many days that is; 1 for a known day."""
        return (self.last - self.first).days + 1

    @property
    def middle(self) -> dt.date:
        return self.first + (self.last - self.first) / 2


def days_of(incident: Incident) -> Days | None:
    """Null where the days are open at an end, save that what is going on was so on the day it is told."""
    time = incident.time or EventTime(start=0, end=0, text="", earliest=None, latest=None)
    if time.earliest and time.latest:
        return Days(first=time.earliest, last=time.latest)
    if incident.status is Status.ONGOING and time.latest:
        return Days(first=time.latest, last=time.latest)
    return None


def is_open(incident: Incident) -> bool:
    """Told as going on, with no first day."""
    return incident.status is Status.ONGOING and bool(incident.time and not incident.time.earliest)


def killed(incident: Incident) -> Amount:
    """Low, best and high, each known: what is missing is taken from the nearest below, and none told is nobody."""
    told = incident.counts.get("killed")
    if told is None:
        return NOBODY
    low = next((n for n in (told.low, told.best) if n is not None), 0)
    best = next((n for n in (told.best, told.low) if n is not None), 0)
    known = [n for n in (told.high, best, low) if n is not None]
    return Amount(low=min(low, best), best=best, high=max(known))


def fatalities(incident: Incident) -> int:
    """The most conservative figure anybody gives, with ACLED's own figures for dozens and hundreds."""
    agreed = incident.about("killed")
    said = [p.value for p in agreed.positions if isinstance(p.value, Count)] if agreed else []
    figures = [n for count in said if (n := conservative(count)) is not None]
    return min(figures, default=killed(incident).low or 0)


def conservative(count: Count) -> int | None:
    vague = vague_figures().get((count.low, count.high)) if count.best is None else None
    return next((n for n in (vague, count.low, count.best) if n is not None), None)


@cache
def vague_figures() -> dict[tuple[int | None, int | None], int]:
    """What ACLED writes for a number that is only a word, by the range the word is read as."""
    vague = load_ontology().terms.vague_counts
    return {(v.low, v.high): v.acled for v in vague if v.acled is not None}
