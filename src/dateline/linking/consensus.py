"""What the statements of an incident come to, field by field.

Witnesses count, not reports. A value is chosen that most independent witnesses hold or that includes what they hold;
between equals the more exact one wins, then the one told last, since tolls grow and first days are corrected. Whoever
says what cannot be true beside it disputes it and is named. A denial disputes that the thing happened; what it says
of doers and places in passing supports nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from dateline.incidents import Consensus, FieldName, Position, Statement, Value
from dateline.linking.agreement import compatible, same
from dateline.records import Count, CountName, EventPlace, EventTime, EventType, Party, Status

FIELDS: tuple[FieldName, ...] = (
    *("event_type", "status", "place", "time"),
    *("actors", "recipients", "partners"),
    *get_args(CountName),
)
ROLE_FIELDS = frozenset({"actors", "recipients", "partners"})
ASSERTED: tuple[Status, ...] = (
    *(Status.HAPPENED, Status.ONGOING, Status.POSSIBLE),
    *(Status.PLANNED, Status.THREATENED, Status.DEMANDED, Status.DENIED),
)
"""Who says it happened goes before who says it may have, or will; a denial decides only where nobody claims."""
OPEN_DAYS = 10_000
Holding = Callable[[Value, Value], bool]


@dataclass(slots=True)
class Tally:
    """A position while it is being counted."""

    value: Value
    statements: list[Statement]

    @property
    def witnesses(self) -> tuple[str, ...]:
        return tuple(sorted({s.witness_id for s in self.statements}, key=witness_number))

    @property
    def told_last(self) -> int:
        return max(s.published.toordinal() if s.published else 0 for s in self.statements)


def consensus_of(statements: Sequence[Statement]) -> tuple[Consensus, ...]:
    """One consensus a field that anybody speaks of."""
    denials = {s.report_id for s in statements if s.value is Status.DENIED}
    asserted = [s for s in statements if s.report_id not in denials]
    found = []
    for field in FIELDS:
        on_field = statements if field == "status" else asserted or statements
        said = [s for s in on_field if s.field == field]
        if said:
            found.append(
                parties_agreed(field, said) if field in ROLE_FIELDS else agreed(field, said)
            )
    return tuple(found)


def agreed(field: FieldName, said: Sequence[Statement]) -> Consensus:
    """The consensus on a field that has one value."""
    ranked = by_merit(tallied(said))
    best = ranked[0].value
    return consensus(field, (best,), ranked, [best])


def parties_agreed(field: FieldName, said: Sequence[Statement]) -> Consensus:
    """Every party beside the best supported one that somebody names with it, or that contradicts nobody chosen."""
    ranked = by_merit(tallied(said))
    together = {s.report_id for s in ranked[0].statements}
    chosen = [
        t.value
        for t in ranked
        if together & {s.report_id for s in t.statements}
        or (is_listed(t.value) and all(compatible(t.value, o.value) for o in ranked))
    ]
    return consensus(field, tuple(chosen), ranked, chosen)


def consensus(
    field: FieldName, values: tuple[Value, ...], ranked: Sequence[Tally], chosen: Sequence[Value]
) -> Consensus:
    supporters = witnesses_who(ranked, chosen, supports)
    objectors = [
        w
        for w in witnesses_who(ranked, chosen, lambda a, b: not compatible(a, b))
        if w not in supporters
    ]
    figures = [t.value for t in ranked if isinstance(t.value, Count)]
    first = chosen[0]
    return Consensus(
        field=field,
        values=values,
        low=min((n for c in figures if (n := lowest(c)) is not None), default=None),
        best=first.best if isinstance(first, Count) else None,
        high=max((n for c in figures if (n := highest(c)) is not None), default=None),
        positions=tuple(map(position, ranked)),
        corroborated_by=len(supporters),
        disputed_by=tuple(objectors),
    )


def tallied(said: Iterable[Statement]) -> list[Tally]:
    tallies: list[Tally] = []
    for statement in said:
        tally = next((t for t in tallies if same(t.value, statement.value)), None)
        if tally is None:
            tallies.append(Tally(statement.value, [statement]))
        else:
            tally.statements.append(statement)
    return tallies


def by_merit(tallies: Sequence[Tally]) -> Sequence[Tally]:
    """Best first."""
    if len(tallies) < 2:
        return tallies
    return sorted(tallies, key=lambda t: merit(t, tallies))


def merit(tally: Tally, rivals: Sequence[Tally]) -> tuple[object, ...]:
    """Smallest is best. The ids at the end make the choice the same on every machine."""
    backing = witnesses_who(rivals, [tally.value], supports)
    status = ASSERTED.index(tally.value) if isinstance(tally.value, Status) else 0
    own = -len(tally.witnesses)
    least = min(s.report_id for s in tally.statements)
    return status, -len(backing), extent(tally.value), own, -tally.told_last, least


def supports(value: Value, chosen: Value) -> bool:
    """Whether who says the first says the second too. Being no contradiction is not enough for a party or a type."""
    if isinstance(value, Party) and isinstance(chosen, Party):
        listed = is_listed(value) and is_listed(chosen)
        return same(value, chosen) or (listed and compatible(value, chosen))
    if isinstance(value, EventType | Status):
        return value is chosen
    return compatible(value, chosen)


def witnesses_who(
    tallies: Iterable[Tally], chosen: Sequence[Value], hold: Holding
) -> tuple[str, ...]:
    found = {
        witness
        for tally in tallies
        for witness in tally.witnesses
        if any(hold(tally.value, value) for value in chosen)
    }
    return tuple(sorted(found, key=witness_number))


def is_listed(value: Value) -> bool:
    return isinstance(value, Party) and value.actor_id is not None


def extent(value: Value) -> float:
    """How inexact it is: kilometres, days, or people."""
    if isinstance(value, EventPlace):
        return value.uncertainty_km
    if isinstance(value, EventTime):
        known = value.earliest is not None and value.latest is not None
        inferred = OPEN_DAYS if value.basis == "publication" else 0
        width = (value.latest - value.earliest).days if known else OPEN_DAYS  # type: ignore[operator]
        return width + inferred
    if isinstance(value, Count):
        return 0 if value.best is not None else 1
    return 0 if is_listed(value) else 1


def lowest(count: Count) -> int | None:
    return count.low if count.low is not None else count.best


def highest(count: Count) -> int | None:
    """The upper end, or for "at least 14" what is certain."""
    known = [n for n in (count.high, count.best, count.low) if n is not None]
    return max(known, default=None)


def position(tally: Tally) -> Position:
    reports = tuple(sorted({s.report_id for s in tally.statements}))
    return Position(value=tally.value, witness_ids=tally.witnesses, report_ids=reports)


def witness_number(witness_id: str) -> int:
    return int(witness_id[1:])
