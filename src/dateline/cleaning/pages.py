"""One HTML page becomes one labelled article."""

from lxml.etree import XPath
from lxml.html import HtmlElement

from dateline.cleaning.article_body import body_among, without_misleading_names, without_unshown
from dateline.cleaning.assembly import Facts, article_of
from dateline.cleaning.furniture import furniture_of
from dateline.cleaning.languages import language_of
from dateline.cleaning.markup import found_by, parse, refuse_endless_text, unreadable
from dateline.cleaning.metadata import (
    address_of,
    authors_in,
    authors_of,
    outlet_of,
    tags_of,
    title_of,
)
from dateline.cleaning.outlets import outlet_at
from dateline.cleaning.page_labels import Sketch, label_stretches
from dateline.cleaning.publication import publication_day
from dateline.cleaning.stretches import Stretch, key_of, stretches_of
from dateline.cleaning.structured import PageData, page_data
from dateline.records import Article, Block, BlockKind, Page

ALTS = XPath("//img/@alt")
BETWEEN_BLOCKS = "\n\n"
DESCRIPTIONS = ("og:description", "description", "twitter:description")


def clean_html(text: str, page: Page) -> Article:
    tree = parse(text)
    data = page_data(tree)
    stretches = stretches_of(tree)
    refuse_endless_text(sum(len(stretch.text) for stretch in stretches))
    stretches, body = without_unshown(stretches, body_among(stretches, tree, data))
    stretches = without_misleading_names(stretches, body)
    if not stretches:
        raise unreadable("nothing on it is shown without its scripts", "HTML with text in it")
    sample = " ".join(stretches[i].text for i in sorted(body) or range(len(stretches)))
    language = language_of(sample, tree.get("lang") or data.first("og:locale"), page.language)
    sketch = Sketch(
        stretches=stretches,
        body=body,
        title=title_of(tree, data, stretches),
        descriptions=told_descriptions(data),
        furniture=furniture_of(language),
        picture_texts=picture_texts(tree),
    )
    kinds = label_stretches(sketch)
    facts = facts_of(tree, data, page, sketch, kinds, language)
    return article_of(*joined(stretches, kinds), facts)


def facts_of(
    tree: HtmlElement,
    data: PageData,
    page: Page,
    sketch: Sketch,
    kinds: list[BlockKind],
    language: str | None,
) -> Facts:
    url = address_of(data, page.url)
    known = outlet_at(url)
    outlet = page.outlet or (known.name if known else outlet_of(data))
    published, basis = publication_day(tree, data, page.url, page.published, language == "en")
    labelled = [(s.text, kind) for s, kind in zip(sketch.stretches, kinds, strict=True)]
    return Facts(
        url=url,
        outlet=outlet,
        title=sketch.title,
        authors=authors_of(tree, data, outlet) or authors_in(labelled, sketch.furniture, outlet),
        language=language,
        published=published,
        published_basis=basis,
        tags=tags_of(data, [words for words, kind in labelled if kind is BlockKind.TAGS]),
    )


def picture_texts(tree: HtmlElement) -> frozenset[str]:
    return frozenset(key_of(text) for text in found_by(ALTS, tree, str))


def told_descriptions(data: PageData) -> tuple[str, ...]:
    """Letters of what the page gives as its summary."""
    told = [*data.told("description", "alternativeHeadline")]
    told += [value for key in DESCRIPTIONS for value in data.meta.get(key, ())]
    return tuple(key_of(text) for text in told)


def joined(stretches: list[Stretch], kinds: list[BlockKind]) -> tuple[str, tuple[Block, ...]]:
    blocks, position = [], 0
    for stretch, kind in zip(stretches, kinds, strict=True):
        blocks.append(Block(kind=kind, start=position, end=position + len(stretch.text)))
        position += len(stretch.text) + len(BETWEEN_BLOCKS)
    return BETWEEN_BLOCKS.join(stretch.text for stretch in stretches), tuple(blocks)
