"""What a store is asked about incidents, and what it answers."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pydantic import Field

from dateline.incidents import Incident, IncidentChange
from dateline.judgements import Judgement
from dateline.records import Article, EventType, Record, Status
from dateline.storage.records import EventFilter, StoredReport


class Box(Record):
    """A part of the map. `west` may be east of `east`: the box then crosses the date line."""

    south: float = Field(ge=-90, le=90)
    west: float = Field(ge=-180, le=180)
    north: float = Field(ge=-90, le=90)
    east: float = Field(ge=-180, le=180)


class IncidentFilter(EventFilter):
    """Which incidents are asked for. What concerns a page (speaker, outlet, language, text) is met by any report of it.

    With `as_known`, incidents told of later are left out, and the others are shown as the pages up to that day tell
    them. Which reports are one incident stays as it is judged today, and the conditions are put to today's values.
    """

    country: str | None = None
    admin1: str | None = None
    box: Box | None = None
    min_witnesses: int = 0
    disputed: bool | None = None
    as_known: dt.date | None = None
    newest_first: bool = False


class StoredIncident(Record):
    """An incident, and between which days its reports became known."""

    incident: Incident
    first_known: dt.date
    last_known: dt.date

    def to_dict(self) -> dict[str, Any]:
        days = self.model_dump(mode="json", exclude={"incident"})
        return {**self.incident.to_dict(), **days}


class IncidentPage(Record):
    """A stretch of a list; `next` is the cursor of the following one, null at the end."""

    items: tuple[StoredIncident, ...]
    next: str | None


class IncidentDetail(Record):
    """All that is kept of one incident."""

    stored: StoredIncident
    reports: tuple[StoredReport, ...]
    changes: tuple[IncidentChange, ...]
    """The merges and splits it came out of, newest last."""
    judgements: tuple[Judgement, ...]
    """All that were made about its reports, withdrawn ones included."""

    def to_dict(self) -> dict[str, Any]:
        return {
            **self.stored.to_dict(),
            "reports": [report.to_dict() for report in self.reports],
            "changes": [change.model_dump(mode="json") for change in self.changes],
            "judgements": [judgement.to_dict() for judgement in self.judgements],
        }


class Marker(Record):
    """As much of an incident as a point on a map needs."""

    id: str
    event_type: EventType
    status: Status
    earliest: dt.date | None
    latest: dt.date | None
    latitude: float
    longitude: float
    precision: str
    uncertainty_km: float
    place_name: str
    killed_best: int | None
    witnesses: int
    disputed: int


class Spot(Record):
    """Incidents that a map draws as one: at one place, or in one square of a grid."""

    latitude: float
    longitude: float
    incidents: int
    killed: int
    id: str
    """Of one of them: of the only one where `incidents` is 1."""
    place_name: str | None
    places: int
    """How many places it holds; the name is then that of one of them."""
    uncertainty_km: float | None
    groups: Mapping[str, int]
    precision: str | None = None
    """Of a place; none for a square."""
    geonames_id: int | None = None
    country: str | None = None


class DayCount(Record):
    """How many incidents a timeline shows on a day."""

    day: dt.date
    incidents: int
    killed: int
    groups: Mapping[str, int]


class DailyCount(Record):
    """How many incidents of a kind on a day in a province."""

    day: dt.date
    country: str
    """"" where it is not known, as `admin1`."""
    admin1: str
    event_type: EventType
    status: Status
    incidents: int
    killed_low: int
    killed_high: int


class ReportPage(Record):
    items: tuple[StoredReport, ...]
    next: str | None


class ArticleFilter(Record):
    outlet: str | None = None
    language: str | None = None
    first_day: dt.date | None = None
    """Of publication."""
    last_day: dt.date | None = None
    text: str | None = None
    """Words of an event it tells, or of its title."""


class ArticleLine(Record):
    """An article as a list shows it."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    source: str | None
    language: str | None
    published: dt.date | None
    known_on: dt.date | None
    copies_of: str | None
    reports: int


class ArticlePage(Record):
    items: tuple[ArticleLine, ...]
    next: str | None


class NamedPlace(Record):
    """A place at which incidents happened."""

    name: str
    geonames_id: int | None
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: str | None
    precision: str | None
    incidents: int


class NamedActor(Record):
    """Somebody who acted, was acted on, or took part."""

    name: str
    actor_id: str | None
    kind: str | None
    country: str | None
    incidents: int


class Companion(Record):
    """Somebody who takes part in the same incidents."""

    name: str
    actor_id: str | None
    relation: str
    """Of an actor: "acts_on", "acted_on_by", "together". At a place: the role there."""
    incidents: int


class ActorProfile(Record):
    """What the incidents tell of one actor."""

    actor_id: str
    name: str
    kind: str | None
    country: str | None
    names: tuple[str, ...]
    """As pages write it, the commonest first."""
    roles: Mapping[str, int]
    """Role -> in how many incidents."""
    companions: tuple[Companion, ...]
    places: tuple[NamedPlace, ...]


class PlaceProfile(Record):
    """What the incidents tell of one place."""

    place: NamedPlace
    within: tuple[NamedPlace, ...]
    """Of a province: its places of most incidents."""
    actors: tuple[Companion, ...]


class Found(Record):
    """What a search for some words brings."""

    incidents: tuple[StoredIncident, ...]
    places: tuple[NamedPlace, ...]
    actors: tuple[NamedActor, ...]
    articles: tuple[ArticleLine, ...]


class StoredArticle(Record):
    """An article with the reports made of it, for the page that shows it."""

    article: Article
    reports: tuple[StoredReport, ...]
