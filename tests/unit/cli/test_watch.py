"""`watch` and `fetch` against a site on this machine, which has to be allowed by name."""

from pathlib import Path

import pytest

from dateline.engines import local
from dateline.storage import open_store
from tests.unit.cli.conftest import Run
from tests.unit.watching.conftest import Site, only_clean, site

__all__ = ["site"]
HERE = ("--allow", "127.0.0.0/8")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the fixtures of the folder, which read in their own way."""
    monkeypatch.setattr(local, "warm_up", lambda: None)


def listed(site: Site, tmp_path: Path) -> Path:
    path = tmp_path / "feeds.opml"
    feeds = "".join(
        f'<outline title="River Post" xmlUrl="{site.root}/{name}"/>' for name in ("feed", "gone")
    )
    path.write_text(f"<opml><body>{feeds}</body></opml>")
    return path


def test_one_round_reads_what_is_new_and_shows_what_fails(
    run: Run, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "read_source", only_clean)
    site.announced = ["/page/1"]
    options = ("--db", "w.db", "--once", "--pause", 0, *HERE)

    done = run("watch", listed(site, tmp_path), *options)

    assert done.exit_code == 0, done.output
    told = " ".join(done.output.split())
    assert "2 feeds asked, 1 failed, 1 pages announced, 1 fetched, 1 new in the store" in told
    assert "410" in done.output
    with open_store("w.db") as store:
        assert store.left().pages == 0
        assert [run.command for run in store.runs()] == ["watch"]


def test_this_machine_is_not_asked_unless_it_is_allowed(
    run: Run, site: Site, tmp_path: Path
) -> None:
    done = run("watch", listed(site, tmp_path), "--db", "w.db", "--once", "--pause", 0)

    assert "2 feeds asked, 2 failed" in done.output
    assert not site.asked


def test_pages_are_fetched_by_address(
    run: Run, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dateline.engines.local import unreadable  # noqa: PLC0415
    from dateline.records import SetAside  # noqa: PLC0415

    def read(source: object) -> object:
        return unreadable(source) if isinstance(source, SetAside) else only_clean(source)  # type: ignore[arg-type]

    monkeypatch.setattr(local, "read_source", read)
    urls = (f"{site.root}/page/1", f"{site.root}/gone/1")

    done = run("fetch", *urls, "--db", "w.db", "--workers", 1, *HERE)

    assert done.exit_code == 1
    assert "2 pages: 1 new, 1 not readable" in done.output
    assert "410" in done.output


def test_a_network_that_is_none_is_said_to_be_none(run: Run) -> None:
    done = run("fetch", "https://news.example/1", "--db", "w.db", "--allow", "everything")

    assert done.exit_code == 2
    assert "10.1.0.0/16" in done.output
