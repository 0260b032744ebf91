"""Clause frames: which verb each phrase belongs to, and how the clauses of a sentence hang together.

Read from left to right with one open frame at a time. A joint ("que", "cuando", "si") opens a frame that waits for its
verb; a verb that nobody waits for closes what has its verb already (a relative clause inside the subject), joins by "y"
the frame it agrees with, or is a verb of saying set beside what it says ("…, dijo el portavoz").
"""

from dataclasses import replace

from dateline.analysis.frame_joints import FrameJoints
from dateline.analysis.frame_stack import Frame
from dateline.analysis.shallow_groups import Group
from dateline.analysis.shallow_items import Item
from dateline.analysis.shallow_nodes import Node
from dateline.document import Tense, Tie


class Frames(FrameJoints):
    """Builds the frames of one sentence."""

    def build(self) -> list[Frame]:
        for at, item in enumerate(self.items):
            handler = getattr(self, f"on_{item.kind}", self.on_joint)
            handler(item, at)
            if item.kind != "point":
                self.parted = item.first if self.comma else self.parted
                self.comma = False
            if item.kind not in {"and", "phrase", "point"}:
                self.joined = False
            self.previous = item
        return self.all

    def on_phrase(self, item: Item, at: int) -> None:
        frame = self.top
        (frame.before if frame.verb is None else frame.after).append(item)
        if not frame.last:
            frame.first = item.first
        frame.reach(item.first, item.last)

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
        if self.stands_apart(item):
            self.hang_apart(item, group)
            return
        beside = self.top.verb is None and item.marker is None and not self.comma
        beside = beside or self.tells_of_act(noun, item, group)
        if noun is None or not beside or not self.grammar.subject_first:
            self.hang(item, group, self.verbal(), Tie.ADVERBIAL, item.marker)
            return
        self.hang(item, group, self.top, Tie.RELATIVE, None).antecedent = noun

    def stands_apart(self, item: Item) -> bool:
        """ "…, le Hezbollah | affirmant avoir tiré": behind a comma a participle with a subject of its own."""
        after, before = self.top.after, self.previous
        if not self.grammar.gerund_of_noun or self.top.verb is None or before is None or not after:
            return False
        node = before.node
        if before is not after[-1] or before.marker or node is None or item.marker:
            return False
        named = node.determined or node.tag == "NAME"
        return named and self.parted == before.first and not self.is_time(node)

    def hang_apart(self, item: Item, group: Group) -> None:
        subject = self.top.after.pop()
        frame = self.open(Frame(self.outer(), Tie.ADVERBIAL), item)
        frame.before = [subject]
        frame.reach(subject.first, subject.last)
        group.kind, group.tense = "finite", Tense.PRESENT
        self.fill(frame, group, item)

    def tells_of_act(self, noun: Node | None, item: Item, group: Group) -> bool:
        """ "un bombardement visant une école", "un obus ayant touché …": bare and right behind an act, in French."""
        bare = noun is not None and item.marker is None and not self.comma
        if not bare or noun is None or not self.grammar.gerund_of_noun:
            return False
        return self.is_act(noun) or group.tense is Tense.PERFECT

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
        """What belongs to the further verb: all since "y", or a subject cut from what looked like one object.

        "Alzaron barricadas en X y, en Y, quemaron un autobús": behind "y" also what only says where.
        """
        after = self.top.after
        since = after[self.before_joint :] if self.joined else []
        if since:
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

    def participle(self, item: Item, group: Group, at: int) -> None:
        self.top = self.helped_from(group, at)
        if self.goes_with_helper(group) or self.is_listed(group, at):
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

    def is_listed(self, group: Group, at: int) -> bool:
        """ "ont tué neuf civils, brûlé 23 boutiques et pillé …": behind a comma, with an object, of no noun before."""
        verb, noun = self.top.verb, self.last_noun()
        if verb is None or noun is None or not self.comma or verb.first == verb.head:
            return False
        told = verb.tense in {Tense.PERFECT, Tense.PLUPERFECT} and not verb.passive
        rest = self.items[at + 1 : at + 2]
        held = bool(rest) and rest[0].kind == "phrase" and rest[0].marker is None
        return told and held and group.unmarked and noun.plural and not self.is_time(rest[0].node)

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


def told_alike(one: Group, other: Group) -> bool:
    """Whether two verbs are of one tense as they are written: what was done, unlike what was going on."""
    return one.written == other.written
