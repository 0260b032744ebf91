"""What every store must do with incidents: kept as they came, found by filters, paged, counted, known by former ids."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest

from dateline.errors import StoreError
from dateline.incidents import Incident, IncidentChange
from dateline.records import EventType, Reading, Status
from dateline.storage import ArticleFilter, EventFilter, IncidentFilter, Store, open_store
from tests.support.incidents import incident_of
from tests.support.readings import told

EARLY = told(title="early", day=dt.date(2020, 2, 1), killed="12 people",
             sentence="Rebels captured Saraqib and killed 12 people, the monitor said.")  # fmt: skip
EARLY_AGAIN = told(title="early again", day=dt.date(2020, 2, 1), outlet="Evening Post")
LATE = told(title="late", sentence="Rebels fought near Aleppo, the monitor said.", place="Aleppo",
            day=dt.date(2020, 2, 28), outlet="Diario de la Mañana", language="es",
            event_type=EventType.CLASH, status=Status.DENIED)  # fmt: skip
SEA = told(title="sea", sentence="Rebels took Suva, the monitor said.", place="Suva",
           day=dt.date(2020, 2, 2))  # fmt: skip
UNDATED = told(title="undated", sentence="Troops left the town, the monitor said.", place=None,
               day=None, actor="Troops")  # fmt: skip
PAGES = (EARLY, EARLY_AGAIN, LATE, SEA, UNDATED)
INCIDENTS = {
    "early": incident_of(EARLY, EARLY_AGAIN),
    "late": incident_of(LATE),
    "sea": incident_of(SEA),
    "undated": incident_of(UNDATED),
}
NAMES = {incident.id: name for name, incident in INCIDENTS.items()}


def add(store: Store, *pages: Reading) -> None:
    run = store.begin_run("test")
    for page in pages:
        store.add(page, run)


def fill(store: Store) -> None:
    add(store, *PAGES)
    store.put_incidents(tuple(INCIDENTS.values()))


@pytest.fixture(scope="module")
def filled(new_address: Callable[[], str]) -> Iterator[Store]:
    with open_store(new_address()) as store:
        fill(store)
        yield store


def found(store: Store, **wanted: object) -> list[str]:
    page = store.incidents(IncidentFilter.model_validate(wanted))
    return [NAMES[item.incident.id] for item in page.items]


def test_an_incident_comes_back_exactly_as_it_went_in(filled: Store) -> None:
    incident = INCIDENTS["early"]

    detail = filled.incident(incident.id[:6])

    assert detail.stored.incident == incident
    assert {report.report.id for report in detail.reports} == set(incident.report_ids)
    assert filled.incident_id_of(EARLY.reports[0].id) == incident.id


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, ["early", "sea", "late", "undated"]),
        ({"newest_first": True}, ["late", "sea", "early", "undated"]),
        ({"types": ["clash"]}, ["late"]),
        ({"statuses": ["denied"]}, ["late"]),
        ({"place": "IDLIB"}, ["early"]),
        ({"admin1": "Idlib"}, ["early"]),
        ({"geonames_id": -1}, []),
        ({"country": "SY"}, []),
        ({"first_day": "2020-02-02"}, ["sea", "late"]),
        ({"min_witnesses": 2}, ["early"]),
        ({"disputed": True}, []),
        ({"disputed": False, "limit": 2}, ["early", "sea"]),
        ({"actor": "xx:rebels"}, ["early", "sea", "late", "undated"]),
        ({"actor": "rebels"}, ["early", "sea", "late"]),
        ({"outlet": "evening"}, ["early"]),
        ({"language": "es"}, ["late"]),
        ({"text": "captured saraqib"}, ["early"]),
        ({"box": {"south": 35, "north": 37, "west": 36, "east": 38}}, ["early", "late"]),
        ({"box": {"south": -20, "north": 0, "west": 170, "east": -170}}, ["sea"]),
        ({"near": {"latitude": 36, "longitude": 37, "radius_km": 25}}, ["early"]),
    ],
    ids=str,
)
def test_filters_find_incidents(filled: Store, wanted: dict[str, object], names: list[str]) -> None:
    assert found(filled, **wanted) == names
    asked = IncidentFilter.model_validate(wanted)
    assert filled.count_incidents(asked) >= len(names)
    assert filled.gathered(asked).incidents == filled.count_incidents(asked)


def test_a_map_and_a_timeline_show_the_same_incidents_as_a_list(filled: Store) -> None:
    gathered = filled.gathered()
    spots = {spot.place_name: spot for spot in gathered.spots(groups={"war": [EventType.CLASH]})}
    points = {one.place_name: one for one in filled.markers()}
    assert {name: (s.latitude, s.longitude, s.id) for name, s in spots.items()} == {
        name: (p.latitude, p.longitude, p.id) for name, p in points.items()
    }
    assert (spots["Saraqib"].killed, spots["Aleppo"].groups) == (12, {"war": 1})
    assert (gathered.incidents, gathered.unplaced) == (4, 1)
    assert [(one.day.day, one.incidents) for one in gathered.days()] == [(1, 1), (2, 1), (28, 1)]

    far = gathered.spots(cell=20)
    assert sorted((one.incidents, one.places) for one in far) == [(1, 1), (2, 2)]


def test_what_is_gathered_follows_every_change(store: Store) -> None:
    assert store.gathered().incidents == 0
    fill(store)
    assert store.gathered().incidents == 4
    store.put_incidents([], gone=[INCIDENTS["sea"].id])
    assert store.gathered().incidents == 3


@pytest.mark.parametrize("newest_first", [False, True])
def test_pages_follow_each_other_without_gap_or_repetition(
    filled: Store, newest_first: bool
) -> None:
    wanted = IncidentFilter(limit=1, newest_first=newest_first)
    seen, cursor = [], None
    for _ in range(len(INCIDENTS)):
        page = filled.incidents(wanted, cursor)
        seen += [NAMES[item.incident.id] for item in page.items]
        cursor = page.next

    assert cursor is None
    assert seen == found(filled, newest_first=newest_first)
    assert [NAMES[one.incident.id] for one in filled.every_incident()] == found(filled)


def test_reports_and_articles_are_paged_too(filled: Store) -> None:
    first = filled.report_page(EventFilter(limit=3))
    rest = filled.report_page(EventFilter(limit=3), first.next)
    assert [r.title for r in (*first.items, *rest.items)] == [r.title for r in filled.events()]

    page = filled.articles(ArticleFilter(outlet="evening"), limit=1)
    assert [line.title for line in page.items] == ["early again"] and page.next is None
    assert {line.title for line in filled.articles(ArticleFilter(text="saraqib")).items} == {
        "early",
        "early again",
    }
    line = filled.articles().items[0]
    assert (line.reports, line.known_on) == (1, dt.date(2020, 2, 25))
    assert filled.stored_article(line.id).reports[0].article_id == line.id


def test_a_cursor_of_another_list_is_refused(filled: Store) -> None:
    reports = filled.report_page(EventFilter(limit=1)).next
    for wrong in (reports, "nonsense", "e30"):
        with pytest.raises(StoreError, match="not a cursor"):
            filled.incidents(cursor=wrong)


def test_days_are_counted_beforehand_and_stay_in_step(store: Store) -> None:
    fill(store)
    cells = {(one.day, one.admin1, one.event_type): one for one in store.daily()}
    assert len(cells) == 3
    early = cells[dt.date(2020, 2, 1), "Idlib", EventType.CAPTURE]
    assert (early.incidents, early.killed_low, early.killed_high) == (1, 12, 12)

    moved = INCIDENTS["early"].model_copy(update={"event_type": EventType.CLASH})
    store.put_incidents([moved], gone=[INCIDENTS["sea"].id])

    assert [(one.day.day, one.event_type) for one in store.daily()] == [
        (1, EventType.CLASH),
        (28, EventType.CLASH),
    ]
    assert store.daily(first_day=dt.date(2020, 2, 2), admin1="Idlib") == ()


def test_an_incident_over_a_month_is_on_no_days_count(store: Store) -> None:
    add(store, EARLY)
    assert EARLY.reports[0].time
    month = EARLY.reports[0].time.model_copy(update={"latest": dt.date(2020, 2, 29)})
    store.put_incidents([incident_of(EARLY, time=month)])

    assert store.daily() == ()


def test_putting_the_same_incidents_again_changes_nothing(store: Store) -> None:
    fill(store)
    assert store.put_incidents(tuple(INCIDENTS.values())) == 0


def test_former_ids_lead_to_what_became_of_them(store: Store) -> None:
    fill(store)
    joined = incident_of(EARLY, EARLY_AGAIN, SEA)
    gone = [INCIDENTS["early"].id, INCIDENTS["sea"].id]
    merge = change("merged", gone, [joined.id])
    store.put_incidents([joined], gone=gone, changes=[merge])

    detail = store.incident(INCIDENTS["sea"].id)
    assert detail.stored.incident == joined
    assert detail.changes == (merge,)

    parts = [incident_of(EARLY, id="p1"), incident_of(EARLY_AGAIN, SEA, id="p2")]
    store.put_incidents(
        parts, gone=[joined.id], changes=[change("split", [joined.id], ["p1", "p2"])]
    )
    with pytest.raises(StoreError, match=r"split into p1, p2"):
        store.incident(INCIDENTS["sea"].id)


def change(kind: str, before: list[str], after: list[str]) -> IncidentChange:
    return IncidentChange.model_validate(
        {"kind": kind, "incident_ids": before, "into_ids": after, "reasons": ["for the test"]}
    )


def test_an_incident_that_is_not_there_is_refused(filled: Store) -> None:
    with pytest.raises(StoreError, match="no incident begins so"):
        filled.incident("zz")
    with pytest.raises(StoreError, match="more than one"):
        filled.incident("")


def test_points_places_actors_and_search(filled: Store) -> None:
    points = filled.markers()
    assert [NAMES[one.id] for one in points] == ["early", "sea", "late"]
    assert points[0].killed_best == 12

    assert [place.name for place in filled.named_places()] == ["Aleppo", "Saraqib", "Suva"]
    assert [place.name for place in filled.named_places("idlib")] == ["Saraqib"]
    (rebels,) = filled.named_actors()
    assert (rebels.name, rebels.actor_id, rebels.incidents) == ("Rebels", "xx:rebels", 4)

    hits = filled.search("saraqib")
    assert [NAMES[one.incident.id] for one in hits.incidents] == ["early"]
    assert [place.name for place in hits.places] == ["Saraqib"]
    assert len(hits.articles) == 2 and hits.actors == ()


def test_an_actor_and_a_place_are_told_with_what_the_incidents_say_of_them(filled: Store) -> None:
    rebels = filled.actor_profile("xx:rebels")
    assert rebels is not None
    assert (rebels.names[0], rebels.roles) == ("Rebels", {"actor": 4})
    assert [place.name for place in rebels.places] == ["Aleppo", "Saraqib", "Suva"]
    assert filled.actor_profile("xx:nobody") is None

    saraqib = next(p for p in filled.named_places() if p.name == "Saraqib")
    assert saraqib.geonames_id
    profile = filled.place_profile(saraqib.geonames_id)
    assert profile is not None
    assert profile.place == saraqib
    assert [(one.actor_id, one.relation) for one in profile.actors] == [("xx:rebels", "actor")]
    assert found(filled, geonames_id=saraqib.geonames_id) == ["early"]
    assert filled.place_profile(-1) is None


def test_a_page_read_anew_keeps_its_incident(store: Store) -> None:
    fill(store)
    newer = told(title="late", sentence="Rebels fought near Aleppo, the monitor said.", place="Aleppo",
                 day=dt.date(2020, 2, 28), outlet="Diario de la Mañana", language="es",
                 event_type=EventType.ADVANCE, status=Status.DENIED)  # fmt: skip
    same_id = newer.reports[0].model_copy(update={"id": LATE.reports[0].id})
    add(store, newer.model_copy(update={"reports": (same_id,)}))

    assert store.incident_id_of(LATE.reports[0].id) == INCIDENTS["late"].id


def test_incident_ids_in_this_file_are_what_the_names_say() -> None:
    assert len(NAMES) == len(INCIDENTS)
    assert all(isinstance(one, Incident) for one in INCIDENTS.values())


LATER = told(title="later", day=dt.date(2020, 2, 1), outlet="Late Post", killed="40 people",
             sentence="Rebels captured Saraqib and killed 40 people, the monitor said.")  # fmt: skip
LATER = LATER.model_copy(
    update={"article": LATER.article.model_copy(update={"published": dt.date(2020, 3, 9)})}
)


def test_a_question_as_known_before_a_page_does_not_hear_of_it(store: Store) -> None:
    add(store, EARLY, LATER)
    store.put_incidents([incident_of(EARLY, LATER)])
    before, after = dt.date(2020, 3, 1), dt.date(2020, 3, 9)

    (now,) = store.incidents().items
    (then,) = store.incidents(IncidentFilter(as_known=before)).items
    (late,) = store.incidents(IncidentFilter(as_known=after)).items
    assert now == late
    assert then.incident.id == now.incident.id
    assert then.incident.report_ids == (EARLY.reports[0].id,)
    assert (then.incident.counts["killed"].high, then.last_known) == (12, before)
    assert len(store.incident(now.incident.id, before).reports) == 1
    assert store.incidents(IncidentFilter(as_known=dt.date(2020, 2, 24))).items == ()
    with pytest.raises(StoreError, match="not known yet"):
        store.incident(now.incident.id, dt.date(2020, 2, 24))


def test_a_store_says_who_holds_a_town_as_known_on_a_day(store: Store) -> None:
    fill(store)
    day = dt.date(2020, 2, 10)

    (suva, saraqib) = sorted(store.state_on(day).control, key=lambda c: c.place.name == "Saraqib")
    assert (saraqib.status, saraqib.incident_ids) == ("held", (INCIDENTS["early"].id,))
    assert suva.place.name == "Suva"
    assert store.state_on(day, place="idlib").control == (saraqib,)
    assert store.state_on(day, as_known=dt.date(2020, 2, 24)).control == ()
    assert {spell.control.place.name for spell in store.control_over_time()} == {"Saraqib", "Suva"}

    store.judge_not_an_event([EARLY.reports[0].id, EARLY_AGAIN.reports[0].id], by="ana")
    assert store.state_on(day, place="idlib").control == ()
