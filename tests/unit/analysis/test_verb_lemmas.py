"""Lemmas of verb forms: spelling decides where the model's lemmatizer takes the first verb it knows."""

import pytest

from dateline.analysis.parser import verb_lemmas


@pytest.mark.parametrize(
    ("form", "guess", "lemma"),
    [
        ("staged", "stag", "stage"),
        ("raped", "rap", "rape"),
        ("riding", "rid", "ride"),
        ("hopped", "hop", "hop"),
        ("retook", "retook", "retake"),
        ("overran", "overran", "overrun"),
        ("shelled", "shell", "shell"),
        ("took", "take", "take"),
    ],
)
def test_spelling_says_which_verb_a_form_is_of(form: str, guess: str, lemma: str) -> None:
    assert verb_lemmas().lemma(form, guess) == lemma


def test_where_spelling_leaves_it_open_the_model_is_believed() -> None:
    assert verb_lemmas().lemma("visited", "visit") == "visit"
    assert verb_lemmas().lemma("zzled", "zzle") == "zzle"
