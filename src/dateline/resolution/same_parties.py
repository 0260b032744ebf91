"""Whether two tellings name the same people, doers and speakers, and whom both name together."""

import re
from collections.abc import Sequence

from dateline.coding.context import BANDS
from dateline.knowledge.actors import PERSONS
from dateline.knowledge.demonyms import country_of
from dateline.knowledge.place_context import titles_everywhere
from dateline.knowledge.romanisation import fold_name
from dateline.records import (
    ActorKind,
    EventType,
    Party,
    Report,
    Source,
)
from dateline.resolution.drafts import SUMMARIES, VIOLENCE, Draft, listed
from dateline.resolution.same_numbers import counts_meet

SECURITY = "security-forces"
"""Whoever keeps order: soldiers, police or others."""
ARMS = frozenset({"military", "police", SECURITY})
NAME_WORD = re.compile(r"[^\W\d_][\w'’-]*")
UNKNOWN = BANDS | {ActorKind.OTHER, ActorKind.CIVILIAN}
"""Kinds of people who may turn out to be a band's."""
FEW_SENTENCES = 6
CROWD = frozenset({ActorKind.PROTESTER, ActorKind.CIVILIAN, ActorKind.OTHER})


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
    one, two = a.report.recipients, b.report.recipients
    fought = a.report.event_type is EventType.CLASH
    band = fought and ((is_band(one) and are_fighters(two)) or (is_band(two) and are_fighters(one)))
    return summed_up or band or parties_meet(one, two) or same_victims_again(a, b) or crowds(a, b)


def crowds(a: Draft, b: Draft) -> bool:
    """ "Seven villagers", "farmers": whom nothing sets apart but a word, hit by men whom nobody names."""
    hurt = (*people(a.report.recipients), *people(b.report.recipients))
    plain = all(p.kind is ActorKind.CIVILIAN and p.actor_id is None for p in hurt)
    named = any(is_named(p, d) for d in (a, b) for p in people(d.report.recipients))
    violent = {a.report.event_type, b.report.event_type} <= VIOLENCE
    return violent and plain and not named and is_anonymous(a) and is_anonymous(b)


def are_fighters(parties: Sequence[Party]) -> bool:
    """ "The attackers", "insurgents": of no listed band, and no people but fighters."""
    return all(p.actor_id is None and p.kind in BANDS | {ActorKind.OTHER} for p in parties)


def people(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(p for p in parties if p.kind is not ActorKind.PROPERTY)


def joined_recipients(a: Report, b: Report) -> tuple[Party, ...]:
    """The people of the first telling, and those of the second who are none of them; the things of both."""
    named = {p.name.casefold() for p in a.recipients}
    first = people(a.recipients)
    others = () if first and parties_meet(first, people(b.recipients)) else people(b.recipients)
    if first and a.event_type is EventType.CLASH and b.actors and parties_meet(first, b.actors):
        others = ()  # those who fought back are the doers told before
    others = tuple(
        p for p in others if not any(same_person(p, q) or same_crowd(p, q) for q in first)
    )
    things = [p for p in b.recipients if p.kind is ActorKind.PROPERTY]
    more = tuple(p for p in things if p.name.casefold() not in named)
    return (*a.recipients, *others, *more) if first else (*others, *a.recipients, *more)


def same_crowd(a: Party, b: Party) -> bool:
    """ "34 people", "farmers": no name and no arms on either side."""
    unnamed = all(p.actor_id is None and not own_names(p) for p in (a, b))
    return unnamed and {a.kind, b.kind} <= {ActorKind.CIVILIAN, ActorKind.OTHER}


def doers_meet(a: Draft, b: Draft) -> bool:
    """The same; or one telling has "gunmen" where the other names the band whose gunmen they were."""
    one, two = a.report.actors, b.report.actors
    return (
        parties_meet(one, two)
        or (is_anonymous(a) and is_band(two))
        or (is_anonymous(b) and is_band(one))
        or (is_crowd(a) and is_crowd(b))
        or are_people(a, b)
        or is_told_again(a, b)
    )


def is_told_again(a: Draft, b: Draft) -> bool:
    """ "Gunmen shot 34 … the bandits opened fire on farmers": an unnamed band with an article is the one just told."""
    near = 0 < b.claim.clause.sentence - a.claim.clause.sentence <= FEW_SENTENCES
    armed = all(p.kind in BANDS | {ActorKind.OTHER} for p in a.report.actors)
    unnamed = bool(a.report.actors) and armed and is_anonymous(a) and is_anonymous(b)
    return near and unnamed and b.claim.again


def same_victims_again(a: Draft, b: Draft) -> bool:
    """Of a band told again, on people whom no name tells apart from those told before."""
    told = people(a.report.recipients), people(b.report.recipients)
    unnamed = all(
        p.actor_id is None and not is_named(p, d)
        for d in (a, b)
        for p in people(d.report.recipients)
    )
    kinds = [{p.kind for p in parties} - {ActorKind.OTHER} for parties in told]
    alike = not (kinds[0] and kinds[1]) or bool(kinds[0] & kinds[1])
    return is_told_again(a, b) and unnamed and alike and not b.report.counts


def is_crowd(draft: Draft) -> bool:
    """ "Thousands of workers", "the demonstrators": whoever protests in one place on one day, of no listed body."""
    marched = draft.report.event_type is EventType.PROTEST
    return marched and all(p.actor_id is None and p.kind in CROWD for p in draft.report.actors)


def is_anonymous(draft: Draft) -> bool:
    """Done by people whom no word names and who are no state's."""
    return all(
        p.actor_id is None and p.kind in UNKNOWN and not is_named(p, draft)
        for p in draft.report.actors
    )


def are_people(a: Draft, b: Draft) -> bool:
    """ "Gunmen attacked the school … people attacked the school": nobody named, and one word says no more than that."""
    kinds = {p.kind for d in (a, b) for p in d.report.actors}
    unknown = is_anonymous(a) and is_anonymous(b)
    return unknown and kinds == {ActorKind.CIVILIAN, ActorKind.OTHER}


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
            or serve_one_state(a.actor_id, b.actor_id)
        )
    one, two = set(a.name.casefold().split()), set(b.name.casefold().split())
    if one <= two or two <= one:
        return True
    return a.kind == b.kind and a.country == b.country and a.country is not None


def serve_one_state(a: str, b: str) -> bool:
    """ "Security forces", "the army": the first may be any who bear arms for the state."""
    (one, part), (two, other) = (ident.rpartition("/")[::2] for ident in (a, b))
    return bool(one) and one == two and SECURITY in {part, other} and {part, other} <= ARMS


def sources_meet(a: Report, b: Report) -> bool:
    """The outlet's telling and a source's are one unless they differ elsewhere; two sources with figures are two."""
    if not a.sources or not b.sources:
        return True
    names = {s.actor_id or s.name.casefold() for s in a.sources}
    others = {s.actor_id or s.name.casefold() for s in b.sources}
    same = any(x.startswith(y) or y.startswith(x) or words_in(x, y) for x in names for y in others)
    return same or not (a.counts and b.counts) or same_figures(a, b)


def words_in(a: str, b: str) -> bool:
    """ "The governor", "the regional governor"."""
    one, two = set(a.split()), set(b.split())
    return one <= two or two <= one


def same_figures(a: Report, b: Report) -> bool:
    """Of every kind that both count, the same number: two speakers tell of one act."""
    both = a.counts.keys() & b.counts.keys()
    return bool(both) and all(a.counts[n].best == b.counts[n].best for n in both)


def new_sources(a: Report, b: Report) -> tuple[Source, ...]:
    known = {s.actor_id or s.name.casefold() for s in a.sources}
    return tuple(s for s in b.sources if (s.actor_id or s.name.casefold()) not in known)
