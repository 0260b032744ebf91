"""How long linking through a store takes, and asking it what holds: `python -m benchmarks.store_linking [NUMBER ...]`.

For each number a SQLite store is filled with so many synthetic reports, four of one day a page; they are linked, 1,000
more that are spread over the whole war are added and linked, and the store is asked who holds what. Seconds of the
processor and by the clock: a machine that is shared stretches the latter, and a little the former.
"""

import datetime as dt
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.linking_speed import ADDED, Watch, hash_of
from benchmarks.synthetic import FIRST_DAY, reports
from dateline.incidents import Telling
from dateline.storage import Store, open_store
from tests.support.pages import page_of

NUMBERS = (10_000, 60_000)
A_PAGE = 4


def main(numbers: tuple[int, ...]) -> None:
    print(
        f"{'reports':>8} {'incidents':>9} {'linked: CPU s':>13} {'s':>7} {'+1,000: CPU s':>13} {'s':>7}"
        f" {'state: CPU s':>12} {'control: CPU s':>14} {'file MB':>8}"
    )
    for number in numbers:
        with tempfile.TemporaryDirectory() as folder:
            print(measure(number, Path(folder) / "war.db"), flush=True)


def measure(number: int, file: Path) -> str:
    first, later = parted(number)
    linking, adding, state, control = Watch(), Watch(), Watch(), Watch()
    with open_store(file) as store:
        add(store, "page", first)
        with linking:
            store.link()
        add(store, "later", later)
        with adding:
            store.link()
        day = FIRST_DAY + dt.timedelta(days=number // 220)
        with state:
            store.state_on(day)
        with control:
            store.control_over_time()
        incidents = store.count_incidents()
    return (
        f"{number:>8,} {incidents:>9,} {linking.processor:>13.1f} {linking.clock:>7.1f}"
        f" {adding.processor:>13.1f} {adding.clock:>7.1f} {state.processor:>12.2f} {control.processor:>14.2f}"
        f" {file.stat().st_size / 2**20:>8.0f}"
    )


def parted(number: int) -> tuple[list[Telling], list[Telling]]:
    """The reports of the war, and 1,000 from all over it that become known later."""
    first, later = list[Telling](), list[Telling]()
    for telling, _ in reports(number + ADDED):
        is_later = hash_of(telling.report.id) < ADDED / (number + ADDED) and len(later) < ADDED
        (later if is_later else first).append(telling)
    return first, later


def add(store: Store, name: str, tellings: Sequence[Telling]) -> None:
    run = store.begin_run("benchmark")
    by_day = sorted(tellings, key=lambda t: (t.published or FIRST_DAY, t.report.id))
    for start in range(0, len(by_day), A_PAGE):
        store.add(page_of(f"{name} {start}", *by_day[start : start + A_PAGE]), run)


if __name__ == "__main__":
    main(tuple(int(n) for n in sys.argv[1:]) or NUMBERS)
