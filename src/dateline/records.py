"""Every record that crosses a stage boundary and reaches the outside: frozen, validated, serialisable.

`Reading` is the contract of Dateline: what it says about one page. Every offset is in Unicode code points into
`article.text`, and a span's `text` is exactly `article.text[start:end]`; a value whose words cannot be quoted back does
not exist. Fields named in `BEYOND_CONTRACT` are kept for the store and the screen, not shown by `to_dict`.
"""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BlockKind(StrEnum):
    """What a stretch of a page is. Only headline, dek, body, heading and caption are ever coded."""

    HEADLINE = "headline"
    DEK = "dek"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    CREDIT = "credit"
    RELATED = "related"
    PULL_QUOTE = "pull_quote"
    TAGS = "tags"
    LANGUAGE_SWITCH = "language_switch"
    NAVIGATION = "navigation"
    COMMENTS = "comments"
    OTHER = "other"


CODED_BLOCKS = frozenset(
    {BlockKind.HEADLINE, BlockKind.DEK, BlockKind.BODY, BlockKind.HEADING, BlockKind.CAPTION}
)


class EventType(StrEnum):
    """The 27 types; definitions, examples and crosswalk stand in `data/ontology/event_types.yaml`."""

    CLASH = "clash"
    CAPTURE = "capture"
    ADVANCE = "advance"
    WITHDRAWAL = "withdrawal"
    AIR_STRIKE = "air_strike"
    SHELLING = "shelling"
    BOMBING = "bombing"
    ATTACK = "attack"
    ABDUCTION = "abduction"
    ARREST = "arrest"
    ABUSE = "abuse"
    DESTRUCTION = "destruction"
    PROTEST = "protest"
    RIOT = "riot"
    CRACKDOWN = "crackdown"
    AGREEMENT = "agreement"
    VIOLATION = "violation"
    MOBILIZATION = "mobilization"
    THREAT = "threat"
    DEMAND = "demand"
    ACCUSATION = "accusation"
    TALKS = "talks"
    SANCTION = "sanction"
    AID = "aid"
    RELEASE = "release"
    DISPLACEMENT = "displacement"
    CONTROL = "control"


class Status(StrEnum):
    """Whether the event took place, as the page tells it."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    POSSIBLE = "possible"
    DENIED = "denied"


class ActorKind(StrEnum):
    GOVERNMENT = "government"
    MILITARY = "military"
    POLICE = "police"
    REBEL = "rebel"
    MILITIA = "militia"
    CRIMINAL = "criminal"
    POLITICAL = "political"
    INTERNATIONAL = "international"
    MONITOR = "monitor"
    MEDIA = "media"
    AID = "aid"
    BUSINESS = "business"
    CIVILIAN = "civilian"
    PROTESTER = "protester"
    PROPERTY = "property"
    OTHER = "other"


class Precision(StrEnum):
    SITE = "site"
    TOWN = "town"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"


CountName = Literal[
    "killed", "injured", "displaced", "abducted", "arrested", "released", "places_taken"
]


class Span(Record):
    """Words of the article: `article.text[start:end] == text`, always."""

    start: int
    end: int
    text: str


class Block(Record):
    kind: BlockKind
    start: int
    end: int


class Page(Record):
    """What was fetched or handed over, before anything is known about it."""

    content: bytes | str
    url: str | None = None
    published: dt.date | None = None
    language: str | None = None
    outlet: str | None = None


class Article(Record):
    """One page as one text, every stretch of it labelled; nothing dropped."""

    id: str
    url: str | None
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    language: str | None
    published: dt.date | None
    tags: tuple[str, ...]
    text: str
    blocks: tuple[Block, ...]
    published_basis: str | None = None
    """Where the publication day was found ("given", "json-ld datePublished", "url", "header line" ...)."""


class SetAside(Record):
    """What a stage declined, with its reason: the list of what to mend."""

    stage: str
    reason: str
    start: int | None = None
    end: int | None = None


class PlaceMention(Span):
    """A place named in the article; everything after the span is null when it could not be resolved."""

    geonames_id: int | None = None
    name: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    """ISO 3166 alpha-2."""
    admin1: str | None = None
    """Name of the first-order division."""
    feature_code: str | None = None
    uncertainty_km: float | None = None
    score: float | None = None
    doubt: str | None = None


class TimeMention(Span):
    """A time expression with its TimeML value and the first and last day it may mean (inclusive)."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    earliest: dt.date | None = None
    latest: dt.date | None = None


class Attribution(Record):
    source: Span | None
    cue: Span
    content: Span


class Source(Span):
    """Who says so; `cue` is the word that says that they say it."""

    name: str
    actor_id: str | None = None
    cue: str | None = None
    kind: ActorKind | None = None


class Party(Span):
    """Who acted, on whom, or with whom. `name` is the neutral label of the actor, else the words of the page."""

    actor_id: str | None = None
    name: str
    country: str | None = None
    kind: ActorKind = ActorKind.OTHER


class EventPlace(Span):
    geonames_id: int | None = None
    name: str
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: Precision
    uncertainty_km: float
    basis: str = "stated"
    """Why the event is put there: stated, clause, sentence, discourse or dateline."""

    @property
    def division(self) -> str:
        """Key of its first-order division: names of divisions recur from state to state."""
        return f"{self.country}/{self.admin1}"


class EventTime(Span):
    earliest: dt.date | None
    latest: dt.date | None
    basis: str = "stated"
    """stated, sentence, discourse, or publication (the tense alone places it before the publication day)."""


class Count(Record):
    """How many, as the page says it: `best` is null for a vague number."""

    low: int | None
    best: int | None
    high: int | None
    as_stated: str
    start: int
    end: int


class Report(Record):
    """One event as one page tells it, with who says so and the words behind every value."""

    id: str
    event_type: EventType
    status: Status
    sources: tuple[Source, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    partners: tuple[Party, ...] = ()
    place: EventPlace | None = None
    time: EventTime | None = None
    counts: Mapping[CountName, Count] = Field(default_factory=dict)
    background: bool = False
    trigger: Span
    evidence: Span
    coder: str
    confidence: float
    more_evidence: tuple[Span, ...] = ()
    """Further sentences of the page that tell the same event."""


BEYOND_CONTRACT: dict[str, Any] = {
    "article": {"published_basis": True},
    "places": {"__all__": {"doubt": True}},
    "reports": {
        "__all__": {
            "more_evidence": True,
            "place": {"basis": True},
            "time": {"basis": True},
            "sources": {"__all__": {"kind": True}},
        }
    },
}


class Reading(Record):
    """What Dateline says about one page."""

    article: Article
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    reports: tuple[Report, ...] = ()
    set_aside: tuple[SetAside, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The contract as plain JSON values, with exactly its keys."""
        return self.model_dump(mode="json", exclude=BEYOND_CONTRACT)
