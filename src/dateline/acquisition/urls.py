"""Fetch one page by its address: http or https, from a public host, within limits of size, time and redirects.

Each hop of a redirect is checked as the first was. The time is a total, kept by closing the connection, because a
server that sends a byte now and then never runs into a timeout. What comes compressed is unpacked up to the limit.
"""

import contextlib
import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from dateline.acquisition.addresses import IPAddress, checked_address, is_public
from dateline.acquisition.files import LARGEST_PAGE
from dateline.errors import SourceError
from dateline.records import Page

HEADERS = {
    "User-Agent": "dateline",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1",
    "Accept-Encoding": "gzip",
}
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Limits:
    seconds: float = 30.0
    """In all, from the first connection to the last byte."""
    bytes: int = 2 * LARGEST_PAGE
    redirects: int = 5
    allowed: Callable[[IPAddress], bool] = is_public


DEFAULT_LIMITS = Limits()


class Answer(NamedTuple):
    status: int
    reason: str
    headers: http.client.HTTPMessage
    body: bytes


def fetch(url: str, limits: Limits = DEFAULT_LIMITS) -> Page:
    """The page at `url`; its own `url` is where the redirects ended."""
    give_up = time.monotonic() + limits.seconds
    for _ in range(limits.redirects + 1):
        answer = ask(parts_of(url), limits, give_up, url)
        target = answer.headers.get("Location")
        if answer.status in REDIRECTS and target:
            url = urljoin(url, target)
        elif answer.status == http.HTTPStatus.OK:
            return Page(content=decoded(answer, limits, url), url=url)
        else:
            raise refusal(url, f"the server answered {answer.status} {answer.reason}".rstrip())
    raise refusal(url, f"more than {limits.redirects} redirects")


def is_url(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def refusal(url: str, reason: str) -> SourceError:
    return SourceError(
        f'"{url}": {reason}\n  next: open it in a browser, save the page, give its file'
    )


def parts_of(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as problem:
        raise refusal(url, f"not an address: {problem}") from problem
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        raise SourceError(
            f'"{url}": not the address of a page\n'
            "  allowed: http://host/path or https://host/path, without a user name\n"
            "  next: correct it, or save the page and give its file"
        )
    return parts


def ask(parts: SplitResult, limits: Limits, give_up: float, url: str) -> Answer:
    connection = Connection(parts, limits)
    closing = threading.Timer(max(give_up - time.monotonic(), 0), connection.abort)
    closing.start()
    try:
        connection.request("GET", path_of(parts), headers=HEADERS)
        response = connection.getresponse()
        body = response.read(limits.bytes + 1)
        if connection.aborted:
            raise refusal(url, f"it took longer than {limits.seconds:g} s")
        return Answer(response.status, response.reason, response.headers, body)
    except (OSError, http.client.HTTPException) as problem:
        late = f"it took longer than {limits.seconds:g} s"
        reason = late if connection.aborted else f"cannot be fetched: {problem or repr(problem)}"
        raise refusal(url, reason) from problem
    finally:
        closing.cancel()
        connection.close()


def path_of(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~?[]")
    return f"{path}?{query}" if query else path


class Connection(http.client.HTTPConnection):
    """A connection to the address that was checked, whatever the name resolves to a moment later."""

    def __init__(self, parts: SplitResult, limits: Limits) -> None:
        self.secure = parts.scheme == "https"
        port = parts.port or (443 if self.secure else 80)
        super().__init__(parts.hostname or "", port, timeout=limits.seconds)
        self.limits = limits
        self.aborted = False
        self.wire: socket.socket | None = None  # `sock` is dropped once the answer begins

    def connect(self) -> None:
        address = checked_address(self.host, self.port, self.limits.allowed)
        self.wire = socket.create_connection((address, self.port), self.timeout)
        if self.secure:
            context = ssl.create_default_context()
            self.wire = context.wrap_socket(self.wire, server_hostname=self.host)
        self.sock = self.wire

    def abort(self) -> None:
        self.aborted = True
        if self.wire:
            with contextlib.suppress(OSError):
                self.wire.shutdown(socket.SHUT_RDWR)


def decoded(answer: Answer, limits: Limits, url: str) -> bytes | str:
    """The body unpacked, and as text where the server says in which encoding it is."""
    body = unpacked(answer.body, limits) if is_gzip(answer) else answer.body
    if len(body) > limits.bytes:
        raise refusal(url, f"larger than {limits.bytes:,} bytes")
    charset = answer.headers.get_content_charset()
    try:
        return body.decode(charset) if charset else body
    except (LookupError, UnicodeDecodeError):
        return body


def is_gzip(answer: Answer) -> bool:
    return answer.headers.get("Content-Encoding", "").strip().lower() in ("gzip", "x-gzip")


def unpacked(body: bytes, limits: Limits) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(body, limits.bytes + 1)
    except zlib.error:
        return body
