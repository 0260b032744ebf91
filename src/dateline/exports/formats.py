"""The formats an incident can be exported in: what each is called, and what writes it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.errors import ConfigError
from dateline.exports.acled import acled_chunks
from dateline.exports.selection import Tally
from dateline.exports.ucdp import ucdp_chunks
from dateline.storage.incident_records import StoredIncident

Chunks = Callable[[Iterable[StoredIncident], Tally], Iterator[bytes]]
CSV = "text/csv; charset=utf-8"


@dataclass(frozen=True)
class Format:
    """`chunks` gives the file piece by piece and counts in the tally; `is_events` when every row counts as an event."""

    name: str
    suffix: str
    media_type: str
    chunks: Chunks
    is_events: bool = False


FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format("acled", "csv", CSV, acled_chunks, is_events=True),
        Format("ucdp", "csv", CSV, ucdp_chunks, is_events=True),
    )
}


def format_named(name: str) -> Format:
    if name not in FORMATS:
        raise ConfigError(f'"{name}": no such format\n  allowed: {", ".join(FORMATS)}')
    return FORMATS[name]
