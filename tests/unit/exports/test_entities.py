"""FollowTheMoney entities: valid for its model, actors once, roles as links."""

import json
from typing import Any

import pytest

from tests.support.exported import ARMY, GUNMEN, M23, RSF, stored, told, written
from tests.support.reports import telling


def lines(*found: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written("ftm", found)[0].decode().splitlines()]


def of_schema(name: str, entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in entities if one["schema"] == name]


def test_an_event_names_who_took_part_and_links_say_in_which_role() -> None:
    found = lines(told("clash", actors=[RSF], recipients=[ARMY], killed=12))
    (event,) = of_schema("Event", found)
    assert event["properties"]["date"] == ["2024-05-01"]
    assert event["properties"]["country"] == ["sd"]
    assert event["properties"]["involved"] == [
        "dateline-actor-rsf",
        "dateline-actor-state-SD-military",
    ]
    assert "killed: low 12, best 12, high 12" in event["properties"]["notes"]
    roles = {
        link["properties"]["subject"][0]: link["properties"]["role"]
        for link in of_schema("UnknownLink", found)
    }
    assert roles == {
        "dateline-actor-rsf": ["actor"],
        "dateline-actor-state-SD-military": ["recipient"],
    }
    (state,) = of_schema("PublicBody", found)
    assert state["properties"]["name"] == ["Military of Sudan"]


def test_an_actor_is_written_once_and_before_what_it_did() -> None:
    found = lines(
        told("clash", actors=[RSF, M23]),
        stored(telling("attack", actors=[RSF]), name="fedcba9876543210"),
    )
    assert len(of_schema("Organization", found)) == 2
    seen: set[str] = set()
    for one in found:
        assert set(one["properties"].get("involved", [])) <= seen
        seen.add(one["id"])
    assert len(seen) == len(found)


def test_somebody_without_an_id_is_no_entity() -> None:
    (event,) = lines(told("attack", actors=[GUNMEN]))
    assert "involved" not in event["properties"]
    assert "gunmen" in event["properties"]["summary"][0]


def test_followthemoney_keeps_every_value_of_every_entity() -> None:
    ftm = pytest.importorskip("followthemoney", reason="run: make field")
    found = lines(
        told("clash", actors=[RSF], recipients=[ARMY], killed=12, until="2024-05-03"),
        stored(telling("attack", where=None, day=None), name="fedcba9876543210"),
    )
    for one in found:
        entity = ftm.model.get_proxy(one, cleaned=False)
        entity.schema.validate(entity.to_dict())
        kept = {name: set(values) for name, values in entity.to_dict()["properties"].items()}
        assert kept == {name: set(values) for name, values in one["properties"].items()}
        for prop, value in entity.itervalues():
            assert prop.type.validate(value), (prop.name, value)
