"""The GED-like table: lethal organised violence only, and between whom."""

import io

import duckdb
import pytest

from dateline.exports.ucdp import COLUMNS, priogrid
from dateline.storage.incident_records import StoredIncident
from tests.support.exported import (
    ARMY,
    CROWD,
    GUNMEN,
    M23,
    RESIDENTS,
    RSF,
    left_out,
    row,
    somewhere,
    stored,
    told,
    written,
)
from tests.support.reports import telling


def test_a_battle_has_its_columns_under_the_names_of_the_codebook() -> None:
    found = row("ucdp", told("clash", actors=[RSF], recipients=[ARMY], killed=12))
    assert tuple(found)[: len(COLUMNS)] == COLUMNS
    wanted = {
        "type_of_violence": "1",
        "side_a": "Military of Sudan",
        "side_b": "Rapid Support Forces",
        "dyad_name": "Military of Sudan - Rapid Support Forces",
        "side_a_actor_id": "state:SD/military",
        "where_prec": "1",
        "where_description": "Khartoum, Sudan",
        "country": "Sudan",
        "date_prec": "1",
        "date_start": "2024-05-01",
        "date_end": "2024-05-01",
        "event_clarity": "1",
        "deaths_unknown": "12",
        "deaths_civilians": "0",
        "low": "12",
        "best": "12",
        "high": "12",
        "geom_wkt": "POINT (32.53 15.55)",
    }
    assert {column: found[column] for column in wanted} == wanted


def kind(event_type: str, **given: object) -> str:
    one = told(event_type, killed=3, **given)
    return "" if left_out("ucdp", one) else row("ucdp", one)["type_of_violence"]


@pytest.mark.parametrize(
    ("event_type", "given", "code"),
    [
        ("clash", {"actors": [ARMY], "recipients": [M23]}, "1"),
        ("clash", {"actors": [RSF], "recipients": [M23]}, "2"),
        ("clash", {"recipients": [ARMY]}, "1"),
        ("clash", {"actors": [RSF]}, ""),
        ("clash", {"actors": [GUNMEN]}, ""),
        ("attack", {"actors": [RSF], "recipients": [RESIDENTS]}, "3"),
        ("attack", {"actors": [RSF]}, "3"),
        ("attack", {"actors": [GUNMEN], "recipients": [RESIDENTS]}, ""),
        ("air_strike", {"actors": [ARMY]}, "1"),
        ("air_strike", {"actors": [ARMY], "recipients": [RESIDENTS]}, "3"),
        ("air_strike", {"actors": [ARMY], "recipients": [M23, RESIDENTS]}, "1"),
        ("shelling", {"actors": [RSF]}, ""),
        ("crackdown", {"actors": [ARMY], "recipients": [CROWD]}, "3"),
        ("riot", {"actors": [CROWD]}, ""),
    ],
)
def test_the_type_of_violence_is_given_where_the_sides_decide_it(
    event_type: str, given: dict[str, object], code: str
) -> None:
    assert kind(event_type, **given) == code


def test_the_dead_of_one_sided_violence_are_civilians() -> None:
    found = row("ucdp", told("attack", actors=[RSF], killed=9))
    assert (found["side_b"], found["deaths_civilians"], found["deaths_unknown"]) == (
        "Civilians",
        "9",
        "0",
    )


def test_low_best_and_high_span_what_the_witnesses_say() -> None:
    one, two = (
        telling("clash", killed=dead, outlet=outlet, actors=[ARMY], recipients=[M23])
        for dead, outlet in ((30, "One"), (12, "Two"))
    )
    found = row("ucdp", stored(one, two))
    assert (found["low"], found["high"], found["number_of_sources"]) == ("12", "30", "2")
    assert found["best"] in {"12", "30"}


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (told("clash", actors=[ARMY]), "nobody is said to have died of it"),
        (told("threat", killed=3), "UCDP has no event for threat"),
        (told("clash", killed=3, day=None), "its day is not known within a year"),
        (told("clash", killed=3, where=None), "it has no place with coordinates"),
        (
            told("clash", killed=3, background=True),
            "told only as history or as the total of a campaign",
        ),
    ],
)
def test_what_ged_has_no_row_for_is_counted_with_its_reason(
    one: StoredIncident, reason: str
) -> None:
    assert left_out("ucdp", one) == {reason: 1}


@pytest.mark.parametrize(
    ("precision", "uncertainty_km", "code"),
    [("town", 5, "1"), ("town", 15, "2"), ("district", 30, "3"), ("province", 120, "4"), ("country", 600, "6")],
)  # fmt: skip
def test_where_prec(precision: str, uncertainty_km: float, code: str) -> None:
    where = somewhere(precision=precision, uncertainty_km=uncertainty_km)
    one = told("attack", actors=[RSF], killed=3, where=where)
    assert row("ucdp", one)["where_prec"] == code


@pytest.mark.parametrize(
    ("until", "code", "clarity"),
    [
        ("2024-05-01", "1", "1"),
        ("2024-05-06", "2", "2"),
        ("2024-05-07", "3", "2"),
        ("2024-05-31", "4", "2"),
        ("2024-12-31", "5", "2"),
    ],
)
def test_date_prec_and_clarity(until: str, code: str, clarity: str) -> None:
    found = row("ucdp", told("attack", actors=[RSF], killed=3, until=until))
    assert (found["date_prec"], found["event_clarity"]) == (code, clarity)


def test_the_cells_of_prio_grid_are_counted_from_the_south_west() -> None:
    assert priogrid(-90, -180) == 1
    assert priogrid(90, 180) == 360 * 720
    assert priogrid(0.25, 0.25) == 180 * 720 + 361


def test_duckdb_reads_it_with_types_of_its_own() -> None:
    content, _ = written("ucdp", [told("attack", actors=[RSF], killed=9)])
    with duckdb.connect() as session:
        found = session.read_csv(io.BytesIO(content))
        types = dict(zip(found.columns, map(str, found.types), strict=True))
    assert types["date_start"] == "DATE"
    assert {types["best"], types["where_prec"]} == {"BIGINT"}
    assert types["latitude"] == "DOUBLE"
