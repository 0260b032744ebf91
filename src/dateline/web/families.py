"""Six families of event types, for colours that can be told apart; the types themselves are always said in words."""

from collections.abc import Iterable, Mapping

from dateline.records import EventType

FAMILIES: Mapping[str, tuple[EventType, ...]] = {
    "fighting": (EventType.CLASH, EventType.AIR_STRIKE, EventType.SHELLING, EventType.BOMBING),
    "territory": (
        EventType.CAPTURE,
        EventType.ADVANCE,
        EventType.WITHDRAWAL,
        EventType.CONTROL,
    ),
    "harm": (
        EventType.ATTACK,
        EventType.ABDUCTION,
        EventType.ARREST,
        EventType.ABUSE,
        EventType.CRACKDOWN,
        EventType.DESTRUCTION,
        EventType.DISPLACEMENT,
    ),
    "unrest": (EventType.PROTEST, EventType.RIOT),
    "dealing": (
        EventType.AGREEMENT,
        EventType.VIOLATION,
        EventType.TALKS,
        EventType.RELEASE,
        EventType.AID,
    ),
    "pressure": (
        EventType.THREAT,
        EventType.DEMAND,
        EventType.ACCUSATION,
        EventType.SANCTION,
        EventType.MOBILIZATION,
    ),
}
FAMILY_OF = {event_type: name for name, types in FAMILIES.items() for event_type in types}


def main_family(groups: Mapping[str, int], order: Iterable[str] = tuple(FAMILIES)) -> str:
    """The family of most incidents; the graver one, which comes first, if two have as many."""
    return max(order, key=lambda name: groups.get(name, 0))
