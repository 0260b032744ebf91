"""Archives give their pages one by one; what is damaged costs itself, is counted, and stops nothing."""

import gzip
import json
import tracemalloc
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from dateline.acquisition.folders import sources_in, sources_under
from dateline.acquisition.page_source import PageSource
from dateline.records import Page, SetAside
from tests.support.warcs import Answer, packed, page_answer, record

PAGES = [page_answer(number).record() for number in range(6)]


def numbers(sources: Sequence[PageSource]) -> list[str]:
    """The last part of each address; "!" for a loss."""
    return [
        (s.content.url or "").rpartition("/")[2] if isinstance(s.content, Page) else "!"
        for s in sources
    ]


def written(path: Path, content: bytes) -> list[PageSource]:
    path.write_bytes(content)
    return list(sources_in(path))


@pytest.mark.parametrize("ending", ["warc", "warc.gz"])
def test_a_web_archive_gives_its_pages_in_order(tmp_path: Path, ending: str) -> None:
    content = b"".join(packed(*PAGES) if ending.endswith("gz") else PAGES)

    found = written(tmp_path / f"a.{ending}", content)

    assert numbers(found) == list("012345")
    assert len({source.name for source in found}) == 6
    assert isinstance(found[3].content, Page)
    assert "Page 3. The army" in str(found[3].content.content)


@pytest.mark.parametrize("ending", ["warc", "warc.gz"])
def test_a_damaged_record_costs_itself_and_is_counted(tmp_path: Path, ending: str) -> None:
    members = packed(*PAGES) if ending.endswith("gz") else list(PAGES)
    members[2] = b"\xff" * 20 + members[2][20:]
    members[3] = members[3][:3] + b"\xff" * 40 + members[3][43:]

    found = written(tmp_path / f"a.{ending}", b"".join(members))

    losses = [s.content.reason for s in found if isinstance(s.content, SetAside)]
    kept = [number for number in numbers(found) if number != "!"]
    assert kept == ["0", "1", "4", "5"]
    assert len(losses) == 1
    assert "damaged behind byte" in losses[0]


@pytest.mark.parametrize("ending", ["warc", "warc.gz"])
def test_half_an_archive_gives_its_whole_pages_and_says_that_one_is_cut(
    tmp_path: Path, ending: str
) -> None:
    content = b"".join(packed(*PAGES) if ending.endswith("gz") else PAGES)

    found = written(tmp_path / f"a.{ending}", content[: len(content) * 3 // 4])

    assert numbers(found) == [*"0123", "!"]
    assert isinstance(found[-1].content, SetAside)


def test_an_archive_of_nothing_but_noise_is_one_loss(tmp_path: Path) -> None:
    found = written(tmp_path / "a.warc", b"\x00\x01noise" * 1000)

    assert numbers(found) == ["!"]


def test_only_pages_are_taken_from_a_web_archive(tmp_path: Path) -> None:
    robots = ("Content-Type: text/plain",)
    others = (
        Answer(b"\x89PNG", headers=("Content-Type: image/png",)).record(),
        Answer(b"moved", status="301 Moved").record(),
        Answer(b"User-agent: *", "https://news.example/robots.txt", headers=robots).record(),
        record("request", b"GET / HTTP/1.1\r\n\r\n"),
        record("metadata", b"fetchTimeMs: 4"),
    )

    assert numbers(written(tmp_path / "a.warc.gz", b"".join(packed(*others, PAGES[0])))) == ["0"]


def test_wrapped_bodies_are_unwrapped(tmp_path: Path) -> None:
    html = ("Content-Type: text/html; charset=iso-8859-1",)
    chunked = Answer(
        b"7\r\n<p>Ej\xe9r\r\n4\r\ncito\r\n0\r\n\r\n", headers=(*html, "Transfer-Encoding: chunked")
    )
    squeezed = Answer(gzip.compress(b"<p>Army"), headers=(*html, "Content-Encoding: gzip"))

    found = written(tmp_path / "a.warc", chunked.record() + squeezed.record())

    assert [s.content.content for s in found if isinstance(s.content, Page)] == [
        "<p>Ejército",
        "<p>Army",
    ]


def test_a_page_that_unpacks_to_gigabytes_needs_no_gigabytes(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(400_000_000), 1)
    headers = ("Content-Type: text/html", "Content-Encoding: gzip")
    path = tmp_path / "a.warc"
    path.write_bytes(Answer(bomb, headers=headers).record() + PAGES[0])
    del bomb
    tracemalloc.start()

    found = list(sources_in(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert numbers(found)[-1] == "0"
    assert peak < 60_000_000


def test_a_zip_gives_the_pages_in_it_and_names_what_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.html", "<p>One page of the archive.</p>")
        archive.writestr("style.css", "p {}")
        archive.writestr("folder/two.txt", "Another page. " * 50)
    content = bytearray(path.read_bytes())
    at = content.index(b"two.txt") + 20
    content[at : at + 8] = b"\xff" * 8
    path.write_bytes(content)

    first, second = sources_in(path)

    assert first == PageSource(f"{path}/one.html", b"<p>One page of the archive.</p>")
    assert isinstance(second.content, SetAside)
    assert second.name.endswith("folder/two.txt")


def test_a_zip_that_unpacks_without_end_is_left(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(12):
            archive.writestr(f"{number}.html", bytes(12_000_000))

    found = list(sources_in(path))

    assert len(found) < 12
    assert isinstance(found[-1].content, SetAside)
    assert "unpacks to more than" in found[-1].content.reason


def test_what_only_calls_itself_an_archive_is_a_loss_with_a_reason(tmp_path: Path) -> None:
    for name in ("a.zip", "a.wacz"):
        (source,) = written(tmp_path / name, b"no archive")
        assert isinstance(source.content, SetAside)
        assert "cannot be opened" in source.content.reason


def test_a_wacz_gives_the_pages_of_its_web_archives(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", b"".join(packed(*PAGES[:3])))

    assert numbers(list(sources_in(path))) == list("012")


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz"])
def test_articles_as_lines_of_json(tmp_path: Path, ending: str) -> None:
    article = {
        "title": "Army retakes bridge",
        "maintext": "It did so on Thursday.",
        "date_publish": "2021-03-04 10:00:00",
        "url": "https://news.example/1",
        "language": "en-GB",
    }
    lines = "\n".join((json.dumps(article), "", '{"title": "no text"}', "broken {"))
    packed_lines = gzip.compress(lines.encode()) if ending.endswith("gz") else lines.encode()

    first, empty, broken = written(tmp_path / f"a.{ending}", packed_lines)

    assert isinstance(first.content, Page)
    assert first.content.content == "Army retakes bridge\n\nIt did so on Thursday."
    assert (str(first.content.published), first.content.language) == ("2021-03-04", "en")
    assert isinstance(empty.content, SetAside)
    assert isinstance(broken.content, SetAside)
    assert broken.name.endswith("#4")


def test_archives_are_found_in_folders_beside_pages(tmp_path: Path) -> None:
    (tmp_path / "b.warc.gz").write_bytes(b"".join(packed(PAGES[1])))
    (tmp_path / "a.html").write_text("<p>A page of its own.")
    (tmp_path / "c.css").write_text("p {}")

    names = [source.name for source in sources_under([tmp_path])]

    assert names == [str(tmp_path / "a.html"), f"{tmp_path / 'b.warc.gz'}@0"]
