"""Which band "the rebels" of a page are."""

import pytest

import dateline

M23 = "m23"


def doers(text: str, language: str) -> list[str | None]:
    """Ids of who did the last thing told."""
    last = dateline.read(text, language=language, published="2025-01-28").reports[-1]
    return [party.actor_id for party in last.actors]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The M23 seized Rutshuru on Monday. The rebels shelled Kibumba on Tuesday."),
        ("fr", "Le M23 a pris Rutshuru lundi. Les rebelles ont bombardé Kibumba mardi."),
        ("es", "El M23 tomó Rutshuru el lunes. Los rebeldes bombardearon Kibumba el martes."),
        (
            "pt",
            "O M23 tomou Rutshuru na segunda-feira. Os rebeldes bombardearam Kibumba na terça-feira.",
        ),
        ("ar", "سيطرت حركة 23 مارس على روتشورو يوم الاثنين. وقصف المتمردون كيبومبا يوم الثلاثاء."),
    ],
)
def test_the_rebels_are_the_only_band_of_the_page(language: str, text: str) -> None:
    assert doers(text, language) == [M23]


@pytest.mark.parametrize(
    "text",
    [
        "The M23 seized Rutshuru on Monday. Rebels shelled Kibumba on Tuesday.",
        "The M23 seized Rutshuru on Monday. The Islamist rebels shelled Kibumba on Tuesday.",
        "The M23 took Goma and the ADF attacked Beni on Monday. The rebels shelled Kibumba on Tuesday.",
        "The M23 seized Rutshuru on Monday. The rebels of the plain attacked a convoy on Tuesday.",
        "The FARC attacked Mitu on Monday. In Congo, Rutshuru, Goma and Sake lost power. The rebels shelled Kibumba.",
        "The M23 seized Rutshuru on Monday. Gunmen shelled Kibumba on Tuesday.",
        "The rebels shelled Kibumba on Tuesday.",
    ],
)
def test_of_others_nothing_is_guessed(text: str) -> None:
    assert M23 not in doers(text, "en")
    assert "farc" not in doers(text, "en")
