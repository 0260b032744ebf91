"""How long linking takes, how much memory, and how right it is: `python -m benchmarks.linking_speed [NUMBER ...]`.

Each number of reports is linked in a process of its own, so that its peak of memory is its own; then 1,000 more are
added to them. Reports are made while they are linked and their incidents are counted, not kept: what is measured is
linking, not the maker of the reports. Seconds are given by the clock and of the processor: a machine that is shared
stretches only the former.
"""

import multiprocessing
import resource
import sys
import time
from collections import Counter
from math import log

from benchmarks.synthetic import reports
from dateline.incidents import Telling
from dateline.linking import Linker

NUMBERS = (20_000, 60_000, 200_000)
ADDED = 1_000


def main(numbers: tuple[int, ...]) -> None:
    print(
        f"{'reports':>8} {'incidents':>9} {'s':>7} {'CPU s':>7} {'µs/n·log n':>10} {'+1,000 s':>8} {'CPU s':>6}"
        f" {'MB':>6}   pair P    R     F1"
    )
    for number in numbers:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            print(pool.apply(measure, (number,)), flush=True)


def measure(number: int) -> str:
    truth: dict[str, int] = {}
    later: list[Telling] = []
    linker, linking, adding = Linker(), Watch(), Watch()
    for telling, incident in reports(number + ADDED):
        truth[telling.report.id] = incident
        if hash_of(telling.report.id) < ADDED / (number + ADDED) and len(later) < ADDED:
            later.append(telling)
            continue
        with linking:
            linker.add((telling,))
    with linking:
        linker.groups()
    with adding:
        linker.add(later)
        groups = linker.groups()
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    unit = linking.processor / number / log(number) * 1e6
    precision, recall, f1 = agreement(groups, truth)
    return (
        f"{number:>8,} {len(groups):>9,} {linking.clock:>7.1f} {linking.processor:>7.1f} {unit:>10.1f}"
        f" {adding.clock:>8.2f} {adding.processor:>6.2f} {megabytes:>6.0f}   {precision:.3f} {recall:.3f} {f1:.3f}"
    )


class Watch:
    """Seconds spent within it, by the clock and of the processor."""

    def __init__(self) -> None:
        self.clock = self.processor = 0.0

    def __enter__(self) -> None:
        self._began = time.perf_counter(), time.process_time()

    def __exit__(self, *_problem: object) -> None:
        clock, processor = self._began
        self.clock += time.perf_counter() - clock
        self.processor += time.process_time() - processor


def hash_of(report_id: str) -> float:
    """A number from 0 to 1 that spreads the later reports over the whole war."""
    return int(report_id, 16) % 9973 / 9973


def agreement(groups: list[tuple[str, ...]], truth: dict[str, int]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of reports."""
    given = sum(pairs(len(group)) for group in groups)
    asked = sum(pairs(n) for n in Counter(truth.values()).values())
    right = sum(pairs(n) for group in groups for n in Counter(truth[r] for r in group).values())
    precision, recall = right / given, right / asked
    return precision, recall, 2 * precision * recall / (precision + recall)


def pairs(number: int) -> int:
    return number * (number - 1) // 2


if __name__ == "__main__":
    main(tuple(int(n) for n in sys.argv[1:]) or NUMBERS)
