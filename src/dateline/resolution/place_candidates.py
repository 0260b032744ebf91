"""Every place that a name may mean, with its chance and the reasons: what a person asks when a point looks wrong.

The chances are those of `place_scores`, so what is shown is what a reading would decide in an article that names the
given other places and nothing else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.document import PlaceName
from dateline.knowledge.gazetteer import Gazetteer, PlaceRecord
from dateline.knowledge.geodesy import distance_km
from dateline.knowledge.romanisation import fold_name
from dateline.resolution.place_bearings import Bearing, NameGroup
from dateline.resolution.place_groups import grouped
from dateline.resolution.place_scores import Choice, Settled, settle

PARTED = " | "
"""Between the names asked for: nothing that would say one lies in the other."""
NEIGHBOUR_KM = 150.0
LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be meant; `score` is the chance that it is, among all that bear the name."""

    place: PlaceRecord
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a name may mean, best first, and which of them a reading would take, if any."""

    name: str
    candidates: tuple[Candidate, ...]
    choice: Choice
    unknown: tuple[str, ...] = ()
    """Names of the context that no place bears."""


def find_place(name: str, context: Sequence[str], gazetteer: Gazetteer) -> Finding:
    """Weigh the bearers of a name as an article that also names `context` would."""
    text = PARTED.join((name, *context))
    names = tuple(names_in(text, (name, *context), gazetteer))
    groups = grouped(text, names, gazetteer)
    unknown = tuple(other for other in context if not gazetteer.named(fold_name(other)))
    settled = settle(groups, {}, None)
    if not groups or not groups[0].bearers:
        return Finding(name, (), Choice(None), unknown)
    others = likely_places(settled)
    ranked = sorted(settled.rows_of(0), key=lambda row: (-settled.chances[row], row))
    return Finding(
        name,
        tuple(
            Candidate(
                settled.table.bearings[row].place,
                round(float(settled.chances[row]), 3),
                tuple(reasons_for(settled.table.bearings[row], groups[0], others)),
            )
            for row in ranked
        ),
        settled.choices()[0],
        unknown,
    )


def names_in(text: str, names: Sequence[str], gazetteer: Gazetteer) -> Iterator[PlaceName]:
    """Where each name stands in the text, with its bearers by letters, else by sound."""
    start = 0
    for name in names:
        listed = gazetteer.named(fold_name(name))
        rows = tuple(b.row_id for b in listed or gazetteer.sounding_like(name))
        yield PlaceName(start, start + len(name), rows, None if listed else "spelling")
        start += len(name) + len(PARTED)


def likely_places(settled: Settled) -> list[PlaceRecord]:
    """What the names of the context most likely mean."""
    rows = np.flatnonzero((settled.table.group > 0) & (settled.chances > LIKELY))
    return [settled.table.bearings[row].place for row in rows.tolist()]


def reasons_for(bearing: Bearing, group: NameGroup, others: Sequence[PlaceRecord]) -> Iterator[str]:
    """In words: how it comes by the name, how many live there, what of the context speaks for it."""
    place = bearing.place
    if not bearing.listed:
        yield f"sounds like {place.name}"
    else:
        yield "its own name" if bearing.own_name else f"another name of {place.name}"
    if place.population:
        yield f"{place.population:,} people"
    for other in others:
        if other.row_id == place.row_id or not place.country or other.country != place.country:
            continue
        if other.feature_code in ("PCLI", "PCLD"):
            yield f"in {other.name}"
        elif place.admin1 in (other.admin1, other.name):
            yield f"in one division with {other.name}"
    for other in others:
        away = distance_km(place.latitude, place.longitude, other.latitude, other.longitude)
        if other.is_town and place.row_id != other.row_id and away <= NEIGHBOUR_KM:
            yield f"{away:.0f} km from {other.name}"
