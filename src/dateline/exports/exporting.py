"""Exporting: incidents of a store as a file in a format of others.

The incidents come from the store some hundred at a time and leave as bytes, so a large store needs no more memory than
a small one. A file is written beside its place and moved there when it is whole: what has the name is complete.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from dateline.exports.formats import Format, format_named
from dateline.exports.selection import Tally, certainly_real, only_real
from dateline.storage import IncidentFilter, Store

EVERYTHING = IncidentFilter()


@dataclass
class Export:
    """An export on its way: iterate to get its bytes; `tally` is complete at the end."""

    format: Format
    _chunks: Iterator[bytes]
    tally: Tally = field(default_factory=Tally)

    @property
    def file_name(self) -> str:
        return f"dateline-{self.format.name}.{self.format.suffix}"

    def __iter__(self) -> Iterator[bytes]:
        return self._chunks


def exported(store: Store, name: str, wanted: IncidentFilter = EVERYTHING) -> Export:
    """The export of a store in the format `name`; raises `ConfigError` for a format or status there is none for."""
    chosen, tally = format_named(name), Tally()
    real = certainly_real(wanted, name) if chosen.is_events else only_real(wanted)
    found = itertools.islice(store.every_incident(real), wanted.limit)
    return Export(chosen, chosen.chunks(found, tally), tally)


def export(
    store: Store,
    name: str,
    out: Path | str | BinaryIO,
    wanted: IncidentFilter = EVERYTHING,
) -> Tally:
    """Write the incidents that meet the filter; gives how many were written, and what was left out for which reason.

    `name` is one of `dateline.exports.FORMATS`; `out` a path or an open binary file. With `wanted.as_known` each
    incident is as the pages up to that day tell it. Parquet needs the extra `parquet`.
    """
    made = exported(store, name, wanted)
    if not isinstance(out, str | Path):
        out.writelines(made)
        return made.tally
    path = Path(out)
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with unfinished.open("wb") as file:
            file.writelines(made)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return made.tally
