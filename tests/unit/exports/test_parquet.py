"""Parquet as DuckDB and pandas read it, GeoParquet as geopandas does."""

import datetime as dt
import sys
from pathlib import Path

import duckdb
import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pytest

from dateline.errors import ConfigError
from dateline.exports import parquet
from dateline.exports.columns import COLUMNS
from tests.support.exported import ARMY, RSF, somewhere, stored, told, written
from tests.support.reports import telling

FOUND = (
    stored(
        telling("clash", killed=30, outlet="Ân-Nahar", actors=[RSF], recipients=[ARMY]),
        telling("clash", killed=12, outlet="الشرق", language="ar", actors=[RSF], recipients=[ARMY]),
    ),
    told("attack", where=somewhere(precision="province", uncertainty_km=120)),
    told("attack", where=None, day=None),
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "out.parquet"
    path.write_bytes(written("parquet", FOUND)[0])
    return path


def test_duckdb_asks_it_with_types(path: Path) -> None:
    with duckdb.connect() as session:
        rows = session.execute(
            "select earliest, killed_low, killed_high, actors[1], list_contains(outlets, 'الشرق')"
            " from read_parquet(?) where killed_low is not null and earliest >= date '2024-01-01'",
            [str(path)],
        ).fetchall()
    assert rows == [(dt.date(2024, 5, 1), 12, 30, "Rapid Support Forces", True)]


def test_pandas_has_a_row_for_each_with_all_columns(path: Path) -> None:
    frame = pd.read_parquet(path)
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) == len(FOUND)
    assert frame.loc[2, ["place", "earliest", "latitude"]].isna().all()
    assert list(frame.loc[0, "recipient_ids"]) == ["state:SD/military"]
    assert list(frame.loc[0, "disputed"]) == ["killed"]


def test_geopandas_has_the_shapes_and_their_reference_system(tmp_path: Path) -> None:
    path = tmp_path / "out.parquet"
    path.write_bytes(written("geoparquet", FOUND)[0])
    frame = gpd.read_parquet(path)
    assert frame.crs == "OGC:CRS84"
    assert list(frame.geometry.geom_type)[:2] == ["Point", "Polygon"]
    assert (frame.geometry[0].x, frame.geometry[0].y) == (32.53, 15.55)
    assert frame.geometry[1].is_valid
    assert frame.geometry[1].exterior.is_ccw
    assert frame.geometry[2] is None


def test_it_is_written_in_groups_of_rows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(parquet, "ROWS_IN_A_GROUP", 2)
    path = tmp_path / "out.parquet"
    path.write_bytes(written("parquet", FOUND)[0])
    assert pq.ParquetFile(path).num_row_groups == 2
    assert pd.read_parquet(path)["id"].tolist() == [one.incident.id for one in FOUND]


def test_nothing_is_a_table_without_rows(tmp_path: Path) -> None:
    path = tmp_path / "out.parquet"
    path.write_bytes(written("geoparquet", [])[0])
    assert gpd.read_parquet(path).empty


def test_without_pyarrow_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(ConfigError, match=r"pip install 'dateline\[parquet\]'"):
        written("parquet", FOUND)
