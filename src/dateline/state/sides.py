"""Whether two names stand for one side.

Ids decide where both have one: a part and its whole are one side (a brigade, its army, its government), and so are two
groups that the actor list puts on the same side in the same country. Words without an id ("rebels", "the army") are
only known by their kind, so they can agree with a side but rarely speak against one: the answer is then None, "cannot
say", and what cannot be told apart is never called a conflict.
"""

from collections.abc import Iterable, Sequence

from dateline.knowledge.actors import ActorIndex
from dateline.knowledge.romanisation import fold_name
from dateline.records import ActorKind, Party, Source
from dateline.state.records import KnownReport, Side, Voice

OF_THE_STATE = frozenset({ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.POLICE})
AGAINST_IT = frozenset({ActorKind.REBEL, ActorKind.CRIMINAL, ActorKind.PROTESTER})
CANNOT_HOLD = frozenset(
    {ActorKind.CIVILIAN, ActorKind.MEDIA, ActorKind.MONITOR, ActorKind.AID, ActorKind.PROTESTER}
)
"""Kinds that take and hold no town: a report that says so is mistaken about who acted."""


def side_of(party: Party) -> Side:
    return Side(name=party.name, actor_id=party.actor_id, kind=party.kind)


def sides_of(parties: Iterable[Party]) -> tuple[Side, ...]:
    """Those who can hold ground, each once."""
    able = (side_of(party) for party in parties if party.kind not in CANNOT_HOLD)
    return tuple(dict.fromkeys(able))


def same_side(one: Side, other: Side) -> bool | None:
    """True, False, or None where the words do not tell."""
    if one.actor_id and other.actor_id:
        return are_kin(one.actor_id, other.actor_id)
    if fold_name(one.name) == fold_name(other.name):
        return True
    kinds = {one.kind, other.kind}
    opposed = kinds & OF_THE_STATE and kinds & AGAINST_IT
    return False if opposed else None


def are_kin(one: str, other: str) -> bool:
    actors = ActorIndex.load()
    above, beside = actors.wholes(one), actors.wholes(other)
    if set(above) & set(beside):
        return True
    first, second = actors.get(one), actors.get(other)
    return bool(
        first
        and second
        and first.side
        and (first.side, first.country) == (second.side, second.country)
    )


def any_same(some: Sequence[Side], others: Sequence[Side]) -> bool | None:
    """True if any of them is on a side of the others, False if all are certainly not."""
    answers = {same_side(one, other) for one in some for other in others}
    if True in answers:
        return True
    return None if None in answers or not answers else False


def best_named(sides: Iterable[Side]) -> tuple[Side, ...]:
    """Each side once, by the name that tells most: one with an id before mere words."""
    chosen: list[Side] = []
    for side in sorted(dict.fromkeys(sides), key=lambda s: (s.actor_id is None, s.name)):
        vague = side.actor_id is None
        if not any(
            same_side(side, c) is True or (vague and same_side(side, c) is None) for c in chosen
        ):
            chosen.append(side)
    return tuple(chosen)


def voice_of(telling: KnownReport) -> Voice:
    """The outermost speaker, or the outlet that asserts it itself."""
    first: Source | None = next(iter(telling.report.sources), None)
    return Voice(
        name=first.name if first else telling.outlet or "the page itself",
        actor_id=first.actor_id if first else None,
        kind=first.kind if first else None,
        outlet=telling.outlet,
        witness=telling.witness or telling.article_id,
        report_id=telling.report.id,
        article_id=telling.article_id,
        known_on=telling.known_on,
    )


def speaks_for(voice: Voice, sides: Sequence[Side]) -> bool:
    """Whether the voice belongs to one of the sides."""
    if voice.actor_id:
        return any(s.actor_id and are_kin(voice.actor_id, s.actor_id) for s in sides)
    return any(fold_name(voice.name) == fold_name(side.name) for side in sides)


def voices_of(tellings: Iterable[KnownReport]) -> tuple[Voice, ...]:
    """In the order in which they could be known; one for each speaker and witness."""
    ordered = sorted(map(voice_of, tellings), key=lambda v: (v.known_on, v.name, v.report_id))
    return tuple({(voice.name, voice.witness): voice for voice in reversed(ordered)}.values())[::-1]
