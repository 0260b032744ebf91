"""What wars are said to have cost: running totals by their speakers, beside the single incidents added up.

A running total ("1,500 killed since April") is a claim about a period. It is never added to anything, and a newer one
of the same speaker for the same period takes the place of the older. Single incidents are added up once each, for the
provinces and countries they lie in. How many fled is always a running total: those who flee are counted again in every
report. A conflict is known here by the country it is fought in; nothing nearer is in the reports.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.knowledge.romanisation import fold_name
from dateline.records import EventPlace, Precision, Report, Status
from dateline.state.figures import added, figures_of, of_incident, spread
from dateline.state.places import WIDE, place_key, state_place
from dateline.state.records import Figures, KnownReport, Measure, StatePlace, Toll, TollClaim
from dateline.state.sides import voice_of

MEASURES: tuple[Measure, ...] = ("killed", "injured", "displaced")
CAMPAIGN_DAYS = 14
"""From this length on, a count belongs to a period and not to an incident; if told as history, from a week on."""
SAME_START = dt.timedelta(days=31)
UNPLACED = "unplaced"
FACTUAL = frozenset({Status.HAPPENED, Status.ONGOING})


def tolls_on(
    tellings: Iterable[KnownReport], day: dt.date, countries: bool = True
) -> tuple[Toll, ...]:
    """The tolls up to a day; `countries=False` leaves out sums of whole countries, for a question about one place."""
    told = [t for t in tellings if t.report.status in FACTUAL and t.report.counts]
    areas = by_area(told, countries).values()
    tolls = [
        toll
        for measure in MEASURES
        for place, group in areas
        if (toll := toll_of(measure, place, counted_with(group, measure), day))
    ]
    return tuple(sorted(tolls, key=by_weight))


def by_weight(toll: Toll) -> tuple[str, int, int, str]:
    place = toll.place
    wide = 0 if place is None or place.precision is Precision.COUNTRY else 1
    return (toll.conflict, wide, MEASURES.index(toll.measure), place.name if place else "")


Areas = dict[str, tuple[StatePlace | None, list[KnownReport]]]


def by_area(told: Sequence[KnownReport], countries: bool) -> Areas:
    """The country, the province and, for totals, the place itself."""
    areas: Areas = {}
    for telling in told:
        place = telling.report.place
        if place is None or place.country is None:
            areas.setdefault(UNPLACED, (None, []))[1].append(telling)
            continue
        for level, name in levels_of(telling, place, countries):
            is_wide = level in WIDE
            key = f"{level}:{place.country}:{fold_name(name)}" if is_wide else place_key(place)
            if key not in areas:  # made once: there are as many tellings as a war has
                made = area(key, place, level, name) if is_wide else state_place(telling.report)
                areas[key] = (made, [])
            areas[key][1].append(telling)
    return areas


def levels_of(
    telling: KnownReport, place: EventPlace, countries: bool
) -> Iterator[tuple[Precision, str]]:
    """The areas whose toll it belongs to, by level and name."""
    if place.country and (countries or place.precision is Precision.COUNTRY):
        yield Precision.COUNTRY, place.country
    province = place.admin1 or (place.name if place.precision is Precision.PROVINCE else None)
    if province:
        yield Precision.PROVINCE, province
    if place.precision not in WIDE and any(is_total(telling, m) for m in MEASURES):
        yield place.precision, place.name


def area(key: str, place: EventPlace, level: Precision, name: str) -> StatePlace:
    return StatePlace(
        key=key,
        name=name,
        country=place.country,
        admin1=name if level is Precision.PROVINCE else None,
        precision=level,
        uncertainty_km=0 if level is Precision.COUNTRY else place.uncertainty_km,
    )


def counted_with(group: Sequence[KnownReport], measure: Measure) -> list[KnownReport]:
    return [telling for telling in group if measure in telling.report.counts]


def is_total(telling: KnownReport, measure: Measure) -> bool:
    """Whether the figure is of a period and not of one incident."""
    report = telling.report
    if measure not in report.counts:
        return False
    if measure == "displaced":
        return True
    first, last = bounds(report)
    if first is None or last is None:
        return report.background
    return (last - first).days >= (7 if report.background else CAMPAIGN_DAYS)


def bounds(report: Report) -> tuple[dt.date | None, dt.date | None]:
    return (report.time.earliest, report.time.latest) if report.time else (None, None)


def toll_of(
    measure: Measure, place: StatePlace | None, told: Sequence[KnownReport], day: dt.date
) -> Toll | None:
    totals = [t for t in told if is_total(t, measure) and last_day(t) <= day]
    single = [t for t in told if not is_total(t, measure) and last_day(t) <= day]
    claims = claims_of(totals, measure, place)
    counted = incidents_of(single, measure)
    if not claims and not counted:
        return None
    dated = [*(c.first_day for c in claims), *(bounds(t.report)[0] for t in single)]
    lasts = [*(c.last_day for c in claims), *map(last_day, single)]
    return Toll(
        measure=measure,
        conflict=(place.country if place else None) or UNPLACED,
        place=place,
        first_day=min((first for first in dated if first), default=None),
        last_day=max(lasts),
        claimed=spread(claim.figures for claim in claims),
        claims=claims,
        counted=added(counted.values()),
        incidents=len(counted),
    )


def last_day(telling: KnownReport) -> dt.date:
    return bounds(telling.report)[1] or telling.known_on


def claims_of(
    totals: Iterable[KnownReport], measure: Measure, place: StatePlace | None
) -> tuple[TollClaim, ...]:
    """One claim for each speaker and period: the newest, which knows how many it replaced."""
    series: dict[object, list[list[KnownReport]]] = defaultdict(list)
    for telling in sorted(totals, key=lambda t: (t.known_on, last_day(t), t.report.id)):
        if not is_of_area(telling, place):
            continue
        of_speaker = series[speaker_and_people(telling)]
        group = next((g for g in of_speaker if begin_together(g[-1], telling)), None)
        if group is None:
            of_speaker.append([telling])
        else:
            group.append(telling)
    claims = (claim_of(group, measure) for groups in series.values() for group in groups)
    return tuple(sorted(filter(None, claims), key=lambda c: (c.last_day, c.voice.name)))


def is_of_area(telling: KnownReport, area_asked: StatePlace | None) -> bool:
    """A total is a claim about its own area only: a province's toll says nothing of the country."""
    place = telling.report.place
    if place is None or area_asked is None:
        return place is None or place.country is None
    return area_asked.precision == place.precision or not (
        area_asked.precision in WIDE or place.precision in WIDE
    )


def speaker_and_people(telling: KnownReport) -> tuple[str, frozenset[str]]:
    """Whose series of totals it belongs to: one speaker's, about one kind of people."""
    voice = voice_of(telling)
    return voice.actor_id or fold_name(voice.name), kinds(telling)


def begin_together(older: KnownReport, newer: KnownReport) -> bool:
    """Whether both count from the same beginning, as far as it is told."""
    one, other = bounds(older.report)[0], bounds(newer.report)[0]
    return one is None or other is None or abs(one - other) <= SAME_START


def kinds(telling: KnownReport) -> frozenset[str]:
    return frozenset(party.kind for party in telling.report.recipients)


def claim_of(group: Sequence[KnownReport], measure: Measure) -> TollClaim | None:
    newest = group[-1]
    count = newest.report.counts[measure]
    figures = figures_of(count)
    if figures is None:
        return None
    return TollClaim(
        figures=figures,
        as_stated=count.as_stated,
        voice=voice_of(newest),
        first_day=bounds(newest.report)[0],
        last_day=last_day(newest),
        of_whom=tuple(dict.fromkeys(party.name for party in newest.report.recipients)),
        superseded=len(group) - 1,
    )


def incidents_of(single: Iterable[KnownReport], measure: Measure) -> Mapping[str, Figures]:
    groups: dict[str, list[KnownReport]] = {}
    for telling in single:
        groups.setdefault(telling.incident_id or telling.report.id, []).append(telling)
    found = {key: of_incident(group, measure) for key, group in groups.items()}
    return {key: figures for key, figures in found.items() if figures}
