"""Nothing that somebody may put on the web takes long or breaks anything; what cannot be read is said to be so."""

import random
import time
from collections.abc import Callable

import pytest

from dateline.acquisition.files import LARGEST_PAGE, page_from
from dateline.cleaning import clean
from dateline.errors import SourceError
from dateline.records import Page

OPENED = "<html><body>"
REFUSED: dict[str, tuple[Callable[[], str | bytes], str]] = {
    "nothing": (lambda: "  \n ", "empty"),
    "too much": (lambda: "word " * (LARGEST_PAGE // 5 + 1), "too large"),
    "endless links": (lambda: OPENED + "<a href=x>link</a> " * 100_000, "elements"),
    "tags without end": (lambda: OPENED + "<div>" * 100_000 + "deep", "nested too deep"),
    "a tag of attributes": (
        lambda: "<html><p " + " ".join(f"a{n}=1" for n in range(60_000)) + ">word",
        "attributes",
    ),
    "one endless text": (lambda: OPENED + "<p>" + "word " * 500_000, "characters"),
    "lines without end": (lambda: "word\n" * 500_000, "lines"),
    "only scripts": (lambda: OPENED + "<script>var a = 1</script>", "scripts"),
    "a feed": (lambda: '<?xml version="1.0"?><rss><channel></channel></rss>', "list of pages"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "a picture"),
    "a PDF": (lambda: b"%PDF-1.7 ...", "a PDF"),
    "noise": (lambda: random.Random(7).randbytes(50_000), "binary"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_an_article_is_refused_quickly_and_says_why(name: str) -> None:
    content, reason = REFUSED[name]
    source = content()
    began = time.perf_counter()

    with pytest.raises(SourceError, match=reason) as refusal:
        clean(page_from(source))

    assert time.perf_counter() - began < 3
    assert "allowed:" in str(refusal.value)
    assert "next:" in str(refusal.value)


def test_a_page_that_was_not_made_by_page_from_is_checked_too() -> None:
    with pytest.raises(SourceError, match="a picture"):
        clean(Page(content=b"\xff\xd8\xff\xe0" + bytes(64)))


def test_old_pages_that_never_close_their_fonts_are_read() -> None:
    html = OPENED + "".join(f"<p><font size=2><b>Paragraph {n} of an old page." for n in range(400))

    assert "Paragraph 399" in clean(page_from(html)).text


def test_control_characters_and_halves_of_characters_keep_their_place() -> None:
    article = clean(page_from("Troops\x00took\ud800the town."))

    assert article.text == "Troops took\ufffdthe town."
