"""The parts of a roundup: below a line of only a place, or in a paragraph that opens with a place or a day and a colon.

What one part tells has its place, its day and its dead to itself; nothing is carried over from the part before.
"""

import re
from bisect import bisect_right
from functools import cached_property

from dateline.coding.context.parties import Parties
from dateline.document import PlaceName, Sentence
from dateline.records import BlockKind

BULLET = re.compile(r"[-–—•*·▪]\s")
SECTION_WORDS = 2
"""Words beside the name in the line that heads a section: "province:"."""
LONGEST = 60
"""Characters of the line that heads a section."""
LABELLED = 3
"""Fewest places that paragraphs open with, each before a colon, on a page that is a roundup: two may be speakers."""


class Sections(Parties):
    """The parties, and the sections of a page."""

    @cached_property
    def section_heads(self) -> tuple[int, ...]:
        """Indices of the sentences with which the sections of the page begin."""
        lines = [s for s in self.document.sentences if self.is_section_line(s)]
        if len(lines) < LABELLED - 1:  # the first of a page is a dateline, but for one of a roundup
            lines = [s for s in lines if s.end > self.opening]
        days = [s for s in self.document.sentences if s.paragraph in self.day_openings]
        dated = {s.paragraph: s.index for s in reversed(days)} if len(self.day_openings) > 1 else {}
        return tuple(
            sorted(
                {*(s.index for s in lines), *self.section_labels, *self.day_lines, *dated.values()}
            )
        )

    @cached_property
    def section_labels(self) -> dict[int, PlaceName]:
        """ "Guinea: Talks broke down …": the place that a paragraph opens with, by its sentence, in a roundup."""
        found = {}
        for sentence in self.document.sentences:
            name = next(iter(self.places_in(sentence.start, sentence.end)), None)
            opens = name is not None and name.start == sentence.start
            if not opens or name is None or sentence.block is not BlockKind.BODY:
                continue
            if self.document.text(name.end, name.end + 2).lstrip().startswith(":"):
                found[sentence.index] = name
        return found if len({self.identity(n) for n in found.values()}) >= LABELLED else {}

    def is_section_line(self, sentence: Sentence) -> bool:
        """A line that is only the name of a place, or little more before a colon."""
        if sentence.block is BlockKind.HEADLINE:
            return False
        if sentence.end - sentence.start > LONGEST:
            return False
        named = self.places_in(sentence.start, sentence.end)
        if len(named) != 1:
            return False
        words = self.document.text(sentence.start, sentence.end)
        rest = words.replace(self.document.text(named[0].start, named[0].end), "", 1).strip()
        return not rest or (rest.endswith(":") and len(rest.split()) <= SECTION_WORDS)

    def section_of(self, sentence: int) -> int | None:
        """The sentence with which the section of a sentence begins; None before the first and without any."""
        at = bisect_right(self.section_heads, sentence)
        return self.section_heads[at - 1] if at else None

    def parted(self, before: int, later: int) -> bool:
        """Whether a later sentence stands in another section, or behind the item of a list that the first is in."""
        one, other = self.document.sentences[before], self.document.sentences[later]
        if self.section_of(before) != self.section_of(later):
            return True
        opening = self.document.text(one.start, min(one.start + 2, one.end))
        return one.paragraph != other.paragraph and BULLET.match(opening) is not None

    def country_here(self, at: int) -> str | None:
        """The country that a character of the text is told of: that of its section, else of the page."""
        head = self.section_of(self.sentence_at(at)) if self.is_roundup else None
        if head is None:
            return self.focus_country
        sentence = self.document.sentences[head]
        named = [self.section_labels.get(head)] if head in self.section_labels else []
        if self.is_section_line(sentence):
            named = [self.places_in(sentence.start, sentence.end)[0]]
        return next((c for n in named if n and (c := self.place_of(n).country)), self.focus_country)

    @cached_property
    def is_roundup(self) -> bool:
        """Whether the page is made of sections, each with news of its own."""
        return len(self.section_heads) >= 2
