"""Whose the words, the units and the officials are."""

import pytest

import dateline

SAID = [
    (
        "Units from the Syrian army seized the town of Morek on Sunday.",
        "actors",
        "Military of Syria",
    ),
    ("Two soldiers from Chad were killed in a blast in Kidal.", "recipients", "Military of Chad"),
    (
        "Officials from the United Nations said 40 villagers were killed in Bunagana.",
        "sources",
        "United Nations",
    ),
    (
        '"We captured Bunagana," said Musa Ade, a spokesman for the M23.',
        "actors",
        "March 23 Movement",
    ),
    ('"Our forces seized Morek," a Syrian army spokesman said.', "actors", "Military of Syria"),
    ("The M23 said on Monday that the group seized Bunagana.", "actors", "March 23 Movement"),
    ("In Homs, militant shelling of a suburb killed nine Syrian civilians.", "actors", "militant"),
    (
        "« Nous avons pris Bunagana », a déclaré un porte-parole du M23.",
        "actors",
        "March 23 Movement",
    ),
    (
        "«Hemos tomado Toribío», dijo un portavoz de las FARC.",
        "actors",
        "Revolutionary Armed Forces of Colombia",
    ),
]


@pytest.mark.parametrize(("text", "role", "name"), SAID)
def test_people_are_named_by_the_body_they_speak_or_fight_for(
    text: str, role: str, name: str
) -> None:
    reading = dateline.read(text, published="2020-01-28")
    assert [party.name for party in getattr(reading.reports[0], role)] == [name]


def test_those_to_whom_something_is_done_in_a_quotation_do_nothing() -> None:
    reading = dateline.read(
        "«Nos están masacrando», dijo un muchacho de La Reforma.", published="2020-01-28"
    )
    assert all(not report.actors for report in reading.reports)
