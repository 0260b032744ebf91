"""An incident as one flat row: the columns of GeoJSON, Parquet and GeoParquet.

Nothing is decided here: all statuses have a row, a place keeps its precision and uncertainty, and a figure its range.
"""

from collections.abc import Mapping
from typing import Literal, get_args

from dateline.exports.selection import Row
from dateline.exports.wording import names, outlets
from dateline.incidents import Amount, Incident
from dateline.records import CountName, Party
from dateline.storage.incident_records import StoredIncident

Kind = Literal["text", "texts", "whole", "real", "day", "truth"]
COUNTED: tuple[CountName, ...] = get_args(CountName)
BOUNDS = ("low", "best", "high")
COLUMNS: Mapping[str, Kind] = {
    "id": "text",
    "event_type": "text",
    "status": "text",
    "background": "truth",
    "earliest": "day",
    "latest": "day",
    "time_basis": "text",
    "place": "text",
    "admin1": "text",
    "country": "text",
    "geonames_id": "whole",
    "precision": "text",
    "uncertainty_km": "real",
    "place_basis": "text",
    "latitude": "real",
    "longitude": "real",
    **dict.fromkeys(("actors", "actor_ids", "recipients", "recipient_ids"), "texts"),
    **dict.fromkeys(("partners", "partner_ids"), "texts"),
    **{f"{name}_{bound}": "whole" for name in COUNTED for bound in BOUNDS},
    "witnesses": "texts",
    "outlets": "texts",
    "languages": "texts",
    "disputed": "texts",
    "report_ids": "texts",
    "first_known": "day",
    "last_known": "day",
}


def flat_row(stored: StoredIncident) -> Row:
    incident = stored.incident
    return {
        "id": incident.id,
        "event_type": incident.event_type.value,
        "status": incident.status.value,
        "background": incident.background,
        **when_and_where(incident),
        **parties("actor", incident.actors),
        **parties("recipient", incident.recipients),
        **parties("partner", incident.partners),
        **counts(incident.counts),
        "witnesses": list(dict.fromkeys(witness.name for witness in incident.witnesses)),
        "outlets": outlets(incident),
        "languages": sorted({s.language for s in incident.statements if s.language}),
        "disputed": list(incident.disputed_fields),
        "report_ids": list(incident.report_ids),
        "first_known": stored.first_known,
        "last_known": stored.last_known,
    }


def when_and_where(incident: Incident) -> Row:
    time, place = incident.time, incident.place
    return {
        "earliest": time.earliest if time else None,
        "latest": time.latest if time else None,
        "time_basis": time.basis if time else None,
        "place": place.name if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "geonames_id": place.geonames_id if place else None,
        "precision": place.precision.value if place else None,
        "uncertainty_km": place.uncertainty_km if place else None,
        "place_basis": place.basis if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
    }


def parties(role: str, named: tuple[Party, ...]) -> Row:
    """Names of all, ids of those that are known."""
    ids = dict.fromkeys(party.actor_id for party in named if party.actor_id)
    return {f"{role}s": names(named), f"{role}_ids": list(ids)}


def counts(told: Mapping[CountName, Amount]) -> Row:
    return {
        f"{name}_{bound}": getattr(told[name], bound) if name in told else None
        for name in COUNTED
        for bound in BOUNDS
    }
