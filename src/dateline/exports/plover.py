"""PLOVER as JSON lines: one record an incident, in the fields of its manual.

Events, modes, contexts, actor objects, sector codes and quad categories follow the PLOVER manual of the Open Event Data
Alliance (draft 0.7b1, 2021): compound actors are lists, those who do a thing together are all `source`. Statuses that
are asked for beside what happened carry PLOVER's auxiliary modes, so that a plan is never read as a deed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.exports.countries import countries
from dateline.exports.crosswalk import plover_view
from dateline.exports.figures import days_of
from dateline.exports.json_text import json_lines
from dateline.exports.selection import REAL, LeftOut, Row, Tally
from dateline.exports.wording import disputes, notes, outlets
from dateline.incidents import Incident
from dateline.knowledge.ontology import PloverView
from dateline.records import ActorKind, EventPlace, Party, Status
from dateline.storage.incident_records import StoredIncident

CODEBOOK = "plover-base-0.7b1"
QUAD: Mapping[str, int] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "SANCTION", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
SECTOR: Mapping[ActorKind, str] = {
    ActorKind.GOVERNMENT: "GOV",
    ActorKind.MILITARY: "MIL",
    ActorKind.POLICE: "COP",
    ActorKind.REBEL: "REB",
    ActorKind.MILITIA: "PRM",
    ActorKind.CRIMINAL: "CRM",
    ActorKind.POLITICAL: "OPP",
    ActorKind.MEDIA: "JRN",
    ActorKind.BUSINESS: "BUS",
    ActorKind.CIVILIAN: "CVL",
    ActorKind.PROTESTER: "CVL",
}
AUXILIARY: Mapping[Status, str] = {
    Status.PLANNED: "future",
    Status.THREATENED: "hypothetical",
    Status.DEMANDED: "hypothetical",
    Status.POSSIBLE: "hypothetical",
    Status.DENIED: "negation",
}


def plover_chunks(found: Iterable[StoredIncident], tally: Tally) -> Iterator[bytes]:
    return json_lines(tally.rows(found, plover_record))


def plover_record(stored: StoredIncident) -> Row | LeftOut:
    incident, view, days = stored.incident, plover_view(stored.incident), days_of(stored.incident)
    if view is None:
        return LeftOut(reason=f"PLOVER has no event for {incident.event_type.value}")
    if days is None:
        return LeftOut(reason="its day is not known")
    record = {
        "id": incident.id,
        "has_event": incident.status in REAL,
        "date": days.first,
        "enddate": days.last if days.span > 1 else None,
        **what(incident, view),
        "source": actors(incident.actors or incident.partners),
        "recipient": actors(incident.recipients or (incident.partners if incident.actors else ())),
        "event_loc": location(incident.place) if incident.place else None,
        "size": sizes(incident),
        **told(stored),
    }
    return {name: value for name, value in record.items() if value not in (None, [], {})}


def what(incident: Incident, view: PloverView) -> Row:
    background = ["historical"] if incident.background else []
    unreal = [AUXILIARY[incident.status]] if incident.status in AUXILIARY else []
    return {
        "event": [view.event],
        "mode": list(view.modes),
        "context": list(view.contexts),
        "auxiliary": background + unreal,
        "quad_code": QUAD[view.event],
        "event_text": sorted(
            {s.words.text for s in incident.statements if s.field == "event_type"}
        ),
    }


def actors(named: Sequence[Party]) -> list[Row]:
    return [actor(party) for party in named]


def actor(party: Party) -> Row:
    """`code` is the country, or IGO for an organisation of states."""
    country = countries().get(party.country or "")
    code = country.alpha3 if country else None
    if party.kind is ActorKind.INTERNATIONAL:
        code = "IGO"
    found = {
        "code": code,
        "sector": SECTOR.get(party.kind),
        "actor_text": party.text,
        "identifer_id": party.actor_id,
        "identifer_text": party.name,
    }
    return {name: value for name, value in found.items() if value}


def location(place: EventPlace) -> Row:
    """With the names of GeoNames, and two of ours: how exact it is."""
    country = countries().get(place.country or "")
    found = {
        "geonameid": place.geonames_id,
        "name": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "country code": place.country,
        "cc3": country.alpha3 if country else None,
        "admin1 name": place.admin1,
        "precision": place.precision.value,
        "uncertainty_km": place.uncertainty_km,
    }
    return {name: value for name, value in found.items() if value is not None}


def sizes(incident: Incident) -> Row:
    """The names of the manual for the dead, the injured and the arrested; each with its range."""
    named = {"dead": "killed", "injured": "injured", "arrested": "arrested"}
    told = {name: incident.counts.get(ours) for name, ours in named.items()}  # type: ignore[call-overload]
    return {name: amount.model_dump() for name, amount in told.items() if amount}


def told(stored: StoredIncident) -> Row:
    incident = stored.incident
    return {
        "cite_info": {
            "publication": outlets(incident),
            "language": sorted({s.language for s in incident.statements if s.language}),
            "codebook": CODEBOOK,
        },
        "coder": "dateline",
        "coded_date": stored.last_known,
        "status": incident.status.value,
        "witnesses": len(incident.witnesses),
        "disputed": list(disputes(incident)),
        "comment": notes(incident),
    }
