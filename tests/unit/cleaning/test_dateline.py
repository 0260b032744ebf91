"""Where an agency signs, and where a dash merely cuts a sentence."""

import datetime as dt

import pytest

from dateline.cleaning import clean
from dateline.cleaning.dateline import day_of_dateline, end_of_dateline
from dateline.records import Page

SIGNED = (
    "GOMA, March 12 (Agency) - ",
    "TEL ABYAD, Syria (Agency) — ",
    "Goma, le 12 mars 2024 (Agence) – ",
    "Bamako, 4 de mayo (Agencia).- ",
    "Maputo, 12 Mar (Agência) - ",
    "غوما (وكالة) - ",
    "غوما 12 مارس 2024 (وكالة) - ",
    "غوما - ",
    "WASHINGTON — ",
    "Kyiv, March 3 - ",
    "NORTH OF SAKE, Congo | Sun Sep 11, 2011 9:57 pm IST NORTH OF SAKE, Congo (Agency) - ",
)
TOLD = (
    "Rebels killed 12 people in Sake on Tuesday — ",
    "Rebels hit Sake on 12 March — ",
    "Planes (which had hit Sake before) — ",
    "Al menos 12 muertos en Sake – ",
    "قتل 12 شخصا في غوما - ",
    "Sake - ",
)


@pytest.mark.parametrize("line", SIGNED)
def test_the_telling_begins_behind_a_dateline(line: str) -> None:
    text = f"{line}Rebels took the town."

    assert end_of_dateline(text, 0, len(text)) == len(line)


@pytest.mark.parametrize("line", TOLD)
def test_a_dash_alone_makes_no_dateline(line: str) -> None:
    text = f"{line}the worst attack this year."

    assert end_of_dateline(text, 0, len(text)) == 0


def test_its_day_is_that_of_writing_where_the_year_is_told() -> None:
    assert day_of_dateline("GOMA, 12 March 2024 (Agency) - Rebels left.", False) == dt.date(
        2024, 3, 12
    )
    assert day_of_dateline("GOMA, 12 March (Agency) - Rebels left.", False) is None
    assert day_of_dateline("Rebels left on 12 March 2024 - again.", False) is None


def test_a_page_without_another_day_has_the_day_beside_its_town() -> None:
    article = clean(
        Page(content="GOMA, 12 March 2024 (Agency) - Rebels took Sake on Tuesday, residents said.")
    )

    assert (article.published, article.published_basis) == (dt.date(2024, 3, 12), "dateline")
