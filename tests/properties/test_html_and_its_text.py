"""A page and its own plain text tell the same: markup helps to label, what is read stands in the words."""

from pathlib import Path

import pytest

import dateline
from dateline.knowledge.loading import data_folder

PAGES = sorted(Path(str(data_folder())).joinpath("samples").glob("*.html"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_and_its_own_plain_text_give_the_same_reports(path: Path) -> None:
    page = dateline.read(path)
    article = page.article

    copied = dateline.read(article.text, url=article.url, published=article.published)

    assert copied.article.text == article.text
    assert copied.reports == page.reports


def test_there_are_pages_to_compare() -> None:
    assert len(PAGES) >= 8
