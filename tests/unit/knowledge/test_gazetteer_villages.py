"""Villages written down by hand: where they stand, and that they give way to listed towns."""

import pytest

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.gazetteer_sources import division_names
from dateline.knowledge.gazetteer_villages import Unlisted, villages
from dateline.knowledge.geodesy import distance_km


def test_every_village_lies_in_a_division_the_gazetteer_knows() -> None:
    known = {(code.split(".")[0], name) for code, name in division_names().items()}

    assert {(v.country, v.admin1) for v in villages()} - {("EH", "Western Sahara")} <= known


def test_no_point_is_far_from_its_division() -> None:
    """Guards against a sign or a digit gone wrong."""
    gazetteer = Gazetteer.open()
    for village in villages():
        middles = [d for d in gazetteer.divisions_of(village.country) if d.name == village.admin1]
        for middle in middles:
            away = distance_km(
                village.latitude, village.longitude, middle.latitude, middle.longitude
            )
            assert away < 3 * middle.uncertainty_km + 100, village


def test_a_listed_town_takes_over_the_spellings_and_keeps_its_point() -> None:
    (town,) = [
        place
        for place in Gazetteer.open().bearers("Hodeidah")
        if place.country == "YE" and place.is_town
    ]

    assert town.geonames_id is not None
    assert town.population > 0


@pytest.mark.parametrize(
    ("name", "country"), [("Barsalogho", "BF"), ("Bunagana", "CD"), ("ميس الجبل", "LB")]
)
def test_unlisted_villages_are_found_and_say_how_exact_they_are(name: str, country: str) -> None:
    (village,) = Gazetteer.open().bearers(name)

    assert (village.country, village.uncertainty_km) == (country, 10.0)


def test_what_sounds_alike_far_away_is_another_place() -> None:
    unlisted = Unlisted()

    assert unlisted.spellings_for(("Bunagana",), "CD", "North Kivu", (-1.3, 29.6)) != ()
    assert unlisted.spellings_for(("Bunagana",), "UG", "Western", (-1.3, 29.6)) == ()
    assert unlisted.spellings_for(("Bounagana",), "CD", "North Kivu", (3.0, 25.0)) == ()
    assert "Bunagana" not in {village.name for village in unlisted.rest()}
