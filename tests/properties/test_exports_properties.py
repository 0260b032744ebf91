"""Whatever an incident holds, every format either has a row for it or counts it, and its file can be read."""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.exports.columns import BOUNDS
from dateline.exports.formats import FORMATS
from dateline.exports.selection import Tally
from dateline.incidents import Telling
from dateline.linking.assembly import incident
from dateline.records import EventPlace, EventTime, EventType
from dateline.storage.incident_records import StoredIncident
from tests.support.exported import told
from tests.support.strategies import counts, event_places, few, maybe_words, parties, reports

CODES = frozenset(
    "time_precision geo_precision where_prec date_prec event_clarity type_of_violence".split()
)
VIOLENT = [EventType.CLASH, EventType.ATTACK, EventType.AIR_STRIKE, EventType.SHELLING]
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))


@st.composite
def days(draw: st.DrawFn) -> EventTime:
    """Mostly a day or a few; now and then long, or open at an end."""
    first, length = draw(DAYS), draw(st.sampled_from([0, 0, 0, 3, 20, 200, 5000]))
    ends = {"earliest": first, "latest": first + dt.timedelta(days=length)}
    if draw(st.integers(0, 5)) == 0:
        ends[draw(st.sampled_from(["earliest", "latest"]))] = None  # type: ignore[assignment]
    return EventTime(start=0, end=0, text="", **ends)


@st.composite
def places(draw: st.DrawFn) -> EventPlace:
    """Any place on the globe; one in eight was not found."""
    unknown = draw(st.integers(0, 7)) == 0
    point = {
        "latitude": None if unknown else draw(st.floats(-90, 90)),
        "longitude": None if unknown else draw(st.floats(-180, 180)),
        "uncertainty_km": draw(st.floats(0, 20_000)),
        "country": draw(st.none() | st.sampled_from(["SY", "XK", "ZZ", ""])),
    }
    return draw(event_places).model_copy(update=point)


@st.composite
def incidents(draw: st.DrawFn) -> StoredIncident:
    """Of any words, parties and figures; violent and lethal often enough to be written everywhere."""
    kind = draw(st.sampled_from(EventType) | st.sampled_from(VIOLENT))
    tellings = [
        Telling(
            report=draw(reports).model_copy(
                update={
                    "id": f"{number:016x}",
                    "event_type": kind,
                    "place": draw(places()),
                    "time": draw(days()),
                    "background": draw(st.integers(0, 5)) == 0,
                    "counts": draw(st.just({}) | st.builds(dict, killed=counts)),
                    "actors": draw(few(parties)),
                }
            ),
            article_id="a",
            outlet=draw(maybe_words),
            language=draw(maybe_words),
        )
        for number in range(draw(st.integers(1, 3)))
    ]
    name = draw(st.text("0123456789abcdef", min_size=16, max_size=16))
    return StoredIncident(
        incident=incident(name, tellings), first_known=draw(DAYS), last_known=draw(DAYS)
    )


def read_back(name: str, content: bytes) -> list[Any]:
    if FORMATS[name].suffix == "parquet":
        return list(pq.read_table(io.BytesIO(content)).to_pylist())
    text = content.decode()
    if name == "geojson":
        return list(json.loads(text)["features"])
    if name in {"plover", "ftm"}:
        return [json.loads(line) for line in text.split("\n") if line]
    rows = list(csv.DictReader(io.StringIO(text, newline=""), restkey="more", restval=None))
    assert not any("more" in row or None in row.values() for row in rows)
    return rows[1:] if name == "hxl" else rows


@settings(max_examples=60, deadline=None)
@given(st.lists(incidents(), max_size=4))
@pytest.mark.parametrize("name", FORMATS)
def test_every_incident_is_written_or_counted_and_comes_back(
    name: str, found: list[StoredIncident]
) -> None:
    tally = Tally()
    rows = read_back(name, b"".join(FORMATS[name].chunks(found, tally)))
    assert tally.written + tally.left_out.total() == len(found)
    if name == "ftm":
        assert sum(row["schema"] == "Event" for row in rows) == tally.written
    else:
        assert len(rows) == tally.written


@settings(max_examples=60, deadline=None)
@given(st.lists(incidents(), max_size=4))
@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_codes_are_in_their_range_and_figures_in_their_order(
    name: str, found: list[StoredIncident]
) -> None:
    before = "fatalities_" if name == "acled" else ""
    for row in read_back(name, b"".join(FORMATS[name].chunks(found, Tally()))):
        assert all(row[code] in "1234567" for code in CODES if code in row)
        low, best, high = (int(row[f"{before}{bound}"]) for bound in BOUNDS)
        assert 0 <= low <= best <= high
        if name == "acled":
            assert 0 <= int(row["fatalities"]) <= high


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_begins_before_the_last_incident_is_known(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.exports.parquet.ROWS_IN_A_GROUP", 100)
    taken = 0
    one = told("attack", killed=3)

    def endless() -> Iterator[StoredIncident]:
        nonlocal taken
        while True:
            taken += 1
            yield one

    def row_for_any(stored: StoredIncident) -> Any:
        return {"id": stored.incident.id}

    monkeypatch.setattr("dateline.exports.ucdp.ucdp_row", row_for_any)
    assert len(list(islice(FORMATS[name].chunks(endless(), Tally()), 3))) == 3
    assert taken < 2000
