"""An `IncidentFilter` over columns in memory; it must choose what `incident_filters` chooses in the database.

What concerns the place is decided once for each place. What concerns parties and pages is not in the columns: the
database names the incidents that meet it.
"""

from collections.abc import Iterator

import numpy as np
import sqlalchemy as sa

from dateline.storage.columns import STATUSES, TYPES, UNDATED, Columns, Numbers, PlaceRow
from dateline.storage.dialects import Dialect
from dateline.storage.filters import EARTH_RADIUS_KM
from dateline.storage.gathering import Gathered, points
from dateline.storage.incident_filters import conditions_beside_the_row
from dateline.storage.incident_records import Box, IncidentFilter
from dateline.storage.incident_schema import incidents
from dateline.storage.records import Near
from dateline.storage.search import words

OF_PLACES = ("place", "geonames_id", "country", "admin1")


def gathered(
    connection: sa.Connection, columns: Columns, wanted: IncidentFilter, dialect: Dialect
) -> Gathered:
    """The incidents of the filter, whatever its limit."""
    everywhere = np.ones(len(columns.key), bool)
    for met in conditions(columns, wanted):
        everywhere &= met
    if beside := list(conditions_beside_the_row(wanted, dialect)):
        named = connection.execute(sa.select(incidents.c.key).where(*beside)).scalars()
        everywhere &= np.isin(columns.key, np.fromiter(named, np.int64))
    chosen = everywhere & is_inside(columns, wanted.box) if wanted.box else everywhere
    return Gathered(columns, chosen, everywhere)


def conditions(columns: Columns, wanted: IncidentFilter) -> Iterator[Numbers]:
    if wanted.types:
        yield np.isin(columns.event_type, [TYPES[one] for one in wanted.types])
    if wanted.statuses:
        yield np.isin(columns.status, [STATUSES[one] for one in wanted.statuses])
    if wanted.background is not None:
        yield columns.background == wanted.background
    if wanted.first_day:
        yield columns.latest >= wanted.first_day.toordinal()
    if wanted.last_day:
        is_dated = columns.earliest != UNDATED
        yield is_dated & (columns.earliest <= wanted.last_day.toordinal())
    if wanted.min_witnesses:
        yield columns.witnesses >= wanted.min_witnesses
    if wanted.disputed is not None:
        yield (columns.disputed > 0) == wanted.disputed
    if wanted.as_known:
        yield columns.first_known <= wanted.as_known.toordinal()
    if wanted.near:
        yield is_near(columns, wanted.near)
    if any(getattr(wanted, name) is not None for name in OF_PLACES):
        yield columns.of_places(is_there(place, wanted) for place in columns.places)


def is_there(place: PlaceRow, wanted: IncidentFilter) -> bool:
    if wanted.place is not None and not bears(place, words(wanted.place)):
        return False
    if wanted.geonames_id is not None and place.geonames_id != wanted.geonames_id:
        return False
    if wanted.country is not None and place.country != wanted.country:
        return False
    return wanted.admin1 is None or place.admin1 == wanted.admin1


def bears(place: PlaceRow, name: str) -> bool:
    """Whole words, side by side."""
    return bool(name) and f" {name} " in place.place_words


def is_inside(columns: Columns, box: Box) -> Numbers:
    latitude, longitude = points(columns)
    from_west, to_east = longitude >= box.west, longitude <= box.east
    across = from_west & to_east if box.west <= box.east else from_west | to_east
    inside: Numbers = (latitude >= box.south) & (latitude <= box.north) & across
    return inside


def is_near(columns: Columns, near: Near) -> Numbers:
    """The haversine formula."""
    latitude, longitude = map(np.radians, points(columns))
    middle = np.radians(near.latitude)
    north = np.sin((latitude - middle) / 2)
    east = np.sin((longitude - np.radians(near.longitude)) / 2)
    narrowing = np.cos(latitude) * np.cos(middle)
    reach = min(near.radius_km / (2 * EARTH_RADIUS_KM), np.pi / 2)
    within: Numbers = north * north + narrowing * east * east <= np.sin(reach) ** 2
    return within
