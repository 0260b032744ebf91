"""The fast guess of a raw page's language: small words where they are clear, the model for all else."""

import pytest

from dateline.analysis.gate_language import guessed_language, told_by_small_words

PROSE = {
    "en": "The farmers of the valley have sold most of their apples to a merchant from the coast, and they will be "
    "able to pay for the new well before the end of the summer.",
    "es": "Los agricultores del valle han vendido la mayor parte de sus manzanas a un comerciante de la costa y podrán "
    "pagar el pozo nuevo antes de que termine el verano.",
    "pt": "Os agricultores do vale venderam a maior parte das suas maçãs a um comerciante da costa e poderão pagar o "
    "poço novo antes do fim do verão, disse a cooperativa.",
    "fr": "Les agriculteurs de la vallée ont vendu la plupart de leurs pommes à un marchand de la côte et ils pourront "
    "payer le nouveau puits avant la fin de l'été.",
}
ARABIC = "باع المزارعون في الوادي معظم محصول التفاح إلى تاجر من الساحل قبل نهاية الصيف كما قال رئيس الجمعية"
SWEDISH = (
    "Bönderna i dalen har sålt det mesta av sina äpplen till en köpman från kusten och kan betala den nya brunnen "
    "innan sommaren är slut, säger kooperativets ordförande till tidningen."
)


@pytest.mark.parametrize("language", PROSE)
def test_small_words_tell_the_language_of_prose(language: str) -> None:
    assert told_by_small_words(PROSE[language]) == language


@pytest.mark.parametrize("text", [SWEDISH, ARABIC, "Valle, costa, verano", ""])
def test_small_words_are_silent_where_they_are_few_or_of_no_language_that_can_be_read(
    text: str,
) -> None:
    assert told_by_small_words(text) is None


def test_the_model_is_asked_for_all_else() -> None:
    assert guessed_language([ARABIC])[0] == "ar"
    assert guessed_language([SWEDISH])[0] == "sv"
