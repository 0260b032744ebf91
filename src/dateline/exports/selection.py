"""Which incidents go into an export, and an account of those that do not.

A table in somebody else's terms counts every row as an event, so it only gets what happened or is going on: never what
was threatened, demanded, planned, alleged or denied. What a format cannot hold is left out and counted with its reason,
so that a short table is not mistaken for a quiet month.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dateline.errors import ConfigError
from dateline.records import Record, Status
from dateline.storage.incident_records import IncidentFilter, StoredIncident

Row = Mapping[str, object]
REAL: tuple[Status, ...] = (Status.HAPPENED, Status.ONGOING)


class LeftOut(Record):
    """An incident that a format has no row for."""

    reason: str


@dataclass
class Tally:
    """What became of the incidents asked for."""

    written: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def rows(
        self, found: Iterable[StoredIncident], make: Callable[[StoredIncident], Row | LeftOut]
    ) -> Iterator[Row]:
        """A row for each incident that the format can hold; the others are counted."""
        for stored in found:
            made = make(stored)
            if isinstance(made, LeftOut):
                self.left_out[made.reason] += 1
            else:
                self.written += 1
                yield made


def only_real(wanted: IncidentFilter) -> IncidentFilter:
    """The filter for what happened, unless it asks for other statuses by name."""
    return wanted if wanted.statuses else wanted.model_copy(update={"statuses": REAL})


def certainly_real(wanted: IncidentFilter, name: str) -> IncidentFilter:
    """The same for a format whose readers take every row for an event; refuses what did not happen."""
    other = [status.value for status in wanted.statuses if status not in REAL]
    if other:
        raise ConfigError(
            f'--status: "{other[0]}" cannot go into {name}, where every row counts as an event\n'
            "  allowed: happened, ongoing\n  next: geojson, parquet and plover say the status of each incident"
        )
    return only_real(wanted)
