"""What was read and what was not: the answer to how much a store can know."""

import datetime as dt
from typing import Literal

from dateline.records import Record

Silence = Literal["not read", "nothing found", "told"]


class Read(Record):
    """Pages that were read, and what they came to."""

    articles: int
    reports: int
    days: int
    """Publication days with at least one article."""
    first_day: dt.date | None
    last_day: dt.date | None


class OutletCoverage(Read):
    outlet: str | None


class LanguageCoverage(Read):
    language: str | None


class ProvinceCoverage(Read):
    """The pages that tell of something in a province; `days` are those on which such a page was published."""

    country: str
    admin1: str | None
    outlets: int


class DayCoverage(Record):
    """One day of publication."""

    day: dt.date
    articles: int
    reports: int
    """On the pages published on it."""
    events: int
    """Reports of something that began on it, whenever they were published."""

    @property
    def silence(self) -> Silence:
        """Why nothing is known of it: nobody was read, or who was read told nothing."""
        if not self.articles:
            return "not read"
        return "told" if self.reports or self.events else "nothing found"


class Stretch(Record):
    """Days in a row, both ends included."""

    first_day: dt.date
    last_day: dt.date
    days: int


class SetAsideCount(Record):
    stage: str
    reason: str
    count: int


class Coverage(Record):
    """What was read, from whom, for which days, and what was declined: so that silence is not mistaken for peace.

    Of a part of the outlets, languages or days, if one was asked for. Pages that could not be read belong to no outlet
    and no day, so a part has none.
    """

    articles: int
    reports: int
    undated: int
    """Articles without a day of publication; they are on no day."""
    unread_pages: int
    """Pages that could not be read at all."""
    waiting: int
    """Addresses that feeds announced and that are still to be fetched."""
    given_up: int
    """Addresses that could not be fetched."""
    outlets: tuple[OutletCoverage, ...]
    languages: tuple[LanguageCoverage, ...]
    provinces: tuple[ProvinceCoverage, ...]
    days: tuple[DayCoverage, ...]
    """Every day from the first of publication to the last, also those on which nobody was read."""
    not_read: tuple[Stretch, ...]
    """Days between the first and the last on which no page was published that was read."""
    nothing_found: tuple[Stretch, ...]
    """Days with pages of which none tells of an event, and of which no other page does."""
    set_aside: tuple[SetAsideCount, ...]
