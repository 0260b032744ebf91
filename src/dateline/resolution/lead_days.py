"""Acts told without a day where the news began some days ago: between the day of the lead and that of the page.

A page of Saturday whose first sentence tells of Thursday tells of Thursday and the days after; that such an act fell
on the eve of publication would be a guess.
"""

import datetime as dt
from collections.abc import Sequence

from dateline.records import BlockKind, EventTime, Status
from dateline.resolution.drafts import Draft, has_own

LONGEST = dt.timedelta(days=14)
"""How long before publication the lead of news may lie."""
EXACT = dt.timedelta(days=2)


def count_from_lead(drafts: Sequence[Draft]) -> None:
    """Let the days that only publication gives begin with the day of the lead, where that is earlier."""
    first = next((d.report.time for d in drafts if is_lead(d)), None)
    if first is None or first.earliest is None:
        return
    for draft in drafts:
        time = draft.report.time
        if time is None or time.basis != "publication" or not time.earliest or not time.latest:
            continue
        recent = time.latest - first.earliest <= LONGEST
        if recent and first.earliest < time.earliest:
            wider = time.model_copy(update={"earliest": first.earliest})
            draft.report = draft.report.model_copy(update={"time": wider})


def is_lead(draft: Draft) -> bool:
    """The first act of the body that is told with a day and as news."""
    report, time = draft.report, draft.report.time
    news = report.status is Status.HAPPENED and not report.background and not draft.claim.had_been
    return news and draft.block is BlockKind.BODY and has_own(time) and is_exact(time)


def is_exact(time: EventTime | None) -> bool:
    if time is None or time.earliest is None or time.latest is None:
        return False
    return time.latest - time.earliest <= EXACT
