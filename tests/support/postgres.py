"""A PostgreSQL server for the tests: its own, in a temporary folder, reached through a socket in it.

The server refuses to run as root; under root it is started as the user `postgres` of Debian's package.
"""

import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

MISSING = (
    "the store is NOT tested on PostgreSQL: no server is installed here\n"
    "  next: apt-get install postgresql (the tests start one of their own and stop it)"
)
NO_DRIVER = (
    "the store is NOT tested on PostgreSQL: no driver is installed here\n"
    "  next: pip install 'dateline[postgres]'"
)


@contextmanager
def running_server() -> Iterator[str]:
    """The address of a fresh, empty server, up to the name of the database."""
    programs = find_programs()
    folder = Path(tempfile.mkdtemp(prefix="dateline-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    try:
        run(
            programs / "initdb",
            "-D",
            folder / "data",
            "-U",
            "dateline",
            "-A",
            "trust",
            "-E",
            "UTF8",
        )
        settings = f"-c listen_addresses= -k {folder} -c fsync=off"
        # Not through `run`: the server would inherit the pipe and never let go of it.
        start = (programs / "pg_ctl", "-w", "-D", folder / "data", "-o", settings)
        run(*start, "-l", folder / "log", "start")
        try:
            yield f"postgresql+psycopg://dateline@/{{}}?host={folder}"
        finally:
            run(programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find_programs() -> Path:
    try:
        import psycopg  # noqa: F401, PLC0415 - only asked for here
    except ImportError:
        skip(NO_DRIVER)
    found = shutil.which("pg_ctl")
    candidates = [found, *sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), reverse=True)]
    for candidate in candidates:
        if candidate:
            return Path(candidate).resolve().parent
    skip(MISSING)
    raise AssertionError


def skip(reason: str) -> None:
    warnings.warn(reason, stacklevel=2)
    pytest.skip(reason)


def run(*command: Path | str) -> None:
    user = ("runuser", "-u", "postgres", "--") if os.geteuid() == 0 else ()
    subprocess.run(
        [*user, *map(str, command)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
