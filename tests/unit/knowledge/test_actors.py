"""The actor data as a whole: no clash unnoticed, no link into nothing, and an index that is quick to load."""

from collections import defaultdict
from pathlib import Path
from time import perf_counter

import pytest

from dateline.knowledge.actor_compile import (
    ADJECTIVE,
    CAPITAL_CITY,
    all_aliases,
    build_table,
    compiled_table,
)
from dateline.knowledge.actor_files import load_groups, load_leaders, load_shared, load_states
from dateline.knowledge.actor_forms import adjective_forms
from dateline.knowledge.actor_nouns import load_actor_nouns
from dateline.knowledge.actor_words import key_of
from dateline.knowledge.actors import ActorIndex

INDEX = ActorIndex.load()
LANGUAGES = ("en", "es", "pt", "fr", "ar")


def bearers() -> dict[str, set[str]]:
    """Actors by the key of a name, in any one language."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for alias in all_aliases():
        if alias.role not in (ADJECTIVE, CAPITAL_CITY):
            for language in (alias.language,) if alias.language else LANGUAGES:
                found[language, alias.key].add(alias.actor)
    shared: defaultdict[str, set[str]] = defaultdict(set)
    for (_, key), actors in found.items():
        if len(actors) > 1:
            shared[key] |= actors
    return shared


def test_there_are_at_least_nine_hundred_actors() -> None:
    assert len(INDEX) >= 900
    assert len(load_states()) >= 195


def test_every_alias_of_two_actors_is_declared_as_shared() -> None:
    assert set(bearers()) == {key_of(alias) for alias in load_shared().shared}


def test_no_id_is_given_twice() -> None:
    ids = [group.id for group in load_groups()] + [leader.id for _, leader in load_leaders()]

    assert len(ids) == len(set(ids))


def test_whatever_an_actor_is_part_of_exists() -> None:
    lost = {(a.id, a.part_of) for a in INDEX if a.part_of and INDEX.get(a.part_of) is None}

    assert not lost


def test_no_actor_is_part_of_itself() -> None:
    assert all(len(set(INDEX.wholes(a.id))) == len(INDEX.wholes(a.id)) < 6 for a in INDEX)


def test_countries_are_listed_states() -> None:
    assert {a.country for a in INDEX} - {None} <= set(load_states())


def test_years_run_forward() -> None:
    wrong = [a.id for a in INDEX if a.active_from and a.active_to and a.active_from > a.active_to]

    assert not wrong


def test_no_alias_is_empty_or_a_single_letter() -> None:
    assert not [a for a in all_aliases() if len(a.key) < 2]


def test_weak_aliases_are_aliases_of_somebody() -> None:
    keys = {alias.key for alias in all_aliases()}

    assert not [alias for alias in load_shared().weak if key_of(alias) not in keys]


def test_an_organ_of_a_state_is_composed_with_a_neutral_label() -> None:
    actor = INDEX.get("state:SY/military")

    assert actor is not None
    assert (actor.name, actor.kind, actor.part_of) == ("Military of Syria", "military", "state:SY")


@pytest.mark.parametrize(
    "wrong", ["state:ZZ/military", "state:SY/orchestra", "nobody", "hamas/police"]
)
def test_an_id_of_nobody_gives_nobody(wrong: str) -> None:
    assert INDEX.get(wrong) is None


def test_the_wholes_of_a_unit_end_at_its_state() -> None:
    assert INDEX.wholes("tiger-forces") == ("tiger-forces", "state:SY/military", "state:SY")


def test_the_table_in_the_cache_is_the_one_the_data_gives() -> None:
    assert compiled_table() == build_table()


def test_a_damaged_cache_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    compiled_table()
    (file,) = tmp_path.glob("actors-*.json")
    file.write_text("{", encoding="utf8")

    assert len(compiled_table().actors) == len(INDEX)


def test_a_cache_that_cannot_be_written_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf8")
    monkeypatch.setenv("DATELINE_CACHE", str(blocked))

    assert len(compiled_table().actors) == len(INDEX)


def test_a_compiled_index_loads_in_a_fraction_of_a_second() -> None:
    compiled_table()

    assert min(seconds_to_load() for _ in range(3)) < 0.3


def seconds_to_load() -> float:
    begin = perf_counter()
    ActorIndex(compiled_table())
    return perf_counter() - begin


@pytest.mark.parametrize(
    ("language", "base", "expected"),
    [
        ("es", "francés", {"francés", "francesa", "franceses", "francesas"}),
        ("pt", "espanhol", {"espanhol", "espanhola", "espanhóis", "espanholas"}),
        ("fr", "syrien", {"syrien", "syrienne", "syriens", "syriennes"}),
        ("en", "Chinese", {"Chinese"}),
        ("en", "=Frenchmen", {"Frenchmen"}),
    ],
)
def test_adjectives_take_their_genders_and_numbers(
    language: str, base: str, expected: set[str]
) -> None:
    assert set(adjective_forms((base,), language)) == expected


def test_the_adjective_of_two_arabic_words_agrees_in_both() -> None:
    assert "كورية شمالية" in adjective_forms(("كوري شمالي",), "ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_knows_who_is_armed_and_who_is_not(language: str) -> None:
    nouns = load_actor_nouns(language).by_key.values()

    assert {n.kind for n in nouns if n.armed} >= {"military", "police", "rebel", "militia"}
    assert not [n for n in nouns if n.armed and n.kind in ("civilian", "aid", "media")]
