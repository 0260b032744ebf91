"""Which event types two pages may give to one happening: `data/ontology/neighbours.yaml`."""

from functools import cache
from typing import Annotated

from pydantic import Field, field_validator

from dateline.knowledge.loading import load_file
from dateline.records import EventType, Record

SAME_TYPE = 1.5
"""What two reports of one type get; the weights of the file are read against it."""


class Neighbours(Record):
    types: tuple[EventType, EventType]
    weight: Annotated[float, Field(lt=SAME_TYPE, ge=-2)]
    why: Annotated[str, Field(min_length=10)]

    @field_validator("types")
    @classmethod
    def _two(cls, types: tuple[EventType, EventType]) -> tuple[EventType, EventType]:
        if types[0] is types[1]:
            raise ValueError("two different types: a type is always its own neighbour")
        return types


class NeighbourFile(Record):
    neighbours: tuple[Neighbours, ...]

    @field_validator("neighbours")
    @classmethod
    def _once(cls, neighbours: tuple[Neighbours, ...]) -> tuple[Neighbours, ...]:
        pairs = [frozenset(n.types) for n in neighbours]
        twice = sorted({"/".join(sorted(p)) for p in pairs if pairs.count(p) > 1})
        if twice:
            raise ValueError(f"each pair once; given twice: {', '.join(twice)}")
        return neighbours


@cache
def type_weights() -> dict[tuple[EventType, EventType], float]:
    """Weight of every pair of types that may tell one happening, in both orders."""
    listed = load_file("ontology/neighbours.yaml", NeighbourFile).neighbours
    weights = {(t, t): SAME_TYPE for t in EventType}
    for one in listed:
        a, b = one.types
        weights[a, b] = weights[b, a] = one.weight
    return weights


@cache
def type_families() -> dict[EventType, str]:
    """The family of each type: all that neighbours join, step by step, under the name of the first."""
    families = {t: i for i, t in enumerate(EventType)}
    for a, b in type_weights():
        low, high = sorted((families[a], families[b]))
        families = {t: low if i == high else i for t, i in families.items()}
    names = list(EventType)
    return {t: names[i].value for t, i in families.items()}
