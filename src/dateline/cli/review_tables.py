"""What a reviewer sees: the incident, its reports with their words, the keys, and what it might be the same as."""

import datetime as dt

from rich.text import Text

from dateline.cli import wording
from dateline.cli.incident_tables import disputes, incident_row
from dateline.cli.support import marked, values_of
from dateline.cli.tables import SHORT_ID, quantity
from dateline.cli.terminal import plain_table, screen
from dateline.incidents import Incident
from dateline.storage.incident_records import IncidentDetail, IncidentFilter
from dateline.storage.records import StoredReport
from dateline.storage.reviewing import Order
from dateline.storage.store import Store

OFFERED = 6
KEYS = (
    "a accept · n no event · s same as … · d different from … · c correct · w why · u undo · "
    "space skip · q quit"
)
FIRST_OF = {
    Order.UNCERTAIN: "least certain first",
    Order.DISPUTED: "most disputed first",
    Order.NEWEST: "newest first",
}


def show_incident(detail: IncidentDetail, store: Store, order: Order) -> None:
    out, incident = screen(), detail.stored.incident
    waiting = quantity(store.waiting_for_review(), "incident")
    out.print(Text(f"\n── {waiting} to review, {FIRST_OF[order]} ──", style="dim"))
    out.print(heading(incident))
    for line in disputes(incident):
        out.print(Text(line, style="red"))
    for number, stored in enumerate(detail.reports, start=1):
        show_report(number, stored, store.article(stored.article_id).text)


def heading(incident: Incident) -> Text:
    """ "shelling · army → civilians · Saraqib · 24 Feb 2020 · 14 killed"."""
    _, what, who, where, _ = incident_row(incident)
    parts = (*str(what).splitlines(), *str(who).splitlines(), *str(where).splitlines())
    return Text(incident.id[:SHORT_ID], style="cyan").append(
        " " + " · ".join(part for part in parts if part), style="bold"
    )


def show_report(number: int, stored: StoredReport, text: str) -> None:
    """The sentence with its values underlined, and each value beside the role it has."""
    out, report = screen(), stored.report
    day = wording.day(stored.published) if stored.published else None
    page = " · ".join(part for part in (stored.outlet, day, stored.language, stored.title) if part)
    line = Text(f"[{number}] ", style="bold").append(report.id[:SHORT_ID], style="cyan")
    out.print(line.append(f" {page} · confidence {report.confidence:.2f}", style="dim"))
    values = list(values_of(report))
    sentences = ((s.start, s.end) for s in (report.evidence, *report.more_evidence))
    for start, end in dict.fromkeys(sentences):
        out.print(Text("    ").append_text(marked(text, start, end, values)))
    told = "; ".join(f"{value.role}: {value.value}" for value in values)
    says = "" if report.sources else "; says: the page itself"
    out.print(Text(f"    {told}{says}", style="dim"))


def show_keys(detail: IncidentDetail, chosen: str | None) -> None:
    about = "the whole incident" if chosen is None else f"report {chosen[:SHORT_ID]}"
    several = f" · 1-{len(detail.reports)} one report, 0 all" if len(detail.reports) > 1 else ""
    screen().print(Text(f"{KEYS}{several} — about {about}", style="dim"))


def show_others(detail: IncidentDetail, store: Store) -> None:
    """Incidents of the same days and country: most of what this one may be the same as."""
    incident = detail.stored.incident
    table = plain_table("Id", "What", "Who → whom", "Where, when")
    found = store.incidents(around(incident)).items if incident.time else ()
    others = [item.incident for item in found if item.incident.id != incident.id]
    for other in others[:OFFERED]:
        table.add_row(*incident_row(other)[:4])
    if others:
        screen().print(table)


def around(incident: Incident) -> IncidentFilter:
    """A day earlier to a day later, in its country."""
    time, day = incident.time, dt.timedelta(days=1)
    return IncidentFilter(
        first_day=time.earliest - day if time and time.earliest else None,
        last_day=time.latest + day if time and time.latest else None,
        country=incident.place.country if incident.place else None,
        limit=OFFERED + 1,
    )


def show_end(judged: int, waiting: int) -> None:
    left = f"{quantity(waiting, 'incident')} left to review"
    screen().print(Text(f"\n{quantity(judged, 'judgement')} stored · {left}", style="dim"))
