"""Is it HTML, and can a parser be trusted with it?

Pages are hostile now and then: a hundred thousand links, tags nested without end, one tag with a million attributes.
Extractors take minutes over these or silently drop what lies deep. So everything is counted first, and what no newsroom
would publish is refused with the reason.
"""

import re
from typing import TypeVar

import lxml.etree
import lxml.html
from lxml.html import HtmlElement

from dateline.errors import SourceError

T = TypeVar("T")
MOST_ELEMENTS = 20_000
"""A long live blog has some 10,000."""
LONGEST_TEXT = 1_000_000
"""Characters shown; the longest reports have a tenth of it."""
DEEPEST = 240
"""libxml2 drops what lies deeper than 255."""
MOST_ATTRIBUTES = 20_000
PAGE_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
BLOCK_TAG = re.compile(
    r"</?(?:p|div|article|section|main|table|tr|td|ul|ol|li|h[1-6]|header|footer|nav|figure|br|span|a|img|meta|link)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
FEED = re.compile(r"<(rss|feed|rdf:rdf|urlset|sitemapindex)\b", re.IGNORECASE)
LONG_TAG = re.compile(r"<[^<>]{40000}")
BETWEEN_NAMES = re.compile(r"[\s/]+")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
INLINE = re.compile(
    r"</?(?:font|b|i|u|em|strong|small|big|span|center|tt|nobr|ins)\b[^<>]*>", re.IGNORECASE
)
TOO_DEEP = lxml.etree.XPath("/*" * DEEPEST)
COUNT = lxml.etree.XPath("count(//*)")
PARSER = lxml.html.HTMLParser()
PARSER.set_element_class_lookup(
    lxml.etree.ElementDefaultClassLookup(element=HtmlElement, comment=lxml.html.HtmlComment)
)
"""One class for all elements: lxml.html asks Python for that of each, forms and inputs having their own."""
XML_CLAIM = re.compile(r"^\s*<\?xml[^>]*\?>")


def is_html(text: str) -> bool:
    """Whether the text is marked up as a page; a stray tag in a plain text does not make it one."""
    head = text[:20_000]
    if PAGE_TAG.search(head) or FEED.search(head[:2000]):
        return head.lstrip().startswith("<") or "</" in text
    tags = len(BLOCK_TAG.findall(head))
    return tags >= 2 and (head.lstrip().startswith("<") or tags >= 6)


def parse(text: str) -> HtmlElement:
    """The page as a tree; raises `SourceError` where it is no article page or beyond all measure."""
    refuse_feeds(text[:2000])
    refuse_endless_tags(text)
    tree = tree_of(text)
    if found_by(TOO_DEEP, tree, HtmlElement):
        tree = tree_of(INLINE.sub(" ", text))
        if found_by(TOO_DEEP, tree, HtmlElement):
            raise unreadable("its tags are nested too deep", f"{DEEPEST} levels")
    if (found := int(str(COUNT(tree)).partition(".")[0])) > MOST_ELEMENTS:
        raise unreadable(
            f"it has {found:,} elements", f"{MOST_ELEMENTS:,}, more than a long article needs"
        )
    return tree


def tree_of(text: str) -> HtmlElement:
    try:
        return lxml.html.document_fromstring(XML_CLAIM.sub("", text), parser=PARSER)
    except (lxml.etree.LxmlError, ValueError) as problem:
        raise unreadable(
            "its markup holds nothing that can be shown", "HTML with text in it"
        ) from problem


def found_by(path: lxml.etree.XPath, tree: HtmlElement, kind: type[T]) -> list[T]:
    """What an XPath finds, of the one type that it asks for."""
    found = path(tree)
    return [item for item in found if isinstance(item, kind)] if isinstance(found, list) else []


def refuse_feeds(head: str) -> None:
    found = FEED.search(head)
    if found and not PAGE_TAG.search(head[: found.start()]):
        raise unreadable(f"it is a list of pages (<{found.group(1)}>)", "one article")


def refuse_endless_tags(text: str) -> None:
    """lxml takes quadratic time over the attributes of one tag."""
    if not LONG_TAG.search(text):
        return
    for piece in text.split("<"):
        if len(piece.partition(">")[0]) > LONGEST_TEXT:
            raise unreadable(f"one tag is {len(piece):,} characters long", f"{LONGEST_TEXT:,}")
        names = QUOTED.sub(" ", piece).partition(">")[0]
        if (found := len(BETWEEN_NAMES.split(names))) > MOST_ATTRIBUTES:
            raise unreadable(f"one tag has {found:,} attributes", f"{MOST_ATTRIBUTES:,}")


def refuse_endless_text(length: int) -> None:
    if length > LONGEST_TEXT:
        raise unreadable(f"it shows {length:,} characters", f"{LONGEST_TEXT:,}")


def unreadable(found: str, allowed: str) -> SourceError:
    return SourceError(
        f"the page cannot be read: {found}\n  allowed: {allowed}\n"
        "  next: save the article alone, or hand over its plain text"
    )
