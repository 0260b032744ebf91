import datetime as dt

from dateline.acquisition.files import page_from
from dateline.cleaning import clean
from dateline.cleaning.assembly import identity
from dateline.cleaning.days import day_in
from dateline.cleaning.tags import split_glued

TEXT = "The army retook the bridge at Kaya on Thursday, a spokesman said.\n\nRebels had held it since May."


def test_header_lines_fill_what_the_caller_did_not_say() -> None:
    header = (
        "url: https://riverpost.example/a\npublished: 2021-03-04\nlang: en\noutlet: River Post\n\n"
    )

    article = clean(page_from(header + TEXT))

    assert article.text == TEXT
    assert (article.url, article.outlet) == ("https://riverpost.example/a", "River Post")
    assert (article.published, article.published_basis) == (dt.date(2021, 3, 4), "header line")


def test_the_caller_knows_better_than_the_header() -> None:
    article = clean(
        page_from(
            "published: 2021-03-04\nlang: en\n\n" + TEXT, published="2020-01-02", language="pt-BR"
        )
    )

    assert (article.published, article.published_basis) == (dt.date(2020, 1, 2), "given")
    assert article.language == "pt"


def test_a_text_that_merely_begins_with_a_colon_has_no_header() -> None:
    text = "Kaya: the army retook the bridge.\n\nRebels had held it since May."

    assert clean(page_from(text)).text == text


def test_a_known_host_names_the_outlet() -> None:
    assert (
        clean(page_from(TEXT, url="https://www.elpais.com/internacional/x.html")).outlet
        == "El País"
    )


def test_the_id_depends_on_words_address_and_day_alone() -> None:
    article = clean(page_from(TEXT, url="https://riverpost.example/a", published="2021-03-04"))

    assert article.id == identity(TEXT, "https://riverpost.example/a", dt.date(2021, 3, 4))
    assert (
        article.id
        == clean(page_from(TEXT.encode(), "https://riverpost.example/a", "2021-03-04", "en")).id
    )
    assert article.id != clean(page_from(TEXT, "https://riverpost.example/a", "2021-03-05")).id


def test_days_are_read_in_five_languages_and_two_orders() -> None:
    day = dt.date(2021, 3, 4)
    for text in (
        "2021-03-04T10:00:00Z", "20210304", "4 March 2021", "March 4, 2021", "Mar. 4, 2021", "4 de marzo de 2021",
        "4 de março de 2021", "4 mars 2021", "4 مارس 2021", "٤ آذار ٢٠٢١", "4 آذار/مارس 2021", "04/03/2021", "4.3.2021",
        "Thu, 04 Mar 2021 10:00:00 GMT", "1614852000",
    ):  # fmt: skip
        assert day_in(text) == day, text


def test_a_day_that_may_be_either_is_not_read_on_an_english_page() -> None:
    assert day_in("03/04/2021", day_first=False) is None
    assert day_in("03/25/2021", day_first=False) == dt.date(2021, 3, 25)
    assert day_in("31/02/2021") is None


def test_glued_tags_come_apart_at_their_seams() -> None:
    assert split_glued("Africa & SahelArmed GroupsNewsMali") == [
        "Africa & Sahel",
        "Armed Groups",
        "News",
        "Mali",
    ]
    assert split_glued("McCain FoundationUSA") == ["McCain Foundation", "USA"]
    assert split_glued("الهدنةالسودانالخرطوم") == ["الهدنة", "السودان", "الخرطوم"]


def test_a_sentence_said_twice_above_comments_is_still_read() -> None:
    sentence = "The army retook the bridge at Kaya on Thursday, a spokesman said in the capital."
    caption = "Soldiers at the bridge [Ana Keller/Reuters]"

    article = clean(page_from("\n\n".join((sentence, sentence, "Show Comments", caption))))

    assert len(article.blocks) == 4
