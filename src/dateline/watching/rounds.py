"""One round of watching: ask the feeds that are due, then fetch and read the pages that wait.

Everything that matters is in the store before the next step begins. A feed's new addresses are written together with
its new state; a page is done when it is stored. Stopped anywhere, the next round goes on from there.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.acquisition.client import Client, Outcome
from dateline.acquisition.feeds import Entry, Feed, read_feed
from dateline.acquisition.page_source import PageSource
from dateline.errors import SourceError
from dateline.logs import warning
from dateline.records import Page, Record
from dateline.storage.feed_records import WaitingAddress, WatchedFeed
from dateline.storage.ingesting import Summary, ingest
from dateline.storage.store import Store
from dateline.watching.fetching import Reply, Request, fetch_many
from dateline.watching.timing import ATTEMPTS, Pace, after_failure, after_success, page_wait_s

MOST_PAGES = 400
"""Pages of one round: a backlog is worked off in several, and feeds are asked in between."""


def utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True)
class Watch:
    """What a round needs."""

    store: Store
    client: Client
    urls: tuple[str, ...]
    """The feeds that are watched."""
    pace: Pace = field(default_factory=Pace)
    workers: int | None = 1
    relevant_only: bool = False
    """Whether pages that the gate declines are left unread."""
    now: Callable[[], dt.datetime] = utc_now
    settings: dict[str, Any] = field(default_factory=dict)


class Round(Record):
    """How a round went."""

    asked: int = 0
    changed: int = 0
    failed: int = 0
    announced: int = 0
    fetched: int = 0
    put_off: int = 0
    given_up: int = 0
    read: Summary = Summary()


def one_round(watch: Watch) -> Round:
    counts: Counter[str] = Counter()
    ask_feeds(watch, counts)
    waiting = watch.store.waiting(watch.now(), MOST_PAGES)
    read = read_pages(watch, waiting, counts) if waiting else Summary()
    return Round.model_validate({**counts, "read": read})


def ask_feeds(watch: Watch, counts: Counter[str]) -> None:
    due = {f.url: f for f in watch.store.feeds(watch.urls) if f.next_at <= watch.now()}
    requests = [Request(feed.url, feed.validators) for feed in due.values()]
    for reply in fetch_many(watch.client, requests):
        counts["asked"] += 1
        take_feed(watch, due[reply.url], reply, counts)


def take_feed(watch: Watch, feed: WatchedFeed, reply: Reply, counts: Counter[str]) -> None:
    fetched = reply.fetched
    entries: tuple[Entry, ...] = ()
    if fetched.outcome is Outcome.NEW:
        try:
            entries = entries_of(watch.client, read_feed(fetched.content, fetched.url))
        except SourceError as problem:
            reason = str(problem).splitlines()[0]
            fetched = fetched.model_copy(update={"outcome": Outcome.LATER, "reason": reason})
    if fetched.outcome not in (Outcome.NEW, Outcome.UNCHANGED):
        counts["failed"] += 1
        warning("feed failed", feed=feed.url, reason=fetched.reason, times=feed.failures + 1)
        watch.store.put_feed(after_failure(feed, fetched, watch.now(), watch.pace))
        return
    fresh = watch.store.put_feed(feed, entries, watch.now())
    counts["changed"] += bool(fresh)
    counts["announced"] += fresh
    after = after_success(feed, fetched, fresh, watch.now(), watch.pace)
    watch.store.put_feed(after.model_copy(update={"announced": feed.announced + fresh}))


def entries_of(client: Client, feed: Feed) -> tuple[Entry, ...]:
    """The entries; of a sitemap index those of its newest parts."""
    entries = list(feed.entries)
    for part in feed.parts:
        fetched = client.get(part)
        if fetched.outcome is Outcome.NEW:
            entries += read_feed(fetched.content, fetched.url).entries
    return tuple({entry.url: entry for entry in entries}.values())


def read_pages(watch: Watch, waiting: Sequence[WaitingAddress], counts: Counter[str]) -> Summary:
    pages = pages_of(watch, waiting, counts)
    first = next(pages, None)
    if first is None:
        return Summary()

    def with_first() -> Iterator[PageSource]:
        yield first
        yield from pages

    return ingest(
        watch.store,
        with_first(),
        command="watch",
        workers=watch.workers,
        settings=watch.settings,
        notice=lambda source: watch.store.finish_address(source.name),
        relevant_only=watch.relevant_only,
    )


def pages_of(
    watch: Watch, waiting: Sequence[WaitingAddress], counts: Counter[str]
) -> Iterator[PageSource]:
    """The pages that could be had, named by the address that was announced; the others are put off or given up."""
    known = {address.url: address for address in waiting}
    for url, fetched in fetch_many(watch.client, [Request(url) for url in known]):
        address = known[url]
        if fetched.outcome is Outcome.NEW:
            counts["fetched"] += 1
            yield PageSource(url, page_of(address, fetched.content, fetched.url))
        elif fetched.outcome is Outcome.NEVER or address.attempts + 1 >= ATTEMPTS:
            counts["given_up"] += 1
            watch.store.give_up_address(url, fetched.reason or "nothing came")
        else:
            counts["put_off"] += 1
            wait = dt.timedelta(seconds=page_wait_s(address.attempts, fetched, watch.pace))
            counted = "asked to be left alone" not in (fetched.reason or "")
            reason = fetched.reason or "nothing came"
            watch.store.put_off_address(url, watch.now() + wait, reason, counted)


def page_of(address: WaitingAddress, content: bytes | str, url: str) -> Page:
    """The day of the feed is not handed on as given: the page itself knows better, and feeds date changes too."""
    return Page(content=content, url=url, outlet=address.outlet)
