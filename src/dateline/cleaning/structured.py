"""What a page says about itself for machines: JSON-LD, Open Graph and other meta tags.

Publishers fill these in for search engines, so they are often better than what can be read off the screen, and
sometimes a lie. Nothing is judged here; later parts take the claims in their order of trust.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from lxml.etree import XPath
from lxml.html import HtmlElement

from dateline.cleaning.markup import found_by

ARTICLE_TYPES = (
    "Article",
    "Posting",
    "Report",
    "NewsItem",
    "CreativeWork",
    "WebPage",
    "VideoObject",
)
"""Endings of schema.org types that describe one piece of writing, the most telling first."""
SCRIPTS = XPath('//script[contains(@type, "ld+json")]')
METAS = XPath("//meta[@content]")
CANONICAL = XPath('//link[@rel="canonical"]/@href')
MARKED_UP = XPath("//*[@itemprop]")
LONGEST_CLAIM = 300_000
"""Characters read of one claim; only the text of an article comes near."""
MOST_OBJECTS = 2_000
CONTROL = re.compile(r"[\x00-\x1f]+")
TRAILING_COMMA = re.compile(r",\s*([}\]])")
LINE_STARTS = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*;?\s*$")

Thing = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PageData:
    articles: tuple[Thing, ...] = ()
    """JSON-LD objects that describe this piece, the most telling first."""
    things: tuple[Thing, ...] = ()
    """All JSON-LD objects."""
    meta: dict[str, list[str]] = field(default_factory=dict)
    """Meta name or property, lower case -> contents in order."""
    canonical: str | None = None
    marked: dict[str, list[str]] = field(default_factory=dict)
    """Microdata: itemprop -> contents in order."""

    def first(self, *keys: str) -> str | None:
        """The first filled meta tag of these names, in the order asked."""
        return next((value for key in keys for value in self.meta.get(key, ()) if value), None)

    def told(self, *keys: str) -> Iterator[str]:
        """Texts under these keys of the article objects."""
        for article in self.articles:
            for key in keys:
                value = article.get(key)
                if isinstance(value, str) and value.strip():
                    yield plain(value[:LONGEST_CLAIM])


def page_data(tree: HtmlElement) -> PageData:
    scripts = found_by(SCRIPTS, tree, HtmlElement)
    every = (thing for script in scripts for thing in objects(loaded(script.text or "")))
    things = list(islice(every, MOST_OBJECTS))
    canonical = next(
        (href.strip() for href in found_by(CANONICAL, tree, str) if href.strip()), None
    )
    return PageData(
        tuple(articles_among(things)), tuple(things), meta_of(tree), canonical, marked_up(tree)
    )


def loaded(script: str) -> Any:
    """The JSON of a script, with the usual slips forgiven."""
    text = LINE_STARTS.sub("", script).strip().rstrip(";")
    for attempt in (text, TRAILING_COMMA.sub(r"\1", CONTROL.sub(" ", text))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def objects(value: Any) -> Iterator[Thing]:
    """Every object in the value, outer before inner, without recursion."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting.extend(reversed(list(item.values())))
        elif isinstance(item, list):
            waiting.extend(reversed(item))


def types_of(thing: Thing) -> list[str]:
    kinds = thing.get("@type")
    return [k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)]


def articles_among(things: list[Thing]) -> list[Thing]:
    """Objects that describe a piece of writing; one with a headline and a day goes before one without."""

    def rank(thing: Thing) -> tuple[int, int]:
        kinds = types_of(thing)
        place = next(
            (n for n, end in enumerate(ARTICLE_TYPES) if any(k.endswith(end) for k in kinds)), 99
        )
        return place, -sum(key in thing for key in ("headline", "datePublished", "author"))

    return sorted((thing for thing in things if rank(thing)[0] < 99), key=rank)


def meta_of(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in found_by(METAS, tree, HtmlElement):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = plain(element.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def marked_up(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in found_by(MARKED_UP, tree, HtmlElement):
        value = element.get("content") or element.get("datetime")
        if value is None:
            value = "".join(element.itertext()) if len(element) < 20 else ""
        if value := " ".join(value.split()[:60]):
            found.setdefault(element.get("itemprop") or "", []).append(value)
    return found


def plain(text: str) -> str:
    """A claim without entities (also those written twice over), tags and doubled blanks."""
    text = html.unescape(html.unescape(text)) if "&" in text else text
    return " ".join(re.sub(r"<[^<>]{1,200}>", " ", text).split())
