"""An hour of watching a site that misbehaves, in a few seconds: nothing lost, nothing twice, nothing left behind."""

import datetime as dt
import gc
import threading
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from dateline.acquisition.client import Client
from dateline.acquisition.feed_lists import FeedSource
from dateline.acquisition.politeness import Hosts
from dateline.acquisition.robots import Robots
from dateline.storage import Store
from dateline.watching.loop import rounds
from dateline.watching.rounds import Round, Watch
from dateline.watching.timing import Pace
from tests.unit.watching.conftest import Site, client

HOUR_S, STEP_S = 3600, 45
SHOWN = 20
"""Entries that the feed shows, as feeds do: the newest."""
KINDS = ("page", "flapping", "page", "tired", "page", "gone", "half", "page", "broken", "private")
READABLE = frozenset({"page", "flapping", "tired"})
MOST_GROWTH = 10_000
"""Objects between the first third and the end; a page read has some hundred."""


class FastTime:
    """Time that passes only while somebody sleeps; the site goes on announcing meanwhile."""

    def __init__(self, site: Site) -> None:
        self.site, self.seconds, self.told = site, 0.0, 0
        self.all: list[str] = []

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds
        while self.told * STEP_S <= min(self.seconds, HOUR_S):
            path = f"/{KINDS[self.told % len(KINDS)]}/{self.told}"
            self.all.append(path)
            self.told += 1
        self.site.announced = self.all[-SHOWN:]
        self.site.robots = (503, "") if 1200 < self.seconds < 1300 else (200, RULES)

    def clock(self) -> float:
        return self.seconds

    def now(self) -> dt.datetime:
        return dt.datetime(2021, 3, 4, tzinfo=dt.UTC) + dt.timedelta(seconds=self.seconds)


RULES = "User-agent: *\nDisallow: /private/\n"


def guest(time: FastTime) -> Client:
    made = client()
    made.hosts = Hosts(0.5, clock=time.clock, sleep=lambda _seconds: None)
    made.robots = Robots(made._robots_file, clock=time.clock)
    return made


def watching(store: Store, site: Site, time: FastTime) -> Watch:
    pace = Pace(60.0, 30.0, 120.0, failed_s=30.0, longest_failed_s=240.0)
    feeds = tuple(f"{site.root}/{name}" for name in ("feed", "html", "broken"))
    store.add_feeds([FeedSource(url=feed, outlet="River Post") for feed in feeds], 60.0, time.now())
    return Watch(store=store, client=guest(time), urls=feeds, pace=pace, now=time.now)


def until(time: FastTime, seconds: float, watch: Watch) -> Iterator[Round]:
    return takewhile(lambda _round: time.seconds < seconds, rounds(watch, time.sleep))


def held() -> tuple[int, int, int]:
    """Objects, open files, threads."""
    gc.collect()
    files = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").is_dir() else 0
    return len(gc.get_objects()), files, threading.active_count()


def test_an_hour_loses_no_page_reads_none_twice_and_leaves_nothing_behind(
    site: Site, store: Store
) -> None:
    time = FastTime(site)
    time.sleep(0)
    list(until(time, HOUR_S / 3, watching(store, site, time)))
    begun = held()
    done = list(until(time, HOUR_S * 1.4, watching(store, site, time)))  # stopped, started again
    ended = held()

    wanted = [path for path in time.all if path.split("/")[1] in READABLE]
    titles = sorted(store.article(one).title or "" for one in store.article_ids())
    assert len(wanted) > 40 and len(time.all) == HOUR_S // STEP_S + 1
    assert titles == sorted(f"Army retakes bridge {path.split('/')[2]}" for path in wanted)
    assert all(site.asked[path] == 1 for path in wanted if path.startswith("/page/"))
    assert store.left().pages == 0
    assert {url.split("/")[3] for url, _ in store.given_up()} == {
        "gone",
        "half",
        "broken",
        "private",
    }
    assert site.asked["/private/9"] == 0
    assert sum(one.failed for one in done) > 5  # it did misbehave
    assert ended[0] - begun[0] < MOST_GROWTH
    assert ended[1] <= begun[1] + 2 and ended[2] <= begun[2] + 1
