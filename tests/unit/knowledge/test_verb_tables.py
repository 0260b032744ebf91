"""The tables by which verbs are conjugated make real forms of every verb the lexicon names."""

import pytest

from dateline.knowledge.lexicon import load_lexicon
from dateline.knowledge.loading import load_file
from dateline.knowledge.morph_grammar import GrammarFile
from dateline.knowledge.morph_verbs import Conjugator
from dateline.knowledge.morphology import MorphologyFile, lexicon_verbs, load_morphology


@pytest.mark.parametrize("language", ["es", "fr", "pt"])
def test_every_verb_has_its_own_infinitive_among_its_forms(language: str) -> None:
    tables = load_file(f"languages/{language}/morphology.yaml", MorphologyFile).verbs
    grammar = load_file(f"languages/{language}/grammar.yaml", GrammarFile)
    conjugator = Conjugator(tables)
    named = lexicon_verbs(load_lexicon(language), grammar, conjugator)

    lost = [v for v in sorted(named) if v not in {form for form, _ in conjugator.forms(v)}]

    assert lost == []


@pytest.mark.parametrize(
    ("language", "form", "lemma"),
    [
        ("pt", "pôs", "pôr"),
        ("pt", "puseram", "pôr"),
        ("pt", "irromperam", "irromper"),
        ("pt", "subscreveram", "subscrever"),
        ("es", "suscribieron", "suscribir"),
    ],
)
def test_forms_of_verbs_that_are_no_prefix_and_base(language: str, form: str, lemma: str) -> None:
    readings = load_morphology(language).verb_readings(form)

    assert lemma in {reading.lemma for reading in readings}
