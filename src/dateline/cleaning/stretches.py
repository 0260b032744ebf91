"""Everything a page shows, cut at the borders of its blocks, in document order.

A stretch is a run of text that no block element or empty line divides. It knows what its element and the elements
around it are called and how much of it is links; what it *is* is decided elsewhere.
"""

import re
from dataclasses import dataclass, replace

from lxml.etree import _Element
from lxml.html import HtmlElement

from dateline.cleaning.parts import NEVER_SHOWN, is_hidden, kind_of_element
from dateline.records import BlockKind

BLOCK_TAGS = frozenset(
    """address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol p pre section select
    summary table tbody td tfoot th thead tr ul""".split()
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
CUT_OUT = frozenset((BlockKind.CAPTION, BlockKind.CREDIT))
"""What a mere span may be; other names inside a line are decoration."""
ZONES = frozenset(
    (
        BlockKind.COMMENTS,
        BlockKind.RELATED,
        BlockKind.NAVIGATION,
        BlockKind.LANGUAGE_SWITCH,
        BlockKind.TAGS,
        BlockKind.PULL_QUOTE,
    )
)
"""Parts that make what stands in them theirs, whatever its own name is."""
MOST_UNDER_PICTURE = 2
LONGEST_UNDER_PICTURE = 300
"""Characters of a long caption with its credit."""
NOT_IN_KEY = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a stretch."""

    tag: str = "html"
    """Its nearest block element."""
    kind: BlockKind | None = None
    """What the nearest telling name speaks for."""
    kind_root: int = 0
    """Number of the element that bears this name."""
    zone: BlockKind | None = None
    """The outermost of the parts in `ZONES` around it."""
    zone_root: int = 0
    inside: frozenset[str] = frozenset()
    """Which of figure, blockquote, aside, header, article, li, td stand around it."""
    container: int = 0
    """Number of the element that holds its block element."""
    number: int = 0
    """Number of its block element."""
    unshown: int = 0
    """Number of the outermost element around it that is hidden; 0 for what is shown."""


SURROUNDINGS = frozenset(("figure", "blockquote", "aside", "header", "article", "li", "td", "main"))


@dataclass(frozen=True, slots=True)
class Stretch:
    text: str
    key: str
    """Its letters and digits only, for comparing texts that went through different hands."""
    context: Context
    linked: int
    """Characters inside links."""
    links: int
    under_picture: bool = False
    """Whether it shares a box with a picture above it and with hardly any other words."""

    @property
    def is_linked(self) -> bool:
        return self.linked > len(self.text) * 0.7


def key_of(text: str) -> str:
    return NOT_IN_KEY.sub("", text).casefold()


def stretches_of(tree: HtmlElement) -> list[Stretch]:
    walk = Walk()
    walk.visit(tree, Context())
    return walk.found


class Walk:
    """One pass over the tree; its depth was limited before."""

    def __init__(self) -> None:
        self.found: list[Stretch] = []
        self.pieces: list[str] = []
        self.linked = self.links = self.blocks = self.breaks = self.pictures = 0
        self.in_link = self.after_link = False
        self.pictures_above: list[int] = []
        """For each stretch found, how many pictures stand above it."""

    def visit(self, element: _Element, outer: Context) -> None:
        tag = element.tag
        if tag == "br":
            self.line_break(outer)
        if not isinstance(tag, str) or tag == "br" or tag in NEVER_SHOWN:
            return
        kind, unshown = kind_of_element(element)
        if unshown:
            return
        hidden = not outer.unshown and outer.number > 0 and is_hidden(element)
        is_block = tag in BLOCK_TAGS or kind in CUT_OUT or hidden
        context = outer
        if is_block:
            self.flush(outer)
            self.blocks += 1
            context = self.context_of(tag, kind, outer)
            if hidden:
                context = replace(context, unshown=self.blocks)
        if tag == "a":
            self.open_link()
        self.pictures += tag == "img"
        begun = len(self.found), self.pictures
        self.add(element.text)
        for child in element:
            self.visit(child, context)
            self.add(child.tail)
        if tag == "a":
            self.in_link, self.after_link = False, True
        if is_block:
            self.flush(context)
        if tag == "div":
            self.look_under_pictures(*begun)

    def context_of(self, tag: str, kind: BlockKind | None, outer: Context) -> Context:
        begins_zone = outer.zone is None and kind in ZONES
        return Context(
            tag=tag,
            kind=kind or outer.kind,
            kind_root=self.blocks if kind else outer.kind_root,
            zone=kind if begins_zone else outer.zone,
            zone_root=self.blocks if begins_zone else outer.zone_root,
            inside=outer.inside | {tag} if tag in SURROUNDINGS else outer.inside,
            container=outer.number,
            number=self.blocks,
            unshown=outer.unshown,
        )

    def look_under_pictures(self, first: int, pictures: int) -> None:
        """A box with a picture and a line or two below it holds nothing but the picture's caption and credit."""
        within = self.found[first:]
        if not 0 < len(within) <= MOST_UNDER_PICTURE or self.pictures == pictures:
            return
        if sum(len(stretch.text) for stretch in within) > LONGEST_UNDER_PICTURE:
            return
        for index, stretch in enumerate(within, first):
            if self.pictures_above[index] > pictures:
                self.found[index] = replace(stretch, under_picture=True)

    def line_break(self, context: Context) -> None:
        self.breaks += 1
        if self.breaks > 1:
            self.flush(context)
        self.pieces.append(" ")

    def open_link(self) -> None:
        if self.after_link:
            self.pieces.append(" ")  # links set side by side are apart on the screen
        self.in_link = True
        self.links += 1

    def add(self, text: str | None) -> None:
        if not text:
            return
        self.pieces.append(text)
        if not text.isspace():
            self.breaks = 0
            self.after_link = False
            if self.in_link:
                self.linked += len(text)

    def flush(self, context: Context) -> None:
        if not self.pieces:
            return
        text = " ".join("".join(self.pieces).split())
        if text:
            self.found.append(Stretch(text, key_of(text), context, self.linked, self.links))
            self.pictures_above.append(self.pictures)
        self.pieces.clear()
        self.linked = self.links = self.breaks = 0
        self.after_link = False
