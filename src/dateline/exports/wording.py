"""An incident in a line of English, and the names that stand in its columns."""

from collections.abc import Iterable

from dateline.exports.countries import country_name
from dateline.exports.figures import Days, days_of
from dateline.incidents import Incident
from dateline.knowledge.ontology import load_ontology
from dateline.records import EventPlace, Party


def names(parties: Iterable[Party]) -> list[str]:
    """Each once."""
    return list(dict.fromkeys(party.name for party in parties))


def outlets(incident: Incident) -> list[str]:
    """All that carry it, each once."""
    named = (outlet for witness in incident.witnesses for outlet in witness.outlets)
    said = (statement.outlet for statement in incident.statements if statement.outlet)
    return sorted({*named, *said})


def speakers(incident: Incident) -> list[str]:
    """Those whom the outlets quote."""
    return list(dict.fromkeys(w.name for w in incident.witnesses if not w.is_outlet))


def where(place: EventPlace) -> str:
    """ "Saraqib, Idlib, Syria"; nothing twice."""
    parts = (place.name, place.admin1, country_name(place.country))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def title(incident: Incident) -> str:
    """ "Shelling, Saraqib, Idlib, Syria, 2020-02-24"."""
    label = load_ontology().types[incident.event_type].label
    parts = (label, where(incident.place) if incident.place else "", when(days_of(incident)))
    return ", ".join(part for part in parts if part)


def when(days: Days | None) -> str:
    if days is None:
        return ""
    return f"{days.first}" if days.span == 1 else f"{days.first} to {days.last}"


def notes(incident: Incident) -> str:
    """What happened, who with whom, who says so, what is disputed and by whom."""
    who = " → ".join(
        ", ".join(names(side)) for side in (incident.actors, incident.recipients) if side
    )
    partners = ", ".join(names(incident.partners))
    told = ", ".join(dict.fromkeys(witness.name for witness in incident.witnesses))
    parts = (
        title(incident),
        who,
        f"with {partners}" if partners else "",
        f"told by {told}" if told else "",
        *disputes(incident),
    )
    return ". ".join(part for part in parts if part)


def disputes(incident: Incident) -> Iterable[str]:
    witnesses = {witness.id: witness.name for witness in incident.witnesses}
    for consensus in incident.consensus:
        if consensus.disputed_by:
            by = ", ".join(dict.fromkeys(witnesses.get(i, i) for i in consensus.disputed_by))
            yield f"{consensus.field.replace('_', ' ')} disputed by {by}"
