"""The English lexicon is whole, says each thing once, and every entry shows what it means."""

import re
from collections import Counter
from functools import cache

import pytest

from dateline.document import Form
from dateline.knowledge.lexicon import Lexicon, NounClass, Trigger, load_lexicon
from dateline.records import EventType

IRREGULAR_FORMS = """
be is are was were been / begin began begun / beat beaten / blow blew blown / break broke broken
bring brought / build built / come came / drive drove driven / fall fell fallen / feed fed
fight fought / find found / flee fled / fly flew flown / get got / give gave given
go went gone / hang hung / have has had / hold held / keep kept / lay laid / leave left
lose lost / make made / meet met / overrun overran / retake retook retaken / run ran / see saw
seek sought / send sent / set / shoot shot / slay slew / speak spoke spoken / steal stole stolen
strike struck / swear swore / sweep swept / take took taken / throw threw thrown / tread trod
win won / withdraw withdrew withdrawn
"""
"""Verb forms that share no stem with their lemma; for the check below only."""
IRREGULAR = {
    lemma: "|".join(rest)
    for line in re.split(r"[/\n]", IRREGULAR_FORMS)
    if line.strip()
    for lemma, *rest in [line.split()]
}
SHORTEST_STEM = 3


@cache
def english() -> Lexicon:
    return load_lexicon("en")


def forms(word: str) -> str:
    """A loose pattern for the inflected forms of one word of a lemma."""
    stem = re.escape(word[:-1] if len(word) > SHORTEST_STEM and word[-1] in "ey" else word)
    others = "".join(f"|{form}" for form in [IRREGULAR.get(word)] if form)
    return rf"\b(?:{stem}\w{{0,5}}{others})\b"


def names(sentence: str, wording: str) -> bool:
    """Whether every word of a wording stands in the sentence in some form, in any order."""
    return all(re.search(forms(word), sentence, re.IGNORECASE) for word in wording.split())


def entry_id(trigger: Trigger) -> str:
    return f"{trigger.type}-{trigger.form}-{trigger.words[0]}"


@pytest.mark.parametrize("event_type", list(EventType))
@pytest.mark.parametrize("form", list(Form))
def test_every_event_type_has_verbs_and_nouns(event_type: EventType, form: Form) -> None:
    assert any(t.type is event_type and t.form is form for t in english().triggers)


def test_two_entries_of_a_word_for_one_type_need_different_things() -> None:
    senses = Counter(
        (t.form, word, t.type, str(sorted(t.needs.items())))
        for t in english().triggers
        for word in t.words
    )

    assert [sense for sense, times in senses.items() if times > 1] == []


def test_every_noun_class_has_words() -> None:
    found = {noun_class for classes in english().nouns.values() for noun_class in classes}

    assert found == set(NounClass)


@pytest.mark.parametrize("trigger", english().triggers, ids=entry_id)
def test_an_entry_shows_what_it_means(trigger: Trigger) -> None:
    assert trigger.examples, "an entry without an example cannot be tested"
    for sentence in trigger.examples:
        assert any(names(sentence, word) for word in trigger.words), sentence


@pytest.mark.parametrize("trigger", english().triggers, ids=entry_id)
def test_a_weak_word_says_what_must_support_it(trigger: Trigger) -> None:
    assert trigger.score >= 0.36 or trigger.needs


def test_no_sentence_is_both_example_and_counter_example_of_a_type() -> None:
    for trigger in english().triggers:
        others = [t for t in english().triggers if t.type is trigger.type]
        wrong = {sentence for t in others for sentence in t.not_examples}
        assert wrong.isdisjoint(trigger.examples)


def test_a_word_refused_is_not_needed_in_the_same_role() -> None:
    for trigger in english().triggers:
        for role, classes in trigger.needs.items():
            assert set(classes).isdisjoint(trigger.refuses.get(role, ())), (trigger.words, role)
