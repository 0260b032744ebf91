"""The local engine: order, poison pages, deadlines, clean endings."""

import itertools
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.engines import local
from dateline.engines.local import is_unreadable, map_pages, read_many, unreadable
from dateline.errors import ConfigError, EngineError, KnowledgeError, SourceError
from dateline.records import Reading, SetAside
from tests.support.readings import told
from tests.unit.engines import tasks


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_pages(workers: int) -> None:
    assert list(map_pages(tasks.slow_when_even, range(30), workers)) == list(range(30))


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_on_one_page_is_set_aside_and_the_rest_goes_on(workers: int) -> None:
    results = list(map_pages(tasks.behave, ["a", "fail", "unreadable", "b"], workers))

    assert results == [
        "a",
        SetAside(stage="pipeline", reason="ValueError: a mistake"),
        SetAside(stage="acquisition", reason="page.html: not text"),
        "b",
    ]


def test_a_page_that_kills_its_process_is_set_aside_and_the_rest_goes_on() -> None:
    results = list(map_pages(tasks.behave, ["a", "die", "b", "die", "c"], 2))

    assert [one for one in results if isinstance(one, str)] == ["a", "b", "c"]
    assert isinstance(results[1], SetAside)
    assert results[1].reason == "its process died (signal 9), also when tried again"


def test_a_page_whose_process_died_by_accident_is_read_the_second_time(tmp_path: Path) -> None:
    flags = [tmp_path / "one", tmp_path / "two"]

    assert list(map_pages(tasks.die_the_first_time, flags, 2)) == ["done", "done"]


def test_a_page_that_hangs_is_ended_at_its_deadline() -> None:
    started = time.monotonic()
    results = list(map_pages(tasks.behave, ["hang", "a", "b"], 2, deadline_s=0.5))

    assert results == [SetAside(stage="engine", reason="it took longer than 0.5 s"), "a", "b"]
    assert time.monotonic() - started < 10


def test_what_a_library_prints_does_not_disturb_the_answers() -> None:
    assert list(map_pages(tasks.behave, ["chatter", "a"], 2)) == ["chatter", "a"]


def test_pages_of_many_megabytes_pass_both_ways() -> None:
    pages = [bytes([number]) * 3_000_000 for number in range(6)]

    assert list(map_pages(tasks.echo, pages, 2)) == pages


def test_a_result_that_cannot_be_sent_is_set_aside() -> None:
    (result,) = map_pages(tasks.unpackable, [1], 2)

    assert isinstance(result, SetAside) and "cannot be sent" in result.reason


def test_an_endless_list_is_taken_in_small_portions() -> None:
    taken = itertools.count()
    results = map_pages(tasks.double, taken, 2)

    assert list(itertools.islice(results, 20)) == [number * 2 for number in range(20)]
    assert next(taken) < 60


def test_no_process_is_left_when_the_reader_stops_early() -> None:
    results = map_pages(tasks.process_id, range(100), 2)
    workers = {next(results) for _ in range(10)}
    close(results)

    assert workers and os.getpid() not in workers
    assert not [one for one in workers if isinstance(one, int) and is_running(one)]


def close(results: Iterator[object]) -> None:
    results.close()  # type: ignore[attr-defined]


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_that_cannot_start_is_one_clear_error() -> None:
    with pytest.raises(EngineError, match="could not start: OSError: no gazetteer"):
        list(map_pages(tasks.double, range(9), 2, warm_up=tasks.broken_start))


def test_what_is_compiled_on_first_use_is_compiled_by_one_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPILED", str(tmp_path))
    workers = set(map_pages(tasks.process_id, range(40), 2, warm_up=tasks.compile_once))

    assert len(workers) == 2
    assert len(list(tmp_path.iterdir())) == 2  # the mark of one compiler, and "done"


def test_a_function_that_no_other_process_can_find_is_refused_at_once() -> None:
    with pytest.raises(EngineError, match="top of a module"):
        map_pages(lambda job: job, [1], 2)


def test_a_number_of_workers_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(ConfigError, match="workers: 0"):
        map_pages(tasks.double, [1], 0)


def test_a_script_needs_no_main_guard(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from dateline.engines.local import map_pages\n"
        "from tests.unit.engines.tasks import double\n"
        "print(list(map_pages(double, range(4), 2)))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, env=environment, check=True
    )
    assert done.stdout == "[0, 2, 4, 6]\n"


@pytest.fixture
def pretended_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(source: object) -> Reading:
        if source == "bad":
            raise SourceError("bad: not text")
        return told(title=str(source))

    monkeypatch.setattr(local, "read_source", read)
    monkeypatch.setattr(local, "warm_up", lambda: None)


@pytest.mark.usefixtures("pretended_pipeline")
def test_every_source_gives_a_reading_and_a_bad_one_says_why() -> None:
    first, bad, last = read_many(["one", "bad", "two"], workers=1)

    assert (first.article.title, last.article.title) == ("one", "two")
    assert is_unreadable(bad) and not is_unreadable(first)
    assert bad.article.text == "" and not bad.reports
    assert bad.set_aside == (SetAside(stage="acquisition", reason="bad: not text"),)


def test_broken_knowledge_stops_the_batch_before_its_first_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken() -> None:
        raise KnowledgeError("languages/en/triggers.yaml:3: unknown type")

    monkeypatch.setattr(local, "warm_up", broken)
    with pytest.raises(KnowledgeError, match="unknown type"):
        next(read_many(["one"], workers=1))


def test_an_unreadable_reading_has_the_keys_of_the_contract() -> None:
    assert set(unreadable("empty").to_dict()) == set(told().to_dict())
