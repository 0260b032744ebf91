"""Which language a text is in, against what its page claims."""

from dateline.cleaning.languages import language_of

ENGLISH = (
    "The council of the town met on Monday to speak about the road that the floods had washed away in spring. "
    "Farmers say that they cannot bring their milk to the market any longer, and the school bus takes the long way "
    "round the hill. The mayor answered that there is no money left this year, but that he would ask the province. "
) * 3
ZULU = (
    "Umkhandlu wedolobha uhlangane ngoMsombuluko ukuze uxoxe ngomgwaqo owakhukhulwa yizikhukhula entwasahlobo. "
    "Abalimi bathi abasakwazi ukuyisa ubisi lwabo emakethe, futhi ibhasi lesikole selihamba indlela ende ezungeza "
    "igquma. Imeya iphendule yathi ayisekho imali kulo nyaka, kodwa izocela usizo esifundazweni. "
) * 3
SWAHILI = (
    "Baraza la mji lilikutana Jumatatu kuzungumzia barabara ambayo mafuriko yaliisomba wakati wa mvua za masika. "
    "Wakulima wanasema hawawezi tena kupeleka maziwa yao sokoni, na basi la shule linapita njia ndefu kuzunguka "
    "kilima. Meya alijibu kwamba hakuna fedha zilizobaki mwaka huu, lakini ataomba msaada kutoka mkoa. "
) * 3


def test_a_text_is_in_the_language_that_it_claims_and_shows() -> None:
    assert language_of(ENGLISH, "en-GB", None) == "en"


def test_a_long_text_unlike_all_known_languages_is_of_none_whatever_its_page_says() -> None:
    assert language_of(ZULU, "en-ZA", None) is None


def test_a_language_that_the_model_does_not_know_may_be_claimed() -> None:
    assert language_of(ZULU, "zu", None) == "zu"


def test_a_language_that_is_hard_to_tell_is_yet_not_what_it_is_clearly_not() -> None:
    assert language_of(SWAHILI, "en", None) in {"sw", None}


def test_who_knows_better_decides() -> None:
    assert language_of(ZULU, "en", "fr") == "fr"
