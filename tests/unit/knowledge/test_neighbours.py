"""Types that two pages may give to one happening."""

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.loading import parse
from dateline.knowledge.neighbours import SAME_TYPE, NeighbourFile, type_families, type_weights
from dateline.records import EventType


def test_a_type_is_its_own_nearest_neighbour() -> None:
    assert all(type_weights()[t, t] == SAME_TYPE for t in EventType)
    assert all(w < SAME_TYPE for (a, b), w in type_weights().items() if a is not b)


def test_a_capture_and_the_withdrawal_it_forced_are_two_incidents() -> None:
    assert (EventType.CAPTURE, EventType.WITHDRAWAL) not in type_weights()


def test_neighbours_are_neighbours_both_ways_and_of_one_family() -> None:
    for a, b in type_weights():
        assert type_weights()[a, b] == type_weights()[b, a]
        assert type_families()[a] == type_families()[b]


def test_a_pair_given_twice_is_refused() -> None:
    entry = '{types: [%s], weight: 0.1, why: "a reason of some length"}'
    text = f"neighbours: [{entry % 'attack, clash'}, {entry % 'clash, attack'}]"

    with pytest.raises(KnowledgeError, match="given twice: attack/clash"):
        parse(text, "neighbours.yaml", NeighbourFile)
