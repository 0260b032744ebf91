"""Names of listed actors in running text: what is found, and what only looks like a name."""

from time import process_time

import pytest

from dateline.analysis.actor_names import find_actor_names
from dateline.knowledge.actors import ActorIndex

INDEX = ActorIndex.load()


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    names = find_actor_names(text, 0, len(text), language, INDEX)
    return [(text[n.start : n.end], n.actor_ids[0]) for n in names]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Hezbollah’s men left", [("Hezbollah", "hezbollah")]),
        ("en", "the U.S. and the US", [("U.S.", "state:US"), ("US", "state:US")]),
        (
            "en",
            "Al-Shabab and al Shabaab",
            [("Al-Shabab", "al-shabaab"), ("al Shabaab", "al-shabaab")],
        ),
        ("es", "los hutíes y el Hezbolá", [("hutíes", "houthis"), ("Hezbolá", "hezbollah")]),
        ("pt", "a Frelimo e a ONU", [("Frelimo", "frelimo"), ("ONU", "un")]),
        ("fr", "l’ONU et l'Etat islamique", [("ONU", "un"), ("Etat islamique", "islamic-state")]),
        (
            "ar",
            "وحزب الله وبالأمم المتحدة",
            [("وحزب الله", "hezbollah"), ("وبالأمم المتحدة", "un")],
        ),
    ],
)
def test_spellings_of_a_newsroom_are_found(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "it is what it is, who told us",
        "they talk turkey and eat chad",
        "anti-Houthi fighters",
        "Iran-backed militias",
        "a pro-Taliban cleric",
        "Let us go",
        "the army of one Islamic. State radio",
    ],
)
def test_words_that_only_look_like_names_are_left(text: str) -> None:
    assert found(text) == []


def test_an_acronym_is_not_believed_in_a_headline_of_capitals() -> None:
    assert found("PEOPLE FROM TOWN TELL US WHAT HAPPENED") == []


def test_the_longest_name_wins() -> None:
    assert found("the Islamic State Khorasan Province") == [
        ("Islamic State Khorasan Province", "is-khorasan")
    ]


def test_adjectives_and_capitals_are_left_to_the_resolver() -> None:
    assert found("Syrian troops left Damascus") == []


def test_only_the_stretch_asked_for_is_read() -> None:
    text = "Hamas met Hezbollah"

    names = find_actor_names(text, 10, len(text), "en", INDEX)

    assert [text[n.start : n.end] for n in names] == ["Hezbollah"]


def test_a_page_of_six_hundred_words_takes_about_a_millisecond() -> None:
    text = (
        "Residents of the northern town said on Tuesday that shells had hit the market while the army of Chad and "
        "fighters of Boko Haram fought near the river, and a doctor counted nine dead before the road was cut. "
    ) * 16
    found(text)

    def seconds() -> float:
        begin = process_time()
        for _ in range(20):
            found(text)
        return (process_time() - begin) / 20

    assert min(seconds() for _ in range(5)) < 0.003, "three times the target, for busy machines"
