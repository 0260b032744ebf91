"""Which files of a folder are pages."""

from pathlib import Path

import pytest

from dateline.acquisition.folders import files_under
from dateline.errors import ConfigError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.html", "a.txt", "deep/er/c.HTM", "style.css", "picture.png", ".hidden.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "folder.html").mkdir()
    return tmp_path


def names(folder: Path, *paths: Path) -> list[str]:
    return [str(page.relative_to(folder)) for page in files_under(paths)]


def test_pages_are_found_by_their_ending_at_any_depth_and_in_order(folder: Path) -> None:
    assert names(folder, folder) == [".hidden.html", "a.txt", "b.html", "deep/er/c.HTM"]


def test_a_file_that_was_named_is_taken_whatever_its_ending_and_once(folder: Path) -> None:
    paths = (folder / "style.css", folder / "b.html", folder / "b.html")

    assert names(folder, *paths) == ["style.css", "b.html"]


def test_what_is_not_there_or_holds_no_page_is_said_at_once(folder: Path) -> None:
    with pytest.raises(ConfigError, match="no such file or folder"):
        files_under([folder / "missing"])
    with pytest.raises(ConfigError, match="no page"):
        files_under([folder / "folder.html"])
