"""What holds on a day, each value with the voices that support or dispute it.

A `KnownReport` is what the stage reads: a report with the little of its page that says when it was known and how much
it weighs. Everything else here is what the stage gives back. A state is derived again for each question and never kept
as a truth of its own: the same reports, day and day of knowledge give the same state.
"""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Literal

from dateline.records import ActorKind, Precision, Record, Report, TimeMention

Measure = Literal["killed", "injured", "displaced"]


class KnownReport(Record):
    """One report as evidence of what holds."""

    report: Report
    article_id: str
    known_on: dt.date
    """Day on which the page let it be known: its publication, else the day it was read."""
    outlet: str | None = None
    incident_id: str | None = None
    """The incident the report was judged to describe; none counts as one of its own."""
    witness: str | None = None
    """Reprints of one text share it. None: the article is its own witness."""
    lasting: tuple[TimeMention, ...] = ()
    """Durations and days that the sentence of the report names, such as the length of a truce."""


class Voice(Record):
    """Who says so, in which report, since when that can be known."""

    name: str
    """The outermost speaker; the outlet where it asserts the thing itself."""
    actor_id: str | None
    kind: ActorKind | None
    outlet: str | None
    witness: str
    report_id: str
    article_id: str
    known_on: dt.date


class Side(Record):
    """A party to control or to an agreement."""

    name: str
    actor_id: str | None = None
    kind: ActorKind = ActorKind.OTHER


class StatePlace(Record):
    """Where something holds. A province is a place of its own: nothing is carried to or from its towns."""

    key: str
    name: str
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: Precision
    uncertainty_km: float


class ControlStatus(StrEnum):
    HELD = "held"
    CONTESTED = "contested"
    UNKNOWN = "unknown"


class Control(Record):
    """Who controls a place on a day."""

    place: StatePlace
    status: ControlStatus
    sides: tuple[Side, ...]
    """Who holds it; who is said to, if contested; nobody, if unknown."""
    lost_by: tuple[Side, ...] = ()
    """Who is said to have left it last, where nobody is said to have taken it since."""
    since: dt.date | None
    """The last day on which it can have begun: it was so from then on."""
    earliest_since: dt.date | None
    last_said: dt.date
    """The last day for which it is said."""
    is_only_claimed: bool
    """Nobody says so but the side that gains by it."""
    reason: str
    claimed_by: tuple[Voice, ...]
    denied_by: tuple[Voice, ...]
    report_ids: tuple[str, ...]
    incident_ids: tuple[str, ...]


class ControlSpell(Record):
    """The same control of one place from the first to the last day, inclusive."""

    first_day: dt.date
    last_day: dt.date | None
    """None: until anything else is said."""
    control: Control


class Force(StrEnum):
    """Whether an agreement is in force on a day."""

    IN_FORCE = "in force"
    NOT_YET = "not yet in force"
    ENDED = "ended"
    UNKNOWN = "unknown"


class Violation(Record):
    """An incident said to violate an agreement."""

    incident_id: str | None
    report_ids: tuple[str, ...]
    first_day: dt.date | None
    last_day: dt.date | None
    by: tuple[Side, ...]
    place: str | None
    said_by: tuple[Voice, ...]


class Agreement(Record):
    """A deal, with its parties, its terms and how long it holds."""

    incident_id: str | None
    parties: tuple[Side, ...]
    terms: tuple[str, ...]
    """Kinds of terms: ceasefire, withdrawal, exchange ...; none where the page does not say."""
    scope: StatePlace | None
    start: dt.date | None
    latest_start: dt.date | None
    end: dt.date | None
    """The last day it was agreed for; none where no end is stated."""
    end_basis: str | None
    force: Force
    reason: str
    said_by: tuple[Voice, ...]
    denied_by: tuple[Voice, ...]
    violations: tuple[Violation, ...]
    words: str
    """The sentence that tells it, as its first page has it."""
    report_ids: tuple[str, ...]


class Figures(Record):
    """A range. `best` is null for vague figures and for sums that have no single best."""

    low: int
    best: int | None = None
    high: int | None = None


class TollClaim(Record):
    """What one voice says a campaign or period has cost: a running total, never added to anything."""

    figures: Figures
    as_stated: str
    voice: Voice
    first_day: dt.date | None
    last_day: dt.date
    of_whom: tuple[str, ...]
    superseded: int
    """How many older figures of the same voice for the same period this one replaces."""


class Toll(Record):
    """What is claimed to have been lost at a place, beside what its single incidents add up to."""

    measure: Measure
    conflict: str
    """Country code of the place, or "unplaced"."""
    place: StatePlace | None
    first_day: dt.date | None
    last_day: dt.date
    claimed: Figures | None
    """From the lowest to the highest of the claims."""
    claims: tuple[TollClaim, ...]
    counted: Figures | None
    """The single incidents of the period added up, each once. Totals are not in it."""
    incidents: int
    """How many incidents `counted` is made of."""


class BareCount(Record):
    """ "28 places in all": a number without names, beside the places that are named."""

    side: tuple[Side, ...]
    place: StatePlace | None
    figures: Figures
    as_stated: str
    first_day: dt.date | None
    last_day: dt.date
    voice: Voice
    named: tuple[str, ...]
    """Places that reports of the same days name as taken by that side there."""


class State(Record):
    """All that holds on a day, as could be known on another."""

    on: dt.date
    as_known: dt.date | None
    """None: with everything that is known today."""
    place: str | None
    control: tuple[Control, ...]
    agreements: tuple[Agreement, ...]
    tolls: tuple[Toll, ...]
    counts: tuple[BareCount, ...]
    tellings: int
    """How many reports it was derived from."""
    left_out: Mapping[str, int]
    """Reports that could have said something and do not count, by reason."""

    def to_dict(self) -> dict[str, Any]:
        return self.model_dump(mode="json")
