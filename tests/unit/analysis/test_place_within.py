"""Names that only the town behind them puts on the map."""

import dateline
from dateline.records import EventPlace, Precision


def place_of(text: str, language: str) -> EventPlace:
    (report, *_) = dateline.read(text, language=language, published="2020-01-29").reports
    assert report.place is not None
    return report.place


def test_a_quarter_lies_in_its_town() -> None:
    found = place_of(
        "Rebeldes atacaram o bairro de Katindo, em Goma, e mataram três pessoas.", "pt"
    )

    assert (found.name, found.country, found.precision) == ("Katindo", "CD", Precision.SITE)
    assert found.latitude is not None
    assert found.geonames_id is None


def test_a_far_namesake_gives_way_to_the_town_that_holds_it() -> None:
    found = place_of("هاجم مسلحون حي الوحدة في مدينة الحسكة وقتلوا جنديين.", "ar")

    assert found.country == "SY"


def test_a_told_distance_is_how_far_off_the_point_may_be() -> None:
    text = "Homens armados atacaram a localidade de Quemerelo, a 20 quilómetros de Pemba."
    found = place_of(text, "pt")

    assert found.country == "MZ"
    assert found.uncertainty_km >= 20


def test_what_is_told_of_one_mention_holds_for_the_next() -> None:
    text = (
        "A polícia matou 25 pessoas no Jacarezinho, na zona norte do Rio de Janeiro, na quinta-feira. "
        "Moradores do Jacarezinho protestaram no Jacarezinho no domingo."
    )
    reading = dateline.read(text, language="pt", published="2020-01-29")

    assert {r.place and r.place.admin1 for r in reading.reports} == {"Rio de Janeiro"}


def test_two_towns_of_a_route_are_two() -> None:
    text = "Soldados atacaram a aldeia de Quemerelo e seguiram para Pemba."
    found = place_of(text, "pt")

    assert found.latitude is None


def test_the_capital_is_the_one_of_the_day() -> None:
    text = "Trois officiers ont été arrêtés lundi dans la capitale burundaise."
    then, now = (
        dateline.read(text, language="fr", published=d) for d in ("2015-05-15", "2024-05-15")
    )

    assert [r.place and r.place.name for r in then.reports] == ["Bujumbura"]
    assert [r.place and r.place.name for r in now.reports] == ["Gitega"]


def test_a_namesake_abroad_gives_way_to_the_province_it_is_told_to_lie_by() -> None:
    found = place_of("قتل جنديان في هجوم على حاجز في الزرقا شمالي محافظة صلاح الدين.", "ar")

    assert (found.country, found.geonames_id) == ("IQ", None)
