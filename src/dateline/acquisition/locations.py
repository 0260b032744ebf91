"""Where files lie: on this machine, or in an object store by an address such as `s3://bucket/name.warc.gz`.

Addresses need fsspec, which comes with the extra `dask`, and what fsspec needs for the kind of store (s3fs, gcsfs).
"""

from pathlib import Path
from typing import IO, Any, cast

from dateline.errors import ConfigError


def is_address(location: str) -> bool:
    return "://" in location


def open_bytes(location: str) -> IO[bytes]:
    """The file, able to seek."""
    if not is_address(location):
        return Path(location).open("rb")
    system, path = remote(location)
    return cast("IO[bytes]", system.open(path, "rb"))


def size_and_mark(location: str) -> tuple[int, str]:
    """Its bytes, and something that changes when the file does."""
    if not is_address(location):
        status = Path(location).stat()
        return status.st_size, str(status.st_mtime_ns)
    system, path = remote(location)
    return int(system.size(path)), str(system.ukey(path))


def remote(location: str) -> tuple[Any, str]:
    """The file system of an address and the path in it."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - only who reads from an object store has it
    except ModuleNotFoundError as problem:
        raise ConfigError(
            f'"{location}": addresses of object stores need fsspec\n  next: pip install "dateline[dask]"'
        ) from problem
    try:
        system, path = url_to_fs(location)
        if not system.exists(path):
            raise ConfigError(f'"{location}": there is no such file\n  next: look at the address')
    except (ValueError, ImportError, OSError) as problem:
        raise ConfigError(f'"{location}": cannot be reached: {problem}') from problem
    return system, str(path)
