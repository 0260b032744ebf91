"""Which stretches of a page are its article, as trafilatura and the publisher's own data see it.

Both give text without positions. The texts are compared by their letters alone: each piece found is looked up in the
letters of the whole page, onward from the piece before, so that paragraphs printed twice keep their order.
"""

import logging
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

import trafilatura
from lxml.html import HtmlElement

from dateline.cleaning.stretches import Stretch, key_of

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
COVERED = 0.6
"""Share of a stretch's letters that must be found for the stretch to count."""
PROBE = 40
"""Letters that are enough to find a paragraph again of which something was left out."""


def article_pieces(tree: HtmlElement) -> list[str]:
    """The paragraphs that trafilatura takes for the article; it works on a copy of the tree."""
    found = trafilatura.bare_extraction(
        tree, fast=True, include_comments=False, with_metadata=False
    )
    body = getattr(found, "body", None)
    if body is None:
        return []
    return ["".join(element.itertext()) for element in body]


def find_pieces(stretches: Sequence[Stretch], pieces: Iterable[str]) -> set[int]:
    """Indices of the stretches that the pieces cover."""
    page = "".join(stretch.key for stretch in stretches)
    ends = list(accumulate(len(stretch.key) for stretch in stretches))
    covered = [0] * len(stretches)
    position = 0
    for piece in pieces:
        for start, end in places_of(key_of(piece), page, position):
            cover(covered, ends, start, end)
            position = end
    return {
        index
        for index, stretch in enumerate(stretches)
        if covered[index] and covered[index] >= len(stretch.key) * COVERED
    }


def places_of(key: str, page: str, position: int) -> list[tuple[int, int]]:
    """Where the letters stand: whole and after `position`, else anywhere, else by their first and last letters."""
    if not key:
        return []
    for begin in (position, 0):
        if (start := page.find(key, begin)) >= 0:
            return [(start, start + len(key))]
    if len(key) <= 2 * PROBE:
        return []
    start, end = page.find(key[:PROBE], position), page.find(key[-PROBE:], position)
    if start < 0:
        start = page.find(key[:PROBE])
    if 0 <= start < end <= start + 2 * len(key):
        return [(start, end + PROBE)]
    return [(at, at + PROBE) for at in (start, end) if at >= 0]


def cover(covered: list[int], ends: Sequence[int], start: int, end: int) -> None:
    index = bisect_right(ends, start)
    while start < end:
        stop = min(ends[index], end)
        covered[index] += stop - start
        start, index = stop, index + 1
