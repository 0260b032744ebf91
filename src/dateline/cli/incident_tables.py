"""The table of incidents: each happening once, who vouches for it, what is disputed and by whom."""

from collections.abc import Iterable, Sequence

from rich.text import Text

from dateline.cli import wording
from dateline.cli.tables import SHORT_ID, STATUS_STYLES, quantity
from dateline.cli.terminal import plain_table, screen
from dateline.incidents import Incident
from dateline.records import Status
from dateline.storage.incident_records import StoredIncident

NAMED = 3
"""Witnesses named before the rest is a number."""


def show_incidents(found: Sequence[StoredIncident], total: int, store: str) -> None:
    out = screen()
    table = plain_table("Id", "What", "Who → whom", "Where, when", "Witnesses", spaced=True)
    for item in found:
        table.add_row(*incident_row(item.incident))
    if found:
        out.print(table)
    more = f" of {total:,}; --limit 0 shows all" if len(found) < total else ""
    disputed = sum(1 for item in found if item.incident.disputed_fields)
    shown = f"{quantity(len(found), 'incident')}{more}, {disputed} disputed · {store}"
    out.print(Text(shown, style="dim"))


def incident_row(incident: Incident) -> tuple[Text | str, ...]:
    where_and_when = (incident.place.name if incident.place else "", wording.days(incident.time))
    return (
        Text(incident.id[:SHORT_ID], style="cyan"),
        what_cell(incident),
        wording.who_and_whom(incident),
        "\n".join(part for part in where_and_when if part),
        witness_cell(incident),
    )


def what_cell(incident: Incident) -> Text:
    cell = Text(incident.event_type.value.replace("_", " "), style="bold")
    if incident.status is not Status.HAPPENED:
        cell.append(f"\n({incident.status})", style=STATUS_STYLES.get(incident.status, "dim"))
    for line in wording.amounts(incident.counts):
        cell.append(f"\n{line}", style="")
    return cell


def witness_cell(incident: Incident) -> Text:
    names = [witness.name for witness in incident.witnesses]
    rest = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    cell = Text(f"{len(names)}: {', '.join(names[:NAMED])}{rest}")
    for line in disputes(incident):
        cell.append(f"\n{line}", style="red")
    return cell


def disputes(incident: Incident) -> Iterable[str]:
    """ "killed disputed by SANA (12, 40)"."""
    names = {witness.id: witness.name for witness in incident.witnesses}
    for consensus in incident.consensus:
        if consensus.disputed_by:
            who = ", ".join(dict.fromkeys(names.get(i, i) for i in consensus.disputed_by))
            values = "; ".join(wording.value(position.value) for position in consensus.positions)
            yield f"{consensus.field.replace('_', ' ')} disputed by {who} ({values})"
