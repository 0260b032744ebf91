"""Web archives: the pages of a WARC file, compressed or not, in the order they stand.

Only answers of status 200 that are HTML or plain text become pages. A damaged record costs itself and no more: the
next record is looked for behind it, and the loss is reported with its bytes. A record that is cut short is not read at
all, since half an article may say the opposite of the whole. Every page is unpacked up to the largest page allowed.
"""

import re
import zlib
from collections.abc import Iterator
from typing import IO
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dateline.acquisition.files import LARGEST_PAGE
from dateline.acquisition.page_source import PageSource, lost
from dateline.acquisition.unpacking import dechunked, inflated
from dateline.records import Page

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
MOST_BYTES = 2 * LARGEST_PAGE + 1
GZIP = b"\x1f\x8b\x08"
RECORD = re.compile(rb"\x1f\x8b\x08|WARC/1\.\d\r\n")
CHUNK = 1 << 20
LONGEST_MARK = 10


def pages_of_warc(
    stream: IO[bytes], name: str, start: int = 0, end: int | None = None
) -> Iterator[PageSource]:
    """Every page of the archive, and one loss for each damaged stretch; `stream` must be able to seek.

    With `start` and `end` only the records that begin in that stretch of bytes: stretches that meet give every record
    once between them.
    """
    position, damaged_at = next_record(stream, start) if start else 0, -1
    while position >= 0 and (end is None or position < end):
        stream.seek(position)
        try:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.any_type):
                if damaged_at >= 0:
                    yield damage(name, damaged_at, record.stream_pos)
                    damaged_at = -1
                position = record.stream_pos
                if end is not None and position >= end:
                    break
                if found := page_of(record, f"{name}@{position}"):
                    yield found
            break
        except OSError:
            damaged_at = position if damaged_at < 0 else damaged_at
            position = next_record(stream, position + 1)
    if damaged_at >= 0:
        yield damage(name, damaged_at, position if position >= 0 else None)


def damage(name: str, start: int, end: int | None) -> PageSource:
    until = f"goes on at byte {end:,}" if end else "nothing readable follows"
    return lost(f"{name}@{start}", f"the archive is damaged behind byte {start:,}; {until}")


def page_of(record: WarcRecord, name: str) -> PageSource | None:
    """The page of an answer; None for pictures, refusals, requests and the like."""
    if record.record_type != WarcRecordType.response or record.http_headers is None:
        return None
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if record.http_headers.status_code != 200 or not is_page(record, url):
        return None
    length = record.content_length
    body = record.reader.read(MOST_BYTES)
    if len(body) < min(length, MOST_BYTES):
        return lost(name, f'"{url}" is cut off: {len(body):,} of {length:,} bytes are there')
    return PageSource(name, Page(content=body_of(record, body), url=url or None))


def is_page(record: WarcRecord, url: str) -> bool:
    kind = record.http_content_type
    if kind == "text/plain":
        return not urlsplit(url).path.endswith("robots.txt")
    return kind in PAGE_TYPES


def body_of(record: WarcRecord, body: bytes) -> bytes | str:
    """The body without its wrappings, as text where the server said in which encoding it is."""
    headers = record.http_headers
    assert headers is not None
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        body = dechunked(body)
    if "gzip" in (headers.get("Content-Encoding") or "").lower():
        body = inflated(body, MOST_BYTES)
    try:
        return body.decode(record.http_charset) if record.http_charset else body
    except (LookupError, UnicodeDecodeError):
        return body


def next_record(stream: IO[bytes], start: int) -> int:
    """Where the next record begins, at `start` or behind it; -1 when none does."""
    stream.seek(0)
    compressed = stream.read(len(GZIP)) == GZIP
    stream.seek(start)
    before = b""
    while chunk := stream.read(CHUNK):
        window = before + chunk
        for found in RECORD.finditer(window):
            at = start - len(before) + found.start()
            if not compressed and found.group() != GZIP:
                return at
            if compressed and begins_record(stream, at):
                return at
        start += len(chunk)
        stream.seek(start)
        before = window[-LONGEST_MARK:]
    return -1


def begins_record(stream: IO[bytes], position: int) -> bool:
    """Whether a compressed record begins here: the three bytes of gzip may stand anywhere by chance."""
    stream.seek(position)
    try:
        return zlib.decompressobj(wbits=31).decompress(stream.read(512), 5) == b"WARC/"
    except zlib.error:
        return False
