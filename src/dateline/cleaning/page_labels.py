"""What each stretch of an HTML page is.

trafilatura and the publisher's own data say which stretches are the article. The names of the elements and the words of
the stretches then take out what stands between its paragraphs without being part of it (captions, "Read also", pull
quotes), find the headline and the dek above it, and name all the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.cleaning.evidence import Line, is_picture_credit, kind_by_words
from dateline.cleaning.furniture import Furniture
from dateline.cleaning.stretches import HEADINGS, Stretch, key_of
from dateline.records import BlockKind

K = BlockKind
NOT_BODY_BY_WORDS = frozenset(
    (K.RELATED, K.TAGS, K.COMMENTS, K.LANGUAGE_SWITCH, K.NAVIGATION, K.OTHER, K.CREDIT, K.CAPTION)
)
NEAR_TOP = 4
"""A dek that was taken into the article stands among its first stretches, behind a kicker, a headline, a date."""
NEAR_HEADLINE = 25
"""A dek stands at most so many stretches from the headline."""
KICKER = 6
"""Words that a line above the headline has at most."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is known of the page before its stretches are named."""

    stretches: Sequence[Stretch]
    body: frozenset[int]
    """Stretches that were found to be the article."""
    title: str | None
    descriptions: tuple[str, ...]
    furniture: Furniture
    picture_texts: frozenset[str] = frozenset()
    """Letters of what stands in for pictures that cannot be shown (`alt`)."""


def label_stretches(sketch: Sketch) -> list[BlockKind]:
    """One kind for each stretch."""
    headline = find_headline(sketch)
    body = widen(sketch)
    first = min(
        (i for i in body if headline is None or i > headline),
        default=min(body, default=len(sketch.stretches)),
    )
    last = max(body, default=-1)
    if headline is not None and headline > first + 3:
        headline = None
    dek = find_dek(sketch, headline, first) if headline is not None else None
    kinds = []
    for index in range(len(sketch.stretches)):
        if index == headline:
            kinds.append(K.HEADLINE)
        elif index in body:
            kicker = headline is not None and index < headline and is_kicker(sketch, index)
            kinds.append(K.NAVIGATION if kicker else kind_in_article(index, sketch))
        else:
            kinds.append(kind_beside_article(index, sketch, dek, first, last))
    return settle_duplicates(sketch.stretches, kinds)


def is_kicker(sketch: Sketch, index: int) -> bool:
    """ "Siria" above the headline: the subject or section, and no sentence of the article."""
    line = Line.of(sketch.stretches[index].text)
    return line.words <= KICKER and not line.ends


def find_headline(sketch: Sketch) -> int | None:
    """The heading that says the title; else the first one of the highest rank near the article."""
    title = key_of(sketch.title or "")
    headings = [
        i
        for i, s in enumerate(sketch.stretches)
        if s.context.tag in HEADINGS and s.context.zone is None
    ]
    if title:
        for same in (
            lambda key: key == title,
            lambda key: len(key) > 15 and (key in title or title in key),
        ):
            found = [i for i in headings if same(sketch.stretches[i].key)]
            if found:
                return min(found, key=lambda i: (sketch.stretches[i].context.tag, i))
        plain = [i for i, s in enumerate(sketch.stretches) if s.key == title and not s.context.zone]
        if plain:
            return plain[0]
    first = min(sketch.body, default=0)
    above = [i for i in headings if i <= first + 2 and sketch.stretches[i].context.tag == "h1"]
    return above[-1] if above else None


def widen(sketch: Sketch) -> frozenset[int]:
    """The article with the paragraphs and headings that were left out between two of its own."""
    body = set(sketch.body)
    if not body:
        return frozenset()
    containers = {
        sketch.stretches[i].context.container
        for i in body
        if sketch.stretches[i].context.tag == "p"
    }
    for index in range(max(body) - 1, min(body), -1):
        if index not in body and left_out(index, sketch, containers, body):
            body.add(index)
    return frozenset(body)


def left_out(index: int, sketch: Sketch, containers: set[int], body: set[int]) -> bool:
    stretch = sketch.stretches[index]
    context = stretch.context
    if context.kind or context.zone or stretch.is_linked or "aside" in context.inside:
        return False
    if context.tag == "p":
        return context.container in containers and len(stretch.text) > 20
    return (
        context.tag in ("h2", "h3", "h4", "h5")
        and index + 1 in body
        and context.container in containers
    )


def kind_in_article(index: int, sketch: Sketch) -> BlockKind:
    """A stretch that extraction took for the article, unless its name or its words say otherwise."""
    stretch = sketch.stretches[index]
    context = stretch.context
    line = Line.of(stretch.text)
    if context.kind is K.CAPTION or (line.words >= 4 and stretch.key in sketch.picture_texts):
        return K.CAPTION
    if stretch.under_picture and context.tag not in HEADINGS and not stretch.is_linked:
        return K.CREDIT if is_picture_credit(line, sketch.furniture) else K.CAPTION
    if stretch.linked >= len(stretch.text) * 0.9 and line.words >= 3:
        return K.RELATED
    if context.kind is K.COMMENTS:
        return context.kind
    if context.kind in (K.CREDIT, K.PULL_QUOTE, K.TAGS) and line.words <= 60:
        return context.kind
    if context.kind is K.RELATED and (stretch.is_linked or line.words < 20):
        return K.RELATED
    told = kind_by_words(line, sketch.furniture)
    if told in NOT_BODY_BY_WORDS and believable(told, line, stretch):
        return told
    if context.tag in HEADINGS:
        return K.HEADING
    if context.kind is K.DEK and index <= min(sketch.body) + NEAR_TOP:
        return K.DEK
    return K.BODY


def believable(kind: BlockKind, line: Line, stretch: Stretch) -> bool:
    """Inside the article, words weigh less than the extraction: a long sentence stays."""
    if kind is K.CAPTION:
        return line.words <= 60 and (
            "figure" in stretch.context.inside or stretch.context.tag != "p" or not line.ends
        )
    if kind is K.RELATED:
        return stretch.links > 0 or not line.ends
    return line.words <= 25


def kind_beside_article(
    index: int, sketch: Sketch, dek: int | None, first: int, last: int
) -> BlockKind:
    stretch = sketch.stretches[index]
    context = stretch.context
    if index == dek:
        return K.DEK
    if context.zone:
        return context.zone
    if context.kind in (K.CAPTION, K.CREDIT) or "figure" in context.inside:
        return caption_or_credit(stretch, sketch.furniture)
    if stretch.is_linked and not first - NEAR_HEADLINE <= index <= last + NEAR_HEADLINE:
        return K.RELATED if len(stretch.text.split()) >= 5 else K.NAVIGATION
    told = kind_by_words(Line.of(stretch.text), sketch.furniture)
    if told is not None and told is not K.CAPTION:
        return told
    if told is K.CAPTION and first - 5 <= index <= last and not stretch.is_linked:
        return K.CAPTION
    if context.kind and context.kind not in (K.DEK, K.CAPTION):
        return context.kind
    if stretch.is_linked:
        return K.RELATED if len(stretch.text.split()) >= 5 else K.NAVIGATION
    return K.OTHER


def find_dek(sketch: Sketch, headline: int, first: int) -> int | None:
    """Between headline and article: what the page gives as its description, else what its element calls a dek."""
    reach = range(max(0, headline - 3), min(headline + NEAR_HEADLINE, first))
    possible = [i for i in reach if i not in sketch.body and may_be_dek(sketch, i, headline)]
    described = [i for i in possible if is_described(sketch.stretches[i], sketch.descriptions)]
    named = [i for i in possible if sketch.stretches[i].context.kind is K.DEK]
    return next(iter(described or named), None)


def may_be_dek(sketch: Sketch, index: int, headline: int) -> bool:
    stretch = sketch.stretches[index]
    line = Line.of(stretch.text)
    if not 5 <= line.words <= 120 or stretch.context.zone or stretch.is_linked:
        return False
    if "figure" in stretch.context.inside or stretch.key == sketch.stretches[headline].key:
        return False
    return kind_by_words(line, sketch.furniture) is None


def is_described(stretch: Stretch, descriptions: Sequence[str]) -> bool:
    return any(
        stretch.key == text
        or (
            len(stretch.key) > 40
            and (stretch.key[:60] == text[:60] or text.startswith(stretch.key))
        )
        for text in descriptions
        if len(text) > 20
    )


def caption_or_credit(stretch: Stretch, furniture: Furniture) -> BlockKind:
    """Inside a figure: a line that is nothing but a credit or a date is one, the rest is the caption."""
    line = Line.of(stretch.text)
    if stretch.context.kind is K.CREDIT and line.words <= 40:
        return K.CREDIT
    told = kind_by_words(line, furniture)
    if told in (K.CREDIT, K.OTHER, K.NAVIGATION, K.RELATED):
        return told
    if stretch.context.kind is not K.CAPTION and stretch.is_linked:
        return K.RELATED
    return K.CAPTION if line.words >= 4 else K.CREDIT


def settle_duplicates(stretches: Sequence[Stretch], kinds: list[BlockKind]) -> list[BlockKind]:
    """What is printed twice is coded once: the second headline or caption is `other`, a body line that a longer one
    holds word for word is a pull quote."""
    seen: set[str] = set()
    for index, (stretch, kind) in enumerate(zip(stretches, kinds, strict=True)):
        if kind in (K.HEADLINE, K.CAPTION, K.DEK, K.BODY) and len(stretch.key) > 25:
            if stretch.key in seen:
                kinds[index] = K.OTHER
            seen.add(stretch.key)
    return kinds
