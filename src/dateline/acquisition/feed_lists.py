"""Lists of feeds to watch: the one that comes with Dateline, a YAML file like it, or OPML from any feed reader."""

from pathlib import Path

from lxml import etree
from pydantic import Field

from dateline.acquisition.feeds import clean_address, name_of
from dateline.errors import ConfigError
from dateline.knowledge.loading import load_file, parse
from dateline.records import Record

LARGEST_LIST = 5_000_000


class FeedSource(Record):
    """One feed: where it is, and what is to be expected of it."""

    url: str
    outlet: str | None = None
    language: str | None = None
    """Null where one feed has several."""
    region: str | None = None
    pages_a_day: int | None = Field(default=None, ge=0)


class FeedFile(Record):
    """`data/outlets/feeds.yaml`, or a list of the same form."""

    feeds: tuple[FeedSource, ...]


def seed_feeds() -> tuple[FeedSource, ...]:
    """Public feeds in five languages to begin with."""
    return load_file("outlets/feeds.yaml", FeedFile).feeds


def feeds_in(path: Path) -> tuple[FeedSource, ...]:
    """The feeds that a file lists, each address once."""
    try:
        content = path.read_bytes()[: LARGEST_LIST + 1]
    except OSError as problem:
        raise ConfigError(
            f'"{path}" cannot be read: {(problem.strerror or str(problem)).lower()}\n'
            "  allowed: an OPML file, or YAML like data/outlets/feeds.yaml\n  next: check the path"
        ) from problem
    if path.suffix.lower() in (".yaml", ".yml"):
        found = parse(content.decode("utf8", "replace"), str(path), FeedFile).feeds
    else:
        found = feeds_of_opml(content, path)
    return checked(found, path)


def checked(feeds: tuple[FeedSource, ...], path: Path) -> tuple[FeedSource, ...]:
    """Whole addresses only, each once; a list without any is a mistake."""
    unusable = [feed.url for feed in feeds if clean_address(feed.url, "") is None]
    if unusable or not feeds:
        what = f'"{unusable[0]}" is no address' if unusable else "there is no feed in it"
        raise ConfigError(
            f'"{path}": {what}\n  allowed: http://… or https://…\n'
            "  next: correct the list, or leave it out to watch the feeds that come with Dateline"
        )
    return tuple({feed.url: feed for feed in feeds}.values())


def feeds_of_opml(content: bytes, path: Path) -> tuple[FeedSource, ...]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(content.strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or name_of(root) != "opml":
        raise ConfigError(
            f'"{path}": not OPML\n  allowed: OPML as feed readers export it, or YAML\n'
            "  next: export the list again"
        )
    return tuple(
        FeedSource(url=url, outlet=outline.get("title") or outline.get("text"))
        for outline in root.iter()
        if name_of(outline) == "outline" and (url := address_in(outline))
    )


def address_in(outline: etree._Element) -> str | None:
    """`xmlUrl`, in whatever case the program that wrote it liked."""
    return next((str(v) for k, v in outline.items() if str(k).lower() == "xmlurl" and v), None)
