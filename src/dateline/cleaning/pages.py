"""One HTML page becomes one labelled article."""

from collections import Counter
from dataclasses import replace

from lxml.etree import XPath
from lxml.html import HtmlElement

from dateline.cleaning.assembly import Facts, article_of
from dateline.cleaning.extraction import article_pieces, find_pieces
from dateline.cleaning.furniture import furniture_of
from dateline.cleaning.languages import language_of
from dateline.cleaning.markup import found_by, parse, unreadable
from dateline.cleaning.metadata import address_of, authors_of, outlet_of, tags_of, title_of
from dateline.cleaning.outlets import outlet_at
from dateline.cleaning.page_labels import Sketch, label_stretches
from dateline.cleaning.publication import publication_day
from dateline.cleaning.stretches import ZONES, Stretch, key_of, stretches_of
from dateline.cleaning.structured import PageData, page_data
from dateline.records import Article, Block, BlockKind, Page

ALTS = XPath("//img/@alt")
MISSED = 1.5
"""How many times more text than extraction found must stand in one element to be taken for the article."""
ENOUGH = 400
"""Letters of a short report."""
TOO_MUCH = 0.2
"""Share of the article that no related link, tag list or comment holds."""
BETWEEN_BLOCKS = "\n\n"


def clean_html(text: str, page: Page) -> Article:
    tree = parse(text)
    data = page_data(tree)
    stretches = stretches_of(tree)
    body = body_among(stretches, tree, data)
    stretches, body = without_unshown(stretches, body)
    stretches = without_misleading_names(stretches, body)
    if not stretches:
        raise unreadable("nothing on it is shown without its scripts", "HTML with text in it")
    sample = " ".join(stretches[i].text for i in sorted(body)) or " ".join(
        s.text for s in stretches
    )
    language = language_of(sample, tree.get("lang") or data.first("og:locale"), page.language)
    title = title_of(tree, data, stretches)
    descriptions = tuple(key_of(d) for d in told_descriptions(data))
    sketch = Sketch(
        stretches, body, title, descriptions, furniture_of(language), picture_texts(tree)
    )
    kinds = label_stretches(sketch)
    words, blocks = joined(stretches, kinds)
    url = address_of(data, page.url)
    known = outlet_at(url)
    outlet = page.outlet or (known.name if known else outlet_of(data))
    published, basis = publication_day(tree, data, page.url, page.published, language == "en")
    shown_tags = [
        s.text for s, kind in zip(stretches, kinds, strict=True) if kind is BlockKind.TAGS
    ]
    facts = Facts(
        url=url,
        outlet=outlet,
        title=title,
        authors=authors_of(tree, data, outlet),
        language=language,
        published=published,
        published_basis=basis,
        tags=tags_of(data, shown_tags),
    )
    return article_of(words, blocks, facts)


def body_among(stretches: list[Stretch], tree: HtmlElement, data: PageData) -> frozenset[int]:
    """What trafilatura finds, and what the publisher hands to search engines as the text of the article."""
    found = find_pieces(stretches, article_pieces(tree))
    for body in data.told("articleBody"):
        told = told_in(stretches, key_of(body))
        if told and (not found or len(told & found) * 2 >= min(len(told), len(found))):
            found |= told
    letters = sum(len(stretches[i].key) for i in found)
    rescued = largest_group(stretches)
    if sum(len(stretches[i].key) for i in rescued) > max(MISSED * letters, ENOUGH):
        found |= rescued
    return frozenset(found)


def largest_group(stretches: list[Stretch]) -> set[int]:
    """The element with most text in whole paragraphs of its own: where extraction found next to nothing."""
    groups: dict[int, set[int]] = {}
    for index, stretch in enumerate(stretches):
        if stretch.context.tag == "p" and len(stretch.key) > 40 and not stretch.is_linked:
            groups.setdefault(stretch.context.container, set()).add(index)
    return max(groups.values(), key=lambda g: sum(len(stretches[i].key) for i in g), default=set())


def told_in(stretches: list[Stretch], body: str) -> set[int]:
    """Paragraphs that the publisher's own text of the article holds."""
    return {
        i
        for i, s in enumerate(stretches)
        if len(s.key) > 30 and not s.context.zone and s.key in body
    }


def without_unshown(
    stretches: list[Stretch], body: frozenset[int]
) -> tuple[list[Stretch], frozenset[int]]:
    """Drop what a browser does not show, unless the article itself is in it and waits for a script or a payment."""
    opened = {stretches[i].context.unshown for i in body} | {0}
    kept = [i for i, stretch in enumerate(stretches) if stretch.context.unshown in opened]
    places = {old: new for new, old in enumerate(kept)}
    return [stretches[i] for i in kept], frozenset(places[i] for i in body)


def without_misleading_names(stretches: list[Stretch], body: frozenset[int]) -> list[Stretch]:
    """A name on an element that holds much of the article ("post tag-syria", "has-comments") says nothing about it."""
    held: Counter[int] = Counter()
    for index in body:
        context, length = stretches[index].context, len(stretches[index].key)
        for root in {context.kind_root, context.zone_root} - {0}:
            held[root] += length
    whole = sum(len(stretches[i].key) for i in body)
    misleading = {root for root, length in held.items() if length > whole * TOO_MUCH}
    return [renamed(stretch, misleading) for stretch in stretches] if misleading else stretches


def renamed(stretch: Stretch, misleading: set[int]) -> Stretch:
    context = stretch.context
    if context.kind_root in misleading:
        context = replace(context, kind=None, kind_root=0)
    if context.zone_root in misleading:
        zone = context.kind if context.kind in ZONES else None
        context = replace(context, zone=zone, zone_root=context.kind_root if zone else 0)
    return replace(stretch, context=context) if context is not stretch.context else stretch


def picture_texts(tree: HtmlElement) -> frozenset[str]:
    return frozenset(key_of(text) for text in found_by(ALTS, tree, str))


def told_descriptions(data: PageData) -> list[str]:
    metas = [
        v
        for key in ("og:description", "description", "twitter:description")
        for v in data.meta.get(key, ())
    ]
    return [*data.told("description", "alternativeHeadline"), *metas]


def joined(stretches: list[Stretch], kinds: list[BlockKind]) -> tuple[str, tuple[Block, ...]]:
    blocks, position = [], 0
    for stretch, kind in zip(stretches, kinds, strict=True):
        blocks.append(Block(kind=kind, start=position, end=position + len(stretch.text)))
        position += len(stretch.text) + len(BETWEEN_BLOCKS)
    return BETWEEN_BLOCKS.join(stretch.text for stretch in stretches), tuple(blocks)
