"""What a feed announces: RSS, RDF, Atom and news sitemaps become one list of addresses with their days.

A feed is written by strangers. Entities are not expanded, nothing is loaded from elsewhere, broken XML is read as far
as it goes, and only a few hundred entries are taken. What is no feed at all is an error that says so.
"""

import datetime as dt
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from lxml import etree

from dateline.errors import SourceError
from dateline.records import Record

MOST_ENTRIES = 500
MOST_PARTS = 5
"""Sitemaps of a sitemap index that are asked for: the newest."""
TRACKING = ("utm_", "at_", "ns_", "fbclid", "gclid", "ocid", "cmp", "xtor", "mc_cid", "mc_eid")
DATES = ("pubdate", "published", "publication_date", "date", "updated", "lastmod")


class Entry(Record):
    """One announced page."""

    url: str
    title: str | None = None
    published: dt.date | None = None


class Feed(Record):
    entries: tuple[Entry, ...]
    parts: tuple[str, ...] = ()
    """Addresses of further sitemaps, newest first."""


def read_feed(content: bytes | str, url: str) -> Feed:
    """The entries of the feed that was fetched from `url`, each address once; raises `SourceError` for no feed."""
    raw = content.encode() if isinstance(content, str) else content
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        huge_tree=False,
        encoding="utf-8" if isinstance(content, str) else None,
    )
    try:
        root = etree.fromstring(raw.strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or name_of(root) not in ("rss", "rdf", "feed", "urlset", "sitemapindex"):
        raise SourceError(
            f'"{url}": not a feed\n  allowed: RSS, Atom, a news sitemap\n'
            "  next: look for the address of the feed on the outlet's page"
        )
    if name_of(root) == "sitemapindex":
        return Feed(entries=(), parts=newest_parts(root, url))
    entries = {entry.url: entry for item in items_of(root) if (entry := entry_of(item, url))}
    return Feed(entries=tuple(entries.values())[:MOST_ENTRIES])


def name_of(element: etree._Element) -> str:
    """Its name without the namespace; comments and instructions have none."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def items_of(root: etree._Element) -> Iterator[etree._Element]:
    return (element for element in root.iter() if name_of(element) in ("item", "entry", "url"))


def newest_parts(root: etree._Element, url: str) -> tuple[str, ...]:
    maps = [part for part in root if name_of(part) == "sitemap"]
    dated = [(text_under(part, ("lastmod",)) or "", text_under(part, ("loc",))) for part in maps]
    newest = sorted(dated, key=lambda pair: pair[0], reverse=True)
    found = (clean_address(address, url) for _, address in newest if address)
    return tuple(dict.fromkeys(address for address in found if address))[:MOST_PARTS]


def entry_of(item: etree._Element, base: str) -> Entry | None:
    address = clean_address(link_of(item), base)
    if address is None:
        return None
    told = (text_under(item, (name,)) for name in DATES)
    published = next((day for text in told if text and (day := day_of(text))), None)
    return Entry(url=address, title=text_under(item, ("title",)), published=published)


def link_of(item: etree._Element) -> str | None:
    """The address of the page: text of a link, its `href`, a permanent id, a sitemap's `loc`."""
    for link in (child for child in item if name_of(child) == "link"):
        if link.get("rel", "alternate") == "alternate":
            found = link.get("href") or link.text
            if found and found.strip():
                return found.strip()
    for child in item:
        is_permanent = name_of(child) == "guid" and child.get("isPermaLink", "true") == "true"
        if (is_permanent or name_of(child) == "loc") and child.text:
            return child.text.strip()
    return None


def text_under(item: etree._Element, names: tuple[str, ...]) -> str | None:
    """The text of the first element of such a name inside; sitemaps keep dates and titles one level deeper."""
    for element in item.iter():
        if element is not item and name_of(element) in names and element.text:
            return " ".join(element.text.split()) or None
    return None


def day_of(text: str) -> dt.date | None:
    """The day of "Thu, 04 Mar 2021 18:40:00 GMT" or "2021-03-04T18:40:00Z"."""
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None


def clean_address(link: str | None, base: str) -> str | None:
    """The address in full, without fragment and the marks by which readers are followed."""
    try:
        parts = urlsplit(urljoin(base, link or ""))
        _ = parts.port
    except ValueError:
        return None
    if not link or parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(key, value) for key, value in pairs if not key.lower().startswith(TRACKING)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, query, ""))
