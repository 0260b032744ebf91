"""An incident as rows, and rows as the incident again."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping

from dateline.incidents import Incident, Statement
from dateline.records import Party
from dateline.storage.rows import Row, day_columns, killed_columns, place_columns
from dateline.storage.search import padded

COUNTED_DAYS = dt.timedelta(days=7)
"""An incident whose days span more than a week is on no day's count."""


def digest_of(incident: Incident) -> str:
    return hashlib.sha256(incident.model_dump_json().encode()).hexdigest()


def incident_row(incident: Incident, known: Mapping[str, dt.date], component: str | None) -> Row:
    """`known` gives the day on which each of its reports could be known."""
    days = [known[report_id] for report_id in incident.report_ids]
    dated = day_columns(incident.time)
    return {
        "id": incident.id,
        "digest": digest_of(incident),
        "event_type": incident.event_type,
        "status": incident.status,
        "background": incident.background,
        "day": counted_day(dated["earliest"], dated["latest"]),
        "reports": len(incident.report_ids),
        "witnesses": len(incident.witnesses),
        "disputed": len(incident.disputed_fields),
        "first_known": min(days),
        "last_known": max(days),
        "component": component,
        "record": incident.model_dump_json(),
        **dated,
        **place_columns(incident.place),
        **killed_columns(incident.counts.get("killed")),
    }


def counted_day(earliest: dt.date | None, latest: dt.date | None) -> dt.date | None:
    is_near = earliest and latest and latest - earliest < COUNTED_DAYS
    return earliest if is_near else None


def report_rows(incident: Incident) -> list[Row]:
    return [{"report_id": report_id} for report_id in dict.fromkeys(incident.report_ids)]


def party_rows(incident: Incident) -> list[Row]:
    roles: dict[str, Iterable[Party]] = {
        "actor": incident.actors,
        "recipient": incident.recipients,
        "partner": incident.partners,
    }
    return [
        {
            "role": role,
            "position": position,
            "actor_id": party.actor_id,
            "name": party.name,
            "words": padded(party.name, party.text),
            "kind": party.kind,
            "country": party.country,
        }
        for role, parties in roles.items()
        for position, party in enumerate(parties)
    ]


def statement_rows(incident: Incident, known: Mapping[str, dt.date]) -> list[Row]:
    return [
        {
            "position": position,
            "field": statement.field,
            "value": value_of(statement),
            "speaker": statement.speakers[0].name if statement.speakers else None,
            "witness_id": statement.witness_id,
            "report_id": statement.report_id,
            "known_on": known.get(statement.report_id),
        }
        for position, statement in enumerate(incident.statements)
    ]


def value_of(statement: Statement) -> str:
    return json.dumps(statement.model_dump(mode="json")["value"], ensure_ascii=False)
