"""What feeds announce, in every form they come in; lists of feeds; rules of sites."""

from pathlib import Path

import pytest

from dateline.acquisition.feed_lists import feeds_in, seed_feeds
from dateline.acquisition.feeds import read_feed
from dateline.acquisition.politeness import Hosts
from dateline.acquisition.robots import Robots
from dateline.errors import ConfigError, SourceError

BASE = "https://news.example/feed"
ONE = "https://news.example/one"
FEEDS = {
    "RSS": "<rss><channel><item><title>One</title><link>/one?utm_source=rss#top</link>"
    "<pubDate>Thu, 04 Mar 2021 18:40:00 GMT</pubDate></item></channel></rss>",
    "RSS with a permanent id only": f"<rss><channel><item><guid>{ONE}</guid><title>One</title>"
    "<pubDate>Thu, 4 Mar 2021 18:40:00 +0300</pubDate></item></channel></rss>",
    "RDF": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    f'xmlns:dc="http://purl.org/dc/elements/1.1/"><item><title>One</title><link>{ONE}</link>'
    "<dc:date>2021-03-04T18:40:00Z</dc:date></item></rdf:RDF>",
    "Atom": '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One</title><link rel="self" href="/x"/>'
    f'<link rel="alternate" href="{ONE}"/><updated>2021-03-04T18:40:00Z</updated></entry></feed>',
    "a news sitemap": '<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>'
    f"<loc>{ONE}</loc><news:news><news:publication_date>2021-03-04</news:publication_date>"
    "<news:title>One</news:title></news:news></url></urlset>",
    "broken XML": f"<rss><channel><item><title>One</title><link>{ONE}</link><pubDate>2021-03-04</pubDate>"
    "</item><item><title>Two & three",
}


@pytest.mark.parametrize("form", FEEDS)
def test_every_form_of_feed_gives_address_title_and_day(form: str) -> None:
    entry = read_feed(FEEDS[form].encode(), BASE).entries[0]

    assert (entry.url, entry.title, str(entry.published)) == (ONE, "One", "2021-03-04")


def test_links_that_no_page_can_have_are_passed_over() -> None:
    links = ("javascript:alert(1)", "file:///etc/passwd", "http://[", "mailto:a@b.example", "")
    items = "".join(f"<item><link>{link}</link></item>" for link in links)

    assert read_feed(f"<rss><channel>{items}</channel></rss>", BASE).entries == ()


def test_an_index_of_sitemaps_names_its_newest_parts_first() -> None:
    parts = "".join(
        f"<sitemap><loc>/map{n}.xml</loc><lastmod>2021-03-0{n}</lastmod></sitemap>"
        for n in range(1, 9)
    )

    found = read_feed(f"<sitemapindex>{parts}</sitemapindex>", BASE).parts

    assert found == tuple(f"https://news.example/map{n}.xml" for n in (8, 7, 6, 5, 4))


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"<html><body>Hello", b"{}", b"<rs"])
def test_what_is_no_feed_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(SourceError, match="not a feed"):
        read_feed(content, BASE)


def test_entities_are_not_expanded_and_no_file_is_read() -> None:
    feed = (
        '<!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
        f"<rss><channel><item><title>&secret;</title><link>{ONE}</link></item></channel></rss>"
    )

    assert read_feed(feed, BASE).entries[0].title is None


def test_opml_of_a_feed_reader_is_a_list_of_feeds(tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(
        f'<opml><body><outline text="Africa"><outline title="River Post" xmlUrl="{BASE}"/>'
        f'<outline text="Twice" xmlurl="{BASE}"/></outline></body></opml>'
    )

    (feed,) = feeds_in(path)

    assert feed.url == BASE


def test_a_list_in_yaml_says_where_it_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text(f"feeds:\n  - {{url: '{BASE}', language: en}}\n")
    assert feeds_in(path)[0].language == "en"

    path.write_text("feeds:\n  - {url: 'nowhere'}\n")
    with pytest.raises(ConfigError, match="no address"):
        feeds_in(path)


def test_the_feeds_that_come_along_are_in_five_languages() -> None:
    feeds = seed_feeds()

    assert {feed.language for feed in feeds} == {"en", "es", "pt", "fr", "ar"}
    assert all(feed.url.startswith("https://") and feed.outlet for feed in feeds)
    assert len({feed.url for feed in feeds}) == len(feeds)


@pytest.mark.parametrize(
    ("status", "text", "allowed"),
    [
        (200, "User-agent: *\nDisallow: /private", False),
        (200, "User-agent: *\nDisallow: /private\n\nUser-agent: dateline\nAllow: /", True),
        (404, "not found", True),
        (403, "", True),
        (500, "", False),
        (0, "", False),
    ],
)
def test_robots_txt_is_obeyed_and_asked_for_once(status: int, text: str, allowed: bool) -> None:
    asked: list[str] = []

    def fetch(url: str) -> tuple[int, str]:
        asked.append(url)
        return status, text

    robots = Robots(fetch)

    assert (
        robots.rules("https://news.example/private/1").allows("https://news.example/private/1")
        is allowed
    )
    robots.rules("https://news.example/other")
    assert asked == ["https://news.example/robots.txt"]


def test_a_host_is_asked_at_its_pace_and_left_alone_when_it_says_so() -> None:
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    hosts = Hosts(2.0, clock=lambda: now[0], sleep=sleep)
    for _ in range(3):
        hosts.wait("news.example")
    hosts.wait("other.example")
    assert now[0] == 4.0

    hosts.wait("news.example", 10.0)
    hosts.wait("news.example")
    assert now[0] == 16.0

    hosts.silence("news.example", 30.0)
    assert (hosts.silent_for("news.example"), hosts.silent_for("other.example")) == (30.0, 0.0)
