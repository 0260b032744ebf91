"""Incidents in the shape of ACLED's table: one row each, conservative figures, precisions from 1 to 3.

Columns, sub-events, actor types, precisions and the rules for fatalities follow the ACLED Codebook (acleddata.com,
knowledge base; columns as of the change of March 2023, actor types in words as of 2024). It is ACLED-like, not ACLED:
nobody coded these rows by hand, ids and actor names are Dateline's, and what a codebook leaves to a person's
judgement is left empty: the region, the second and third divisions, the scale of a source, unnamed actors.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from dateline.exports.countries import countries
from dateline.exports.crosswalk import acled_view, kinds
from dateline.exports.csv_text import csv_chunks
from dateline.exports.figures import Days, days_of, fatalities, is_open, killed
from dateline.exports.selection import LeftOut, Row, Tally
from dateline.exports.wording import names, notes, outlets
from dateline.incidents import Incident
from dateline.knowledge.ontology import AcledView, load_ontology
from dateline.records import ActorKind, EventPlace, EventType, Party, Precision
from dateline.storage.incident_records import StoredIncident

COLUMNS = tuple(
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp".split()
)
OURS = tuple(
    "status sub_event_when fatalities_low fatalities_best fatalities_high witnesses disputed uncertainty_km".split()
)
"""Columns after ACLED's own."""

ACTOR_TYPES = (
    *("State forces", "Rebel group", "Political militia", "Identity militia", "Rioters"),
    *("Protesters", "Civilians", "External/Other forces"),
)
"""In the order of the former numbers, 1 to 8."""
OF_KIND = {
    **dict.fromkeys((ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.POLICE), "State forces"),
    ActorKind.REBEL: "Rebel group",
    **dict.fromkeys((ActorKind.MILITIA, ActorKind.CRIMINAL), "Political militia"),
    ActorKind.PROTESTER: "Protesters",
    **dict.fromkeys(
        (ActorKind.CIVILIAN, ActorKind.AID, ActorKind.MEDIA, ActorKind.BUSINESS, ActorKind.MONITOR),
        "Civilians",
    ),
    ActorKind.INTERNATIONAL: "External/Other forces",
}
UNARMED = frozenset(kind for kind, name in OF_KIND.items() if name in {"Civilians", "Protesters"})
NEAR_KM = 15
"""A town is only said to be near where its uncertainty reaches this far."""
WEEK, MONTH = 7, 31


def acled_chunks(found: Iterable[StoredIncident], tally: Tally) -> Iterator[bytes]:
    return csv_chunks((*COLUMNS, *OURS), tally.rows(found, acled_row))


def acled_row(stored: StoredIncident) -> Row | LeftOut:
    incident, view = stored.incident, acled_view(stored.incident)
    place, days = incident.place, days_of(incident)
    if view is None:
        return LeftOut(reason=without_view(incident.event_type))
    if incident.background:
        return LeftOut(reason="told only as history or as the total of a campaign")
    if days is None or days.span > MONTH:
        return LeftOut(reason="its day is not known within a month")
    if place is None or place.latitude is None or place.longitude is None:
        return LeftOut(reason="it has no place with coordinates")
    if place.precision is Precision.COUNTRY:
        return LeftOut(reason="its place is not known nearer than the country")
    return {
        "event_id_cnty": incident.id,
        **when(incident, days),
        **what(incident, view),
        **who(incident),
        **where(place),
        **told(stored),
    }


def without_view(kind: EventType) -> str:
    if load_ontology().types[kind].crosswalk.acled:
        return f"which sub-event of ACLED it is cannot be told of {kind.value}"
    return f"ACLED has no event for {kind.value}"


def when(incident: Incident, days: Days) -> Row:
    day = days.middle
    return {
        "event_date": day,
        "year": day.year,
        "time_precision": time_precision(days.span, is_open(incident)),
    }


def time_precision(span: int, is_going_on: bool) -> int:
    """1 the day, 2 the week, 3 the month. What is going on has no day of its own."""
    if span == 1 and not is_going_on:
        return 1
    return 2 if span <= WEEK else 3


def what(incident: Incident, view: AcledView) -> Row:
    return {
        "disorder_type": disorder(view),
        "event_type": view.event,
        "sub_event_type": view.sub_event,
        "civilian_targeting": "Civilian targeting" if is_on_civilians(incident, view) else "",
        "sub_event_when": view.when,
    }


def disorder(view: AcledView) -> str:
    if view.sub_event == "Excessive force against protesters":
        return "Political violence; Demonstrations"
    if view.event == "Protests" or view.sub_event == "Violent demonstration":
        return "Demonstrations"
    return (
        "Strategic developments" if view.event == "Strategic developments" else "Political violence"
    )


def is_on_civilians(incident: Incident, view: AcledView) -> bool:
    """By the type itself; of explosions and mobs where all that are named as hit are unarmed."""
    if view.event == "Violence against civilians" or view.sub_event.startswith("Excessive force"):
        return True
    may_be = view.event == "Explosions/Remote violence" or view.sub_event == "Mob violence"
    hit = kinds(incident.recipients)
    return may_be and bool(hit) and hit <= UNARMED


def who(incident: Incident) -> Row:
    first, second = sides(incident)
    country = incident.place.country if incident.place else None
    is_riot = incident.event_type is EventType.RIOT
    types = [actor_type(side, country, is_riot) for side in (first, second)]
    return {
        **side_columns("1", first, types[0]),
        **side_columns("2", second, types[1]),
        "interaction": interaction(types if second else types[:1]),
    }


def sides(incident: Incident) -> tuple[Sequence[Party], Sequence[Party]]:
    """Those who acted and those acted on; where it is done together, one and the others."""
    actors, partners = incident.actors, incident.partners
    first = actors or partners[:1]
    return first, incident.recipients or (partners if actors else partners[1:])


def side_columns(number: str, side: Sequence[Party], kind: str) -> Row:
    named = names(side)
    return {
        f"actor{number}": named[0] if named else "",
        f"assoc_actor_{number}": named[1:],
        f"inter{number}": kind,
    }


def actor_type(side: Sequence[Party], country: str | None, is_riot: bool) -> str:
    """Of the first of a side; the forces of another state are external ones."""
    if not side:
        return ""
    kind = OF_KIND.get(side[0].kind, "")
    if kind == "State forces" and country and side[0].country and side[0].country != country:
        return "External/Other forces"
    return "Rioters" if kind == "Protesters" and is_riot else kind


def interaction(types: Sequence[str]) -> str:
    """ "State forces-Rebel group", "Protesters only"; nothing where a side that is named is of no known type."""
    if not all(types):
        return ""
    known = sorted(types, key=ACTOR_TYPES.index)
    return f"{known[0]} only" if len(known) == 1 else "-".join(known)


def where(place: EventPlace) -> Row:
    country = countries().get(place.country or "")
    return {
        "iso": country.numeric if country else None,
        "country": country.name if country else place.country,
        "admin1": place.admin1,
        "location": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geo_precision": geo_precision(place),
        "uncertainty_km": place.uncertainty_km,
    }


def geo_precision(place: EventPlace) -> int:
    """1 the town or site, 2 near it or a part of a region, 3 a larger region."""
    if place.precision in {Precision.SITE, Precision.TOWN}:
        return 1 if place.uncertainty_km < NEAR_KM else 2
    return 2 if place.precision is Precision.DISTRICT else 3


def told(stored: StoredIncident) -> Row:
    incident, dead = stored.incident, killed(stored.incident)
    disputed = list(incident.disputed_fields)
    known = dt.datetime.combine(stored.last_known, dt.time(), dt.UTC)
    return {
        "source": outlets(incident),
        "notes": notes(incident),
        "fatalities": fatalities(incident),
        "tags": [f"disputed={field}" for field in disputed],
        "timestamp": int(known.timestamp()),
        "status": incident.status.value,
        "fatalities_low": dead.low,
        "fatalities_best": dead.best,
        "fatalities_high": dead.high,
        "witnesses": len(incident.witnesses),
        "disputed": disputed,
    }
