"""A noun phrase in the making, and its finished record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.analysis.shallow_words import Word
from dateline.document import Link, Phrase

DEEPEST = 6


@dataclass(slots=True, eq=False)
class Node:
    """A noun with what stands before it and hangs on it; numbers are words of the sentence."""

    first: int
    last: int
    head: int
    lemma: str
    tag: str
    plural: bool = False
    negative: bool = False
    determined: bool = False
    acronym: bool = False
    proper: bool = False
    """A noun and a name, both with capitals ("Naciones Unidas"): of either number."""
    case: str = ""
    """What its ending makes it, subject or object, in a language whose endings tell."""
    gender: str = ""
    """What its form shows, whatever its lemma is: "[the] qiyadat" is feminine."""
    links: list[tuple[str, "Node"]] = field(default_factory=list)
    conjuncts: list["Node"] = field(default_factory=list)
    above: "Node | None" = None
    """The phrase it hangs on."""
    marker: str | None = None
    """Its role there."""
    finished: Phrase | None = None

    def hang(self, marker: str, node: "Node") -> None:
        self.links.append((marker, node))
        node.above, node.marker = self, marker

    def join(self, node: "Node") -> None:
        self.conjuncts.append(node)
        node.above, node.marker = self, None

    def rightmost(self) -> "Node":
        """The phrase that ends last: where a further phrase may hang."""
        return self.conjuncts[-1] if self.conjuncts else self

    def chain(self) -> list["Node"]:
        """This phrase and those that "of" hangs on its right edge, outermost first."""
        found, node = [self], self
        while True:
            inner = [n for m, n in node.links if m == "of"]
            if not inner or len(found) > DEEPEST:
                return found
            node = inner[-1].rightmost()
            found.append(node)

    def everything(self) -> Iterator["Node"]:
        """This phrase and all phrases within."""
        yield self
        for _, node in self.links:
            yield from node.everything()
        for node in self.conjuncts:
            yield from node.everything()

    def end(self) -> int:
        """The word after its last, with all that hangs on it."""
        return max(node.last for node in self.everything())


def finish(node: Node, words: Sequence[Word], base: int, depth: int = 0) -> Phrase:
    """The record of a phrase; `base` is the number of the sentence's first token in the article."""
    if node.finished is None:
        deep = depth >= DEEPEST
        links = (
            ()
            if deep
            else tuple(
                Link(marker, finish(inner, words, base, depth + 1)) for marker, inner in node.links
            )
        )
        conjuncts = (
            () if deep else tuple(finish(inner, words, base, depth + 1) for inner in node.conjuncts)
        )
        last = right_bound(node)
        node.finished = Phrase(
            start=words[node.first].start,
            end=words[last - 1].end,
            head=base + node.head,
            first=base + node.first,
            last=base + last,
            links=links,
            conjuncts=conjuncts,
        )
    return node.finished


def right_bound(node: Node) -> int:
    """The phrase reaches over what "of" adds to it, and no further than to the name of what it ends on."""
    last = node.last
    for inner in owned_by(node):
        ends_on_name = inner.tag == "NAME" and last > node.last and inner.first <= last + 2
        if inner.first <= node.last + 3 or ends_on_name:
            last = max(last, inner.last)
    return last


def owned_by(node: Node) -> Iterator[Node]:
    """What "of" hangs on the right edge: the first of several, and the one that ends last."""
    step = node
    for _ in range(DEEPEST):
        inner = [n for m, n in step.links if m == "of"]
        if not inner:
            return
        yield inner[-1]
        step = inner[-1].rightmost()
        if step is not inner[-1]:
            yield step
