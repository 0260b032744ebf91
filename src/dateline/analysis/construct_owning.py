"""Whether the noun behind a noun owns it."""

from dateline.analysis.construct_units import ConstructUnit
from dateline.analysis.shallow_nodes import DEEPEST, Node
from dateline.analysis.shallow_phrases import OPENS_PHRASE, Phrases
from dateline.analysis.syntax import NOUN_ATTITUDES
from dateline.document import Form
from dateline.knowledge.lexicon import NounClass
from dateline.knowledge.morph_construct import ConstructTables

STRUCK = frozenset(
    {NounClass.VEHICLE, NounClass.SITE, NounClass.PROPERTY, NounClass.CIVILIAN, NounClass.PLACE}
)
MEANS = frozenset({NounClass.AIRCRAFT, NounClass.WEAPON, NounClass.EXPLOSIVE, NounClass.MISSILE})


class OwningNouns(Phrases):
    """What writing shows of owners: articles, endings, number."""

    units: list[ConstructUnit]
    tables: ConstructTables

    def is_of_people(self, node: Node) -> bool:
        """ "[a] family of nine members"."""
        known = self.lexicon.nouns.get(node.lemma, frozenset())
        return bool(known & {NounClass.CIVILIAN, NounClass.ARMED}) and not node.determined

    def is_measure(self, node: Node) -> bool:
        return node.tag == "NUM" or node.lemma in self.tables.measures

    def case_of(self, node: Node, first: ConstructUnit) -> str:
        """Case as far as writing shows it: by the number that leads the phrase, else by the noun itself."""
        unit = first if first.tag == "NUM" else self.unit_at(node.head)
        if first.tag in {"PREADJ", "APPROX"} or unit.tag not in {"NUM", "NOUN"}:
            return ""
        counted = first.tag == "NUM" and self.unit_at(node.head).lemma in self.tables.others
        if first.tag == "NUM" and (first.text.isdigit() or counted):
            unit = self.unit_at(node.head)  # "119 others", which shows what digits do not
            behind = unit.bare[-2:] in self.tables.case_endings.get("object", ())  # type: ignore[attr-defined]
            return "object" if behind and unit.lemma in self.tables.others else ""
        form = unit.bare  # type: ignore[attr-defined]
        stem = self.morphology.fold(next(iter(unit.lemma.split()), form)).removesuffix("ة")
        ending = form[-2:] if unit.tag == "NUM" else form.removeprefix(stem)
        bare = len(ending) == 1 and node.determined
        found = (case for case, ends in self.tables.case_endings.items() if ending in ends)
        return "" if bare or ending == form else next(found, "")

    def joins_numbers(self, at: int) -> bool:
        """ "five and twenty"."""
        numbers = self.tag(at - 1) == "NUM" and self.tag(at + 1) == "NUM"
        return at > 0 and self.tag(at) == "COORD" and numbers

    def ends_with_number(self, first: int, at: int) -> bool:
        """A number after which a name or pronoun cannot be what is counted."""
        return at > first and self.tag(at - 1) == "NUM" and self.tag(at) in {"PRON"}

    def has_plural_form(self, unit: ConstructUnit) -> bool:
        form = unit.bare if unit.noun else unit.text
        fold = self.morphology.fold
        same = fold(unit.lemma.split()[0]) if unit.lemma else form
        return unit.tag == "NOUN" and form not in {same, same + "ا"}

    def is_defective(self, unit: ConstructUnit, determined: bool) -> bool:
        """ "[the] qadi": with the article no plural has this ending, for that one is only owned."""
        return determined and unit.bare == self.morphology.fold(unit.lemma.split()[0]) + "ي"

    def closes_name(self, node: Node, at: int) -> bool:
        """Whether a mark stands here that was opened inside the name: the movement «M23»."""
        inside = [u.text for u in self.units if node.head <= u.first < node.last]
        closing = {self.tables.brackets.get(text) for text in inside} - {None}
        return at < len(self.units) and self.units[at].text in closing

    def describes(self, node: Node, at: int) -> bool:
        """An adjective with the article; no feminine one behind men in the plural ("the Houthis [the] Saudi")."""
        if self.tag(at) != "ADJ" or not self.units[at].text.endswith("ة"):
            return self.tag(at) == "ADJ"
        head = self.unit_at(node.head)
        listed = head.name is not None and head.name < 0  # type: ignore[attr-defined]
        return not (head.text.endswith("ون") or (listed and head.text.endswith("ين")))

    def may_own(self, node: Node, at: int, head: ConstructUnit, depth: int) -> bool:
        """Whether the noun behind an indefinite one owns it."""
        if depth >= DEEPEST or self.tag(at) not in OPENS_PHRASE - {"ADJ", "PRON"}:
            return False
        if head.closed_by or any(m == "modifier" for m, _ in node.links):
            return False
        if self.is_accusative(at) or self.is_nominative(at):
            return False
        pair = self.is_pair(head) and self.tag(at) == "DET"
        return (pair or not self.is_unbound(head)) and not self.stands_apart(head, at)

    def stands_apart(self, head: ConstructUnit, at: int) -> bool:
        """A person and the weapon or the fate behind: "[a] man opened [the] fire", "[five] met their death"."""
        if self.strikes(head, at) or self.is_self(at) or self.is_counted(head, at):
            return True
        if self.tag(at + 1) == "PRON" and self.units[at].lemma in self.tables.extents:
            return True  # "[a] truce [whose] length [is] two months"
        at += self.tag(at) == "DET"
        nouns = self.lexicon.nouns
        if at < len(self.units) and head.text in self.tables.unowned:
            return NounClass.ARMED in nouns.get(self.units[at].lemma, ())
        told = {NounClass.PERSON, NounClass.TEXT} & nouns.get(head.lemma, frozenset())
        if at >= len(self.units) or not told:
            return False
        behind = self.units[at]  # also "in [a] statement its control of [the] town"
        fate = self.tag(at + 1) == "PRON" and (Form.NOUN, behind.lemma) in self.lexicon.by_word
        carried = {NounClass.WEAPON, NounClass.EXPLOSIVE} & nouns.get(behind.lemma, frozenset())
        return fate or bool(carried)

    def is_accusative(self, at: int) -> bool:
        """ "[a] woman set off [a] belt": an indefinite in -an is an object and owns nothing."""
        unit = self.units[at]
        if unit.tag != "NOUN" or not unit.noun:
            return False
        return unit.bare == self.morphology.fold(unit.noun.split()[0]) + self.tables.indefinite

    def is_nominative(self, at: int) -> bool:
        """ "[a] boy and [a] girl, siblings": a dual in -an is no owner, but what the two are."""
        unit = self.units[at]
        if unit.tag != "NOUN" or not unit.noun:
            return False
        return unit.bare in {self.morphology.fold(unit.noun.split()[0]) + e for e in ("ان", "ون")}

    def is_counted(self, head: ConstructUnit, at: int) -> bool:
        """ "crossed six thousand [people] the border": nobody owns the singular that a number counts."""
        before = next((u for u in self.units if u.last == head.first), None)
        counted = before is not None and before.tag == "NUM" and not self.has_plural_form(head)
        counted = counted and head.text not in self.tables.unowned
        known = self.lexicon.nouns.get(head.lemma, frozenset())
        people = bool(known & {NounClass.PERSON, NounClass.CIVILIAN})
        return counted and people and self.tag(at) == "DET"

    def is_self(self, at: int) -> bool:
        """ "[a] bomber blew up himself": behind an indefinite noun "self" is another phrase."""
        word = self.units[at].text if at < len(self.units) else ""
        return word in self.tables.selves and self.tag(at + 1) == "PRON"

    def strikes(self, head: ConstructUnit, at: int) -> bool:
        """ "hit [a] raid [a] car": right behind the verb the deed that hit, then a thing or people it hit."""
        verb = next((u for u in self.units if u.last == head.first), None)
        if verb is None or verb.tag != "VERB" or self.tag(at) != "NOUN":
            return False
        hits = self.lexicon.light.get(verb.lemma, ())
        if not any(v.event == "subject" and v.recipient == "object" for v in hits):
            return False
        deed = (Form.NOUN, head.lemma) in self.lexicon.by_word
        flown = NounClass.AIRCRAFT in self.lexicon.nouns.get(head.lemma, ())
        known = self.lexicon.nouns.get(self.units[at].lemma, frozenset())
        return (deed or flown) and bool(known & STRUCK) and not known & MEANS

    def is_pair(self, head: ConstructUnit) -> bool:
        """ "[the] two sides of", "[the] two presidents of": before a definite noun, of those who deal by twos."""
        known = self.lexicon.nouns.get(head.lemma, frozenset())
        return NounClass.STATE in known and head.bare == self.morphology.fold(head.lemma) + "ا"

    def is_unbound(self, head: ConstructUnit) -> bool:
        """A form that no owner may follow: the indefinite in -an, plurals and duals in -n."""
        if " " in head.lemma:
            return False
        lemma = self.morphology.fold(head.lemma)
        if head.bare == lemma or head.bare.endswith(self.tables.owned_endings):
            return False
        return head.bare.endswith(self.tables.unbound_endings)

    def is_alike(self, one: Node, two: Node) -> bool:
        if one.tag == two.tag == "NAME":
            return True
        nouns = self.lexicon.nouns
        shared = nouns.get(one.lemma, frozenset()) & nouns.get(two.lemma, frozenset())
        return bool(shared) or self.is_event(one)

    def is_event(self, node: Node) -> bool:
        if node.tag != "NOUN":
            return False
        listed = (Form.NOUN, node.lemma) in self.lexicon.by_word
        return listed or bool(self.lexicon.attitude(node.lemma) & NOUN_ATTITUDES)
