"""Which stored reports a change can touch: loaded into a linker as far as need be, and no further.

A report can only be joined to those in the blocks it visits, and whether two are alike hangs on the two alone. So of
what was linked before only the outcome is needed: which incidents hang together. Loaded are the reports that changed,
those of them that a change can split from one another, and what hangs together with the block mates that a changed
report is now alike to; a mate that is alike to none of them is read, compared and forgotten. The blocks are kept with
the store as numbers. Only what linking compares stays in memory; tellings are read again where an incident is made.
"""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

import sqlalchemy as sa

from dateline.incidents import Telling
from dateline.judgements import Judgement, Verdict, pairs
from dateline.linking import Linker
from dateline.linking.blocks import Key, homes, visits
from dateline.linking.clusters import Pair
from dateline.linking.features import Features, features_of
from dateline.records import EventType, Report
from dateline.storage.bulk import insert_rows
from dateline.storage.corrections import corrected, dismissed
from dateline.storage.incident_schema import incident_reports, incidents, report_blocks
from dateline.storage.incident_writing import in_batches
from dateline.storage.schema import articles, reports

MANY = 2_000
"""Reports that are worth being compared elsewhere."""
MATES_OF = 1_000
"""Reports whose block mates are compared in one go."""
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

    def open(self, changed: Collection[str], left: Collection[str] = ()) -> frozenset[str]:
        """Load all that the changed reports can touch; gives the reports whose incidents may be others now.

        `left` are those that hung together with reports that are gone.
        """
        self._load(left)
        asked = set(changed)
        while asked:
            asked |= self._partners(asked)
            self._load(asked.union(*hanging_together(self._connection, asked)))
            links, waiting = self._links(asked)
            self._adopt({mate for mate, _ in links} - waiting)
            self.linker.join(links)
            asked = waiting
        return frozenset(self.published)

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

    def _adopt(self, report_ids: Collection[str]) -> None:
        """Load these and what hangs together with them as it is: nothing in it has changed."""
        groups = hanging_together(self._connection, report_ids)
        for batch in in_batches(sorted(set().union(*groups))):
            found = self.tellings(batch)
            self.published.update((i, telling.published) for i, telling in found.items())
            self.linker.adopt(found.values())
        for group in groups:
            self.linker.hold(sorted(group))

    def _links(self, asked: Collection[str]) -> tuple[list[Pair], set[str]]:
        """Links of stored reports outside the linker to those asked about; and which of these wait to be linked."""
        links, waiting = list[Pair](), set[str]()
        present = (i for i in asked if i in self.linker)
        by_day = sorted(present, key=lambda i: (self.published[i] or dt.date.min, i))
        for some in in_batches(by_day, MATES_OF):  # reports of the same days share their mates
            mates = self._mates(some)
            for batch in in_batches(sorted(mates)):
                for mate, telling in self.tellings(batch).items():
                    met, waits = mates[mate]
                    found = self.linker.alike(features_of(telling), sorted(met))
                    links += found
                    waiting.update([mate] if found and waits else ())
        return links, waiting

    def _mates(self, report_ids: Sequence[str]) -> dict[str, tuple[set[str], bool]]:
        """Reports outside the linker in the blocks that these visit: which of these each met, and whether it waits."""
        visitors: dict[int, list[str]] = defaultdict(list)
        for report_id in report_ids:
            for key in visits(self.linker.features(report_id)):
                visitors[number_of(key)].append(report_id)
        found: dict[str, tuple[set[str], bool]] = {}
        question = sa.select(report_blocks.c.block, reports.c.id, reports.c.linked).join(
            reports, reports.c.id == report_blocks.c.report_id
        )
        for batch in in_batches(visitors):
            rows = self._connection.execute(question.where(report_blocks.c.block.in_(batch)))
            for block, mate, linked in rows:
                if mate not in self.published and mate not in self._dismissed:
                    found.setdefault(mate, (set(), linked is None))[0].update(visitors[block])
        return found


def hanging_together(connection: sa.Connection, report_ids: Collection[str]) -> list[set[str]]:
    """All reports of the incidents that were clustered together with those of these reports, by what hangs together."""
    concerned = sa.select(incidents.c.component, incidents.c.id).join(incident_reports)
    names: set[tuple[str | None, str]] = set()
    for batch in in_batches(report_ids):
        rows = connection.execute(concerned.where(incident_reports.c.report_id.in_(batch)))
        names.update((component, one) for component, one in rows)
    found: dict[str, set[str]] = defaultdict(set)
    for column, wanted in (
        (incidents.c.component, {component for component, _ in names if component}),
        (incidents.c.id, {one for component, one in names if not component}),
    ):
        members = sa.select(column, incident_reports.c.report_id).join_from(
            incidents, incident_reports
        )
        for batch in in_batches(wanted):
            for name, report_id in connection.execute(members.where(column.in_(batch))):
                found[name].add(report_id)
    return list(found.values())


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
        insert_rows(connection, report_blocks, rows)


def block_rows(one: Features) -> Iterator[dict[str, int | str]]:
    numbers = {number_of(key) for key in homes(one)}
    return ({"block": number, "report_id": one.id} for number in sorted(numbers))


def number_of(key: Key) -> int:
    """The same on every machine, which `hash` is not; two blocks that share a number only cost a look."""
    digest = hashlib.blake2b(repr(key).encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
