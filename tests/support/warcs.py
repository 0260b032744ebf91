"""Web archives for the tests, written by hand: one gzip member a record, as crawlers do."""

import gzip
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """An HTTP answer as it would be archived."""

    body: bytes
    url: str = "https://news.example/page"
    status: str = "200 OK"
    headers: tuple[str, ...] = ("Content-Type: text/html; charset=utf-8",)

    def record(self) -> bytes:
        head = "\r\n".join((f"HTTP/1.1 {self.status}", *self.headers)).encode() + b"\r\n\r\n"
        return record("response", head + self.body, self.url)


def record(kind: str, block: bytes, url: str = "https://news.example/page") -> bytes:
    named = (
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2021-03-04T10:00:00Z",
        f"Content-Type: application/http; msgtype={kind}",
        f"Content-Length: {len(block)}",
    )
    return "\r\n".join(named).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def page_answer(number: int, words: str = "The army retook the bridge at Kaya.") -> Answer:
    filling = " ".join(str(number * factor) for factor in range(300))
    body = f"<html><body><p>Page {number}. {words}</p><i>{filling}</i></body></html>"
    return Answer(body.encode(), f"https://news.example/{number}")


def packed(*records: bytes) -> list[bytes]:
    return [gzip.compress(one, mtime=0) for one in records]
