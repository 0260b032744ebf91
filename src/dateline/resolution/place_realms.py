"""Acts of a whole state that the page tells without a place: they are in its country, not in the town told last.

"The president warned that those responsible would pay" is no act of the village that was bombed, and a peace between a
government and its rebels is one of the country. Only what was taken over from the story gives way, never what the
words themselves put somewhere; and a page that is about the capital keeps it, since there the state speaks.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.coding.claims import Claim
from dateline.coding.context import Context
from dateline.knowledge.actors import STATE
from dateline.knowledge.gazetteer import Gazetteer
from dateline.records import ActorKind, EventPlace, EventType, Party, Precision
from dateline.resolution.drafts import INHERITED
from dateline.resolution.place_lands import in_words


@dataclass(frozen=True, slots=True)
class Sides:
    """The resolved parties of a report."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    partners: tuple[Party, ...]


OF_STATES = frozenset({EventType.THREAT, EventType.TALKS, EventType.MOBILIZATION})
"""What a government does for the whole country."""


def in_realm(
    claim: Claim,
    place: EventPlace | None,
    sides: Sides,
    context: Context,
    gazetteer: Gazetteer,
) -> EventPlace | None:
    """The country of an act of a whole state, in the words of the page that name it, else in those of the party."""
    stated = place is not None and place.basis not in INHERITED
    if claim.event_type is not EventType.SANCTION and stated:
        return place
    if claim.where is not None and claim.where.pointed:
        return place
    country, party = realm_of(claim, place, sides, context)
    if country is None:
        return place
    at = context.document.tokens[claim.clause.head].start
    name = context.country_name(country, at)
    if name is not None:
        return context.place_of(name).model_copy(update={"basis": "discourse"})
    row = gazetteer.country_row(country)
    if row is None or party is None:
        return place
    return in_words(party.start, party.text, gazetteer.record(row))


def realm_of(
    claim: Claim, place: EventPlace | None, sides: Sides, context: Context
) -> tuple[str | None, Party | None]:
    """ISO code of the country that the act is one of, and the party that stands for it."""
    focus, kind = context.focus_country, claim.event_type
    if kind is EventType.AGREEMENT:
        shared = country_shared(sides.actors) if claim.background or place is None else None
        return shared, next(iter(sides.actors), None)
    if kind is EventType.SANCTION:
        return punished(place, sides, focus), next(iter(sides.recipients), None)
    if kind is EventType.DEMAND:
        asked = [p for p in sides.recipients if governs(p) and p.country not in (None, focus)]
        return (asked[0].country, asked[0]) if asked else (None, None)
    if kind not in OF_STATES or about_capital(context):
        return None, None
    home = [p for p in sides.actors if governs(p) and p.country == focus]
    return (focus, home[0]) if home else (None, None)


def punished(place: EventPlace | None, sides: Sides, focus: str | None) -> str | None:
    """The country that a sanction is about: the state that is punished, else the one that the page is about."""
    if (
        place is not None
        and place.precision is not Precision.COUNTRY
        and place.basis not in INHERITED
    ):
        return None
    states = [p.country for p in sides.recipients if governs(p)]
    return states[0] if states else focus


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
