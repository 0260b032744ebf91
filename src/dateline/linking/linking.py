"""Reports in, incidents out: `dateline.link`."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.incidents import Incident, IncidentChange
from dateline.linking.assembly import incident
from dateline.linking.clusters import Pair
from dateline.linking.explaining import Explanation, explained
from dateline.linking.linker import Linker
from dateline.linking.naming import named
from dateline.linking.tellings import Told, tellings_of

NO_DAY = dt.date.max


def link(
    reports: Iterable[Told],
    *,
    same: Iterable[Pair] = (),
    different: Iterable[Pair] = (),
    previous: Mapping[str, str] | None = None,
) -> list[Incident]:
    """The incidents that the reports tell of; every report is in exactly one.

    Give records (`Report`, or `Telling` with what is known of the page) or their dictionaries. `same` and `different`
    are pairs of report ids on which somebody has decided; `previous` is report id -> incident id of an earlier run,
    from which incidents keep their ids.
    """
    return list(Linked(reports, same, different, previous).incidents())


class Linked:
    """A full run that can be asked: its incidents, what changed since an earlier run, and why."""

    def __init__(
        self,
        reports: Iterable[Told],
        same: Iterable[Pair] = (),
        different: Iterable[Pair] = (),
        previous: Mapping[str, str] | None = None,
    ) -> None:
        self.tellings = {t.report.id: t for t in tellings_of(reports)}
        self.linker = Linker(same, different)
        self.linker.add(self.tellings.values())
        groups = self.linker.groups()
        self._named = named(groups, self.first_told, previous or {}, self.linker.likeness)

    def first_told(self, group: Sequence[str]) -> str:
        return min(group, key=lambda r: (self.tellings[r].published or NO_DAY, r))

    @property
    def changes(self) -> tuple[IncidentChange, ...]:
        """Mergers and splits of the incidents of the earlier run."""
        return self._named.changes

    def why(self, one: str, two: str) -> Explanation:
        """Why two reports are one incident, or two."""
        return explained(self.linker, one, two)

    def incidents(self) -> Iterator[Incident]:
        for group, name in sorted(self._named.ids.items(), key=lambda item: item[1]):
            yield incident(name, [self.tellings[r] for r in group])
