"""A village that no list has, in or near a place that one has: there, as exactly as that allows.

"Tal Zaytun, in the Harim district of Idlib", "Umm Zaytun village near Hama", "Aleppo's Zaytun quarter". The village
keeps its name and gets no id; its point is that of the place that holds it, its precision and uncertainty say that no
more is known. The point is never moved to look more exact than it is.
"""

import re
from collections.abc import Iterator

from dateline.coding.context import Context
from dateline.knowledge.place_context import place_context
from dateline.records import EventPlace, Precision
from dateline.resolution.place_groups import CONTAINED_WITHIN, is_containing

DISTRICT_KM = 25.0
"""How far from the middle of the town that is named for it a village may lie."""
BESIDE = re.compile(r"['’]s? ?$|^,? (?:near|près de|cerca de|perto de|قرب) $", re.IGNORECASE)
STEPS = 3
"""How many names may follow each other: village, district, province."""


def within_known(place: EventPlace, context: Context) -> EventPlace:
    """The place with the point of what the text says holds it; unchanged where it has a point or nothing is said."""
    if place.latitude is not None:
        return place
    holder = next(holders(place, context), None)
    if holder is None:
        return place
    facts: dict[str, object] = {"country": holder.country}
    if holder.precision is not Precision.COUNTRY:
        town = holder.precision in (Precision.SITE, Precision.TOWN)
        facts |= {
            "latitude": holder.latitude,
            "longitude": holder.longitude,
            "admin1": holder.admin1,
            "precision": Precision.DISTRICT if town else holder.precision,
            "uncertainty_km": max(DISTRICT_KM, holder.uncertainty_km),
        }
    return place.model_copy(update=facts)


def holders(place: EventPlace, context: Context) -> Iterator[EventPlace]:
    """Places with a point that the words right behind the name, or a possessive before it, say it lies in or near."""
    text, end = context.document.article.text, place.end
    kinds = place_context(context.lexicon.language)
    words = kinds.unlisted_after | kinds.town_after | kinds.division_after
    for name in [n for n in context.places if n.start >= place.end][:STEPS]:
        gap = without_kind(text[end : name.start], words)
        if len(gap) > CONTAINED_WITHIN or not (is_containing(gap) or BESIDE.search(gap)):
            break
        found = context.place_of(name)
        if found.latitude is not None:
            yield found
            return
        end = name.end
    for name in [n for n in context.places if n.end <= place.start][-1:]:
        found = context.place_of(name)
        if found.latitude is not None and BESIDE.search(text[name.end : place.start]):
            yield found


def without_kind(gap: str, words: frozenset[str]) -> str:
    """What stands between two names without "village" or "district" behind the first."""
    first, _, rest = gap.lstrip().partition(" ")
    bare = first.rstrip(",")
    return gap if bare.casefold() not in words else f"{first[len(bare) :]} {rest}"
