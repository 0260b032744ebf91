"""A text with overlapping spans as a row of pieces, each with everything that covers it; and a text as its blocks.

Spans of values overlap freely ("the army's shelling of Saraqib" holds three), which nested tags cannot show. So a block
is cut wherever a span begins or ends, and every piece names the values it belongs to. No character is lost or added:
the pieces joined are the block.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.records import Article, Block, BlockKind
from dateline.web.evidence import Value


@dataclass(frozen=True)
class Piece:
    """A stretch of text under the same values."""

    start: int
    text: str
    values: tuple[Value, ...]

    @property
    def keys(self) -> str:
        return " ".join(value.key for value in self.values)

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value.role for value in self.values))

    @property
    def reports(self) -> str:
        return " ".join(dict.fromkeys(str(value.report) for value in self.values))


@dataclass(frozen=True)
class LabelledBlock:
    kind: BlockKind
    pieces: tuple[Piece, ...]


def pieces_of(text: str, start: int, end: int, values: Iterable[Value]) -> tuple[Piece, ...]:
    within = [v for v in values if v.start < end and v.end > start]
    borders = {start, end} | {v.start for v in within} | {v.end for v in within}
    cuts = sorted(cut for cut in borders if start <= cut <= end)
    return tuple(
        Piece(
            left, text[left:right], tuple(v for v in within if v.start <= left and right <= v.end)
        )
        for left, right in pairwise(cuts)
    )


def blocks_of(article: Article, values: Iterable[Value]) -> Iterator[LabelledBlock]:
    """The whole text of the article: its blocks, and as `other` whatever stands between them."""
    values = list(values)
    for block in with_gaps(article):
        pieces = pieces_of(article.text, block.start, block.end, values)
        yield LabelledBlock(block.kind, pieces)


def with_gaps(article: Article) -> Iterator[Block]:
    done = 0
    for block in sorted(article.blocks, key=lambda b: b.start):
        yield from gap(article.text, done, block.start)
        yield block
        done = max(done, block.end)
    yield from gap(article.text, done, len(article.text))


def gap(text: str, start: int, end: int) -> Iterator[Block]:
    if text[start:end].strip():
        yield Block(kind=BlockKind.OTHER, start=start, end=end)
