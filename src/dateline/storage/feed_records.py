"""Feeds and addresses as the store knows them."""

import datetime as dt

from dateline.acquisition.client import Validators
from dateline.records import Record

DEAD_AFTER = 8
"""Failures in a row after which a feed counts as dead; it is still tried once a day."""


class WatchedFeed(Record):
    """One feed and how it went the last time."""

    url: str
    outlet: str | None = None
    language: str | None = None
    region: str | None = None
    pages_a_day: int | None = None
    validators: Validators = Validators()
    interval_s: float
    checked_at: dt.datetime | None = None
    changed_at: dt.datetime | None = None
    next_at: dt.datetime
    failures: int = 0
    problem: str | None = None
    announced: int = 0

    @property
    def is_dead(self) -> bool:
        return self.failures >= DEAD_AFTER


class WaitingAddress(Record):
    """A page that was announced and is not read yet."""

    url: str
    outlet: str | None = None
    published: dt.date | None = None
    attempts: int = 0


class Waiting(Record):
    """How much there is to do, and when the next of it is due."""

    pages: int
    next_at: dt.datetime | None
