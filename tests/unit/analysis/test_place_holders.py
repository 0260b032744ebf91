"""A village that no list has: where what holds it is, no more exactly than that."""

import pytest

from dateline import read
from dateline.records import EventPlace, Precision


def place_in(sentence: str) -> EventPlace:
    (report,) = read(sentence, published="2020-03-02", language="en").reports
    assert report.place is not None
    return report.place


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen killed 14 farmers in Zaytunan village near Hama on Monday.",
        "Gunmen killed 14 farmers in the Zaytunan district of Hama on Monday.",
        "Gunmen killed 14 farmers in Hama's Zaytunan district on Monday.",
    ],
)
def test_it_has_the_point_of_its_holder_and_the_uncertainty_of_a_district(sentence: str) -> None:
    place = place_in(sentence)

    assert (place.name, place.geonames_id, place.country) == ("Zaytunan", None, "SY")
    assert place.latitude == pytest.approx(35.13, abs=0.3)
    assert place.precision in {Precision.DISTRICT, Precision.PROVINCE}
    assert place.uncertainty_km >= 25.0


def test_a_country_gives_no_point() -> None:
    place = place_in("Gunmen killed 14 farmers in Zaytunan village in Syria on Monday.")

    assert (place.country, place.latitude) == ("SY", None)


def test_a_place_told_elsewhere_holds_nothing() -> None:
    place = place_in(
        "Gunmen killed 14 farmers in Zaytunan village on Monday. Hama was quiet on Sunday."
    )

    assert (place.name, place.country, place.latitude) == ("Zaytunan", None, None)
