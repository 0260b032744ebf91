"""Golden cases of `cases/actors/`: one noun phrase in a short page, and who a careful reader would take it for."""

import re
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
import yaml

from dateline import read
from dateline.analysis.actor_names import find_actor_names
from dateline.knowledge.actors import ActorIndex
from dateline.records import ActorKind, Party
from dateline.resolution.actors import actor_context, resolve_party

FOLDER = Path(__file__).parents[3] / "cases/actors"
ELIDED = re.compile(r"^[lLdD]['’]")
"""An article written onto its noun is no part of the name."""
INDEX = ActorIndex.load()
ALLOWED = {"why", "text", "phrase", "head", "actor", "name", "country", "kind"}


@cache
def files() -> tuple[tuple[str, dict[str, Any]], ...]:
    found = []
    for path in sorted(FOLDER.glob("parties_*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf8"))
        found += [(content["language"], case) for case in content["cases"]]
    return tuple(found)


def resolved(language: str, text: str, phrase: str, head: str) -> Party:
    names = find_actor_names(text, 0, len(text), language, INDEX)
    article = actor_context(text, language, names, INDEX, None)
    start = text.rindex(phrase)
    head_start = start + (phrase.rindex(head) if language == "en" else phrase.index(head))
    end = start + len(phrase)
    return resolve_party(
        text, start, end, head_start, head_start + len(head), language, article, INDEX
    )


@pytest.mark.parametrize(
    ("language", "case"), files(), ids=lambda v: v["why"] if isinstance(v, dict) else v
)
def test_the_party_a_careful_reader_would_name(language: str, case: dict[str, Any]) -> None:
    assert set(case) <= ALLOWED, "a case has a field that nobody reads"

    party = resolved(language, case["text"], case["phrase"], case["head"])

    assert party.actor_id == case.get("actor")
    assert party.country == case.get("country")
    assert party.kind == ActorKind(case["kind"])
    assert party.name == case.get("name", party.name)


@pytest.mark.parametrize(("language", "case"), files()[::5])
def test_the_words_of_the_page_stay_in_the_party(language: str, case: dict[str, Any]) -> None:
    party = resolved(language, case["text"], case["phrase"], case["head"])

    assert case["text"][party.start : party.end] == party.text
    assert party.text == ELIDED.sub("", case["phrase"])


def test_every_language_has_cases() -> None:
    assert {language for language, _ in files()} == {"en", "es", "pt", "fr", "ar"}


def test_an_outlets_home_is_a_hint_when_the_page_names_no_state() -> None:
    text = "The army said three soldiers had died."

    article = actor_context(text, "en", (), INDEX, "KE")

    assert resolve_party(text, 0, 8, 4, 8, "en", article, INDEX).country == "KE"


def test_the_countries_of_a_page_come_most_spoken_of_first() -> None:
    text = "Sudan and Sudan's army blamed Chad."
    names = find_actor_names(text, 0, len(text), "en", INDEX)

    assert actor_context(text, "en", names, INDEX, None).countries == ("SD", "TD")


def test_resolving_a_party_takes_well_under_a_millisecond() -> None:
    text = "The Syrian army said Hamas fighters and Turkish drones had crossed into Syria. " * 40
    article = actor_context(
        text, "en", find_actor_names(text, 0, len(text), "en", INDEX), INDEX, None
    )
    resolve_party(text, 0, 15, 11, 15, "en", article, INDEX)

    begin = perf_counter()
    for _ in range(100):
        resolve_party(text, 0, 15, 11, 15, "en", article, INDEX)

    assert (perf_counter() - begin) / 100 < 0.001


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Islamic State held Palmyra. In August its men killed 12 people in Palmyra.",
            "Islamic State",
        ),
        ("Iraq said on Monday that its soldiers had captured Ramadi.", "Military of Iraq"),
        ("Iraq's army lost ground. The rebels said their men captured Ramadi.", None),
    ],
)
def test_fighters_are_of_whoever_they_belong_to(text: str, who: str | None) -> None:
    reading = read(f"A town changes hands\n\n{text}", published="2015-05-18", language="en")
    last = reading.reports[-1].actors[0]

    assert (last.name if last.actor_id else None) == who


def test_a_romance_possessive_points_to_the_speaker() -> None:
    page = "Combates en el este\n\nEl M23 dijo el lunes que sus combatientes tomaron la ciudad de Bukavu."

    reading = read(page, published="2025-02-17", language="es")

    assert [p.name for p in reading.reports[0].actors] == ["March 23 Movement"]


def test_the_person_is_named_where_the_office_and_the_name_stand_together() -> None:
    page = "Fighting in Goma\n\nRebels attacked Goma on Monday, said the army's spokesman, General Sylvain Ekenge."

    source = read(page, published="2025-01-28", language="en").reports[-1].sources[0]

    assert "Sylvain Ekenge" in source.text
    assert (source.actor_id or "").endswith("/military")
