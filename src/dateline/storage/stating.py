"""From what is stored, or from readings at hand, to what holds on a day: `dateline.state_on`.

Only reports that can say something about a state are loaded: acts of control, agreements and their breaches, and
whatever counts people or places. Standing judgements are heeded, those of today as everywhere.
"""

import datetime as dt
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from dateline.linking import link, tellings_of_reading
from dateline.records import EventType, Reading, Report, TimeMention
from dateline.state.asking import state_of
from dateline.state.records import KnownReport, State
from dateline.state.terms import is_length_of
from dateline.storage import judging
from dateline.storage.corrections import corrected_report, corrections, dismissed
from dateline.storage.filters import has_words
from dateline.storage.incident_schema import incident_reports, incidents
from dateline.storage.schema import articles, reports

if TYPE_CHECKING:
    from dateline.storage.store import Store

TELLING_TYPES = (
    *(EventType.CAPTURE, EventType.WITHDRAWAL, EventType.CONTROL),
    *(EventType.AGREEMENT, EventType.VIOLATION),
)
ROWS_AT_A_TIME = 1000


def state_on(
    source: "Store | str | Path | Iterable[Reading]",
    on: dt.date | str,
    as_known: dt.date | str | None = None,
    place: str | None = None,
) -> State:
    """What holds on a day, as could be known on another: who controls which place, agreements, tolls.

    `source` is a store, the address of one, or readings. `place` is a name: the place itself and, of a province, all in
    it; or a country code. Readings without a publication day count as known today.
    """
    from dateline.storage.store import Store, open_store  # noqa: PLC0415 - the store asks this module

    day, known = as_day(on), as_day(as_known) if as_known else None
    if isinstance(source, Store):
        return source.state_on(day, known, place)
    if isinstance(source, str | Path):
        with open_store(source, create=False) as store:
            return store.state_on(day, known, place)
    return state_of(known_of_readings(source), day, known, place)


def as_day(day: dt.date | str) -> dt.date:
    return dt.date.fromisoformat(day) if isinstance(day, str) else day


def known_of_readings(readings: Iterable[Reading]) -> Iterator[KnownReport]:
    pages = list(readings)
    made = link(telling for page in pages for telling in tellings_of_reading(page))
    incident_of = {report_id: one.id for one in made for report_id in one.report_ids}
    today = dt.date.today()
    for page in pages:
        article = page.article
        for report in page.reports:
            yield KnownReport(
                report=report,
                article_id=article.id,
                known_on=article.published or today,
                outlet=article.outlet,
                incident_id=incident_of.get(report.id),
                lasting=lasting(report, page.times),
            )


def lasting(report: Report, times: Iterable[TimeMention]) -> tuple[TimeMention, ...]:
    """The lengths that its own sentence gives to what it tells."""
    return tuple(t for t in times if t.type == "DURATION" and is_length_of(t, report))


def known_reports(
    connection: sa.Connection,
    as_known: dt.date | None,
    place: str | None,
    types: Collection[EventType] | None = None,
) -> Iterator[KnownReport]:
    """The reports that can say something about a state; with `types` only those of these types, found by an index."""
    holding = judging.holding(connection)
    by_report, left_out = corrections(holding), dismissed(holding)
    options = {"yield_per": ROWS_AT_A_TIME}
    telling = tells_state() if types is None else reports.c.event_type.in_(types)
    asked = question(as_known, place).where(telling)
    found = connection.execute(asked, execution_options=options)
    for row in found.mappings():
        report = Report.model_validate_json(row["record"])
        if report.id not in left_out:
            yield known_report(row, corrected_report(report, by_report.get(report.id, {})))


def question(as_known: dt.date | None, place: str | None) -> sa.Select[*tuple[object, ...]]:
    wanted = (
        sa.select(
            *(reports.c[name] for name in ("record", "article_id", "event_type")),
            *(articles.c[name] for name in ("outlet", "known_on", "copies_of", "mentions")),
            incidents.c.id.label("incident_id"),
        )
        .join_from(reports, articles)
        .outerjoin(incident_reports, incident_reports.c.report_id == reports.c.id)
        .outerjoin(incidents, incidents.c.key == incident_reports.c.incident_key)
        .order_by(articles.c.known_on, reports.c.article_id, reports.c.position)
    )
    if as_known is not None:
        wanted = wanted.where(articles.c.known_on <= as_known)
    if place is not None:
        named = has_words(reports.c.place_words, place)
        wanted = wanted.where(sa.or_(reports.c.country == place, named))
    return wanted


def tells_state() -> sa.ColumnElement[bool]:
    counts = reports.c.record.not_like('%"counts":{}%')
    return sa.or_(reports.c.event_type.in_(TELLING_TYPES), counts)


def known_report(row: sa.RowMapping | Mapping[str, object], report: Report) -> KnownReport:
    times: tuple[TimeMention, ...] = ()
    if row["event_type"] == EventType.AGREEMENT:
        times = tuple(map(TimeMention.model_validate, json.loads(str(row["mentions"]))["times"]))
    columns = ("article_id", "known_on", "outlet", "incident_id")
    return KnownReport.model_validate(
        {name: row[name] for name in columns}
        | {"report": report, "witness": row["copies_of"], "lasting": lasting(report, times)}
    )
