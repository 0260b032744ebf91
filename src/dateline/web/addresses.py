"""Addresses of our own pages: the whole state of a view stands in its address, so every view can be kept and sent.

A link keeps the language of the page it stands on; what it changes is said by name, and `None` takes a value away.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request


@dataclass(frozen=True)
class Addresses:
    path: str
    query: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, request: Request) -> "Addresses":
        asked = request.query_params.multi_items()
        return cls(request.url.path, tuple((k, v) for k, v in asked if v))

    def to(self, path: str, **values: object) -> str:
        """Another page, in the language of this one."""
        kept = [(k, v) for k, v in self.query if k == "lang"]
        return address(path, [*kept, *given(values)])

    def same(self, path: str | None = None, **changes: object) -> str:
        """This view with some of its state changed, shown by another page if `path` says so."""
        kept = [(k, v) for k, v in self.query if k not in changes]
        return address(path or self.path, [*kept, *given(changes)])


def given(values: dict[str, object]) -> Iterable[tuple[str, str]]:
    for name, value in values.items():
        many = value if isinstance(value, (list, tuple)) else [value]
        yield from ((name, str(one)) for one in many if one is not None and one != "")


def address(path: str, query: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(query)}" if query else path
