"""A Dask cluster for the tests: a scheduler and workers, each a process of its own that can be killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

START_S = 60.0


@dataclass
class Cluster:
    address: str
    workers: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def add_worker(self) -> None:
        """One thread, no nanny: when it is killed, it is gone."""
        command = ("-m", "distributed.cli.dask_worker", self.address)
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", "/tmp")
        self.workers.append(start(*command, *options))

    def kill_worker(self) -> None:
        """As `kill -9` does."""
        os.kill(self.workers[0].pid, signal.SIGKILL)
        self.workers.pop(0).wait()


def start(*words: str) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([*sys.path, str(Path.cwd())])}
    return subprocess.Popen(
        [sys.executable, *words],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@contextmanager
def running_cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    file = folder / "scheduler.json"
    options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    scheduler = start(
        "-m", "distributed.cli.dask_scheduler", *options, "--scheduler-file", str(file)
    )
    cluster = None
    try:
        cluster = Cluster(address_in(file))
        for _ in range(workers):
            cluster.add_worker()
        yield cluster
    finally:
        end([*(cluster.workers if cluster else ()), scheduler])


def address_in(file: Path) -> str:
    give_up = time.monotonic() + START_S
    while time.monotonic() < give_up:
        with suppress(FileNotFoundError, ValueError):
            return str(json.loads(file.read_text())["address"])
        time.sleep(0.05)
    raise TimeoutError("the scheduler did not start")


def end(processes: Sequence["subprocess.Popen[bytes]"]) -> None:
    for process in processes:
        process.kill()
        process.wait()
