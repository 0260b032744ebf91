"""Which place a phrase names: the narrowest in its own words or in what hangs on them, never one inside an actor."""

from collections.abc import Collection, Iterator

from dateline.coding.claims import Where
from dateline.coding.context import Context
from dateline.coding.where_capitals import capital_meant
from dateline.coding.where_unlisted import unlisted_first
from dateline.document import Link, Phrase, PlaceName
from dateline.knowledge.lexicon import NounClass
from dateline.records import Precision

DEEP = 4
"""How many phrases deep a place may stand: "at a checkpoint in the town of X in Y"."""
CONTINENT_KM = 1500.0
"""Radius from which a region of no one country is a continent."""
WIDE = frozenset({Precision.COUNTRY, Precision.PROVINCE})
NARROW = frozenset({Precision.SITE, Precision.TOWN, Precision.DISTRICT})


def in_phrase(phrase: Phrase, context: Context, basis: str, depth: int = 0) -> Where | None:
    """The narrowest place a phrase names, in its own words or in what hangs on them."""
    capital = capital_meant(phrase, context)
    if capital is not None and any(True for _ in phrase.linked("owner", "modifier", "of")):
        return Where(capital, basis)  # "Kenya's capital"
    whose = [p for p in phrase.linked("of") if context.is_whose(p, phrase)]
    names = [
        n
        for n in context.places_in(phrase.start, phrase.end)
        if stands_for_place(n, phrase, context)
        and n.start not in context.landmarks
        and not is_continent(n, context)
        and not any(p.start <= n.start < p.end for p in whose)
    ]
    found = [Where(name, basis) for name in names]
    if depth < DEEP:
        for link in phrase.links:
            if link.marker in context.language.locatives or link.marker in {"of", "apposition"}:
                if link.phrase in whose or comes_from(phrase, link, context):
                    continue
                if link.marker == "apposition" and is_body(phrase, context):
                    continue  # "a shop of the Chinese group X"
                inner = in_phrase(link.phrase, context, basis, depth + 1)
                if inner is not None:
                    near = inner.near or (link.marker in context.language.near and not names)
                    found.append(Where(inner.name, basis, near))
    return min(
        found,
        key=lambda w: (is_holder(w.name, context), w.near, context.fineness(w.name), w.name.start),
        default=None,
    )


def is_body(phrase: Phrase, context: Context) -> bool:
    """Whether what stands beside the phrase is rather the name of a band, firm or authority than a place."""
    bodies = {NounClass.ARMED, NounClass.ORGANIZATION, NounClass.CROWD}
    known = context.classes(phrase)
    return bool(known & bodies) and not known & {NounClass.PLACE, NounClass.SITE}


def comes_from(phrase: Phrase, link: Link, context: Context) -> bool:
    """ "soldiers from Chad": where people come from is not where they are."""
    people = {NounClass.ARMED, NounClass.PERSON, NounClass.CIVILIAN, NounClass.CROWD}
    return link.marker in context.language.origins and bool(context.classes(phrase) & people)


def is_continent(name: PlaceName, context: Context) -> bool:
    """Land of many states: "in Latin America, Bolivia broke off …" was in Bolivia."""
    place = context.place_of(name)
    return place.country is None and place.uncertainty_km >= CONTINENT_KM


def locatives(
    links: tuple[Link, ...],
    context: Context,
    basis: str,
    sides: Collection[int] = (),
    barred: Collection[str] = (),
    head: int = 0,
) -> Iterator[Where]:
    """Names under "in", "at", "near" …, also deeper: "at a checkpoint in X"; never one that takes part.

    `barred` are the prepositions that for this act do not say where it was, behind its word at `head`: "fled to X", but
    "à X, des habitants ont fui".
    """
    every = frozenset(context.language.locatives)
    for link in links:
        wanted = every.difference(barred) if link.phrase.start > head else every
        if link.marker in wanted and link.phrase.head not in sides:
            for phrase in link.phrase.members():
                where = unlisted_first(phrase, in_phrase(phrase, context, basis), context)
                if where is not None:
                    near = where.near or link.marker in context.language.near
                    yield Where(where.name, where.basis, near)


def is_holder(name: PlaceName, context: Context) -> bool:
    """ "Aleppo's Zaytun quarter": the first only says where the second is."""
    return context.document.article.text[name.end : name.end + 2] in ("'s", "’s")


def stands_for_place(name: PlaceName, phrase: Phrase, context: Context) -> bool:
    """Not the name inside an actor ("Aleppo rebels"): the head must be the name or a kind of place."""
    head = context.document.tokens[phrase.head]
    if any(a.start < name.start and name.end <= a.end for a in context.document.actors):
        return False  # "l'Etat islamique | au Sahel"
    if name.start <= head.start < name.end:
        return True
    known = context.classes(phrase)
    people = known & {NounClass.ARMED, NounClass.STATE, NounClass.PERSON, NounClass.ORGANIZATION}
    return bool(known & {NounClass.PLACE, NounClass.SITE}) or not people
