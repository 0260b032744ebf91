"""The lexicons of the languages read without a parser: whole, and every example coded as its entry says."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import pytest

import dateline
from dateline.document import Form
from dateline.knowledge.lexicon import NounClass, Trigger, load_lexicon
from dateline.records import EventType

LANGUAGES = ("ar", "es", "fr", "it", "pt")
PUBLISHED = dt.date(2020, 1, 29)
Entry = tuple[str, Trigger]


def entries() -> Iterator[Entry]:
    for language in LANGUAGES:
        yield from ((language, trigger) for trigger in load_lexicon(language).triggers)


def entry_id(entry: object) -> str:
    return f"{entry.type}-{entry.words[0]}" if isinstance(entry, Trigger) else str(entry)


def types(sentence: str, language: str) -> set[EventType]:
    reading = dateline.read(sentence, published=PUBLISHED, language=language)
    return {report.event_type for report in reading.reports}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_type_has_verbs_and_nouns(language: str) -> None:
    found = {(t.type, t.form) for t in load_lexicon(language).triggers}

    assert found == {(event_type, form) for event_type in EventType for form in Form}


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_entries_of_a_word_for_one_type_need_different_things(language: str) -> None:
    senses = Counter(
        (t.form, word, t.type, str(sorted(t.needs.items())))
        for t in load_lexicon(language).triggers
        for word in t.words
    )

    assert [sense for sense, times in senses.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_noun_class_has_words(language: str) -> None:
    nouns = load_lexicon(language).nouns

    assert {c for classes in nouns.values() for c in classes} == set(NounClass)


@pytest.mark.parametrize(("language", "trigger"), list(entries()), ids=entry_id)
def test_an_entry_means_what_its_examples_show(language: str, trigger: Trigger) -> None:
    assert trigger.examples, "an entry without an example cannot be tested"
    for sentence in trigger.examples:
        assert trigger.type in types(sentence, language), sentence
    for sentence in trigger.not_examples:
        assert trigger.type not in types(sentence, language), sentence


@pytest.mark.parametrize(("language", "trigger"), list(entries()), ids=entry_id)
def test_a_weak_word_says_what_must_support_it(language: str, trigger: Trigger) -> None:
    assert trigger.score >= 0.36 or trigger.needs
    for role, classes in trigger.needs.items():
        assert set(classes).isdisjoint(trigger.refuses.get(role, ()))
