"""Noun phrases of a tagged sentence: determiner, numbers, noun, adjectives, names, "of", coordination.

The head of a phrase is its first noun ("las fuerzas del régimen": fuerzas); a person's name is the head over the title
before it ("el presidente Iván Duque": Duque). "of" hangs on the noun before it, to any depth.
"""

from collections.abc import Sequence

from dateline.analysis.shallow_nodes import DEEPEST, Node
from dateline.analysis.shallow_units import Unit
from dateline.document import Form
from dateline.knowledge.language import load_language
from dateline.knowledge.lexicon import Lexicon, NounClass
from dateline.knowledge.morphology import Morphology
from dateline.records import EventType

Found = tuple[Node, int]
OPENS_PHRASE = frozenset({"DET", "PREADJ", "NUM", "APPROX", "NOUN", "NAME", "ADJ", "PRON"})
QUOTES, UNQUOTES = frozenset('«“"‘'), frozenset('»”"’')
CALLED = frozenset({"la", "las", "los"})
STATES = frozenset({EventType.CAPTURE, EventType.ADVANCE, EventType.CONTROL, EventType.DESTRUCTION})
"""What may be told of a place as the state that it is in."""
TOWARDS = frozenset({"a", "à"})
NAMED_FOR = TOWARDS | {*"para por contra sobre sin sem pour contre sur sans".split()}
"""Prepositions inside the name of a body that tell what it is for."""
BODIES = frozenset({NounClass.ORGANIZATION, NounClass.STATE, NounClass.ARMED})
TITLES = frozenset({NounClass.PERSON, NounClass.STATE, NounClass.ARMED})


class Phrases:
    """Reads phrases out of one sentence."""

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
            found = self.member(node, at + 1)
            goes_on = bool(node.conjuncts) and not closed
            listed = found is not None and (self.list_goes_on(found[1]) or goes_on)
            return found if listed else None
        return None

    def member(self, node: Node, at: int) -> Found | None:
        """The next member; a preposition repeated before it is passed over ("en X y en Y")."""
        if self.tag(at) == "PREP":
            at += any(self.is_preposition_of(inner, at) for inner in node.chain())
        return self.single(at, 1) if self.tag(at) in OPENS_PHRASE else None

    def is_preposition_of(self, node: Node, at: int) -> bool:
        if not node.first:
            return False
        mine, marker = self.unit_at(node.first - 1), self.morphology.marker
        again = marker(self.units[at].text)
        last = mine.text.rsplit(maxsplit=1)[-1]  # "aux mains du FLA et du Jnim"
        return mine.tag == "PREP" and again in {marker(mine.text), marker(last)}

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
        return self.single(at + 1, depth + 1)

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

    def lift_outcome(self, node: Node, owner: Node) -> None:
        """ "400 combatientes del grupo muertos": who died is the noun that agrees."""
        marker, last = owner.links[-1] if owner.links else ("", owner)
        if marker != "modifier" or last.lemma not in self.lexicon.outcomes:
            return
        if (node.plural and not owner.plural and owner.tag != "NAME") or owner.tag == "NAME":
            owner.links.pop()
            owner.last = min(owner.last, last.first)
            node.hang("modifier", last)

    def is_genitive(self, at: int) -> bool:
        unit_tag = self.tag(at)
        return unit_tag == "PREP" and self.morphology.marker(self.units[at].text) in self.genitive

    def core(self, at: int) -> Found | None:
        """From the determiner to the last adjective or name."""
        first = at
        determined = negative = False
        numbers = 0
        owner: Node | None = None
        while self.tag(at) in {"DET", "PREADJ", "NUM", "APPROX"}:
            if numbers and self.tag(at) == "DET" and self.units[at - 1].text[0].isdigit():
                break  # "en 2022 una treintena de campesinos"
            if at > first and self.tag(at) == "DET" and self.tag(at - 1) == "PREADJ":
                break  # "na segunda uma estátua"
            determined |= self.tag(at) == "DET"
            negative |= self.units[at].text in self.negative
            numbers += self.tag(at) == "NUM"
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

    def beside(self, at: int) -> Node:
        """What stands behind a noun as its quality, or as what came of it ("seis personas muertas")."""
        node, noun = self.node(at, at), self.units[at].noun
        if noun in self.lexicon.outcomes:
            assert noun is not None
            node.lemma = noun
        return node

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
            else:
                break
        return at

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


def is_conjunct(node: Node) -> bool:
    return node.above is not None and node.marker is None
