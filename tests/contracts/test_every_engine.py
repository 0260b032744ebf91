"""What every engine promises, on processes of this machine and on a Dask cluster of several."""

import os
from pathlib import Path

import pytest

from dateline.engines.dask import dask_engine
from dateline.engines.engine import Engine
from dateline.engines.local import LocalEngine
from dateline.errors import EngineError
from dateline.records import SetAside
from tests.support.clusters import Cluster, running_cluster
from tests.unit.engines import tasks


def test_results_come_in_the_order_of_the_jobs(engine: Engine) -> None:
    assert list(engine.map(tasks.slow_when_even, range(40))) == list(range(40))


def test_a_job_that_fails_leaves_its_reason_in_its_place(engine: Engine) -> None:
    assert list(engine.map(tasks.behave, ["a", "fail", "unreadable", "b"])) == [
        "a",
        SetAside(stage="pipeline", reason="ValueError: a mistake"),
        SetAside(stage="acquisition", reason="page.html: not text"),
        "b",
    ]


def test_what_belongs_together_is_worked_on_together(engine: Engine) -> None:
    keyed = [(number % 3, number) for number in range(10)]

    assert list(engine.group(tasks.total, keyed)) == ["0: 18", "1: 12", "2: 15"]


def test_a_group_that_fails_leaves_its_reason_in_its_place(engine: Engine) -> None:
    keyed = [("a", 1), ("fail", 2), ("b", 3)]

    first, failed, last = engine.group(tasks.total, keyed)

    assert (first, last) == ("a: 1", "b: 3")
    assert isinstance(failed, SetAside) and failed.reason == "ValueError: a mistake"


def test_a_function_that_no_other_process_can_find_is_refused(engine: Engine) -> None:
    with pytest.raises(EngineError, match="top of a module"):
        list(engine.map(lambda job: job, [1]))


def test_the_jobs_are_shared_among_processes(engine: Engine) -> None:
    found = set(engine.map(tasks.process_id, range(20)))

    assert len(found) == 2 and os.getpid() not in found


def test_every_worker_is_warmed_up_once(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if isinstance(engine, LocalEngine):
        monkeypatch.setenv("COMPILED", str(tmp_path))
        list(engine.map(tasks.process_id, range(20), tasks.compile_once))
        assert (tmp_path / "done").exists()
        return
    results = list(engine.map(tasks.warmed_times, range(20), tasks.count_warming))
    assert set(results) == {1}


def test_nobody_at_the_address_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.engines.dask.ANSWER_S", 0.5)
    with (
        pytest.raises(EngineError, match="no Dask scheduler answers"),
        dask_engine("tcp://127.0.0.1:1"),
    ):
        pass


def test_a_cluster_without_workers_is_one_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.engines.dask.ANSWER_S", 2.0)
    with (
        running_cluster(tmp_path, workers=0) as empty,
        pytest.raises(EngineError, match="has no workers"),
        dask_engine(empty.address),
    ):
        pass


def test_workers_of_another_version_are_refused(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.engines.dask.code_digest", lambda: "newer")
    with pytest.raises(EngineError, match="runs another Dateline"), dask_engine(cluster.address):
        pass
