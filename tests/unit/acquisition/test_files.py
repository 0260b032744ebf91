import datetime as dt
from pathlib import Path

import pytest

from dateline.acquisition.files import page_from
from dateline.errors import SourceError


def test_a_path_is_read_and_a_text_is_the_content_itself(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes("Köln".encode())

    assert page_from(file).content == "Köln".encode()
    assert page_from(str(file)).content == str(file)


def test_days_and_languages_come_in_several_forms() -> None:
    page = page_from("words", published="2021-03-04T10:00:00Z", language="pt_BR")

    assert (page.published, page.language) == (dt.date(2021, 3, 4), "pt")
    assert page_from("words", published=dt.datetime(2021, 3, 4, 10)).published == dt.date(
        2021, 3, 4
    )
    assert page_from("words", published="", language="").published is None


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r'missing.html" cannot be read: no such file'):
        page_from(tmp_path / "missing.html")


def test_a_folder_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        page_from(tmp_path)


def test_a_day_that_is_none_is_said_with_the_form_wanted() -> None:
    with pytest.raises(
        SourceError, match=r'published: "4 March" is not a day\n  allowed: YYYY-MM-DD'
    ):
        page_from("words", published="4 March")
