"""Bytes become text, whatever encoding they claim to be in.

Valid UTF-8 is UTF-8: bytes of another encoding are hardly ever valid by chance, while pages often claim a wrong one.
Only then the page's own claim counts, and last the statistics of charset-normalizer. Characters that no text needs are
replaced one for one, so that offsets into what was handed over stay true.
"""

import codecs
import re

from charset_normalizer import from_bytes

from dateline.acquisition.files import looks_like_utf16, not_text, refuse_what_is_no_page
from dateline.records import Page

CLAIM = re.compile(rb"""(?:charset\s*=|encoding\s*=)\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
CLAIMED_WITHIN = 4096
SAMPLE = 50_000
BOMS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
BROWSERS_READ = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
}
"""What the web standard makes of these claims."""
WIDE = ("utf-16", "utf-32")
"""A claim that could be read as plain bytes is no claim of these."""
HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
"""Control characters, and halves of characters that something cut apart."""


def text_of(page: Page) -> str:
    """The page's characters; raises `SourceError` for what is empty, too large or no text."""
    refuse_what_is_no_page(page.content)
    text = page.content if isinstance(page.content, str) else decode(page.content)
    refuse_what_is_no_page(text)
    return UNWANTED.sub(wanted, text.removeprefix("\ufeff"))


def wanted(found: re.Match[str]) -> str:
    return "\ufffd" if found.group() >= "\ud800" else " "


def decode(content: bytes) -> str:
    for mark, encoding in BOMS.items():
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    if looks_like_utf16(content[:CLAIMED_WITHIN]):
        encoding = "utf-16-le" if content[1:CLAIMED_WITHIN:2].count(0) else "utf-16-be"
        return content.decode(encoding, errors="replace")
    claimed = encoding_claimed(content)
    if claimed.startswith("iso2022"):
        return content.decode(claimed, errors="replace")
    for encoding in ("utf-8", claimed):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return decode_damaged(content, claimed)


def encoding_claimed(content: bytes) -> str:
    """Python's name for the encoding in the page's head; UTF-8 where there is none."""
    claim = CLAIM.search(content[:CLAIMED_WITHIN])
    name = claim.group(1).decode("ascii", errors="ignore").lower() if claim else "utf-8"
    try:
        found = codecs.lookup(BROWSERS_READ.get(name, name)).name
    except LookupError:
        return "utf-8"
    return "utf-8" if found.startswith(WIDE) else found


def marks_stand_alone(content: bytes) -> bool:
    """Whether it is Latin script of the old kind: an accent now and then between plain letters, never in a row."""
    runs = HIGH_BYTES.findall(content)
    return bool(runs) and sum(map(len, runs)) < len(runs) * 1.5


def decode_damaged(content: bytes, claimed: str) -> str:
    """Neither UTF-8 nor what it claims: a few broken bytes are replaced, else statistics decide."""
    as_claimed = content.decode(claimed, errors="replace")
    if as_claimed.count("\ufffd") <= len(as_claimed) * 0.002 + 1:
        return as_claimed
    if marks_stand_alone(content):
        return content.decode("cp1252", errors="replace")
    best = from_bytes(content[:SAMPLE]).best()
    if best is None:
        raise not_text("binary data or in an encoding that cannot be told")
    return content.decode(best.encoding, errors="replace")
