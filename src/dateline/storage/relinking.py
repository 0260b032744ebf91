"""Linking what waits: new reports, reports read anew, reports that are gone, and what was judged since.

One transaction, and only as much of the store as the change can touch: the outcome is that of linking everything anew
(a property test holds the two together). A process that is killed before the end leaves the incidents as they were and
the reports waiting. When the rules of linking themselves have changed since, everything is linked anew.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set

import sqlalchemy as sa

from dateline.incidents import Incident
from dateline.linking.assembly import incident
from dateline.linking.linking import NO_DAY
from dateline.linking.naming import Group, Named, named
from dateline.records import Record
from dateline.storage import judging
from dateline.storage.compared import RULES, keep, rules
from dateline.storage.corrections import corrections, with_judges
from dateline.storage.incident_schema import incident_reports, incidents, link_marks
from dateline.storage.incident_writing import in_batches, replace_incidents, settle
from dateline.storage.judgement_schema import judgements
from dateline.storage.neighbourhood import Compare, Neighbourhood, hanging_together
from dateline.storage.schema import reports

JUDGED = "judged"


class Relinked(Record):
    """What a run of linking did."""

    reports: int
    """How many were looked at again."""
    changed: int
    """Incidents that are new, other than before, or gone."""
    merged: int
    split: int


NOTHING = Relinked(reports=0, changed=0, merged=0, split=0)


def relink(
    connection: sa.Connection, everything: bool = False, compare: Compare | None = None
) -> Relinked:
    """Inside a write transaction of the caller; `compare` is for many reports at once."""
    holding = judging.holding(connection)
    judged_to = connection.execute(sa.select(sa.func.max(judgements.c.key))).scalar() or 0
    marks = dict(connection.execute(sa.select(link_marks.c.name, link_marks.c.value)).all())
    everything = everything or marks.get(RULES) != rules()
    near = Neighbourhood(connection, holding, compare)
    if everything:
        fresh, gone = all_reports(connection), linked_but_gone(connection)
    else:
        fresh = {*near.waiting, *judged_since(connection, int(marks.get(JUDGED, 0)))}
        gone = linked_but_gone(connection)
    done = NOTHING
    if fresh or gone:
        left = set().union(*hanging_together(connection, gone)) - gone
        touched = near.open_all(fresh) if everything else near.open(fresh, left)
        done = relinked(connection, near, touched | fresh, fresh, gone)
    for name, value in ((RULES, rules()), (JUDGED, str(judged_to))):
        set_mark(connection, name, value, marks)
    return done


def set_mark(connection: sa.Connection, name: str, value: str, known: Mapping[str, str]) -> None:
    if name not in known:
        connection.execute(sa.insert(link_marks).values(name=name, value=value))
    elif known[name] != value:
        change = sa.update(link_marks).where(link_marks.c.name == name)
        connection.execute(change.values(value=value))


def all_reports(connection: sa.Connection) -> set[str]:
    return set(connection.execute(sa.select(reports.c.id)).scalars())


def linked_but_gone(connection: sa.Connection) -> set[str]:
    there = sa.select(reports.c.id)
    question = sa.select(incident_reports.c.report_id).where(
        incident_reports.c.report_id.not_in(there)
    )
    return set(connection.execute(question).scalars())


def judged_since(connection: sa.Connection, judged_to: int) -> set[str]:
    """The reports of newer judgements, and those of judgements withdrawn since."""
    later = judging.after(connection, judged_to)
    withdrawn = {j.withdraws for j in later if j.withdraws}
    while withdrawn:
        found = judging.named(connection, withdrawn)
        later += found
        withdrawn = {j.withdraws for j in found if j.withdraws}
    return {report_id for judgement in later for report_id in judgement.report_ids}


def relinked(
    connection: sa.Connection,
    near: Neighbourhood,
    touched: Collection[str],
    fresh: Collection[str],
    gone: Collection[str],
) -> Relinked:
    before = incidents_of(connection, {*touched, *gone})
    present = [report_id for report_id in touched if report_id in near.linker]
    groups = sorted({near.linker.group_of(report_id) for report_id in present})
    names = named(groups, first_told(near), before, near.linker.likeness)
    if clashes(connection, names, before):
        return relink(connection, everything=True)
    leaving = set(before.values()) - set(names.ids.values())
    number, days = replace_incidents(connection, (), leaving)
    for batch in in_batches(remade(names, before, set(fresh))):
        of_batch, its_days = replace_incidents(connection, made_of(batch, near))
        number, days = number + of_batch, days | its_days
    settle(connection, number, days, names.changes, components_of(near, names.ids))
    keep(connection, fresh, near.linker, gone)
    mark_linked(connection, fresh)
    kinds = [change.kind for change in names.changes]
    return Relinked(
        reports=len(touched),
        changed=number,
        merged=kinds.count("merged"),
        split=kinds.count("split"),
    )


def remade(names: Named, before: Mapping[str, str], fresh: Set[str]) -> list[tuple[str, Group]]:
    """The incidents that are to be made anew: those whose reports are others than before, or say something else."""
    members: dict[str, set[str]] = defaultdict(set)
    for report_id, incident_id in before.items():
        members[incident_id].add(report_id)
    return [
        (name, group)
        for group, name in names.ids.items()
        if members.get(name) != set(group) or not fresh.isdisjoint(group)
    ]


def first_told(near: Neighbourhood) -> Callable[[Group], str]:
    return lambda group: min(group, key=lambda r: (near.published[r] or NO_DAY, r))


def incidents_of(connection: sa.Connection, report_ids: Collection[str]) -> dict[str, str]:
    """Report id -> id of the incident it is in now."""
    found: dict[str, str] = {}
    question = sa.select(incident_reports.c.report_id, incidents.c.id).join(incidents)
    for batch in in_batches(report_ids):
        rows = connection.execute(question.where(incident_reports.c.report_id.in_(batch)))
        found.update((report_id, incident_id) for report_id, incident_id in rows)
    return found


def clashes(connection: sa.Connection, names: Named, before: Mapping[str, str]) -> bool:
    """Whether a new id is borne by an incident that this change does not touch: rare, and then all is linked."""
    new = set(names.ids.values()) - set(before.values())
    taken = sa.select(incidents.c.id)
    return any(
        connection.execute(taken.where(incidents.c.id.in_(batch))).first()
        for batch in in_batches(new)
    )


def made_of(named_groups: Sequence[tuple[str, Group]], near: Neighbourhood) -> list[Incident]:
    by_report = corrections(near.judgements)
    found = near.tellings({report_id for _, group in named_groups for report_id in group})
    made = []
    for name, group in named_groups:
        one = incident(name, [found[report_id] for report_id in group])
        if by_report.keys() & set(group):
            one = one.model_copy(update={"statements": with_judges(one.statements, by_report)})
        made.append(one)
    return made


def components_of(near: Neighbourhood, ids: Mapping[Group, str]) -> Mapping[str, str]:
    """Incident id -> the least report of all that hang together with it."""
    least = {member: group[0] for group in near.linker.components() for member in group}
    return {name: least[group[0]] for group, name in ids.items()}


def mark_linked(connection: sa.Connection, report_ids: Iterable[str]) -> None:
    for batch in in_batches(set(report_ids)):
        change = sa.update(reports).where(reports.c.id.in_(batch))
        connection.execute(change.values(linked=True))
