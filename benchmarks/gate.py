"""The gate before reading: how many pages a second it judges, what it lets through, what it loses.

`python -m benchmarks.gate FOLDER` takes the pages of a folder or archive of yours (without one: the bundled samples),
judges each, and reads those in English to see which report an event. A lost page is one that the gate declines although
reading it gives a report. CPU time of one core.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel

import dateline
from dateline.acquisition.folders import sources_under
from dateline.analysis.gate import gate
from dateline.errors import SourceError
from dateline.records import Page


class Figures(BaseModel):
    pages: int
    kilobytes: float
    """Of an average page."""
    pages_a_second: float
    passed: int
    with_events: int
    lost: int


def contents(paths: Sequence[Path]) -> list[Page]:
    found = []
    for source in sources_under(paths):
        content = (
            source.content.read_bytes() if isinstance(source.content, Path) else source.content
        )
        if isinstance(content, bytes):
            found.append(Page(content=content))
        elif isinstance(content, Page):
            found.append(content)
    return found


def measure(pages: Sequence[Page]) -> Figures:
    for page in pages:
        gate(page)  # lexicons and models are loaded before the clock starts
    began = time.process_time()
    verdicts = [gate(page) for page in pages]
    seconds = time.process_time() - began
    eventful = [has_event(page) for page in pages]
    size = sum(len(page.content) for page in pages)
    return Figures(
        pages=len(pages),
        kilobytes=size / len(pages) / 1000,
        pages_a_second=len(pages) / seconds,
        passed=sum(verdict.passes for verdict in verdicts),
        with_events=sum(eventful),
        lost=sum(e and not v.passes for e, v in zip(eventful, verdicts, strict=True)),
    )


def has_event(page: Page) -> bool:
    try:
        content = page.content
        return bool(dateline.read(content, url=page.url, language=page.language).reports)
    except SourceError:
        return False


def main(arguments: Sequence[str] | None = None) -> int:
    cli = argparse.ArgumentParser(prog="python -m benchmarks.gate")
    samples = Path(str(files("dateline") / "data" / "samples"))
    cli.add_argument("paths", nargs="*", type=Path, default=[samples])
    figures = measure(contents(cli.parse_args(arguments).paths))
    print(f"pages            {figures.pages:8} of {figures.kilobytes:.0f} kB")
    print(f"judged           {figures.pages_a_second:8.0f} a second a core")
    print(f"passed           {figures.passed:8}")
    kept = figures.with_events - figures.lost
    print(f"with an event    {figures.with_events:8}, of which passed {kept}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
