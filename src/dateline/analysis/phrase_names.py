"""Names of several words, with the small words inside, and the titles before them."""

from dateline.analysis.phrase_units import QUOTES, TITLES, PhraseUnits
from dateline.analysis.shallow_nodes import Node
from dateline.document import Form
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType

Found = tuple[Node, int]
CALLED = frozenset({"la", "las", "los"})
STATES = frozenset({EventType.CAPTURE, EventType.ADVANCE, EventType.CONTROL, EventType.DESTRUCTION})
"""What may be told of a place as the state that it is in."""
MARKS = QUOTES | {"'"}, frozenset("»”\"’'")
"""Marks that open and that close a nickname."""
LONGEST_NICKNAME = 3
TOWARDS = frozenset({"a", "à"})
NAMED_FOR = TOWARDS | {*"para por contra sobre sin sem pour contre sur sans".split()}
"""Prepositions inside the name of a body that tell what it is for."""
BODIES = frozenset({NounClass.ORGANIZATION, NounClass.STATE, NounClass.ARMED})


class PhraseNames(PhraseUnits):
    """Reads a name."""

    def name(self, first: int, at: int) -> Found:
        """Capitalised words that stand together, with the small words inside."""
        node = self.node(first, at)
        at = self.past_name(at)
        last = self.units[at - 1]
        node.head, node.last, node.lemma = last.first, last.last, last.text
        node.acronym = last.acronym
        if self.tag(at) == "NUM" and self.units[at].text.isdigit() and self.tag(at + 1) == "VERB":
            node.last, at = self.units[at].last, at + 1  # "la Sección 7 marchó"
        while self.tag(at) == "ADJ" or self.is_state_of(first, at):
            node.hang("modifier", self.node(at, at))
            node.last = self.units[at].last
            at += 1
        return node, at

    def is_state_of(self, first: int, at: int) -> bool:
        """ "en Cisjordanie occupée, …": how a place stands, told with nothing else, is no act."""
        if self.tag(at) != "PART" or self.tag(first - 1 if first else at) != "PREP":
            return False
        senses = self.lexicon.by_word.get((Form.VERB, self.units[at].lemma), ())
        told_further = self.tag(at + 1) not in {"PUNCT", "VERB", "CLIT", ""}
        return not told_further and any(t.type in STATES for t in senses)

    def past_name(self, at: int) -> int:
        particles = self.morphology.grammar.name_particles
        at += 1
        while at < len(self.units):
            unit = self.units[at]
            if unit.tag == "NAME" or (unit.capital and unit.tag in {"NOUN", "DET", "PREADJ"}):
                at += 1
            elif unit.text in particles and self.tag(at + 1) == "NAME" and unit.tag != "PREP":
                at += 2
            elif unit.text in particles and self.is_surname(at):
                at += 2  # "el arqueólogo Jaled al Asad"
            elif self.is_genitive(at) and self.is_called(at + 1):
                at += 3  # "Bartolomé de las Casas"
            elif unit.text == "/" and self.units[at - 1].acronym and self.tag(at + 1) == "NAME":
                at += 2  # "AFC/M23"
            elif behind := self.behind_nickname(at):
                at = behind
            else:
                break
        return at

    def behind_nickname(self, at: int) -> int:
        """ "Ismael «El Mayo» | Zambada": where the name goes on behind another in marks; 0 where it does not."""
        if self.units[at].text not in MARKS[0]:
            return 0
        inner = self.units[at + 1 : at + 2 + LONGEST_NICKNAME]
        closing = next((n for n, u in enumerate(inner) if u.text in MARKS[1]), 0)
        behind = at + 2 + closing
        named = closing > 0 and inner[0].upper and inner[closing - 1].upper
        return behind if named and self.tag(behind) == "NAME" else 0

    def is_surname(self, at: int) -> bool:
        """A particle that elsewhere is a preposition, between two names behind a title or of a person on his own."""
        if self.is_of_person(at):
            return True
        title = self.units[at - 2].noun if at > 1 else None
        person = self.lexicon.nouns.get(title or "", frozenset()) & TITLES
        after = self.units[at + 1 : at + 2]
        return bool(person and after) and after[0].tag == "NAME" and not after[0].acronym

    def is_of_person(self, at: int) -> bool:
        """ "a Ahmed al Sharaa", but not "dijo Ahmed al Corriere" nor "de Kiev al Donbás"."""
        if self.morphology.marker(self.units[at].text) in self.genitive or at < 1:
            return False
        first, after = self.units[at - 1], self.units[at + 1 : at + 2]
        named = first.tag == "NAME" and bool(after) and after[0].tag == "NAME"
        if not named or first.acronym or after[0].acronym or after[0].noun:
            return False
        before = self.units[at - 2] if at > 1 else None
        while before is not None and before.tag == "NAME" and before.first:
            before = self.units[self.unit_of[before.first - 1]]
        if before is None:
            return True
        off = {*self.genitive, *self.morphology.grammar.between, "desde"}
        return before.tag != "VERB" and self.morphology.marker(before.text) not in off

    def past_purpose(self, node: Node, at: int) -> int | None:
        """Where the name of a body ends that says what it is for: "Organização Internacional | para as Migrações"."""
        known = self.lexicon.nouns.get(node.lemma, frozenset())
        body = node.lemma in self.bodies or (known & BODIES and NounClass.PERSON not in known)
        opens, last = self.unit_at(node.head), self.units[at - 1]
        if not (body and opens.upper and last.upper):
            return None
        at += self.tag(at) == "COORD" and self.tag(at + 1) == "PREP"
        if self.tag(at) != "PREP" or self.units[at].upper:
            return None
        marker = self.morphology.marker(self.units[at].text)
        if marker not in (NAMED_FOR - TOWARDS if opens is last else NAMED_FOR):
            return None  # "Gobierno | a Petro"
        at += 1
        while self.tag(at) == "DET" and not self.units[at].upper:
            at += 1
        if at >= len(self.units) or not self.units[at].upper or self.units[at].acronym:
            return None
        while (
            at < len(self.units) and self.units[at].upper and self.tag(at) not in {"PREP", "VERB"}
        ):
            at += 1
            inner = at + 1 + (self.tag(at + 1) == "DET")
            if self.is_genitive(at) and inner < len(self.units) and self.units[inner].upper:
                at = inner
        return at

    def is_called(self, at: int) -> bool:
        """ "las Casas", "la Cruz": an article and a capital, behind "de" inside a name."""
        article, word = self.units[at : at + 1], self.units[at + 1 : at + 2]
        small = bool(article) and article[0].text in CALLED and not article[0].upper
        return small and bool(word) and word[0].upper and not word[0].acronym

    def titled(self, node: Node, at: int) -> Found:
        """ "el presidente Duque": the name is the head; "el grupo Wagner": the noun is."""
        name, at = self.name(at, at)
        classes = self.lexicon.nouns.get(node.lemma, frozenset())
        person = NounClass.PERSON in classes and node.lemma == self.unit_at(node.head).text
        if not (person and classes & TITLES):
            node.proper = self.unit_at(node.head).upper
            node.hang("apposition", name)
            node.last = name.last
            return node, at
        title = Node(node.head, node.head + 1, node.head, node.lemma, node.tag)
        name.first = node.first
        name.links = [*node.links, *name.links]
        for _, inner in name.links:
            inner.above = name
        name.hang("modifier", title)
        return name, at
