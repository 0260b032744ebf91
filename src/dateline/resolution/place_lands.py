"""The countries that a page speaks of without naming them: by their people, their state, its capital, a listed party.

"Thai troops", "Bangkok said", "Biden": what such a party does for its state is in its country, in the words that stand
for it.
"""

from dateline.knowledge.actors import ActorMention
from dateline.knowledge.gazetteer import Gazetteer
from dateline.records import ActorKind, EventPlace
from dateline.resolution.actor_context import ActorContext


def lands_spoken_of(
    text: str, people: ActorContext, gazetteer: Gazetteer
) -> tuple[EventPlace, ...]:
    """One country for each mention of a people, a state or a party, in order of the text."""
    found = ((m, country_of(m, people)) for m in people.mentions)
    lands = (land(text, m, country, gazetteer) for m, country in found if country is not None)
    return tuple(place for place in lands if place is not None)


def country_of(mention: ActorMention, people: ActorContext) -> str | None:
    """ISO code of the country of the actor that is meant; agencies and papers write of any."""
    chosen = people.choose(mention)
    actor = people.index.get(chosen) if chosen is not None else None
    return None if actor is None or actor.kind is ActorKind.MEDIA else actor.country


def land(text: str, mention: ActorMention, country: str, gazetteer: Gazetteer) -> EventPlace | None:
    row = gazetteer.country_row(country)
    if row is None:
        return None
    place = gazetteer.record(row)
    return EventPlace(
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
        geonames_id=place.geonames_id,
        name=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        country=place.country,
        precision=place.precision,
        uncertainty_km=place.uncertainty_km,
        basis="discourse",
    )
