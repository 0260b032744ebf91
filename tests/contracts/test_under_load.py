"""Several ingests, linkings and readers at once on one store: the record is that of one after the other."""

import datetime as dt
import json
import random
import threading
from collections.abc import Callable, Sequence

import pytest

from benchmarks.records_of import records_of
from dateline.records import Reading
from dateline.storage import Store, open_store
from dateline.storage.shard_store import ReadPage
from tests.support.readings import told

WRITERS, BATCH = 3, 10
WORDS = "river bridge market school hospital road council winter harvest water bread letter window garden".split()


def page(number: int) -> Reading:
    """Every third is a reprint of one of two wire stories, under another headline and of another day."""
    chance = random.Random(number if number % 3 else number % 2)
    filling = " ".join(chance.choices(WORDS, k=90))
    place = chance.choice(("Saraqib", "Aleppo"))
    day = dt.date(2020, 2, 1) + dt.timedelta(days=chance.randrange(20))
    sentence = f"Rebels captured {place} on Monday, the monitor said; {filling}."
    return told(sentence, title=f"Page {number}", place=place, day=day)


def pages_of(writer: int) -> list[ReadPage]:
    """Half of them other writers bring too."""
    numbers = [*range(20), *range(20 + 20 * writer, 40 + 20 * writer)]
    return [ReadPage(f"{number}.html", page(number)) for number in numbers]


def write(store: Store, pages: Sequence[ReadPage], name: str) -> None:
    run = store.begin_run("test")
    state = store.begin_shard(name, name, run)
    for start in range(0, len(pages), BATCH):
        state = store.add_batch(state, pages[start : start + BATCH], run)
    store.add_batch(state, [], run, finished=True)
    store.link()


@pytest.fixture
def expected(new_address: Callable[[], str]) -> dict[str, str]:
    with open_store(new_address()) as store:
        for writer in range(WRITERS):
            write(store, pages_of(writer), f"writer {writer}")
        return records_of(store)


def test_writers_linkings_and_readers_at_once_give_the_same_record(
    address: str, expected: dict[str, str]
) -> None:
    problems: list[BaseException] = []
    done = threading.Event()

    def work(writer: int) -> None:
        try:
            with open_store(address) as store:
                shuffled = pages_of(writer)
                random.Random(writer).shuffle(shuffled)
                write(store, shuffled, f"writer {writer}")
        except BaseException as problem:
            problems.append(problem)

    def look() -> None:
        try:
            with open_store(address) as store:
                while not done.is_set():
                    store.link()
                    found = store.incidents()
                    assert all(one.incident.report_ids for one in found.items)
                    list(store.events())
        except BaseException as problem:
            problems.append(problem)

    writers = [threading.Thread(target=work, args=(writer,)) for writer in range(WRITERS)]
    readers = [threading.Thread(target=look) for _ in range(2)]
    for thread in (*writers, *readers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    for thread in readers:
        thread.join()

    assert problems == []
    with open_store(address) as store:
        store.link()
        found = records_of(store)
    assert sum("None" not in copy for name, copy in found.items() if name.startswith("page")) > 10
    assert {n: r for n, r in found.items() if not n.startswith("incident")} == {
        n: r for n, r in expected.items() if not n.startswith("incident")
    }
    assert groups(found) == groups(expected)


def groups(records: dict[str, str]) -> list[str]:
    """What is said of incidents, without their ids: those hang on which reports were linked first."""
    incidents = [json.loads(told) for name, told in records.items() if name.startswith("incident")]
    return sorted(str(sorted(one["report_ids"])) for one in incidents)
