"""What an incident is said to be, side by side: one row a value, one column a witness, each cell with its words.

Ten reprints of one story are one column that names all who carry it. A cell agrees, differs, or is empty; what is given
as the value of the incident stands in front, with how many say so.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.incidents import Consensus, Incident, Statement, Value, Witness
from dateline.records import Count, EventPlace, EventTime, Party
from dateline.web.interface import Interface

ROLE_OF = {
    "event_type": "event",
    "status": "event",
    "actors": "actor",
    "recipients": "recipient",
    "partners": "partner",
    "place": "place",
    "time": "time",
}


@dataclass(frozen=True)
class Saying:
    """What one witness says of one field, and where that can be read."""

    text: str
    words: str
    article_id: str | None
    report_id: str
    start: int
    outlet: str | None
    language: str | None


@dataclass(frozen=True)
class Cell:
    sayings: tuple[Saying, ...]
    differs: bool


@dataclass(frozen=True)
class Row:
    field: str
    role: str
    value: str
    corroborated_by: int
    disputed: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Sides:
    witnesses: tuple[Witness, ...]
    rows: tuple[Row, ...]


def sides_of(incident: Incident, ui: Interface) -> Sides:
    rows = tuple(row(consensus, incident, ui) for consensus in incident.consensus)
    return Sides(incident.witnesses, rows)


def row(consensus: Consensus, incident: Incident, ui: Interface) -> Row:
    told = [s for s in incident.statements if s.field == consensus.field]
    return Row(
        field=consensus.field,
        role=ROLE_OF.get(consensus.field, "count"),
        value=agreed(consensus, ui),
        corroborated_by=consensus.corroborated_by,
        disputed=bool(consensus.disputed_by),
        cells=tuple(cell(consensus, witness, told, ui) for witness in incident.witnesses),
    )


def agreed(consensus: Consensus, ui: Interface) -> str:
    if consensus.low is not None or consensus.best is not None or consensus.high is not None:
        return ui.quantity(consensus.low, consensus.best, consensus.high)
    return ui.row(*(value_text(consensus.field, value, ui) for value in consensus.values))


def cell(consensus: Consensus, witness: Witness, told: Iterable[Statement], ui: Interface) -> Cell:
    sayings: dict[str, Saying] = {}
    for statement in told:
        if statement.witness_id == witness.id:
            said = saying(statement, ui)
            sayings.setdefault(said.text, said)
    return Cell(tuple(sayings.values()), witness.id in consensus.disputed_by)


def saying(statement: Statement, ui: Interface) -> Saying:
    return Saying(
        text=value_text(statement.field, statement.value, ui),
        words=statement.words.text,
        article_id=statement.article_id,
        report_id=statement.report_id,
        start=statement.words.start,
        outlet=statement.outlet,
        language=statement.language,
    )


def value_text(field: str, value: Value, ui: Interface) -> str:
    if isinstance(value, Party):
        return value.name
    if isinstance(value, EventPlace):
        return ui.listed_place(value.name, value.admin1, value.country)
    if isinstance(value, EventTime):
        return ui.days(value.earliest, value.latest) or f"“{value.text}”"
    if isinstance(value, Count):
        return ui.quantity(value.low, value.best, value.high) or f"“{value.as_stated}”"
    return ui.term("type" if field == "event_type" else "status", value)
