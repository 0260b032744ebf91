"""The tables of readings and events, made for 80 columns: what belongs together shares a cell."""

from collections.abc import Iterable

from rich.text import Text

from dateline.cli import wording
from dateline.cli.terminal import plain_table, screen
from dateline.records import Article, Reading, Report, SetAside, Status
from dateline.storage.records import StoredReport

SHORT_ID = 8
STATUS_STYLES = {
    Status.DENIED: "red",
    Status.THREATENED: "yellow",
    Status.PLANNED: "yellow",
    Status.DEMANDED: "yellow",
    Status.POSSIBLE: "yellow",
}


def show_reading(reading: Reading) -> None:
    out = screen()
    out.print(Text(reading.article.title or "(no title)", style="bold"))
    out.print(Text(page_line(reading.article), style="dim"))
    if reading.reports:
        table = plain_table(
            "Event", "Who → whom", "Where, when", "How many", "According to", spaced=True
        )
        for report in reading.reports:
            table.add_row(*reading_row(report))
        out.print(table)
    else:
        out.print("\nNo events.")
    out.print(Text(closing_line(reading), style="dim"))


def page_line(article: Article) -> str:
    known = (
        article.outlet,
        wording.day(article.published) if article.published else "day unknown",
        article.language,
        article.url,
    )
    return " · ".join(part for part in known if part)


def reading_row(report: Report) -> tuple[Text | str, ...]:
    where_and_when = (wording.place(report), wording.days(report.time))
    return (
        event_cell(report),
        wording.who_and_whom(report),
        "\n".join(part for part in where_and_when if part),
        wording.figures(report),
        wording.who_says(report.sources, "the page itself"),
    )


def event_cell(report: Report) -> Text:
    kind, _, remark = wording.happening(report).partition("\n")
    cell = Text(kind, style="bold")
    if remark:
        cell.append(f"\n{remark}", style=STATUS_STYLES.get(report.status, "dim"))
    return cell


def closing_line(reading: Reading) -> str:
    declined = len(reading.set_aside)
    line = quantity(len(reading.reports), "event")
    return f"{line} · {declined} set aside (--set-aside shows them)" if declined else line


def quantity(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def show_set_aside(reading: Reading) -> None:
    table = plain_table("Stage", "Reason", "Words")
    for item in reading.set_aside:
        table.add_row(item.stage, item.reason, words_of(item, reading.article.text))
    screen().print(table)


def words_of(item: SetAside, text: str) -> str:
    if item.start is None or item.end is None:
        return ""
    words = " ".join(text[item.start : item.end].split())
    return words if len(words) <= 160 else f"{words[:157]}…"


def show_events(events: Iterable[StoredReport], total: int, store: str) -> None:
    out = screen()
    table = plain_table("Id", "Event", "Who → whom", "Where, when", "According to", spaced=True)
    for event in events:
        table.add_row(*event_row(event))
    if table.row_count:
        out.print(table)
    more = f" of {total:,}; --limit 0 shows all" if table.row_count < total else ""
    hint = f" · dateline show ID --db {store}" if table.row_count else ""
    out.print(Text(f"{quantity(table.row_count, 'event')}{more}{hint}", style="dim"))


def event_row(event: StoredReport) -> tuple[Text | str, ...]:
    report = event.report
    kind, figures = event_cell(report), wording.figures(report)
    if figures:
        kind.append(f"\n{figures}")
    where_and_when = (wording.place(report), wording.days(report.time))
    outlet = event.outlet or event.source or ""
    claimed = wording.who_says(report.sources, "")
    return (
        Text(report.id[:SHORT_ID], style="cyan"),
        kind,
        wording.who_and_whom(report),
        "\n".join(part for part in where_and_when if part),
        Text.assemble(f"{claimed}\n" if claimed else "", (outlet, "dim")),
    )
