"""PLOVER: a record of JSON a line, in the fields of the manual."""

import json
from typing import Any

import pytest

from tests.support.exported import ARMY, M23, RESIDENTS, RSF, left_out, stored, told, written
from tests.support.reports import telling


def record(one: Any) -> dict[str, Any]:
    content, _ = written("plover", [one])
    (line,) = content.decode().splitlines()
    found: dict[str, Any] = json.loads(line)
    return found


def test_a_record_has_the_fields_of_the_manual() -> None:
    found = record(told("air_strike", actors=[ARMY], recipients=[RESIDENTS], killed=12))
    assert (found["event"], found["mode"], found["context"]) == (["ASSAULT"], ["aerial"], ["military"])  # fmt: skip
    assert (found["date"], found["quad_code"], found["has_event"]) == ("2024-05-01", 4, True)
    assert found["source"] == [
        {
            "code": "SDN",
            "sector": "MIL",
            "actor_text": "the army",
            "identifer_id": "state:SD/military",
            "identifer_text": "Military of Sudan",
        }
    ]
    assert found["recipient"][0]["sector"] == "CVL"
    assert found["event_loc"]["geonameid"] == 379252
    assert found["event_loc"]["cc3"] == "SDN"
    assert found["size"]["dead"] == {"low": 12, "best": 12, "high": 12}
    assert found["cite_info"]["language"] == ["en"]
    assert "enddate" not in found
    assert "auxiliary" not in found


def test_those_who_do_a_thing_together_are_all_its_source() -> None:
    one = telling("talks")
    together = one.report.model_copy(update={"partners": (ARMY, RSF)})
    found = record(stored(one.model_copy(update={"report": together})))
    assert [actor["identifer_text"] for actor in found["source"]] == [
        "Military of Sudan",
        "Rapid Support Forces",
    ]
    assert "recipient" not in found


@pytest.mark.parametrize(
    ("status", "auxiliary"),
    [("planned", "future"), ("threatened", "hypothetical"), ("denied", "negation")],
)
def test_what_did_not_happen_says_so(status: str, auxiliary: str) -> None:
    found = record(told("shelling", status=status, actors=[M23]))
    assert found["auxiliary"] == [auxiliary]
    assert found["has_event"] is False


def test_what_has_no_event_or_no_day_is_counted() -> None:
    assert left_out("plover", told("displacement")) == {"PLOVER has no event for displacement": 1}
    assert left_out("plover", told("attack", day=None)) == {"its day is not known": 1}
