"""From claims to reports: names become actors, places and days, or stay doubtful; what is told twice becomes one."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from dateline.analysis.place_ties import distance_before
from dateline.analysis.place_within import as_exact, held, in_frame, some_way_off
from dateline.coding.claims import Claim, Where
from dateline.coding.coder import NAME
from dateline.coding.context import Context
from dateline.coding.where_pointed import PART
from dateline.document import Quantity, TimeExpression
from dateline.knowledge.gazetteer import Gazetteer
from dateline.records import (
    Count,
    CountName,
    EventPlace,
    EventTime,
    Precision,
    Report,
    Span,
)
from dateline.resolution.actors import ActorContext
from dateline.resolution.drafts import Draft
from dateline.resolution.lead_days import count_from_lead
from dateline.resolution.merging import merge
from dateline.resolution.place_frames import in_told_land
from dateline.resolution.place_parts import of_country
from dateline.resolution.place_realms import Sides, in_realm
from dateline.resolution.reported_parties import names_in, sides_of, sources
from dateline.resolution.times import event_time, stated_time

NEAR_KM = 15.0
"""How far off "near X" may be."""
DOUBTFUL_KM = 50.0
"""How far off an act may be that the page puts at a town only by where it stands."""
BESIDE = frozenset({"stated", "clause", "sentence"})
"""Bases of places that the words of the act name."""


def make_reports(
    claims: Sequence[Claim], context: Context, people: ActorContext, gazetteer: Gazetteer
) -> tuple[Report, ...]:
    """The reports of one article, in order of the text."""
    drafts: list[Draft] = []
    for claim in claims:
        drafts.extend(drafts_of(claim, drafts, context, people, gazetteer))
    count_from_lead(drafts)
    return merge(drafts)


def drafts_of(
    claim: Claim,
    before: Sequence[Draft],
    context: Context,
    people: ActorContext,
    gazetteer: Gazetteer,
) -> Iterator[Draft]:
    """One draft, or one for each village named together."""
    told = time_before(claim, before, context)
    sides = sides_of(claim, context, people)
    for number, where in enumerate(claim.split_places or (claim.where,)):
        place = located(where, context, gazetteer) if where else None
        place = in_realm(claim, place, sides, context, gazetteer)
        report = report_of(claim, place, told, sides, context, people)
        if number:
            report = report.model_copy(update={"counts": {}})  # a toll of all is told once
        yield Draft(report, claim, context.sentence(claim.clause).block, names_in(claim, context))


def time_before(claim: Claim, before: Sequence[Draft], context: Context) -> EventTime | None:
    """The time that "later" and "a day after" count from: of the clause they name, else of the report before.

    What a story takes over is the time of the claim that it has it from; news of "hours after" follows on news.
    """
    above = claim.when.back_from if claim.when is not None else None
    if claim.when is not None and claim.when.basis == "discourse":
        same = claim.when.expression
        before = [d for d in before if d.claim.when and d.claim.when.expression == same]
    elif claim.when is not None and above is None and is_close(claim.when.expression):
        before = [d for d in before if not d.report.background] or before
    if above is not None:
        before = [d for d in before if d.claim.clause.index == above]
        dated = [t for t in context.times_of(context.document.clauses[above]) if t.earliest]
        if dated and not before:
            return stated_time(dated[0], dated[0].earliest, dated[0].latest, "stated", context)
    return next((d.report.time for d in reversed(before) if d.report.time is not None), None)


def is_close(expression: TimeExpression) -> bool:
    """ "hours after", "minutes later": no step through history; "the same date" is that of whatever was told."""
    return expression.offset_days is not None and expression.offset_days == (0, 1)


def located(where: Where, context: Context, gazetteer: Gazetteer) -> EventPlace:
    text, language = context.document.article.text, context.lexicon.language
    place = context.place_of(where.name)
    if place.latitude is None:
        place = held(text, place, context.places_told, language)
    if where.within is not None:
        place = in_frame(place, context.place_of(where.within), text, language)
    part = where.name.kind_hint == PART
    place = of_country(place, language, gazetteer) if part else in_told_land(place, context)
    away = distance_before(text, place.start, language)
    if away is not None and where.basis in BESIDE:
        place = some_way_off(place, away.start, text, away.tie)
    place = as_exact(place)
    wider = max(place.uncertainty_km, NEAR_KM) if where.near else place.uncertainty_km
    placed = place.model_copy(update={"basis": where.basis, "uncertainty_km": wider})
    return about(placed) if where.doubtful else placed


def about(place: EventPlace) -> EventPlace:
    """A town that the story only makes likely is no exact point: somewhere around it."""
    if place.precision not in (Precision.SITE, Precision.TOWN):
        return place
    wider = max(place.uncertainty_km, DOUBTFUL_KM)
    return place.model_copy(update={"precision": Precision.DISTRICT, "uncertainty_km": wider})


def report_of(
    claim: Claim,
    place: EventPlace | None,
    told: EventTime | None,
    sides: Sides,
    context: Context,
    people: ActorContext,
) -> Report:
    head = context.document.tokens[claim.clause.head]
    trigger = span(head.start, head.end, context)
    return Report(
        id=report_id(claim, trigger, place, context),
        event_type=claim.event_type,
        status=claim.status,
        sources=tuple(sources(claim, sides.actors, context, people)),
        actors=sides.actors,
        recipients=sides.recipients,
        partners=sides.partners,
        place=place,
        time=event_time(claim, told, context),
        counts=counts(claim.counts, context),
        background=claim.background,
        trigger=trigger,
        evidence=evidence(claim.clause.sentence, context),
        coder=NAME,
        confidence=round(claim.score, 2),
        more_evidence=tuple(evidence(c.sentence, context) for c in claim.more_clauses),
    )


def span(start: int, end: int, context: Context) -> Span:
    return Span(start=start, end=end, text=context.document.text(start, end))


def evidence(sentence: int, context: Context) -> Span:
    found = context.document.sentences[sentence]
    return span(found.start, found.end, context)


def report_id(claim: Claim, trigger: Span, place: EventPlace | None, context: Context) -> str:
    """The same page gives the same report the same id, on any machine."""
    where = f"{place.start}-{place.end}" if place else ""
    key = f"{context.document.article.id}|{claim.event_type}|{trigger.start}|{trigger.end}|{where}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def counts(found: Mapping[CountName, Quantity], context: Context) -> dict[CountName, Count]:
    return {
        name: Count(
            low=q.low,
            best=q.best,
            high=q.high,
            as_stated=context.document.text(q.start, q.end),
            start=q.start,
            end=q.end,
        )
        for name, q in found.items()
    }
