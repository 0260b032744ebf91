"""A site on this machine that misbehaves on purpose, and a watch on it in which time runs fast."""

import gzip
import threading
import zlib
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dateline.acquisition.client import Client
from dateline.acquisition.feed_lists import FeedSource
from dateline.acquisition.urls import Limits
from dateline.cleaning import clean
from dateline.engines import local
from dateline.engines.local import Source
from dateline.records import Page, Reading
from dateline.storage import Store, open_store
from dateline.watching.rounds import Watch, utc_now
from dateline.watching.timing import Pace

ARTICLE = (
    "<html><body><h1>Army retakes bridge {0}</h1><p>The army retook bridge number {0} at Kaya on Thursday "
    "after two days of fighting with rebels, a spokesman said in the capital.</p></body></html>"
)
ROBOTS = "User-agent: *\nDisallow: /private/\n"


class Site(ThreadingHTTPServer):
    """Counts what it is asked for; `announced` are the paths of its feed, `robots` its rules and their status."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: Counter[str] = Counter()
        self.announced: list[str] = []
        self.robots = (200, ROBOTS)
        self.root = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_request: object) -> None:
        """Silence."""

    def feed(self) -> bytes:
        items = "".join(f"<item><link>{self.root}{path}</link></item>" for path in self.announced)
        return f"<rss><channel>{items}</channel></rss>".encode()


class Handler(BaseHTTPRequestHandler):
    server: Site

    def log_message(self, *_words: object) -> None:
        """Silence."""

    def reply(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        self.server.asked[self.path] += 1
        name = self.path.strip("/").partition("/")[0].partition("?")[0].replace(".", "_")
        getattr(self, name, self.missing)()

    def missing(self) -> None:
        self.reply(b"", 404)

    def robots_txt(self) -> None:
        status, text = self.server.robots
        self.reply(text.encode(), status)

    def feed(self) -> None:
        body = self.server.feed()
        tag = f'"{zlib.crc32(body)}"'
        if self.headers.get("If-None-Match") == tag:
            self.reply(b"", 304)
        else:
            self.reply(body, ETag=tag)

    def page(self) -> None:
        number = self.path.rpartition("/")[2].partition("?")[0]
        self.reply(ARTICLE.format(number).encode(), Content_Type="text/html; charset=utf-8")

    private = page

    def flapping(self) -> None:
        if self.server.asked[self.path] <= 2:
            self.reply(b"", 500)
        else:
            self.page()

    def broken(self) -> None:
        self.reply(b"", 500)

    def gone(self) -> None:
        self.reply(b"", 410)

    def busy(self) -> None:
        self.reply(b"", 429, Retry_After="3600")

    def tired(self) -> None:
        """Wants a rest when first asked."""
        if self.server.asked[self.path] == 1:
            self.reply(b"", 429, Retry_After="120")
        else:
            self.page()

    def bomb(self) -> None:
        self.reply(gzip.compress(bytes(30_000_000)), Content_Encoding="gzip")

    def inward(self) -> None:
        self.reply(b"", 302, Location="http://10.0.0.1/secret")

    def to_private(self) -> None:
        self.reply(b"", 302, Location="/private/9")

    def half(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"<html><p>The army")

    def html(self) -> None:
        self.reply(b"<html><body>Not a feed</body></html>")

    def laughs(self) -> None:
        entities = "".join(
            f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 10}">' for n in range(12)
        )
        self.reply(
            f"<!DOCTYPE x [{entities}]><rss><channel><item><title>&e11;</title></item></channel></rss>".encode()
        )


@pytest.fixture
def site() -> Iterator[Site]:
    running = Site()
    threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


def only_clean(source: Source) -> Reading:
    assert isinstance(source, Page)
    return Reading(article=clean(source))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr(local, "read_source", only_clean)
    monkeypatch.setattr(local, "warm_up", lambda: None)
    with open_store(tmp_path / "watch.db") as opened:
        yield opened


def client() -> Client:
    here = Limits(seconds=2, bytes=100_000, allowed=lambda address: address.is_loopback)
    return Client(here, pause_s=0.0)


def watch_on(store: Store, *feeds: str) -> Watch:
    pace = Pace(interval_s=0.0, shortest_s=0.0, longest_s=0.0, failed_s=0.0, longest_failed_s=0.0)
    store.add_feeds([FeedSource(url=feed, outlet="River Post") for feed in feeds], 0.0, utc_now())
    return Watch(store=store, client=client(), urls=feeds, pace=pace)
