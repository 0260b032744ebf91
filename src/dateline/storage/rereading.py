"""Reading stored pages again with the code of today: what it says otherwise takes the place of what was said before.

The pages stay as they were cleaned, so their ids and offsets stay; a report that is told again keeps its id, and with
it every judgement. A page that cannot be read now keeps its older reading. Judgements are never touched: those about
reports that are no longer told are listed, and hold again when a later version tells them again.
"""

from collections.abc import Callable, Iterator

import sqlalchemy as sa

from dateline.engines.local import map_pages, warm_up
from dateline.records import Article, EventType, Reading, Record, Report, SetAside
from dateline.storage.records import Run
from dateline.storage.rows import now
from dateline.storage.runs import every
from dateline.storage.schema import articles
from dateline.storage.store import Store
from dateline.versions import code_digest


class ReportChange(Record):
    """A report before and after; None where it was not told, or is not told any more."""

    report_id: str
    event_type: EventType
    sentence: str
    before: Report | None
    after: Report | None

    @property
    def kind(self) -> str:
        return "new" if self.before is None else "gone" if self.after is None else "other"


class PageChange(Record):
    article_id: str
    title: str | None
    reports: tuple[ReportChange, ...]
    """Empty when only names, times or what was declined changed."""


class Reread(Record):
    """How it went, in pages and reports."""

    pages: int = 0
    changed: int = 0
    failed: int = 0
    same: int = 0
    new: int = 0
    gone: int = 0
    other: int = 0
    judged_and_gone: tuple[str, ...] = ()
    """Reports that somebody judged and that are no longer told."""


def pages_to_reread(store: Store, everything: bool = False) -> tuple[str, ...]:
    """Ids of the articles whose reading other code made; `everything` means all."""

    def ask(connection: sa.Connection) -> tuple[str, ...]:
        mine = [run.id for run in every(connection) if run.versions.get("code") == code_digest()]
        question = sa.select(articles.c.id).order_by(articles.c.id)
        if not everything:
            question = question.where(articles.c.run_id.not_in(mine))
        return tuple(connection.execute(question).scalars())

    return store._ask(ask)


def reread(
    store: Store,
    ids: tuple[str, ...],
    *,
    workers: int | None = None,
    dry_run: bool = False,
    notice: Callable[[PageChange | None], None] = lambda _change: None,
) -> Reread:
    """Read these pages again and link what changed; `dry_run` only looks. `notice` hears of each page."""
    run = None if dry_run else store.begin_run("rerun", {"pages": len(ids), "workers": workers})
    counts = dict.fromkeys(("pages", "changed", "failed", "same", "new", "gone", "other"), 0)
    gone: set[str] = set()
    results = map_pages(read_again, (store.article(i) for i in ids), workers, warm_up=warm_up)
    for article_id, result in zip(ids, results, strict=True):
        counts["pages"] += 1
        change = None
        if isinstance(result, SetAside):
            counts["failed"] += 1
        else:
            before = store.reading(article_id)
            change = change_between(before, result)
            put_again(store, result, run, unchanged=before == result)
            counts["changed"] += change is not None
            told = change.reports if change else ()
            for one in told:
                counts[one.kind] += 1
            counts["same"] += len(result.reports) - sum(one.after is not None for one in told)
            gone.update(one.report_id for one in told if one.after is None)
        notice(change)
    summary = Reread(**counts, judged_and_gone=tuple(sorted(gone & judged(store))))
    if run:
        store.link()
        store.finish_run(run, counts)
    return summary


def read_again(article: Article) -> Reading:
    """Runs in a worker."""
    from dateline.pipeline import read_cleaned  # noqa: PLC0415

    return read_cleaned(article)


def change_between(before: Reading, after: Reading) -> PageChange | None:
    if before == after:
        return None
    old = {report.id: report for report in before.reports}
    new = {report.id: report for report in after.reports}
    return PageChange(
        article_id=after.article.id,
        title=after.article.title,
        reports=tuple(report_changes(old, new)),
    )


def report_changes(old: dict[str, Report], new: dict[str, Report]) -> Iterator[ReportChange]:
    for report_id in (*old, *(i for i in new if i not in old)):
        before, after = old.get(report_id), new.get(report_id)
        told = after or before
        if told is not None and before != after:
            yield ReportChange(
                report_id=report_id,
                event_type=told.event_type,
                sentence=told.evidence.text,
                before=before,
                after=after,
            )


def put_again(store: Store, reading: Reading, run: Run | None, unchanged: bool) -> None:
    """Where the page lay stays known; a page that is told as before is known to be told so by this code too."""
    if run is None:
        return
    of_page = articles.c.id == reading.article.id
    if unchanged:
        mark = sa.update(articles).where(of_page).values(run_id=run.id, read_at=now())
        store._write(lambda connection: connection.execute(mark))
        return
    source = store._ask(lambda c: c.execute(sa.select(articles.c.source).where(of_page)).scalar())
    store.add(reading, run, source)


def judged(store: Store) -> set[str]:
    return {report_id for judgement in store.judgements() for report_id in judgement.report_ids}
