"""Title, outlet, authors, tags and address of an HTML page.

The page's data for machines is read first and checked against what stands on the screen: the title is the claim that a
heading repeats, and no author is taken who is an address, a date or the outlet itself.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from dateline.cleaning.evidence import Line, is_byline
from dateline.cleaning.furniture import Furniture, straight
from dateline.cleaning.markup import found_by
from dateline.cleaning.stretches import HEADINGS, Stretch, key_of
from dateline.cleaning.structured import PageData, Thing, plain, types_of
from dateline.records import BlockKind

TITLE_ENDS = re.compile(r"\s+[|\-–—»·•:«]+\s+")
AUTHOR_LINKS = XPath(
    "//a[@rel='author' or contains(@href, '/author/') or contains(@href, '/autor/') or contains(@href, '/auteur/') or "
    "contains(@href, '/authors/') or contains(@href, '/profile/')] | //*[@itemprop='author' and not(self::meta)] | "
    "//*[contains(concat(' ', @class, ' '), ' author ') or contains(@class, 'author-name') or contains(@class, "
    "'author__name') or contains(@class, 'byline-name') or contains(concat(' ', @class, ' '), ' byline ')]"
)
BY = re.compile(
    r"^\s*(?:written by|story by|reported by|posted by|by|von|vom|veröffentlicht von|geschrieben von|"
    r"ein (?:artikel|kommentar|beitrag) von|por|publicado por|escrito por|par|publié par|propos recueillis par|"
    r"di|door|af|av|texto?:?|autor(?:in)?:?|author:?|بقلم:?|كتب:?)\s+",
    re.IGNORECASE,
)
BETWEEN_NAMES = re.compile(
    r"\s*(?:[,;|/&•·+]|\band\b|\bund\b|\by\b|\bet\b|\be\b|\bog\b|\boch\b|\ben\b|\sو\s)\s*"
)
NO_AUTHOR = re.compile(r"https?:|www\.|[\w.-]+@[\w-]+\.\w|\bImage:|\bPhoto:|\bFoto:")
NO_NAME = re.compile(r"\d|@|https?:|www\.|[<>{}=]")
MOST_AUTHORS = 12


def title_of(tree: HtmlElement, data: PageData, stretches: Sequence[Stretch]) -> str | None:
    """The first heading that repeats what the page's data call the title, else the data's, else a heading's."""
    claimed = next(data.told("headline"), None)
    shared = data.first("og:title", "twitter:title")
    window = " ".join((tree.findtext(".//title") or "").split())
    marked = next(iter(data.marked.get("headline", ())), None)
    claims = [c for c in (claimed, shared, marked, TITLE_ENDS.split(window)[0], window) if c]
    keys = {key_of(claim) for claim in claims}
    headings = [s for s in stretches if s.context.tag in HEADINGS and s.key]
    top = [s.text for s in headings if s.context.tag == "h1"]
    for heading in sorted(headings, key=lambda s: s.context.tag):
        if heading.key in keys:
            return heading.text
    if claimed:
        return claimed
    if (
        top
        and len(top[0].split()) > 2
        and any(key in key_of(top[0]) or key_of(top[0]) in key for key in keys)
    ):
        return top[0]
    return shared or (top[0] if top else None) or marked or (TITLE_ENDS.split(window)[0] or None)


def outlet_of(data: PageData) -> str | None:
    """The name under which the site presents itself."""
    named = data.first("og:site_name", "application-name", "al:ios:app_name", "dc.publisher")
    if named:
        return named
    for thing in data.articles:
        for name in names_in(thing.get("publisher")):
            return name
    return next(
        (name for thing in data.things if "WebSite" in types_of(thing) for name in names_in(thing)),
        None,
    )


def authors_of(tree: HtmlElement, data: PageData, outlet: str | None) -> tuple[str, ...]:
    """From JSON-LD, meta tags, microdata, links to authors' pages: the first that yields a name."""
    by_id = {thing["@id"]: thing for thing in data.things if isinstance(thing.get("@id"), str)}
    claims = (clean_names(names, outlet) for names in author_claims(tree, data, by_id))
    found = [names for names in claims if names]
    persons = (names for names in found if not outlet or key_of(names[0]) != key_of(outlet))
    return next(persons, found[0] if found else ())[:MOST_AUTHORS]


def authors_in(
    labelled: Iterable[tuple[str, BlockKind]], furniture: Furniture, outlet: str | None
) -> tuple[str, ...]:
    """The names in the first line that opens with "By"."""
    for text, kind in labelled:
        plain_text = straight(text)
        opened = furniture.byline.match(plain_text) if kind is BlockKind.CREDIT else None
        if opened and is_byline(Line.of(text), furniture):
            named = plain_text[opened.end() :]
            of_the_house = bool(outlet) and key_of(named).startswith(key_of(outlet or ""))
            return () if of_the_house else clean_names([named], outlet)
    return ()


def author_claims(
    tree: HtmlElement, data: PageData, by_id: dict[str, Thing]
) -> Iterator[list[str]]:
    for thing in data.articles:
        yield list(names_in(thing.get("author") or thing.get("creator"), by_id))
    yield [value for key in AUTHOR_META for value in data.meta.get(key, ())]
    yield data.marked.get("author", [])[:1]
    for element in found_by(AUTHOR_LINKS, tree, HtmlElement)[:4]:
        yield [" ".join(" ".join(element.itertext()).split())[:120]]


AUTHOR_META = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "citation_author",
    "cxenseparse:author",
)


def names_in(value: Any, by_id: dict[str, Any] | None = None) -> Iterable[str]:
    """The names in what stands under `author` or `publisher`: a text, an object, a list, a reference."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield plain(item)
        elif isinstance(item, dict):
            target = (by_id or {}).get(item.get("@id", ""), item) if "name" not in item else item
            name = target.get("name")
            for text in name if isinstance(name, list) else [name]:
                if isinstance(text, str):
                    yield plain(text)


def clean_names(texts: Iterable[str], outlet: str | None) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for text in texts:
        if NO_AUTHOR.search(text):
            continue
        for name in BETWEEN_NAMES.split(BY.sub("", text.strip())):
            tidy = BY.sub("", name).strip(" .,:;-–—|*\u200b\u200f\u200e()")
            key = key_of(tidy)
            if (
                len(key) > 2
                and len(tidy) <= 60
                and len(tidy.split()) <= 6
                and not NO_NAME.search(tidy)
            ):
                found.setdefault(key, tidy)
    if len(found) > 1 and outlet:
        found.pop(key_of(outlet), None)
    return tuple(found.values())


def tags_of(data: PageData, shown: Iterable[str]) -> tuple[str, ...]:
    """What the page's data and its tag blocks call its topics."""
    told = [*data.meta.get("article:tag", ()), *keywords(data)]
    found = {key_of(tag): tag.strip() for tag in (*shown, *told) if 1 < len(tag.strip()) <= 60}
    found.pop("", None)
    return tuple(found.values())[:40]


def keywords(data: PageData) -> Iterable[str]:
    for thing in data.articles:
        value = thing.get("keywords")
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str):
                yield from re.split(r"\s*[,;،]\s*", plain(text))
    for text in data.meta.get("news_keywords", ()):
        yield from re.split(r"\s*[,;،]\s*", text)


def address_of(data: PageData, url: str | None) -> str | None:
    """The canonical address, where it is one and belongs to the host the page was fetched from."""
    for claim in (data.canonical, data.first("og:url")):
        address = urljoin(url or "", claim or "")
        if (
            is_web_address(address)
            and (not url or same_site(address, url))
            and urlsplit(address).path not in ("", "/")
        ):
            return address.partition("#")[0]
    return url


def is_web_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in (parts.hostname or "")


def same_site(one: str, other: str) -> bool:
    def site(address: str) -> str:
        try:
            return ".".join((urlsplit(address).hostname or "").split(".")[-2:])
        except ValueError:
            return ""

    return site(one) == site(other)
