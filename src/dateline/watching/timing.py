"""When to ask again: a feed that brings news sooner, one that does not later, one that fails ever later."""

import datetime as dt
from dataclasses import dataclass

from dateline.acquisition.client import Fetched, Outcome
from dateline.storage.feed_records import DEAD_AFTER, WatchedFeed

DAY_S = 86_400.0
QUICKER, SLOWER = 0.7, 1.4
ATTEMPTS = 6
"""Tries for one page before it is given up."""


@dataclass(frozen=True)
class Pace:
    """Seconds. The defaults suit the public web; tests compress time."""

    interval_s: float = 900.0
    shortest_s: float = 300.0
    longest_s: float = 6 * 3600.0
    failed_s: float = 300.0
    """After a first failure; doubled with each further one, up to a day."""
    longest_failed_s: float = DAY_S


def after_success(
    feed: WatchedFeed, fetched: Fetched, fresh: int, now: dt.datetime, pace: Pace
) -> WatchedFeed:
    """The feed was there; `fresh` addresses were new."""
    factor = QUICKER if fresh else SLOWER
    interval = min(max(feed.interval_s * factor, pace.shortest_s), pace.longest_s)
    new = fetched.outcome is Outcome.NEW
    return feed.model_copy(
        update={
            "interval_s": interval,
            "checked_at": now,
            "changed_at": now if fresh else feed.changed_at,
            "next_at": now + dt.timedelta(seconds=interval),
            "failures": 0,
            "problem": None,
            "validators": fetched.validators if new else feed.validators,
        }
    )


def after_failure(feed: WatchedFeed, fetched: Fetched, now: dt.datetime, pace: Pace) -> WatchedFeed:
    """The feed was not there; gone for good makes it dead at once."""
    never = fetched.outcome is Outcome.NEVER
    failures = max(feed.failures + 1, DEAD_AFTER if never else 0)
    wait = min(
        max(pace.failed_s * 2 ** (failures - 1), fetched.retry_s or 0), pace.longest_failed_s
    )
    return feed.model_copy(
        update={
            "checked_at": now,
            "next_at": now + dt.timedelta(seconds=wait),
            "failures": failures,
            "problem": fetched.reason,
        }
    )


def page_wait_s(attempts: int, fetched: Fetched, pace: Pace) -> float:
    """How long to leave a page that could not be had this time."""
    doubled: float = pace.failed_s * 2**attempts
    return min(max(doubled, fetched.retry_s or 0), pace.longest_failed_s)
