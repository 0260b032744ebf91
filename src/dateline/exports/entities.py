"""FollowTheMoney entities as JSON lines: events, those who took part, and in which role.

Schemata and properties are those of followthemoney 4 (`Event`, `Organization`, `PublicBody`, `UnknownLink`). Only what
happened is an event, and only an actor with an id is an entity: "gunmen" are nobody in particular. An actor is written
once, before the first event that it took part in; ids are stable, so exports of two stores can be merged.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator

from dateline.exports.crosswalk import STATE
from dateline.exports.figures import days_of
from dateline.exports.json_text import json_lines
from dateline.exports.selection import Row, Tally
from dateline.exports.wording import notes, outlets, title, where
from dateline.incidents import Incident
from dateline.records import EventPlace, Party
from dateline.storage.incident_records import StoredIncident

NOT_OF_AN_ID = re.compile(r"[^0-9a-zA-Z.-]+")


def ftm_chunks(found: Iterable[StoredIncident], tally: Tally) -> Iterator[bytes]:
    return json_lines(entities(found, tally))


def entities(found: Iterable[StoredIncident], tally: Tally) -> Iterator[Row]:
    """Of each incident its new actors, the event, and a link for each who took part."""
    known: set[str] = set()
    for stored in found:
        incident = stored.incident
        taking_part = [(role, party) for role, party in roles(incident) if party.actor_id]
        for _, party in taking_part:
            if party.actor_id not in known:
                known.add(str(party.actor_id))
                yield organisation(party)
        yield event(stored)
        yield from (link(incident, role, party) for role, party in taking_part)
        tally.written += 1


def roles(incident: Incident) -> Iterator[tuple[str, Party]]:
    """Each in a role once."""
    named = {
        "actor": incident.actors,
        "recipient": incident.recipients,
        "partner": incident.partners,
    }
    for role, parties in named.items():
        yield from ((role, party) for party in {p.actor_id: p for p in parties}.values())


def entity(schema: str, entity_id: str, **properties: object) -> Row:
    """Every property a list of texts, those without a value left out."""
    shown = {name: texts(value) for name, value in properties.items()}
    return {
        "id": entity_id,
        "schema": schema,
        "properties": {name: values for name, values in shown.items() if values},
    }


def texts(value: object) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return list(dict.fromkeys(str(one) for one in values if one not in (None, "")))


def organisation(party: Party) -> Row:
    schema = "PublicBody" if party.kind in STATE else "Organization"
    country = party.country.lower() if party.country else None
    return entity(schema, actor_key(party), name=party.name, country=country)


def actor_key(party: Party) -> str:
    """An id of FollowTheMoney has letters, digits, dots and hyphens only."""
    return f"dateline-actor-{NOT_OF_AN_ID.sub('-', str(party.actor_id))}"


def event_key(incident: Incident) -> str:
    return f"dateline-incident-{incident.id}"


def event(stored: StoredIncident) -> Row:
    incident, days, place = stored.incident, days_of(stored.incident), stored.incident.place
    named = [p for _, p in roles(incident)]
    return entity(
        "Event",
        event_key(incident),
        name=title(incident),
        recordId=incident.id,
        keywords=incident.event_type.value,
        date=days.first if days and days.span == 1 else None,
        startDate=days.first if days else None,
        endDate=days.last if days else None,
        location=where(place) if place else None,
        country=place.country.lower() if place and place.country else None,
        summary=notes(incident),
        notes=remarks(incident, place),
        publisher=outlets(incident),
        involved=[actor_key(party) for party in named if party.actor_id],
        modifiedAt=stored.last_known,
    )


def remarks(incident: Incident, place: EventPlace | None) -> list[str]:
    """What the schema has no property for: figures with their range, and how exact the place is."""
    remarked = [
        f"{name.replace('_', ' ')}: low {amount.low}, best {amount.best}, high {amount.high}"
        for name, amount in incident.counts.items()
    ]
    if place and place.latitude is not None:
        within = f"within {place.uncertainty_km:g} km"
        remarked.append(f"place known as {place.precision.value}, {within}")
    if incident.background:
        remarked.append("told only as history or as the total of a campaign")
    return remarked


def link(incident: Incident, role: str, party: Party) -> Row:
    joined = f"{incident.id}|{role}|{party.actor_id}"
    key = hashlib.sha256(joined.encode()).hexdigest()[:16]
    return entity(
        "UnknownLink",
        f"dateline-role-{key}",
        subject=actor_key(party),
        object=event_key(incident),
        role=role,
    )
