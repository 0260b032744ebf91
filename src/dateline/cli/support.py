"""What supports an event: the words of every value, in the sentence and elsewhere on the page."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.text import Text

from dateline.cli import wording
from dateline.cli.terminal import plain_table, screen
from dateline.records import Party, Report, Source, Span
from dateline.storage.records import StoredReport

COLOURS = {
    "event": "bold",
    "who": "blue",
    "whom": "magenta",
    "with": "cyan",
    "where": "green",
    "when": "yellow",
    "how many": "red",
    "says": "bright_black",
}
AROUND = 60
"""Characters of the page shown on either side of words that stand elsewhere."""


class Value(NamedTuple):
    """A value of the event, and the words that support it."""

    role: str
    value: str
    start: int
    end: int

    @property
    def style(self) -> str:
        return f"underline {COLOURS[self.role]}"

    def is_within(self, span: Span) -> bool:
        return span.start <= self.start and self.end <= span.end


def values_of(report: Report) -> Iterator[Value]:
    trigger = report.trigger
    yield Value("event", wording.happening(report).replace("\n", " "), trigger.start, trigger.end)
    for role, parties in (
        ("who", report.actors),
        ("whom", report.recipients),
        ("with", report.partners),
    ):
        for party in parties:
            yield Value(role, named(party), party.start, party.end)
    yield from setting_of(report)
    for name, count in report.counts.items():
        figure = f"{wording.figure(count)} {wording.COUNTED[name]}"
        yield Value("how many", figure, count.start, count.end)
    for source in report.sources:
        yield Value("says", named(source), source.start, source.end)


def setting_of(report: Report) -> Iterator[Value]:
    place, time = report.place, report.time
    if place:
        parts = (place.name, place.admin1, place.country)
        name = ", ".join(dict.fromkeys(part for part in parts if part))
        reach = f" ({place.precision}, within {place.uncertainty_km:g} km; {place.basis})"
        yield Value("where", name + reach, place.start, place.end)
    if time:
        yield Value("when", f"{wording.days(time)} ({time.basis})", time.start, time.end)


def named(party: Party | Source) -> str:
    return f"{party.name} [{party.actor_id}]" if party.actor_id else party.name


def show_support(event: StoredReport, text: str) -> None:
    out, report = screen(), event.report
    out.print(Text.assemble((event.title or "(no title)", "bold")))
    published = wording.day(event.published) if event.published else "day unknown"
    where_from = (event.outlet, published, event.language, event.url or event.source)
    out.print(Text(" · ".join(part for part in where_from if part), style="dim"))
    out.print()
    values = list(values_of(report))
    for sentence in (report.evidence, *report.more_evidence):
        out.print(Text("  ") + marked(text, sentence.start, sentence.end, values))
        out.print()
    out.print(table_of(report, values, text))
    out.print(
        Text(f"{report.id} · {report.coder} · confidence {report.confidence:.2f}", style="dim")
    )


def marked(text: str, start: int, end: int, values: list[Value]) -> Text:
    """A stretch of the page with the words of the values underlined."""
    shown = Text(text[start:end].replace("\n", " "))
    for value in values:
        if value.start < end and value.end > start:
            shown.stylize(value.style, max(value.start - start, 0), value.end - start)
    return shown


def table_of(report: Report, values: list[Value], text: str) -> object:
    table = plain_table("", "Value", "Words of the page")
    evidence = (report.evidence, *report.more_evidence)
    for value in values:
        words = text[value.start : value.end]
        elsewhere = not any(value.is_within(sentence) for sentence in evidence)
        shown = context(text, value) if elsewhere else Text(words, style=value.style)
        table.add_row(Text(value.role, style=COLOURS[value.role]), value.value, shown)
    if not report.sources:
        table.add_row(Text("says", style=COLOURS["says"]), "the page itself", "")
    return table


def context(text: str, value: Value) -> Text:
    """The words in their line of the page."""
    start = max(text.rfind("\n", 0, value.start) + 1, value.start - AROUND)
    line_end = text.find("\n", value.end)
    end = min(line_end if line_end >= 0 else len(text), value.end + AROUND)
    before = "…" if start and text[start - 1] != "\n" else ""
    after = "…" if end < len(text) and text[end] != "\n" else ""
    return Text(before) + marked(text, start, end, [value]) + Text(after)
