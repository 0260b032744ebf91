"""Lethal incidents in the shape of UCDP's Georeferenced Event Dataset: low, best and high, and who fought whom.

Columns and codes follow the UCDP GED Codebook (ucdp.uu.se/downloads, version 23.1): organised violence with at least
one death, `type_of_violence` 1 state-based, 2 non-state, 3 one-sided; `where_prec` 1 to 7, `date_prec` 1 to 5,
`event_clarity` 1 to 2. It is GED-like: ids and names are Dateline's, an incident whose organised side nobody names is
left out, and UCDP's own numbers of conflicts, dyads, actors and countries, which it gives by hand, are left empty.
"""

from collections.abc import Iterable, Iterator, Sequence

from dateline.exports.acled import NEAR_KM, sides
from dateline.exports.countries import country_name
from dateline.exports.crosswalk import NON_STATE, STATE
from dateline.exports.csv_text import csv_chunks
from dateline.exports.figures import Days, days_of, is_open, killed
from dateline.exports.selection import LeftOut, Row, Tally
from dateline.exports.wording import names, outlets, speakers, where
from dateline.incidents import Amount, Incident
from dateline.knowledge.ontology import UcdpType, load_ontology
from dateline.records import ActorKind, EventPlace, Party, Precision
from dateline.storage.incident_records import StoredIncident

COLUMNS = tuple(
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id "
    "conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a "
    "side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date "
    "source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 "
    "latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec "
    "date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob".split()
)
OURS = ("side_a_actor_id", "side_b_actor_id", "status", "disputed", "uncertainty_km")
"""Columns after UCDP's own."""

CODE: dict[UcdpType, int] = {"state-based": 1, "non-state": 2, "one-sided": 3}
ARMED = STATE | NON_STATE
UNARMED = frozenset(
    {
        *(ActorKind.CIVILIAN, ActorKind.PROTESTER, ActorKind.AID),
        *(ActorKind.MEDIA, ActorKind.BUSINESS, ActorKind.MONITOR),
    }
)
CIVILIANS = "Civilians"
YEAR = 366
WHERE_PREC = {Precision.DISTRICT: 3, Precision.PROVINCE: 4, Precision.COUNTRY: 6}
DATE_PREC = ((1, 1), (6, 2), (7, 3), (31, 4), (YEAR, 5))
"""Up to so many days, and the code. UCDP's 2 is two to six days, 3 a week, 4 a month, 5 a year."""
Dyad = tuple[UcdpType, Sequence[Party], Sequence[Party]]
"""Kind of violence, side A, side B; no party of side B means civilians, or nobody named in a state-based one."""


def ucdp_chunks(found: Iterable[StoredIncident], tally: Tally) -> Iterator[bytes]:
    return csv_chunks((*COLUMNS, *OURS), tally.rows(found, ucdp_row))


def ucdp_row(stored: StoredIncident) -> Row | LeftOut:
    incident = stored.incident
    dead, days, place = killed(incident), days_of(incident), incident.place
    if not load_ontology().types[incident.event_type].crosswalk.ucdp.types:
        return LeftOut(reason=f"UCDP has no event for {incident.event_type.value}")
    if not dead.best:
        return LeftOut(reason="nobody is said to have died of it")
    if incident.background:
        return LeftOut(reason="told only as history or as the total of a campaign")
    if days is None or days.span > YEAR:
        return LeftOut(reason="its day is not known within a year")
    if place is None or place.latitude is None or place.longitude is None:
        return LeftOut(reason="it has no place with coordinates")
    dyad = dyad_of(incident)
    if dyad is None:
        return LeftOut(reason="which organised side used force against whom is not told")
    return {
        "id": incident.id,
        "relid": incident.id,
        **when(incident, days),
        **who(dyad),
        **located(place),
        **deaths(dyad[0], dead),
        **told(stored),
        "event_clarity": clarity(place, days, is_open(incident)),
    }


def dyad_of(incident: Incident) -> Dyad | None:
    """Between which sides, as far as the parties named decide it among the kinds that the type may be."""
    may_be = load_ontology().types[incident.event_type].crosswalk.ucdp.types
    first, second = sides(incident)
    ours, theirs = armed(first), armed(second)
    if not ours and not theirs:
        return None
    if "one-sided" in may_be and ours and is_on_civilians(second, len(may_be) == 1):
        return "one-sided", ours, ()
    if ours and theirs:
        return against(ours, theirs, may_be)
    only = ours or theirs
    is_battle = "state-based" in may_be and not second if ours else "state-based" in may_be
    return ("state-based", only, ()) if is_battle and is_state(only) else None


def armed(side: Sequence[Party]) -> list[Party]:
    return [party for party in side if party.kind in ARMED]


def is_state(side: Sequence[Party]) -> bool:
    return any(party.kind in STATE for party in side)


def is_on_civilians(side: Sequence[Party], always: bool) -> bool:
    """`always` for a type that is one-sided by definition, such as an attack on people who do not fight back."""
    return always or (bool(side) and all(party.kind in UNARMED for party in side))


def against(
    ours: Sequence[Party], theirs: Sequence[Party], may_be: Sequence[UcdpType]
) -> Dyad | None:
    """A state is always side A."""
    if is_state(ours) or is_state(theirs):
        first, second = (ours, theirs) if is_state(ours) else (theirs, ours)
        return ("state-based", first, second) if "state-based" in may_be else None
    return ("non-state", ours, theirs) if "non-state" in may_be else None


def who(dyad: Dyad) -> Row:
    kind, first, second = dyad
    a, b = (" / ".join(names(side)) for side in (first, second))
    b = CIVILIANS if kind == "one-sided" else b
    return {
        "type_of_violence": CODE[kind],
        "side_a": a,
        "side_b": b,
        "dyad_name": f"{a} - {b}" if b else "",
        "side_a_actor_id": ids(first),
        "side_b_actor_id": ids(second),
    }


def ids(side: Sequence[Party]) -> list[str]:
    return list(dict.fromkeys(party.actor_id for party in side if party.actor_id))


def when(incident: Incident, days: Days) -> Row:
    return {
        "year": days.first.year,
        "code_status": "Clear",
        "date_prec": date_prec(days.span, is_open(incident)),
        "date_start": days.first,
        "date_end": days.last,
    }


def date_prec(span: int, is_going_on: bool) -> int:
    code = next(code for most, code in DATE_PREC if span <= most)
    return max(code, 2) if is_going_on else code


def clarity(place: EventPlace, days: Days, is_going_on: bool) -> int:
    """2 where it may be several events: spread over days, over a province, or going on."""
    spread = days.span > 1 or place.precision in {Precision.PROVINCE, Precision.COUNTRY}
    return 2 if spread or is_going_on else 1


def located(place: EventPlace) -> Row:
    assert place.latitude is not None and place.longitude is not None
    return {
        "where_prec": where_prec(place),
        "where_coordinates": place.name,
        "where_description": where(place),
        "adm_1": place.admin1,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geom_wkt": f"POINT ({place.longitude} {place.latitude})",
        "priogrid_gid": priogrid(place.latitude, place.longitude),
        "country": country_name(place.country),
        "uncertainty_km": place.uncertainty_km,
    }


def where_prec(place: EventPlace) -> int:
    """1 the place, 2 near it, 3 and 4 its division, 6 the country; never 5 or 7, a line or the sea."""
    if place.precision in WHERE_PREC:
        return WHERE_PREC[place.precision]
    return 1 if place.uncertainty_km < NEAR_KM else 2


def priogrid(latitude: float, longitude: float) -> int:
    """The cell of PRIO-GRID: half degrees, counted from 1 in the south-west, 720 a row."""
    row, column = min(int((latitude + 90) * 2), 359), min(int((longitude + 180) * 2), 719)
    return row * 720 + column + 1


def deaths(kind: UcdpType, dead: Amount) -> Row:
    """Pages seldom say whose dead they are; of one-sided violence they are civilians."""
    on_civilians = kind == "one-sided"
    return {
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": dead.best if on_civilians else 0,
        "deaths_unknown": 0 if on_civilians else dead.best,
        "best": dead.best,
        "high": dead.high,
        "low": dead.low,
    }


def told(stored: StoredIncident) -> Row:
    incident = stored.incident
    return {
        "number_of_sources": len(incident.witnesses),
        "source_office": outlets(incident),
        "source_date": sorted(
            {s.published.isoformat() for s in incident.statements if s.published}
        ),
        "source_original": speakers(incident),
        "status": incident.status.value,
        "disputed": list(incident.disputed_fields),
    }
