"""What the store knows of one actor or one place, beside the incidents themselves."""

from collections import Counter
from collections.abc import Iterator

import sqlalchemy as sa

from dateline.records import Precision
from dateline.storage.browsing import places_where
from dateline.storage.incident_records import ActorProfile, Companion, NamedPlace, PlaceProfile
from dateline.storage.incident_schema import incident_parties, incidents

NAMES, COMPANIONS, PLACES = 8, 12, 12
"""How many of each a profile has."""

RELATIONS = {
    ("actor", "recipient"): "acts_on",
    ("recipient", "actor"): "acted_on_by",
    ("actor", "actor"): "together",
    ("partner", "partner"): "together",
}
NUMBER = sa.func.count(incident_parties.c.incident_key.distinct())


def actor_profile(connection: sa.Connection, actor_id: str) -> ActorProfile | None:
    """None where nobody of this id takes part in anything."""
    part = incident_parties.c
    same = part.actor_id == actor_id
    question = sa.select(part.name, part.kind, part.country, NUMBER.label("n"))
    written = question.where(same).group_by(part.name, part.kind, part.country)
    named = connection.execute(written.order_by(sa.desc("n"), part.name)).all()
    if not named:
        return None
    roles = connection.execute(sa.select(part.role, NUMBER).where(same).group_by(part.role))
    return ActorProfile(
        actor_id=actor_id,
        name=named[0].name,
        kind=named[0].kind,
        country=named[0].country,
        names=tuple(dict.fromkeys(row.name for row in named))[:NAMES],
        roles={str(role): number for role, number in roles},
        companions=tuple(companions(connection, actor_id)),
        places=places_of(connection, actor_id),
    )


def companions(connection: sa.Connection, actor_id: str) -> Iterator[Companion]:
    """Those with whom it shares most incidents first, and in what relation."""
    own, other = incident_parties.alias("own"), incident_parties.alias("other")
    identity = sa.func.coalesce(other.c.actor_id, other.c.name)
    question = (
        sa.select(
            own.c.role.label("role"),
            other.c.role.label("their_role"),
            other.c.actor_id,
            sa.func.min(other.c.name).label("name"),
            sa.func.count(other.c.incident_key.distinct()).label("incidents"),
        )
        .join_from(own, other, own.c.incident_key == other.c.incident_key)
        .where(own.c.actor_id == actor_id, identity != actor_id)
        .group_by(own.c.role, other.c.role, identity, other.c.actor_id)
        .order_by(sa.desc("incidents"), sa.text("4"))
        .limit(COMPANIONS)
    )
    for row in connection.execute(question):
        relation = RELATIONS.get((row.role, row.their_role), "together")
        yield Companion(
            name=row.name, actor_id=row.actor_id, relation=relation, incidents=row.incidents
        )


def places_of(connection: sa.Connection, actor_id: str) -> tuple[NamedPlace, ...]:
    taking_part = sa.select(incident_parties.c.incident_key).where(
        incident_parties.c.actor_id == actor_id
    )
    return places_where(connection, incidents.c.key.in_(taking_part), PLACES)


def place_profile(connection: sa.Connection, geonames_id: int) -> PlaceProfile | None:
    """None where no incident has this place."""
    found = places_where(connection, incidents.c.geonames_id == geonames_id, 1)
    if not found:
        return None
    place = found[0]
    within: tuple[NamedPlace, ...] = ()
    if place.precision == Precision.PROVINCE:
        inside = sa.and_(
            incidents.c.country == place.country,
            incidents.c.admin1 == place.name,
            incidents.c.geonames_id != geonames_id,
        )
        within = places_where(connection, inside, PLACES)
    return PlaceProfile(place=place, within=within, actors=actors_at(connection, geonames_id))


def actors_at(connection: sa.Connection, geonames_id: int) -> tuple[Companion, ...]:
    part = incident_parties.c
    question = (
        sa.select(part.role, part.actor_id, part.name, part.incident_key)
        .join_from(incident_parties, incidents, incidents.c.key == part.incident_key)
        .where(incidents.c.geonames_id == geonames_id)
    )
    numbers: Counter[tuple[str, str]] = Counter()
    names: dict[str, tuple[str, str | None]] = {}
    for row in connection.execute(question):
        identity = row.actor_id or row.name
        names.setdefault(identity, (row.name, row.actor_id))
        numbers[identity, row.role] += 1
    return tuple(
        Companion(name=names[one][0], actor_id=names[one][1], relation=role, incidents=number)
        for (one, role), number in sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
    )[:COMPANIONS]
