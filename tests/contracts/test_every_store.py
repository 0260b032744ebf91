"""What every store must do: one suite, run on SQLite and on a real PostgreSQL server."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import HealthCheck, given, settings

from dateline.errors import SourceError, StoreError
from dateline.records import EventType, Reading, SetAside, Status
from dateline.storage import Addition, ArticleFilter, EventFilter, Store, open_store
from dateline.storage.tables import HEAD, metadata
from tests.support.readings import told
from tests.support.strategies import readings

SHARED_STORE = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def add(store: Store, *pages: Reading) -> None:
    run = store.begin_run("test")
    for page in pages:
        store.add(page, run, source=f"{page.article.title}.html")


def found(store: Store, **wanted: object) -> list[str]:
    return [event.title or "" for event in store.events(EventFilter.model_validate(wanted))]


@SHARED_STORE
@given(readings)
def test_a_reading_comes_back_exactly_as_it_went_in(store: Store, reading: Reading) -> None:
    add(store, reading)

    assert store.reading(reading.article.id) == reading
    assert store.article(reading.article.id) == reading.article


@SHARED_STORE
@given(readings)
def test_adding_the_same_reading_twice_changes_nothing(store: Store, reading: Reading) -> None:
    add(store, reading)
    before = contents(store)

    again = store.add(reading, store.begin_run("test"))

    assert not again
    assert contents(store) == before


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row but those of the runs."""
    with store._engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr)
            for table in metadata.sorted_tables
            if table.name != "runs"
        }


def test_a_newer_coder_replaces_what_the_older_one_said(store: Store) -> None:
    older, newer = told(coder="rules 1"), told(coder="rules 2", event_type=EventType.ADVANCE)
    add(store, older)

    outcome = store.add(newer, store.begin_run("test"))

    assert outcome is Addition.REPLACED
    assert [event.report for event in store.events()] == list(newer.reports)
    assert found(store, types=["capture"]) == []
    assert found(store, text="captured Saraqib") == ["Town falls"]
    assert len(contents(store)["set_aside"]) == 1


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        ({}, ["early", "sea", "late", "undated"]),
        ({"types": ["clash"]}, ["late"]),
        ({"types": ["clash", "capture"], "statuses": ["denied"]}, ["late"]),
        ({"statuses": ["happened"]}, ["early", "sea", "undated"]),
        ({"place": "saraqib"}, ["early"]),
        ({"place": "IDLIB"}, ["early"]),
        ({"place": "Sara"}, []),
        ({"place": "?!"}, []),
        ({"first_day": "2020-02-02"}, ["sea", "late"]),
        ({"last_day": "2020-02-01"}, ["early"]),
        ({"first_day": "2020-02-01", "last_day": "2020-02-01"}, ["early"]),
        ({"actor": "the rebels"}, []),
        ({"actor": "rebels"}, ["early", "sea", "late"]),
        ({"actor": "xx:rebels", "outlet": "morning"}, ["early", "sea", "undated"]),
        ({"actor": "the monitor"}, []),
        ({"outlet": "mañana"}, ["late"]),
        ({"outlet": "manana"}, ["late"]),
        ({"language": "es"}, ["late"]),
        ({"text": "SARAQIB rebels"}, ["early"]),
        ({"text": "early"}, ["early"]),
        ({"text": 'saraqib" OR "suva'}, []),
        ({"text": "*"}, []),
        ({"background": True}, []),
        ({"limit": 2}, ["early", "sea"]),
        ({"near": {"latitude": 36, "longitude": 37, "radius_km": 30}}, ["early", "late"]),
        ({"near": {"latitude": 36, "longitude": 37, "radius_km": 25}}, ["early"]),
        ({"near": {"latitude": -16, "longitude": -179, "radius_km": 400}}, ["sea"]),
        (
            {"near": {"latitude": -16, "longitude": -179, "radius_km": 30000}},
            ["early", "sea", "late"],
        ),
    ],
    ids=str,
)
def test_filters_find_what_a_reader_means(
    filled: Store, wanted: dict[str, object], titles: list[str]
) -> None:
    assert found(filled, **wanted) == titles
    assert filled.count(EventFilter.model_validate({**wanted, "limit": None})) >= len(titles)


@pytest.fixture(scope="module")
def filled(new_address: Callable[[], str]) -> Iterator[Store]:
    """Four pages, only to be looked at."""
    with open_store(new_address()) as store:
        fill(store)
        yield store


def fill(store: Store) -> None:
    add(
        store,
        told(title="late", sentence="Rebels fought near Aleppo, the monitor said.", place="Aleppo",
             day=dt.date(2020, 2, 28), outlet="Diario de la Mañana", language="es",
             event_type=EventType.CLASH, status=Status.DENIED),
        told(title="early", day=dt.date(2020, 2, 1)),
        told(title="sea", sentence="Rebels took Suva, the monitor said.", place="Suva",
             day=dt.date(2020, 2, 2)),
        told(title="undated", sentence="Troops left the town, the monitor said.", place=None,
             day=None, actor="Troops"),
    )  # fmt: skip


@pytest.mark.parametrize(
    "asked",
    ["ma'arrat al-nu'man", "Maʿarrat al-Nuʿmān", "Ma’arrat al Numan", "MAARRAT NUMAN"],
)
def test_text_is_found_however_it_is_spelt(store: Store, asked: str) -> None:
    add(store, told("Rebels left Maʿarrat al-Nuʿmān, the monitor said.", place=None))

    assert found(store, text=asked) == ["Town falls"]


def test_spelling_with_accents_or_hamza_never_hides_a_report(store: Store) -> None:
    add(
        store,
        told(
            "استعاد الجيش بلدة سراقب، وفق الإعلام",
            title="a",
            actor="الجيش",
            source=None,
            place=None,
        ),
        told("El Ejército tomó Saraqib", title="b", actor="El", source=None, place=None),
    )

    assert found(store, text="ejercito TOMO") == ["b"]
    assert found(store, text="الاعلام") == ["a"]


def test_a_report_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    page = told()
    add(store, page)
    wanted = page.reports[0].id

    assert store.report(wanted).report.id == store.report(wanted[:6]).report.id == wanted


def test_a_beginning_that_fits_two_reports_or_none_is_refused(filled: Store) -> None:
    with pytest.raises(StoreError, match="more than one report"):
        filled.report("")
    with pytest.raises(StoreError, match="no report begins so"):
        filled.report("%")


def test_what_cannot_be_read_is_noted_once_and_forgotten_when_it_can(store: Store) -> None:
    run = store.begin_run("test")
    reason = SetAside(stage="acquisition", reason="too large")

    assert store.add_set_aside("big.html", reason, run)
    assert not store.add_set_aside("big.html", reason, run)
    assert store.add_set_aside("big.html", SetAside(stage="acquisition", reason="not text"), run)
    assert [(page.source, page.set_aside.reason) for page in store.unread()] == [
        ("big.html", "not text")
    ]

    store.add(told(), run, source="big.html")
    assert store.unread() == ()


def test_a_text_that_no_database_keeps_is_refused_with_its_reason(store: Store) -> None:
    page = told()
    broken = page.article.model_copy(update={"text": "a\0b"})

    with pytest.raises(SourceError, match="encoding"):
        store.add(page.model_copy(update={"article": broken}), store.begin_run("test"))
    assert store.article_ids() == ()


def test_coverage_says_what_was_read_and_what_was_declined(store: Store) -> None:
    fill(store)
    empty = SetAside(stage="acquisition", reason="empty")
    store.add_set_aside("x.html", empty, store.begin_run("test"))

    coverage = store.coverage()

    assert (coverage.articles, coverage.reports, coverage.unread_pages) == (4, 4, 1)
    assert [(one.outlet, one.articles, one.days) for one in coverage.outlets] == [
        ("Morning Post", 3, 1),
        ("Diario de la Mañana", 1, 1),
    ]
    assert coverage.outlets[0].first_day == dt.date(2020, 2, 25)
    assert [(one.reason, one.count) for one in coverage.set_aside] == [
        ("no actor", 4),
        ("empty", 1),
    ]


def test_days_on_which_nobody_was_read_are_no_days_of_peace(store: Store) -> None:
    def published(day: int, page: Reading) -> Reading:
        article = page.article.model_copy(update={"published": dt.date(2020, 3, day)})
        return page.model_copy(update={"article": article})

    quiet = told("Nothing happened today.", place=None, source=None, actor="Nothing")
    later = told(
        "Rebels captured Aleppo on Thursday.",
        place="Aleppo",
        source=None,
        day=dt.date(2020, 3, 5),
        language="es",
        outlet="El Faro",
    )
    add(
        store,
        published(1, told()),
        published(4, quiet.model_copy(update={"reports": ()})),
        published(6, later),
    )

    coverage = store.coverage()

    assert [(day.day.day, day.silence) for day in coverage.days] == [
        (1, "told"),
        (2, "not read"),
        (3, "not read"),
        (4, "nothing found"),
        (5, "not read"),
        (6, "told"),
    ]
    assert [(s.first_day.day, s.last_day.day, s.days) for s in coverage.not_read] == [
        (2, 3, 2),
        (5, 5, 1),
    ]
    assert [day.events for day in coverage.days] == [0, 0, 0, 0, 1, 0]
    assert [(s.first_day.day, s.days) for s in coverage.nothing_found] == [(4, 1)]
    assert [(one.language, one.articles) for one in coverage.languages] == [("en", 2), ("es", 1)]

    there = store.coverage(place="Aleppo")
    assert (there.articles, there.reports) == (3, 1)
    assert [(s.first_day.day, s.days) for s in there.nothing_found] == [(1, 1), (4, 1)]
    assert there.not_read == coverage.not_read

    part = store.coverage(ArticleFilter(outlet="faro"))
    assert (part.articles, part.reports, len(part.days), part.unread_pages) == (1, 1, 1, 0)
    early = store.coverage(ArticleFilter(last_day=dt.date(2020, 3, 4)))
    assert (early.articles, early.reports, early.days[-1].silence) == (2, 1, "nothing found")


def test_coverage_counts_provinces_by_the_pages_that_tell_of_them(store: Store) -> None:
    run = store.begin_run("test")
    for outlet in ("One", "Two"):
        page = told(title=outlet, outlet=outlet)
        (report,) = page.reports
        assert report.place
        placed = report.place.model_copy(update={"country": "SY"})
        reports = (report.model_copy(update={"place": placed}),)
        store.add(page.model_copy(update={"reports": reports}), run)

    (province,) = store.coverage().provinces
    assert (province.country, province.admin1) == ("SY", "Idlib")
    assert (province.articles, province.reports, province.outlets, province.days) == (2, 2, 2, 1)


def test_a_run_keeps_its_settings_versions_and_counts(store: Store) -> None:
    run = store.begin_run("ingest", {"workers": 2})
    store.finish_run(run, {"added": 3})
    store.begin_run("ingest")

    finished, killed = store.runs()
    assert (finished.settings, finished.counts) == ({"workers": 2}, {"added": 3})
    assert finished.finished_at is not None and finished.versions["tables"] == HEAD
    assert killed.finished_at is None


def test_reading_goes_on_while_a_page_is_being_added(store: Store) -> None:
    fill(store)
    reader = store.events()
    first = next(reader)

    add(store, told(title="new", sentence="Rebels left Saraqib, the monitor said."))

    assert [first.title, *(event.title for event in reader)] == ["early", "sea", "late", "undated"]
    assert len(found(store)) == 5


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
def test_the_migrations_make_the_tables_that_the_code_expects(store: Store) -> None:
    def is_ours(thing: object, name: str | None, kind: str, *_more: object) -> bool:
        return kind != "table" or name in metadata.tables

    with store._engine.connect() as connection:
        options = {"include_object": is_ours, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        differences = compare_metadata(context, metadata)

    assert [one for one in differences if "_search" not in repr(one)] == []


def test_a_store_of_a_newer_version_is_left_alone_with_advice(own_address: str) -> None:
    with open_store(own_address) as store, store._engine.begin() as connection:
        connection.execute(sa.text("UPDATE schema_version SET version_num = '9999'"))

    with pytest.raises(StoreError, match=r"newer Dateline.*\n.*upgrade"):
        open_store(own_address)


def test_tables_of_something_else_are_never_touched(own_address: str) -> None:
    with open_store(own_address) as store, store._engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE schema_version"))

    with pytest.raises(StoreError, match="something else"):
        open_store(own_address)
