"""The pages among files and folders: what was named itself, and in folders what looks like pages by its ending.

A file may be one page, or an archive of many: WARC, WACZ, ZIP, JSON lines. Pages come one by one, so that an archive of
any size needs the memory of a page.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dateline.acquisition.json_lines import articles_of
from dateline.acquisition.page_source import PageSource
from dateline.acquisition.warc import pages_of_warc
from dateline.acquisition.zipped import pages_of_wacz, pages_of_zip
from dateline.errors import ConfigError

ENDINGS = frozenset({".html", ".htm", ".xhtml", ".txt"})


def sources_under(paths: Iterable[Path]) -> Iterator[PageSource]:
    """Every page of every file, in the order of the paths and by name within a folder."""
    files = files_under(paths)
    return (source for file in files for source in sources_in(file))


def files_under(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Every file once."""
    found = tuple(dict.fromkeys(file for path in paths for file in files_of(path)))
    if not found:
        allowed = ", ".join(sorted({*ENDINGS, *ARCHIVES}))
        raise ConfigError(
            f"there is no page in what was given\n  allowed: files, or folders with {allowed}\n"
            "  next: look at the path"
        )
    return found


def files_of(path: Path) -> Iterator[Path]:
    if path.is_dir():
        inside = (p for p in path.rglob("*") if (is_page(p) or reader_of(p)) and p.is_file())
        yield from sorted(inside)
    elif path.exists():
        yield path
    else:
        raise ConfigError(f'"{path}": there is no such file or folder\n  next: look at the path')


def is_page(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS


def is_archive(path: Path) -> bool:
    """Whether it may hold many pages, so that their number is not known beforehand."""
    return reader_of(path) is not None


def sources_in(path: Path) -> Iterator[PageSource]:
    reader = reader_of(path)
    if reader is None:
        return iter((PageSource(str(path), path),))
    return reader(path)


def reader_of(path: Path) -> Callable[[Path], Iterator[PageSource]] | None:
    name = path.name.lower()
    return next((read for ending, read in ARCHIVES.items() if name.endswith(ending)), None)


def read_warc(path: Path) -> Iterator[PageSource]:
    with path.open("rb") as stream:
        yield from pages_of_warc(stream, str(path))


ARCHIVES: dict[str, Callable[[Path], Iterator[PageSource]]] = {
    ".warc": read_warc,
    ".warc.gz": read_warc,
    ".wacz": pages_of_wacz,
    ".zip": pages_of_zip,
    ".jsonl": articles_of,
    ".jsonl.gz": articles_of,
    ".ndjson": articles_of,
}
