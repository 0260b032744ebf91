"""Watching a site that misbehaves: nothing announced is lost, nothing is read twice, and the site is left in peace."""

import datetime as dt
import zlib
from dataclasses import replace

import pytest

from dateline.storage import Store
from dateline.watching.rounds import Round, Watch, one_round
from dateline.watching.timing import ATTEMPTS, Pace
from tests.unit.watching.conftest import Site, client, watch_on


def titles(store: Store) -> list[str]:
    return sorted(store.article(one).title or "" for one in store.article_ids())


def rounds(watch: Watch, number: int) -> list[Round]:
    return [one_round(watch) for _ in range(number)]


def test_what_a_feed_announces_is_read_once(site: Site, store: Store) -> None:
    watch = watch_on(store, f"{site.root}/feed")
    site.announced = ["/page/1", "/page/2", "/page/1?utm_source=rss"]
    first, second = rounds(watch, 2)
    site.announced.append("/page/3")
    third = one_round(watch)

    assert (first.announced, first.read.added) == (2, 2)
    assert (second.asked, second.announced, second.fetched) == (1, 0, 0)
    assert (third.announced, third.read.added) == (1, 1)
    assert titles(store) == [f"Army retakes bridge {n}" for n in (1, 2, 3)]
    assert site.asked["/page/1"] == site.asked["/robots.txt"] == 1


def test_a_feed_that_has_not_changed_is_not_sent_again(site: Site, store: Store) -> None:
    watch = watch_on(store, f"{site.root}/feed")
    rounds(watch, 3)

    (feed,) = store.feeds()
    assert site.asked["/feed"] == 3
    assert feed.validators.etag == f'"{zlib.crc32(site.feed())}"'
    assert feed.failures == 0


def test_a_page_that_fails_for_a_while_is_read_in_the_end(site: Site, store: Store) -> None:
    watch = watch_on(store, f"{site.root}/feed")
    site.announced = ["/flapping/7"]

    done = rounds(watch, 3)

    assert [r.put_off for r in done] == [1, 1, 0]
    assert titles(store) == ["Army retakes bridge 7"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/gone/1", "410"),
        ("/nowhere/1", "404"),
        ("/private/1", "robots.txt"),
        ("/to_private/1", "robots.txt"),
    ],
)
def test_a_clear_no_is_taken_for_an_answer(
    site: Site, store: Store, path: str, reason: str
) -> None:
    site.announced = [path, "/page/1"]
    watch = watch_on(store, f"{site.root}/feed")

    done = rounds(watch, 2)

    ((url, why),) = store.given_up()
    assert url.endswith(path)
    assert reason in why
    assert site.asked["/private/1"] == site.asked["/private/9"] == 0
    assert [r.given_up for r in done] == [1, 0]
    assert titles(store) == ["Army retakes bridge 1"]


@pytest.mark.parametrize("path", ["/broken/1", "/bomb/1", "/inward/1", "/half/1"])
def test_what_never_works_is_given_up_with_its_reason_after_some_tries(
    site: Site, store: Store, path: str
) -> None:
    site.announced = [path, "/page/1"]
    watch = watch_on(store, f"{site.root}/feed")

    rounds(watch, ATTEMPTS + 2)

    ((url, _why),) = store.given_up()
    assert url.endswith(path)
    assert site.asked[path] == ATTEMPTS
    assert store.left().pages == 0
    assert titles(store) == ["Army retakes bridge 1"]


def test_a_host_that_asks_for_silence_gets_it_and_loses_no_page(site: Site, store: Store) -> None:
    site.announced = ["/busy/1"]
    watch = watch_on(store, f"{site.root}/feed")

    first, second, third = rounds(watch, 3)

    assert site.asked["/busy/1"] == 1
    assert (first.put_off, second.failed, third.failed) == (1, 1, 1)
    assert store.left().pages == 1


def test_a_site_that_cannot_say_what_it_allows_is_left_alone(site: Site, store: Store) -> None:
    site.robots = (500, "")
    watch = watch_on(store, f"{site.root}/feed")

    done = one_round(watch)

    assert (done.failed, site.asked["/feed"]) == (1, 0)


@pytest.mark.parametrize("path", ["gone", "html", "broken", "laughs", "nothing"])
def test_a_feed_that_is_none_is_reported_and_the_others_go_on(
    site: Site, store: Store, path: str
) -> None:
    site.announced = ["/page/1"]
    watch = watch_on(store, f"{site.root}/{path}", f"{site.root}/feed")

    rounds(watch, 9)

    failing = [feed for feed in store.feeds() if feed.is_dead]
    assert path == "laughs" or [feed.url for feed in failing] == [f"{site.root}/{path}"]
    assert path == "laughs" or failing[0].problem
    assert titles(store) == ["Army retakes bridge 1"]


def test_stopped_in_the_middle_the_next_watch_goes_on(site: Site, store: Store) -> None:
    site.announced = [f"/page/{number}" for number in range(6)]
    watch = watch_on(store, f"{site.root}/feed")
    stored = 0

    class StoppedError(Exception):
        pass

    def stop_soon(url: str, finish: object = store.finish_address) -> None:
        nonlocal stored
        stored += 1
        if stored == 3:
            raise StoppedError
        assert callable(finish)
        finish(url)

    store.finish_address = stop_soon  # type: ignore[method-assign]
    with pytest.raises(StoppedError):
        one_round(watch)
    del store.finish_address
    one_round(replace(watch, client=client()))

    assert titles(store) == [f"Army retakes bridge {n}" for n in range(6)]
    assert store.left().pages == 0


def test_failures_are_asked_ever_later_and_news_sooner(site: Site, store: Store) -> None:
    now = dt.datetime(2021, 3, 4, tzinfo=dt.UTC)
    moments = [now]
    pace = Pace(interval_s=900, shortest_s=300, longest_s=3600, failed_s=60)
    base = watch_on(store, f"{site.root}/feed", f"{site.root}/broken")
    watch = replace(base, pace=pace, now=lambda: moments[0])
    store.add_feeds([], 0, now)

    waits: dict[str, list[float]] = {"feed": [], "broken": []}
    for _ in range(4):
        moments[0] = max(feed.next_at for feed in store.feeds())
        moments[0] += dt.timedelta(hours=2)
        one_round(watch)
        for feed in store.feeds():
            seconds = (feed.next_at - moments[0]).total_seconds()
            waits[feed.url.rpartition("/")[2]].append(seconds)

    assert waits["broken"] == [60, 120, 240, 480]
    assert waits["feed"] == sorted(waits["feed"])
