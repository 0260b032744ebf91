"""Incidents: many reports of one happening, with every value any of them gives and who says so.

A `Telling` is a report with what is known of its page; that is what linking takes. An `Incident` holds the tellings
judged to describe one happening. All they say is kept as `Statement`s, and all else is derived from those: the
`Witness`es (who can know independently of the others: ten reprints of one wire story, or ten papers that quote one
observatory, are one), and for each field a `Consensus`. Nothing is averaged: a consensus chooses among the values
said and names who objects. Everything is frozen and comes back from its JSON as it was.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from dateline.records import (
    BEYOND_CONTRACT,
    Count,
    CountName,
    EventPlace,
    EventTime,
    EventType,
    Party,
    Record,
    Report,
    Source,
    Span,
    Status,
)

Role = Literal["actors", "recipients", "partners"]
FieldName = Literal["event_type", "status", "place", "time"] | Role | CountName
Value = Party | EventPlace | EventTime | Count | EventType | Status
"""What a statement says of its field: the report's own record, or the word for a type or status.

The words come last: trying whether a record is one of them writes the record out each time.
"""


class Telling(Record):
    """A report and what is known of the page it stands on; all but the report may be missing."""

    report: Report
    article_id: str | None = None
    outlet: str | None = None
    published: dt.date | None = None
    language: str | None = None
    copies_of: str | None = None
    """Id of the article this one is a near-copy of; null for an original."""

    def to_dict(self) -> dict[str, Any]:
        hidden = BEYOND_CONTRACT["reports"]["__all__"]
        report = self.report.model_dump(mode="json", exclude=hidden)
        return {**self.model_dump(mode="json", exclude={"report"}), "report": report}


class Statement(Record):
    """One value, who says so, and where it can be read: `words` is a span of the article's text."""

    field: FieldName
    value: Value
    speakers: tuple[Source, ...] = ()
    """Outermost first, as in the report; none when the outlet itself asserts it."""
    witness_id: str
    report_id: str
    article_id: str | None = None
    outlet: str | None = None
    published: dt.date | None = None
    language: str | None = None
    words: Span


class Witness(Record):
    """Who says so, counted once however often it is repeated or reprinted."""

    id: str
    name: str
    """The speaker, else the outlet, else the words "unnamed outlet"."""
    actor_id: str | None = None
    is_outlet: bool
    """True when outlets tell it in their own voice, false when they quote this witness."""
    report_ids: tuple[str, ...]
    outlets: tuple[str, ...] = ()
    """All that carry the words of this witness; several for a reprinted story."""


class Position(Record):
    """One of the values put forward for a field, with those who put it forward."""

    value: Value
    witness_ids: tuple[str, ...]
    report_ids: tuple[str, ...]


class Consensus(Record):
    """What the statements about one field come to.

    `values` is what the incident is given: one value, or every party of a role. For a count, `best` is the figure of
    the position chosen, `low` and `high` the range over everybody. `corroborated_by` counts the independent witnesses
    who say the value or something that includes it; `disputed_by` are those whose own value cannot be true beside it.
    """

    field: FieldName
    values: tuple[Value, ...]
    low: int | None = None
    best: int | None = None
    high: int | None = None
    positions: tuple[Position, ...]
    """Most supported first."""
    corroborated_by: int
    disputed_by: tuple[str, ...] = ()
    """Ids of witnesses."""


class Reason(Record):
    """One ground for or against taking two reports for one happening; `weight` above 0 speaks for it."""

    about: str
    """place, time, type, actors, recipients, counts, words, page, judgement …"""
    weight: float
    words: str


class Likeness(Record):
    """How alike two reports are, and why. `barred` means that no score can join them directly."""

    report_ids: tuple[str, str]
    score: float
    barred: bool = False
    reasons: tuple[Reason, ...]


class Amount(Record):
    """How many, over all witnesses: the range, and the best supported figure (null when nobody gives one)."""

    low: int | None
    best: int | None
    high: int | None


class Incident(Record):
    """One happening in the world, as those who told of it tell it."""

    id: str
    report_ids: tuple[str, ...]
    event_type: EventType
    status: Status
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    partners: tuple[Party, ...] = ()
    place: EventPlace | None = None
    time: EventTime | None = None
    counts: Mapping[CountName, Amount] = Field(default_factory=dict)
    background: bool = False
    """True when every page tells it as history."""
    witnesses: tuple[Witness, ...] = ()
    consensus: tuple[Consensus, ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def disputed_fields(self) -> tuple[FieldName, ...]:
        return tuple(c.field for c in self.consensus if c.disputed_by)

    def about(self, field: FieldName) -> Consensus | None:
        """What is agreed and disputed of one field; null where nobody says anything of it."""
        return next((c for c in self.consensus if c.field == field), None)

    def to_dict(self) -> dict[str, Any]:
        return self.model_dump(mode="json")


ChangeKind = Literal["merged", "split"]


class IncidentChange(Record):
    """What became of incidents known from an earlier run, and why.

    merged: `incident_ids` became `into_ids[0]`. split: `incident_ids[0]` became `into_ids`.
    """

    kind: ChangeKind
    incident_ids: tuple[str, ...]
    into_ids: tuple[str, ...]
    reasons: tuple[str, ...]
