"""Fetching as a guest: within limits, from public hosts, as robots.txt allows, never faster than a host can bear.

An answer is one of four: something new, nothing new, "not now" (worth another try later), or "no" (for good).
Redirects are held to the same rules at every step.
"""

import datetime as dt
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urlsplit

from dateline.acquisition.politeness import PAUSE_S, Hosts
from dateline.acquisition.robots import Robots
from dateline.acquisition.urls import DEFAULT_LIMITS, Answer, Limits, decoded, follow
from dateline.errors import SourceError
from dateline.records import Record

GONE_FOR_GOOD = frozenset({400, 401, 402, 403, 404, 405, 406, 410, 414, 451})
SLOW_DOWN = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})


class Outcome(StrEnum):
    NEW = "new"
    UNCHANGED = "unchanged"
    LATER = "later"
    NEVER = "never"


class Validators(Record):
    """What the server gave the last time, to be asked "has it changed since?"."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


class Fetched(Record):
    """How a request went."""

    outcome: Outcome
    url: str
    """Where the redirects ended."""
    content: bytes | str = b""
    validators: Validators = Validators()
    reason: str | None = None
    retry_s: float | None = None
    """When the server says it may be asked again."""


class RefusedError(SourceError):
    """A site does not want this address fetched."""


class NotNowError(SourceError):
    """A host must be left alone for a while."""

    def __init__(self, reason: str, seconds: float) -> None:
        super().__init__(reason)
        self.seconds = seconds


class Client:
    """One guest for all hosts; may be used from several threads."""

    def __init__(
        self,
        limits: Limits = DEFAULT_LIMITS,
        pause_s: float = PAUSE_S,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.limits = limits
        self.hosts = Hosts(pause_s, sleep=sleep)
        self.robots = Robots(self._robots_file)

    def get(self, url: str, known: Validators | None = None) -> Fetched:
        """Never raises for what the other side does."""
        headers = (known or Validators()).headers()
        try:
            final, answer = follow(url, self.limits, headers, self._ask_leave)
            return self._judge(final, answer)
        except RefusedError as problem:
            return Fetched(outcome=Outcome.NEVER, url=url, reason=first_line(problem))
        except NotNowError as problem:
            return later(url, first_line(problem), problem.seconds)
        except SourceError as problem:
            return later(url, first_line(problem), None)

    def _ask_leave(self, url: str) -> None:
        host = urlsplit(url).netloc
        if silent := self.hosts.silent_for(host):
            raise NotNowError(f'"{host}" asked to be left alone', silent)
        rules = self.robots.rules(url)
        if rules.parsed is None:
            raise NotNowError(f'"{host}" cannot say what it allows (robots.txt)', 600.0)
        if not rules.allows(url):
            raise RefusedError(f'"{url}": robots.txt of the site does not allow it')
        self.hosts.wait(host, rules.delay_s())

    def _judge(self, url: str, answer: Answer) -> Fetched:
        if answer.status == HTTPStatus.NOT_MODIFIED:
            return Fetched(outcome=Outcome.UNCHANGED, url=url)
        if answer.status == HTTPStatus.OK:
            named = {"etag": answer.headers.get("ETag")}
            named["last_modified"] = answer.headers.get("Last-Modified")
            content = decoded(answer, self.limits, url)
            validators = Validators.model_validate(named)
            return Fetched(outcome=Outcome.NEW, url=url, content=content, validators=validators)
        reason = f'"{url}": the server answered {answer.status} {answer.reason}'.rstrip()
        if answer.status in GONE_FOR_GOOD:
            return Fetched(outcome=Outcome.NEVER, url=url, reason=reason)
        seconds = retry_after(answer.headers.get("Retry-After"))
        if answer.status in SLOW_DOWN:
            self.hosts.silence(urlsplit(url).netloc, seconds)
        return later(url, reason, seconds)

    def _robots_file(self, url: str) -> tuple[int, str]:
        try:
            final, answer = follow(url, self.limits)
            content = decoded(answer, self.limits, final)
        except SourceError:
            return 0, ""
        text = content if isinstance(content, str) else content.decode("utf-8", "replace")
        return answer.status, text


def later(url: str, reason: str, seconds: float | None) -> Fetched:
    return Fetched(outcome=Outcome.LATER, url=url, reason=reason, retry_s=seconds)


def first_line(problem: Exception) -> str:
    return str(problem).splitlines()[0]


def retry_after(value: str | None) -> float | None:
    """Seconds from "120" or from a date; None for anything else."""
    if not value:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=dt.UTC)
    return max((until - dt.datetime.now(dt.UTC)).total_seconds(), 0.0)
