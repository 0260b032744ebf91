"""What a noun that may own the noun before it stands for: a deed, a weapon, whoever is hit or hits."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.analysis.frame_stack import SAYING, Frame
from dateline.analysis.role_nouns import ACTING, DOING, Role
from dateline.analysis.shallow_groups import Group
from dateline.analysis.shallow_nodes import Node
from dateline.analysis.shallow_roles import Roles
from dateline.document import Form, Tie
from dateline.knowledge.lexicon import Lexicon, NounClass
from dateline.knowledge.morph_construct import ConstructTables
from dateline.records import EventType

BEFALLEN = frozenset(
    {
        *(NounClass.PLACE, NounClass.SITE, NounClass.PROPERTY, NounClass.CIVILIAN),
        *(NounClass.CAPTIVE, NounClass.VEHICLE, NounClass.AGREEMENT, NounClass.EVENT),
        *(NounClass.POST, NounClass.TEXT, NounClass.TIME),
    }
)
ARMS = frozenset({NounClass.WEAPON, NounClass.MISSILE, NounClass.EXPLOSIVE, NounClass.AIRCRAFT})
MACHINES = frozenset({NounClass.ARMED, NounClass.AIRCRAFT})
OF_POWERS = ARMS | {NounClass.VEHICLE, NounClass.STATE, NounClass.POST}
TELLING = frozenset({"speech", "accusation", "demand", "threat"})
FORCES = frozenset({NounClass.ARMED, NounClass.AIRCRAFT, NounClass.STATE, NounClass.ORGANIZATION})
_transitive: dict[str, frozenset[str]] = {}


@dataclass(slots=True)
class ConstructNouns(Roles):
    """Gender, number and what nouns do, as the roles in a clause depend on them."""

    actors: frozenset[int] = frozenset()
    """Words that belong to the name of a listed actor."""
    times: frozenset[int] = frozenset()
    """Words of expressions of time."""

    def classes(self, node: Node) -> frozenset[NounClass]:
        known = Roles.classes(self, node)
        unsaid = node.head in self.actors and known <= {NounClass.PERSON, NounClass.PLACE}
        return known | {NounClass.ARMED} if unsaid else known

    @property
    def tables(self) -> ConstructTables:
        tables = self.morphology.grammar.annexing
        assert tables is not None
        return tables

    def is_circumstance(self, node: Node) -> bool:
        """ "[the] army, backed by [the] group, attacked": an adjective without the article tells of the one before."""
        return not node.determined and (node.case == "object" or node.tag == "ADJ")

    def strikes(self, frame: Frame, verb: Group) -> bool:
        """ "[the] blast of [a] charge [that] hit [a] patrol": what a deed or weapon hit."""
        struck = any(
            s.event == "subject" and s.recipient for s in self.lexicon.light.get(verb.base, ())
        )
        chain = frame.antecedent.chain() if frame.antecedent is not None else ()
        hitting = (n for n in chain if " " in n.lemma or self.agrees(n, verb))
        return struck and any(self.is_event(n) or self.classes(n) & ARMS for n in hitting)

    def befalls(self, verb: Group, node: Node) -> bool:
        """Whether the phrase is more likely whom it befell than who did it."""
        if self.lexicon.senses(Form.VERB, f"{verb.base} {node.lemma}"):
            return True
        if verb.base in self.tables.often_passive:
            return not self.classes(node) & {NounClass.AIRCRAFT, NounClass.EXPLOSIVE}
        if not self.is_transitive(verb):
            return False
        known = self.classes(node)
        if node.tag == "NAME" and not known:
            return not self.lexicon.attitude(verb.lemma) & TELLING
        return bool(known & BEFALLEN) and not known & FORCES

    def is_transitive(self, verb: Group) -> bool:
        return verb.base in self.tables.transitive or verb.base in transitive_verbs(self.lexicon)

    def has_doer(self, frame: Frame, verb: Group) -> bool:
        """Whether another clause lends its subject: the one before "and", the noun of a relative clause."""
        if frame.tie is Tie.RELATIVE and frame.antecedent is not None:
            chain = frame.antecedent.chain()
            return self.strikes(frame, verb) or any(self.agrees(n, verb) for n in chain)
        above = frame.parent
        lent = frame.tie is Tie.COORDINATE or frame.pronoun or frame.marker in self.tables.scenes
        if not lent or above is None or above.verb is None:
            return False
        roles = self.arguments.get(id(above), [])
        subject = next((n for m, n in roles if m == "subject"), None)
        return subject is not None and self.gender(subject) in {"", verb.number[1:2]}

    def agrees(self, node: Node, verb: Group) -> bool:
        """Gender, as far as the forms show it; a verb before its subject stays singular."""
        gender, wanted = self.gender(node), verb.number[1:2]
        if node.tag == "PRON" or not gender or wanted not in {"m", "f"}:
            return True
        if verb.number.endswith("p"):
            return True
        return gender == wanted

    def gender(self, node: Node) -> str:
        if node.tag != "NOUN" or node.conjuncts:
            return ""
        if node.head in self.actors and Roles.is_event(self, node):
            return ""  # "Tahrir [al-Sham] (f) struck"
        word = node.lemma.split()[0]
        if word in self.tables.feminine or word.endswith(self.tables.feminine_endings):
            return "f"
        known = self.lexicon.nouns.get(node.lemma, frozenset())
        if node.gender:
            return node.gender
        if node.plural:
            return "" if known & ACTING else "f"
        return "m"

    def takes_subject(self, frame: Frame) -> bool:
        return any(m == "subject" for m, _ in self.of(frame))

    def are_several(self, node: Node) -> bool:
        """People in the plural or dual, who would have a plural verb: "two soldiers [whom] he held"."""
        return any(n.plural and self.classes(n) & ACTING for n in node.chain())

    def doer_in(self, node: Node, verb: Group) -> Node:
        """The noun of the chain that the relative clause agrees with, the outermost first; of several the last."""
        if node.conjuncts and self.gender(node.conjuncts[-1]) == verb.number[1:2] == "f":
            node = node.conjuncts[-1]
        return next((n for n in node.chain() if self.agrees(n, verb)), node)

    def fits_number(self, node: Node, verb: Group) -> bool:
        return verb.kind != "finite" or self.agrees(node, verb)

    def is_doer(self, node: Node) -> bool:
        known = self.classes(node)
        return not self.builder.is_time(node) and (
            not known or bool(known & DOING) or node.tag == "NAME"
        )

    def does(self, marker: str, owner: Node) -> bool:
        return marker == "owner" or (marker == "of" and self.wields(owner))

    def has_object(self, deed: Node) -> bool:
        """Whether a sense of the noun has whom or what it befell as its owner."""
        senses = self.lexicon.senses(Form.NOUN, deed.lemma)
        return any("of" in {*(s.recipient or ()), *s.place, *s.needs} for s in senses)

    def aim(self, frame: Frame, marker: str, node: Node) -> str:
        """ "stormed the camp to arrest him": a bare noun of doing under "to" is an aim, unless the verb asks."""
        verb, tables = frame.verb, self.tables
        if marker != tables.article_after or node.tag != "NOUN" or verb is None:
            return marker
        deed = (Form.NOUN, node.lemma) in self.lexicon.by_word
        bare = node.first == node.head
        asked = marker in self.morphology.marked.get(verb.lemma, frozenset()) or any(
            v.event == marker for v in self.lexicon.light.get(verb.lemma, ())
        )
        acts = (Form.VERB, verb.lemma) in self.lexicon.by_word
        return tables.aim if deed and acts and bare and not asked else marker

    def wielders(self, given: list[Role]) -> Iterator[Node]:
        for marker, node in given:
            if marker == "ب" and self.classes(node) & ARMS:
                yield from (o for m, o in node.links if m in {"of", "by"} and self.wields(o))
                if self.classes(node) & MACHINES and any(m == "modifier" for m, _ in node.links):
                    yield node  # "by [a] Turkish drone"

    def wields(self, node: Node) -> bool:
        known = self.classes(node)
        built = known & {NounClass.SITE, NounClass.PROPERTY} and not known & {NounClass.ARMED}
        return bool(known & FORCES) and not built and not self.is_place_name(node)

    def is_event(self, node: Node) -> bool:
        """But not in "soldiers [of the] occupation", "forces [of] intervention", which name who they are."""
        above = node.above if node.marker == "of" else None
        known = self.lexicon.nouns.get(above.lemma, frozenset()) if above else frozenset()
        power = node.lemma in self.tables.powers
        names = bool(known & MACHINES) and (power or NounClass.PERSON not in known)
        names |= power and node.determined and bool(known & OF_POWERS)
        names |= above is not None and above.lemma in self.tables.bands
        names |= above is not None and above.tag == "ADJ"  # "strong of blast"
        undergoes = node.lemma in self.tables.undergoing
        names |= node.head in self.actors  # "Tahrir [al-Sham]" liberates nothing
        return not names and (undergoes or Roles.is_event(self, node))

    def is_talk(self, verb: Group) -> bool:
        talks = any(t.type is EventType.TALKS for t in self.lexicon.senses(Form.VERB, verb.lemma))
        return talks or bool(self.lexicon.attitude(verb.lemma) & SAYING)

    def is_place_name(self, node: Node) -> bool:
        return node.tag == "NAME" and NounClass.PLACE in self.classes(node)


def transitive_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Verbs that carry an event or whose trigger names an object; who flees does so even from a place named."""
    if lexicon.language not in _transitive:
        fleeing = {w for t in lexicon.triggers if t.effect == "displaced" for w in t.words}
        _transitive[lexicon.language] = frozenset(
            word
            for trigger in lexicon.triggers
            if trigger.form is Form.VERB
            and "object" in {*(trigger.recipient or ()), *trigger.place, *trigger.needs}
            for word in trigger.words
            if word not in fleeing
        ) | {v for v, senses in lexicon.light.items() if any(s.event == "object" for s in senses)}
    return _transitive[lexicon.language]
