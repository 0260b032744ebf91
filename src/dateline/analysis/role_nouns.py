"""What the noun of a phrase stands for, as far as the roles in a clause depend on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.analysis.frame_stack import Frame
from dateline.analysis.shallow_frames import Frames
from dateline.analysis.shallow_groups import Group
from dateline.analysis.shallow_items import Item
from dateline.analysis.shallow_nodes import Node
from dateline.analysis.syntax import NOUN_ATTITUDES
from dateline.document import Form
from dateline.knowledge.lexicon import Lexicon, NounClass
from dateline.knowledge.morphology import Morphology

ACTING = frozenset(
    {
        *(NounClass.ARMED, NounClass.STATE, NounClass.PERSON, NounClass.CIVILIAN, NounClass.CROWD),
        *(NounClass.CAPTIVE, NounClass.ORGANIZATION),
    }
)
PEOPLE = ACTING - {NounClass.STATE}
DOING = ACTING | {
    *(NounClass.AIRCRAFT, NounClass.MISSILE, NounClass.EXPLOSIVE, NounClass.WEAPON),
    *(NounClass.VEHICLE, NounClass.NATURE),
}
PLACES = frozenset({NounClass.PLACE, NounClass.SITE})
Role = tuple[str, Node]
AS = frozenset({"como", "tal como", "tal y como", "conforme", "según", "comme"})
"""Behind them a verb has its subject, not its object: "como exigió la junta"."""


@dataclass(slots=True)
class RoleNouns:
    """What nouns are to a clause: people, places, deeds, and what a deed can be done to."""

    frames: Sequence[Frame]
    builder: Frames
    lexicon: Lexicon
    morphology: Morphology
    arguments: dict[int, list[Role]] = field(default_factory=dict)
    """Frame (by identity) -> its roles."""

    def of(self, frame: Frame) -> list[Role]:
        return self.arguments[id(frame)]

    def first(self, frame: Frame, *markers: str) -> Node | None:
        return next((n for m, n in self.of(frame) if m in markers), None)

    def classes(self, node: Node) -> frozenset[NounClass]:
        """What a noun stands for; of "una decena de soldados" what is counted."""
        known = self.lexicon.nouns.get(node.lemma, frozenset()) - {NounClass.ABSTRACT}
        if known or len(node.chain()) < 2 or node.tag == "NAME":
            return known
        return self.lexicon.nouns.get(node.chain()[1].lemma, frozenset())

    def is_event(self, node: Node) -> bool:
        if node.tag != "NOUN":
            return self.toll_beside(node) is not None
        listed = (Form.NOUN, node.lemma) in self.lexicon.by_word
        return (
            listed
            or bool(self.lexicon.attitude(node.lemma) & NOUN_ATTITUDES)
            or self.toll_beside(node) is not None
        )

    def toll_beside(self, node: Node) -> Node | None:
        """ "dead" in "seis personas muertas": a word of an outcome beside the people that it counts."""
        if not (self.classes(node) & PEOPLE or node.tag == "NUM"):
            return None
        return next(
            (n for m, n in node.links if m == "modifier" and n.lemma in self.lexicon.outcomes), None
        )

    def is_place(self, node: Node) -> bool:
        if node.tag == "NAME":
            return not node.determined and not node.acronym
        return bool(self.lexicon.nouns.get(node.lemma, frozenset()) & PLACES)

    def is_bare(self, item: Item) -> bool:
        return item.marker is None and not item.enclosed and not self.builder.is_time(item.node)

    def follows_and(self, node: Node) -> bool:
        items = self.builder.items
        at = next((n for n, item in enumerate(items) if item.node is node), 0)
        return at > 0 and items[at - 1].kind == "and"

    def is_person(self, node: Node | None) -> bool:
        if node is None:
            return False
        known = self.classes(node)
        return (bool(known & ACTING) and not known & PLACES) or (
            not known and (node.tag in {"NAME", "NUM", "PRON"} or counts(node) or is_many(node))
        )

    def takes_person(self, verb: Group, node: Node) -> bool:
        """ "mató a tres soldados", "retiró a sus soldados", but "llegó a Kabul", "entró a la ciudad"."""
        grammar = self.morphology.grammar
        wanted = self.morphology.marked.get(verb.lemma, frozenset())
        asks = any(m in wanted for m in grammar.object_markers)
        if verb.passive or (asks and "object" not in wanted):
            return False
        if verb.base in grammar.goal_verbs:
            moves_others = verb.base not in grammar.inverting
            moves_others &= not verb.reflexive or "object" in wanted
            return moves_others and node.tag != "NAME" and self.is_person(node)
        return self.is_person(node)

    def is_doer(self, node: Node) -> bool:
        known = self.classes(node)
        return not self.builder.is_time(node) and (
            not known or bool(known & DOING) or node.tag == "NAME"
        )

    def is_marked_object(self, frame: Frame, node: Node) -> bool:
        return any(item.node is node and item.marker is not None for item in frame.items())

    def may_be_subject(self, node: Node, verb: Group, frame: Frame) -> bool:
        return agrees(node, verb) or frame.relative in self.morphology.grammar.relative_subjects

    def add_missing(self, roles: list[Role], marker: str, node: Node) -> None:
        if not any(m == marker for m, _ in roles):
            roles.append((marker, node))

    def is_addressee(self, node: Node) -> bool:
        return bool(self.classes(node) & ACTING) or node.tag in {"NAME", "PRON"}

    def fits_number(self, node: Node, verb: Group) -> bool:
        return verb.kind != "finite" or agrees(node, verb)


def agrees(node: Node, verb: Group) -> bool:
    """Number of subject and verb; a name, a number or a collective may go either way."""
    if not verb.number or node.proper:
        return True
    plural = node.plural or bool(node.conjuncts)
    if verb.number == "p":
        return plural or node.tag in {"NAME", "NUM", "PRON"} or counts(node)
    return not plural


def is_many(node: Node) -> bool:
    """A noun in the plural with no article: "entregaron a trece israelíes"."""
    return node.tag == "NOUN" and node.plural and not node.determined


def counts(node: Node) -> bool:
    """ "una decena de soldados murieron"."""
    inner: Iterable[Node] = (n for m, n in node.links if m == "of")
    return any(n.plural for n in inner)
