"""Why two reports or incidents of a store are one, or two; and what became of the id of an incident.

Asked of the rules and the judgements that hold now, over as much of the store as the two can touch, as linking itself
would. Where the store has not been linked since, the answer says so.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from itertools import product
from typing import Any

import sqlalchemy as sa

from dateline.incidents import IncidentChange, Telling
from dateline.judgements import Judgement
from dateline.linking.explaining import Explanation, JoinStep, explained, steps_of
from dateline.records import Record
from dateline.storage import judging
from dateline.storage.corrections import dismissed
from dateline.storage.incident_schema import incident_changes, incident_history
from dateline.storage.incident_writing import in_batches
from dateline.storage.neighbourhood import Neighbourhood
from dateline.storage.things import Thing, thing

NOT_LINKED = "the store was not linked since: `dateline link` brings it up to date"


class DatedChange(IncidentChange):
    at: str
    """When linking made it, UTC."""


class Why(Record):
    """What is known of how two things, or one, came to be linked as they are.

    `explanation` is of the reports asked about, or of the likest two of the incidents; null where only one thing was
    asked, or where one of the two is left out of linking. `steps` tell how a single incident came together.
    """

    asked: tuple[Thing, ...]
    explanation: Explanation | None = None
    steps: tuple[JoinStep, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    """All that were made about the reports, withdrawn ones included."""
    standing: tuple[str, ...] = ()
    """The ids of those that hold."""
    changes: tuple[DatedChange, ...] = ()
    """Merges and splits that led to or from the incidents asked about, oldest first."""
    notes: tuple[str, ...] = ()
    tellings: Mapping[str, Telling]
    """Every report named above, by its id."""

    def to_dict(self) -> dict[str, Any]:
        made = self.model_dump(mode="json", exclude={"tellings"})
        return {**made, "tellings": {key: one.to_dict() for key, one in self.tellings.items()}}


def why(connection: sa.Connection, one: str, two: str | None = None) -> Why:
    """Raises `StoreError` for an id that is of nothing in the store, or of several things."""
    asked = tuple(thing(connection, given) for given in (one, two) if given is not None)
    told = {report_id for each in asked for report_id in each.report_ids}
    holding = judging.holding(connection)
    left_out = dismissed(holding)
    near = Neighbourhood(connection, holding)
    near.open(told - left_out)
    present = [[r for r in each.report_ids if r in near.linker] for each in asked]
    explanation = explained_between(near, *present) if two is not None and all(present) else None
    steps = steps_of(near.linker, present[0][0]) if two is None and present[0] else ()
    made = judging.about(connection, sorted(told))
    return Why(
        asked=asked,
        explanation=explanation,
        steps=steps,
        judgements=made,
        standing=tuple(j.id for j in made if j in holding),
        changes=history(connection, {i for each in asked for i in (each.id, *each.incident_ids)}),
        notes=tuple(notes(asked, explanation, told & left_out)),
        tellings=near.tellings(spoken_of(explanation, steps, told & near.published.keys())),
    )


def spoken_of(
    explanation: Explanation | None, steps: Sequence[JoinStep], asked: Set[str]
) -> set[str]:
    """The reports that an answer names."""
    pairs = [step.likest for step in steps]
    groups: list[Sequence[str]] = [(*step.one, *step.two) for step in steps]
    if explanation is not None:
        pairs += [explanation.likeness, *explanation.chain, *explanation.exclusions]
        groups.append(explanation.rival)
    return {*asked, *(r for p in pairs for r in p.report_ids), *(r for g in groups for r in g)}


def explained_between(
    near: Neighbourhood, ones: Sequence[str], twos: Sequence[str]
) -> Explanation | None:
    """Of the likest two reports; an incident that is asked about twice has nothing to explain."""
    pairs = [(a, b) for a, b in product(ones, twos) if a != b]
    if not pairs:
        return None
    likest = max(
        (near.linker.likeness(a, b) for a, b in pairs),
        key=lambda pair: (not pair.barred, pair.score, pair.report_ids),
    )
    return explained(near.linker, *likest.report_ids)


def notes(
    asked: Sequence[Thing], explanation: Explanation | None, left_out: Set[str]
) -> Iterator[str]:
    for each in asked:
        if each.kind == "incident" and each.id not in each.incident_ids:
            became = ", ".join(each.incident_ids) or "nothing that is still there"
            yield f"incident {each.id} is no more; it became {became}"
        if left_out and left_out >= set(each.report_ids):
            yield f"{each.kind} {each.id} was judged to be no event, and takes part in no incident"
        elif not each.incident_ids:
            yield f"{each.kind} {each.id} waits to be linked: `dateline link` does it"
    if explanation is not None and is_behind(asked, explanation):
        yield NOT_LINKED


def is_behind(asked: Sequence[Thing], explanation: Explanation) -> bool:
    """Whether the incidents stored tell another story than the rules and judgements of today."""
    stored = [set(each.incident_ids) for each in asked]
    return all(stored) and explanation.are_one != bool(set.intersection(*stored))


def history(connection: sa.Connection, ids: Collection[str]) -> tuple[DatedChange, ...]:
    """All merges and splits on the way to these ids, and from them."""
    keys = {*led(connection, ids, "before", "after"), *led(connection, ids, "after", "before")}
    found: list[tuple[int, DatedChange]] = []
    for batch in in_batches(keys):
        asked = sa.select(incident_changes).where(incident_changes.c.key.in_(batch))
        for row in connection.execute(asked).mappings():
            change = IncidentChange.model_validate_json(row["record"])
            found.append((row["key"], DatedChange(**change.model_dump(), at=row["at"])))
    return tuple(change for _, change in sorted(found, key=lambda item: item[0]))


def led(connection: sa.Connection, ids: Collection[str], here: str, there: str) -> set[int]:
    """The changes met on the way from these ids in one direction of time."""
    columns = incident_history.c
    reached, open_ends, keys = set(ids), set(ids), set[int]()
    while open_ends:
        asked = sa.select(columns.change_key, columns[there]).where(columns[here].in_(open_ends))
        found = connection.execute(asked).all()
        keys.update(key for key, _ in found)
        open_ends = {led_to for _, led_to in found} - reached
        reached |= open_ends
    return keys
