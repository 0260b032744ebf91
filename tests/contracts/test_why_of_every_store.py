"""Explanations in every store: of pairs, of one incident, of former ids, of what is left out or waits."""

import pytest

from dateline.errors import StoreError
from dateline.linking.explaining import Ground
from dateline.storage import Store
from tests.support.readings import told

ONE, TWO = told(title="one"), told(title="two", outlet="Evening Post")
ELSEWHERE = told(title="three", place="Aleppo", sentence="Rebels took Aleppo, the monitor said.")
FIRST, SECOND, THIRD = (page.reports[0].id for page in (ONE, TWO, ELSEWHERE))


@pytest.fixture
def linked(store: Store) -> Store:
    run = store.begin_run("test")
    for page in (ONE, TWO, ELSEWHERE):
        store.add(page, run)
    store.link()
    return store


def incident_of(store: Store, report_id: str) -> str:
    found = store.incident_id_of(report_id)
    assert found
    return found


def test_two_reports_of_one_incident(linked: Store) -> None:
    found = linked.why(FIRST, SECOND)

    assert found.explanation and found.explanation.are_one
    assert [thing.kind for thing in found.asked] == ["report", "report"]
    assert set(found.explanation.likeness.report_ids) <= set(found.tellings)
    assert not (found.notes or found.changes or found.judgements)


def test_two_incidents_are_explained_by_their_likest_reports(linked: Store) -> None:
    one, two = incident_of(linked, FIRST), incident_of(linked, THIRD)

    found = linked.why(one[:10], two[:10])

    assert [thing.id for thing in found.asked] == [one, two]
    assert found.explanation and found.explanation.ground is Ground.EXCLUDED


def test_one_incident_is_told_by_its_joins(linked: Store) -> None:
    (step,) = linked.why(incident_of(linked, FIRST)).steps

    assert {*step.one, *step.two} == {FIRST, SECOND}
    assert linked.why(incident_of(linked, THIRD)).steps == ()


def test_a_split_and_a_merger_are_in_the_history_of_all_ids(linked: Store) -> None:
    before = incident_of(linked, FIRST)
    apart = linked.judge_different(FIRST, [SECOND], by="ana", why="two raids")
    linked.link()
    parts = {incident_of(linked, FIRST), incident_of(linked, SECOND)}
    (gone,) = parts - {before}

    found = linked.why(FIRST, SECOND)
    assert found.explanation and found.explanation.ground is Ground.JUDGED
    assert [j.why for j in found.judgements] == ["two raids"]
    assert [(c.kind, set(c.into_ids)) for c in found.changes] == [("split", parts)]
    assert found.changes[0].reasons == ("judgement: somebody decided so",)

    linked.withdraw(apart.id, by="ana")
    linked.link()
    (now,) = linked.why(gone).asked[0].incident_ids
    former = ({before, gone} - {now}).pop()
    told_of = linked.why(former)
    assert [c.kind for c in told_of.changes] == ["split", "merged"]
    assert told_of.notes == (f"incident {former} is no more; it became {now}",)
    assert told_of.standing == () and len(told_of.judgements) == 2


def test_what_was_judged_but_not_linked_since_is_said(linked: Store) -> None:
    linked.judge_different(FIRST, [SECOND], by="ana")

    found = linked.why(FIRST, SECOND)

    assert found.explanation and not found.explanation.are_one
    assert any("dateline link" in note for note in found.notes)


def test_what_is_no_event_has_no_explanation_but_says_so(linked: Store) -> None:
    linked.judge_not_an_event([FIRST], by="ana")
    linked.link()

    found = linked.why(FIRST, SECOND)

    assert found.explanation is None
    assert found.notes == (
        f"report {FIRST} was judged to be no event, and takes part in no incident",
    )


def test_what_waits_for_linking_is_said(store: Store) -> None:
    store.add(ONE, store.begin_run("test"))

    assert "waits to be linked" in store.why(FIRST).notes[0]


def test_an_id_of_nothing_or_of_several_is_refused(linked: Store) -> None:
    with pytest.raises(StoreError, match="nothing has this id"):
        linked.why("nowhere")
    with pytest.raises(StoreError, match="several ids begin so"):
        linked.thing("")
