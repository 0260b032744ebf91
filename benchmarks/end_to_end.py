"""A web archive read to the end, killed at a random point and gone on with: the same record, how fast, how much memory.

`python -m benchmarks.end_to_end [--pages 20000] [--workers 2] [--engine dask]` makes an archive of synthetic pages, has
`dateline ingest --relevant-only` read it once to the end, and once killed with all its processes at a random moment, as
often as `--kills` says, and started again. CPU seconds of killed processes are lost. `--engine dask` does the same on a
cluster of that many nodes, which has started before the clock; the CPU seconds are those of its nodes, too.
"""

import argparse
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil

from benchmarks.records_of import records_of
from benchmarks.synthetic_warc import write_warc
from benchmarks.web_pages import web_pages
from dateline.storage import open_store

PAGES = 20_000


class Machine:
    """What was used between two looks, by this process's children that have ended."""

    def __init__(self) -> None:
        self.wall, self.cpu = time.perf_counter(), children_cpu()

    def spent(self) -> tuple[float, float]:
        return time.perf_counter() - self.wall, children_cpu() - self.cpu


def children_cpu() -> float:
    """Of those that have ended, and of a cluster's that run on."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    running = psutil.Process().children(recursive=True)
    return usage.ru_utime + usage.ru_stime + sum(map(cpu_of, running))


def cpu_of(process: psutil.Process) -> float:
    try:
        spent = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(spent.user + spent.system)


def largest_mb() -> float:
    """Of the largest process that ended."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def ingest(archive: Path, db: Path, options: Sequence[str]) -> "subprocess.Popen[bytes]":
    command = (sys.executable, "-m", "dateline", "ingest", str(archive), "--db", str(db))
    return subprocess.Popen(
        [*command, "--relevant-only", *options], stdout=subprocess.DEVNULL, start_new_session=True
    )


def kill_all(process: "subprocess.Popen[bytes]") -> None:
    """The command itself; its workers notice that it is gone and end."""
    process.send_signal(signal.SIGKILL)
    process.wait()


@contextmanager
def cluster(nodes: int) -> Iterator[list[str]]:
    """Options of an ingest on a Dask cluster of this machine."""
    from distributed import LocalCluster  # noqa: PLC0415

    with LocalCluster(n_workers=nodes, threads_per_worker=1, dashboard_address=None) as running:  # type: ignore[no-untyped-call]
        yield ["--engine", "dask", "--address", running.scheduler_address]


def report(what: str, pages: int, machine: Machine) -> float:
    wall, cpu = machine.spent()
    each, largest, load = 1000 * cpu / pages, largest_mb(), os.getloadavg()[0]
    print(
        f"{what:26}{pages:8,} pages {wall:8.0f} s {pages / wall:8.1f} a second "
        f"{cpu:8.0f} CPU s {each:6.1f} ms a page   largest process {largest:5.0f} MB   load {load:.1f}",
        flush=True,
    )
    return wall


def main(arguments: Sequence[str] | None = None) -> int:
    cli = argparse.ArgumentParser(prog="python -m benchmarks.end_to_end")
    cli.add_argument("--pages", type=int, default=PAGES)
    cli.add_argument("--workers", type=int, default=2)
    cli.add_argument("--kills", type=int, default=1)
    cli.add_argument("--engine", choices=("local", "dask"), default="local")
    cli.add_argument("--folder", type=Path, help="where archive and stores stay; else nowhere")
    chosen = cli.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        archive = folder / "pages.warc.gz"
        if not archive.exists():
            write_warc(archive, web_pages(chosen.pages))
        print(f"{chosen.pages:,} pages, {archive.stat().st_size / 1e6:.0f} MB packed", flush=True)
        if chosen.engine == "dask":
            with cluster(chosen.workers) as options:
                return compare(archive, folder, options, chosen.pages, chosen.kills)
        options = ["--workers", str(chosen.workers)]
        return compare(archive, folder, options, chosen.pages, chosen.kills)


def compare(archive: Path, folder: Path, options: Sequence[str], pages: int, kills: int) -> int:
    whole, killed = folder / "whole.db", folder / "killed.db"
    machine = Machine()
    ingest(archive, whole, options).wait()
    wall = report("to the end", pages, machine)
    if not kills:
        return 0
    machine = Machine()
    for _ in range(kills):
        process = ingest(archive, killed, options)
        time.sleep(random.uniform(0.1, 0.9) * wall / kills)
        kill_all(process)
    ingest(archive, killed, options).wait()
    report(f"killed {kills} times", pages, machine)
    with open_store(whole) as one, open_store(killed) as other:
        expected, found = records_of(one), records_of(other)
    same = expected == found
    print(f"{len(expected):,} records, {'byte for byte the same' if same else 'NOT the same'}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
