"""Fetching by address, against a local server that misbehaves on purpose."""

import gzip
import ipaddress
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.acquisition.addresses import is_public
from dateline.acquisition.urls import Limits, fetch
from dateline.errors import SourceError

HERE = Limits(seconds=1, bytes=2000, redirects=3, allowed=lambda address: address.is_loopback)
PAGE = "<p>Ejército</p>"


class Misbehaving(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        getattr(self, self.path.strip("/").partition("?")[0].replace("-", "_"))()

    def log_message(self, *_words: object) -> None:
        """Silence."""

    def reply(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def page(self) -> None:
        self.reply(PAGE.encode("latin-1"), Content_Type="text/html; charset=ISO-8859-1")

    def packed(self) -> None:
        self.reply(gzip.compress(b"<p>Army</p>"), Content_Encoding="gzip")

    def bomb(self) -> None:
        self.reply(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")

    def large(self) -> None:
        self.reply(b"x" * 100_000)

    def moved(self) -> None:
        self.reply(b"", 302, Location="/page")

    def loop(self) -> None:
        self.reply(b"", 302, Location="/loop")

    def inward(self) -> None:
        self.reply(b"", 302, Location="http://10.0.0.1/secret")

    def to_file(self) -> None:
        self.reply(b"", 302, Location="file:///etc/passwd")

    def gone(self) -> None:
        self.reply(b"", 410)

    def dripping(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def dripping_head(self) -> None:
        for _ in range(40):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Misbehaving)
    running.daemon_threads = True
    running.handle_error = lambda *_request: None  # type: ignore[method-assign]
    threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()


def test_a_page_comes_as_text_in_the_encoding_the_server_names(server: str) -> None:
    page = fetch(f"{server}/page?q=día", HERE)

    assert page.content == PAGE
    assert page.url == f"{server}/page?q=día"


def test_a_redirect_is_followed_and_where_it_ended_is_kept(server: str) -> None:
    assert fetch(f"{server}/moved", HERE).url == f"{server}/page"


def test_what_comes_packed_is_unpacked(server: str) -> None:
    assert fetch(f"{server}/packed", HERE).content == b"<p>Army</p>"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("bomb", "larger than"),
        ("large", "larger than"),
        ("loop", "more than 3 redirects"),
        ("inward", "10.0.0.1 is not an address of the public internet"),
        ("to-file", "not the address of a page"),
        ("gone", "answered 410 Gone"),
        ("dripping", "longer than 1 s"),
        ("dripping-head", "longer than 1 s"),
    ],
)
def test_what_goes_wrong_is_one_clear_error_in_bounded_time(
    server: str, path: str, reason: str
) -> None:
    started = time.monotonic()
    with pytest.raises(SourceError, match=reason):
        fetch(f"{server}/{path}", HERE)
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://[::1]/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1]/",
        "https://user@example.org/",
        "ftp://example.org/",
        "http://",
        "http://[",
        "http://example.org:99999/",
    ],
)
def test_addresses_that_are_not_of_the_public_internet_are_refused(url: str) -> None:
    with pytest.raises(SourceError):
        fetch(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:4700::1111", True),
        ("64:ff9b::5db8:d822", True),
        ("64:ff9b::a00:1", False),
        ("64:ff9b:1::1", False),
        ("::ffff:192.168.0.1", False),
        ("224.0.0.1", False),
        ("ff0e::1", False),
        ("100.64.0.1", False),
        ("::", False),
    ],
)
def test_an_address_is_public_only_when_what_it_carries_is(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public
