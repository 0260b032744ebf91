"""Which spellings are the same words to the store."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.storage.search import padded, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maʿarrat an-Nuʿmān", "maarrat an numan"),
        ("Ma'arrat an Numan.", "maarrat an numan"),
        ("El Ejército tomó São Tomé", "el ejercito tomo sao tome"),
        ("l'armée et l’ONU qu'il", "armee et onu il"),
        ("the U.S. and US forces", "the us and us forces"),
        ("said.Then", "said then"),
        ("الإِعلام، الجيش", "الاعلام الجيش"),
        ("إدلب أدلب ادلب", "ادلب ادلب ادلب"),
        ("الحديدة الحديده", "الحديده الحديده"),
        ("cafe\u0301 snake_case 28", "cafe snake case 28"),
        ("— … !", ""),
    ],
)
def test_spellings_of_one_word_become_one(text: str, expected: str) -> None:
    assert words(text) == expected


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    once = words(text)

    assert words(once) == once
    assert not set('"%_\\*') & set(once)
    assert once == " ".join(once.split())


def test_names_are_padded_each_for_itself() -> None:
    assert padded("Idlib", None, "إدلب", "!") == " idlib  ادلب "
