"""The tables of coverage: totals, outlets, languages, provinces, silent days, and what was declined."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from dateline.cli import wording
from dateline.cli.tables import quantity
from dateline.cli.terminal import plain_table, screen
from dateline.storage.coverage_records import Coverage, ProvinceCoverage, Read, Stretch

if TYPE_CHECKING:
    from rich.table import Table

MOST = 20
"""Rows of a table before the rest is a number; `--json` has them all."""


def show_coverage(found: Coverage, store: str) -> None:
    out = screen()
    out.print(Text(f"{totals(found)} · {store}", style="bold"))
    if not found.articles:
        return
    read_table("Outlet", [(one.outlet or "(unknown)", one) for one in found.outlets])
    read_table("Language", [(one.language or "(unknown)", one) for one in found.languages])
    read_table("Province", [(province(one), one) for one in found.provinces])
    for line in silences(found):
        out.print(line)
    declined_table(found)


def declined_table(found: Coverage) -> None:
    """By the kind of reason, which stands before its colon."""
    kinds: Counter[tuple[str, str]] = Counter()
    for one in found.set_aside:
        kinds[one.stage, one.reason.partition(":")[0]] += one.count
    table = plain_table("Set aside", "Stage", "Reason")
    for (stage, reason), number in kinds.most_common(MOST):
        table.add_row(f"{number:,}", stage, reason)
    printed(table, len(kinds))


def totals(found: Coverage) -> str:
    counted = {
        f"{quantity(found.articles, 'article')} read": found.articles,
        f"{quantity(found.reports, 'report')} in them": found.reports,
        f"{found.undated:,} without a day": found.undated,
        f"{quantity(found.unread_pages, 'page')} could not be read": found.unread_pages,
        f"{found.waiting:,} announced and not fetched yet": found.waiting,
        f"{found.given_up:,} that could not be fetched": found.given_up,
    }
    return ", ".join(said for said, number in counted.items() if number) or "nothing was read"


def read_table(heading: str, rows: Sequence[tuple[str, Read]]) -> None:
    table = plain_table(heading, "Articles", "Reports", "Days", "From, to")
    for name, one in rows[:MOST]:
        span = (
            wording.interval(one.first_day, one.last_day) if one.first_day and one.last_day else ""
        )
        table.add_row(name, f"{one.articles:,}", f"{one.reports:,}", f"{one.days:,}", span)
    printed(table, len(rows))


def printed(table: "Table", rows: int) -> None:
    if rows:
        screen().print(table)
    if rows > MOST:
        screen().print(Text(f"and {rows - MOST:,} more; --json has them all\n", style="dim"))


def province(one: ProvinceCoverage) -> str:
    return ", ".join(part for part in (one.admin1, one.country) if part)


def silences(found: Coverage) -> Iterable[Text]:
    """Days on which nobody was read, and days on which nothing was told: two kinds of silence."""
    if not found.days:
        return
    first, last = found.days[0].day, found.days[-1].day
    read = sum(1 for day in found.days if day.articles)
    yield Text(
        f"Read on {read:,} of {quantity(len(found.days), 'day')}, {wording.interval(first, last)}."
    )
    yield stretched("Nobody was read, so nothing is known", found.not_read, "yellow")
    yield stretched("Read, and nothing was told", found.nothing_found, "")


def stretched(label: str, days: Sequence[Stretch], style: str) -> Text:
    """The longest first."""
    longest = sorted(days, key=lambda one: (-one.days, one.first_day))
    shown = [wording.interval(one.first_day, one.last_day) for one in longest[:MOST]]
    more = f", and {len(days) - MOST:,} more" if len(days) > MOST else ""
    total = sum(one.days for one in days)
    listed = f": {'; '.join(shown)}{more}" if shown else ""
    return Text(f"{label} on {quantity(total, 'day')}{listed}.", style=style)
