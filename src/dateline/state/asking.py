"""What holds on a day, as known on a day: the one question that control, agreements, tolls and counts answer together.

Knowledge time is the publication day of the page, or the day it was read where it bears none: that is when a reader of
it could know. A question with `as_known` sees the pages up to that day and nothing of the later ones, also not through
an incident that later pages helped to tell.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from dateline.state.agreements import agreements_on
from dateline.state.control import control_on
from dateline.state.counts import counts_on
from dateline.state.places import is_about
from dateline.state.records import KnownReport, State
from dateline.state.tolls import tolls_on


def state_of(
    tellings: Iterable[KnownReport],
    on: dt.date,
    as_known: dt.date | None = None,
    place: str | None = None,
) -> State:
    """The state on a day; `place` is the name of a place, of a province with all in it, or a country code."""
    known = [
        telling
        for telling in tellings
        if (as_known is None or telling.known_on <= as_known)
        and is_about(telling.report.place, place)
    ]
    left_out: Counter[str] = Counter()
    return State(
        on=on,
        as_known=as_known,
        place=place,
        control=control_on(known, on, left_out),
        agreements=agreements_on(known, on),
        tolls=tolls_on(known, on, countries=place is None),
        counts=counts_on(known, on),
        tellings=len(known),
        left_out=dict(sorted(left_out.items())),
    )
