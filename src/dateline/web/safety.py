"""What holds for every request: who may ask, and what a page of ours may do in a browser.

Article text is hostile and so is the network. A page may run our own scripts and nothing else, and talks to no other
host (`POLICY`). A server on this machine answers only to names of this machine, so that no other site can reach it by
pointing a name of its own here; one that listens elsewhere answers only who knows its token. A write must come from
our own page: it carries a value (`csrf`) that only a page of ours could read.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.problems import problem

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
ALWAYS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
READING = frozenset({"GET", "HEAD", "OPTIONS"})
TOKEN_COOKIE, PERSON_COOKIE = "dateline_token", "dateline_person"
CSRF_HEADER = "x-csrf-token"
LARGEST_BODY = 1_000_000
LONGEST_ADDRESS = 8_000


@dataclass(frozen=True)
class Access:
    """Who may ask. `token` is None on a server that only this machine reaches."""

    token: str | None = None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def csrf(self, person: str) -> str:
        return hmac.new(self.secret, person.encode(), hashlib.sha256).hexdigest()


def is_loopback(host: str) -> bool:
    return host in {"127.0.0.1", "localhost", "::1", "[::1]"}


class Safety:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = cookies_of(headers)
        known = cookies.get(PERSON_COOKIE, "")
        person = known if is_person(known) else secrets.token_hex(16)
        scope.setdefault("state", {})["csrf"] = self.access.csrf(person)
        fresh = "" if person == known else cookie(PERSON_COOKIE, person)
        answer = guarded(send, fresh)
        refusal = self.refusal(scope, headers, cookies)
        if refusal is not None:
            await refusal(scope, receive, answer)
            return
        await self.app(scope, limited(receive), answer)

    def refusal(
        self, scope: Scope, headers: Headers, cookies: Mapping[str, str]
    ) -> Response | None:
        """The answer to a request that is not let in."""
        if len(scope.get("raw_path", b"")) + len(scope["query_string"]) > LONGEST_ADDRESS:
            return problem(414, f"the address is longer than {LONGEST_ADDRESS:,} characters")
        if self.access.token is None and hostname(headers) not in LOOPBACK:
            return problem(
                421,
                "this server answers to localhost only",
                next="open it as http://127.0.0.1:PORT",
            )
        if self.access.token is not None and not self.is_known(headers, cookies):
            return self.introduced(scope) or problem(
                401,
                "this server wants its token",
                next="open the address that `dateline serve` printed",
            )
        if scope["method"] not in READING:
            return self.refused_write(headers, cookies)
        return None

    def is_known(self, headers: Headers, cookies: Mapping[str, str]) -> bool:
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        return any(self.is_token(given) for given in (bearer, cookies.get(TOKEN_COOKIE, "")))

    def is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), (self.access.token or "").encode())

    def introduced(self, scope: Scope) -> Response | None:
        """A first visit with `?token=` is sent on to the same page without it."""
        asked = parse_qsl(scope["query_string"].decode("latin1"))
        if not any(name == "token" and self.is_token(value) for name, value in asked):
            return None
        rest = urlencode([(name, value) for name, value in asked if name != "token"])
        path = "/" + scope["path"].lstrip("/")  # "//other.example" would be another host
        answer = RedirectResponse(path + ("?" + rest if rest else ""), status_code=303)
        answer.headers.append("set-cookie", cookie(TOKEN_COOKIE, self.access.token or ""))
        return answer

    def refused_write(self, headers: Headers, cookies: Mapping[str, str]) -> Response | None:
        origin = headers.get("origin")
        if origin is not None and origin.partition("://")[2] != headers.get("host"):
            return problem(403, "a write from a page of another site")
        if headers.get("authorization") and self.access.token is not None:
            return None  # a program that shows the token needs no page
        expected = self.access.csrf(cookies.get(PERSON_COOKIE, ""))
        if not hmac.compare_digest(headers.get(CSRF_HEADER, "").encode(), expected.encode()):
            return problem(
                403,
                "the page that this comes from is too old",
                next=f"load it again; programs send the `csrf` of GET /api/session as {CSRF_HEADER}",
            )
        return None


def is_person(value: str) -> bool:
    return len(value) == 32 and all(c in "0123456789abcdef" for c in value)


def cookies_of(headers: Headers) -> dict[str, str]:
    try:
        return {name: part.value for name, part in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def cookie(name: str, value: str) -> str:
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000"


def hostname(headers: Headers) -> str:
    host = headers.get("host", "")
    return host if host.endswith("]") else host.rpartition(":")[0] or host


def guarded(send: Send, fresh_cookie: str) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in ALWAYS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-cache")
            if fresh_cookie:
                headers.append("set-cookie", fresh_cookie)
        await send(message)

    return sending


class TooLarge(Exception):  # noqa: N818 - not an error of ours, but an answer
    """More was sent than anybody needs to send."""


def limited(receive: Receive) -> Receive:
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST_BODY:
            raise TooLarge
        return message

    return receiving
