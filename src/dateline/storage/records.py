"""What goes into and comes out of a store besides readings: runs, stored reports, questions."""

import datetime as dt
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from pydantic import Field

from dateline.records import BEYOND_CONTRACT, EventType, Record, Report, SetAside, Status


class Addition(IntEnum):
    """What adding a reading did. True when the store changed."""

    UNCHANGED = 0
    ADDED = 1
    REPLACED = 2


class Run(Record):
    """One command that wrote: with which settings and versions, so that any value can be traced to what made it."""

    id: str
    command: str
    started_at: dt.datetime
    finished_at: dt.datetime | None = None
    """None: still running, or killed."""
    settings: Mapping[str, Any] = Field(default_factory=dict)
    versions: Mapping[str, str] = Field(default_factory=dict)
    counts: Mapping[str, int] = Field(default_factory=dict)


class StoredReport(Record):
    """A report with what a reader needs to know of its page."""

    report: Report
    article_id: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published: dt.date | None
    source: str | None
    """The path or address the page was read from."""
    known_on: dt.date | None = None
    """The day it could be known: published, else first stored."""
    copies_of: str | None = None
    """Id of the article that its page reprints."""

    def to_dict(self) -> dict[str, Any]:
        """The report with the keys of the contract, and under `article` where it stands."""
        hidden = BEYOND_CONTRACT["reports"]["__all__"]
        report = self.report.model_dump(mode="json", exclude=hidden)
        article = self.model_dump(mode="json", exclude={"report", "article_id"})
        return {**report, "article": {"id": self.article_id, **article}}


class Near(Record):
    """Everything within a distance of a point."""

    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    radius_km: float = Field(gt=0)


class StoredPlace(Record):
    """A place that events of the store happened at."""

    name: str
    admin1: str | None
    country: str | None
    latitude: float
    longitude: float
    reports: int


class EventFilter(Record):
    """Which reports are asked for. Every condition given must hold; within one, any of its values will do.

    Names (`place`, `actor`, `outlet`) are met by whole words in any spelling: "idlib" finds "Idlib Governorate". A
    place is also met by its province. Days are those of the event, not of the page: a report is found when its days
    overlap the days asked for, and one without a day never is.
    """

    types: tuple[EventType, ...] = ()
    statuses: tuple[Status, ...] = ()
    place: str | None = None
    geonames_id: int | None = None
    """Exactly this place, whatever it is called."""
    near: Near | None = None
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    actor: str | None = None
    """Id of an actor, or words of the name of one who acted, was acted on, or took part."""
    speaker: str | None = None
    """Id or words of the name of one who says so."""
    outlet: str | None = None
    language: str | None = None
    text: str | None = None
    """Words that all stand in the title, the sentence, or the names of the report."""
    background: bool | None = None
    limit: int | None = Field(default=None, ge=0)


class UnreadPage(Record):
    source: str
    set_aside: SetAside
