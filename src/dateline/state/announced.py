"""A deal that was announced and the deal that took effect are one: linking keeps what is planned from what took place.

They are one when they are told of the same days, no place or party speaks against it, and one of both speaks for it.
"""

import datetime as dt
from collections.abc import Sequence

from dateline.records import Status
from dateline.state.places import state_place
from dateline.state.records import KnownReport, Side
from dateline.state.sides import any_same, side_of

Group = list[KnownReport]


def with_announced(groups: Sequence[Group]) -> list[Group]:
    """Each announcement beside the deal it announced; one that fits none or several stays alone."""
    made = [list(group) for group in groups if not is_announcement(group)]
    alone = []
    for group in filter(is_announcement, groups):
        fitting = [deal for deal in made if announces(group, deal)]
        if len(fitting) == 1:
            fitting[0].extend(group)
        else:
            alone.append(group)
    return [*(sorted(deal, key=lambda t: (t.known_on, t.report.id)) for deal in made), *alone]


def is_announcement(group: Group) -> bool:
    return all(telling.report.status is Status.PLANNED for telling in group)


def announces(group: Group, deal: Group) -> bool:
    same_party = any_same(parties_of(group), parties_of(deal))
    one, two = places_of(group), places_of(deal)
    if same_party is False and parties_of(group) and parties_of(deal):
        return False
    if one and two and not one & two:
        return False
    return (same_party is True or bool(one & two)) and bool(days_of(group) & days_of(deal))


def parties_of(group: Group) -> tuple[Side, ...]:
    reports = [telling.report for telling in group]
    return tuple(side_of(p) for r in reports for p in (*r.actors, *r.recipients, *r.partners))


def places_of(group: Group) -> set[str]:
    return {place.key for telling in group if (place := state_place(telling.report))}


def days_of(group: Group) -> set[dt.date]:
    """The days on which a deal is said to begin, where they are said exactly."""
    times = [telling.report.time for telling in group]
    return {t.earliest for t in times if t and t.earliest and t.earliest == t.latest}
