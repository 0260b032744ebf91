"""Which stored reports a change can touch: loaded into a linker as far as need be, and no further.

A report can only be joined to those in the blocks it visits, and whether two are alike hangs on the two alone. So of
what was linked before only the outcome is needed: which incidents hang together. Loaded are the reports that changed,
those of them that a change can split from one another, and what hangs together with the block mates that a changed
report is now alike to; a mate that is alike to none of them is read, compared and forgotten. The blocks are kept with
the store as numbers. Only what linking compares stays in memory; tellings are read again where an incident is made.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property

import sqlalchemy as sa

from dateline.incidents import Telling
from dateline.judgements import Judgement, Verdict, pairs
from dateline.linking import Linker
from dateline.linking.blocks import visits
from dateline.linking.clusters import Pair
from dateline.linking.features import Features, features_of
from dateline.records import EventType, Report
from dateline.storage.compared import features_kept, is_of_these_rules, number_of
from dateline.storage.corrections import corrected, corrections, dismissed
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
        self._changed = frozenset(corrections(self.judgements))
        self._same = pairs(self.judgements, Verdict.SAME)
        self.published: dict[str, dt.date | None] = {}
        """Every report that was loaded, with the day its page appeared."""
        self.linker = Linker(self._same, pairs(self.judgements, Verdict.DIFFERENT))

    @cached_property
    def waiting(self) -> frozenset[str]:
        """The reports of the store that are to be linked."""
        question = sa.select(reports.c.id).where(reports.c.linked.is_(None))
        return frozenset(self._connection.execute(question).scalars())

    def open(self, changed: Collection[str], left: Collection[str] = ()) -> frozenset[str]:
        """Load all that the changed reports can touch; gives the reports whose incidents may be others now.

        `left` are those that hung together with reports that are gone.
        """
        self._changed = self._changed.union(changed, self.waiting)
        self._load(left)
        asked = set(changed)
        while asked:
            asked |= self._partners(asked)
            self._load(asked.union(*hanging_together(self._connection, asked)))
            links, further = self._links(asked)
            self._adopt({mate for mate, _ in links} - further)
            self.linker.join(links)
            asked = further
        return frozenset(self.published)

    def open_all(self, report_ids: Collection[str]) -> frozenset[str]:
        """Every report there is, without a look at the blocks or at what other rules have kept."""
        self._changed = frozenset(report_ids)
        self._load(report_ids)
        return frozenset(self.published)

    def tellings(self, report_ids: Collection[str]) -> Mapping[str, Telling]:
        """The reports with their pages, as they stand corrected."""
        return corrected(tellings(self._connection, report_ids), self.judgements)

    @cached_property
    def _is_of_these_rules(self) -> bool:
        return is_of_these_rules(self._connection)

    def _features(self, batch: Collection[str]) -> list[Features]:
        """What these are compared by, noted as loaded."""
        found = self.features(batch)
        self.published.update((one.id, published(one)) for one in found)
        return found

    def features(self, report_ids: Collection[str]) -> list[Features]:
        """As kept with the store; from the reports themselves where they, or the rules, changed since."""
        good = set(report_ids) - self._changed if self._is_of_these_rules else set[str]()
        kept = features_kept(self._connection, good)
        others = [i for i in report_ids if i not in kept]
        return [*kept.values(), *map(features_of, self.tellings(others).values())]

    def _partners(self, report_ids: Collection[str]) -> set[str]:
        """Those they were decided to be the same as."""
        named = set(report_ids)
        return {one for pair in self._same if named & set(pair) for one in pair} - named

    def _load(self, report_ids: Iterable[str]) -> None:
        new = {i for i in report_ids if i not in self.published} - self._dismissed
        apart = self._compare if len(new) >= MANY and not len(self.linker) else None
        types: dict[str, EventType] = {}
        for batch in in_batches(new):
            found = self._features(batch)
            if apart:
                self.linker.adopt(found)
                types.update((one.id, one.type) for one in found)
            else:
                self.linker.take(found)
        if apart:
            self.linker.join(apart(types))

    def _adopt(self, report_ids: Collection[str]) -> None:
        """Load these and what hangs together with them as it is: nothing in it has changed."""
        groups = hanging_together(self._connection, report_ids)
        for batch in in_batches(sorted(set().union(*groups))):
            self.linker.adopt(self._features(batch))
        for group in groups:
            self.linker.hold(sorted(group))

    def _links(self, asked: Collection[str]) -> tuple[list[Pair], set[str]]:
        """Links of stored reports outside the linker to those asked about; and which of these wait to be linked."""
        links, further = list[Pair](), set[str]()
        present = (i for i in asked if i in self.linker)
        by_day = sorted(present, key=lambda i: (self.published[i] or dt.date.min, i))
        for some in in_batches(by_day, MATES_OF):  # reports of the same days share their mates
            mates = self._mates(some)
            for batch in in_batches(sorted(mates)):
                for mate in self.features(batch):
                    found = self.linker.alike(mate, sorted(mates[mate.id]))
                    links += found
                    further.update([mate.id] if found and mate.id in self.waiting else ())
        return links, further

    def _mates(self, report_ids: Sequence[str]) -> dict[str, set[str]]:
        """Reports outside the linker in the blocks that these visit, and which of these each met."""
        visitors: dict[int, list[str]] = defaultdict(list)
        for report_id in report_ids:
            for key in visits(self.linker.features(report_id)):
                visitors[number_of(key)].append(report_id)
        found: dict[str, set[str]] = defaultdict(set)
        question = sa.select(report_blocks.c.block, report_blocks.c.report_id)
        for batch in in_batches(visitors):
            rows = self._connection.execute(question.where(report_blocks.c.block.in_(batch)))
            for block, mate in rows:
                if mate not in self.published and mate not in self._dismissed:
                    found[mate].update(visitors[block])
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


def published(one: Features) -> dt.date | None:
    return dt.date.fromordinal(one.published) if one.published else None
