"""The values of a report, each with the words that support it, under the role they play.

One list for every screen: the article view highlights the words, a report's card lists the values, and both point at
each other by `key`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.records import Party, Report, Source
from dateline.web.interface import Interface

ROLES = ("event", "actor", "recipient", "partner", "place", "time", "count", "source")


@dataclass(frozen=True)
class Value:
    """One value of one report and where its words stand in the article."""

    key: str
    """Unique on a page: number of the report, number of the value."""
    report: int
    role: str
    text: str
    note: str
    """What has to be known about it: kind of actor, precision, on what basis."""
    start: int
    end: int
    link: tuple[str, str] | None = None
    """Where the page of the actor or place stands: "actors" or "places", and the id."""


def values_of(report: Report, number: int, language: Interface) -> list[Value]:
    parts = parts_of(report, language)
    return [Value(f"{number}-{n}", number, *part) for n, part in enumerate(parts)]


Part = tuple[str, str, str, int, int, tuple[str, str] | None]


def parts_of(report: Report, language: Interface) -> Iterator[Part]:
    trigger = report.trigger
    kind = language.say(f"type.{report.event_type}")
    status = language.say(f"status.{report.status}")
    yield "event", kind, status, trigger.start, trigger.end, None
    for role, parties in (
        ("actor", report.actors),
        ("recipient", report.recipients),
        ("partner", report.partners),
    ):
        for party in parties:
            yield role, party.name, kind_of(party, language), *ends(party), link_of(party)
    yield from setting_of(report, language)
    for name, count in report.counts.items():
        figure = language.quantity(count.low, count.best, count.high) or f"“{count.as_stated}”"
        told = language.say(f"count.{name}", figure=figure)
        yield "count", told, "", count.start, count.end, None
    for source in report.sources:
        yield "source", source.name, source.cue or "", *ends(source), link_of(source)


def setting_of(report: Report, language: Interface) -> Iterator[Part]:
    place, time = report.place, report.time
    if place:
        name = language.listed_place(place.name, place.admin1, place.country)
        precision = language.say(f"precision.{place.precision}")
        reach = language.say("place.within", km=f"{place.uncertainty_km:g}")
        basis = language.term("basis", place.basis)
        note = f"{language.row(precision, reach)} · {basis}"
        link = ("places", str(place.geonames_id)) if place.geonames_id else None
        yield "place", name, note, place.start, place.end, link
    if time:
        days = language.days(time.earliest, time.latest) or f"“{time.text}”"
        yield "time", days, language.term("basis", time.basis), time.start, time.end, None


def kind_of(party: Party, language: Interface) -> str:
    return language.row(language.say(f"kind.{party.kind}"), language.country(party.country))


def link_of(party: Party | Source) -> tuple[str, str] | None:
    return ("actors", party.actor_id) if party.actor_id else None


def ends(span: Party | Source) -> tuple[int, int]:
    return span.start, span.end
