"""The interface says the same things in five languages, and dates and numbers as each writes them."""

import datetime as dt
import re

import pytest
from babel import Locale

from dateline.records import ActorKind, BlockKind, EventType, Precision, Status
from dateline.web.interface import LANGUAGES, direction_of, interface, preferred

BLANK = re.compile(r"\{(\w+)\}")
OTHERS = [language for language in LANGUAGES if language != "en"]


def blanks(text: str | dict[str, str]) -> set[str]:
    """What a sentence leaves open; a form for one or two may leave out the number that it says."""
    forms = text if isinstance(text, dict) else {"other": text}
    return set(BLANK.findall(forms["other"]))


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_every_sentence_with_the_same_blanks(language: str) -> None:
    english, other = interface("en")._texts, interface(language)._texts
    assert list(other) == list(english)
    assert {k: blanks(t) for k, t in other.items()} == {k: blanks(t) for k, t in english.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_of_the_language_has_a_form(language: str) -> None:
    wanted = {*Locale.parse(language).plural_form.rules, "other"}
    texts = interface(language)._texts.items()
    lacking = {k: wanted - set(t) for k, t in texts if isinstance(t, dict) and wanted - set(t)}
    assert lacking == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_record_has_a_name(language: str) -> None:
    ui = interface(language)
    sections = {
        "type": EventType,
        "status": Status,
        "kind": ActorKind,
        "precision": Precision,
        "block": BlockKind,
    }
    for section, words in sections.items():
        assert set(ui.section(section)) == {word.value for word in words}


def test_days_are_written_as_the_language_writes_them() -> None:
    first, last = dt.date(2020, 2, 24), dt.date(2020, 2, 26)
    assert interface("en").days(first, first) == "24 Feb 2020"
    assert interface("fr").days(first, first) == "24 févr. 2020"
    assert interface("en").days(None, last) == "until 26 Feb 2020"
    assert "24" in interface("es").days(first, last)


def test_plurals_follow_the_number() -> None:
    arabic = interface("ar")
    said = [arabic.say("report.found", n=n) for n in (0, 1, 2, 3, 11, 100)]
    assert len(set(said)) == 6
    assert interface("en").say("report.found", n=1) == "1 report"
    assert interface("en").say("report.found", n=1200) == "1,200 reports"


def test_a_word_newer_than_the_catalogue_is_shown_as_it_is() -> None:
    assert interface("fr").term("basis", "some_new_ground") == "some new ground"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("ar-SY,ar;q=0.9,en;q=0.8", "ar"),
        ("de,fr;q=0.7,es;q=0.9", "es"),
        ("", "en"),
        ("tlh", "en"),
        ("fr;q=......", "en"),
    ],
)
def test_the_browser_says_which_language_is_preferred(header: str, language: str) -> None:
    assert preferred(header) == language


def test_source_text_has_the_direction_of_its_own_language() -> None:
    assert (direction_of("ar"), direction_of("fr"), direction_of(None)) == ("rtl", "ltr", "auto")


def test_names_in_another_script_keep_their_place_in_a_row() -> None:
    assert interface("en").row("Wad Madani", None, "Sudan") == "Wad Madani, Sudan"
    row = interface("ar").row("Wad Madani", "السودان")
    assert row == "\u200f\u2068Wad Madani\u2069، \u2068السودان\u2069"
    assert interface("ar").row("السودان") == "السودان"
