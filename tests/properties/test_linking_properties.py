"""Order, pieces and re-runs never change what is linked; decisions are kept; nobody's report is lost."""

import datetime as dt
import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.incidents import Telling
from dateline.linking import Linked, Linker, link
from dateline.linking.features import features_of
from dateline.linking.likeness import score
from dateline.records import EventType, Precision, Status
from tests.support.reports import party, place, source, telling

TOWNS = (
    place("Alpha", 15.0, 30.0),
    place("Beta", 15.05, 30.02),
    place("Gamma", 15.6, 30.0, uncertainty_km=20),
    place("North", 15.2, 30.1, precision=Precision.PROVINCE, uncertainty_km=80),
    place("Land", 16.0, 31.0, precision=Precision.COUNTRY, uncertainty_km=500),
)
TYPES = (EventType.ATTACK, EventType.CLASH, EventType.BOMBING, EventType.CAPTURE, EventType.TALKS)
SIDES = (party("sudan-rsf"), party("state:SD/military"), party(None, "gunmen"))
SENTENCES = (
    "Gunmen stormed the northern market before dawn and killed several traders there.",
    "Before dawn gunmen stormed the northern market and killed several traders.",
    "The army said that its soldiers held the bridge after a night of heavy fighting.",
)


def day(number: int | None) -> str | None:
    return str(dt.date(2024, 5, 1) + dt.timedelta(days=number)) if number is not None else None


@st.composite
def tellings(draw: st.DrawFn) -> Telling:
    """Reports close to one another in every respect, so that blocks, bars and vague reports all come up."""
    start = draw(st.none() | st.integers(0, 6))
    width = draw(st.sampled_from((0, 0, 0, 1, 12, 40)))
    return telling(
        draw(st.sampled_from(TYPES)),
        status=draw(st.sampled_from((Status.HAPPENED, Status.HAPPENED, Status.DENIED))),
        where=draw(st.none() | st.sampled_from(TOWNS)),
        day=day(start),
        until=day(start + width) if start is not None else None,
        actors=draw(st.lists(st.sampled_from(SIDES), max_size=1)),
        recipients=draw(st.lists(st.sampled_from(SIDES), max_size=1)),
        sources=draw(st.lists(st.sampled_from((source("A"), source("B"))), max_size=1)),
        words=draw(st.none() | st.sampled_from(SENTENCES)),
        article_id=draw(st.none() | st.sampled_from(("p1", "p2"))),
        published=draw(st.none() | st.sampled_from(("2024-05-04", "2024-05-09"))),
        killed=draw(st.none() | st.integers(1, 5)),
    )


REPORTS = st.lists(tellings(), min_size=2, max_size=14)


def parts_of(reports: Sequence[Telling]) -> list[tuple[str, ...]]:
    linker = Linker()
    linker.add(reports)
    return linker.groups()


@given(REPORTS, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_order_never_matters(reports: list[Telling], chance: random.Random) -> None:
    shuffled = list(reports)
    chance.shuffle(shuffled)

    assert parts_of(shuffled) == parts_of(reports)
    assert link(shuffled) == link(reports)


@given(REPORTS, st.integers(1, 5), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_additions_in_pieces_equal_a_full_run(
    reports: list[Telling], pieces: int, chance: random.Random
) -> None:
    shuffled = list(reports)
    chance.shuffle(shuffled)
    linker = Linker()

    for piece in range(pieces):
        linker.add(shuffled[piece::pieces])
        linker.groups()

    assert linker.groups() == parts_of(reports)


@given(REPORTS, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_what_is_taken_back_leaves_no_trace(reports: list[Telling], chance: random.Random) -> None:
    gone = {t.report.id for t in reports if chance.random() < 0.4}
    linker = Linker()
    linker.add(reports)
    linker.groups()

    linker.remove(gone)

    assert linker.groups() == parts_of([t for t in reports if t.report.id not in gone])


@given(REPORTS)
@settings(max_examples=100, deadline=None)
def test_every_report_is_in_exactly_one_incident(reports: list[Telling]) -> None:
    members = [r for incident in link(reports) for r in incident.report_ids]

    assert sorted(members) == sorted(t.report.id for t in reports)


@given(REPORTS)
@settings(max_examples=100, deadline=None)
def test_a_second_run_keeps_every_id(reports: list[Telling]) -> None:
    first = {r: i.id for i in link(reports[::2]) for r in i.report_ids}

    everything = Linked(reports, previous=first)
    ids = [i.id for i in everything.incidents()]
    again = {r: i.id for i in everything.incidents() for r in i.report_ids}

    assert len(ids) == len(set(ids))
    assert {r: i.id for i in link(reports, previous=again) for r in i.report_ids} == again


@given(REPORTS, st.data())
@settings(max_examples=100, deadline=None)
def test_decisions_are_kept(reports: list[Telling], data: st.DataObject) -> None:
    ids = [t.report.id for t in reports]
    one, two = data.draw(st.permutations(ids))[:2]

    together = {r: i.id for i in link(reports, same=[(one, two)]) for r in i.report_ids}
    apart = {r: i.id for i in link(reports, different=[(two, one)]) for r in i.report_ids}

    assert together[one] == together[two]
    assert apart[one] != apart[two]


@given(tellings(), tellings())
@settings(max_examples=300, deadline=None)
def test_likeness_is_the_same_both_ways(one: Telling, two: Telling) -> None:
    a, b = features_of(one), features_of(two)

    assert score(a, b) == score(b, a)
