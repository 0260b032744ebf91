"""The clauses of an article: what hangs on what, and which times belong to which."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from dateline.coding.context.words import Words
from dateline.document import Clause, Form, Phrase, Tense, Tie, TimeExpression
from dateline.records import EventType

DATELINE = re.compile(r"[^\W\d_][^.!?]{1,80}?\d[^.!?]{0,40}? [-–—]{1,3} ")
"""A name, a day and what else stands before the dash of a dateline."""
DATED = frozenset({"DATE", "DURATION"})
YEAR = re.compile(r"(?:19|20)\d\d")
SAID = frozenset({"speech", "denial", "accusation", "demand", "threat", "doubt"})
"""Attitudes of words that tell what somebody says: their time and place are not those of what is said."""


DUE = frozenset({"expect", "schedule", "slate", "plan"})


class Clauses(Words):
    """The words, and their clauses as a tree."""

    @cached_property
    def children(self) -> dict[int, list[Clause]]:
        """The clauses that hang on each clause, by its index."""
        below: dict[int, list[Clause]] = {}
        for clause in self.document.clauses:
            if clause.parent is not None:
                below.setdefault(clause.parent, []).append(clause)
        return below

    def parent(self, clause: Clause) -> Clause | None:
        return None if clause.parent is None else self.document.clauses[clause.parent]

    def clause_at(self, phrase: Phrase) -> Clause:
        """The smallest clause that holds a phrase."""
        at = self.smallest(phrase.start, phrase.end)
        return self.document.clauses[at if at is not None else 0]

    def ancestors(self, clause: Clause) -> Iterator[Clause]:
        above = self.parent(clause)
        while above is not None:
            yield above
            above = self.parent(above)

    def carrier(self, clause: Clause) -> Clause | None:
        """The verb in a role of which an event noun stands, also as "a campaign of …" or "… and torture"."""
        if clause.form is not Form.NOUN:
            return None
        if clause.index not in self._carriers:
            self._carriers[clause.index] = self._carrier_of(clause)
        return self._carriers[clause.index]

    @cached_property
    def _carriers(self) -> dict[int, Clause | None]:
        return {}

    def _carrier_of(self, clause: Clause) -> Clause | None:
        outer = self.outer_noun(clause)
        if outer is not None:
            return self.carrier(outer)
        above = self.parent(clause)
        if above is None or above.form is not Form.VERB:
            return None
        return self.beneath_due(above) if clause.tie in {Tie.ARGUMENT, Tie.COORDINATE} else None

    def beneath_due(self, clause: Clause) -> Clause:
        """ "start" in "talks are due to start", which carries what is due."""
        if clause.lemma not in DUE and clause.lemma not in self.lexicon.embedding.future_modals:
            return clause
        beneath = (c for c in self.children.get(clause.index, ()) if c.form is Form.VERB)
        return next((c for c in beneath if c.tie is Tie.COMPLEMENT and c.marker == "to"), clause)

    def outer_noun(self, clause: Clause) -> Clause | None:
        """The event noun that holds this one ("a campaign of bombardment"), or that it is coordinated with."""
        above = self.parent(clause) if clause.form is Form.NOUN else None
        if above is None or above.form is not Form.NOUN:
            return None
        of = clause.tie is Tie.ARGUMENT and clause.marker == "of"
        return above if of or clause.tie is Tie.COORDINATE else None

    def may_be(self, clause: Clause, event_type: EventType) -> bool:
        """Whether the clause's word has a sense of that type."""
        return event_type in self.lexicon.types(clause.form, clause.lemma)

    def relatives(self, head: int) -> Sequence[Clause]:
        """The relative clauses of which a noun is the subject: "the blast that hit the market"."""
        return self._relatives.get(head, ())

    @cached_property
    def _relatives(self) -> dict[int, list[Clause]]:
        found: dict[int, list[Clause]] = {}
        for clause in self.document.clauses:
            if clause.tie is Tie.RELATIVE:
                for at in {p.head for p in clause.under("subject")}:
                    found.setdefault(at, []).append(clause)
        return found

    def befalling(self, head: int) -> Sequence[Clause]:
        """The passive relative clauses of which a noun is the object: "o assassinato, ocorrido na segunda"."""
        return self._befalling.get(head, ())

    @cached_property
    def _befalling(self) -> dict[int, list[Clause]]:
        found: dict[int, list[Clause]] = {}
        for clause in self.document.clauses:
            if clause.tie is Tie.RELATIVE and clause.passive:
                for at in {p.head for p in clause.under("object")}:
                    found.setdefault(at, []).append(clause)
        return found

    def participles(self, clause: Clause) -> Iterator[Clause]:
        """What is told of a clause by a participle: "an ambush laid near X", "talks sponsored by Y"."""
        beneath = self.children.get(clause.index, ())
        return (c for c in beneath if c.tie is Tie.RELATIVE and c.passive)

    def relative_behind(self, phrase: Phrase) -> Clause | None:
        """The relative clause that stands right behind a phrase, whatever the noun is in it."""
        starts = range(phrase.end, phrase.end + 3)
        return next(
            (self._relative_starts[at] for at in starts if at in self._relative_starts), None
        )

    @cached_property
    def _relative_starts(self) -> dict[int, Clause]:
        return {c.start: c for c in self.document.clauses if c.tie is Tie.RELATIVE}

    def telling_start(self, at: int) -> int:
        """Where the smallest clause of a verb around a character of the text begins."""
        holding = (
            c for c in self.document.clauses if c.form is Form.VERB and c.start <= at < c.end
        )
        return max((c.start for c in holding), default=at)

    def smallest(self, start: int, end: int) -> int | None:
        """Index of the smallest clause that holds a stretch of text, and is not merely a word of it."""
        holding = [
            c
            for c in self.document.clauses
            if c.start <= start and end <= c.end and not self.heads(c, start, end)
        ]
        return min(holding, key=lambda c: (c.end - c.start, c.index)).index if holding else None

    def heads(self, clause: Clause, start: int, end: int) -> bool:
        """Whether the head of a clause lies in the stretch: "March", "va" in "en lo que va del año" hold no time."""
        return start <= self.document.tokens[clause.head].start < end

    def times_of(self, clause: Clause) -> tuple[TimeExpression, ...]:
        """Time expressions whose smallest clause this is."""
        return tuple(self._times.get(clause.index, ()))

    @cached_property
    def _times(self) -> dict[int, list[TimeExpression]]:
        """The time expressions by the clause they belong to."""
        found: dict[int, list[TimeExpression]] = {}
        heading = {day.start for day in self.day_labels.values()}
        for expression in self.document.times:
            if self.is_of_dateline(expression) or self.is_of_thing(expression):
                continue
            if expression.start in heading:
                continue
            owner = self.smallest(expression.start, expression.end)
            owner = self.beside(expression) if owner is None else owner
            owner = self.around(owner, expression)
            if owner is not None:
                found.setdefault(owner, []).append(expression)
        return found

    def around(self, owner: int | None, expression: TimeExpression) -> int | None:
        """ "En lo que va del año": a verb that is a piece of the time leaves it to the clause above."""
        clause = self.document.clauses[owner] if owner is not None else None
        if clause is None or clause.parent is None or clause.form is not Form.VERB:
            return owner
        inside = expression.start <= self.document.tokens[clause.head].start < expression.end
        return clause.parent if inside else owner

    def beside(self, expression: TimeExpression) -> int | None:
        """The clause right before an expression that no clause holds, else the first behind it, in its sentence."""
        sentence = next(
            (s for s in self.document.sentences if s.start <= expression.start < s.end), None
        )
        near = [c for c in self.document.clauses if sentence and c.sentence == sentence.index]
        verbs = [c for c in near if c.form is Form.VERB] or near
        before = [c for c in verbs if c.end <= expression.start]
        if before:
            return self.outermost_at_end(before).index
        return min(verbs, key=lambda c: (c.start, c.index)).index if verbs else None

    def outermost_at_end(self, before: Sequence[Clause]) -> Clause:
        """Of the clauses that end last the widest; not out of one with a time of its own, nor into a telling."""
        end = max(c.end for c in before)
        last = {c.index: c for c in before if c.end == end}
        clause = max(last.values(), key=lambda c: c.start)
        while not holds_time(clause) and clause.parent in last:
            above = last[clause.parent]
            told = clause.tie is Tie.COMPLEMENT and self.lexicon.attitude(above.lemma) & SAID
            if told:
                break  # "said that rebels killed six on Monday"
            clause = above
        return clause

    def is_of_dateline(self, expression: TimeExpression) -> bool:
        """ "Bogota, 22 août 2025 (AFP) - ": the day on which it was written, behind a place and before a dash."""
        if not self.document.sentences:
            return False
        sentence = self.document.sentences[self.sentence_at(expression.start)]
        if not sentence.start <= expression.start < sentence.end:
            return False
        opening = DATELINE.match(self.document.text(sentence.start, sentence.end))
        if opening is None or expression.end > sentence.start + opening.end():
            return False
        opened = sentence.start + opening.end()
        told = (c.head for c in self.document.clauses if c.sentence == sentence.index)
        dated = any(opened <= t.start < sentence.end for t in self.document.times)
        return dated and all(self.document.tokens[head].start >= opened for head in told)

    @cached_property
    def day_lines(self) -> dict[int, TimeExpression]:
        """ "20 August" alone in a line, among such lines: the day, by the sentence; one alone may be a dateline."""
        found = {}
        for expression in self.document.times:
            at = self.sentence_at(expression.start)
            sentence = self.document.sentences[at]
            line = self.document.text(sentence.start, sentence.end).strip(" :.-–—")
            own = line == self.document.text(expression.start, expression.end)
            if own and expression.type == "DATE" and expression.earliest is not None:
                found[at] = expression
        return found if len(found) > 1 else {}

    @cached_property
    def day_labels(self) -> dict[int, TimeExpression]:
        """The day that each sentence of a chronicle is told under: that of its paragraph, else of the line above."""
        found, line, opened = {}, None, None
        sentences = self.document.sentences if self.day_lines or self.day_openings else ()
        for before, sentence in zip((None, *sentences), sentences, strict=False):
            line = self.day_lines.get(sentence.index, line)
            if before is None or before.paragraph != sentence.paragraph:
                opened = None
            opened = self.day_openings.get(sentence.index, opened)
            day = opened or line
            if day is not None:
                found[sentence.index] = day
        return found

    @cached_property
    def day_openings(self) -> dict[int, TimeExpression]:
        """ "March 1: The army reported …": the day that a sentence opens with, by the sentence."""
        found = {}
        for expression in self.document.times:
            at = self.sentence_at(expression.start)
            start = self.document.sentences[at].start
            behind = self.document.text(expression.end, expression.end + 2).lstrip()
            before = self.document.text(start, max(start, expression.start))
            alone = not any(c.isalnum() for c in before) and behind.startswith(":")
            if alone and expression.type == "DATE" and expression.earliest is not None:
                found[at] = expression
        return found

    def is_of_thing(self, expression: TimeExpression) -> bool:
        """ "the birthplace of the 2011 revolution": a year right before a noun that tells no act is the noun's own."""
        if not YEAR.fullmatch(self.document.text(expression.start, expression.end)):
            return False
        behind = self.token_at(expression.end + 1)
        if behind is None or behind.pos != "NOUN":
            return False
        acts = {c.head for c in self.document.clauses if c.form is Form.NOUN}
        return acts.isdisjoint(range(behind.index, behind.index + 3))

    def is_in_time(self, clause: Clause) -> bool:
        """Whether the head is part of a date: the month of March is no march."""
        head = self.document.tokens[clause.head]
        dates = (t for t in self.document.times if t.start <= head.start < t.end)
        return clause.form is Form.NOUN and any(t.type in DATED for t in dates)


def holds_time(clause: Clause) -> bool:
    """A clause joined by "and", or what had been before: "hostages [who] had been taken in May"."""
    earlier = clause.tie is Tie.RELATIVE and clause.tense is Tense.PLUPERFECT
    return clause.tie is Tie.COORDINATE or earlier
