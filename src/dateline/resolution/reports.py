"""From claims to reports: names become actors, places and days, or stay doubtful; what is told twice becomes one."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.analysis.place_ties import distance_before
from dateline.analysis.place_within import as_exact, held, in_frame, some_way_off
from dateline.coding.claims import Claim, Speaker, Where
from dateline.coding.coder import NAME
from dateline.coding.context import ACTING, Context
from dateline.coding.discourse import antecedent
from dateline.coding.offices import issuer, named_before
from dateline.coding.targets import THINGS
from dateline.coding.where_pointed import PART
from dateline.document import Phrase, Quantity, TimeExpression
from dateline.knowledge.actors import PERSONS, STATE
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.lexicon import NounClass
from dateline.records import (
    ActorKind,
    Count,
    CountName,
    EventPlace,
    EventTime,
    EventType,
    Party,
    Precision,
    Report,
    Source,
    Span,
)
from dateline.resolution.actors import OF_THE_PAGE, ActorContext, resolve_party, without_article
from dateline.resolution.merging import FROM_AFAR, Draft, merge
from dateline.resolution.place_parts import of_country
from dateline.resolution.place_realms import Sides, in_realm
from dateline.resolution.times import event_time, stated_time

NEAR_KM = 15.0
"""How far off "near X" may be."""
DOUBTFUL_KM = 50.0
"""How far off an act may be that the page puts at a town only by where it stands."""
BESIDE = frozenset({"stated", "clause", "sentence"})
"""Bases of places that the words of the act name."""
BODIES = frozenset({NounClass.ORGANIZATION, NounClass.ARMED})
"""What a listed name may be that stands beside them: "the bloc ECOWAS"."""
PERSON_ONLY = frozenset({NounClass.PERSON})
LONGEST_NAME = 40
"""Characters of a person's name."""
OWN_WORDS = frozenset({EventType.DEMAND, EventType.THREAT, EventType.ACCUSATION, EventType.TALKS})
"""Acts of speech: who speaks is the actor, not a source."""


def make_reports(
    claims: Sequence[Claim], context: Context, people: ActorContext, gazetteer: Gazetteer
) -> tuple[Report, ...]:
    """The reports of one article, in order of the text."""
    drafts: list[Draft] = []
    for claim in claims:
        drafts.extend(drafts_of(claim, drafts, context, people, gazetteer))
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
    for where in claim.split_places or (claim.where,):
        place = located(where, context, gazetteer) if where else None
        place = in_realm(claim, place, sides, context, gazetteer)
        report = report_of(claim, place, told, sides, context, people)
        yield Draft(report, claim, context.sentence(claim.clause).block, names_in(claim, context))


def names_in(claim: Claim, context: Context) -> frozenset[int]:
    """Where names start among the words for who did it and to whom: not by their capitals, which wire copy lacks."""
    phrases = [*claim.actors, *claim.recipients]
    beside = [p for phrase in phrases for p in phrase.linked("apposition")]
    named = (p for p in (*phrases, *beside) if context.is_name(p))
    return frozenset(context.document.tokens[p.head].start for p in named)


def sides_of(claim: Claim, context: Context, people: ActorContext) -> Sides:
    """Nobody acts on himself where others are named: in "recalled its diplomats from Rwanda" it is Rwanda."""
    actors = parties(claim.actors, context, people)
    if claim.event_type is EventType.AIR_STRIKE:
        actors = tuple(a if a.actor_id else of_air_force(a, context) for a in actors)
    struck = parties(claim.recipients, context, people)
    if claim.event_type in FROM_AFAR or claim.event_type is EventType.ATTACK:
        struck = tuple(of_things(claim.recipients, struck, context))
    recipients = (*struck, *things_hit(claim, context, people))
    if claim.event_type is EventType.SANCTION:  # "Russia expelled diplomats": not its own
        own = {a.country for a in actors if a.country}
        recipients = tuple(
            r for r in recipients if r.kind is not ActorKind.GOVERNMENT or r.country not in own
        )
    acting = {a.actor_id for a in actors if a.actor_id}
    others = tuple(r for r in recipients if r.actor_id not in acting)
    return Sides(actors, others or recipients, parties(claim.partners, context, people))


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
    """ "hours after", "minutes later": no step through history."""
    return expression.offset_days is not None and expression.offset_days[0] == 0


def located(where: Where, context: Context, gazetteer: Gazetteer) -> EventPlace:
    text, language = context.document.article.text, context.lexicon.language
    place = context.place_of(where.name)
    if place.latitude is None:
        place = held(text, place, context.places_told, language)
    if where.within is not None:
        place = in_frame(place, context.place_of(where.within), text, language)
    if where.name.kind_hint == PART:
        place = of_country(place, language, gazetteer)
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


def parties(phrases: Iterable[Phrase], context: Context, people: ActorContext) -> tuple[Party, ...]:
    """Each phrase resolved; the same actor named twice is one."""
    found: dict[str, Party] = {}
    for phrase in phrases:
        party = party_of(phrase, context, people)
        found.setdefault(party.actor_id or party.name.casefold(), party)
    return tuple(found.values())


def of_things(
    phrases: Sequence[Phrase], found: Sequence[Party], context: Context
) -> Iterator[Party]:
    """ "dynamited the pipeline": what was struck is a thing where its word is one and names nobody."""
    heads = {context.document.tokens[p.head].start: p for p in phrases}
    for party in found:
        phrase = next((p for at, p in heads.items() if party.start <= at < party.end), None)
        known = context.classes(phrase) if phrase is not None else frozenset()
        thing = party.actor_id is None and party.kind is ActorKind.OTHER
        thing = thing and bool(known & THINGS) and not known & ACTING
        yield party.model_copy(update={"kind": ActorKind.PROPERTY}) if thing else party


def things_hit(claim: Claim, context: Context, people: ActorContext) -> Iterator[Party]:
    """Things in the words of the page; not the one that is the place itself, nor what a party that is hit owns."""
    where = claim.where.name if claim.where is not None else None
    for phrase in claim.things if claim.event_type is not EventType.DESTRUCTION else ():
        head = context.document.tokens[phrase.head]
        if where is not None and where.start <= head.start < where.end:
            continue
        whole = (phrase, *phrase.linked("of"))
        if claim.recipients and any(True for p in whole for _ in p.linked("owner")):
            continue  # "one of its bases": whose it is has been hit
        party = party_of(phrase, context, people, follow=False)
        words = without_article(party.text, people)
        yield party.model_copy(update={"actor_id": None, "name": words, "kind": ActorKind.PROPERTY})


def start_of_name(phrase: Phrase, context: Context) -> int:
    """ "o grupo Estado | Islâmico": where a listed name begins that the phrase only ends."""
    name = context.actor_at_head(phrase)
    before = context.document.text(name.start, phrase.start).split() if name is not None else []
    return name.start if name and before and all(w[0].isupper() for w in before) else phrase.start


def party_of(phrase: Phrase, context: Context, people: ActorContext, follow: bool = True) -> Party:
    """Who the phrase is; `follow` asks whose it is, too, once: pronouns may point to each other."""
    head = context.document.tokens[phrase.head]
    party = resolve_party(
        context.document.article.text,
        start_of_name(phrase, context),
        phrase.end,
        head.start,
        head.end,
        context.lexicon.language,
        people,
        context.actors,
    )
    group = context.group_before(phrase) if party.actor_id is None else None
    if group is not None:
        return of_state(party, group.actor_ids[0], context)  # "the group" is the one named before
    adjective = head.pos == "ADJ" or modifies(phrase, context) or ends_noun(phrase, context)
    if adjective and party.actor_id is None and party.country is not None:
        return of_state(party, f"state:{party.country}", context)  # "Russian shelling" is Russia's
    whose = owned(party, phrase, context, people) if follow else party
    return in_person(whose, phrase, context, people)


def modifies(phrase: Phrase, context: Context) -> bool:
    """ "Azerbaijani" in "Azerbaijani fire", which parsers take for a name."""
    tokens = context.document.tokens
    if (
        phrase.last - phrase.first > 1
        or phrase.last >= len(tokens)
        or not context.side_of_state(phrase)
    ):
        return False
    return tokens[phrase.first].pos == "PROPN" and tokens[phrase.last].pos == "NOUN"


def ends_noun(phrase: Phrase, context: Context) -> bool:
    """ "israelense" in "ataque israelense", one word of the lexicon."""
    tokens = context.document.tokens
    alone = phrase.last - phrase.first == 1 and phrase.first > 0
    return alone and tokens[phrase.first].text.islower() and tokens[phrase.first - 1].pos == "NOUN"


def of_air_force(party: Party, context: Context) -> Party:
    """ "an Israeli drone": who flies it, where its word says no more than whose it is."""
    owned_by_state = party.country is not None and party.kind is ActorKind.OTHER
    return of_state(party, f"state:{party.country}/military", context) if owned_by_state else party


def of_state(party: Party, actor_id: str, context: Context) -> Party:
    """The party as a listed actor, in the same words of the page."""
    actor = context.actors.get(actor_id)
    if actor is None:
        return party
    known = {"actor_id": actor.id, "name": actor.name, "country": actor.country, "kind": actor.kind}
    return party.model_copy(update=known)


def in_person(party: Party, phrase: Phrase, context: Context, people: ActorContext) -> Party:
    """ "a rebel spokesman, Musa Ade": the person, when the name stands beside the office.

    Who speaks or acts for a body stays that body, in the words of the name: "Musa Ade, head of the Free Valleys Front".
    """
    if (party.actor_id or "").startswith(PERSONS):
        return party
    for named in phrase.linked("called"):
        return party_of(named, context, people, follow=False)
    for named in phrase.linked("apposition"):
        if named.end - named.start > LONGEST_NAME or not is_bearer(named, phrase, context):
            continue
        listed = party_of(named, context, people, follow=False)
        if (listed.actor_id or "").startswith(PERSONS) or (listed.actor_id and not party.actor_id):
            return listed
        if listed.actor_id is not None and listed.actor_id == party.actor_id:
            return party
        return in_words(party, named.start, named.end, context)
    head = context.document.tokens[phrase.head]
    own_name = context.is_name(phrase) and not context.classes(phrase) - PERSON_ONLY
    explained = context.document.text(head.end, phrase.end).lstrip().startswith((",", "،", "("))
    if own_name and explained and context.actor_at_head(phrase) is None:
        return in_words(party, phrase.start, head.end, context)
    return party


def is_bearer(named: Phrase, office: Phrase, context: Context) -> bool:
    """Whether a name beside an office is a person's: of two words or more also where a place is called like it."""
    known, listed = context.classes(named), context.actor_at_head(named)
    said = context.document.text(named.start - 1, named.end)
    if (
        said.startswith("(")
        and said.isupper()
        and context.is_name(office)
        and is_titled(office, context)
    ):
        return False  # "Governor Castro (PL)" is of that party
    if listed is not None:
        apart = listed.start >= context.document.tokens[office.head].end
        unlisted = apart and context.actor_at_head(office) is None
        body = context.classes(office) & BODIES and NounClass.PLACE not in context.classes(named)
        group = bool(unlisted and body)
        return group or all(actor_id.startswith(PERSONS) for actor_id in listed.actor_ids)
    whole = " " in context.document.text(named.start, named.end)
    office_of = context.classes(office)
    person = NounClass.PERSON in office_of
    if not context.is_name(named) or (office_of and not person and not whole):
        return False  # "Comité Nacional" is nobody called Nacional
    between = context.document.text(context.document.tokens[office.head].end, named.start)
    capital = context.document.tokens[office.head].text[0].isupper()
    if capital and office_of and not person and not between.strip():
        return False  # "Instituto Nacional Electoral" is one name
    return not known & {NounClass.PLACE} or (known == {NounClass.PLACE} and whole and person)


def is_titled(phrase: Phrase, context: Context) -> bool:
    """Whether a title stands before the name: "governor Castro"."""
    return any(NounClass.PERSON in context.classes(p) for p in phrase.linked("modifier"))


def in_words(party: Party, start: int, end: int, context: Context) -> Party:
    """The party in other words of the page, which are its name where no list has another."""
    text = context.document.text(start, end)
    name = party.name if party.actor_id is not None else text
    return party.model_copy(update={"start": start, "end": end, "text": text, "name": name})


def owned(party: Party, phrase: Phrase, context: Context, people: ActorContext) -> Party:
    """ "its Defence Ministry": of the state that "its" points to; "his men": the group that he leads."""
    for owner in owners(phrase, context):
        led = context.are_followers(phrase, context.lemma(phrase))
        holder = antecedent(owner, context.clause_at(phrase), context, led=led)
        if holder is None or holder.head == phrase.head or not context.is_pronoun(owner):
            continue
        whose = party_of(holder, context, people, follow=False)
        state, _, organ = (party.actor_id or "").partition("/")
        if state.startswith(STATE) and whose.country not in {None, party.country}:
            return of_state(party, f"{STATE}{whose.country}/{organ}".rstrip("/"), context)
        if NounClass.ARMED in context.classes(phrase):
            return under_arms(party, whose, context)
    return party


def owners(phrase: Phrase, context: Context) -> Iterator[Phrase]:
    """Whose the phrase says they are, also behind a number: "nine of its soldiers"."""
    yield from phrase.linked("owner")
    if context.is_number(phrase) or context.lemma(phrase) in context.language.containers:
        for inner in phrase.linked("of"):
            yield from inner.linked("owner")


def under_arms(party: Party, whose: Party, context: Context) -> Party:
    """Fighters of whoever they belong to: the group, the leader's group, the military of the state."""
    actor = context.actors.get(whose.actor_id or "")
    leads = actor is not None and actor.id.startswith(PERSONS)
    led = context.actors.get((actor.part_of if leads else actor.id) or "") if actor else None
    if led is not None and not led.id.startswith(STATE):
        return of_state(party, led.id, context)
    if led is not None and party.actor_id is None:
        return of_state(party, f"{led.id.partition('/')[0]}/military", context)
    if led is None and whose.kind in OF_THE_PAGE:
        return party.model_copy(update={"actor_id": None, "name": party.text, "kind": whose.kind})
    return party


def sources(
    claim: Claim, actors: Sequence[Party], context: Context, people: ActorContext
) -> Iterator[Source]:
    """Who says so, outermost first; none for an act of speech told by the outlet itself."""
    for speaker in claim.speakers:
        phrase = antecedent(speaker.phrase, context.clause_at(speaker.phrase), context)
        if phrase is None:
            continue
        phrase = issuer(phrase, context) or named_before(phrase, context) or phrase
        party = party_of(phrase, context, people)
        if claim.event_type in OWN_WORDS and any(same(party, a) for a in actors):
            continue
        yield source_of(party, speaker)


def source_of(party: Party, speaker: Speaker) -> Source:
    return Source(
        start=party.start,
        end=party.end,
        text=party.text,
        name=party.name,
        actor_id=party.actor_id,
        cue=speaker.cue,
        kind=party.kind,
    )


def same(a: Party, b: Party) -> bool:
    return (
        a.actor_id is not None and a.actor_id == b.actor_id
    ) or a.name.casefold() == b.name.casefold()


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
