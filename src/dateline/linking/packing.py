"""Features as one line of JSON, and back: what a store keeps so as not to read a report again to compare it.

Rows without names, in the order of the fields: taking up the features of a stored report costs a tenth of reading the
report. A line is only good under the rules of linking that wrote it; a store links everything anew when they change.
"""

from dataclasses import fields
from operator import attrgetter

from pydantic_core import from_json, to_json

from dateline.linking.features import NO_SIDE, Features, Side, Spot
from dateline.records import ActorKind, EventType, Status

NAMES = tuple(one.name for one in fields(Features))
SIDES = ("doers", "targets", "partners")
OF_FEATURES = attrgetter(*NAMES)
OF_SPOT = attrgetter(*(one.name for one in fields(Spot)))
OF_SIDE = attrgetter(*(one.name for one in fields(Side)))
HELD = {Spot: OF_SPOT, Side: OF_SIDE}


def packed(one: Features) -> str:
    row = [rows_of(value) for value in OF_FEATURES(one)]
    return to_json(row).decode()


def rows_of(value: object) -> object:
    """A spot or a side as a row, nothing for a side on which nobody stands; other values as they are."""
    if value is NO_SIDE:
        return None
    held = HELD.get(type(value))
    return held(value) if held else value


def unpacked(line: str) -> Features:
    """Features that equal those packed."""
    row = dict(zip(NAMES, from_json(line), strict=True))
    row["type"] = EventType(row["type"])
    row["status"] = Status(row["status"])
    row["spot"] = Spot(*row["spot"]) if row["spot"] else None
    for name in SIDES:
        row[name] = side_of(row[name]) if row[name] else NO_SIDE
    row["figures"] = {name: tuple(figure) for name, figure in row["figures"].items()}
    row["words"] = frozenset(row["words"])
    row["sentence"] = tuple(row["sentence"])
    row["marks"] = tuple(row["marks"])
    return Features(**row)


def side_of(row: list[list[str]]) -> Side:
    ids, wholes, names, kinds = map(frozenset, row)
    return Side(ids, wholes, names, frozenset(map(ActorKind, kinds)))
