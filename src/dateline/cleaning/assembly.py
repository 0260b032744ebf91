"""Putting an article together, with an id that any machine gives the same page."""

import datetime as dt
import hashlib

from dateline.records import Article, Block, Record


class Facts(Record):
    """What is known of a page beside its text."""

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published: dt.date | None = None
    published_basis: str | None = None
    tags: tuple[str, ...] = ()


def article_of(text: str, blocks: tuple[Block, ...], facts: Facts) -> Article:
    return Article(
        id=identity(text, facts.url, facts.published),
        text=text,
        blocks=blocks,
        **facts.model_dump(),
    )


def identity(text: str, url: str | None, published: dt.date | None) -> str:
    """What makes a page this page: its words, where they stood, and the day from which its "yesterday" counts.

    The whole text is hashed, not only its body, because offsets count from its beginning. Title, authors and tags are
    readings of the page, and better readings must not make it another.
    """
    parts = (text, url or "", published.isoformat() if published else "")
    digest = hashlib.sha256("\x00".join(parts).encode("utf8", errors="replace"))
    return digest.hexdigest()[:16]
