"""Clause frames: which verb each phrase belongs to, and how the clauses of a sentence hang together.

Read from left to right with one open frame at a time. A joint ("que", "cuando", "si") opens a frame that waits for its
verb; a verb that nobody waits for closes what has its verb already (a relative clause inside the subject), joins by "y"
the frame it agrees with, or is a verb of saying set beside what it says ("…, dijo el portavoz").
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dateline.analysis.shallow_groups import Group
from dateline.analysis.shallow_items import Item
from dateline.analysis.shallow_nodes import Node
from dateline.document import Tense, Tie
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
DASHES = frozenset("-–—")


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


def told_alike(one: Group, other: Group) -> bool:
    """Whether two verbs are of one tense as they are written: what was done, unlike what was going on."""
    return one.written == other.written


class Frames:
    """Builds the frames of one sentence."""

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
        self.comma = False
        self.previous: Item | None = None
        self.part: Frame | None = None
        """The clause that the last semicolon opened: what "…, dijo X" behind it covers."""

    def build(self) -> list[Frame]:
        for at, item in enumerate(self.items):
            handler = getattr(self, f"on_{item.kind}", self.on_joint)
            handler(item, at)
            if item.kind != "point":
                self.comma = False
            if item.kind not in {"and", "phrase", "point"}:
                self.joined = False
            self.previous = item
        return self.all

    # ---- joints

    def open(self, frame: Frame, item: Item) -> Frame:
        frame.first, frame.last = item.first, item.last
        frame.after_comma = self.comma
        self.all.append(frame)
        self.top = frame
        return frame

    def on_and(self, item: Item, at: int) -> None:
        self.joined = True
        self.before_joint = len(self.top.after)

    def on_but(self, item: Item, at: int) -> None:
        self.top = self.outermost_finite()
        self.joined = True

    def on_point(self, item: Item, at: int) -> None:
        if item.text in {",", "،", ")", "—", "–", ";", ":"}:
            self.comma = True
            self.close_at_comma(at)
        inside = self.previous is not None and self.previous.kind == "phrase"
        if item.text in {";", ":"} or inside:
            self.joined = False
        if item.text == ";" and self.goes_on(at):
            self.part = self.open(Frame(self.outer(), Tie.COORDINATE), item)
        elif item.text == ":" and self.goes_on(at) and not self.is_told():
            self.open(Frame(self.outer(), Tie.COORDINATE), item)
        elif item.text == ":" and self.top is self.root and self.root.verb is None:
            self.open(Frame(), item)  # "Venezuela: detienen a un opositor"
        elif item.text in DASHES and self.is_dateline():
            self.open(Frame(), item)  # "DAKAR (correspondance) – Des hommes armés …"

    def goes_on(self, at: int) -> bool:
        """Whether behind a semicolon a clause of its own begins."""
        after = next((i for i in self.items[at + 1 :] if i.kind != "point"), None)
        opens = after is not None and after.kind in {"phrase", "verb"}
        return opens and self.outer().verb is not None

    def is_dateline(self) -> bool:
        """Whether all that stands before a dash is a name in capitals, a day or something in brackets."""
        if self.top is not self.root or self.root.verb is not None or not self.root.before:
            return False
        opening = self.root.before[0].node
        return (
            opening is not None
            and opening.tag == "NAME"
            and opening.acronym
            and all(i.enclosed or self.is_time(i.node) for i in self.root.before[1:])
        )

    def is_told(self) -> bool:
        """Whether what follows a colon is what somebody says."""
        verb = self.outer().verb
        return verb is not None and self.says(verb)

    def close_at_comma(self, at: int) -> None:
        """A relative clause between commas ends; so does a clause that stands before its main clause."""
        frame = self.top
        while frame.parent is not None and frame.verb is not None:
            outer = frame.parent
            between = frame.tie is Tie.RELATIVE and frame.after_comma
            if between or (outer.verb is None and frame.tie is not Tie.COORDINATE):
                self.top = outer
                frame = outer
            elif frame.said:
                self.top = frame if self.is_spoken_of(at) else outer
                return
            else:
                return

    def is_spoken_of(self, at: int) -> bool:
        """ "…, advirtió el líder, que pidió tropas": the relative clause is about whoever spoke."""
        after = self.items[at + 1 : at + 2]
        named = self.previous is not None and self.previous.kind == "phrase"
        return named and bool(after) and after[0].kind in {"that", "relative"}

    def on_joint(self, item: Item, at: int) -> None:
        """Subordinators: "cuando", "si", "para que"."""
        ties = {"condition": Tie.CONDITION, "aim": Tie.PURPOSE}
        tie = ties.get(item.kind, Tie.ADVERBIAL)
        if item.kind == "subordinator" and self.is_source(item, at):
            self.open_said(item)
            return
        self.open(Frame(self.waiting_or_finite(), tie, item.text), item)

    def is_source(self, item: Item, at: int) -> bool:
        """ "según informó el ejército"."""
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        said = item.text in self.lexicon.embedding.according and after is not None
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

    def on_that(self, item: Item, at: int) -> None:
        """ "que": what is said, or a relative clause."""
        noun = self.last_noun()
        holder = self.content_holder(noun, item)
        if holder is not None:
            holder.has_content = True
            self.open(Frame(holder, Tie.COMPLEMENT, item.text), item)
        elif item.marker is not None and noun is not None:
            self.open(Frame(self.top, Tie.COMPLEMENT, item.text, noun=noun), item)
        elif noun is not None:
            self.open_relative(noun, item)
        else:
            self.open(Frame(self.top, Tie.COMPLEMENT, item.text), item)

    def content_holder(self, noun: Node | None, item: Item) -> Frame | None:
        """The verb whose content "que" opens, if it does."""
        frame = self.top
        if self.joined:
            while frame.parent is not None and not (frame.has_content and frame.verb):
                frame = frame.parent
            return frame if frame.has_content else None
        while frame.verb is None and frame.parent is not None:
            frame = frame.parent
        if frame.verb is None or item.marker is not None or (frame.said and self.comma):
            return None
        if self.previous is not None and self.previous.kind == "verb":
            return frame
        attitudes = self.lexicon.attitude(frame.verb.lemma) - {"handling"}
        if not attitudes or frame.has_content or noun is None:
            return None
        if attitudes == {"transparent"} and not self.is_time(noun):
            return None  # "retomaron la comisaría tras un combate que mató a diez"
        return frame if self.is_no_antecedent(frame, noun) else None

    def is_no_antecedent(self, frame: Frame, noun: Node) -> bool:
        """Whether the noun before "que" is a time, the speaker or the addressee, not what "que" refers to."""
        if self.is_time(noun):
            return True
        item = next((i for i in reversed(frame.after) if i.node is noun), None)
        if item is None:
            return self.previous is None or self.previous.kind != "phrase"
        subject_known = any(i.marker is None and not self.is_time(i.node) for i in frame.before)
        if item.marker is not None:
            told = any(i.marker is None and not self.is_time(i.node) for i in frame.after)
            return not (subject_known and told)  # "denunció el rapto de Ana en Goma que …"
        return not subject_known and frame.verb is not None and self.says(frame.verb)

    def on_relative(self, item: Item, at: int) -> None:
        noun = self.last_noun()
        if noun is None:
            self.open(Frame(self.top, Tie.ADVERBIAL, item.text), item)
        else:
            self.open_relative(noun, item)

    def on_comment(self, item: Item, at: int) -> None:
        """ "…, ce que Kigali dément": a clause on the one before it, with no antecedent."""
        self.open(Frame(self.outermost_finite(), Tie.RELATIVE, item.marker), item)

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

    # ---- phrases

    def on_phrase(self, item: Item, at: int) -> None:
        frame = self.top
        (frame.before if frame.verb is None else frame.after).append(item)
        if not frame.last:
            frame.first = item.first
        frame.reach(item.first, item.last)

    def is_time(self, node: Node | None) -> bool:
        if node is None:
            return False
        return any(
            self.lexicon.nouns.get(n.lemma, frozenset()) == TIME for n in (node, *node.chain())
        ) and not (node.tag == "NOUN" and self.lexicon.nouns.get(node.lemma, TIME) != TIME)

    # ---- verbs

    def on_verb(self, item: Item, at: int) -> None:
        group = item.group
        assert group is not None
        if group.kind == "finite":
            self.finite(item, group, at)
        elif group.kind == "infinitive":
            self.infinitive(item, group)
        elif group.kind == "gerund":
            self.gerund(item, group)
        else:
            self.participle(item, group, at)

    def gerund(self, item: Item, group: Group) -> None:
        """ "des familles fuyant X affluent": right behind a subject that waits for its verb it tells of that noun."""
        noun = self.last_noun()
        beside = self.top.verb is None and item.marker is None and not self.comma
        if noun is None or not beside or not self.grammar.subject_first:
            self.hang(item, group, self.verbal(), Tie.ADVERBIAL, item.marker)
            return
        self.hang(item, group, self.top, Tie.RELATIVE, None).antecedent = noun

    def fill(self, frame: Frame, group: Group, item: Item) -> None:
        if not frame.last:
            frame.first = item.first
        frame.verb = group
        frame.reach(item.first, item.last)
        self.top = frame

    def finite(self, item: Item, group: Group, at: int) -> None:
        if self.is_beside(group, at):
            self.open_said(item)
            self.fill(self.top, group, item)
            return
        frame = self.top
        if frame.verb is None:
            self.fill(frame, group, item)
            return
        if not self.joined:
            waiting = self.waiting(frame)
            if waiting is not None:
                self.fill(waiting, group, item)
                return
        self.coordinate(item, group)

    def is_beside(self, group: Group, at: int) -> bool:
        """ "…, dijo el portavoz": a verb of saying after a comma, with nothing it could have as content."""
        if not (self.comma and self.says(group)) or self.joined:
            return False
        if not (self.outer().verb or self.outer().before or self.outer().after):
            return False
        rest = self.items[at + 1 : at + 4]
        stop = next((n for n, i in enumerate(rest) if i.kind == "point"), len(rest))
        if any(i.kind == "that" for i in rest[:stop]):
            return False
        waiting = self.waiting(self.top) if self.top.verb else self.top
        if waiting is None or waiting.parent is not None or waiting.verb is not None:
            return self.top.verb is not None or waiting is None
        following = [i for i in rest if i.kind == "phrase" and i.marker is None]
        if following and self.waits_with_subject(waiting, following[0], group):
            return False
        return bool(following) and rest[0].kind == "phrase" and self.ends_soon(at + 2)

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

    def coordinate(self, item: Item, group: Group) -> None:
        """A further verb: beside the clause whose verb it agrees with, its subject cut from the phrase before."""
        base = self.agreeing(group)
        opening = self.opening(group)
        frame = self.open(Frame(base, Tie.COORDINATE), item)
        for phrase in opening:
            frame.before.append(phrase)
            frame.reach(phrase.first, phrase.last)
        self.fill(frame, group, item)

    def agreeing(self, group: Group) -> Frame:
        frame: Frame | None = self.top
        fitting: list[Frame] = []
        while frame is not None:
            verb = frame.verb
            if verb is not None and verb.kind == "finite":
                fitting.append(frame)
            frame = frame.parent
        same = [f for f in fitting if f.verb and f.verb.number == group.number]
        alike = [f for f in same if f.verb and told_alike(f.verb, group)]
        if len(same) > 1 and same[0].tie is Tie.RELATIVE and alike:
            return alike[0]  # "quemaron los camiones que transportaban … | y secuestraron a …"
        return (same or fitting or [self.top])[0]

    def opening(self, group: Group) -> list[Item]:
        """What belongs to the further verb: all since "y", or a subject cut from what looked like one object."""
        after = self.top.after
        since = after[self.before_joint :] if self.joined else []
        if since and any(i.marker is None for i in since):
            del after[self.before_joint :]
            return since
        subject = self.split_subject(group)
        return [subject] if subject is not None else []

    def split_subject(self, group: Group) -> Item | None:
        """ "atacaron el pueblo y los civiles huyeron": the last member of what looked like one object."""
        frame = self.top
        if not frame.after or self.previous is None or self.previous.kind != "phrase":
            return None
        last = frame.after[-1]
        node = last.node
        assert node is not None
        if node.conjuncts and self.opens_clause(node.conjuncts[-1], last, group):
            member = node.conjuncts.pop()
            member.above = None
            return Item("phrase", member.first, member.end(), node=member)
        if last.marker is None and not node.conjuncts and (self.joined or self.was_parted(frame)):
            frame.after.pop()
            return last
        return None

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

    def infinitive(self, item: Item, group: Group) -> None:
        marker, grammar, top = item.marker, self.grammar, self.top
        if self.joined and top.verb is not None and top.verb.kind == "infinitive":
            self.hang(item, group, top, Tie.COORDINATE, None)
        elif marker is None and self.opens_with_subject(item, group):
            return
        elif marker in grammar.purpose:
            self.hang(item, group, top, Tie.PURPOSE, "to")
        elif marker in grammar.without:
            group.negated = True
            self.hang(item, group, top, Tie.ADVERBIAL, marker)
        elif top.verb is None and top.parent is None and not top.before:
            self.hang(item, group, top, Tie.ADVERBIAL, marker)
        elif marker is None or marker in grammar.content:
            self.content_infinitive(item, group, marker)
        else:
            self.hang(item, group, top, Tie.ADVERBIAL, marker)

    def opens_with_subject(self, item: Item, group: Group) -> bool:
        """ "depois de | a polícia | ter morto um jovem": an infinitive with a subject of its own, under a preposition.

        The subject and what stands beside it ("a polícia, no sábado,") are taken from the verb before.
        """
        phrases = self.top.before if self.top.verb is None else self.top.after
        led = [n for n, p in enumerate(phrases) if p.marker in self.grammar.personal]
        if not led or (self.comma and self.top.verb is None and self.top.parent is None):
            return False
        opening = phrases[led[-1] :]
        subject = opening[0]
        if subject.node is None or self.is_time(subject.node):
            return False
        del phrases[led[-1] :]
        frame = self.open(Frame(self.top, Tie.ADVERBIAL, subject.marker), item)
        frame.before = [replace(subject, marker=None), *opening[1:]]
        frame.reach(subject.first, subject.last)
        group.kind, group.number = "finite", "p" if subject.node.plural else ""
        group.negated |= subject.marker in self.grammar.without
        self.fill(frame, group, item)
        return True

    def content_infinitive(self, item: Item, group: Group, marker: str | None) -> None:
        """Under the verb before it, or under the noun before it ("la amenaza de atacar")."""
        top, noun = self.top, self.last_noun()
        attitudes = self.lexicon.attitude(top.verb.lemma) if top.verb else frozenset()
        if (
            noun is not None
            and marker is not None
            and not self.comma
            and not self.governs(top, marker)
        ):
            frame = self.hang(item, group, top, Tie.COMPLEMENT, "to")
            frame.noun = noun
            return
        kept = marker if "accusation" in attitudes and marker is not None else "to"
        tie = Tie.COMPLEMENT if top.verb is not None else Tie.ADVERBIAL
        self.hang(item, group, top, tie, kept)

    def governs(self, frame: Frame, marker: str) -> bool:
        """Whether the verb takes an infinitive behind its object: "acusó a X de matar", "obligó a X a huir"."""
        if frame.verb is None:
            return False
        objects = [i for i in frame.after if i.kind == "phrase"]
        attitudes = self.lexicon.attitude(frame.verb.lemma)
        return len(objects) <= 2 and (
            bool(attitudes) or (marker in self.grammar.object_markers and bool(objects))
        )

    def participle(self, item: Item, group: Group, at: int) -> None:
        self.top = self.helped_from(group, at)
        if self.goes_with_helper(group):
            self.second_participle(item, group)
            return
        noun = self.last_noun()
        if noun is None:
            self.hang(item, group, self.top, Tie.ADVERBIAL, None)
            return
        frame = self.hang(item, group, self.top, Tie.RELATIVE, None)
        frame.antecedent = self.agreeing_noun(noun, group)

    def helped_from(self, group: Group, at: int) -> Frame:
        """ "a empêché X de sortir de chez lui et dispersé ses partisans": the helper stands before the clause inside.

        The participle must have an object behind it, or else agree with nothing right before it.
        """
        after_and = self.previous is not None and self.previous.kind == "and"
        if not after_and or not group.unmarked or self.goes_with_helper(group):
            return self.top
        rest = self.items[at + 1 : at + 2]
        held = bool(rest) and rest[0].kind == "phrase" and rest[0].marker is None
        noun = self.last_noun()
        apart = noun is not None and (noun.plural or bool(noun.conjuncts))
        frame: Frame | None = self.top.parent if held or apart else None
        while frame is not None:
            verb = frame.verb
            if verb is not None and verb.kind == "finite":
                helped = verb.tense in {Tense.PERFECT, Tense.PLUPERFECT} and not verb.passive
                return frame if helped and verb.first != verb.head else self.top
            frame = frame.parent
        return self.top

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

    def second_participle(self, item: Item, group: Group) -> None:
        base = self.top
        assert base.verb is not None
        group.kind, group.number = base.verb.kind, base.verb.number
        group.tense, group.modal, group.passive = (
            base.verb.tense,
            base.verb.modal,
            base.verb.passive,
        )
        self.hang(item, group, base, Tie.COORDINATE, None).helped = True
