"""What the units of a sentence are to the phrase that is being read."""

from collections.abc import Sequence

from dateline.analysis.shallow_nodes import Node
from dateline.analysis.shallow_units import Unit
from dateline.knowledge.language import load_language
from dateline.knowledge.lexicon import Lexicon, NounClass
from dateline.knowledge.morphology import Morphology

QUOTES = frozenset('«“"‘')
TITLES = frozenset({NounClass.PERSON, NounClass.STATE, NounClass.ARMED})


class PhraseUnits:
    """Looks at units: days, plurals, marks, prepositions."""

    def __init__(self, units: Sequence[Unit], lexicon: Lexicon, morphology: Morphology) -> None:
        self.units = units
        self.lexicon = lexicon
        self.morphology = morphology
        self.genitive = frozenset(morphology.grammar.genitive)
        self.negative = frozenset(morphology.grammar.negative_nouns)
        self.agentive = frozenset(morphology.grammar.agentive)
        self.bodies = frozenset(load_language(lexicon.language).groups)
        self.unit_of = [n for n, unit in enumerate(units) for _ in range(unit.first, unit.last)]

    def tag(self, at: int) -> str:
        return self.units[at].tag if at < len(self.units) else ""

    def is_preposition_of(self, node: Node, at: int) -> bool:
        if not node.first:
            return False
        mine, marker = self.unit_at(node.first - 1), self.morphology.marker
        again = marker(self.units[at].text)
        last = mine.text.rsplit(maxsplit=1)[-1]  # "aux mains du FLA et du Jnim"
        return mine.tag == "PREP" and again in {marker(mine.text), marker(last)}

    def is_accused(self, node: Node) -> bool:
        """ "accuse l'armée | de pillages": right behind a verb that blames."""
        before = self.unit_of[node.first] - 1
        while before > 0 and self.tag(before) == "ADV":
            before -= 1
        verb = self.units[before] if before >= 0 else None
        lemmas = {r.lemma for r in verb.readings} if verb is not None else set()
        verbal = self.tag(before) in {"VERB", "PART"} and before >= 0
        return verbal and any("accusation" in self.lexicon.attitude(lemma) for lemma in lemmas)

    def is_bare_day(self, node: Node) -> bool:
        """ "lundi", "vendredi soir": a word of time without article or number, which nothing hangs on."""
        at = self.unit_of[node.head]
        alone = self.unit_of[node.first] == at and not node.determined
        alone &= self.units[at].text == self.units[at].lemma  # "tras semanas de combates"
        return alone and node.tag == "NOUN" and self.is_day(at)

    def is_of_time(self, at: int) -> bool:
        while self.tag(at) in {"DET", "PREADJ", "NUM"}:
            if self.units[at].text[0].isdigit():
                return True
            at += 1
        return self.tag(at) == "NOUN" and self.is_day(at)

    def is_bare_noun(self, at: int) -> bool:
        """A common noun without an article: no owner or seat of a name."""
        before = self.units[at - 1].text
        bare = before in self.genitive or before in self.morphology.grammar.elisions
        return bare and self.tag(at) == "NOUN" and not self.units[at].upper

    def is_genitive(self, at: int) -> bool:
        unit_tag = self.tag(at)
        return unit_tag == "PREP" and self.morphology.marker(self.units[at].text) in self.genitive

    def opens_quote(self, at: int) -> bool:
        """ "47 « terroristes »": a noun in quotation marks behind its article or number."""
        mark = self.tag(at) == "PUNCT" and self.units[at].text in QUOTES
        return mark and self.tag(at + 1) in {"NOUN", "ADJ"}

    def is_plural(self, node: Node, first: int) -> bool:
        """By the noun's ending, or the article or number before it."""
        unit = self.unit_at(node.head)
        before = self.units[first : self.unit_of[node.head]]
        if any(u.text in self.morphology.grammar.plural_determiners for u in before):
            return True
        if unit.tag == "NAME":
            return False
        numbers = [u for u in before if u.tag == "NUM"]
        many = any("DET" not in u.may and u.text != "1" for u in numbers)
        noun, *rest = unit.text.split()
        listed = bool(rest) and self.morphology.noun_lemma(noun) != noun  # "fuerzas del orden"
        return many or listed or noun != unit.lemma.split()[0]

    def unit_at(self, word: int) -> Unit:
        return self.units[self.unit_of[word]]

    def node(self, first: int, head: int) -> Node:
        unit = self.units[head]
        node = Node(self.units[first].first, unit.last, unit.first, unit.lemma, unit.tag)
        node.negative = unit.text in self.negative
        return node

    def is_body_name(self, at: int) -> bool:
        """ "Médecins sans frontières": several words that name one body, whatever their number."""
        unit = self.units[at]
        known = self.lexicon.nouns.get(unit.noun or "", frozenset())
        return " " in unit.text and known == frozenset({NounClass.ORGANIZATION})

    def is_number_of_it(self, at: int) -> bool:
        """ "la resolución 2231"; but "recobraron la libertad | 17 presos" counts what follows."""
        digits = at + 1 < len(self.units) and self.units[at].text[0].isdigit()
        return digits and self.tag(at + 1) != "NOUN"

    def parts_from(self, node: Node, at: int) -> bool:
        """Beside a bare word of time each noun stands by itself: "en la mañana de ayer | soldados"."""
        return self.is_day(at) or self.is_day(self.unit_of[node.head])

    def is_day(self, at: int) -> bool:
        """A bare word of time behind a noun stands by itself: "par les rebelles lundi"."""
        return self.lexicon.nouns.get(self.units[at].lemma) == frozenset({NounClass.TIME})

    def is_next_phrase(self, node: Node, at: int) -> bool:
        """Bare plurals behind a phrase in the singular: "enviou para a região agentes da polícia"."""
        unit, head = self.units[at], self.unit_at(node.head)
        place = self.lexicon.nouns.get(node.lemma, frozenset()) & {NounClass.PLACE, NounClass.SITE}
        people = self.lexicon.nouns.get(unit.noun or "", frozenset()) & TITLES
        many = unit.noun is not None and unit.text.split()[0] != unit.noun.split()[0]
        return bool(place and people) and many and head.text == head.lemma

    def is_clause(self, at: int) -> bool:
        """Whether a participle after a noun tells of an event rather than of a quality."""
        behind = at + 1
        while behind < len(self.units) and self.tag(behind) == "NOUN" and self.is_day(behind):
            behind += 1  # "un bilan communiqué mardi par …"
        if (
            self.tag(behind) == "PREP"
            and self.morphology.marker(self.units[behind].text) in self.agentive
        ):
            return True
        if self.tag(at + 1) == "ADV" and " " in self.units[at + 1].text:
            return True  # "dos hombres muertos a tiros": the manner is of an act
        if self.units[at].noun in self.lexicon.outcomes:
            return False
        telling = self.units[at].lemma in self.morphology.event_verbs
        return telling and self.tag(at + 1) not in {"VERB", "PART", "ADJ", "CLIT", "NEG"}
