"""Distance on the globe: a sphere is exact enough for places whose own uncertainty is kilometres."""

from math import asin, cos, degrees, hypot, radians, sin, sqrt

from dateline.records import EventPlace

EARTH_RADIUS_KM = 6371.0


def distance_km(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> float:
    """Great-circle distance between two points given in degrees."""
    phi, other_phi = radians(latitude), radians(other_latitude)
    half_rise = (other_phi - phi) / 2
    half_turn = radians(other_longitude - longitude) / 2
    chord = sin(half_rise) ** 2 + cos(phi) * cos(other_phi) * sin(half_turn) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def apart_km(one: EventPlace | None, other: EventPlace | None) -> float | None:
    """How far two places lie apart; null where either is open or has no point."""
    if one is None or one.latitude is None or one.longitude is None:
        return None
    if other is None or other.latitude is None or other.longitude is None:
        return None
    return distance_km(one.latitude, one.longitude, other.latitude, other.longitude)


def moved(
    latitude: float, longitude: float, km: float, towards: tuple[float, float]
) -> tuple[float, float]:
    """The point so many kilometres off; `towards` are the shares of the way to the north and to the east."""
    north, east = towards
    arc = degrees(km / EARTH_RADIUS_KM) / (hypot(north, east) or 1.0)
    return latitude + arc * north, longitude + arc * east / max(0.01, cos(radians(latitude)))
