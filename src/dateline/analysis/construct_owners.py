"""What the owner of a deed is to it: who did it, whom it befell, whom it served."""

from dataclasses import dataclass

from dateline.analysis.construct_nouns import ARMS, ConstructNouns
from dateline.analysis.frame_stack import SAYING, Frame
from dateline.analysis.shallow_groups import Group
from dateline.analysis.shallow_items import Item
from dateline.analysis.shallow_nodes import Node
from dateline.analysis.shallow_roles import Roles
from dateline.document import Form
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType

MATTERS = frozenset({NounClass.ABSTRACT})


@dataclass(slots=True)
class ConstructOwners(ConstructNouns):
    """Hangs phrases on nouns, and says whether the owner of a deed did it or suffered it."""

    def attach(self, frame: Frame) -> None:
        Roles.attach(self, frame)
        named = (
            frame.items()[0].node if frame.pronoun and not frame.verb and frame.items() else None
        )
        if named is not None and not named.determined:
            named.tag = "ADJ"  # "called it [a] massacre": what it is called did not happen besides
        for item in frame.items():
            if item.node is not None:
                for node in item.node.everything():
                    self.name_doer(node)
                    self.name_struck(node)

    def attached(self, items: list[Item], verb: Group | None) -> list[Item]:
        """Before the rest what a deed behind a preposition was done to: "during [their] storming [the] camp"."""
        kept: list[Item] = []
        for item in items:
            last = kept[-1] if kept else None
            told = last is not None and (last.marker or self.is_told(verb, kept))
            if last is not None:
                self.lend_doer(last, item)
            if last is None or not told or not self.is_done_to(last, item):
                kept.append(item)
        return Roles.attached(self, kept, verb)

    def adjoins(self, previous: Item, item: Item) -> bool:
        """ "Russian strikes Thursday on [the] town": with a time between where the noun asks for what follows."""
        if Roles.adjoins(self, previous, item):
            return True
        noun = previous.node.chain()[-1] if previous.node is not None else None
        if noun is None or previous.last >= item.first:
            return False
        between = set(range(previous.last, item.first)) <= self.times
        senses = self.lexicon.senses(Form.NOUN, noun.lemma) if between else ()
        wanted = ({*(s.recipient or ()), *s.place, *(s.actor or ())} for s in senses)
        return any(item.marker in markers - {"في"} for markers in wanted)

    def is_of_verb(self, verb: Group, previous: Item, item: Item) -> bool:
        """Also behind "in [a] statement": "called in [a] statement for [an] end"."""
        asked = item.marker in self.morphology.marked.get(verb.lemma, frozenset())
        lent = any(v.event == item.marker for v in self.lexicon.light.get(verb.lemma, ()))
        node = previous.node
        text = node is not None and NounClass.TEXT in self.classes(node)
        between = bool(previous.marker) and text and (asked or lent)
        return between or Roles.is_of_verb(self, verb, previous, item)

    def noun_marker(self, owner: Node, marker: str, node: Node) -> str:
        """ "[a] truce to exchange prisoners": what a deal is for has not been done."""
        senses = self.lexicon.senses(Form.NOUN, owner.lemma)
        deal = any(t.type is EventType.AGREEMENT for t in senses)
        deed = (Form.NOUN, node.lemma) in self.lexicon.by_word and node.first == node.head
        if marker == self.tables.article_after and deal and deed and node.tag == "NOUN":
            return self.tables.aim
        return Roles.noun_marker(self, owner, marker, node)

    def is_told(self, verb: Group | None, kept: list[Item]) -> bool:
        """ "[the] observatory documented [the] killing [by the] forces [of] sixty": a second phrase, of telling."""
        bare = [i for i in kept if i.marker is None and not self.builder.is_time(i.node)]
        says = verb is not None and bool(self.lexicon.attitude(verb.lemma) & SAYING)
        return says and (len(bare) > 1 or bare[:1] == kept[-1:])

    def is_done_to(self, last: Item, item: Item) -> bool:
        """Hang a bare phrase right behind on the deed whose doer is named: under `of`, as if it alone owned it."""
        if item.marker or last.node is None or item.node is None:
            return False
        if last.last != item.first or last.node.conjuncts or item.node.tag == "PRON":
            return False
        for deed in last.node.chain()[:2]:
            at = next((n for n, (m, o) in enumerate(deed.links) if self.does(m, o)), None)
            if at is not None and self.is_event(deed) and self.has_object(deed):
                marker, owner = deed.links[at]
                if marker == "of":
                    deed.links[at] = ("by", owner)
                    owner.marker = "by"
                deed.hang("of", item.node)
                last.last = item.last
                return True
        return False

    def lend_doer(self, last: Item, item: Item) -> None:
        """ "after [the] spreading [by the] army [of] its control over X": "its" is of whom the word before names."""
        if item.marker or last.node is None or item.node is None or last.last != item.first:
            return
        deed = item.node
        owned = any(m == "owner" and n.tag == "PRON" for m, n in deed.links)
        named = [n for m, n in last.node.links[-1:] if m in {"of", "by"} and self.wields(n)]
        if owned and named and self.is_event(deed):
            deed.hang("by", named[0])

    def host(self, previous: Item | None, verb: Group | None) -> Node | None:
        """Also the matter that somebody discusses or speaks of: "discussed developments of [the] situation in Gaza"."""
        found = Roles.host(self, previous, verb)
        if found is not None or previous is None or previous.node is None or previous.marker:
            return found
        if verb is None or not self.is_talk(verb):
            return None
        inner = previous.node.rightmost().chain()[-1]
        matter = self.lexicon.nouns.get(inner.lemma, frozenset())
        return inner if matter and matter <= MATTERS and inner.determined else None

    def name_doer(self, node: Node) -> None:
        """ "shelling [of] the army": an owner that bears arms did it, unless the word is of what befell its owner."""
        if not self.is_event(node):
            return
        self.name_served(node)
        self.name_wielder(node)
        for at, (marker, owner) in enumerate(node.links):
            doer = marker == "of" and self.wields(owner) and not self.is_event(owner)
            if doer and not self.befell(node, owner):
                node.links[at] = ("by", owner)
                owner.marker = "by"

    def name_struck(self, node: Node) -> None:
        """ "raids on reinforcements of [the] army": those who are struck were gathered before."""
        for marker, struck in node.links:
            if marker != self.tables.aimed_at or not self.is_event(node):
                continue
            struck.lemma = self.tables.massed.get(struck.lemma, struck.lemma)
            for at, (tie, owner) in enumerate(struck.links):
                if tie == self.tables.article_after and self.wields(owner):
                    struck.links[at] = ("of", owner)  # "reinforcements to [the] army"

    def name_wielder(self, node: Node) -> None:
        """ "[the] death of two by bullets of [the] army": whose the weapon is did it."""
        if any(m in {"by", "owner"} for m, _ in node.links):
            return
        arms = [n for m, n in node.links if m == "ب" and self.classes(n) & ARMS]
        owners = [o for n in arms for m, o in n.links if m in {"of", "by"} and self.wields(o)]
        node.links.extend(("by", owner) for owner in owners)

    def name_served(self, node: Node) -> None:
        """ "[a] raid to [a] plane": behind an indefinite or described noun of doing "to" shows whose."""
        tables = self.tables
        described = " " in node.lemma or any(m == "modifier" for m, _ in node.links)
        if (node.determined and not described) or node.lemma in tables.suffered:
            return
        if any(m in {"by", "owner"} for m, _ in node.links):
            return
        for at, (marker, owner) in enumerate(node.links):
            if marker == tables.article_after and self.wields(owner):
                before, struck = node.links[at - 1] if at else ("", node)
                if before == tables.aimed_at:  # "raids on hideouts of [the] gunmen"
                    del node.links[at]
                    struck.links.append(("of", owner))
                    return
                node.links[at] = ("by", owner)
                owner.marker = "by"

    def befell(self, node: Node, owner: Node) -> bool:
        """Whether the owner is whom it befell: a sense of the noun asks for one, and no "to" names another."""
        if any(marker == "ل" for marker, _ in node.links):
            return False
        if node.lemma in self.tables.undergone:
            return True
        senses = self.lexicon.senses(Form.NOUN, node.lemma)
        return any(self.classes(owner) & frozenset(s.needs.get("of", ())) for s in senses)
