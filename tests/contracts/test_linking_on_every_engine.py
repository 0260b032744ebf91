"""Reports compared by the workers of an engine make the incidents that they make when compared here."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from benchmarks.records_of import records_of
from benchmarks.synthetic import reports
from dateline.engines.engine import Engine
from dateline.judgements import Correction
from dateline.linking.clusters import Pair
from dateline.records import EventType
from dateline.storage import Store, neighbourhood, open_store
from dateline.storage.block_linking import pairs_on
from tests.support.pages import page_of

NUMBER = 200


def filled(file: Path) -> Store:
    """A store whose reports wait to be linked, with a few judgements that change what is compared."""
    store = open_store(file)
    run = store.begin_run("test")
    told = [telling for telling, _ in reports(NUMBER)]
    for start in range(0, NUMBER, 4):
        store.add(page_of(f"page {start}", *told[start : start + 4]), run)
    ids = [event.report.id for event in store.events()]
    store.judge_same(ids[:2], by="me")
    store.judge_different(ids[5], ids[6:7], by="me")
    store.judge_not_an_event(ids[9:10], by="me")
    change = Correction(field="event_type", value=EventType.TALKS)
    store.correct(ids[15], change, by="me")
    return store


def test_the_incidents_are_the_same(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbourhood, "MANY", 1)
    with filled(tmp_path / "here.db") as here, filled(tmp_path / "there.db") as there:
        here.link()
        asked: list[int] = []

        def compare(found: Mapping[str, EventType]) -> Iterable[Pair]:
            asked.append(len(found))
            return pairs_on(engine, str(tmp_path / "there.db"), found)

        there.link(compare=compare)

        assert asked and asked[0] > NUMBER * 0.9
        assert here.count_incidents() > 30
        assert records_of(there) == records_of(here)
