"""Fetch one page by its address: http or https, from a public host, within limits of size, time and redirects.

Each hop of a redirect is checked as the first was. The time is a total, kept by closing the connection, because a
server that sends a byte now and then never runs into a timeout. What comes compressed is unpacked up to the limit.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from dateline.acquisition.addresses import IPAddress, checked_address, is_public
from dateline.acquisition.files import LARGEST_PAGE
from dateline.acquisition.unpacking import inflated
from dateline.errors import ConfigError, SourceError
from dateline.records import Page

HEADERS = {
    "User-Agent": "dateline/0.1",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.9,*/*;q=0.1",
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


def limits_allowing(networks: Sequence[str]) -> Limits:
    """The usual limits, with networks that are not of the public internet allowed by name ("10.1.0.0/16")."""
    try:
        known = [ipaddress.ip_network(network) for network in networks]
    except ValueError as problem:
        raise ConfigError(
            f"--allow: {problem}\n  allowed: a network such as 10.1.0.0/16 or ::1/128\n"
            "  next: correct it, or leave it out for the public internet only"
        ) from problem
    return Limits(
        allowed=lambda address: is_public(address) or any(address in one for one in known)
    )


NO_HEADERS: Mapping[str, str] = {}


class Answer(NamedTuple):
    status: int
    reason: str
    headers: http.client.HTTPMessage
    body: bytes


def is_url(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def fetch(url: str, limits: Limits = DEFAULT_LIMITS) -> Page:
    """The page at `url`; its own `url` is where the redirects ended."""
    url, answer = follow(url, limits)
    if answer.status != http.HTTPStatus.OK:
        raise refusal(url, f"the server answered {answer.status} {answer.reason}".rstrip())
    return Page(content=decoded(answer, limits, url), url=url)


def follow(
    url: str,
    limits: Limits = DEFAULT_LIMITS,
    headers: Mapping[str, str] = NO_HEADERS,
    before: Callable[[str], object] = is_url,
) -> tuple[str, Answer]:
    """Where the redirects ended and the answer there, of any status; `before` may refuse an address on the way."""
    give_up = time.monotonic() + limits.seconds
    for _ in range(limits.redirects + 1):
        before(url)
        answer = ask(parts_of(url), limits, give_up, url, headers)
        target = answer.headers.get("Location")
        if answer.status not in REDIRECTS or not target:
            return url, answer
        url = urljoin(url, target)
    raise refusal(url, f"more than {limits.redirects} redirects")


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


def ask(
    parts: SplitResult, limits: Limits, give_up: float, url: str, headers: Mapping[str, str]
) -> Answer:
    connection = Connection(parts, limits)
    closing = threading.Timer(max(give_up - time.monotonic(), 0), connection.abort)
    closing.start()
    try:
        connection.request("GET", path_of(parts), headers={**HEADERS, **headers})
        response = connection.getresponse()
        body = response.read(limits.bytes + 1)
        if connection.aborted:
            raise refusal(url, f"it took longer than {limits.seconds:g} s")
        if response.length and len(body) <= limits.bytes:
            raise refusal(url, f"it broke off with {response.length:,} bytes to come")
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
    body = inflated(answer.body, limits.bytes + 1) if is_gzip(answer) else answer.body
    if len(body) > limits.bytes:
        raise refusal(url, f"larger than {limits.bytes:,} bytes")
    charset = answer.headers.get_content_charset()
    try:
        return body.decode(charset) if charset else body
    except (LookupError, UnicodeDecodeError):
        return body


def is_gzip(answer: Answer) -> bool:
    return answer.headers.get("Content-Encoding", "").strip().lower() in ("gzip", "x-gzip")
