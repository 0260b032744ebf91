"""From the phrases of a claim to the parties of its report: people, things that were hit, who says so."""

from collections.abc import Iterable, Iterator, Sequence

from dateline.coding.antecedents import antecedent
from dateline.coding.claims import Claim, Speaker
from dateline.coding.context import Context
from dateline.coding.offices import by_name, fuller_before, issuer, named_before
from dateline.coding.story_goes_on import COUNTRY
from dateline.coding.targets import THINGS
from dateline.document import Phrase
from dateline.knowledge.lexicon import NounClass
from dateline.records import (
    ActorKind,
    EventType,
    Party,
    Source,
)
from dateline.resolution.actor_words import without_article
from dateline.resolution.actors import ActorContext
from dateline.resolution.party_names import of_air_force, of_state, party_of, same
from dateline.resolution.place_realms import Sides
from dateline.resolution.same_events import FROM_AFAR

OWN_WORDS = frozenset({EventType.DEMAND, EventType.THREAT, EventType.ACCUSATION, EventType.TALKS})
"""Acts of speech: who speaks is the actor, not a source."""

OF_ARMIES = FROM_AFAR | {EventType.CLASH, EventType.ADVANCE, EventType.CAPTURE}
"""Deeds of a state's forces, when those who did them are called by its people's name."""
DROPPED = frozenset({EventType.AIR_STRIKE, EventType.SHELLING})
"""What falls from afar, on a place."""
PLAIN = frozenset({ActorKind.OTHER, ActorKind.GOVERNMENT})
"""Kinds of parties of which only the words are known, or the state of a place."""
GROUND = frozenset({NounClass.SITE, NounClass.PLACE})
WHO = frozenset(
    {NounClass.ARMED, NounClass.PERSON, NounClass.CIVILIAN, NounClass.CROWD, NounClass.CAPTIVE}
)
"""Classes of people; a church is also a body, a palace also a state, but what was hit was the house."""


def names_in(claim: Claim, context: Context) -> frozenset[int]:
    """Where names start among the words for who did it and to whom: not by their capitals, which wire copy lacks."""
    phrases = [*claim.actors, *claim.recipients]
    beside = [p for phrase in phrases for p in phrase.linked("apposition")]
    named = (p for p in (*phrases, *beside) if context.is_name(p))
    return frozenset(context.document.tokens[p.head].start for p in named)


def sides_of(claim: Claim, context: Context, people: ActorContext) -> Sides:
    """Nobody acts on himself where others are named: in "recalled its diplomats from Rwanda" it is Rwanda."""
    country = context.section_country(context.document.tokens[claim.clause.head].start)
    people = people.told_of(country) if country is not None else people
    doers = claim.actors
    if claim.event_type in OWN_WORDS:  # "the ministers called again for a truce"
        doers = [m for p in doers for m in (fuller_before(p, context) or p).members()]
    actors = parties(doers, context, people)
    if claim.event_type is EventType.AIR_STRIKE:
        actors = tuple(a if a.actor_id else of_air_force(a, context) for a in actors)
    if claim.event_type in OF_ARMIES:
        actors = tuple(of_nation(a, context) for a in actors)
    struck = parties(claim.recipients, context, people)
    if claim.event_type in DROPPED:
        struck = tuple(p for p in struck if not is_ground(p, claim.recipients, context))
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


def parties(phrases: Iterable[Phrase], context: Context, people: ActorContext) -> tuple[Party, ...]:
    """Each phrase resolved; the same actor named twice is one."""
    found: dict[str, Party] = {}
    for named in (n for phrase in phrases for n in by_name(phrase, context)):
        party = party_of(named, context, people)
        found.setdefault(party.actor_id or party.name.casefold(), party)
    return tuple(found.values())


def of_things(
    phrases: Sequence[Phrase], found: Sequence[Party], context: Context
) -> Iterator[Party]:
    """ "dynamited the pipeline": what was struck is a thing where its word is one and names nobody."""
    for party in found:
        phrase = phrase_of(party, phrases, context)
        known = context.classes(phrase) if phrase is not None else frozenset()
        thing = party.actor_id is None and party.kind is ActorKind.OTHER
        thing = thing and bool(known & THINGS) and not known & WHO
        yield party.model_copy(update={"kind": ActorKind.PROPERTY}) if thing else party


def phrase_of(party: Party, phrases: Iterable[Phrase], context: Context) -> Phrase | None:
    """The phrase whose head is in the words of the party; none where a pronoun stands for somebody told before."""
    tokens = context.document.tokens
    return next((p for p in phrases if party.start <= tokens[p.head].start < party.end), None)


def is_ground(party: Party, phrases: Iterable[Phrase], context: Context) -> bool:
    """ "rockets on northern Israel", "fire on the camp of X": where something fell, and nobody who was hit."""
    phrase = phrase_of(party, phrases, context)
    if phrase is None or party.kind not in PLAIN or context.classes(phrase) & WHO:
        return False
    where = context.place_at_head(phrase)
    if where is not None and context.fineness(where) < COUNTRY:
        return True
    listed = context.actor_at_head(phrase) is not None or context.side_of_state(phrase)
    return not listed and bool(context.classes(phrase) & GROUND)


def of_nation(party: Party, context: Context) -> Party:
    """ "los rusos dispararon misiles", "os ucranianos avançaram": the state that they fight for."""
    words = party.text.casefold().split()
    bare = len(words) == 2 and words[0] in context.language.definite
    people = party.kind is ActorKind.CIVILIAN and party.actor_id is None and party.country
    return of_state(party, f"state:{party.country}", context) if people and bare else party


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
        if any(p.start <= r.start and r.end < p.end for p in whole for r in claim.recipients):
            continue  # "army positions"
        party = party_of(phrase, context, people, follow=False)
        words = without_article(party.text, people)
        yield party.model_copy(update={"actor_id": None, "name": words, "kind": ActorKind.PROPERTY})


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
        vague = party.actor_id is None or party.kind is ActorKind.MILITARY
        fuller = fuller_before(phrase, context) if vague else None
        if fuller is not None:
            told = party_of(fuller, context, people)
            here = {"start": party.start, "end": party.end, "text": party.text}
            party = told.model_copy(update=here)
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
