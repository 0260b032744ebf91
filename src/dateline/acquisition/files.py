"""Files, bytes and texts that somebody hands over become pages.

A `Path` is read from disk; bytes and text are the content itself. What cannot be a page (nothing, too much, a picture,
an archive) is refused here, before anything tries to read it, with a message that says what to do.
"""

import datetime as dt
from pathlib import Path

from dateline.errors import SourceError
from dateline.records import Page

LARGEST_PAGE = 5_000_000
"""Characters of a decoded page; bytes may be twice as many, for scripts of two bytes a letter."""
MAGIC = {
    b"WARC/": "a web archive",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "a rich text document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture, sound or film",
    b"OggS": "sound or film",
    b"ID3": "sound",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "a database",
}
SNIFFED = 4096
NOT_TEXT = bytes(set(range(32)) - {9, 10, 12, 13, 27})
"""Control bytes that no text needs; 27 introduces the escapes of some Japanese encodings."""


def page_from(
    source: str | bytes | Path,
    url: str | None = None,
    published: dt.date | str | None = None,
    language: str | None = None,
) -> Page:
    """Make a page of what was handed over; `published` is a day or an ISO text that begins with one."""
    content = from_disk(source) if isinstance(source, Path) else source
    refuse_what_is_no_page(content)
    return Page(
        content=content, url=url or None, published=day_given(published), language=code_of(language)
    )


def from_disk(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > 2 * LARGEST_PAGE:
            raise too_large(size, "bytes")
        return path.read_bytes()
    except OSError as problem:
        raise SourceError(
            f'"{path}" cannot be read: {(problem.strerror or str(problem)).lower()}\n'
            "  allowed: the path of one file of HTML or text\n  next: check the path and its permissions"
        ) from problem


def refuse_what_is_no_page(content: str | bytes) -> None:
    """Raise `SourceError` for what is empty, too large or plainly not text."""
    if not content.strip():
        raise SourceError(
            "the page is empty\n  allowed: HTML or plain text\n"
            "  next: check how the page was saved; a page built by scripts has to be saved after they ran"
        )
    if isinstance(content, str):
        if len(content) > LARGEST_PAGE:
            raise too_large(len(content), "characters")
        return
    if len(content) > 2 * LARGEST_PAGE:
        raise too_large(len(content), "bytes")
    if found := kind_of_binary(content[:SNIFFED]):
        raise not_text(found)


def kind_of_binary(head: bytes) -> str | None:
    """What these first bytes are when they are no text; None for text in any encoding."""
    for magic, name in MAGIC.items():
        if head.startswith(magic):
            return name
    if head[4:8] == b"ftyp":
        return "a film"
    if looks_like_utf16(head):
        return None
    strange = len(head) - len(head.translate(None, NOT_TEXT))
    return "binary data" if strange > len(head) * 0.01 + 2 else None


def looks_like_utf16(head: bytes) -> bool:
    """A byte order mark, or Latin text whose every second byte is zero."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return any(head[side::2].count(0) > len(head) * 0.4 for side in (0, 1)) and len(head) > 8


def too_large(size: int, unit: str) -> SourceError:
    return SourceError(
        f"the page is too large: {size:,} {unit}\n"
        f"  allowed: {LARGEST_PAGE:,} characters ({2 * LARGEST_PAGE:,} bytes)\n"
        "  next: hand over one article at a time; split an archive into its pages first"
    )


def not_text(found: str) -> SourceError:
    return SourceError(
        f"the page is {found}, not text\n  allowed: HTML or plain text in any encoding\n"
        "  next: convert or unpack it first; archives of pages are for dateline ingest"
    )


def day_given(published: dt.date | str | None) -> dt.date | None:
    """A day, a moment or an ISO text as a day."""
    if isinstance(published, dt.datetime):
        return published.date()
    if published is None or isinstance(published, dt.date):
        return published
    try:
        return dt.date.fromisoformat(published.strip()[:10]) if published.strip() else None
    except ValueError as problem:
        raise SourceError(
            f'published: "{published}" is not a day\n  allowed: YYYY-MM-DD, also with a time behind it\n'
            "  next: write the day in this form, or leave it out and let the page say it"
        ) from problem


def code_of(language: str | None) -> str | None:
    """The two-letter code at the head of a language tag: "pt-BR" is "pt"."""
    code = (language or "").strip().lower().replace("_", "-").split("-")[0]
    return code or None
