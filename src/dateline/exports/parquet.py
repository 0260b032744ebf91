"""Parquet and GeoParquet: the flat row of every incident with its types, written group by group.

GeoParquet follows its specification 1.1.0: a column `geometry` in well-known binary, described in the key `geo` of the
file. Both need pyarrow, which the extra `parquet` installs; nothing else of Dateline does.
"""

import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.errors import ConfigError
from dateline.exports.columns import COLUMNS, Kind, flat_row
from dateline.exports.geometry import shape_of, wkb
from dateline.exports.selection import Row, Tally
from dateline.storage.incident_records import StoredIncident

ROWS_IN_A_GROUP = 5_000
GEO = {
    "version": "1.1.0",
    "primary_column": "geometry",
    "columns": {
        "geometry": {
            "encoding": "WKB",
            "geometry_types": ["Point", "Polygon"],
            "orientation": "counterclockwise",
        }
    },
}
"""No `crs`: longitude and latitude on WGS 84, as the specification takes it then."""


def parquet_chunks(found: Iterable[StoredIncident], tally: Tally) -> Iterator[bytes]:
    return written(tally.rows(found, flat_row), schema_of(with_geometry=False))


def geoparquet_chunks(found: Iterable[StoredIncident], tally: Tally) -> Iterator[bytes]:
    return written(tally.rows(found, placed_row), schema_of(with_geometry=True))


def placed_row(stored: StoredIncident) -> Row:
    return {**flat_row(stored), "geometry": wkb(shape_of(stored.incident.place))}


def arrow() -> Any:
    try:
        import pyarrow.parquet  # noqa: PLC0415 - only who exports Parquet has it
    except ImportError as problem:
        raise ConfigError(
            "Parquet needs pyarrow, which is not installed\n  next: pip install 'dateline[parquet]'"
        ) from problem
    return pyarrow


def schema_of(with_geometry: bool) -> Any:
    pa = arrow()
    types: dict[Kind, Any] = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "whole": pa.int64(),
        "real": pa.float64(),
        "day": pa.date32(),
        "truth": pa.bool_(),
    }
    fields = [(name, types[kind]) for name, kind in COLUMNS.items()]
    if not with_geometry:
        return pa.schema(fields)
    return pa.schema([*fields, ("geometry", pa.binary())], metadata={"geo": json.dumps(GEO)})


def written(rows: Iterable[Row], schema: Any) -> Iterator[bytes]:
    """The file in the pieces in which it grows: a group of rows each, then its end."""
    pa, grown = arrow(), Growing()
    with pa.parquet.ParquetWriter(
        pa.PythonFile(grown, mode="w"), schema, compression="zstd"
    ) as file:
        for group in groups(rows):
            file.write_table(pa.Table.from_pylist(group, schema=schema))
            yield grown.taken()
    yield grown.taken()


def groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        group.append(row)
        if len(group) == ROWS_IN_A_GROUP:
            yield group
            group = []
    if group:
        yield group


class Growing(io.RawIOBase):
    """A file that is only ever written on, and gives away what was written since it was last asked."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self._pieces.append(bytes(piece))
        self._length += len(self._pieces[-1])
        return len(self._pieces[-1])

    def tell(self) -> int:
        return self._length

    def close(self) -> None:
        """What was written can still be taken."""

    def taken(self) -> bytes:
        pieces, self._pieces = b"".join(self._pieces), []
        return pieces
