"""What the words between two place names say of the first."""

import pytest

from dateline import read
from dateline.analysis.place_ties import Tie, distance_before, is_containing, tie_between


@pytest.mark.parametrize(
    ("language", "between", "tie"),
    [
        ("en", ", north-west of ", Tie(direction="north-west")),
        ("en", ", about 17 km south of ", Tie(17.0, "south")),
        ("en", " near ", Tie(near=True)),
        ("en", ", a suburb of ", Tie(quarter=True)),
        ("en", ", in the north of ", Tie()),
        ("es", ", a unos 50 kilómetros al noreste de ", Tie(50.0, "north-east")),
        ("es", ", en el noroeste de ", Tie()),
        ("fr", ", à une soixantaine de kilomètres au sud de ", Tie(60.0, "south")),
        ("fr", ", près de ", Tie(near=True)),
        ("pt", ", a 1.200 quilómetros a sul de ", Tie(1200.0, "south")),
        ("ar", " شرقي ", Tie(direction="east")),
        ("ar", " إلى الشمال من ", Tie(direction="north")),
        ("en", " and moved on to ", None),
        ("en", ", the ", None),
        ("en", " — A ", None),
        ("fr", ", à la frontière du ", None),
        ("es", ". Al norte de ", None),
    ],
)
def test_the_words_between_two_names_are_a_tie_or_none(
    language: str, between: str, tie: Tie | None
) -> None:
    assert tie_between(between, language) == tie


def test_a_border_holds_nothing() -> None:
    assert is_containing(", dans la province du ")
    assert not is_containing(", à la frontière du ")


def test_a_distance_stands_right_before_the_name_it_counts_from() -> None:
    text = "A convoy was hit about 60 miles west of Hodeidah."
    found = distance_before(text, text.index("Hodeidah"), "en")

    assert found is not None
    assert found.tie.direction == "west"
    assert found.tie.km == pytest.approx(96.5, abs=0.1)
    assert distance_before("Hit 3 times in Hodeidah", 15, "en") is None


def test_a_point_told_by_distance_and_direction_is_moved() -> None:
    text = "Gunmen killed six soldiers 45 km north of Kaya, the army said."
    (report,) = read(text, published="2024-02-01", language="en").reports

    assert report.place is not None
    assert report.place.geonames_id is None
    assert report.place.latitude == pytest.approx(13.09 + 0.405, abs=0.05)
    assert report.place.uncertainty_km > 10


def test_what_only_says_where_another_lies_is_no_place_of_the_act() -> None:
    text = (
        "Gunmen stormed the city of Mirebalais, some 50 km north-east of Port-au-Prince, "
        "and freed 500 prisoners."
    )
    reports = read(text, published="2025-04-01", language="en").reports

    assert {r.place and r.place.name for r in reports} == {"Mirebalais"}
