"""A list of archives gives the same record on every engine, in any order of its shards, whoever is killed meanwhile."""

import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from benchmarks.records_of import records_of
from benchmarks.synthetic_warc import write_warc
from benchmarks.web_pages import WebPage, web_page
from dateline.acquisition.shards import Shard, locations_of, shards_of
from dateline.engines.dask import dask_engine
from dateline.errors import EngineError
from dateline.records import SetAside
from dateline.storage import Store, open_store
from dateline.storage.ingesting import Summary
from dateline.storage.shard_ingesting import ingest_shards
from dateline.storage.shard_reader import BATCH, Done, reading_id
from dateline.storage.shard_store import ReadPage, ShardMovedError
from tests.support.clusters import Cluster
from tests.support.readings import told
from tests.unit.engines import tasks

RELEVANT, OTHERS = 14, 46
PAGES = RELEVANT + OTHERS
LANGUAGES = ("es", "pt")
"""Two, and neither with a parser to load: every process of the tests starts with loading them."""
STRETCH = 200_000
"""Bytes: six shards or so."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its last page stands in it twice; one record is damaged."""
    path = tmp_path_factory.mktemp("archive") / "pages.warc.gz"
    pages = some_pages()
    write_warc(path, [*pages, pages[-1]])
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 9] = b"\xff" * 9
    path.write_bytes(content)
    return path


def some_pages() -> list[WebPage]:
    """Of the synthetic pages every twentieth, the eleventh first, is relevant."""
    numbers = [*range(11, 1200, 20), *range(180)]
    found = [page for page in map(web_page, numbers) if page.language in LANGUAGES]
    relevant = [page for page in found if page.is_relevant][:RELEVANT]
    others = [page for page in found if not page.is_relevant][:OTHERS]
    return random.Random(1).sample([*relevant, *others], PAGES)


@pytest.fixture(scope="module")
def shards(archive: Path) -> list[Shard]:
    return list(shards_of(locations_of([str(archive)]), STRETCH))


@pytest.fixture(scope="module")
def expected(shards: list[Shard], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """As the local engine reads the archive in one piece."""
    whole = [Shard(id="whole", files=shards[0].files)]
    with open_store(tmp_path_factory.mktemp("store") / "whole.db") as store:
        summary = ingest_shards(store, whole, relevant_only=True, workers=1)
        assert summary.added > 10 and summary.unread == 1 and sum(summary.left.values()) > 10
        return records_of(store)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "shards.db"


def on_cluster(store: Store, file: Path, shards: list[Shard], cluster: Cluster) -> Summary:
    with dask_engine(cluster.address) as engine:
        return ingest_shards(store, shards, relevant_only=True, cluster=engine, address=str(file))


def test_shards_in_any_order_give_what_the_whole_archive_gives(
    shards: list[Shard], expected: dict[str, str], file: Path
) -> None:
    shuffled = random.Random(3).sample(shards, len(shards))
    assert len(shards) > 4
    with open_store(file) as store:
        summary = ingest_shards(store, shuffled, relevant_only=True, workers=1)

        assert records_of(store) == expected
        assert summary.pages + sum(summary.left.values()) == PAGES + 1


def test_a_cluster_gives_what_the_local_engine_gives(
    shards: list[Shard], expected: dict[str, str], file: Path, cluster: Cluster
) -> None:
    with open_store(file) as store:
        summary = on_cluster(store, file, shards, cluster)
        again = on_cluster(store, file, shards, cluster)

        assert records_of(store) == expected
        assert summary.pages + sum(summary.left.values()) == PAGES + 1
        assert (again.added, again.unchanged) == (0, summary.added + summary.unchanged)
        assert len(store.runs()) == 2 and all(run.finished_at for run in store.runs())


def test_a_worker_that_is_killed_loses_nothing_and_doubles_nothing(
    shards: list[Shard], expected: dict[str, str], file: Path, cluster: Cluster
) -> None:
    killed: list[int] = []

    def kill_when_at_work(store: Store) -> None:
        while not store.finished_shards([reading_id(shard, True) for shard in shards]):
            time.sleep(0.01)
        killed.append(cluster.workers[0].pid)
        cluster.kill_worker()
        cluster.add_worker()

    with open_store(file) as store:
        killer = threading.Thread(target=kill_when_at_work, args=(store,))
        killer.start()
        summary = on_cluster(store, file, shards, cluster)
        killer.join()

        assert killed
        assert records_of(store) == expected
        assert summary.pages + sum(summary.left.values()) == PAGES + 1


def test_a_page_that_kills_its_process_costs_itself_and_no_worker(cluster: Cluster) -> None:
    with dask_engine(cluster.address) as engine:
        first, second = engine.map(tasks.behave_in_a_crew, [("a", "die", "b"), ("c",)])

    assert isinstance(first, list) and (first[0], first[2], second) == ("a", "b", ["c"])
    assert first[1] == SetAside(
        stage="engine", reason="its process died (signal 9), also when tried again"
    )
    assert all(worker.poll() is None for worker in cluster.workers)


def test_nodes_that_do_not_see_the_store_are_one_clear_error(
    shards: list[Shard], file: Path, cluster: Cluster, tmp_path: Path
) -> None:
    with open_store(file) as store, pytest.raises(EngineError, match="does not see the store"):
        on_cluster(store, tmp_path / "other.db", shards[:1], cluster)


def test_killed_at_any_point_and_started_again_the_record_is_the_same(
    archive: Path, expected: dict[str, str], file: Path
) -> None:
    chance = random.Random(str(file))
    command = [sys.executable, "-m", "dateline", "ingest", str(archive), "--db", str(file)]
    for _ in range(2):
        started = subprocess.Popen([*command, "--relevant-only", "--workers", "1"])
        wait_for_pages(file)
        time.sleep(chance.uniform(0.0, 1.0))
        started.kill()
        started.wait()
    done = subprocess.run(
        [*command, "--relevant-only", "--workers", "1"], capture_output=True, check=False
    )

    with open_store(file) as store:
        assert done.returncode == 1, done.stderr  # one record is damaged
        assert records_of(store) == expected


def wait_for_pages(file: Path) -> None:
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up:
        if file.exists() and file.stat().st_size:
            with open_store(file) as store:
                if store.article_ids():
                    return
        time.sleep(0.05)


def test_a_reader_that_comes_back_late_writes_nothing(file: Path) -> None:
    with open_store(file) as store:
        run = store.begin_run("test")
        late = store.begin_shard("shard", "a.warc.gz", run)
        quick = store.begin_shard("shard", "a.warc.gz", run)
        quick = store.add_batch(quick, [ReadPage("a@1", told())], run)
        with pytest.raises(ShardMovedError):
            store.add_batch(late, [ReadPage("a@1", told(title="late"))], run)

        assert (quick.position, store.count()) == (1, 1)
        assert store.begin_shard("shard", "a.warc.gz", run) == quick


@pytest.mark.slow
def test_two_that_read_the_same_shards_at_once_share_the_work(
    shards: list[Shard], expected: dict[str, str], file: Path
) -> None:
    finished: list[Done] = []

    def read() -> None:
        with open_store(file) as store:
            options = {"relevant_only": True, "workers": 1, "notice": finished.append}
            ingest_shards(store, shards, **options)  # type: ignore[arg-type]

    both = [threading.Thread(target=read) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert BATCH > 1 and len(finished) >= len(shards)
    with open_store(file) as store:
        assert records_of(store) == expected
