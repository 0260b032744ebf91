"""The part of a store that remembers feeds and the addresses they announced.

An address is entered once, by whichever feed announced it first, and leaves the state "waiting" only when its page is
stored or there is a reason to give up: nothing announced is lost, and nothing is fetched twice.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from dateline.acquisition.client import Validators
from dateline.acquisition.feed_lists import FeedSource
from dateline.acquisition.feeds import Entry
from dateline.storage.feed_records import Waiting, WaitingAddress, WatchedFeed
from dateline.storage.feed_schema import addresses, feeds
from dateline.storage.transactions import Transactions

WAITING, DONE, GIVEN_UP = "waiting", "done", "given up"


def stamp(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="milliseconds")


class FeedStore(Transactions):
    def add_feeds(self, sources: Iterable[FeedSource], interval_s: float, now: dt.datetime) -> None:
        """Enter the feeds that are not known yet; what is told of the others is brought up to date."""

        def put(connection: sa.Connection) -> None:
            known = set(connection.execute(sa.select(feeds.c.url)).scalars())
            for source in sources:
                told = source.model_dump()
                if source.url in known:
                    connection.execute(
                        sa.update(feeds).where(feeds.c.url == source.url).values(told)
                    )
                    continue
                fresh = {"interval_s": interval_s, "next_at": stamp(now)}
                connection.execute(
                    sa.insert(feeds).values({**told, **fresh, "failures": 0, "announced": 0})
                )

        self._write(put)

    def feeds(self, urls: Sequence[str] | None = None) -> tuple[WatchedFeed, ...]:
        """Every feed ever watched, or those of these addresses."""
        asked = sa.select(feeds).order_by(feeds.c.url)
        if urls is not None:
            asked = asked.where(feeds.c.url.in_(urls))
        return self._ask(lambda c: tuple(feed_of(row) for row in c.execute(asked).mappings()))

    def put_feed(
        self, feed: WatchedFeed, entries: Sequence[Entry] = (), now: dt.datetime | None = None
    ) -> int:
        """Keep how a feed was found, with what it announced; gives how many addresses are new."""

        def put(connection: sa.Connection) -> int:
            fresh = unknown(connection, entries)
            if fresh:
                at = stamp(now or feed.next_at)
                rows = [address_row(entry, feed, at) for entry in fresh]
                connection.execute(sa.insert(addresses), rows)
            row = {**feed_row(feed), "announced": feed.announced + len(fresh)}
            connection.execute(sa.update(feeds).where(feeds.c.url == feed.url).values(row))
            return len(fresh)

        return self._write(put)

    def waiting(self, now: dt.datetime, most: int) -> tuple[WaitingAddress, ...]:
        """The addresses whose page is due, the oldest first."""
        asked = (
            sa.select(addresses)
            .where(addresses.c.state == WAITING, addresses.c.next_at <= stamp(now))
            .order_by(addresses.c.next_at, addresses.c.url)
            .limit(most)
        )
        return self._ask(lambda c: tuple(address_of(row) for row in c.execute(asked).mappings()))

    def left(self) -> Waiting:
        asked = sa.select(sa.func.count(), sa.func.min(addresses.c.next_at))
        count, first = self._ask(
            lambda c: c.execute(asked.where(addresses.c.state == WAITING)).one()
        )
        return Waiting(pages=count, next_at=first)

    def finish_address(self, url: str) -> None:
        """Its page is stored, or noted as one that cannot be read."""
        self._set_address(url, {"state": DONE, "problem": None})

    def give_up_address(self, url: str, reason: str) -> None:
        self._set_address(url, {"state": GIVEN_UP, "problem": reason})

    def put_off_address(self, url: str, until: dt.datetime, reason: str, counts: bool) -> None:
        """Try again later; `counts` when this was an attempt of its own."""
        tried = {"attempts": addresses.c.attempts + 1} if counts else {}
        self._set_address(url, {"next_at": stamp(until), "problem": reason, **tried})

    def given_up(self) -> tuple[tuple[str, str], ...]:
        """Addresses whose page could not be had, each with the reason."""
        asked = sa.select(addresses.c.url, addresses.c.problem).order_by(addresses.c.url)
        asked = asked.where(addresses.c.state == GIVEN_UP)
        return self._ask(lambda c: tuple((row.url, row.problem) for row in c.execute(asked)))

    def _set_address(self, url: str, values: dict[str, Any]) -> None:
        change = sa.update(addresses).where(addresses.c.url == url).values(values)
        self._write(lambda connection: connection.execute(change))


def unknown(connection: sa.Connection, entries: Sequence[Entry]) -> list[Entry]:
    by_url = {entry.url: entry for entry in entries}
    asked = sa.select(addresses.c.url).where(addresses.c.url.in_(list(by_url)))
    known = set(connection.execute(asked).scalars())
    return [entry for url, entry in by_url.items() if url not in known]


def address_row(entry: Entry, feed: WatchedFeed, at: str) -> dict[str, Any]:
    return {
        "url": entry.url,
        "feed_url": feed.url,
        "outlet": feed.outlet,
        "published": entry.published,
        "found_at": at,
        "state": WAITING,
        "attempts": 0,
        "next_at": at,
    }


def feed_row(feed: WatchedFeed) -> dict[str, Any]:
    row = feed.model_dump(exclude={"validators"})
    moments = ("checked_at", "changed_at", "next_at")
    return {
        **row,
        **feed.validators.model_dump(),
        **{name: stamp(row[name]) for name in moments if row[name] is not None},
    }


def feed_of(row: sa.RowMapping) -> WatchedFeed:
    validators = Validators(etag=row["etag"], last_modified=row["last_modified"])
    kept = {name: row[name] for name in WatchedFeed.model_fields if name in row}
    return WatchedFeed.model_validate({**kept, "validators": validators})


def address_of(row: sa.RowMapping) -> WaitingAddress:
    return WaitingAddress.model_validate({name: row[name] for name in WaitingAddress.model_fields})
