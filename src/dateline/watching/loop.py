"""Round after round, with sleep in between until something is due."""

import datetime as dt
import time
from collections.abc import Callable, Iterator

from dateline.watching.rounds import Round, Watch, one_round

SHORTEST_SLEEP_S = 1.0
LONGEST_SLEEP_S = 600.0


def rounds(watch: Watch, sleep: Callable[[float], None] = time.sleep) -> Iterator[Round]:
    """Without end; the caller stops when it has seen enough. A round in which nothing was due is not told."""
    while True:
        done = one_round(watch)
        if done != Round():
            yield done
        sleep(seconds_until_due(watch))


def seconds_until_due(watch: Watch) -> float:
    moments: list[dt.datetime] = [feed.next_at for feed in watch.store.feeds(watch.urls)]
    if waiting := watch.store.left().next_at:
        moments.append(waiting)
    ahead = (min(moments) - watch.now()).total_seconds() if moments else LONGEST_SLEEP_S
    return min(max(ahead, SHORTEST_SLEEP_S), LONGEST_SLEEP_S)
