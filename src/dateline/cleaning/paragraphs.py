"""Cutting a plain text into its paragraphs: spans that cover every word, in order.

Texts come in three shapes: paragraphs between empty lines, one paragraph a line, and wire copy wrapped by hand at some
70 columns. A line break belongs to a wrap when the next word would not have fitted; two lines of equal words never do,
since a caption printed twice is no paragraph.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

LINE = re.compile(r"[^\r\n]+")
WIDEST_WRAP = 120
NARROWEST_WRAP = 30
SLACK = 12
"""Columns by which a ragged or hyphenless wrap may fall short."""
TERMINAL = re.compile(r"[.!?…:؟\"”»)\]]\s*$")
INDENT = re.compile(r"[ \t\u00a0]{2,}")


@dataclass(frozen=True, slots=True)
class RawLine:
    start: int
    end: int
    text: str
    """Trimmed."""
    indented: bool
    after_gap: bool
    """An empty line stands before it."""


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """Spans of the paragraphs, without white space at their ends."""
    lines = raw_lines(text)
    width = wrap_width(lines)
    spans: list[tuple[int, int]] = []
    previous: RawLine | None = None
    for line in lines:
        if previous and spans and continues(previous, line, width):
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
        previous = line
    return spans


def raw_lines(text: str) -> list[RawLine]:
    found: list[RawLine] = []
    last_end = 0
    for match in LINE.finditer(text):
        trimmed = match.group().strip()
        if not trimmed:
            continue
        start = match.start() + match.group().index(trimmed)
        gap = text.count("\n", last_end, start) > 1 or text.count("\r", last_end, start) > 2
        indented = bool(INDENT.match(match.group()))
        found.append(RawLine(start, start + len(trimmed), trimmed, indented, gap))
        last_end = start + len(trimmed)
    return found


def wrap_width(lines: Sequence[RawLine]) -> int | None:
    """The column at which the text is wrapped, or None where a line is a paragraph."""
    width = max((len(line.text) for line in lines), default=0)
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return None
    breaks = [(a, b) for a, b in pairwise(lines) if not b.after_gap]
    if not breaks:
        return None
    forced = sum(is_forced(a, b, width) for a, b in breaks)
    if len(breaks) < 3:
        open_ended = all(reads_on(a, b) or in_capitals(a, b) for a, b in breaks)
        return width if forced == len(breaks) and open_ended else None
    return width if forced >= len(breaks) * 0.6 else None


def is_forced(line: RawLine, following: RawLine, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    if line.text == following.text:
        return False
    return len(line.text) + 1 + len(following.text.split()[0]) > width - SLACK


def reads_on(line: RawLine, following: RawLine) -> bool:
    """Whether the sentence plainly goes on: no full stop before, a small letter behind."""
    return not TERMINAL.search(line.text) and following.text[0].islower()


def in_capitals(line: RawLine, following: RawLine) -> bool:
    """Two lines of copy in capitals, the first without its full stop."""
    return not TERMINAL.search(line.text) and (line.text + following.text).isupper()


def continues(line: RawLine, following: RawLine, width: int | None) -> bool:
    """Some pages break only a few of their lines by hand: a long one that reads on into the next is broken too."""
    if following.after_gap or (following.indented and not line.indented):
        return False
    if width is None:
        return len(line.text) >= NARROWEST_WRAP and reads_on(line, following)
    return is_forced(line, following, width) or reads_on(line, following)
