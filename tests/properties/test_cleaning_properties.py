"""What holds for any page: every word is in exactly one block, and the same page is the same article."""

import html
import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.acquisition.files import page_from
from dateline.cleaning import clean
from dateline.cleaning.markup import is_html
from dateline.cleaning.paragraphs import paragraphs_of
from dateline.errors import SourceError
from dateline.records import Article

SENTENCES = st.sampled_from(
    (
        "The army retook the bridge at Kaya on Thursday, a spokesman said in the capital.",
        "READ: Aid convoy turned back at the river crossing",
        "Soldiers at the bridge [Ana Keller/Reuters]",
        "By Ana Keller",
        "World | Politics | Sport",
        "Kaya counts its dead",
        "“Nobody slept for a month”",
        "AfricaMaliNewsSahel",
        "استعاد الجيش السيطرة على الجسر يوم الخميس بعد يومين من القتال.",
        "4 March 2021",
        "Show Comments",
    )
)
TEXTS = st.lists(st.one_of(SENTENCES, st.text(max_size=80)), min_size=1, max_size=12)
JOINS = st.sampled_from(("\n\n", "\n", "\r\n", " \n \n"))
TAGS = st.sampled_from(("p", "div", "h1", "h2", "li", "figcaption", "blockquote", "span", "td"))


def covers_every_word(article: Article) -> bool:
    rest, position = [], 0
    for block in article.blocks:
        rest.append(article.text[position : block.start])
        position = block.end
    rest.append(article.text[position:])
    return not "".join(rest).strip() and all(b.start < b.end for b in article.blocks)


@settings(max_examples=150, deadline=None)
@given(TEXTS, JOINS)
def test_every_word_of_a_text_stands_in_exactly_one_block(texts: list[str], join: str) -> None:
    text = join.join(texts)
    if is_html(text):
        return
    try:
        article = clean(page_from(text))
    except SourceError:
        return
    assert len(article.text) in (len(text), len(text) - 1)
    assert covers_every_word(article)
    assert article == clean(page_from(text))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TAGS, SENTENCES), min_size=1, max_size=12))
def test_no_word_of_a_page_is_lost(parts: list[tuple[str, str]]) -> None:
    body = "".join(f"<{tag}>{html.escape(words)}</{tag}> " for tag, words in parts)

    article = clean(page_from(f"<html><body>{body}</body></html>"))

    shown = " ".join(words for _, words in parts)
    assert re.sub(r"\s", "", article.text) == re.sub(r"\s", "", shown)
    assert covers_every_word(article)


@given(st.text(max_size=300))
def test_paragraphs_cover_a_text_in_order(text: str) -> None:
    spans = paragraphs_of(text)

    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    outside = text
    for start, end in reversed(spans):
        outside = outside[:start] + outside[end:]
    assert not outside.strip()
