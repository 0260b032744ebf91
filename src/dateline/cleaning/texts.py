"""One plain text becomes one labelled article; its offsets are those of the text as it was handed over.

Header lines may stand before it (`url:`, `published:`, `lang:`, `outlet:`, then an empty line). They fill what the
caller did not say; the article's text begins behind them.
"""

import datetime as dt
import re

from dateline.acquisition.files import code_of
from dateline.cleaning.assembly import Facts, article_of
from dateline.cleaning.dateline import day_of_dateline
from dateline.cleaning.days import EARLIEST, day_in
from dateline.cleaning.furniture import Furniture, furniture_of, straight
from dateline.cleaning.languages import language_of
from dateline.cleaning.metadata import authors_in
from dateline.cleaning.outlets import outlet_at
from dateline.cleaning.paragraphs import paragraphs_of
from dateline.cleaning.publication import day_in_address
from dateline.cleaning.tags import is_glued, split_glued, split_listed
from dateline.cleaning.text_labels import label_paragraphs
from dateline.errors import SourceError
from dateline.records import Article, Block, BlockKind, Page

HEADER = re.compile(
    r"\A\s*(?:(?:url|published|lang|language|outlet):[^\n]*\r?\n)+(?:[ \t]*\r?\n|\Z)"
)
HEADER_LINE = re.compile(r"(url|published|lang|language|outlet):[ \t]*([^\r\n]*)")
MOST_PARAGRAPHS = 5_000


def clean_text(text: str, page: Page) -> Article:
    header, text = split_header(text)
    refuse_too_many(text.count("\n") + 1, 20 * MOST_PARAGRAPHS, "lines")
    spans = paragraphs_of(text)
    refuse_too_many(len(spans), MOST_PARAGRAPHS, "paragraphs")
    paragraphs = [text[start:end] for start, end in spans]
    language = language_of(max(paragraphs, key=len), header.get("lang"), page.language)
    furniture = furniture_of(language)
    url = page.url or header.get("url")
    known = outlet_at(url)
    outlet = page.outlet or header.get("outlet") or (known.name if known else None)
    kinds = label_paragraphs(paragraphs, furniture, outlet)
    labelled = list(zip(paragraphs, kinds, strict=True))
    published, basis = day_of_text(page, header, url, labelled, language)
    facts = Facts(
        url=url,
        outlet=outlet,
        title=next(
            (" ".join(t.split()) for t, kind in labelled if kind is BlockKind.HEADLINE), None
        ),
        authors=authors_in(labelled, furniture, outlet),
        language=language,
        published=published,
        published_basis=basis,
        tags=tags_in(labelled, furniture),
    )
    blocks = tuple(
        Block(kind=kind, start=start, end=end)
        for (start, end), kind in zip(spans, kinds, strict=True)
    )
    return article_of(text, blocks, facts)


def refuse_too_many(found: int, most: int, unit: str) -> None:
    if not 1 <= found <= most:
        raise SourceError(
            f"the text has {found:,} {unit}\n  allowed: 1 to {most:,}\n  next: hand over one article at a time"
        )


def split_header(text: str) -> tuple[dict[str, str], str]:
    """The header lines as a mapping, and the text behind them."""
    found = HEADER.match(text)
    if not found:
        return {}, text
    pairs = HEADER_LINE.findall(found.group())
    values = {key: value.strip() for key, value in pairs if value.strip() not in ("", "null")}
    if "language" in values:
        values.setdefault("lang", values.pop("language"))
    values["lang"] = code_of(values.get("lang")) or ""
    return {key: value for key, value in values.items() if value}, text[found.end() :]


def day_of_text(
    page: Page,
    header: dict[str, str],
    url: str | None,
    labelled: list[tuple[str, BlockKind]],
    language: str | None,
) -> tuple[dt.date | None, str | None]:
    """Given, in the header, in the address, on a date line, beside the town it was written in.

    A date inside a sentence may be any day.
    """
    if page.published:
        return page.published, "given"
    claims = [
        (day_in(header.get("published", "")), "header line"),
        (day_in_address(url), "address"),
    ]
    claims += [
        (day_in(text, day_first=language != "en"), "date line")
        for text, kind in labelled
        if kind is BlockKind.CREDIT
    ]
    opening = next((text for text, kind in labelled if kind is BlockKind.BODY), "")
    claims.append((day_of_dateline(opening, language != "en"), "dateline"))
    tomorrow = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)
    return next(
        ((day, basis) for day, basis in claims if day and EARLIEST <= day <= tomorrow), (None, None)
    )


def tags_in(labelled: list[tuple[str, BlockKind]], furniture: Furniture) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for text, kind in labelled:
        if kind is BlockKind.TAGS:
            named = furniture.tags.match(straight(text))
            rest = text[named.end() :].lstrip(" :：") if named else text
            if named or is_glued(rest.strip()):
                found |= dict.fromkeys(split_listed(rest) if named else split_glued(rest))
    return tuple(tag for tag in found if len(tag) <= 60)
