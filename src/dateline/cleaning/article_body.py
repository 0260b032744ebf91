"""Which stretches of a page are its article, from all that says so.

trafilatura decides; the publisher's own text for search engines adds to it; where both found next to nothing, the
element with most text does. Then what those stretches teach about the page is used: what is hidden though it holds the
article is shown, and names of elements that cannot be true are forgotten.
"""

from collections import Counter
from dataclasses import replace

from lxml.html import HtmlElement

from dateline.cleaning.extraction import article_pieces, find_pieces
from dateline.cleaning.stretches import ZONES, Stretch, key_of
from dateline.cleaning.structured import PageData

MISSED = 1.5
"""How many times more text than extraction found must stand in one element to be taken for the article."""
ENOUGH = 400
"""Letters of a short report."""
TOO_MUCH = 0.2
"""Share of the article that no related link, tag list or comment holds."""


def body_among(stretches: list[Stretch], tree: HtmlElement, data: PageData) -> frozenset[int]:
    """What trafilatura finds, and what the publisher hands to search engines as the text of the article."""
    found = find_pieces(stretches, article_pieces(tree))
    for body in data.told("articleBody"):
        told = told_in(stretches, key_of(body))
        if told and (not found or len(told & found) * 2 >= min(len(told), len(found))):
            found |= told
    letters = sum(len(stretches[i].key) for i in found)
    rescued = largest_group(stretches)
    if sum(len(stretches[i].key) for i in rescued) > max(MISSED * letters, ENOUGH):
        found |= rescued
    return frozenset(found)


def largest_group(stretches: list[Stretch]) -> set[int]:
    """The element with most text in whole paragraphs of its own: where extraction found next to nothing."""
    groups: dict[int, set[int]] = {}
    for index, stretch in enumerate(stretches):
        if stretch.context.tag == "p" and len(stretch.key) > 40 and not stretch.is_linked:
            groups.setdefault(stretch.context.container, set()).add(index)
    return max(groups.values(), key=lambda g: sum(len(stretches[i].key) for i in g), default=set())


def told_in(stretches: list[Stretch], body: str) -> set[int]:
    """Paragraphs that the publisher's own text of the article holds."""
    return {
        i
        for i, s in enumerate(stretches)
        if len(s.key) > 30 and not s.context.zone and s.key in body
    }


def without_unshown(
    stretches: list[Stretch], body: frozenset[int]
) -> tuple[list[Stretch], frozenset[int]]:
    """Drop what a browser does not show, unless the article itself is in it and waits for a script or a payment."""
    held: Counter[int] = Counter()
    for index in body:
        held[stretches[index].context.unshown] += len(stretches[index].key)
    opened = {root for root, length in held.items() if length > held.total() * TOO_MUCH} | {0}
    kept = [i for i, stretch in enumerate(stretches) if stretch.context.unshown in opened]
    kept = kept or list(range(len(stretches)))
    places = {old: new for new, old in enumerate(kept)}
    return [stretches[i] for i in kept], frozenset(places[i] for i in body if i in places)


def without_misleading_names(stretches: list[Stretch], body: frozenset[int]) -> list[Stretch]:
    """A name on an element that holds much of the article ("post tag-syria", "has-comments") says nothing about it."""
    held: Counter[int] = Counter()
    for index in body:
        context, length = stretches[index].context, len(stretches[index].key)
        for root in {context.kind_root, context.zone_root} - {0}:
            held[root] += length
    whole = sum(len(stretches[i].key) for i in body)
    misleading = {root for root, length in held.items() if length > whole * TOO_MUCH}
    return [renamed(stretch, misleading) for stretch in stretches] if misleading else stretches


def renamed(stretch: Stretch, misleading: set[int]) -> Stretch:
    context = stretch.context
    if context.kind_root in misleading:
        context = replace(context, kind=None, kind_root=0)
    if context.zone_root in misleading:
        zone = context.kind if context.kind in ZONES else None
        context = replace(context, zone=zone, zone_root=context.kind_root if zone else 0)
    return replace(stretch, context=context) if context is not stretch.context else stretch
