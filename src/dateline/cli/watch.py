"""`dateline watch`: feeds asked again and again, what they announce read into a store."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli import terminal
from dateline.cli.options import DEFAULT_STORE, AllowedNetworks, RelevantOnly, StoreAddress

if TYPE_CHECKING:
    from dateline.storage.store import Store
    from dateline.watching.rounds import Round, Watch

FeedLists = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[FEEDS]...", help="OPML or YAML; by default the feeds that come along."
    ),
]
Languages = Annotated[
    list[str] | None,
    typer.Option("--language", metavar="CODE", help="Only feeds in it; may be repeated."),
]
Once = Annotated[bool, typer.Option("--once", help="One round, then stop.")]
Every = Annotated[
    float, typer.Option(min=0.01, metavar="MINUTES", help="How often a feed is asked at first.")
]
Pause = Annotated[
    float, typer.Option(min=0, metavar="SECONDS", help="Between two requests to one host.")
]
Readers = Annotated[
    int, typer.Option("--workers", min=1, metavar="N", help="Processes that read pages.")
]


def watch(
    lists: FeedLists = None,
    *,
    db: StoreAddress = DEFAULT_STORE,
    languages: Languages = None,
    once: Once = False,
    every: Every = 15.0,
    pause: Pause = 2.0,
    workers: Readers = 1,
    relevant_only: RelevantOnly = False,
    allow: AllowedNetworks = None,
) -> None:
    """Watch feeds and read what they announce into a store, until Ctrl-C.

    Only what is new is fetched, as robots.txt of each site allows, with a pause between two requests to a host.
    Stopped and started again it goes on where it was. Feeds that fail are asked ever later and shown at the end.
    """
    from dateline.storage import open_store  # noqa: PLC0415

    with open_store(db) as store:
        prepared = prepare(
            store, lists or (), languages, every * 60, pause, workers, allow, relevant_only
        )
        try:
            go_round(prepared, once)
        finally:
            show_failing(prepared)


def prepare(
    store: "Store",
    lists: Sequence[Path],
    languages: Sequence[str] | None,
    interval_s: float,
    pause_s: float,
    workers: int,
    allow: Sequence[str] | None,
    relevant_only: bool = False,
) -> "Watch":
    from dateline.acquisition.client import Client  # noqa: PLC0415
    from dateline.acquisition.feed_lists import feeds_in, seed_feeds  # noqa: PLC0415
    from dateline.acquisition.urls import limits_allowing  # noqa: PLC0415
    from dateline.errors import ConfigError  # noqa: PLC0415
    from dateline.watching.rounds import Watch, utc_now  # noqa: PLC0415
    from dateline.watching.timing import Pace  # noqa: PLC0415

    feeds = [feed for path in lists for feed in feeds_in(path)] if lists else list(seed_feeds())
    feeds = [feed for feed in feeds if not languages or feed.language in languages]
    if not feeds:
        raise ConfigError("there is no feed in these languages\n  next: leave --language out")
    pace = Pace(interval_s=interval_s, shortest_s=min(300.0, interval_s))
    store.add_feeds(feeds, pace.interval_s, utc_now())
    return Watch(
        store=store,
        client=Client(limits_allowing(allow or ()), pause_s),
        urls=tuple(dict.fromkeys(feed.url for feed in feeds)),
        pace=pace,
        workers=workers,
        relevant_only=relevant_only,
        settings={"feeds": len(feeds), "interval_s": interval_s, "pause_s": pause_s},
    )


def go_round(watch: "Watch", once: bool) -> None:
    from dateline.watching.loop import rounds  # noqa: PLC0415
    from dateline.watching.rounds import one_round  # noqa: PLC0415

    if once:
        tell(one_round(watch))
        return
    for done in rounds(watch):
        tell(done)


def tell(done: "Round") -> None:
    """One line a round."""
    parts = {
        "feeds asked": done.asked,
        "failed": done.failed,
        "pages announced": done.announced,
        "fetched": done.fetched,
        "left unread": sum(done.read.left.values()),
        "new in the store": done.read.added,
        "put off": done.put_off,
        "given up": done.given_up,
    }
    told = ", ".join(f"{number:,} {what}" for what, number in parts.items() if number)
    terminal.screen().print(f"{time.strftime('%H:%M:%S')}  {told or 'nothing was due'}")


def show_failing(watch: "Watch") -> None:
    failing = [feed for feed in watch.store.feeds(watch.urls) if feed.failures]
    if not failing:
        return
    table = terminal.plain_table("Feed that fails", "Times", "Reason")
    for feed in failing:
        times = f"{feed.failures}, dead" if feed.is_dead else str(feed.failures)
        table.add_row(feed.url, times, feed.problem or "")
    terminal.screen().print(table)
