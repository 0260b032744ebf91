"""All that the reports of an incident say, one value at a time, each with its words and who says so."""

from collections.abc import Iterator, Sequence

from dateline.incidents import FieldName, Role, Statement, Telling, Value
from dateline.records import Count, Party, Report, Span

ROLES: tuple[Role, ...] = ("actors", "recipients", "partners")


def statements_of(tellings: Sequence[Telling], witness_of: dict[str, str]) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            field=field,
            value=value,
            speakers=telling.report.sources,
            witness_id=witness_of[telling.report.id],
            report_id=telling.report.id,
            article_id=telling.article_id,
            outlet=telling.outlet,
            published=telling.published,
            language=telling.language,
            words=words,
        )
        for telling in tellings
        for field, value, words in said(telling.report)
    )


def said(report: Report) -> Iterator[tuple[FieldName, Value, Span]]:
    """Every value of a report with the words that give it."""
    yield "event_type", report.event_type, report.trigger
    yield "status", report.status, report.trigger
    for role in ROLES:
        for party in parties(report, role):
            yield role, party, quoted(party)
    if report.place is not None:
        yield "place", report.place, quoted(report.place)
    if report.time is not None:
        yield "time", report.time, quoted(report.time)
    for name, count in sorted(report.counts.items()):
        yield name, count, counted(count)


def parties(report: Report, role: Role) -> tuple[Party, ...]:
    return {
        "actors": report.actors,
        "recipients": report.recipients,
        "partners": report.partners,
    }[role]


def quoted(span: Span) -> Span:
    return Span(start=span.start, end=span.end, text=span.text)


def counted(count: Count) -> Span:
    return Span(start=count.start, end=count.end, text=count.as_stated)
