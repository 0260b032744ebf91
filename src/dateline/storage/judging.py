"""Judgements in the store: rows that are only ever added."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from pydantic import ValidationError

from dateline.errors import ConfigError, StoreError
from dateline.judgements import Correction, Judgement, Verdict, pairs, standing
from dateline.linking.linker import check_decisions
from dateline.records import Report
from dateline.storage.corrections import with_value
from dateline.storage.incident_writing import in_batches
from dateline.storage.judgement_schema import judged_reports, judgements
from dateline.storage.rows import now
from dateline.storage.schema import articles, reports


def judge(connection: sa.Connection, verdict: Verdict, by: str, **said: Any) -> Judgement:
    """Add a judgement about reports that are in the store."""
    try:
        judgement = Judgement(
            id=uuid.uuid4().hex[:16],
            verdict=verdict,
            by=by,
            at=dt.datetime.fromisoformat(now()),
            **said,
        )
    except ValidationError as problem:
        reason = problem.errors()[0]
        where = ".".join(map(str, reason["loc"]))
        raise StoreError(f"judgement {verdict}: {where}: {reason['msg']}") from problem
    check_known(connection, judgement)
    if judgement.correction is not None:
        check_fits(connection, judgement.report_ids, judgement.correction)
    add(connection, judgement)
    check_agreement(connection)
    return judgement


def check_known(connection: sa.Connection, judgement: Judgement) -> None:
    asked = sa.select(reports.c.id).where(reports.c.id.in_(judgement.report_ids))
    missing = set(judgement.report_ids) - set(connection.execute(asked).scalars())
    if missing:
        raise StoreError(f'"{min(missing)}": no such report in this store to judge')
    if judgement.withdraws is not None:
        named = sa.select(judgements.c.key).where(judgements.c.id == judgement.withdraws)
        if connection.execute(named).first() is None:
            raise StoreError(f'"{judgement.withdraws}": no such judgement in this store')


def check_fits(
    connection: sa.Connection, report_ids: Sequence[str], correction: Correction
) -> None:
    """Refused here, before it is on record for good: linking has to be able to use it."""
    asked = sa.select(reports.c.record, articles.c.text).join_from(reports, articles)
    for record, text in connection.execute(asked.where(reports.c.id.in_(report_ids))):
        try:
            with_value(Report.model_validate_json(record), correction.field, correction.value)
        except StoreError as problem:
            raise ConfigError(str(problem)) from problem
        if any(text[q["start"] : q["end"]] != q["text"] for q in quoted(correction.value)):
            raise ConfigError(
                f'correction of "{correction.field}": its words do not stand on the page'
            )


def check_agreement(connection: sa.Connection) -> None:
    """Refuse what would make reports both one and two: nothing could be linked while that stands."""
    made = holding(connection)
    check_decisions(pairs(made, Verdict.SAME), pairs(made, Verdict.DIFFERENT))


def quoted(value: Any) -> Iterator[Mapping[str, Any]]:
    """The parts of a corrected value that name words of the page."""
    parts = value if isinstance(value, list) else [value]
    return (
        part for part in parts if isinstance(part, dict) and {"start", "end", "text"} <= part.keys()
    )


def add(connection: sa.Connection, judgement: Judgement) -> None:
    row = {
        "id": judgement.id,
        "verdict": judgement.verdict,
        "judge": judgement.by,
        "at": judgement.at.isoformat(timespec="milliseconds"),
        "record": judgement.model_dump_json(),
    }
    put = sa.insert(judgements).values(row).returning(judgements.c.key)
    key = connection.execute(put).scalar_one()
    about = [
        {"judgement_key": key, "report_id": one} for one in dict.fromkeys(judgement.report_ids)
    ]
    if about:
        connection.execute(sa.insert(judged_reports), about)


def every(connection: sa.Connection) -> tuple[Judgement, ...]:
    """In the order in which they were made, withdrawn ones included."""
    found = connection.execute(sa.select(judgements.c.record).order_by(judgements.c.key))
    return tuple(map(Judgement.model_validate_json, found.scalars()))


def after(connection: sa.Connection, key: int) -> list[Judgement]:
    """Those made since."""
    made = sa.select(judgements.c.record).where(judgements.c.key > key).order_by(judgements.c.key)
    return [Judgement.model_validate_json(record) for record in connection.execute(made).scalars()]


def named(connection: sa.Connection, ids: Collection[str]) -> list[Judgement]:
    wanted = sa.select(judgements.c.record).where(judgements.c.id.in_(ids))
    found = connection.execute(wanted.order_by(judgements.c.key)).scalars()
    return [Judgement.model_validate_json(record) for record in found]


def holding(connection: sa.Connection) -> tuple[Judgement, ...]:
    return standing(every(connection))


def about(connection: sa.Connection, report_ids: Sequence[str]) -> tuple[Judgement, ...]:
    """All that were made about any of the reports, and their withdrawals, and the withdrawals of these."""
    keys: set[int] = set()
    for batch in in_batches(report_ids):
        named = sa.select(judged_reports.c.judgement_key)
        keys.update(
            connection.execute(named.where(judged_reports.c.report_id.in_(batch))).scalars()
        )
    if not keys:
        return ()
    told, ids, found = set(report_ids), set[str](), list[Judgement]()
    for judgement in every(connection):
        if told.intersection(judgement.report_ids) or judgement.withdraws in ids:
            ids.add(judgement.id)
            found.append(judgement)
    return tuple(found)
