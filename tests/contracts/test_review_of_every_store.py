"""Review in every store: one queue, decisions about reports and incidents, values as people type them."""

import pytest

from dateline.errors import ConfigError, StoreError
from dateline.judgements import Correction, Verdict
from dateline.records import Count
from dateline.storage import Store
from dateline.storage.deciding import correct, decide
from dateline.storage.reviewing import Order
from tests.support.readings import told

ONE = told(title="one", killed="12 people",
           sentence="Rebels captured Saraqib and killed 12 people, the monitor said.")  # fmt: skip
TWO = told(title="two", outlet="Evening Post")
ELSEWHERE = told(title="three", place="Aleppo", sentence="Rebels took Aleppo, the monitor said.")
PAGES = (ONE, TWO, ELSEWHERE)
FIRST, SECOND, THIRD = (page.reports[0].id for page in PAGES)


@pytest.fixture
def linked(store: Store) -> Store:
    run = store.begin_run("test")
    for page, confidence in zip(PAGES, (0.9, 0.8, 0.6), strict=True):
        (report,) = page.reports
        surer = report.model_copy(update={"confidence": confidence})
        store.add(page.model_copy(update={"reports": (surer,)}), run)
    store.link()
    return store


def titles(store: Store, **asked: object) -> list[str]:
    """The title of the first report of each incident in the queue."""
    found = store.review_queue(**asked)  # type: ignore[arg-type]
    return [min(r.title or "" for r in store.incident(i).reports) for i in found]


def test_the_queue_begins_with_the_least_certain_and_ends_when_all_is_judged(
    linked: Store,
) -> None:
    assert titles(linked) == ["three", "one"]
    assert titles(linked, limit=1) == ["three"]
    assert titles(linked, passed={THIRD}) == ["one"]

    linked.judge_accepted([THIRD, FIRST], by="ana")
    assert titles(linked) == ["one"], "one of its two reports is not judged yet"
    assert linked.waiting_for_review() == 1

    last = linked.judge_accepted([SECOND], by="ana")
    assert (titles(linked), linked.waiting_for_review()) == ([], 0)

    linked.withdraw(last.id, by="ana")
    assert titles(linked, order=Order.NEWEST) == ["one"]


def test_the_most_disputed_come_first_when_asked(linked: Store) -> None:
    seventy = {"killed": {"low": 70, "best": 70, "high": 70}}
    linked.correct(SECOND, Correction(field="counts", value=seventy), by="ana")
    linked.link()

    assert linked.incident(linked.incident_id_of(FIRST) or "").stored.incident.disputed_fields
    assert titles(linked, order=Order.DISPUTED) == ["one", "three"]


def test_a_decision_about_an_incident_is_about_all_of_its_reports(linked: Store) -> None:
    whole = linked.incident_id_of(FIRST) or ""

    (made,) = decide(linked, Verdict.ACCEPTED, [whole[:9]], by="ana", why="read")
    assert (set(made.report_ids), made.by, made.why) == ({FIRST, SECOND}, "ana", "read")

    (same,) = decide(linked, Verdict.SAME, [whole, THIRD], by="ana")
    linked.link()
    assert linked.incident_id_of(THIRD) == linked.incident_id_of(FIRST)

    decide(linked, Verdict.WITHDRAWN, [same.id], by="ben")
    linked.link()
    assert linked.incident_id_of(THIRD) != linked.incident_id_of(FIRST)


def test_a_report_is_kept_apart_from_the_rest_of_its_incident(linked: Store) -> None:
    whole = linked.incident_id_of(FIRST) or ""

    (made,) = decide(linked, Verdict.DIFFERENT, [SECOND, whole], by="ana")
    linked.link()

    assert made.report_ids == (SECOND, FIRST)
    assert linked.incident_id_of(SECOND) != linked.incident_id_of(FIRST)


def test_of_two_incidents_every_report_is_kept_apart(linked: Store) -> None:
    one, other = linked.incident_id_of(FIRST) or "", linked.incident_id_of(THIRD) or ""

    made = decide(linked, Verdict.DIFFERENT, [one, other], by="ana")

    assert {j.report_ids for j in made} == {(FIRST, THIRD), (SECOND, THIRD)}


@pytest.mark.parametrize(
    ("verdict", "ids"), [(Verdict.SAME, [FIRST]), (Verdict.DIFFERENT, [FIRST, FIRST]),
                         (Verdict.CORRECTED, [FIRST])]
)  # fmt: skip
def test_verdicts_that_do_not_go_with_the_ids_are_refused(
    linked: Store, verdict: Verdict, ids: list[str]
) -> None:
    with pytest.raises(ConfigError):
        decide(linked, verdict, ids, by="ana")
    with pytest.raises(StoreError, match="nothing has this id"):
        decide(linked, Verdict.ACCEPTED, ["nowhere"], by="ana")
    assert linked.judgements() == ()


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("event_type", "shelling", "shelling"),
        ("status", "denied", "denied"),
        ("time", "none", None),
        ("time", "2020-02-03", {"earliest": "2020-02-03", "latest": "2020-02-03", "basis": "stated"}),
        ("time", "2020-02-03..2020-02-05", {"earliest": "2020-02-03", "latest": "2020-02-05", "basis": "stated"}),
        ("actors", "none", []),
        ("actors", "state:SY/military",
         [{"actor_id": "state:SY/military", "name": "Military of Syria", "kind": "military", "country": "SY"}]),
        ("actors", "Tiger Tanks", [{"name": "Tiger Tanks"}]),
    ],
)  # fmt: skip
def test_a_value_is_what_a_person_means_by_the_words(
    linked: Store, field: str, words: str, value: object
) -> None:
    made = correct(linked, FIRST, field, words, by="ana")

    assert made.correction and (made.correction.field, made.correction.value) == (field, value)


def test_a_count_is_set_beside_the_others(linked: Store) -> None:
    correct(linked, FIRST, "counts", "injured 20-30", by="ana")
    correct(linked, SECOND, "counts", "killed 9+", by="ana")
    linked.link()

    counts = linked.incident(linked.incident_id_of(FIRST) or "").stored.incident.counts
    assert (counts["injured"].low, counts["injured"].high) == (20, 30)
    assert counts["killed"].low == 9 and counts["killed"].high == 12


def test_corrections_of_several_counts_of_one_report_add_up(linked: Store) -> None:
    correct(linked, FIRST, "counts", "injured 20-30", by="ana")
    injured_3 = correct(linked, FIRST, "counts", "injured 3, displaced 40", by="bea")
    correct(linked, FIRST, "counts", "killed 9", by="cem")
    linked.link()

    assert counted(linked, FIRST) == {
        "killed": (9, "cem"), "injured": (3, "bea"), "displaced": (40, "bea")}  # fmt: skip

    linked.withdraw(injured_3.id, by="ana")
    linked.link()
    assert counted(linked, FIRST) == {"killed": (9, "cem"), "injured": (30, "ana")}


def test_one_count_or_all_can_be_taken_away(linked: Store) -> None:
    correct(linked, FIRST, "counts", "injured 3", by="ana")
    correct(linked, FIRST, "counts", "killed none", by="ana")
    linked.link()
    assert counted(linked, FIRST) == {"injured": (3, "ana")}

    correct(linked, FIRST, "counts", "none", by="ana")
    linked.link()
    assert counted(linked, FIRST) == {}


def test_who_corrects_one_count_does_not_speak_of_the_others(linked: Store) -> None:
    correct(linked, FIRST, "counts", "injured 3", by="ana")
    linked.link()

    assert counted(linked, FIRST) == {"killed": (12, "the monitor"), "injured": (3, "ana")}


def counted(store: Store, report_id: str) -> dict[str, tuple[int | None, str]]:
    """What one report counts in its incident, up to how many and who says so."""
    found = store.incident(store.incident_id_of(report_id) or "").stored.incident.statements
    return {
        one.field: (one.value.high, one.speakers[0].name)
        for one in found
        if one.report_id == report_id and isinstance(one.value, Count)
    }


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("mood", "bad", "no such field"),
        ("status", "maybe", "allowed: happened"),
        ("time", "some day", "does not stand on the page"),
        ("time", "2020-02-03..2020-02-01", "ends before it begins"),
        ("place", "Nowhereville-on-Sea", "no such place is known"),
        ("place", "Springfield", "Springfield, PROVINCE"),
        ("counts", "many", "such as"),
        ("counts", "cows 3", "such as"),
    ],
)
def test_words_that_mean_nothing_or_several_things_are_refused(
    linked: Store, field: str, words: str, said: str
) -> None:
    with pytest.raises(ConfigError, match=said):
        correct(linked, FIRST, field, words, by="ana")
    assert linked.judgements() == ()


def test_a_place_is_known_by_its_name_and_what_it_lies_in(linked: Store) -> None:
    made = correct(linked, FIRST, "place", "Springfield, Illinois", by="ana")

    assert made.correction and made.correction.value["admin1"] == "Illinois"
    linked.link()
    place = linked.incident(linked.incident_id_of(FIRST) or "").stored.incident.place
    assert place and (place.country, place.precision) == ("US", "town")


def test_a_value_of_an_incident_with_several_reports_needs_one_of_them(linked: Store) -> None:
    with pytest.raises(ConfigError, match="has 2 reports"):
        correct(linked, linked.incident_id_of(FIRST) or "", "status", "denied", by="ana")
