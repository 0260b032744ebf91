import datetime as dt
from pathlib import Path

import pytest
import yaml

from dateline.acquisition.files import page_from
from dateline.cleaning import clean
from dateline.records import BlockKind, Record

SAME_AS_TEXT = frozenset((BlockKind.HEADLINE, BlockKind.BODY, BlockKind.CAPTION, BlockKind.RELATED))


class PageCase(Record):
    why: str
    html: str
    url: str | None
    title: str
    outlet: str | None
    authors: tuple[str, ...]
    language: str
    published: dt.date | None
    published_basis: str | None
    tags: tuple[str, ...]
    address: str | None
    blocks: tuple[tuple[BlockKind, str], ...]


class PageCases(Record):
    cases: tuple[PageCase, ...]


PAGES = PageCases.model_validate(
    yaml.safe_load(Path("cases/cleaning/pages.yaml").read_text("utf8"))
)


@pytest.mark.parametrize("case", PAGES.cases, ids=lambda case: case.why)
def test_every_stretch_of_a_page_is_kept_and_named(case: PageCase) -> None:
    article = clean(page_from(case.html, url=case.url))

    assert [(b.kind, article.text[b.start : b.end]) for b in article.blocks] == list(case.blocks)


@pytest.mark.parametrize("case", PAGES.cases, ids=lambda case: case.why)
def test_a_page_tells_what_it_is(case: PageCase) -> None:
    article = clean(page_from(case.html, url=case.url))

    assert (article.title, article.outlet) == (case.title, case.outlet)
    assert (article.authors, article.tags) == (case.authors, case.tags)
    assert (article.language, article.url) == (case.language, case.address)
    assert (article.published, article.published_basis) == (case.published, case.published_basis)


@pytest.mark.parametrize("case", PAGES.cases, ids=lambda case: case.why)
def test_the_text_of_a_page_alone_is_labelled_like_the_page(case: PageCase) -> None:
    article = clean(page_from(case.html, url=case.url))
    copied = clean(page_from(article.text))

    def told(kinds: frozenset[BlockKind]) -> list[tuple[BlockKind, str]]:
        return [(b.kind, article.text[b.start : b.end]) for b in article.blocks if b.kind in kinds]

    again = {copied.text[b.start : b.end]: b.kind for b in copied.blocks}
    assert [(again[words], words) for _, words in told(SAME_AS_TEXT)] == told(SAME_AS_TEXT)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "utf-8-sig"])
def test_a_page_reads_the_same_in_any_encoding(encoding: str) -> None:
    html = PAGES.cases[2].html.replace("<head>", '<head><meta charset="windows-1252">')

    assert clean(page_from(html.encode(encoding))) == clean(page_from(html))


def test_a_claim_that_its_own_bytes_refute_is_not_believed() -> None:
    html = (
        '<html><meta charset="utf-16"><p>L’armée a repris jeudi la ville, selon la préfecture.</p>'
    )

    article = clean(page_from(html.encode("cp1252")))

    assert article.text == "L’armée a repris jeudi la ville, selon la préfecture."
