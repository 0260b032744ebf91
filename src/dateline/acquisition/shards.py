"""Shards: what is to be read, cut into parts that can be read apart, in any order, by anybody.

A shard is a stretch of a packed web archive, one other archive, or some files. What it is called depends on what lies
there alone (path, size, day of change, stretch), so that the same list gives the same shards and a changed file others.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.acquisition.folders import files_under, is_archive, sources_in
from dateline.acquisition.locations import is_address, open_bytes, size_and_mark
from dateline.acquisition.page_source import PageSource, lost
from dateline.acquisition.warc import pages_of_warc
from dateline.errors import ConfigError
from dateline.records import Record

STRETCH = 32_000_000
"""Bytes of a packed web archive: some 1,500 pages, a quarter of a minute for one processor."""
FILES = 200
CUTTABLE = ".warc.gz"
"""Its records are packed one by one, so that one can begin anywhere and find the next."""


class Shard(Record):
    """`start` and `end` are bytes of the only file; a shard of several files is all of them."""

    id: str
    files: tuple[str, ...]
    start: int = 0
    end: int | None = None

    @property
    def name(self) -> str:
        more = f" and {len(self.files) - 1} more" if len(self.files) > 1 else ""
        at = f"@{self.start}" if self.start else ""
        return f"{self.files[0]}{at}{more}"


def locations_of(given: Iterable[str]) -> tuple[str, ...]:
    """Every file once: those under the folders, and addresses as they are."""
    named = list(given)
    addresses = [one for one in named if is_address(one)]
    wrong = next((a for a in addresses if not a.lower().endswith((".warc", CUTTABLE))), None)
    if wrong:
        raise ConfigError(
            f'"{wrong}": of what lies elsewhere only web archives are read\n  allowed: .warc, .warc.gz'
        )
    paths = [Path(one) for one in named if not is_address(one)]
    here = map(str, files_under(paths)) if paths else ()
    return tuple(dict.fromkeys((*here, *addresses)))


def shards_of(locations: Iterable[str], stretch: int = STRETCH) -> Iterator[Shard]:
    """In the order of the locations, single pages after the archives."""
    single: list[str] = []
    for location in locations:
        if not is_archive(Path(location)):
            single.append(location)
        elif location.lower().endswith(CUTTABLE):
            yield from stretches(location, stretch)
        else:
            yield shard((location,))
    for start in range(0, len(single), FILES):
        yield shard(tuple(single[start : start + FILES]))


def stretches(location: str, length: int) -> Iterator[Shard]:
    size, _ = size_and_mark(location)
    for start in range(0, max(size, 1), length):
        yield shard((location,), start, start + length)


def shard(files: tuple[str, ...], start: int = 0, end: int | None = None) -> Shard:
    digest = hashlib.sha256(f"{start} {end}".encode())
    for file in files:
        digest.update(f"\0{file}\0{size_and_mark(file)}".encode(errors="surrogateescape"))
    return Shard(id=digest.hexdigest()[:16], files=files, start=start, end=end)


def sources_of(shard: Shard) -> Iterator[PageSource]:
    """The pages of the shard; a file that went away since is a loss."""
    for file in shard.files:
        try:
            if file.lower().endswith((".warc", CUTTABLE)):
                with open_bytes(file) as stream:
                    yield from pages_of_warc(stream, file, shard.start, shard.end)
            else:
                yield from sources_in(Path(file))
        except FileNotFoundError:
            yield lost(file, "it went away before it was read")
