"""The frames open at a point of a sentence, innermost last, and what stands around them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.analysis.shallow_groups import Group
from dateline.analysis.shallow_items import Item
from dateline.analysis.shallow_nodes import Node
from dateline.document import Form, Tense, Tie
from dateline.knowledge.lexicon import Lexicon, NounClass
from dateline.knowledge.morphology import Morphology

SAYING = frozenset({"speech", "denial", "accusation", "threat", "doubt"})
TIME = frozenset({NounClass.TIME})
SPEAKERS = frozenset(
    {
        *(NounClass.PERSON, NounClass.STATE, NounClass.ARMED, NounClass.ORGANIZATION),
        *(NounClass.CIVILIAN, NounClass.CROWD, NounClass.TEXT, NounClass.SITE),
    }
)
"""Who may stand behind a verb of saying as its subject."""


@dataclass(slots=True, eq=False)
class Frame:
    """One clause of a verb in the making."""

    parent: "Frame | None" = None
    tie: Tie = Tie.ROOT
    marker: str | None = None
    verb: Group | None = None
    before: list[Item] = field(default_factory=list)
    after: list[Item] = field(default_factory=list)
    antecedent: Node | None = None
    relative: str = ""
    """The words of the relative joint that opened it."""
    noun: Node | None = None
    """The noun whose content it is: "la amenaza de atacar"."""
    after_comma: bool = False
    said: bool = False
    """A verb of saying set beside what it says."""
    has_content: bool = False
    pronoun: bool = False
    """The subject is a pronoun written onto the word that opened it: "annaha"."""
    helped: bool = False
    """A second participle of the helper before it, whose subject it has: "a rappelé son ambassadeur et sommé Bakou"."""
    first: int = 0
    last: int = 0

    def items(self) -> list[Item]:
        return [*self.before, *self.after]

    def reach(self, first: int, last: int) -> None:
        self.first, self.last = min(self.first, first), max(self.last, last)


class FrameStack:
    """What is open, what came before, and what waits for its verb."""

    def __init__(self, items: Sequence[Item], lexicon: Lexicon, morphology: Morphology) -> None:
        self.items = items
        self.lexicon = lexicon
        self.grammar = morphology.grammar
        self.morphology = morphology
        self.root = Frame()
        self.top = self.root
        self.all = [self.root]
        self.joined = False
        """A coordinator stands right before."""
        self.before_joint = 0
        """Phrases behind the open frame's verb when the last coordinator came."""
        self.aside = False
        """Whether a comma stood right behind the last "and"."""
        self.comma = False
        self.parted = -1
        """Where the item right behind the last comma begins."""
        self.previous: Item | None = None
        self.part: Frame | None = None
        """The clause that the last semicolon opened: what "…, dijo X" behind it covers."""

    def open(self, frame: Frame, item: Item) -> Frame:
        frame.first, frame.last = item.first, item.last
        frame.after_comma = self.comma
        self.all.append(frame)
        self.top = frame
        return frame

    def is_source(self, item: Item, at: int) -> bool:
        """ "según informó el ejército"."""
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        words = self.lexicon.embedding
        said = item.text in {*words.according, *words.as_told} and after is not None
        return bool(said and after and after.group and self.says(after.group))

    def open_said(self, item: Item) -> None:
        """What stands outside becomes the content of the verb of saying."""
        outer = self.part or self.outer()
        frame = self.open(Frame(outer, Tie.ROOT, None, said=True), item)
        frame.said = True

    def outer(self) -> Frame:
        """The outermost open frame."""
        frame = self.top
        while frame.parent is not None:
            frame = frame.parent
        return frame

    def waiting_or_finite(self) -> Frame:
        return self.top

    def outermost_finite(self) -> Frame:
        """Where "pero" goes on: the clause that is no relative and no infinitive."""
        frame = self.top
        while frame.parent is not None and (
            frame.tie in {Tie.RELATIVE, Tie.PURPOSE, Tie.ADVERBIAL, Tie.CONDITION}
            or (frame.verb is not None and frame.verb.kind != "finite")
        ):
            frame = frame.parent
        return frame

    def is_act(self, noun: Node) -> bool:
        """A noun of a deed: "ataque", "secuestro"."""
        known = NounClass.EVENT in self.lexicon.nouns.get(noun.lemma, frozenset())
        return known or (Form.NOUN, noun.lemma) in self.lexicon.by_word

    def is_no_antecedent(self, frame: Frame, noun: Node) -> bool:
        """Whether the noun before "que" is a time, the speaker or the addressee, not what "que" refers to."""
        if self.is_time(noun):
            return True
        item = next((i for i in reversed(frame.after) if i.node is noun), None)
        if item is None:
            return self.previous is None or self.previous.kind != "phrase"
        subject_known = any(i.marker is None and not self.is_time(i.node) for i in frame.before)
        if item.marker in self.grammar.genitive and self.is_act(noun):
            return False  # "dio cuenta de un ataque | que mató a diez"
        if item.marker is not None:
            told = any(i.marker is None and not self.is_time(i.node) for i in frame.after)
            return not (subject_known and told)  # "denunció el rapto de Ana en Goma que …"
        return not subject_known and frame.verb is not None and self.says(frame.verb)

    def open_relative(self, noun: Node, item: Item) -> None:
        frame = self.open(Frame(self.top, Tie.RELATIVE, item.marker), item)
        frame.antecedent, frame.relative = noun, item.text

    def last_noun(self) -> Node | None:
        """The innermost noun right before, whose phrase ends there."""
        item = self.previous
        if item is None or item.kind == "verb":
            return None
        phrases = [*self.top.before, *self.top.after]
        return phrases[-1].node if phrases else None

    def is_time(self, node: Node | None) -> bool:
        if node is None:
            return False
        return any(
            self.lexicon.nouns.get(n.lemma, frozenset()) == TIME for n in (node, *node.chain())
        ) and not (node.tag == "NOUN" and self.lexicon.nouns.get(node.lemma, TIME) != TIME)

    def fill(self, frame: Frame, group: Group, item: Item) -> None:
        if not frame.last:
            frame.first = item.first
        frame.verb = group
        frame.reach(item.first, item.last)
        self.top = frame

    def waits_with_subject(self, frame: Frame, item: Item, group: Group) -> bool:
        """ "A Rússia, que …, | saudou a decisão": a subject stands ready, and what follows does not speak."""
        ready = any(i.marker is None and not self.is_time(i.node) for i in frame.before)
        node = item.node
        speaks = node is not None and (
            self.is_time(node)
            or node.tag in {"NAME", "PRON"}
            or bool(self.lexicon.nouns.get(node.lemma, frozenset()) & SPEAKERS)
        )
        return ready and not speaks

    def ends_soon(self, at: int) -> bool:
        rest = self.items[at : at + 2]
        return not rest or rest[0].kind == "point"

    def says(self, group: Group) -> bool:
        return bool(self.lexicon.attitude(group.lemma) & SAYING)

    def waiting(self, frame: Frame) -> Frame | None:
        """The nearest frame around that still waits for its verb."""
        outer: Frame | None = frame
        while outer is not None and outer.verb is not None:
            outer = outer.parent
        return outer

    def opens_clause(self, member: Node, last: Item, group: Group) -> bool:
        """Whether it is the verb's subject by number; after a preposition only a noun that is joined to a name."""
        many = member.plural or bool(member.conjuncts) or member.tag == "NUM"
        fits = many == (group.number == "p")
        if last.marker is None or (last.marker in self.grammar.object_markers and fits):
            return fits or member.tag == "NAME"
        assert last.node is not None
        if member.tag == "NUM":
            return (
                fits and last.node.tag != "NUM"
            )  # "mortos em troca de tiros | e oito acabaram presos"
        return fits and last.node.tag == "NAME" and member.tag in {"NOUN", "PRON"}

    def was_parted(self, frame: Frame) -> bool:
        """Whether the last phrase stands apart from an earlier one, so that it is the next verb's."""
        return sum(1 for i in frame.after if i.marker is None) > 1

    def verbal(self) -> Frame:
        """The frame around that has a verb, or the outermost."""
        frame = self.top
        while frame.verb is None and frame.parent is not None:
            frame = frame.parent
        return frame

    def hang(self, item: Item, group: Group, parent: Frame, tie: Tie, marker: str | None) -> Frame:
        frame = self.open(Frame(parent, tie, marker), item)
        self.fill(frame, group, item)
        return frame

    def governs(self, frame: Frame, marker: str) -> bool:
        """Whether the verb takes an infinitive behind its object: "acusó a X de matar", "obligó a X a huir"."""
        if frame.verb is None:
            return False
        objects = [i for i in frame.after if i.kind == "phrase"]
        attitudes = self.lexicon.attitude(frame.verb.lemma)
        return len(objects) <= 2 and (
            bool(attitudes) or (marker in self.grammar.object_markers and bool(objects))
        )

    def agreeing_noun(self, noun: Node, group: Group) -> Node:
        """ "familiares de una maestra, privada de la libertad": of the nouns before, the nearest of its number."""
        many = group.agreement.endswith("p")
        if not group.agreement or noun.plural == many or noun.conjuncts:
            return noun
        inner = (n for n in reversed(noun.chain()[1:]) if n.tag == "NOUN" and n.determined)
        return next((n for n in inner if n.plural == many), noun)

    def goes_with_helper(self, group: Group) -> bool:
        """ "ont tué un berger et brûlé sa case": one helper for two participles; the second agrees with nothing new."""
        verb = self.top.verb
        after_and = self.previous is not None and self.previous.kind in {"and", "but"}
        helped = verb is not None and (verb.kind == "finite" or verb.tense is Tense.PERFECT)
        if not after_and or verb is None or not helped or verb.first == verb.head:
            return False
        if verb.passive:  # "fue sacado de su casa y asesinado"
            agrees = bool(group.agreement) and group.agreement == verb.agreement
            return agrees or not self.top.after
        return verb.tense in {Tense.PERFECT, Tense.PLUPERFECT} and group.unmarked
