"""Exports through the API: the same files as from the command line, sent as they are made, and offered on the page."""

import csv
import io
import json

import pandas as pd
import pytest
from starlette.testclient import TestClient

from dateline.exports import FORMATS, export
from dateline.storage import IncidentFilter, Store
from dateline.web.interface import LANGUAGES


@pytest.fixture
def linked(store: Store) -> Store:
    store.link()
    return store


@pytest.mark.parametrize("name", FORMATS)
def test_the_file_is_that_of_the_command_line(client: TestClient, linked: Store, name: str) -> None:
    answer = client.get(f"/api/export/{name}?order=oldest")
    whole = io.BytesIO()
    export(linked, name, whole)
    assert answer.status_code == 200
    assert answer.content == whole.getvalue()
    assert answer.headers["content-type"] == FORMATS[name].media_type
    suffix = FORMATS[name].suffix
    assert (
        answer.headers["content-disposition"] == f'attachment; filename="dateline-{name}.{suffix}"'
    )
    assert "content-length" not in answer.headers, "sent as it is made"


def test_filters_are_those_of_the_page(client: TestClient, linked: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/api/export/acled?place=Aleppo").text)))
    assert [row["location"] for row in rows] == ["Aleppo"]
    early = client.get("/api/export/geojson?known=2020-02-01").json()
    assert early["features"] == []
    boxed = client.get("/api/export/geojson?box=36,37,37,38").json()
    assert [one["properties"]["place"] for one in boxed["features"]] == ["Aleppo"]


def test_parquet_arrives_whole(client: TestClient, linked: Store) -> None:
    frame = pd.read_parquet(io.BytesIO(client.get("/api/export/parquet").content))
    assert sorted(frame["place"]) == ["Aleppo", "Saraqib"]
    assert len(frame) == linked.count_incidents(IncidentFilter())


@pytest.mark.parametrize(
    ("address", "status"), [("excel", 404), ("acled?status=denied", 422), ("acled?from=soon", 422)]
)
def test_what_cannot_be_exported_is_said(
    client: TestClient, linked: Store, address: str, status: int
) -> None:
    answer = client.get(f"/api/export/{address}")
    assert answer.status_code == status
    assert json.loads(answer.content)["detail"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", ["/", "/incidents", "/incidents/rows"])
def test_the_page_offers_every_format_of_the_selection_shown(
    client: TestClient, linked: Store, view: str, language: str
) -> None:
    shown = client.get(f"{view}?lang={language}&place=Aleppo").text
    for name in FORMATS:
        assert f'href="/api/export/{name}?place=Aleppo"' in shown


def test_formats_of_events_are_not_offered_for_what_did_not_happen(
    client: TestClient, linked: Store
) -> None:
    shown = client.get("/incidents?status=happened&status=denied").text
    assert 'href="/api/export/geojson?status=happened&amp;status=denied"' in shown
    assert "/api/export/acled" not in shown
