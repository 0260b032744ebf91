"""Linking only what changed comes to the same as linking everything, whatever was added, read anew or judged."""

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import LinkingError
from dateline.incidents import Telling
from dateline.judgements import Correction
from dateline.linking.features import features_of
from dateline.records import EventType, Precision, Reading, Status
from dateline.storage import Store, open_store
from dateline.storage.compared import RULES, features_kept
from dateline.storage.incident_schema import incidents, link_marks, report_features
from dateline.storage.judging import holding
from dateline.storage.neighbourhood import Neighbourhood
from tests.support.pages import page_of
from tests.support.reports import party, place, source, telling

TOWNS = (
    place("Alpha", 15.0, 30.0),
    place("Beta", 15.05, 30.02),
    place("Gamma", 15.6, 30.0, uncertainty_km=20),
    place("North", 15.2, 30.1, precision=Precision.PROVINCE, uncertainty_km=80),
)
TYPES = (EventType.ATTACK, EventType.CLASH, EventType.BOMBING, EventType.CAPTURE)
SIDES = (party("rsf"), party("state:SD/military"), party(None, "gunmen"))
FIRST_DAY = dt.date(2024, 5, 1)


@st.composite
def tellings(draw: st.DrawFn) -> Telling:
    start, width = draw(st.none() | st.integers(0, 4)), draw(st.sampled_from((0, 0, 1, 20)))
    return telling(
        draw(st.sampled_from(TYPES)),
        status=draw(st.sampled_from((Status.HAPPENED, Status.HAPPENED, Status.DENIED))),
        where=draw(st.none() | st.sampled_from(TOWNS)),
        day=str(FIRST_DAY + dt.timedelta(start)) if start is not None else None,
        until=str(FIRST_DAY + dt.timedelta(start + width)) if start is not None else None,
        actors=draw(st.lists(st.sampled_from(SIDES), max_size=1)),
        recipients=draw(st.lists(st.sampled_from(SIDES), max_size=1)),
        sources=draw(st.lists(st.sampled_from((source("A"), source("B"))), max_size=1)),
        outlet=draw(st.sampled_from(("Desk", "Post"))),
    )


pages = st.builds(
    lambda name, told: page_of(name, *told),
    st.sampled_from("abcdef"),
    st.lists(tellings(), max_size=3),
)
numbers = st.integers(0, 50)
judging = st.tuples(
    st.sampled_from(("same", "different", "no event", "corrected", "withdrawn")), numbers, numbers
)
steps = st.lists(pages | judging, min_size=1, max_size=10)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("stores") / "empty.db"
    open_store(file).close()
    return file


@given(steps, st.data())
@settings(max_examples=60, deadline=None)
def test_relinking_what_changed_is_linking_everything(
    empty: Path, done: list[Reading | tuple[str, int, int]], data: st.DataObject
) -> None:
    with fresh(empty) as store:
        for step in done:
            with suppress(LinkingError):  # a judgement that contradicts others is refused
                take(store, step)
            if data.draw(st.booleans()):
                store.link()
        store.link()
        before = components_of(store)
        assert store.link(everything=True).changed == 0
        assert components_of(store) == before
        assert_each_report_is_in_one_incident(store)
        assert_features_are_those_of_the_reports(store)


def components_of(store: Store) -> dict[str, str | None]:
    """Incident id -> what all that hang together with it have in common: later changes are found by it."""
    with store._engine.connect() as connection:
        return dict(connection.execute(sa.select(incidents.c.id, incidents.c.component)).all())


def fresh(empty: Path) -> Store:
    return open_store(shutil.copy(empty, Path(tempfile.mkdtemp()) / "store.db"))


def take(store: Store, step: Reading | tuple[str, int, int]) -> None:
    if isinstance(step, Reading):
        store.add(step, store.begin_run("test"))
        return
    verdict, *chosen = step
    ids = [event.report.id for event in store.events()]
    if len(ids) < 2:
        return
    one, two = (ids[number % len(ids)] for number in chosen)
    made = store.standing_judgements()
    match verdict:
        case "same" if one != two:
            store.judge_same([one, two], by="ana")
        case "different" if one != two:
            store.judge_different(one, [two], by="ana")
        case "no event":
            store.judge_not_an_event([one], by="ana")
        case "corrected":
            store.correct(one, Correction(field="event_type", value="capture"), by="ana")
        case "withdrawn" if made:
            store.withdraw(made[chosen[0] % len(made)].id, by="ben")


def assert_each_report_is_in_one_incident(store: Store) -> None:
    linked = sorted(i for one in store.every_incident() for i in one.incident.report_ids)
    dismissed = {
        report_id
        for judgement in store.standing_judgements()
        if judgement.verdict == "not an event"
        for report_id in judgement.report_ids
    }
    assert linked == sorted({event.report.id for event in store.events()} - dismissed)


def assert_features_are_those_of_the_reports(store: Store) -> None:
    """What is kept to compare by is what would be made of the reports, as corrected, today."""
    linked = {i for one in store.every_incident() for i in one.incident.report_ids}
    with store._engine.connect() as connection:
        told = Neighbourhood(connection, holding(connection)).tellings(linked)
        kept = features_kept(connection, linked)
    assert kept == {i: features_of(telling) for i, telling in told.items()}


@pytest.fixture
def store(empty: Path) -> Iterator[Store]:
    with fresh(empty) as opened:
        yield opened


def link_and_empty_what_is_kept(store: Store) -> None:
    add(store, "a", same_attack("Desk"))
    add(store, "b", same_attack("Post"))
    store.link()
    with store._engine.begin() as connection:
        connection.execute(sa.update(report_features).values(features="[]"))


def test_linking_everything_takes_nothing_that_other_rules_have_kept(store: Store) -> None:
    link_and_empty_what_is_kept(store)

    store.link(everything=True)

    (both,) = store.incidents().items
    assert len(both.incident.report_ids) == 2
    assert_features_are_those_of_the_reports(store)


def test_what_other_rules_have_kept_is_asked_by_nobody(store: Store) -> None:
    link_and_empty_what_is_kept(store)
    with store._engine.begin() as connection:
        connection.execute(sa.update(link_marks).where(link_marks.c.name == RULES).values(value=""))
    (both,) = store.incidents().items

    assert store.why(both.incident.id).steps
    assert store.link().changed == 0
    assert_features_are_those_of_the_reports(store)


def test_a_second_page_joins_the_incident_and_keeps_its_id(store: Store) -> None:
    add(store, "a", same_attack("Desk"))
    store.link()
    (first,) = store.incidents().items

    add(store, "b", same_attack("Post"))
    done = store.link()

    (both,) = store.incidents().items
    assert (both.incident.id, len(both.incident.report_ids)) == (first.incident.id, 2)
    assert (done.changed, done.reports) == (1, 2)
    assert store.link().reports == 0


def same_attack(outlet: str) -> Telling:
    return telling(where=TOWNS[0], actors=[SIDES[0]], outlet=outlet, killed=12)


def add(store: Store, name: str, *told: Telling) -> None:
    store.add(page_of(name, *told), store.begin_run("test"))


def test_judgements_decide_and_can_be_taken_back(store: Store) -> None:
    add(store, "a", same_attack("Desk"))
    add(store, "b", same_attack("Post"))
    store.link()

    apart = store.judge_different("a-0", ["b-0"], by="ana")
    assert store.link().split == 1
    assert len(store.incidents().items) == 2

    store.withdraw(apart.id, by="ana")
    assert store.link().merged == 1
    assert len(store.incidents().items) == 1

    store.judge_not_an_event(["a-0", "b-0"], by="ana")
    store.link()
    assert store.incidents().items == () and store.count() == 2


def test_a_corrected_value_is_stated_by_who_corrected_it(store: Store) -> None:
    add(store, "a", same_attack("Desk"))
    elsewhere = {
        "name": "Delta",
        "latitude": 15.9,
        "longitude": 30.9,
        "precision": "town",
        "uncertainty_km": 3,
    }
    store.correct("a-0", Correction(field="place", value=elsewhere), by="ana")
    store.correct(
        "a-0",
        Correction(field="counts", value={"killed": {"low": 9, "best": 9, "high": 9}}),
        by="ana",
    )
    store.link()

    (stored,) = store.incidents().items
    assert stored.incident.place and stored.incident.place.name == "Delta"
    assert stored.incident.counts["killed"].best == 9
    spoken = {s.field: [who.name for who in s.speakers] for s in stored.incident.statements}
    assert spoken["place"] == spoken["killed"] == ["ana"]
    assert spoken["actors"] == []
    assert store.report("a-0").report.place == TOWNS[0]


def test_a_page_that_loses_its_report_leaves_no_incident_behind(store: Store) -> None:
    add(store, "a", same_attack("Desk"))
    store.link()
    add(store, "a")
    store.link()

    assert store.incidents().items == () and store.daily() == ()
