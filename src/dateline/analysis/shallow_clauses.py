"""Frames and event nouns as the clause records that coding looks at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict

from dateline.analysis.frame_stack import Frame
from dateline.analysis.role_nouns import Role
from dateline.analysis.shallow_nodes import Node, finish
from dateline.analysis.shallow_roles import Roles
from dateline.analysis.shallow_words import Word
from dateline.document import Clause, Form, Link, Tie
from dateline.knowledge.lexicon import VICTIMS

AS_CONTENT = frozenset({Tie.COMPLEMENT, Tie.PURPOSE})


@dataclass(slots=True, eq=False)
class Predicate:
    """A clause in the making: of a verb's frame or of an event noun."""

    frame: Frame | None
    node: Node | None
    first: int
    last: int
    parent: "Predicate | None" = None
    tie: Tie = Tie.ROOT
    marker: str | None = None
    toll: Node | None = None
    """The word of an outcome beside its noun, which is what was counted: "dead" in "seis personas muertas"."""

    @property
    def head(self) -> int:
        if self.toll is not None:
            return self.toll.head
        if self.frame is not None and self.frame.verb is not None:
            return self.frame.verb.head
        assert self.node is not None
        return self.node.head


class _Shared(TypedDict):
    """What clauses of verbs and of nouns have alike."""

    index: int
    sentence: int
    head: int
    start: int
    end: int
    parent: int | None
    tie: Tie
    marker: str | None


SMALL_WORDS = 3
"""So many words may stand between two words of one name."""


class Clauses:
    """Builds the clauses of one sentence."""

    def __init__(self, frames: Sequence[Frame], roles: Roles, words: Sequence[Word]) -> None:
        self.frames = frames
        self.roles = roles
        self.words = words
        self.of_frame = {id(f): Predicate(f, None, f.first, f.last) for f in frames if f.verb}
        self.of_node: dict[int, Predicate] = {}
        self.holder: dict[int, Frame] = {}

    def build(self, sentence: int, base: int, first_index: int) -> list[Clause]:
        self.find_events()
        self.tie_frames()
        self.tie_events()
        predicates = sorted((*self.of_frame.values(), *self.of_node.values()), key=lambda p: p.head)
        unloop(predicates)
        stretch(predicates)
        order = {id(p): first_index + n for n, p in enumerate(predicates)}
        return [self.record(p, order, sentence, base) for p in predicates]

    def find_events(self) -> None:
        for frame in self.frames:
            for item in frame.items():
                if item.node is not None:
                    for node in item.node.everything():
                        self.holder.setdefault(id(node), frame)
                        if node.marker == "modifier" or self.is_in_name(node):
                            continue
                        toll = self.roles.toll_beside(node)
                        if toll is not None or self.roles.is_event(node):
                            self.of_node[id(node)] = Predicate(
                                None, node, node.first, node.end(), toll=toll
                            )

    def is_in_name(self, node: Node) -> bool:
        """ "Libertação" in "Organização para a Libertação do Levante": capitals joined by small words alone."""
        morphology = self.roles.morphology
        if not self.words[node.head].text[0].isupper():
            return False
        at = node.head - 1
        between: list[str] = []
        while at >= 0 and self.words[at].lower in morphology.closed and len(between) < SMALL_WORDS:
            between.append(morphology.marker(self.words[at].lower))
            at -= 1
        links = {*morphology.grammar.genitive, *morphology.grammar.purpose}
        return at >= 0 and self.words[at].text[0].isupper() and not links.isdisjoint(between)

    # ---- how verbs hang together

    def tie_frames(self) -> None:
        for frame in self.frames:
            predicate = self.of_frame.get(id(frame))
            if predicate is not None and frame.parent is not None and not frame.said:
                self.tie_frame(predicate, frame)
        for frame in self.frames:
            if frame.said and id(frame) in self.of_frame:
                self.set_beside(self.of_frame[id(frame)], frame)

    def tie_frame(self, predicate: Predicate, frame: Frame) -> None:
        noun = self.event_of(frame.noun) or (
            self.event_of(frame.antecedent) if frame.parent and not frame.parent.verb else None
        )
        predicate.parent = noun or self.above(frame)
        if predicate.parent is None:
            return
        predicate.tie, predicate.marker = frame.tie, frame.marker
        if frame.noun is not None and noun is None and frame.tie in AS_CONTENT:
            infinitive = frame.verb is not None and frame.verb.kind == "infinitive"
            predicate.tie = Tie.PURPOSE if infinitive else Tie.RELATIVE
        if frame.tie is Tie.RELATIVE:
            predicate.marker = None

    def above(self, frame: Frame) -> Predicate | None:
        outer = frame.parent
        while outer is not None:
            if id(outer) in self.of_frame:
                return self.of_frame[id(outer)]
            outer = outer.parent
        return None

    def event_of(self, node: Node | None) -> Predicate | None:
        """The event noun in the chain that ends with the node, innermost first."""
        if node is None:
            return None
        found = (self.of_node.get(id(n)) for n in reversed(node.chain()))
        return next((p for p in found if p is not None), None)

    def set_beside(self, saying: Predicate, frame: Frame) -> None:
        """What stands outside "…, dijo X" is its content."""
        outer = self.content(frame.parent)
        if outer is None or outer is saying:
            return
        saying.parent, saying.tie, saying.marker = outer.parent, outer.tie, outer.marker
        outer.parent, outer.tie, outer.marker = saying, Tie.COMPLEMENT, None

    def content(self, frame: Frame | None) -> Predicate | None:
        if frame is None:
            return None
        if id(frame) in self.of_frame:
            return self.of_frame[id(frame)]
        nodes = (n for item in frame.items() if item.node for n in item.node.everything())
        return next((self.of_node[id(n)] for n in nodes if id(n) in self.of_node), None)

    # ---- how event nouns hang

    def tie_events(self) -> None:
        for predicate in self.of_node.values():
            if predicate.parent is None and predicate.tie is Tie.ROOT:
                self.tie_event(predicate)

    def tie_event(self, predicate: Predicate) -> None:
        node = predicate.node
        assert node is not None
        joined = node.marker is None and node.above is not None
        marker, step = node.marker, node
        while step.above is not None:
            step = step.above
            if id(step) in self.of_node:
                predicate.parent = self.of_node[id(step)]
                predicate.tie = Tie.COORDINATE if joined else Tie.ARGUMENT
                predicate.marker = None if joined else marker
                return
            marker = step.marker or marker
            joined = False
        frame = self.holder.get(id(node))
        above = self.of_frame.get(id(frame)) if frame else None
        if above is None and frame is not None:
            above = self.above(frame)
        role = self.role_of(step, frame)
        predicate.parent = above
        if above is not None:
            predicate.tie, predicate.marker = Tie.ARGUMENT, role or marker

    def role_of(self, node: Node, frame: Frame | None) -> str | None:
        if frame is None:
            return None
        return next((m for m, n in self.roles.of(frame) if n is node), None)

    # ---- records

    def record(
        self, predicate: Predicate, order: dict[int, int], sentence: int, base: int
    ) -> Clause:
        shared: _Shared = {
            "index": order[id(predicate)],
            "sentence": sentence,
            "head": base + predicate.head,
            "start": self.words[predicate.first].start,
            "end": self.words[predicate.last - 1].end,
            "parent": order[id(predicate.parent)] if predicate.parent else None,
            "tie": predicate.tie,
            "marker": predicate.marker,
        }
        if predicate.node is not None:
            node, toll = predicate.node, predicate.toll
            counted = [(VICTIMS, node)] if toll is not None else []
            return Clause(
                **shared,
                form=Form.NOUN,
                lemma=(toll or node).lemma,
                arguments=tuple(self.links([*counted, *node.links], base)),
                negated=node.negative,
            )
        assert predicate.frame is not None and predicate.frame.verb is not None
        verb, frame = predicate.frame.verb, predicate.frame
        roles = self.roles.of(frame)
        return Clause(
            **shared,
            lemma=verb.lemma,
            form=Form.VERB,
            arguments=tuple(self.links(roles, base)),
            passive=verb.passive,
            negated=verb.negated or any(n.negative for m, n in roles if m in {"subject", "object"}),
            progressive=verb.progressive,
            tense=verb.tense,
            modal=verb.modal,
            adverbs=tuple(verb.adverbs),
        )

    def links(self, roles: Sequence[Role], base: int) -> Iterator[Link]:
        for marker, node in roles:
            yield Link(marker, finish(node, self.words, base))


def unloop(predicates: Sequence[Predicate]) -> None:
    """A clause never hangs on itself, whatever the sentence was: a loop is cut where it closes."""
    for predicate in predicates:
        seen = {id(predicate)}
        step = predicate
        while step.parent is not None:
            if id(step.parent) in seen:
                step.parent, step.tie, step.marker = None, Tie.ROOT, None
                break
            seen.add(id(step.parent))
            step = step.parent


def stretch(predicates: Sequence[Predicate]) -> None:
    """A clause holds all that hangs on it."""
    for predicate in predicates:
        step = predicate
        while step.parent is not None:
            step.parent.first = min(step.parent.first, predicate.first)
            step.parent.last = max(step.parent.last, predicate.last)
            step = step.parent
