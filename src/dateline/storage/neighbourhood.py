"""Which stored reports a change can touch: loaded into a linker as far as need be, and no further.

A report can only be joined to those in the blocks it visits. So the reports that changed are loaded, their block mates,
and the mates of whatever hangs together with them, until nothing new does. Of reports loaded merely as mates the linker
knows too little; they are not asked about. The blocks are kept with the store as numbers. Only what linking compares
stays in memory; tellings are read again where an incident is made of them.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

import sqlalchemy as sa

from dateline.incidents import Telling
from dateline.judgements import Judgement, Verdict, pairs
from dateline.linking import Linker
from dateline.linking.blocks import Key, homes, visits
from dateline.linking.clusters import Pair
from dateline.linking.features import Features
from dateline.records import EventType, Report
from dateline.storage.corrections import corrected, dismissed
from dateline.storage.incident_schema import report_blocks
from dateline.storage.incident_writing import in_batches
from dateline.storage.schema import articles, reports

MANY = 2_000
"""Reports that are worth being compared elsewhere."""
Compare = Callable[[Mapping[str, EventType]], Iterable[Pair]]
"""Says of reports, given by id and type, which are alike enough to be one."""


class Neighbourhood:
    """A linker over as much of the store as a change touches."""

    def __init__(
        self,
        connection: sa.Connection,
        judgements: Collection[Judgement],
        compare: Compare | None = None,
    ) -> None:
        self._connection = connection
        self._compare = compare
        self.judgements = tuple(judgements)
        self._dismissed = dismissed(self.judgements)
        self._same = pairs(self.judgements, Verdict.SAME)
        self.published: dict[str, dt.date | None] = {}
        """Every report that was loaded, with the day its page appeared."""
        self.linker = Linker(self._same, pairs(self.judgements, Verdict.DIFFERENT))

    def open(self, changed: Collection[str]) -> frozenset[str]:
        """Load all that the changed reports can touch; gives the reports whose incidents are to be made anew."""
        frontier, opened = set(changed) | self._partners(changed), set[str]()
        while frontier:
            self._load(frontier)
            self._load(self._mates(frontier))
            opened |= frontier
            reached = self.linker.reach(opened)
            frontier = (set(reached) | self._partners(reached)) - opened
        return self.linker.reach(changed)

    def open_all(self, report_ids: Collection[str]) -> frozenset[str]:
        """Every report there is, without a look at the blocks."""
        self._load(report_ids)
        return frozenset(self.published)

    def tellings(self, report_ids: Collection[str]) -> Mapping[str, Telling]:
        """The reports with their pages, as they stand corrected."""
        return corrected(tellings(self._connection, report_ids), self.judgements)

    def _partners(self, report_ids: Collection[str]) -> set[str]:
        """Those they were decided to be the same as."""
        named = set(report_ids)
        return {one for pair in self._same if named & set(pair) for one in pair} - named

    def _load(self, report_ids: Iterable[str]) -> None:
        new = {i for i in report_ids if i not in self.published} - self._dismissed
        apart = self._compare if len(new) >= MANY and not len(self.linker) else None
        types: dict[str, EventType] = {}
        for batch in in_batches(new):
            found = self.tellings(batch)
            self.published.update((i, telling.published) for i, telling in found.items())
            if apart:
                self.linker.adopt(found.values())
                types.update((i, telling.report.event_type) for i, telling in found.items())
            else:
                self.linker.add(found.values())
        if apart:
            self.linker.join(apart(types))

    def _mates(self, report_ids: Collection[str]) -> set[str]:
        looked_for = {
            number_of(key)
            for report_id in report_ids
            if report_id in self.linker
            for key in visits(self.linker.features(report_id))
        }
        found: set[str] = set()
        for batch in in_batches(looked_for):
            question = sa.select(report_blocks.c.report_id).where(report_blocks.c.block.in_(batch))
            found.update(self._connection.execute(question).scalars())
        return found - self.published.keys()


def tellings(connection: sa.Connection, report_ids: Collection[str]) -> Mapping[str, Telling]:
    """The reports with what is known of their pages. Of one told by two pages, the page with the lesser id."""
    columns = ("outlet", "published", "language", "copies_of")
    question = sa.select(
        reports.c.record, reports.c.article_id, *(articles.c[name] for name in columns)
    ).join_from(reports, articles)
    found: dict[str, Telling] = {}
    for batch in in_batches(report_ids):
        rows = connection.execute(question.where(reports.c.id.in_(batch))).mappings()
        for row in sorted(rows, key=lambda row: row["article_id"]):
            report = Report.model_validate_json(row["record"])
            of_page = {name: row[name] for name in columns}
            telling = Telling(report=report, article_id=row["article_id"], **of_page)
            found.setdefault(report.id, telling)
    return found


def keep_blocks(
    connection: sa.Connection, of: Collection[str], linker: Linker, gone: Collection[str]
) -> None:
    """Note the blocks of these reports anew, and forget those of `gone`."""
    for batch in in_batches({*of, *gone}):
        connection.execute(sa.delete(report_blocks).where(report_blocks.c.report_id.in_(batch)))
    for batch in in_batches([i for i in of if i in linker]):
        rows = [row for report_id in batch for row in block_rows(linker.features(report_id))]
        if rows:
            connection.execute(sa.insert(report_blocks), rows)


def block_rows(one: Features) -> Iterator[dict[str, int | str]]:
    numbers = {number_of(key) for key in homes(one)}
    return ({"block": number, "report_id": one.id} for number in sorted(numbers))


def number_of(key: Key) -> int:
    """The same on every machine, which `hash` is not; two blocks that share a number only cost a look."""
    digest = hashlib.blake2b(repr(key).encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
