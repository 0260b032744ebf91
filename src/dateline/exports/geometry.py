"""The shape of a place that keeps what is not known: a point for a town, a circle for a region, nothing for a country.

A province drawn as its centre is believed to be a spot, so it becomes the circle of its uncertainty. A circle that
reaches over a pole or the date line has no simple ring and becomes nothing, like a country.
"""

import math
import struct
from collections.abc import Sequence

from dateline.records import EventPlace, Precision

EARTH_RADIUS_KM = 6371.0088
CORNERS = 48
DIGITS = 5
"""A fifth decimal is a metre."""
SHARP = frozenset({Precision.SITE, Precision.TOWN})
Point = tuple[float, float]
"""Longitude and latitude, in degrees."""
Shape = Point | Sequence[Point]
"""A point, or a closed ring that runs counterclockwise."""


def shape_of(place: EventPlace | None) -> Shape | None:
    if place is None or place.latitude is None or place.longitude is None:
        return None
    if place.precision is Precision.COUNTRY:
        return None
    if place.precision in SHARP or place.uncertainty_km <= 0:
        return place.longitude, place.latitude
    return circle(place.latitude, place.longitude, place.uncertainty_km)


def circle(latitude: float, longitude: float, radius_km: float) -> Sequence[Point] | None:
    reach = math.degrees(radius_km / EARTH_RADIUS_KM)
    if abs(latitude) + reach >= 90:
        return None
    bearings = (2 * math.pi * n / CORNERS for n in range(CORNERS, -1, -1))
    ring = [destination(latitude, longitude, radius_km, bearing) for bearing in bearings]
    return ring if all(-180 <= east <= 180 for east, _ in ring) else None


def destination(latitude: float, longitude: float, distance_km: float, bearing: float) -> Point:
    """Where one comes to from a point on the sphere; may lie beyond 180 degrees."""
    arc, north = distance_km / EARTH_RADIUS_KM, math.radians(latitude)
    sine = math.sin(north) * math.cos(arc) + math.cos(north) * math.sin(arc) * math.cos(bearing)
    across = math.atan2(
        math.sin(bearing) * math.sin(arc) * math.cos(north),
        math.cos(arc) - math.sin(north) * sine,
    )
    east = longitude + math.degrees(across)
    return round(east, DIGITS), round(math.degrees(math.asin(sine)), DIGITS)


def is_point(shape: Shape) -> bool:
    return isinstance(shape[0], int | float)


def geojson(shape: Shape | None) -> dict[str, object] | None:
    if shape is None:
        return None
    kind = "Point" if is_point(shape) else "Polygon"
    return {"type": kind, "coordinates": list(shape) if is_point(shape) else [list(shape)]}


def wkb(shape: Shape | None) -> bytes | None:
    """Well-known binary, little-endian."""
    if shape is None:
        return None
    if is_point(shape):
        return struct.pack("<BIdd", 1, 1, *shape)
    flat = [degrees for corner in shape for degrees in corner]  # type: ignore[union-attr]
    return struct.pack(f"<BIII{len(flat)}d", 1, 3, 1, len(shape), *flat)
