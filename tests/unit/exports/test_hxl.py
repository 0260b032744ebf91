"""The hashtags are HXL's, and libhxl reads the table under them."""

import csv
import io
import re
from pathlib import Path

import pytest

from dateline.exports.hxl import TAGS
from tests.support.exported import ARMY, RSF, left_out, told, written

TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")
CORE = {"#event", "#date", "#country", "#adm1", "#loc", "#geo", "#affected", "#meta"}
"""Those of the dictionary 1.1 that are used."""
FOUND = [
    told("clash", actors=[RSF], recipients=[ARMY], killed=12, outlet='"Al-Rakoba", الراكوبة'),
    told("attack", where=None, day=None),
]


def test_the_tags_are_of_the_dictionary_or_extensions() -> None:
    assert [tag for tag in TAGS.values() if not TAG.fullmatch(tag)] == []
    tags = {tag.partition("+")[0] for tag in TAGS.values()}
    assert {tag for tag in tags if not tag.startswith("#x_")} == CORE
    assert len(set(TAGS.values())) == len(TAGS)


def test_the_tags_stand_under_the_headings() -> None:
    rows = list(csv.reader(io.StringIO(written("hxl", FOUND)[0].decode(), newline="")))
    assert rows[:2] == [list(TAGS), list(TAGS.values())]
    assert len(rows) == 2 + len(FOUND)


def test_libhxl_finds_values_by_their_tags(tmp_path: Path) -> None:
    hxl = pytest.importorskip("hxl", reason="run: make field")
    path = tmp_path / "out.csv"
    path.write_bytes(written("hxl", FOUND)[0])
    with hxl.data(str(path), hxl.InputOptions(allow_local=True)) as data:
        assert data.tags[0] == "#event"
        rows = list(data)
    first = rows[0]
    assert first.get("#affected+killed+min") == "12"
    assert first.get("#country+code+v_iso3") == "SDN"
    assert first.get("#x_actor+name") == "Rapid Support Forces"
    assert first.get("#meta+publisher") == '"Al-Rakoba", الراكوبة'
    assert not rows[1].get("#geo+lat")


def test_libhxl_has_nothing_against_the_types_of_the_values(tmp_path: Path) -> None:
    hxl = pytest.importorskip("hxl", reason="run: make field")
    path = tmp_path / "out.csv"
    path.write_bytes(written("hxl", FOUND)[0])
    mistakes: list[str] = []
    with hxl.data(str(path), hxl.InputOptions(allow_local=True)) as data:
        schema = hxl.schema(callback=lambda mistake: mistakes.append(mistake.message))
        assert schema.validate(data), mistakes


def test_history_is_left_out_since_people_add_the_figures_up() -> None:
    assert left_out("hxl", told("attack", background=True)) == {
        "told only as history or as the total of a campaign": 1
    }
