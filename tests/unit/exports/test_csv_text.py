"""Cells come back as they were, and none of them is run by a spreadsheet."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.exports.csv_text import cell, csv_chunks

WRITTEN = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1)


def read_back(text: str) -> str:
    content = b"".join(csv_chunks(["name", "number"], [{"name": text, "number": -3.5}]))
    found = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)
    assert found["number"][0] == "-3.5"
    return str(found["name"][0])


@pytest.mark.parametrize(
    "text",
    ["هيئة تحرير الشام", 'the "Tiger" Forces, 25th Division', "M23; AFC", "Operación «Libertad»", "l'armée"],
)  # fmt: skip
def test_names_come_back_as_they_were(text: str) -> None:
    assert read_back(text) == text


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://example.org")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\u200f=1", "＝1"]
)  # fmt: skip
def test_a_text_that_a_spreadsheet_would_run_is_made_plain(text: str) -> None:
    assert read_back(text).startswith("'")
    assert text.strip() in read_back(text)


@given(WRITTEN)
def test_any_text_is_one_cell_of_one_line(text: str) -> None:
    content = b"".join(csv_chunks(["a", "b"], [{"a": text, "b": text}])).decode()
    rows = list(csv.reader(io.StringIO(content, newline="")))
    assert rows[1] in ([text, text], [f"'{text}", f"'{text}"])
    assert len(content.splitlines()) >= 2


def test_lines_blanks_and_nothing() -> None:
    assert cell("two\nlines\r\nof  it") == "two lines of it"
    assert (cell(None), cell(True), cell(["a", "b"])) == ("", "true", "a; b")
