"""The countries that a page speaks of without naming them: by their people, their state, its capital, a listed party.

"Thai troops", "Bangkok said", "Biden": what such a party does for its state is in its country, in the words that stand
for it. "The Syrian capital" needs no name either.
"""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from dateline.knowledge.actors import ActorMention
from dateline.knowledge.gazetteer import Gazetteer, PlaceRecord
from dateline.knowledge.loading import load_file
from dateline.knowledge.romanisation import fold_name
from dateline.records import ActorKind, EventPlace, Precision
from dateline.resolution.actor_context import ActorContext

FORMER = "places/former_capitals.yaml"
SEATS = "places/seats.yaml"


class FormerCapital(BaseModel):
    """A town that was a capital until a day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    until: dt.date


class FormerCapitals(BaseModel):
    """By the ISO code of their countries."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    capitals: dict[str, FormerCapital]


class Seats(BaseModel):
    """By the ISO code of their countries the seats of provinces, each with adjectives of its province, folded."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seats: dict[str, dict[str, tuple[str, ...]]]

    @cached_property
    def by_adjective(self) -> dict[str, tuple[str, str]]:
        """The country and name of the seat."""
        told = (
            (w, (c, s)) for c, seats in self.seats.items() for s, ws in seats.items() for w in ws
        )
        return dict(told)


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
    words = text[mention.start : mention.end]
    return in_words(mention.start, words, gazetteer.record(row))


def capitals_of(
    countries: Iterable[str], gazetteer: Gazetteer, day: dt.date | None = None
) -> dict[str, EventPlace]:
    """The capital that each country had on a day, by its ISO code, in no words yet."""
    found = {c: former_capital(c, gazetteer, day) or gazetteer.capital_of(c) for c in countries}
    return {c: in_words(0, "", place) for c, place in found.items() if place is not None}


def seats_of(words: Iterable[str], gazetteer: Gazetteer) -> dict[str, EventPlace]:
    """The seat of each province whose adjective is among the words, by that adjective, folded; in no words yet."""
    seats = load_file(SEATS, Seats).by_adjective
    found = {}
    for word in set(map(fold_name, set(words))) & seats.keys():
        country, name = seats[word]
        towns = (t for t in gazetteer.bearers(name) if t.country == country and t.is_town)
        town = next(towns, None)
        if town is not None:
            found[word] = in_words(0, "", town)
    return found


def seats_within(places: Iterable[EventPlace], gazetteer: Gazetteer) -> dict[str, EventPlace]:
    """The seat of each province among the places, by `EventPlace.division`; in no words yet."""
    found = {}
    for place in places:
        if place.precision is Precision.PROVINCE and place.country and place.admin1:
            seat = gazetteer.seat_of(place.country, place.admin1)
            if seat is not None:
                found[place.division] = in_words(0, "", seat)
    return found


def former_capital(country: str, gazetteer: Gazetteer, day: dt.date | None) -> PlaceRecord | None:
    """The town that was the capital then and is no longer."""
    moved = load_file(FORMER, FormerCapitals).capitals.get(country)
    if moved is None or day is None or day >= moved.until:
        return None
    records = (gazetteer.record(bearer.row_id) for bearer in gazetteer.named(fold_name(moved.name)))
    return next((r for r in records if r.country == country and r.is_town), None)


def in_words(start: int, words: str, place: PlaceRecord) -> EventPlace:
    """A place that words stand for which are not its name."""
    return EventPlace(
        start=start,
        end=start + len(words),
        text=words,
        geonames_id=place.geonames_id,
        name=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        country=place.country,
        admin1=place.admin1,
        precision=place.precision,
        uncertainty_km=place.uncertainty_km,
        basis="discourse",
    )
