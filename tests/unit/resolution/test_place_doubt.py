"""A town that the page only makes likely is no exact point."""

from dateline import read
from dateline.records import Precision

ONE_TOWN = "Rebels shelled Saraqib on Monday. They also burned two clinics."
TWO_TOWNS = (
    "Rebels shelled Rutshuru on Monday.\n\nThe army bombed Masisi on Tuesday.\n\n"
    "Gunmen also burned two clinics."
)


def test_the_only_town_of_a_page_is_told_exactly() -> None:
    places = [report.place for report in read(ONE_TOWN, published="2020-03-02").reports]

    assert [p and p.precision for p in places] == [Precision.TOWN, Precision.TOWN]


def test_one_of_two_towns_is_told_as_around_it() -> None:
    *stated, burned = read(TWO_TOWNS, published="2020-03-02").reports

    assert {r.place and r.place.precision for r in stated} == {Precision.TOWN}
    assert burned.place is not None
    assert burned.place.basis == "discourse"
    assert burned.place.precision is Precision.DISTRICT
    assert burned.place.uncertainty_km >= 50
