"""ZIP files of saved pages, and WACZ files: a ZIP around web archives.

What an entry claims to be large is not believed: it is read up to the largest page and no further, and all entries
together may not unpack to much more than text can be packed. Archives inside archives are not opened.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from dateline.acquisition.files import LARGEST_PAGE
from dateline.acquisition.page_source import PageSource, lost
from dateline.acquisition.warc import pages_of_warc

MOST_BYTES = 2 * LARGEST_PAGE + 1
PACKED_AT_MOST = 100
"""How many times its size a ZIP of text may unpack to; text packs to a tenth, HTML to a twentieth."""
PAGE_ENDINGS = (".html", ".htm", ".xhtml", ".txt")
WARC_ENDINGS = (".warc", ".warc.gz")


def pages_of_zip(path: Path) -> Iterator[PageSource]:
    """The pages by their endings, in the order they were packed."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield from unpacked_pages(archive, str(path), path.stat().st_size)
    except (zipfile.BadZipFile, OSError) as problem:
        yield lost(str(path), f"the ZIP file cannot be opened: {problem}")


def unpacked_pages(archive: zipfile.ZipFile, name: str, size: int) -> Iterator[PageSource]:
    left = PACKED_AT_MOST * size + MOST_BYTES
    for entry in archive.infolist():
        if entry.is_dir() or not entry.filename.lower().endswith(PAGE_ENDINGS):
            continue
        found = page_of_entry(archive, entry, f"{name}/{entry.filename}")
        yield found
        left -= len(found.content) if isinstance(found.content, bytes) else 0
        if left < 0:
            reason = f"it unpacks to more than {PACKED_AT_MOST} times its size; the rest was left"
            yield lost(name, reason)
            return


def page_of_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> PageSource:
    try:
        with archive.open(entry) as packed:
            return PageSource(name, packed.read(MOST_BYTES))
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as problem:
        return lost(name, f"cannot be unpacked: {problem}")
    except Exception as problem:  # zlib.error, lzma.LZMAError: one for each way to pack
        return lost(name, f"is damaged: {problem}")


def pages_of_wacz(path: Path) -> Iterator[PageSource]:
    """The pages of every web archive in it."""
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                if entry.filename.lower().endswith(WARC_ENDINGS):
                    with archive.open(entry) as packed:
                        yield from pages_of_warc(packed, f"{path}/{entry.filename}")
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as problem:
        yield lost(str(path), f"the WACZ file cannot be opened: {problem}")
