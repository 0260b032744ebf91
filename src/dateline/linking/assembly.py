"""An incident from the reports that tell it: everything in it follows from their statements."""

from collections.abc import Sequence

from dateline.incidents import Amount, Consensus, Incident, Telling
from dateline.linking.consensus import consensus_of
from dateline.linking.statements import statements_of
from dateline.linking.witnesses import witnesses_of
from dateline.records import EventPlace, EventTime, EventType, Party, Status

COUNTS = frozenset(
    {"killed", "injured", "displaced", "abducted", "arrested", "released", "places_taken"}
)


def incident(incident_id: str, tellings: Sequence[Telling]) -> Incident:
    """`tellings` are ordered by report id."""
    witnesses, witness_of = witnesses_of(tellings)
    statements = statements_of(tellings, witness_of)
    consensus = consensus_of(statements)
    given = {c.field: c for c in consensus}
    place, time = single(given.get("place")), single(given.get("time"))
    return Incident(
        id=incident_id,
        report_ids=tuple(t.report.id for t in tellings),
        event_type=EventType(str(single(given.get("event_type")))),
        status=Status(str(single(given.get("status")))),
        actors=parties(given.get("actors")),
        recipients=parties(given.get("recipients")),
        partners=parties(given.get("partners")),
        place=place if isinstance(place, EventPlace) else None,
        time=time if isinstance(time, EventTime) else None,
        counts={c.field: amount(c) for c in consensus if c.field in COUNTS},
        background=all(t.report.background for t in tellings),
        witnesses=witnesses,
        consensus=consensus,
        statements=statements,
    )


def single(consensus: Consensus | None) -> object:
    return consensus.values[0] if consensus else None


def parties(consensus: Consensus | None) -> tuple[Party, ...]:
    return tuple(v for v in consensus.values if isinstance(v, Party)) if consensus else ()


def amount(consensus: Consensus) -> Amount:
    return Amount(low=consensus.low, best=consensus.best, high=consensus.high)
