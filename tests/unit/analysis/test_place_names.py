"""Which words of a text name a place, and what the words around them say of it."""

import time

import pytest

from dateline.analysis.place_names import find_place_names
from dateline.knowledge.demonyms import countries_implied, country_of
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.place_context import common_words, languages, place_context


def names(text: str, language: str | None = "en") -> dict[str, str | None]:
    found = find_place_names(text, 0, len(text), language, Gazetteer.open())
    return {text[name.start : name.end]: name.kind_hint for name in found}


def test_every_language_has_its_words() -> None:
    assert set(languages()) == {"ar", "en", "es", "fr", "it", "pt"}
    assert all(place_context(language).titles for language in languages())


def test_the_longest_name_is_taken() -> None:
    assert list(names("He flew to New York City.")) == ["New York City"]


def test_a_possessive_is_not_part_of_the_name() -> None:
    assert list(names("They met in Syria's capital and in the Netherlands’ embassy.")) == [
        "Syria",
        "Netherlands",
    ]


def test_an_elided_article_is_not_part_of_the_name() -> None:
    assert list(names("Les forces d’Alep et de l'Ukraine", "fr")) == ["Alep", "Ukraine"]


@pytest.mark.parametrize(
    ("text", "words", "hint"),
    [
        ("Shells fell on Idlib province.", "Idlib", "division"),
        ("Shells fell on the province of Idlib.", "Idlib", "division"),
        ("Shells fell on Idlib Province.", "Idlib Province", "division"),
        ("Rockets hit the town of Saraqib.", "Saraqib", "town"),
        ("Troops stormed Aleppo University.", "Aleppo University", "site"),
        ("He wrote for the Washington Post.", "Washington", "organisation"),
        ("They reached Kafarnuda near Hama.", "Hama", None),
    ],
)
def test_the_words_beside_a_name_say_what_it_is(text: str, words: str, hint: str | None) -> None:
    assert names(text)[words] == hint


@pytest.mark.parametrize(
    "text",
    [
        "He told them that Same was the word.",
        "The Man in the van got away.",
        "President Jackson resigned.",
        "Ahmed Damascus spoke.",
        "The Syrian troops left.",
        "NATO and the ALP agreed.",
    ],
)
def test_a_capital_alone_makes_no_place(text: str) -> None:
    strong = {word for word, hint in names(text).items() if hint not in ("weak", "spelling")}

    assert strong == set()


def test_a_surname_stays_one_where_it_stands_alone() -> None:
    assert "Houston" not in names("Maj. Houston was there. Houston left early.")


def test_a_name_believed_once_is_believed_at_the_head_of_a_sentence() -> None:
    text = "Men fled to camps in Sarmin. Sarmin has no hospital left."

    found = find_place_names(text, 0, len(text), "en", Gazetteer.open())

    assert [name.kind_hint for name in found] == [None, None]


def test_only_the_asked_stretch_is_read() -> None:
    text = "Aleppo fell. Then Hama fell."
    found = find_place_names(text, 12, len(text), "en", Gazetteer.open())

    assert [text[name.start : name.end] for name in found] == ["Hama"]


def test_an_unknown_language_is_read_with_english_words() -> None:
    assert "Aleppo" in names("Shells fell in Aleppo.", None)


def test_demonyms_say_which_countries_a_text_is_about() -> None:
    text = "Syrian troops, tropas rusas, القوات التركية, des soldats français"

    assert set(countries_implied(text)) == {"SY", "RU", "TR", "FR"}
    assert country_of("Table") is None


def test_common_words_are_known_for_english() -> None:
    assert "battle" in common_words("en")
    assert common_words("xx") == frozenset()


def test_names_of_an_article_are_looked_up_in_milliseconds() -> None:
    text = "Fighting raged in Aleppo and Hama, officials in Damascus told Reuters on Tuesday. " * 40
    gazetteer = Gazetteer.open()
    find_place_names(text, 0, len(text), "en", gazetteer)

    began = time.perf_counter()
    find_place_names(text, 0, len(text), "en", gazetteer)

    assert time.perf_counter() - began < 0.5, (
        "a machine under load may take ten times the usual 10 ms"
    )
