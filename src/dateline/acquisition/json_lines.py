"""JSON lines: one article a line, as other collectors write them.

Each of several names is taken for the text, the address, the day, the language and the outlet; a title is put above
the text. A line that is no article is lost alone.
"""

import datetime as dt
import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, cast

from dateline.acquisition.files import LARGEST_PAGE, code_of
from dateline.acquisition.page_source import PageSource, lost
from dateline.records import Page

LONGEST_LINE = 4 * LARGEST_PAGE
NAMES = {
    "text": ("html", "text", "maintext", "body", "content"),
    "title": ("title", "headline"),
    "url": ("url", "link", "source_url"),
    "published": ("published", "date_publish", "publication_date", "published_at", "date"),
    "language": ("language", "lang"),
    "outlet": ("outlet", "publisher", "site_name", "source_name"),
}


def articles_of(path: Path) -> Iterator[PageSource]:
    """One source a line; empty lines are passed over."""
    packed = path.suffix.lower() == ".gz"
    number = 0
    try:
        with cast(BinaryIO, gzip.open(path)) if packed else path.open("rb") as lines:
            for number, line in enumerate(bounded_lines(lines), 1):
                if line.strip():
                    yield article_of_line(line, f"{path}#{number}")
    except (OSError, EOFError) as problem:
        yield lost(f"{path}#{number + 1}", f"the file ends in the middle or is damaged: {problem}")


def bounded_lines(lines: BinaryIO) -> Iterator[bytes]:
    """Lines as they come; of one that is far too long only the beginning, which will not parse."""
    while line := lines.readline(LONGEST_LINE):
        rest = line
        while len(rest) == LONGEST_LINE and not rest.endswith(b"\n"):
            rest = lines.readline(LONGEST_LINE)
        yield line


def article_of_line(line: bytes, name: str) -> PageSource:
    try:
        content = json.loads(line)
    except ValueError as problem:
        return lost(name, f"the line is no JSON: {problem}")
    if not isinstance(content, dict) or not value_of(content, "text"):
        return lost(name, f"the line has no text under {', '.join(NAMES['text'])}")
    return PageSource(name, page_of(content))


def page_of(content: Mapping[str, Any]) -> Page:
    title, text = value_of(content, "title"), value_of(content, "text")
    assert text is not None
    has_title = not title or text.lstrip().startswith(("<", title))
    return Page(
        content=text if has_title else f"{title}\n\n{text}",
        url=value_of(content, "url"),
        published=day_of(value_of(content, "published")),
        language=code_of(value_of(content, "language")),
        outlet=value_of(content, "outlet"),
    )


def value_of(content: Mapping[str, Any], name: str) -> str | None:
    """The first of the names that has words."""
    given = (content.get(one) for one in NAMES[name])
    return next((value for value in given if isinstance(value, str) and value.strip()), None)


def day_of(value: str | None) -> dt.date | None:
    """A day in ISO form; what is written otherwise is not guessed at."""
    try:
        return dt.date.fromisoformat(value.strip()[:10]) if value else None
    except ValueError:
        return None
