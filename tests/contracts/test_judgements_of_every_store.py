"""Judgements in every store: only ever added, checked, withdrawn by another, kept when pages are read anew."""

import pytest

from dateline.errors import LinkingError, StoreError
from dateline.judgements import Correction, Verdict, pairs
from dateline.storage import Store
from tests.support.incidents import incident_of
from tests.support.readings import told

ONE, TWO = told(title="one"), told(title="two")
FIRST, SECOND = (page.reports[0].id for page in (ONE, TWO))


@pytest.fixture
def judged(store: Store) -> Store:
    run = store.begin_run("test")
    for page in (ONE, TWO):
        store.add(page, run)
    return store


def test_a_judgement_says_who_and_when_and_is_listed_with_its_incident(judged: Store) -> None:
    made = judged.judge_different(FIRST, [SECOND], by="ana", why="two villages")
    judged.put_incidents([incident_of(ONE), incident_of(TWO)])

    assert judged.judgements() == judged.standing_judgements() == (made,)
    assert (made.by, made.why, made.at.utcoffset() is not None) == ("ana", "two villages", True)
    assert judged.incident(incident_of(ONE).id).judgements == (made,)


def test_withdrawing_adds_and_removes_nothing(judged: Store) -> None:
    same = judged.judge_same([FIRST, SECOND], by="ana")
    undone = judged.withdraw(same.id, by="ben")
    assert judged.standing_judgements() == ()

    judged.withdraw(undone.id, by="ana")
    assert judged.standing_judgements() == (same,)
    assert [one.verdict for one in judged.judgements()] == [
        Verdict.SAME,
        Verdict.WITHDRAWN,
        Verdict.WITHDRAWN,
    ]


def test_the_newest_judgement_on_a_pair_decides(judged: Store) -> None:
    judged.judge_same([FIRST, SECOND], by="ana")
    judged.judge_different(SECOND, [FIRST], by="ben")

    pair = (min(FIRST, SECOND), max(FIRST, SECOND))
    assert pairs(judged.standing_judgements(), Verdict.DIFFERENT) == {pair}
    assert pairs(judged.standing_judgements(), Verdict.SAME) == frozenset()


def test_what_makes_no_sense_is_refused(judged: Store) -> None:
    with pytest.raises(StoreError, match="no such report"):
        judged.judge_same([FIRST, "nowhere"], by="ana")
    with pytest.raises(StoreError, match="at least 2 reports"):
        judged.judge_same([FIRST, FIRST], by="ana")
    with pytest.raises(StoreError, match="no such judgement"):
        judged.withdraw("nothing", by="ana")
    with pytest.raises(StoreError, match="by"):
        judged.judge_not_an_event([FIRST], by="")
    assert judged.judgements() == ()


def test_judgements_survive_a_page_read_anew(judged: Store) -> None:
    made = judged.correct(FIRST, Correction(field="status", value="denied"), by="ana")
    newer = ONE.reports[0].model_copy(update={"coder": "rules 2", "confidence": 0.5})
    judged.add(ONE.model_copy(update={"reports": (newer,)}), judged.begin_run("test"))

    assert judged.standing_judgements() == (made,)


def test_what_contradicts_a_chain_of_judgements_is_refused_and_not_on_record(judged: Store) -> None:
    three = told(title="three")
    judged.add(three, judged.begin_run("test"))
    third = three.reports[0].id
    apart = judged.judge_different(FIRST, [third], by="ana")
    judged.judge_same([FIRST, SECOND], by="ana")

    with pytest.raises(LinkingError, match="to be the same and to be different"):
        judged.judge_same([SECOND, third], by="ben")
    assert len(judged.judgements()) == 2
    judged.link()

    judged.withdraw(apart.id, by="ana")
    judged.judge_same([SECOND, third], by="ben")
    judged.link()
    assert judged.incident_id_of(FIRST) == judged.incident_id_of(third)
