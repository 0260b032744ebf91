"""What a page tells three times is one report with three pieces of evidence.

Two reports of one page are one event when their type is the same and nothing told apart sets them apart: place, day,
actors, status, numbers, and who says so. What only one of them says is added to the other; a value taken over from the
story gives way to one that is stated. Another source with the same content joins; another extent or figure stays.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.coding.claims import Claim
from dateline.coding.context import BANDS
from dateline.document import Form
from dateline.knowledge.actors import PERSONS
from dateline.knowledge.demonyms import country_of
from dateline.knowledge.geodesy import distance_km
from dateline.knowledge.place_context import titles_everywhere
from dateline.knowledge.romanisation import fold_name
from dateline.records import (
    ActorKind,
    BlockKind,
    Count,
    EventPlace,
    EventTime,
    EventType,
    Party,
    Precision,
    Report,
    Source,
    Span,
)

NAME_WORD = re.compile(r"[^\W\d_][\w'’-]*")
NEARBY = 3
"""Sentences over which "the attack" is the one just told, whoever else was hit."""
INHERITED = frozenset({"discourse", "publication", "dateline"})
SUMMARIES = frozenset({BlockKind.HEADLINE, BlockKind.DEK, BlockKind.HEADING})
OPENINGS = frozenset({BlockKind.HEADLINE, BlockKind.DEK})
CAMPAIGN_DAYS = 10
VIOLENCE = frozenset(
    {EventType.CLASH, EventType.AIR_STRIKE, EventType.SHELLING, EventType.BOMBING, EventType.ATTACK}
)
FROM_AFAR = VIOLENCE - {EventType.CLASH, EventType.ATTACK}
HARM = VIOLENCE | {EventType.ABDUCTION, EventType.ARREST, EventType.RELEASE, EventType.ABUSE}
"""Acts on people, who may be told of again."""
UNKNOWN = BANDS | {ActorKind.OTHER, ActorKind.CIVILIAN}
"""Kinds of people who may turn out to be a band's."""
"""How the ids of listed people begin."""
WIDE = frozenset({Precision.PROVINCE, Precision.COUNTRY, Precision.DISTRICT})


@dataclass(slots=True)
class Draft:
    """A report with the claim it came from, while the page is being merged."""

    report: Report
    claim: Claim
    block: BlockKind
    names: frozenset[int] = frozenset()
    """Where the words start, among those of its parties, that are names."""


def merge(drafts: Sequence[Draft]) -> tuple[Report, ...]:
    """Reports in order of the text; the body is told first, headline and captions join what they repeat."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.block is not BlockKind.BODY):
        twin = next((k for k in kept if same_event(k, draft) or same_victim(k, draft)), None)
        twin = twin or told_again(draft, kept)
        if twin is None and any(sums_up(draft, k) for k in kept):
            twin = next(k for k in kept if sums_up(draft, k))
            draft.report = without_parties_of(draft.report, twin.report)
        if twin is None:
            kept.append(draft)
        else:
            kind = draft.report.event_type if tells_how(twin, draft) else twin.report.event_type
            one = joined(twin.report, draft.report, draft.block in SUMMARIES)
            twin.report = one.model_copy(update={"event_type": kind})
    return tuple(d.report for d in sorted(kept, key=lambda d: d.report.trigger.start))


def told_again(draft: Draft, kept: Sequence[Draft]) -> Draft | None:
    """The last act of this type, when the later clause is about given people and brings no place or day of its own."""
    one = draft.report
    if not draft.claim.given or one.event_type not in HARM or draft.block is not BlockKind.BODY:
        return None
    before = [k for k in kept if k.report.event_type is one.event_type and is_before(k, draft)]
    last = before[-1] if before else None
    if last is None or has_own(one.place) or has_own(one.time):
        return None
    two = last.report
    same = one.status is two.status and counts_meet(two, one) and sources_meet(two, one)
    return last if same and not apart(draft, last) else None


def sums_up(headline: Draft, body: Draft) -> bool:
    """Whether a headline tells the act of the body in other words: the same toll, and nothing known that differs.

    "Insurgents kill seven" and "armed men killed at least seven people"; "over 30 dead in clashes" and then 37.
    """
    one, two = body.report, headline.report
    if headline.block not in OPENINGS or body.block is not BlockKind.BODY or one.background:
        return False
    kinds = {one.event_type, two.event_type}
    if (len(kinds) > 1 and not kinds <= VIOLENCE) or not kinds <= HARM:
        return False
    tolls = one.counts.keys() & two.counts.keys()
    same = bool(tolls) and all(holds_count(two.counts[t], one.counts[t]) for t in tolls)
    known = not (listed(one.actors) and listed(two.actors)) or parties_meet(one.actors, two.actors)
    return (
        same
        and known
        and one.status is two.status
        and times_meet(one.time, two.time)
        and may_be_one_place(one.place, two.place)
    )


def without_parties_of(headline: Report, body: Report) -> Report:
    """The headline's words for those whom the body names give way to the body's."""
    given = {"actors": body.actors, "recipients": body.recipients}
    return headline.model_copy(update={name: () for name, found in given.items() if found})


def holds_count(told: Count, found: Count) -> bool:
    """Whether a rounded or open number of a headline ("over 30", "dozens") leaves room for the exact one."""
    if told.best is not None and told.best == found.best:
        return True
    number = found.best if found.best is not None else found.low
    open_ended = told.best is None or told.high is None or told.high != told.low
    least = told.low or told.best or 0
    return open_ended and number is not None and least <= number <= (told.high or 2 * least)


def may_be_one_place(a: EventPlace | None, b: EventPlace | None) -> bool:
    """The same, one inside the other, or one that no list has."""
    if a is None or b is None or places_meet(a, b):
        return True
    if a.geonames_id is None or b.geonames_id is None:
        return a.country == b.country or None in {a.country, b.country}
    wide = a.precision in WIDE or b.precision in WIDE
    whole = Precision.COUNTRY in {a.precision, b.precision}
    return wide and a.country == b.country and (whole or shares_division(a, b))


def same_victim(a: Draft, b: Draft) -> bool:
    """ "Assassinated", "shot", "the attack on Judge Díaz": the same thing happens to one person once.

    Only days that exclude each other, or two listed doers, make it two; of two towns one may be where the story stood.
    """
    one, two = a.report, b.report
    kinds = {one.event_type, two.event_type}
    if not kinds <= VIOLENCE and not kinds <= {EventType.ABDUCTION}:
        return False
    same = one.status is two.status and times_meet(one.time, two.time)
    placed = places_meet(one.place, two.place) or not (has_own(one.place) and has_own(two.place))
    doers = doers_meet(a, b) or not (listed(one.actors) and listed(two.actors))
    return (
        same and placed and doers and any(same_person(x, y) for x in persons(a) for y in persons(b))
    )


def persons(draft: Draft) -> list[Party]:
    """Recipients that are one person each, by name; who holds an office stays the person that is named."""
    return [
        p
        for p in people(draft.report.recipients)
        if is_named(p, draft)
        and (
            p.actor_id is None
            or p.actor_id.startswith(PERSONS)
            or (p.kind is ActorKind.GOVERNMENT and len(own_names(p)) > 1)
        )
    ]


def same_person(a: Party, b: Party) -> bool:
    """One party; or a name shared that is no first name of both: "Jorge Vargas", "Vargas González"."""
    one, two = own_names(a), own_names(b)
    shared = set(one) & set(two)
    return same_party(a, b) or bool(shared - {*one[:1]} or shared - {*two[:1]})


def own_names(party: Party) -> tuple[str, ...]:
    """Folded words of the page with a capital that are no title and of no country."""
    words = (w for w in NAME_WORD.findall(party.text) if w[0].isupper() and not country_of(w))
    return tuple(n for n in map(fold_name, words) if n not in titles_everywhere())


def listed(parties: Sequence[Party]) -> bool:
    return any(p.actor_id is not None for p in parties)


def is_before(a: Draft, b: Draft) -> bool:
    return a.claim.clause.sentence < b.claim.clause.sentence


def has_own(value: EventPlace | EventTime | None) -> bool:
    return value is not None and value.basis not in INHERITED


def apart(a: Draft, b: Draft) -> bool:
    """Two different listed actors, or two names that are not one: then nothing is told again."""
    one, two = a.report, b.report
    for mine, theirs in ((one.actors, two.actors), (one.recipients, two.recipients)):
        known = bool(mine and theirs) and all(
            p.actor_id is not None or is_named(p, d)
            for d, parties in ((a, mine), (b, theirs))
            for p in parties
        )
        if known and not parties_meet(mine, theirs):
            return True
    return False


def is_named(party: Party, draft: Draft) -> bool:
    return any(party.start <= at < party.end for at in draft.names)


def same_event(a: Draft, b: Draft) -> bool:
    one, two = a.report, b.report
    return (
        same_kind(a, b)
        and not (one.background and b.block in SUMMARIES)
        and one.status is two.status
        and a.claim.extent == b.claim.extent
        and places_meet(one.place, two.place)
        and not placed_apart(a, b)
        and times_meet(one.time, two.time)
        and doers_meet(a, b)
        and (recipients_meet(a, b) or more_victims(a, b))
        and sources_meet(one, two)
        and counts_meet(one, two)
        and is_many(one) == is_many(two)
        and points_back(a, b)
    )


def same_kind(a: Draft, b: Draft) -> bool:
    """The same type; or "the attack" and a headline's "strikes", which may be any violence; "the blast", an attack."""
    if a.report.event_type is b.report.event_type:
        return True
    brief = b.claim.definite or b.block in SUMMARIES
    if not brief or a.report.event_type not in VIOLENCE:
        return False
    general = b.claim.trigger.type is EventType.ATTACK
    return general or (b.claim.definite and tells_how(a, b))


def tells_how(a: Draft, b: Draft) -> bool:
    """ "An attack on a newspaper … the explosion": the later noun says what kind of attack it was."""
    near = 0 < b.claim.clause.sentence - a.claim.clause.sentence <= NEARBY
    general = a.report.event_type is EventType.ATTACK and not a.claim.trigger.by_hand
    return near and general and b.report.event_type in FROM_AFAR


def more_victims(a: Draft, b: Draft) -> bool:
    """ "A senator was shot … two guards were hurt in the attack": others to whom the same act was done."""
    near = 0 < b.claim.clause.sentence - a.claim.clause.sentence <= NEARBY
    bare = b.claim.definite and not names_target(b.claim)
    told = not (a.report.sources and b.report.sources) or not new_sources(a.report, b.report)
    return bare and told and near and b.block is BlockKind.BODY and not apart(a, b)


def names_target(claim: Claim) -> bool:
    """ "The attack on the hospital", not "hurt in the attack"."""
    beside = {a.phrase.head for a in claim.clause.arguments}
    struck = {p.head for p in (*claim.recipients, *claim.things)}
    return bool(beside & struck) or (claim.where is not None and claim.where.basis == "stated")


def points_back(a: Draft, b: Draft) -> bool:
    """The later telling must be able to refer to the earlier: an event noun, the same word, or the same details."""
    if b.block in SUMMARIES or Form.NOUN in {a.claim.clause.form, b.claim.clause.form}:
        return True
    one, two = a.report, b.report
    stated_place = bool(one.place and two.place and two.place.basis not in INHERITED)
    shared = bool(one.actors and two.actors) or bool(one.recipients and two.recipients)
    return stated_place or shared


def places_meet(a: EventPlace | None, b: EventPlace | None) -> bool:
    if a is None or b is None or same_place(a, b):
        return True
    if b.basis in INHERITED or a.basis in INHERITED:
        return False
    if lies_in_part(a, b) or lies_in_part(b, a):
        return True
    if is_village(a) or is_village(b):
        return Precision.COUNTRY in {a.precision, b.precision} and a.country == b.country
    wider = a.precision in WIDE or b.precision in WIDE
    inside = a.country == b.country and (
        Precision.COUNTRY in {a.precision, b.precision} or shares_division(a, b)
    )
    return wider and inside and a.precision is not b.precision


def is_village(place: EventPlace) -> bool:
    """Whether a place is one that no list has, put where its district is, and no region."""
    named = place.name.casefold() == place.text.casefold()
    return place.geonames_id is None and place.admin1 is not None and named


def lies_in_part(part: EventPlace, place: EventPlace) -> bool:
    """ "The north of Burkina Faso", a town there: a part of a country has a middle and no name in any list."""
    if part.precision is not Precision.PROVINCE or part.geonames_id is not None:
        return False
    if part.country is None or part.country != place.country or place.precision in WIDE:
        return False
    if part.latitude is None or part.longitude is None:
        return False
    if place.latitude is None or place.longitude is None:
        return False
    apart = distance_km(part.latitude, part.longitude, place.latitude, place.longitude)
    return apart <= part.uncertainty_km


def placed_apart(a: Draft, b: Draft) -> bool:
    """Two names of which at least one could not be resolved are one place only when spelt alike."""
    if a.report.place is not None and b.report.place is not None:
        return False
    one, two = a.claim.where, b.claim.where
    if one is None or two is None or "discourse" in {one.basis, two.basis}:
        return False
    return one.name.candidates != two.name.candidates


def same_place(a: EventPlace, b: EventPlace) -> bool:
    if a.geonames_id is not None and a.geonames_id == b.geonames_id:
        return True
    return a.name.casefold() == b.name.casefold()


def shares_division(a: EventPlace, b: EventPlace) -> bool:
    return bool({a.admin1, a.name} & {b.admin1, b.name} - {None})


def times_meet(a: EventTime | None, b: EventTime | None) -> bool:
    if a is None or b is None or "publication" in {a.basis, b.basis}:
        return True
    if is_campaign(a) != is_campaign(b):
        return False
    first = max((t.earliest for t in (a, b) if t.earliest), default=None)
    last = min((t.latest for t in (a, b) if t.latest), default=None)
    return first is None or last is None or first <= last


def is_campaign(time: EventTime) -> bool:
    """Told over weeks: a total, not the strike of one day."""
    return (
        time.earliest is None
        or time.latest is None
        or (time.latest - time.earliest).days > CAMPAIGN_DAYS
    )


def parties_meet(a: Sequence[Party], b: Sequence[Party]) -> bool:
    """Whether nothing sets them apart; a building that was hit and the people in it are no two targets."""
    if not a or not b:
        return True
    kinds_differ = bool(people(a)) != bool(people(b))
    return kinds_differ or any(same_party(x, y) for x in a for y in b)


def recipients_meet(a: Draft, b: Draft) -> bool:
    """As parties do; a headline that gives the same number of people may call them something else."""
    counted = a.report.counts.keys() & b.report.counts.keys()
    summed_up = b.block in SUMMARIES and bool(counted) and counts_meet(a.report, b.report)
    return summed_up or parties_meet(a.report.recipients, b.report.recipients)


def people(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(p for p in parties if p.kind is not ActorKind.PROPERTY)


def joined_recipients(a: Report, b: Report) -> tuple[Party, ...]:
    """The people of the first telling, and those of the second who are none of them; the things of both."""
    named = {p.name.casefold() for p in a.recipients}
    first = people(a.recipients)
    others = () if first and parties_meet(first, people(b.recipients)) else people(b.recipients)
    others = tuple(p for p in others if not any(same_person(p, q) for q in first))
    things = [p for p in b.recipients if p.kind is ActorKind.PROPERTY]
    more = tuple(p for p in things if p.name.casefold() not in named)
    return (*a.recipients, *others, *more) if first else (*others, *a.recipients, *more)


def doers_meet(a: Draft, b: Draft) -> bool:
    """The same; or one telling has "gunmen" where the other names the band whose gunmen they were."""
    one, two = a.report.actors, b.report.actors
    return (
        parties_meet(one, two)
        or (is_anonymous(a) and is_band(two))
        or (is_anonymous(b) and is_band(one))
    )


def is_anonymous(draft: Draft) -> bool:
    """Done by people whom no word names and who are no state's."""
    return all(
        p.actor_id is None and p.kind in UNKNOWN and not is_named(p, draft)
        for p in draft.report.actors
    )


def is_band(actors: Sequence[Party]) -> bool:
    return all(p.actor_id is not None and p.kind in BANDS for p in actors)


def joined_actors(a: Report, b: Report) -> tuple[Party, ...]:
    """Those of the first telling, and the band that only the second names."""
    band = tuple(p for p in b.actors if p.kind in BANDS and p.actor_id is not None)
    return (*a.actors, *band) if a.actors and not listed(a.actors) else a.actors or b.actors


def same_party(a: Party, b: Party) -> bool:
    if a.actor_id and b.actor_id:
        return (
            a.actor_id == b.actor_id
            or a.actor_id.startswith(b.actor_id)
            or b.actor_id.startswith(a.actor_id)
        )
    one, two = set(a.name.casefold().split()), set(b.name.casefold().split())
    if one <= two or two <= one:
        return True
    return a.kind == b.kind and a.country == b.country and a.country is not None


def sources_meet(a: Report, b: Report) -> bool:
    """The outlet's telling and a source's are one unless they differ elsewhere; two sources with figures are two."""
    if not a.sources or not b.sources:
        return True
    names = {s.actor_id or s.name.casefold() for s in a.sources}
    others = {s.actor_id or s.name.casefold() for s in b.sources}
    same = any(x.startswith(y) or y.startswith(x) for x in names for y in others)
    return same or not (a.counts and b.counts)


def counts_meet(a: Report, b: Report) -> bool:
    return all(
        ranges_meet(a.counts[name], b.counts[name]) for name in a.counts.keys() & b.counts.keys()
    )


def is_many(report: Report) -> bool:
    """ "taking control of ten villages": more than the one town of another telling."""
    taken = report.counts.get("places_taken")
    return taken is not None and (taken.low or 0) > 1


def ranges_meet(a: Count, b: Count) -> bool:
    low, high = max(a.low or 0, b.low or 0), min(a.high or 10**9, b.high or 10**9)
    return low <= high and (a.best is None or b.best is None or a.best == b.best)


def joined(a: Report, b: Report, is_summary: bool) -> Report:
    """The first telling, filled up from the second; a headline may leave out who says what the body attributes."""
    return a.model_copy(
        update={
            "sources": joined_sources(a, b, is_summary),
            "actors": joined_actors(a, b),
            "recipients": joined_recipients(a, b),
            "partners": a.partners or b.partners,
            "place": better_place(a.place, b.place),
            "time": better_time(a.time, b.time),
            "counts": {**b.counts, **a.counts},
            "background": a.background and b.background,
            "confidence": max(a.confidence, b.confidence),
            "more_evidence": further(a, b),
        }
    )


def joined_sources(a: Report, b: Report, is_summary: bool) -> tuple[Source, ...]:
    """Whoever says it in both; nobody where the page itself tells it once in its body."""
    if a.sources and is_summary and not b.sources:
        return a.sources
    if a.sources and is_mention(b):
        return a.sources
    return (*a.sources, *new_sources(a, b)) if a.sources and b.sources else ()


def is_mention(report: Report) -> bool:
    """ "It was the third attack in a month": a telling without who, how many or when vouches for nothing."""
    parties = report.actors or report.recipients
    return not (report.sources or parties or report.counts or has_own(report.time))


def new_sources(a: Report, b: Report) -> tuple[Source, ...]:
    known = {s.actor_id or s.name.casefold() for s in a.sources}
    return tuple(s for s in b.sources if (s.actor_id or s.name.casefold()) not in known)


def further(a: Report, b: Report) -> tuple[Span, ...]:
    spans = (*a.more_evidence, b.evidence, *b.more_evidence)
    return tuple({(s.start, s.end): s for s in spans if s.start != a.evidence.start}.values())


def better_place(a: EventPlace | None, b: EventPlace | None) -> EventPlace | None:
    if a is None or b is None:
        return a or b
    if (a.basis in INHERITED) != (b.basis in INHERITED):
        return b if a.basis in INHERITED else a
    return min(a, b, key=lambda p: (list(Precision).index(p.precision), p.uncertainty_km))


def better_time(a: EventTime | None, b: EventTime | None) -> EventTime | None:
    if a is None or b is None:
        return a or b
    return b if a.basis in INHERITED and b.basis not in INHERITED else a
