"""Counts by week and type, and the dead as ranges: figures of the record, not of the war."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable

from fastapi import APIRouter, Request, Response

from dateline.storage.incident_records import DailyCount
from dateline.web.asking import OpenStore
from dateline.web.families import FAMILY_OF
from dateline.web.pages.state import day_of
from dateline.web.templating import page

router = APIRouter(include_in_schema=False)

WEEKS = 26
"""How many of the newest weeks the table has."""


@router.get("/figures")
def figures(request: Request, store: OpenStore) -> Response:
    asked = request.query_params
    first, last = (day_of(name, asked.get(name, "")) for name in ("from", "to"))
    counts = store.daily(first, last)
    weeks = by_week(counts)
    return page(
        request,
        "figures.html",
        types=by_type(counts).most_common(),
        weeks=weeks[-WEEKS:],
        most=max((week.total() for _, week, _ in weeks), default=1),
        killed=(sum(c.killed_low for c in counts), sum(c.killed_high for c in counts)),
        total=sum(c.incidents for c in counts),
        family_of=FAMILY_OF,
        first=first,
        last=last,
    )


def by_type(counts: Iterable[DailyCount]) -> Counter[str]:
    found: Counter[str] = Counter()
    for one in counts:
        found[one.event_type] += one.incidents
    return found


def by_week(
    counts: Iterable[DailyCount],
) -> list[tuple[dt.date, Counter[str], tuple[int, int]]]:
    """Monday, incidents by family, the dead at least and at most; weeks without an incident are left out."""
    families: defaultdict[dt.date, Counter[str]] = defaultdict(Counter)
    dead: defaultdict[dt.date, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for one in counts:
        monday = one.day - dt.timedelta(days=one.day.weekday())
        families[monday][FAMILY_OF[one.event_type]] += one.incidents
        low, high = dead[monday]
        dead[monday] = (low + one.killed_low, high + one.killed_high)
    return [(monday, families[monday], dead[monday]) for monday in sorted(families)]
