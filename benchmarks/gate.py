"""The gate before reading: how many pages a second it judges, what it lets through, what it loses in each language.

`python -m benchmarks.gate [FOLDER...] [--lost]` takes the pages of folders or archives of yours (without one: the
bundled samples), judges each, and reads every one to see which report an event. A lost page is one that the gate
declines although reading it gives a report; `--lost` names them. CPU time of one core.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel

from dateline.acquisition.folders import sources_under
from dateline.analysis.gate import gate
from dateline.engines.local import read_many
from dateline.records import Page


class Judged(BaseModel):
    """One page: what the gate said of it, and what reading it gave."""

    name: str
    passed: bool
    language: str
    reports: int

    @property
    def is_lost(self) -> bool:
        return bool(self.reports) and not self.passed


def pages_of(paths: Sequence[Path]) -> Iterator[tuple[str, Page]]:
    for source in sources_under(paths):
        content = source.content
        if isinstance(content, Page):
            yield source.name, content
        elif isinstance(content, bytes | Path):
            known = content if isinstance(content, bytes) else content.read_bytes()
            yield source.name, Page(content=known)


def speed_on(pages: Sequence[Page]) -> float:
    """Pages a second of CPU time, lexicons and models being loaded."""
    for page in pages:
        gate(page)
    began = time.process_time()
    for page in pages:
        gate(page)
    return len(pages) / (time.process_time() - began)


def judged(named: Sequence[tuple[str, Page]], workers: int) -> Iterator[Judged]:
    readings = read_many((page for _, page in named), workers)
    for (name, page), reading in zip(named, readings, strict=True):
        yield Judged(
            name=name,
            passed=gate(page).passes,
            language=reading.article.language or "none",
            reports=len(reading.reports),
        )


def table(pages: Sequence[Judged]) -> str:
    by_language: defaultdict[str, list[Judged]] = defaultdict(list)
    for page in pages:
        by_language[page.language].append(page)
    languages = sorted(by_language.items(), key=lambda item: -len(item[1]))
    rows = (row(name, of_language) for name, of_language in [("all", list(pages)), *languages])
    head = f"{'':6}{'pages':>8}{'passed':>8}{'with events':>14}{'lost':>6}{'recall':>9}"
    return "\n".join((head, *rows))


def row(name: str, pages: Sequence[Judged]) -> str:
    passed, lost = sum(p.passed for p in pages), sum(p.is_lost for p in pages)
    eventful = sum(bool(p.reports) for p in pages)
    recall = f"{1 - lost / eventful:.3f}" if eventful else "-"
    return f"{name:6}{len(pages):8}{passed:8}{eventful:14}{lost:6}{recall:>9}"


def main(arguments: Sequence[str] | None = None) -> int:
    cli = argparse.ArgumentParser(prog="python -m benchmarks.gate")
    samples = Path(str(files("dateline") / "data" / "samples"))
    cli.add_argument("paths", nargs="*", type=Path, default=[samples])
    cli.add_argument("--lost", action="store_true", help="name the pages that were lost")
    cli.add_argument("--workers", type=int, default=1)
    chosen = cli.parse_args(arguments)
    named = list(pages_of(chosen.paths))
    pages = [page for _, page in named]
    size = sum(len(page.content) for page in pages) / len(pages) / 1000
    print(f"{len(pages)} pages of {size:.0f} kB, judged {speed_on(pages):.0f} a second a core")
    found = list(judged(named, chosen.workers))
    print(table(found))
    for page in found if chosen.lost else ():
        if page.is_lost:
            print(f"lost: {page.name} ({page.language}, {page.reports} reports)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
