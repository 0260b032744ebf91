"""Linking what waits: new reports, reports read anew, reports that are gone, and what was judged since.

One transaction, and only as much of the store as the change can touch: the outcome is that of linking everything anew
(a property test holds the two together). A process that is killed before the end leaves the incidents as they were and
the reports waiting. When the rules of linking themselves have changed since, everything is linked anew.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from importlib.resources import files

import sqlalchemy as sa

from dateline.incidents import Incident
from dateline.linking.assembly import incident
from dateline.linking.linking import NO_DAY
from dateline.linking.naming import Group, Named, named
from dateline.records import Record
from dateline.storage import judging
from dateline.storage.corrections import Corrections, corrections, with_judges
from dateline.storage.incident_schema import incident_reports, incidents, link_marks
from dateline.storage.incident_writing import in_batches, put_incidents
from dateline.storage.judgement_schema import judgements
from dateline.storage.neighbourhood import Neighbourhood, keep_blocks
from dateline.storage.schema import reports

RULES, JUDGED = "rules", "judged"


class Relinked(Record):
    """What a run of linking did."""

    reports: int
    """How many were looked at again."""
    changed: int
    """Incidents that are new, other than before, or gone."""
    merged: int
    split: int


NOTHING = Relinked(reports=0, changed=0, merged=0, split=0)


def relink(connection: sa.Connection, everything: bool = False) -> Relinked:
    """Inside a write transaction of the caller."""
    holding = judging.holding(connection)
    judged_to = connection.execute(sa.select(sa.func.max(judgements.c.key))).scalar() or 0
    marks = dict(connection.execute(sa.select(link_marks.c.name, link_marks.c.value)).all())
    everything = everything or marks.get(RULES) != rules()
    if everything:
        changed, gone = all_reports(connection), linked_but_gone(connection)
    else:
        changed, gone = waiting(connection, int(marks.get(JUDGED, 0)))
    near = Neighbourhood(connection, holding)
    done = NOTHING
    if changed or gone:
        touched = near.open_all(changed) if everything else near.open(changed)
        done = relinked(connection, near, touched, changed, gone)
    for name, value in ((RULES, rules()), (JUDGED, str(judged_to))):
        set_mark(connection, name, value, marks)
    return done


@cache
def rules() -> str:
    """A digest of all that decides which reports are one."""
    folder = files("dateline") / "linking"
    digest = hashlib.sha256()
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".py"):
            digest.update(file.read_bytes())
    return digest.hexdigest()


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


def waiting(connection: sa.Connection, judged_to: int) -> tuple[set[str], set[str]]:
    """Reports to be linked anew, with all that hung together with what changed; and those that are gone."""
    new = sa.select(reports.c.id).where(reports.c.linked.is_(None))
    gone = linked_but_gone(connection)
    changed = set(connection.execute(new).scalars()) | judged_since(connection, judged_to)
    return changed | hanging_together(connection, changed | gone) - gone, gone


def judged_since(connection: sa.Connection, judged_to: int) -> set[str]:
    """The reports of newer judgements, and those of judgements withdrawn since."""
    later = judging.after(connection, judged_to)
    withdrawn = {j.withdraws for j in later if j.withdraws}
    while withdrawn:
        found = judging.named(connection, withdrawn)
        later += found
        withdrawn = {j.withdraws for j in found if j.withdraws}
    return {report_id for judgement in later for report_id in judgement.report_ids}


def hanging_together(connection: sa.Connection, report_ids: Collection[str]) -> set[str]:
    """All reports of the incidents that were clustered together with those of these reports."""
    concerned = sa.select(incidents.c.key, incidents.c.component).join(incident_reports)
    keys: set[int] = set()
    for batch in in_batches(report_ids):
        rows = connection.execute(concerned.where(incident_reports.c.report_id.in_(batch))).all()
        keys.update(row.key for row in rows)
        keys |= of_components(connection, {row.component for row in rows if row.component})
    members = sa.select(incident_reports.c.report_id)
    found: set[str] = set()
    for some in in_batches(keys):
        of_some = members.where(incident_reports.c.incident_key.in_(some))
        found.update(connection.execute(of_some).scalars())
    return found


def of_components(connection: sa.Connection, components: Collection[str]) -> set[int]:
    found: set[int] = set()
    for batch in in_batches(components):
        question = sa.select(incidents.c.key).where(incidents.c.component.in_(batch))
        found.update(connection.execute(question).scalars())
    return found


def relinked(
    connection: sa.Connection,
    near: Neighbourhood,
    touched: Collection[str],
    changed: Collection[str],
    gone: Collection[str],
) -> Relinked:
    before = incidents_of(connection, {*touched, *changed, *gone})
    groups = sorted({near.linker.group_of(report_id) for report_id in touched})
    names = named(groups, first_told(near), before, near.linker.likeness)
    if clashes(connection, names, before):
        return relink(connection, everything=True)
    by_report = corrections(near.judgements)
    made = [made_of(name, group, near, by_report) for group, name in names.ids.items()]
    leaving = set(before.values()) - {one.id for one in made}
    number = put_incidents(connection, made, leaving, names.changes, components_of(near, names.ids))
    keep_blocks(connection, {i: near.tellings[i] for i in changed if i in near.tellings}, gone)
    mark_linked(connection, {*changed, *touched})
    kinds = [change.kind for change in names.changes]
    return Relinked(
        reports=len(touched),
        changed=number,
        merged=kinds.count("merged"),
        split=kinds.count("split"),
    )


def first_told(near: Neighbourhood) -> Callable[[Group], str]:
    return lambda group: min(group, key=lambda r: (near.tellings[r].published or NO_DAY, r))


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


def made_of(name: str, group: Group, near: Neighbourhood, by_report: Corrections) -> Incident:
    made = incident(name, [near.tellings[report_id] for report_id in group])
    if not by_report.keys() & set(group):
        return made
    return made.model_copy(update={"statements": with_judges(made.statements, by_report)})


def components_of(near: Neighbourhood, ids: Mapping[Group, str]) -> Mapping[str, str]:
    return {name: min(near.linker.reach(group)) for group, name in ids.items()}


def mark_linked(connection: sa.Connection, report_ids: Iterable[str]) -> None:
    for batch in in_batches(set(report_ids)):
        change = sa.update(reports).where(reports.c.id.in_(batch))
        connection.execute(change.values(linked=True))
