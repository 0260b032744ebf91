"""JSON as UTF-8, some items at a time."""

import datetime as dt
import itertools
import json
from collections.abc import Iterable, Iterator

ITEMS_AT_A_TIME = 200


def line(item: object) -> bytes:
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"), default=plain).encode()


def plain(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON")


def json_lines(items: Iterable[object]) -> Iterator[bytes]:
    """One item a line."""
    for batch in batches(items):
        yield b"".join(line(item) + b"\n" for item in batch)


def batches(items: Iterable[object]) -> Iterator[list[object]]:
    rest = iter(items)
    while batch := list(itertools.islice(rest, ITEMS_AT_A_TIME)):
        yield batch
