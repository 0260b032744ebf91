"""The parts of a roundup: below a line of only a place, or in a paragraph that opens with a place or a day and a colon.

What one part tells has its place, its day and its dead to itself; nothing is carried over from the part before.
"""

import re
from bisect import bisect_right
from functools import cached_property

from dateline.coding.context.parties import Parties
from dateline.document import PlaceName, Sentence
from dateline.records import BlockKind, Precision

BULLET = re.compile(r"[-–—•*·▪]\s")
SECTION_WORDS = 2
"""Words beside the name in the line that heads a section: "province:"."""
LONGEST = 60
"""Characters of the line that heads a section."""
FEWEST_LINES = 2
DASH = re.compile(r" [-–—]")
LABELLED = {":": 3, "-": 2, ",": 3}
"""Fewest places that open sentences of a kind on a page that is a roundup: two before a colon may be speakers."""


class Sections(Parties):
    """The parties, and the sections of a page."""

    @cached_property
    def section_heads(self) -> tuple[int, ...]:
        """Indices of the sentences with which the sections of the page begin."""
        lines = [s for s in self.document.sentences if self.is_section_line(s)]
        if len(lines) < FEWEST_LINES:  # the first of a page is a dateline, but for one of a roundup
            lines = [s for s in lines if s.end > self.opening]
        days = self.day_openings if len(self.day_openings) > 1 else {}
        heads = {*(s.index for s in lines), *self.section_labels, *self.day_lines, *days}
        return tuple(sorted(heads))

    @cached_property
    def section_labels(self) -> dict[int, PlaceName]:
        """The places that sentences open with in a roundup, by the sentence.

        "Guinea: Talks broke down …", "Beirut - In a rare display …", "In Mali, fighters attacked …": of each kind so
        many as no story has.
        """
        kinds: dict[str, dict[int, PlaceName]] = {}
        for sentence in self.document.sentences:
            name = self.opening_name(sentence)
            if name is not None and sentence.block is BlockKind.BODY:
                kinds.setdefault(self.opening_kind(name, sentence), {})[sentence.index] = name
        found = {}
        for kind, fewest in LABELLED.items():
            named = kinds.get(kind, {})
            if len({self.identity(n) for n in named.values()}) >= fewest:
                found.update(named)
        return found

    def opening_name(self, sentence: Sentence) -> PlaceName | None:
        """The first place that a sentence names, be it that of a dateline."""
        written = self.written_at
        if written is not None and written.start == sentence.start:
            return written
        return next(iter(self.places_in(sentence.start, sentence.end)), None)

    def opening_kind(self, name: PlaceName, sentence: Sentence) -> str:
        """How a sentence opens with a place: the colon, dash or comma behind it; else nothing."""
        before = self.document.text(sentence.start, name.start).lower().split()
        behind = self.document.text(name.end, name.end + 3)
        if not before and behind.lstrip().startswith(":"):
            return ":"
        if not before and (self.is_first(sentence) and DASH.match(behind)):
            return "-"
        whole = self.place_of(name).precision is Precision.COUNTRY
        led = [w for w in before if w not in self.language.definite]
        framed = whole and behind.startswith(",") and len(led) == 1
        return "," if framed and led[0] in self.language.locatives else ""

    def is_first(self, sentence: Sentence) -> bool:
        """Whether a sentence is the first of its paragraph."""
        at = sentence.index
        return at == 0 or self.document.sentences[at - 1].paragraph != sentence.paragraph

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
        if rest in ("", "."):  # "2. SAKE. On Monday …": the number is a sentence of its own
            return True
        return rest.endswith(":") and len(rest.split()) <= SECTION_WORDS

    def section_of(self, sentence: int) -> int | None:
        """The sentence with which the section of a sentence begins; None before the first and without any."""
        at = bisect_right(self.section_heads, sentence)
        return self.section_heads[at - 1] if at else None

    def parted(self, before: int, later: int) -> bool:
        """Whether a later sentence stands in another section, or behind the item of a list that the first is in."""
        if self.section_of(before) != self.section_of(later):
            return True
        return self.in_items_apart(before, later)

    def days_parted(self, before: int, later: int) -> bool:
        """The same of days, which go on from "In Mali, …" to "In Niger, …"."""
        between = (h for h in self.section_heads if before < h <= later)
        if any(self.opening_of(h) != "," for h in between):
            return True
        return self.in_items_apart(before, later)

    def opening_of(self, sentence: int) -> str:
        name = self.section_labels.get(sentence)
        return self.opening_kind(name, self.document.sentences[sentence]) if name else ""

    def in_items_apart(self, before: int, later: int) -> bool:
        """Whether a later sentence stands behind the item of a list that the first is in."""
        one, other = self.document.sentences[before], self.document.sentences[later]
        opening = self.document.text(one.start, min(one.start + 2, one.end))
        return one.paragraph != other.paragraph and BULLET.match(opening) is not None

    def country_here(self, at: int) -> str | None:
        """The country that a character of the text is told of: that of its section, else of the page."""
        return self.section_country(at) or self.focus_country

    def section_country(self, at: int) -> str | None:
        """The country that the section of a character is headed by; None outside a roundup of countries."""
        here = self.sentence_at(at)
        head = self.section_of(here) if self.is_roundup else None
        if head is None:
            return None
        sentence = self.document.sentences[head]
        name = self.section_labels.get(head)
        if name is not None and here != head and self.names_other_land(here, name):
            return None
        if name is None and self.is_section_line(sentence):
            name = self.places_in(sentence.start, sentence.end)[0]
        return self.place_of(name).country if name is not None else None

    def names_other_land(self, sentence: int, name: PlaceName) -> bool:
        """Whether a sentence speaks of another country than the one that heads its section."""
        span = self.document.sentences[sentence]
        lands = (self.place_of(p) for p in self.places_in(span.start, span.end))
        mine = self.place_of(name).country
        return any(p.precision is Precision.COUNTRY and p.country != mine for p in lands)

    @cached_property
    def is_roundup(self) -> bool:
        """Whether the page is made of sections, each with news of its own."""
        return len(self.section_heads) >= FEWEST_LINES
