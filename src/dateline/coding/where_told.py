"""The place of an act whose own words name none: of all that the page has told, the one with most to say for it.

Every place told up to the act, and those the page opens with, is a candidate; the grounds for each (`where_grounds`)
are weighed and added up, and the best is taken, in doubt where others have nearly as much. Where the words point ("the
town", "there"), only what they may point to is one. An act of a whole state thus goes to its country, a deed to the
town that the story stands in.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import exp

from dateline.coding.claims import Claim, Where
from dateline.coding.context import LAND, Context
from dateline.coding.entries import section_start
from dateline.coding.where_beside import LEFT_BEHIND, destinations
from dateline.coding.where_grounds import grounds
from dateline.coding.where_phrases import WIDE
from dateline.coding.where_pointed import is_here, pointed_places
from dateline.coding.where_scene import Scene, family, lands_of
from dateline.coding.wordings import in_roles
from dateline.document import PlaceName
from dateline.knowledge.lexicon import NounClass
from dateline.knowledge.place_grounds import place_grounds
from dateline.records import EventType, Precision
from dateline.values import value

OF_GROUND = frozenset({EventType.CAPTURE, EventType.WITHDRAWAL, EventType.CONTROL})
Mentions = tuple[PlaceName, ...]
"""Of one place, in order of the text."""
PROVINCE = 3
"""Rank of a province among precisions."""
SURE = 0.8
"""Chance below which a place is in doubt: of those above, nine of ten are right on pages nobody read, of those below
three of five."""


@value(frozen=True, slots=True)
class Candidate:
    """A place with all that the page says of it; `score` is the sum of the weights of its grounds."""

    names: Mentions
    grounds: tuple[tuple[str, float], ...]
    score: float


def told_place(claim: Claim, before: Sequence[Claim], context: Context) -> Where | None:
    """The place that has most to say for it; None where the page has told none, or what is pointed to is not known."""
    scene = Scene(claim, before, context)
    if context.written_at is not None and is_here(claim, context):
        return Where(context.written_at, "dateline", pointed=True)
    pointed = pointed_places(claim, context)
    if pointed is not None and len(pointed) == 1:
        return Where(pointed[0], "discourse", pointed=True)
    told = in_section(list(told_names(scene)), scene)
    if not pointed and not scene.placed and is_of_dateline(scene):
        told = [names for names in told if names[0] == context.written_at]
    if not pointed and takes_unnamed(claim, context):
        told = [names for names in told if context.place_of(names[0]).precision in WIDE]
    if pointed:
        told = [names for names in told if any(p in pointed for p in names)]
        told = told or [(name,) for name in pointed]
    found = candidates(told, scene)
    best = max(found, key=lambda c: (c.score, c.names[0].start), default=None)
    if best is None:
        return None
    dateline = context.written_at is not None and best.names[0] == context.written_at
    beside = claim.beside
    if beside is not None and not pointed and context.is_same_place(beside.name, best.names[0]):
        return beside
    name = last_told(best.names, scene.head)
    return Where(
        name,
        "dateline" if dateline else "discourse",
        near=is_near(name, scene),
        pointed=bool(pointed),
        doubtful=not pointed and chance(best, found) < SURE,
    )


def takes_unnamed(claim: Claim, context: Context) -> bool:
    """ "seized a town", "forced them out of two villages": none that the page has told, or it would be "the town"."""
    if claim.event_type not in OF_GROUND:
        return False
    taken = list(in_roles(claim.clause, claim.trigger, claim.trigger.place, context))
    grounds = (context.places_in(p.start, p.end) or context.is_definite(p) for p in taken)
    places = all(NounClass.PLACE in context.classes(p) and not context.is_pronoun(p) for p in taken)
    return bool(taken) and places and not any(grounds)


def chance(best: Candidate, found: Sequence[Candidate]) -> float:
    """How likely the best candidate is among all, as the weights were fitted to say."""
    return 1.0 / sum(exp(other.score - best.score) for other in found)


def in_section(told: list[Mentions], scene: Scene) -> list[Mentions]:
    """Those that the section of the claim names, where lines of only a place part the page into sections."""
    start = section_start(scene.claim, scene.context)
    if start is None:
        return told
    end = scene.sentence[1]
    return [names for names in told if any(start <= p.start < end for p in names)] or told


def is_of_dateline(scene: Scene) -> bool:
    """A deed of a page that names no town is in the town it was written in, if that is in its country."""
    context, written = scene.context, scene.context.written_at
    if written is None or context.towns or family(scene.claim.event_type) != "deed":
        return False
    return context.place_of(written).country == context.focus_country


def candidates(told: Sequence[Mentions], scene: Scene) -> list[Candidate]:
    """Every place that the act may be at, in order of the text; one alone needs no weighing."""
    if len(told) == 1:
        return [Candidate(told[0], (), 0.0)]
    return [weighed(names, scene) for names in told]


def weighed(names: Mentions, scene: Scene) -> Candidate:
    found = tuple(grounds(names, scene))
    weights = place_grounds().weights
    return Candidate(names, found, sum(weights.get(name, 0.0) * much for name, much in found))


def told_names(scene: Scene) -> Iterator[Mentions]:
    """The mentions of each place that the page has told by the end of the sentence, or that it opens with."""
    context = scene.context
    told = (c.where.name for c in scene.placed if c.where is not None)
    addressed = addressed_names(scene)
    near = scene.claim.beside
    beside = () if near is None or near.name.start in addressed else (near.name,)
    written = () if context.written_at is None else (context.written_at,)
    groups: dict[int | str, list[PlaceName]] = {}
    whither = {name.start for name in destinations(scene.claim, context)}
    helping = [(p.start, p.end) for p in scene.claim.partners]
    spoken = [n for n in context.land_names if not any(s <= n.start < e for s, e in helping)]
    elsewhere = context.owner_names | whither | context.told_at
    elsewhere |= acting_names(scene) | addressed
    if scene.claim.event_type not in LEFT_BEHIND:
        elsewhere |= context.whence
    named = [p for p in context.places if p.start not in elsewhere]
    for name in dict.fromkeys((*named, *told, *beside, *written, *spoken)):
        groups.setdefault(context.identity(name), []).append(name)
    away = away_from(scene)
    for group in groups.values():
        if context.place_of(group[0]).country in away or context.is_continent(group[0]):
            continue
        if any(p.end <= scene.sentence[1] or p.start < context.opening for p in group):
            yield tuple(sorted(named_only(group), key=lambda p: p.start))


def acting_names(scene: Scene) -> frozenset[int]:
    """Where the names of states begin that do what is told: "drones launched by Russia" were launched at another."""
    context, claims = scene.context, (*scene.before, scene.claim)
    heads = {p.head: p for c in claims for p in c.actors}.values()
    names = (context.place_at_head(p) for p in heads)
    return frozenset(
        n.start
        for n in names
        if n is not None and context.place_of(n).precision is Precision.COUNTRY
    )


def addressed_names(scene: Scene) -> frozenset[int]:
    """Where the names of foreign states begin that words are put to: "asked France for arms" is about none there."""
    claim, context = scene.claim, scene.context
    if family(claim.event_type) != "words":
        return frozenset()
    names = (context.place_at_head(p) for p in claim.recipients)
    places = ((n, context.place_of(n)) for n in names if n is not None)
    return frozenset(
        n.start
        for n, place in places
        if place.precision is Precision.COUNTRY and place.country != context.focus_country
    )


def away_from(scene: Scene) -> frozenset[str]:
    """ "President Xi visited", "visiting President Xi met his counterpart": no guest is in the land he comes from."""
    claim, words = scene.claim, set(scene.context.language.visiting)
    if claim.event_type is not EventType.TALKS or not words:
        return frozenset()
    tokens = scene.context.document.tokens
    guests = [
        p
        for p in claim.actors
        if claim.clause.lemma in words
        or any(t.text.lower() in words for t in tokens[p.first : p.last])
    ]
    return lands_of(guests, scene.context)


def named_only(group: list[PlaceName]) -> list[PlaceName]:
    """The mentions that name a place; where none does, those that only speak of its people or state."""
    return [name for name in group if name.kind_hint != LAND] or group


def last_told(names: Iterable[PlaceName], at: int) -> PlaceName:
    """The last mention before a character of the text, else the first."""
    ordered = sorted(names, key=lambda p: p.start)
    return next((p for p in reversed(ordered) if p.end <= at), ordered[0])


def is_near(name: PlaceName, scene: Scene) -> bool:
    """Whether the story was beside the place, not in it, when it told it last."""
    told = (c.where for c in reversed(scene.placed) if scene.told_at(c, name))
    return next((w.near for w in told if w is not None), False)
