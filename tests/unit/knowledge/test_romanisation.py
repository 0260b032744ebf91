"""The key of sound meets the spellings that news uses, and keeps apart names that only look alike."""

import pytest

from dateline.knowledge.romanisation import fold_name, news_spellings, spelling_key


@pytest.mark.parametrize(
    "spellings",
    [
        ("Maarat Al-Nu’man", "Maaret al-Noman", "Ma‘arrat an Nu‘mān", "معرة النعمان"),
        ("Deir ez-Zor", "Dayr az Zawr", "دير الزور"),
        ("Khan Shaykhun", "Khan Sheikhoun", "خان شيخون"),
        ("Saraqib", "Saraqeb", "سراقب"),
        ("Al-Qamishli", "Qamishly", "القامشلي"),
        ("Tal Abyad", "Tell Abiad", "تل أبيض"),
        ("Fallujah", "Falluja", "الفلوجة"),
        ("Hudaydah", "Hodeida", "الحديدة"),
        ("Misrata", "Misratah", "مصراتة"),
        ("Ain Issa", "Ayn Isa", "عين عيسى"),
    ],
    ids=lambda spellings: spellings[0],
)
def test_spellings_of_one_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({spelling_key(spelling) for spelling in spellings}) == 1


def test_the_false_friend_keeps_its_own_key() -> None:
    assert spelling_key("Maar Shamarin") != spelling_key("Ma'arrat Misrin")


def test_q_k_and_g_fall_together() -> None:
    assert spelling_key("Qaddafi") == spelling_key("Kadhafi") == spelling_key("Gaddafi")


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("U.S.", "us"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Łódź", "lodz"),
        ("إدلب", "ادلب"),
        ("مَعَرَّة النُّعمان", "معره النعمان"),
        ("حلـــب", "حلب"),
    ],
)
def test_folding_keeps_the_letters_alone(name: str, folded: str) -> None:
    assert fold_name(name) == folded


@pytest.mark.parametrize(
    ("listed", "written"),
    [("Al Ḩirāk", "hirak"), ("Dayr ‘Aţīyah", "deir atiya"), ("As Sukhnah", "sukhna")],
)
def test_what_news_writes_for_a_listed_name(listed: str, written: str) -> None:
    assert written in news_spellings(listed)


def test_a_name_is_no_spelling_of_itself_and_short_ones_have_none() -> None:
    assert news_spellings("Idlib") == ()
    assert "faw" not in news_spellings("Al Fāw")
