"""The patterns of `times.yaml` as regular expressions, and the words with which each can begin.

A text has few words that can begin a time expression. Knowing them for every pattern, the tagger tries a pattern only
where it has a chance: that is what makes some hundred patterns cheap. The syntax is told in
`knowledge/calendar_words.py`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dateline.analysis.number_parsing import GAP
from dateline.analysis.time_folding import fold_word
from dateline.errors import KnowledgeError

DIGIT = "#"
"""Stands for any word of digits among the first words."""

BEGIN, FINISH = "<", ">"
"""Names of the empty groups where the expression proper begins and ends."""

ITEM = re.compile(r"\\[()]|\s+|\{(\w+)(?:=(\w+))?\}|<!|[\[\]()<>|_]|[^\s\[\]()<>|{}_]+")
FIRST_WORD = re.compile(r"\w+")

Slot = Callable[[str], tuple[str, frozenset[str], frozenset[str]]]
"""Gives the expression of a kind of slot, its first words, and words one of which it needs."""


class Piece(NamedTuple):
    """An expression, the words it can begin with, and whether it may be empty."""

    expression: str
    first: frozenset[str]
    needs: frozenset[str] = frozenset()
    """Words one of which must stand in a text that it fits; empty where that cannot be said."""
    optional: bool = False
    context: str = ""
    """ "before", "after": has to be there (or not) but is not part of what is found."""


@dataclass(slots=True)
class Builder:
    """Reads one pattern from left to right."""

    tokens: list[re.Match[str]]
    slot: Slot
    groups: list[tuple[str, str]]
    at: int = 0

    def whole(self) -> Piece:
        """The whole pattern."""
        piece = self.sequence()
        if self.at < len(self.tokens):
            raise ValueError(f"'{self.peek()}' has no beginning")
        return piece

    def alternatives(self, closing: str) -> Piece:
        """Sequences separated by `|` up to the closing sign."""
        found = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            found.append(self.sequence())
        if self.peek() != closing:
            raise ValueError(f"'{closing}' expected")
        self.at += 1
        first = frozenset[str]().union(*(piece.first for piece in found))
        needs = frozenset[str]().union(*(piece.needs for piece in found))
        if not all(piece.needs for piece in found):
            needs = frozenset()
        expression = "(?:" + "|".join(piece.expression for piece in found) + ")"
        return Piece(expression, first, needs, any(piece.optional for piece in found))

    def peek(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def sequence(self) -> Piece:
        """Pieces one after another; a missing optional piece takes its blank with it."""
        parts: list[str] = []
        needs: list[frozenset[str]] = []
        first: frozenset[str] = frozenset()
        at_start, may_begin, blank = True, True, False
        while (sign := self.peek()) and sign not in ("]", ")", ">", "|"):
            if sign.isspace():
                self.at, blank = self.at + 1, True
                continue
            if sign == "_":
                self.at, blank = self.at + 1, False
                parts.append(rf"{GAP}?")
                needs.append(frozenset())
                continue
            piece = self.piece(begins=not parts)
            if parts and not blank and needs:
                needs[-1] = frozenset()  # written onto each other: the text has neither as a word
                piece = piece._replace(needs=frozenset())
            parts.append(_joined(piece, blank, at_start))
            needs.append(frozenset() if piece.optional or piece.context == "after" else piece.needs)
            if may_begin:
                first |= piece.first
            may_begin = may_begin and piece.optional
            at_start = at_start and (piece.optional or piece.context == "before")
            blank = False
        return Piece("".join(parts), first, _rarest(needs), may_begin)

    def piece(self, begins: bool) -> Piece:
        token = self.tokens[self.at]
        self.at += 1
        match token[0]:
            case "[":
                return self.alternatives("]")._replace(optional=True)
            case "(":
                return self.alternatives(")")
            case "<" if begins:
                cue = self.alternatives(">")
                self.groups.append((BEGIN, ""))
                return cue._replace(context="before")
            case "<" | "<!" as sign:
                self.groups.append((FINISH, ""))
                ahead = _ahead(self.alternatives(">").expression, sign)
                return Piece(ahead, frozenset(), optional=True, context="after")
            case word if not word.startswith("{"):
                return _literal(word.removeprefix("\\"))
        name, kind = token[1], token[2] or token[1]
        if kind == "stop":
            self.groups.append((FINISH, ""))
            return Piece(r"(?=\s*(?:[^\w\s%٪°]|\n|$))", frozenset(), optional=True, context="after")
        expression, first, needs = self.slot(kind)
        self.groups.append((name, kind))
        return Piece(f"({expression})", first, needs)


def _joined(piece: Piece, blank: bool, open_start: bool) -> str:
    """The piece with the blank that ties it to its neighbours."""
    if piece.context == "before":
        return f"{piece.expression}(?!\\w){GAP}()"
    if piece.context == "after":
        return f"(){piece.expression}"
    if not piece.optional:
        return GAP + piece.expression if blank and not open_start else piece.expression
    if open_start:
        return f"(?:{piece.expression}{GAP})?"
    return f"(?:{GAP if blank else ''}{piece.expression})?"


def _ahead(expression: str, sign: str) -> str:
    return f"(?{'=' if sign == '<' else '!'}\\s*{expression}(?!\\w))"


def _literal(word: str) -> Piece:
    folded = fold_word(word)
    start = FIRST_WORD.match(folded)
    words = frozenset({start[0]} if start else ())
    return Piece(re.escape(folded), words, words)


def _rarest(needs: list[frozenset[str]]) -> frozenset[str]:
    """Of the needs of a sequence the one that the fewest texts meet: short words are everywhere."""

    def commonness(words: frozenset[str]) -> tuple[float, int]:
        return sum(len(w) <= 3 and w != DIGIT for w in words) / len(words), len(words)

    return min((words for words in needs if words), key=commonness, default=frozenset())


@dataclass(frozen=True)
class CompiledPattern:
    source: str
    first: frozenset[str]
    needs: frozenset[str]
    groups: tuple[tuple[str, str], ...]
    """(slot name, kind) of each capturing group in order; `BEGIN` and `FINISH` mark the extent."""

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Compiled when it first has a chance: a page needs a few dozen of some hundred."""
        return re.compile(self.source)


def compile_pattern(text: str, slot: Slot) -> CompiledPattern:
    """Read a pattern of the data; a mistake in it is told with the pattern."""
    tokens = list(ITEM.finditer(text))
    builder = Builder(tokens, slot, [])
    try:
        piece = builder.whole()
    except ValueError as problem:
        raise KnowledgeError(f'pattern "{text}": {problem}') from problem
    if piece.optional or not piece.first:
        raise KnowledgeError(
            f'pattern "{text}": something must be there, a word or a slot, at the start'
        )
    source = piece.expression + r"(?!\w)"
    return CompiledPattern(source, piece.first, piece.needs, tuple(builder.groups))
