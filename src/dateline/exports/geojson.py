"""GeoJSON after RFC 7946, one feature an incident, with its uncertainty in the shape.

A town or site is a point. A district or province is the circle in which it lies, never a point. What is known only by
its country, and what has no place, has no geometry; its properties say which. All statuses that are asked for have a
feature, and say theirs.
"""

from collections.abc import Iterable, Iterator

from dateline.exports.columns import flat_row
from dateline.exports.geometry import geojson, is_point, shape_of
from dateline.exports.json_text import batches, line
from dateline.exports.selection import Row, Tally
from dateline.storage.incident_records import StoredIncident

IN_THE_GEOMETRY = frozenset({"id", "latitude", "longitude"})


def geojson_chunks(found: Iterable[StoredIncident], tally: Tally) -> Iterator[bytes]:
    yield b'{"type":"FeatureCollection","features":['
    between = b"\n"
    for batch in batches(tally.rows(found, feature)):
        yield between + b",\n".join(map(line, batch))
        between = b",\n"
    yield b"\n]}\n"


def feature(stored: StoredIncident) -> Row:
    shape = shape_of(stored.incident.place)
    row = flat_row(stored)
    return {
        "type": "Feature",
        "id": stored.incident.id,
        "geometry": geojson(shape),
        "properties": {
            "id": stored.incident.id,
            "shape": shape and ("point" if is_point(shape) else "circle of uncertainty"),
            **{name: value for name, value in row.items() if name not in IN_THE_GEOMETRY},
        },
    }
