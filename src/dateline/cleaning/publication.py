"""The day a page was published, with the evidence for it.

Candidates are asked in order of trust: what the caller gave, the page's data for machines, its address, what stands on
it. A lying date is passed over for the next: one in the future, from before there were such pages, or long after the
day on which the page says it was last changed.
"""

import datetime as dt
import re
from collections.abc import Iterator
from copy import deepcopy
from urllib.parse import urlsplit

import htmldate
from lxml.etree import XPath
from lxml.html import HtmlElement

from dateline.cleaning.days import EARLIEST, day_in, day_of
from dateline.cleaning.markup import found_by
from dateline.cleaning.structured import PageData

META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "publicationdate",
    "published_time",
    "published",
    "dc.date.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dc.created",
    "citation_date",
    "citation_publication_date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "iso-8601-publish-date",
    "rbpubdate",
    "og:pubdate",
    "date",
    "created",
    "article_date_original",
)
CHANGED = ("article:modified_time", "og:updated_time", "last-modified", "datemodified")
TIMES = XPath("//time[@datetime]")
SHOWN_DATES = XPath(
    "//*[contains(@class, 'date') or contains(@class, 'Date') or contains(@class, 'time') or "
    "contains(@class, 'byline') or contains(@class, 'meta') or contains(@class, 'publish') or "
    "contains(@id, 'date') or self::time]"
)
SMALL_HOURS = re.compile(r"T0\d:\d\d[^+-]*(?:Z|[+]00:?00)$")
AFTER_CHANGE = dt.timedelta(days=60)
"""How much later than its last change a page may claim to be published: clocks and templates are careless."""
IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?([01]\d)[/_-]?([0-3]\d)(?!\d)")
Candidate = tuple[dt.date, str]


def publication_day(
    tree: HtmlElement, data: PageData, url: str | None, given: dt.date | None, english: bool
) -> tuple[dt.date | None, str | None]:
    """The day and where it was found; (None, None) where nothing on the page can be believed."""
    if given:
        return given, "given"
    tomorrow = dt.datetime.now(dt.UTC).date() + dt.timedelta(
        days=1
    )  # it is tomorrow in the Pacific
    for claims in (claimed(data, url, not english), shown(tree, not english)):
        if found := [c for c in claims if EARLIEST <= c[0] <= tomorrow]:
            break
    else:
        return found_by_htmldate(tree)
    changed = last_change(data)
    honest = [c for c in found if not changed or c[0] <= changed + AFTER_CHANGE]
    day, basis = (honest or found)[0]
    return day_at_home(day, basis, data, found)


def last_change(data: PageData) -> dt.date | None:
    """The latest day on which the page says it was changed."""
    told = [*data.told("dateModified"), *(v for key in CHANGED for v in data.meta.get(key, ()))]
    days = [day for text in told if (day := day_in(text)) and day >= EARLIEST]
    return max(days, default=None)


def day_at_home(
    day: dt.date, basis: str, data: PageData, found: list[Candidate]
) -> tuple[dt.date, str]:
    """The day where the newsroom is: a moment of the night in UTC is the evening before where the address says so."""
    stamp = next((text for name, text in machine_claims(data) if name == basis), "")
    evening = day - dt.timedelta(days=1)
    if SMALL_HOURS.search(stamp):
        for other, other_basis in found:
            if other == evening and other_basis == "address":
                return other, other_basis
    return day, basis


def found_by_htmldate(tree: HtmlElement) -> tuple[dt.date | None, str | None]:
    """The last resort knows the date habits of many more pages and languages."""
    try:
        text = htmldate.find_date(deepcopy(tree), extensive_search=True, original_date=True)
    except (ValueError, TypeError, AttributeError, OverflowError):
        return None, None
    day = day_in(text or "")
    if not day or (day.month, day.day) == (1, 1):  # only the year was found
        return None, None
    return day, "date on the page (htmldate)"


def claimed(data: PageData, url: str | None, day_first: bool) -> Iterator[Candidate]:
    """Days in the page's data for machines and in its address."""
    for basis, text in machine_claims(data):
        if day := day_in(text, day_first):
            yield day, basis
    for address in (url, data.canonical, data.first("og:url")):
        if day := day_in_address(address):
            yield day, "address"


def shown(tree: HtmlElement, day_first: bool) -> Iterator[Candidate]:
    """Days that stand on the page, those of its time elements first."""
    times = found_by(TIMES, tree, HtmlElement)
    first = [
        e for e in times if e.get("pubdate") is not None or e.get("itemprop") == "datePublished"
    ]
    for element in (*first, *times[:3]):
        if day := day_in(element.get("datetime") or "", day_first):
            yield day, "time element"
    for element in found_by(SHOWN_DATES, tree, HtmlElement)[:200]:
        text = " ".join(element.itertext())[:400] if len(element) < 12 else ""
        if 6 <= len(text.strip()) <= 120 and (day := day_in(text, day_first)):
            yield day, "date on the page"


def machine_claims(data: PageData) -> Iterator[tuple[str, str]]:
    for text in data.told("datePublished"):
        yield "json-ld datePublished", text
    for key in META:
        for text in data.meta.get(key, ()):
            yield f"meta {key}", text
    for text in data.marked.get("datePublished", ()):
        yield "itemprop datePublished", text
    for text in (*data.told("dateCreated", "uploadDate"), *data.marked.get("dateCreated", ())):
        yield "json-ld dateCreated", text


def day_in_address(address: str | None) -> dt.date | None:
    """The day in the path of an address: /2020/01/29/ or -20200129."""
    try:
        found = IN_PATH.search(urlsplit(address or "").path)
    except ValueError:
        return None
    return day_of(*(int(part) for part in found.groups())) if found else None
