"""Exports of a store: which incidents, as known when, whole files, and documentation that leaves nothing out."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.errors import ConfigError
from dateline.exports import FORMATS, acled, columns, exported, hxl, ucdp
from dateline.records import EventType, Status
from dateline.storage import IncidentFilter, Store, open_store
from tests.support.readings import told

DOCS = (Path(__file__).parents[3] / "docs" / "exports.md").read_text("utf8")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.db") as opened:
        run = opened.begin_run("test")
        opened.add(told(), run)
        opened.add(
            told(
                "Jets bombed Aleppo, killing 14 people.",
                place="Aleppo",
                source=None,
                actor="Jets",
                event_type=EventType.AIR_STRIKE,
                killed="14 people",
            ),
            run,
        )
        opened.add(
            told(
                "The army denied shelling Suva today.",
                place="Suva",
                source=None,
                actor="army",
                event_type=EventType.SHELLING,
                status=Status.DENIED,
            ),
            run,
        )
        opened.link()
        yield opened


def names(store: Store, wanted: IncidentFilter) -> list[str]:
    collection = json.loads(b"".join(exported(store, "geojson", wanted)))
    return sorted(one["properties"]["place"] for one in collection["features"])


def test_only_what_happened_unless_another_status_is_asked_for(store: Store) -> None:
    assert names(store, IncidentFilter()) == ["Aleppo", "Saraqib"]
    assert names(store, IncidentFilter(statuses=(Status.DENIED,))) == ["Suva"]


def test_filters_and_limits_hold(store: Store) -> None:
    assert names(store, IncidentFilter(types=(EventType.CAPTURE,))) == ["Saraqib"]
    assert names(store, IncidentFilter(as_known=dt.date(2020, 2, 24))) == []
    assert len(names(store, IncidentFilter(limit=1))) == 1


def test_as_known_on_a_day_only_what_was_published_by_then_counts(store: Store) -> None:
    page = told("Rebels captured Saraqib, killing 40 people.", source=None, killed="40 people")
    article = page.article.model_copy(
        update={"published": dt.date(2020, 3, 3), "outlet": "Later Post"}
    )
    store.add(page.model_copy(update={"article": article}), store.begin_run("test"))
    store.link()

    def saraqib(**wanted: Any) -> Any:
        made = exported(store, "geojson", IncidentFilter(place="Saraqib", **wanted))
        ((one),) = json.loads(b"".join(made))["features"]
        return one["properties"]

    assert (saraqib()["killed_best"], saraqib()["last_known"]) == (40, "2020-03-03")
    then = saraqib(as_known=dt.date(2020, 2, 28))
    assert (then["killed_best"], then["outlets"]) == (None, ["Morning Post"])


@pytest.mark.parametrize("name", [one.name for one in FORMATS.values() if one.is_events])
def test_what_did_not_happen_is_refused_where_every_row_is_an_event(
    store: Store, name: str
) -> None:
    with pytest.raises(ConfigError, match="allowed: happened, ongoing"):
        exported(store, name, IncidentFilter(statuses=(Status.HAPPENED, Status.DENIED)))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_of_every_incident_and_of_none(
    store: Store, name: str, tmp_path: Path
) -> None:
    tally = dateline.export(store, name, tmp_path / "out")
    assert tally.written + sum(tally.left_out.values()) == 2
    assert (tmp_path / "out").stat().st_size > 0
    empty = dateline.export(store, name, tmp_path / "none", IncidentFilter(place="Nowhere"))
    assert empty.written == 0
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_the_file_that_was_there_stays_when_the_export_fails(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.csv"
    path.write_text("older")
    monkeypatch.setattr(acled, "told", lambda stored: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        dateline.export(store, "acled", path)
    assert path.read_text() == "older"
    assert list(tmp_path.glob("*.part")) == []


def test_every_format_and_column_is_documented() -> None:
    assert [name for name in FORMATS if f"`{name}`" not in DOCS] == []
    named = {*acled.COLUMNS, *acled.OURS, *ucdp.COLUMNS, *ucdp.OURS, *columns.COLUMNS}
    grouped = (*columns.COUNTED, "_dset_id", "_new_id")
    missing = {
        column
        for column in named
        if f"`{column}`" not in DOCS and not any(group in column for group in grouped)
    }
    assert missing == set()
    stems = {tag.split("+min")[0].split("+max")[0] for tag in hxl.TAGS.values()}
    said = {"#affected+injured", "#affected+displaced"}
    assert {tag for tag in stems if f"`{tag}`" not in DOCS} <= said
