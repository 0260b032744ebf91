"""Noun phrases of a tagged sentence: determiner, numbers, noun, adjectives, names, "of", coordination.

The head of a phrase is its first noun ("las fuerzas del régimen": fuerzas); a person's name is the head over the title
before it ("el presidente Iván Duque": Duque). "of" hangs on the noun before it, to any depth.
"""

from dateline.analysis.phrase_names import Found, PhraseNames
from dateline.analysis.shallow_nodes import DEEPEST, Node
from dateline.knowledge.lexicon import NounClass

OPENS_PHRASE = frozenset({"DET", "PREADJ", "NUM", "APPROX", "NOUN", "NAME", "ADJ", "PRON"})
BODIES = frozenset({NounClass.ARMED, NounClass.STATE, NounClass.ORGANIZATION})
UNQUOTES = frozenset('»”"’')


class Phrases(PhraseNames):
    """Reads phrases out of one sentence."""

    def coordinated(self, at: int, depth: int = 0) -> Found | None:
        """ "X, Y y Z": the phrase that begins at unit `at`, its siblings joined to it."""
        found = self.single(at, depth)
        if found is None or depth > 1:
            return found
        node, at = found
        closed = False
        while (more := self.sibling(node, at, closed)) is not None:
            closed |= self.tag(at) == "COORD"
            other, at = more
            partner = self.alike(node, other)
            partner.join(other)
        return node, at

    def sibling(self, node: Node, at: int, closed: bool = False) -> Found | None:
        """A further member after "y", or after a comma where "y" is still to come; behind "y" a comma ends the list."""
        tag = self.tag(at)
        if tag == "COORD":
            return self.member(node, at + 1)
        if tag == "PUNCT" and self.units[at].text in {",", "،", "/"}:
            if self.tag(at + 1) == "COORD" or self.is_day(self.unit_of[node.head]):
                return None  # "La veille, | l'armée et les rebelles"
            behind = self.past_including(node, at)
            if behind is not None:
                return self.member(node, behind + 1)
            found = self.member(node, at + 1)
            goes_on = bool(node.conjuncts) and not closed
            listed = found is not None and (self.list_goes_on(found[1]) or goes_on)
            return found if listed else None
        return None

    def past_including(self, node: Node, at: int) -> int | None:
        """Where "et" stands in "40 soldats, dont 6 officiers, et 50 rebelles"."""
        words = self.morphology.grammar.including
        if self.tag(at + 2) != "NUM" or self.units[at + 1].text not in words:
            return None
        part = self.single(at + 2, 1)
        stop = part[1] if part is not None else at
        closed = part is not None and self.tag(stop) == "PUNCT" and self.units[stop].text == ","
        if part is None or not closed or self.tag(stop + 1) != "COORD":
            return None
        if self.tag(stop + 2) != "NUM" or not node.plural:
            return None
        node.hang("including", part[0])
        return stop + 1

    def member(self, node: Node, at: int) -> Found | None:
        """The next member; a preposition repeated before it is passed over ("en X y en Y")."""
        if self.tag(at) == "PREP":
            at += any(self.is_preposition_of(inner, at) for inner in node.chain())
        return self.single(at, 1) if self.tag(at) in OPENS_PHRASE else None

    def list_goes_on(self, at: int, steps: int = 0) -> bool:
        """Whether a list goes on to a coordinator: ", Y y Z"."""
        if self.tag(at) == "COORD":
            return self.tag(at + 1) in OPENS_PHRASE | {"PREP"}
        if steps > 8 or self.tag(at) != "PUNCT" or self.units[at].text not in {",", "،"}:
            return False
        found = self.single(at + 1, 1)
        return found is not None and self.list_goes_on(found[1], steps + 1)

    def alike(self, node: Node, other: Node) -> Node:
        """The phrase of the right edge that the new member is a sibling of: like with like."""
        if node.conjuncts:
            return node
        for candidate in reversed(node.chain()):
            same = candidate.tag == other.tag and candidate.determined == other.determined
            if same or (candidate.tag == other.tag == "NAME"):
                return candidate.above if is_conjunct(candidate) else candidate  # type: ignore[return-value]
        return node

    def single(self, at: int, depth: int = 0) -> Found | None:
        """One phrase without its siblings, but with all that "of" hangs on it."""
        core = self.core(at)
        if core is None:
            return None
        node, at = core
        while True:
            named = self.past_purpose(node, at)
            if named is not None:
                node.last, at = self.units[named - 1].last, named
                continue
            owned = self.owner(node, at, depth)
            if owned is None:
                return node, at
            owner, at = owned
            node.hang("of", owner)
            self.lift_outcome(node, owner)

    def owner(self, node: Node, at: int, depth: int) -> Found | None:
        """What stands under "of" right behind the phrase and belongs to it."""
        if depth >= DEEPEST or not self.is_genitive(at):
            return None
        named = node.tag == "NAME" and self.unit_at(node.head).capital
        if (named or self.is_accused(node)) and self.is_bare_noun(at + 1):
            return None  # "acusou Israel | de genocídio"
        if self.is_bare_day(node) and not self.is_of_time(at + 1):
            return None  # "s'est emparé lundi | de la ville"
        found = self.single(at + 1, depth + 1)
        if named and found is not None and self.is_body(found[0]):
            return None  # "la oficina en Colombia | del Alto Comisionado"
        return found

    def is_body(self, node: Node) -> bool:
        """Armies, bands, states and bodies: no name of a place is of theirs, the noun before it is."""
        known = (
            self.lexicon.nouns.get(node.lemma, frozenset()) if node.tag == "NOUN" else frozenset()
        )
        return bool(known & BODIES) and NounClass.PLACE not in known

    def lift_outcome(self, node: Node, owner: Node) -> None:
        """ "400 combatientes del grupo muertos": who died is the noun that agrees."""
        marker, last = owner.links[-1] if owner.links else ("", owner)
        if marker != "modifier" or last.lemma not in self.lexicon.outcomes:
            return
        if (node.plural and not owner.plural and owner.tag != "NAME") or owner.tag == "NAME":
            owner.links.pop()
            owner.last = min(owner.last, last.first)
            node.hang("modifier", last)

    def tells_figure(self, at: int) -> bool:
        """ "sept (7) soldats": the number once more, in figures and brackets."""
        return (
            at + 2 < len(self.units)
            and (self.units[at].text, self.units[at + 2].text) == ("(", ")")
            and self.tag(at + 1) == self.tag(at - 1) == "NUM"
        )

    def core(self, at: int) -> Found | None:
        """From the determiner to the last adjective or name."""
        first = at
        determined = negative = False
        numbers = 0
        owner: Node | None = None
        while self.tag(at) in {"DET", "PREADJ", "NUM", "APPROX"}:
            digits = any(u.text[0].isdigit() for u in self.units[first:at])
            if numbers and self.tag(at) == "DET" and digits:
                break  # "en 2022 una treintena de campesinos", "calcula em 12 mil os deslocados"
            if at > first and self.tag(at) == "DET" and self.tag(at - 1) == "PREADJ":
                break  # "na segunda uma estátua"
            determined |= self.tag(at) == "DET"
            negative |= self.units[at].text in self.negative
            numbers += self.tag(at) == "NUM"
            at += 3 if self.tells_figure(at + 1) else 0
            if self.units[at].text in self.morphology.grammar.possessives:
                owner = self.node(at, at)
            at += 1
        quoted = at > first and self.opens_quote(at)
        at += quoted
        if self.tag(at) in {"NOUN", "NAME", "ADJ", "PRON"}:
            node, at = self.headed(first, at)
            if quoted and self.tag(at) == "PUNCT" and self.units[at].text in UNQUOTES:
                node.last, at = self.units[at].last, at + 1
        elif at > first and (numbers or self.units[at - 1].tag in {"DET", "PREADJ"}):
            node = self.node(first, at - 1)
            node.tag = "NUM" if numbers else "PRON"
        else:
            return None
        node.determined, node.negative = determined, negative or node.negative
        node.plural = self.is_plural(node, first)
        if owner is not None and node.head != owner.head:
            node.hang("owner", owner)
        return node, at

    def headed(self, first: int, at: int) -> Found:
        """A head and the words right behind it that belong to it."""
        if self.tag(at) == "NAME":
            return self.name(first, at)
        node = self.node(first, at)
        if node.tag == "PRON":
            return node, at + 1
        node.proper = self.is_body_name(at)
        at += 1
        while True:
            tag = self.tag(at)
            if tag == "NOUN" and (self.parts_from(node, at) or self.is_next_phrase(node, at)):
                return node, at
            if tag in {"ADJ", "NOUN"} or (tag == "PART" and not self.is_clause(at)):
                node.hang("modifier", self.beside(at))
                node.last = self.units[at].last
                at += 1
            elif tag == "NAME":
                return (node, at) if self.is_day(self.unit_of[node.head]) else self.titled(node, at)
            elif tag == "NUM" and self.is_number_of_it(at):
                node.last = self.units[at].last
                at += 1
            else:
                return node, at

    def beside(self, at: int) -> Node:
        """What stands behind a noun as its quality, or as what came of it ("seis personas muertas")."""
        node, noun = self.node(at, at), self.units[at].noun
        if noun in self.lexicon.outcomes:
            assert noun is not None
            node.lemma = noun
        return node


def is_conjunct(node: Node) -> bool:
    return node.above is not None and node.marker is None
