"""A reading as rows of tables, and rows as the reading again: nothing is lost between the two."""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any, Protocol

from sqlalchemy import RowMapping

from dateline.errors import SourceError
from dateline.records import (
    Article,
    EventPlace,
    EventTime,
    Party,
    Reading,
    Report,
    SetAside,
    Source,
)
from dateline.storage.search import padded, words

Row = dict[str, Any]

MENTIONS = {"places", "times", "attributions"}


def now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")


def digest_of(reading: Reading) -> str:
    return hashlib.sha256(reading.model_dump_json().encode()).hexdigest()


UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""Characters that no database keeps as text: null, and halves of a surrogate pair."""


def check_storable(article: Article) -> None:
    """Refused on every database alike, before any of them does it in its own way."""
    shown = (article.text, article.title, article.outlet, article.url)
    if any(UNSTORABLE.search(text) for text in shown if text):
        raise SourceError(
            f"article {article.id}: it holds characters that no database keeps\n"
            "  next: look at the encoding of the page"
        )


def article_row(reading: Reading) -> Row:
    article = reading.article
    return {
        "id": article.id,
        "digest": digest_of(reading),
        "url": article.url,
        "outlet": article.outlet,
        "outlet_words": padded(article.outlet),
        "title": article.title,
        "language": article.language,
        "published": article.published,
        "text": article.text,
        "record": article.model_dump_json(exclude={"text"}),
        "mentions": reading.model_dump_json(include=MENTIONS),
    }


def report_row(report: Report, position: int, article: Article) -> Row:
    return {
        "article_id": article.id,
        "position": position,
        "id": report.id,
        "event_type": report.event_type,
        "status": report.status,
        "background": report.background,
        "coder": report.coder,
        "confidence": report.confidence,
        "evidence": report.evidence.text,
        "searchable": searchable(report, article),
        "record": report.model_dump_json(),
        **place_columns(report.place),
        **day_columns(report.time),
        **killed_columns(report.counts.get("killed")),
    }


def searchable(report: Report, article: Article) -> str:
    people: tuple[Party | Source, ...] = (
        *report.actors,
        *report.recipients,
        *report.partners,
        *report.sources,
    )
    place = report.place.name if report.place else None
    return words(article.title, report.evidence.text, place, *(party.name for party in people))


def place_columns(place: EventPlace | None) -> Row:
    if place is None:
        nothing = ("place_name", "geonames_id", "latitude", "longitude", "country", "admin1")
        return {"place_words": "", **dict.fromkeys((*nothing, "precision", "uncertainty_km"))}
    return {
        "place_name": place.name,
        "place_words": padded(place.name, place.text, place.admin1),
        "geonames_id": place.geonames_id,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "country": place.country,
        "admin1": place.admin1,
        "precision": place.precision,
        "uncertainty_km": place.uncertainty_km,
    }


def day_columns(time: EventTime | None) -> Row:
    """A bound that the page leaves open is taken as the day it gives: "by Sunday" is found on Sunday."""
    earliest, latest = (time.earliest, time.latest) if time else (None, None)
    return {"earliest": earliest or latest, "latest": latest or earliest}


class Killed(Protocol):
    """The dead, of a report or of an incident."""

    @property
    def low(self) -> int | None: ...
    @property
    def best(self) -> int | None: ...
    @property
    def high(self) -> int | None: ...


def killed_columns(killed: Killed | None) -> Row:
    figures = (killed.low, killed.best, killed.high) if killed else (None, None, None)
    return dict(zip(("killed_low", "killed_best", "killed_high"), figures, strict=True))


def party_rows(report: Report) -> list[Row]:
    roles: dict[str, Iterable[Party | Source]] = {
        "actor": report.actors,
        "recipient": report.recipients,
        "partner": report.partners,
        "source": report.sources,
    }
    return [
        party_row(role, position, party)
        for role, parties in roles.items()
        for position, party in enumerate(parties)
    ]


def party_row(role: str, position: int, party: Party | Source) -> Row:
    return {
        "role": role,
        "position": position,
        "actor_id": party.actor_id,
        "name": party.name,
        "words": padded(party.name, party.text),
        "kind": party.kind,
        "country": party.country if isinstance(party, Party) else None,
    }


def set_aside_row(item: SetAside, position: int) -> Row:
    return {
        "position": position,
        "stage": item.stage,
        "reason": item.reason,
        "span_start": item.start,
        "span_end": item.end,
    }


def article_from(row: RowMapping) -> Article:
    return Article.model_validate({**json.loads(row["record"]), "text": row["text"]})


def set_aside_from(row: RowMapping) -> SetAside:
    return SetAside(
        stage=row["stage"], reason=row["reason"], start=row["span_start"], end=row["span_end"]
    )


def reading_from(
    article: RowMapping,
    reports: Iterable[str],
    set_aside: Iterable[RowMapping],
) -> Reading:
    return Reading(
        article=article_from(article),
        reports=tuple(Report.model_validate_json(record) for record in reports),
        set_aside=tuple(set_aside_from(row) for row in set_aside),
        **json.loads(article["mentions"]),
    )
