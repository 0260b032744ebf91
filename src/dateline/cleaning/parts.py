"""What the names of HTML elements (class, id, role) say about the part of the page they hold."""

import re
from functools import cache, lru_cache

from lxml.etree import _Element

from dateline.knowledge.loading import load_file
from dateline.records import BlockKind, Record

WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
TAG_KINDS = {
    "nav": BlockKind.NAVIGATION,
    "footer": BlockKind.NAVIGATION,
    "menu": BlockKind.NAVIGATION,
    "figcaption": BlockKind.CAPTION,
    "button": BlockKind.NAVIGATION,
    "select": BlockKind.NAVIGATION,
    "form": BlockKind.OTHER,
    "label": BlockKind.OTHER,
    "dialog": BlockKind.OTHER,
}
ROLE_KINDS = {
    "navigation": BlockKind.NAVIGATION,
    "banner": BlockKind.NAVIGATION,
    "contentinfo": BlockKind.NAVIGATION,
    "search": BlockKind.NAVIGATION,
    "menu": BlockKind.NAVIGATION,
    "dialog": BlockKind.OTHER,
}
NEVER_SHOWN = frozenset(
    """script style noscript template svg iframe object head title textarea option math""".split()
)
UNSHOWN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
LONGEST_NAME = 300


class Part(Record):
    kind: BlockKind
    words: tuple[str, ...]


class MarkupFile(Record):
    """`data/pages/markup.yaml`."""

    parts: tuple[Part, ...]
    hidden: tuple[str, ...]


@cache
def names() -> tuple[tuple[BlockKind | None, frozenset[str]], ...]:
    """Each way to name a part, as the words it asks for; None stands for what is not shown."""
    file = load_file("pages/markup.yaml", MarkupFile)
    unshown = [(None, frozenset(entry.split())) for entry in file.hidden]
    return tuple(unshown + [(p.kind, frozenset(e.split())) for p in file.parts for e in p.words])


@lru_cache(maxsize=20_000)
def kind_of_name(name: str) -> tuple[BlockKind | None, bool]:
    """The kind that a class or id speaks for, and whether it says that the part is not shown."""
    words = {word.lower() for word in WORD.findall(name[:LONGEST_NAME])}
    if not words:
        return None, False
    for kind, asked in names():
        if asked <= words:
            return kind, kind is None
    return None, False


def is_hidden(element: _Element) -> bool:
    """Whether a browser shows the element only when a script asks for it."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and UNSHOWN_STYLE.search(style))


def kind_of_element(element: _Element) -> tuple[BlockKind | None, bool]:
    """The kind that the element itself speaks for (not its surroundings), and whether it is not shown."""
    role = element.get("role")
    if role in ROLE_KINDS:
        return ROLE_KINDS[role], False
    for attribute in ("class", "id"):
        for name in (element.get(attribute) or "").split():
            kind, unshown = kind_of_name(name)
            if kind or unshown:
                return kind, unshown
    if element.get("rel") == "tag":
        return BlockKind.TAGS, False
    return TAG_KINDS.get(element.tag), False
