"""A web archive of synthetic pages: `python -m benchmarks.synthetic_warc OUT.warc.gz [--pages 20000] [--seed 0]`."""

import argparse
import gzip
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.web_pages import WebPage, web_pages

PAGES = 20_000


def write_warc(path: Path, pages: Iterable[WebPage]) -> int:
    """One packed record for each page; how many there were."""
    number = 0
    with path.open("wb") as file:
        for number, page in enumerate(pages, 1):  # noqa: B007
            file.write(gzip.compress(record(page), 6, mtime=0))
    return number


def record(page: WebPage) -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.content
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: {page.url}\r\nWARC-Date: 2023-12-31T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def main(arguments: Sequence[str] | None = None) -> int:
    cli = argparse.ArgumentParser(prog="python -m benchmarks.synthetic_warc")
    cli.add_argument("path", type=Path)
    cli.add_argument("--pages", type=int, default=PAGES)
    cli.add_argument("--seed", type=int, default=0)
    chosen = cli.parse_args(arguments)
    number = write_warc(chosen.path, web_pages(chosen.pages, chosen.seed))
    print(f"{number:,} pages, {chosen.path.stat().st_size / 1e6:.0f} MB packed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
