"""Acts of a whole state that the page tells without a place: they are in its country, not in the town told last.

"The president warned that those responsible would pay" is no act of the village that was bombed, and a peace between a
government and its rebels is one of the country. Only what was taken over from the story gives way, never what the
words themselves put somewhere; and a page that is about the capital keeps it, since there the state speaks.
"""

from collections.abc import Sequence

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.knowledge.actors import STATE
from dateline.knowledge.gazetteer import Gazetteer, PlaceRecord
from dateline.records import ActorKind, EventPlace, EventType, Party
from dateline.resolution.merging import INHERITED

OF_STATES = frozenset({EventType.THREAT, EventType.TALKS, EventType.MOBILIZATION})
"""What a government does for the whole country."""


def in_realm(
    claim: Claim,
    place: EventPlace | None,
    actors: Sequence[Party],
    context: Context,
    gazetteer: Gazetteer,
) -> EventPlace | None:
    """The country of an act of a whole state, in the words of the page that name it, else in those of the actor."""
    stated = place is not None and place.basis not in INHERITED
    if stated or (claim.where is not None and claim.where.pointed):
        return place
    country = realm_of(claim, place, actors, context)
    if country is None:
        return place
    at = context.document.tokens[claim.clause.head].start
    name = context.country_name(country, at)
    if name is not None:
        return context.placed[name.start, name.end].model_copy(update={"basis": "discourse"})
    row = gazetteer.country_row(country)
    return place if row is None else in_words_of(actors[0], gazetteer.record(row))


def in_words_of(actor: Party, country: PlaceRecord) -> EventPlace:
    """A country that only its government stands for."""
    return EventPlace(
        start=actor.start,
        end=actor.end,
        text=actor.text,
        geonames_id=country.geonames_id,
        name=country.name,
        latitude=country.latitude,
        longitude=country.longitude,
        country=country.country,
        precision=country.precision,
        uncertainty_km=country.uncertainty_km,
        basis="discourse",
    )


def realm_of(
    claim: Claim, place: EventPlace | None, actors: Sequence[Party], context: Context
) -> str | None:
    """ISO code of the country that the act is one of."""
    if claim.event_type is EventType.AGREEMENT:
        return country_shared(actors) if claim.background or place is None else None
    if claim.event_type not in OF_STATES or about_capital(context):
        return None
    homes = (a.country for a in actors if governs(a) and a.country == context.focus_country)
    return next(homes, None)


def governs(actor: Party) -> bool:
    """Whether the party is a government as a whole, or a leader of a state."""
    return actor.kind is ActorKind.GOVERNMENT and actor.actor_id is not None


def country_shared(actors: Sequence[Party]) -> str | None:
    """The country of a government and those at home that it makes peace with."""
    states = {a.country for a in actors if (a.actor_id or "").startswith(STATE)}
    if len(states) != 1 or len(actors) < 2:
        return None
    country = states.pop()
    return country if all(a.country in (country, None) for a in actors) else None


def about_capital(context: Context) -> bool:
    return context.main_town is not None and context.is_capital(context.main_town)
