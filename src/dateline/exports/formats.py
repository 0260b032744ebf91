"""The formats an incident can be exported in: what each is called, and what writes it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec

from dateline.errors import ConfigError
from dateline.exports.acled import acled_chunks
from dateline.exports.entities import ftm_chunks
from dateline.exports.geojson import geojson_chunks
from dateline.exports.hxl import hxl_chunks
from dateline.exports.parquet import geoparquet_chunks, parquet_chunks
from dateline.exports.plover import plover_chunks
from dateline.exports.selection import REAL, Tally
from dateline.exports.ucdp import ucdp_chunks
from dateline.storage.incident_records import IncidentFilter, StoredIncident

Chunks = Callable[[Iterable[StoredIncident], Tally], Iterator[bytes]]
CSV = "text/csv; charset=utf-8"
JSON_LINES = "application/x-ndjson"
PARQUET = "application/vnd.apache.parquet"


@dataclass(frozen=True)
class Format:
    """`chunks` gives the file piece by piece and counts in the tally; `is_events` when every row counts as an event.

    `needs` is a module that is not installed with Dateline itself.
    """

    name: str
    suffix: str
    media_type: str
    chunks: Chunks
    is_events: bool = False
    needs: str | None = None

    @property
    def is_installed(self) -> bool:
        return self.needs is None or find_spec(self.needs) is not None


FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format("acled", "csv", CSV, acled_chunks, is_events=True),
        Format("ucdp", "csv", CSV, ucdp_chunks, is_events=True),
        Format("plover", "jsonl", JSON_LINES, plover_chunks),
        Format("geojson", "geojson", "application/geo+json", geojson_chunks),
        Format("parquet", "parquet", PARQUET, parquet_chunks, needs="pyarrow"),
        Format("geoparquet", "parquet", PARQUET, geoparquet_chunks, needs="pyarrow"),
        Format("hxl", "csv", CSV, hxl_chunks, is_events=True),
        Format("ftm", "ftm.jsonl", JSON_LINES, ftm_chunks, is_events=True),
    )
}


def format_named(name: str) -> Format:
    if name not in FORMATS:
        raise ConfigError(f'"{name}": no such format\n  allowed: {", ".join(FORMATS)}')
    return FORMATS[name]


def formats_for(wanted: IncidentFilter) -> list[Format]:
    """Those that can be had of this selection: none of events for what did not happen, none that is not installed."""
    is_real = set(wanted.statuses) <= set(REAL)
    return [one for one in FORMATS.values() if one.is_installed and (is_real or not one.is_events)]
