"""GeoJSON: the shape says how much is known, and geopandas reads it."""

import io
import itertools
import json
import math
from typing import Any

import geopandas as gpd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.exports.geometry import circle, destination
from dateline.storage.incident_records import StoredIncident
from tests.support.exported import RSF, somewhere, told, written


def features(*found: StoredIncident) -> list[dict[str, Any]]:
    content, _ = written("geojson", found)
    collection = json.loads(content)
    assert collection["type"] == "FeatureCollection"
    return list(collection["features"])


def test_a_town_is_a_point_with_its_uncertainty() -> None:
    (found,) = features(told("attack", killed=3))
    assert found["geometry"] == {"type": "Point", "coordinates": [32.53, 15.55]}
    assert found["properties"]["precision"] == "town"
    assert found["properties"]["uncertainty_km"] == 5
    assert found["properties"]["killed_best"] == 3
    assert found["properties"]["earliest"] == "2024-05-01"


def test_a_province_is_a_circle_and_no_spot() -> None:
    where = somewhere(precision="province", uncertainty_km=120)
    (found,) = features(told("attack", where=where))
    assert found["geometry"]["type"] == "Polygon"
    assert found["properties"]["shape"] == "circle of uncertainty"
    assert [32.53, 15.55] not in found["geometry"]["coordinates"][0]
    assert not {"latitude", "longitude"} & set(found["properties"])


@pytest.mark.parametrize(
    ("where", "precision"),
    [
        (None, None),
        (somewhere(latitude=None, longitude=None), "town"),
        (somewhere(precision="country", uncertainty_km=900), "country"),
    ],
)
def test_what_is_unplaced_or_known_by_its_country_has_no_geometry(
    where: Any, precision: str | None
) -> None:
    (found,) = features(told("attack", where=where))
    assert found["geometry"] is None
    assert found["properties"]["precision"] == precision


def test_geopandas_reads_points_circles_and_nothing() -> None:
    content, _ = written(
        "geojson",
        [
            told("attack", actors=[RSF]),
            told("attack", where=somewhere(precision="province", uncertainty_km=120)),
            told("attack", where=None),
        ],
    )
    frame = gpd.read_file(io.BytesIO(content))
    assert list(frame.geometry.geom_type.dropna()) == ["Point", "Polygon"]
    assert frame.geometry.isna().sum() == 1
    assert frame.crs == "EPSG:4326"
    area = frame.to_crs("ESRI:54034").geometry.area[1] / 1e6
    assert area == pytest.approx(math.pi * 120**2, rel=0.02)


def test_an_empty_selection_is_an_empty_collection() -> None:
    assert features() == []


@given(st.floats(-80, 80), st.floats(-170, 170), st.floats(1, 900))
def test_a_circle_is_a_closed_ring_of_points_that_far_away(
    latitude: float, longitude: float, radius_km: float
) -> None:
    ring = circle(latitude, longitude, radius_km)
    if ring is None:
        edge = math.degrees(radius_km / 6371) / max(math.cos(math.radians(latitude)), 0.01)
        assert abs(latitude) + edge > 80 or abs(longitude) + 2 * edge > 170
        return
    assert ring[0] == ring[-1]
    turns = sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in itertools.pairwise(ring))
    assert turns < 0, "counterclockwise"


def test_a_quarter_of_the_globe_to_the_north_is_the_pole() -> None:
    assert destination(0, 10, 6371.0088 * math.pi / 2, 0)[1] == 90
