"""The ACLED-like table: what becomes a row, and which codes it has."""

import pytest

from dateline.exports.acled import COLUMNS
from dateline.records import Count, Precision
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
    table,
    told,
)
from tests.support.reports import telling


def test_a_clash_has_its_columns_under_the_names_of_the_codebook() -> None:
    found = row("acled", told("clash", actors=[RSF], recipients=[ARMY], killed=12))
    assert tuple(found)[: len(COLUMNS)] == COLUMNS
    wanted = {
        "event_id_cnty": "0123456789abcdef",
        "event_date": "2024-05-01",
        "year": "2024",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "actor1": "Rapid Support Forces",
        "inter1": "Political militia",
        "actor2": "Military of Sudan",
        "inter2": "State forces",
        "interaction": "State forces-Political militia",
        "civilian_targeting": "",
        "iso": "729",
        "country": "Sudan",
        "admin1": "Khartoum",
        "location": "Khartoum",
        "geo_precision": "1",
        "source": "Desk",
        "fatalities": "12",
        "timestamp": "1714608000",
        "status": "happened",
    }
    assert {column: found[column] for column in wanted} == wanted


@pytest.mark.parametrize(
    ("event_type", "given", "sub_event"),
    [
        ("capture", {"actors": [ARMY]}, "Government regains territory"),
        ("capture", {"actors": [M23]}, "Non-state actor overtakes territory"),
        ("bombing", {}, "Remote explosive/landmine/IED"),
        ("protest", {"actors": [CROWD]}, "Peaceful protest"),
        ("protest", {"actors": [CROWD], "killed": 3}, "Excessive force against protesters"),
        ("protest", {"actors": [CROWD], "arrested": 40}, "Protest with intervention"),
        ("riot", {"actors": [CROWD]}, "Violent demonstration"),
        ("riot", {"actors": [GUNMEN]}, "Mob violence"),
        ("crackdown", {"recipients": [CROWD]}, "Excessive force against protesters"),
        ("crackdown", {"recipients": [RESIDENTS]}, "Attack"),
        ("air_strike", {}, "Air/drone strike"),
    ],
)  # fmt: skip
def test_the_sub_event_that_the_record_decides(
    event_type: str, given: dict[str, object], sub_event: str
) -> None:
    assert row("acled", told(event_type, **given))["sub_event_type"] == sub_event


@pytest.mark.parametrize(
    "trigger", ["Suicide bombing", "attentat-suicide", "atentado suicida", "تفجير انتحاري"]
)
def test_a_manner_is_told_by_the_words_that_name_the_event_in_every_language(trigger: str) -> None:
    one = telling("bombing")
    named = one.report.trigger.model_copy(update={"text": trigger, "end": len(trigger)})
    changed = one.model_copy(update={"report": one.report.model_copy(update={"trigger": named})})
    assert row("acled", stored(changed))["sub_event_type"] == "Suicide bomb"


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (told("threat"), "ACLED has no event for threat"),
        (told("talks"), "which sub-event of ACLED it is cannot be told of talks"),
        (
            told("capture", actors=[GUNMEN]),
            "which sub-event of ACLED it is cannot be told of capture",
        ),
        (told("attack", background=True), "told only as history or as the total of a campaign"),
        (told("attack", day=None), "its day is not known within a month"),
        (told("attack", until="2024-07-01"), "its day is not known within a month"),
        (told("attack", where=None), "it has no place with coordinates"),
        (
            told("attack", where=somewhere(latitude=None, longitude=None)),
            "it has no place with coordinates",
        ),
        (
            told("attack", where=somewhere(precision=Precision.COUNTRY)),
            "its place is not known nearer than the country",
        ),
    ],
)
def test_what_acled_has_no_row_for_is_counted_with_its_reason(
    one: StoredIncident, reason: str
) -> None:
    assert left_out("acled", one) == {reason: 1}
    assert table("acled", one).empty


@pytest.mark.parametrize(
    ("until", "status", "precision", "day"),
    [
        ("2024-05-01", "happened", "1", "2024-05-01"),
        ("2024-05-07", "happened", "2", "2024-05-04"),
        ("2024-05-31", "happened", "3", "2024-05-16"),
        ("2024-05-01", "ongoing", "1", "2024-05-01"),
    ],
)
def test_time_precision_and_the_middle_of_an_interval(
    until: str, status: str, precision: str, day: str
) -> None:
    found = row("acled", told("attack", until=until, status=status))
    assert (found["time_precision"], found["event_date"]) == (precision, day)


@pytest.mark.parametrize(
    ("precision", "uncertainty_km", "code"),
    [("site", 1, "1"), ("town", 5, "1"), ("town", 15, "2"), ("district", 30, "2"), ("province", 120, "3")],
)  # fmt: skip
def test_geo_precision(precision: str, uncertainty_km: float, code: str) -> None:
    where = somewhere(precision=precision, uncertainty_km=uncertainty_km)
    assert row("acled", told("attack", where=where))["geo_precision"] == code


def test_fatalities_are_the_most_conservative_figure_that_anybody_gives() -> None:
    found = row(
        "acled",
        stored(telling("attack", killed=30, outlet="One"), telling("attack", killed=12, outlet="Two")),
    )  # fmt: skip
    assert found["fatalities"] == "12"
    assert (found["fatalities_low"], found["fatalities_high"]) == ("12", "30")
    assert found["disputed"] == "killed"


def test_dozens_are_twelve_as_acled_counts_them() -> None:
    one = telling("attack")
    dozens = Count(low=24, best=None, high=99, as_stated="dozens", start=0, end=6)
    counted = one.report.model_copy(update={"counts": {"killed": dozens}})
    found = row("acled", stored(one.model_copy(update={"report": counted})))
    assert (found["fatalities"], found["fatalities_low"]) == ("12", "24")


def test_civilians_are_targeted_where_the_type_says_so_or_only_unarmed_people_are_hit() -> None:
    def flagged(event_type: str, *hit: object) -> bool:
        found = row("acled", told(event_type, recipients=hit))
        return found["civilian_targeting"] == "Civilian targeting"

    assert flagged("attack")
    assert flagged("shelling", RESIDENTS)
    assert not flagged("shelling", RESIDENTS, ARMY)
    assert not flagged("shelling")
    assert not flagged("clash", RESIDENTS)


def test_the_forces_of_another_state_are_external() -> None:
    foreign = ARMY.model_copy(update={"country": "TD", "name": "Military of Chad"})
    assert row("acled", told("clash", actors=[foreign]))["inter1"] == "External/Other forces"
