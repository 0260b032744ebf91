"""Clause frames where the verb comes first: see `shallow_frames` for the way they are read.

"That" never refers to a noun; a verb right behind an indefinite noun, with no word between, is its relative clause
("raids [that] killed 5"); "and" before a verb of saying goes back to the clause that said something; "was" lends its
tense to the verb that comes after the subject.
"""

from dateline.analysis.construct_nouns import transitive_verbs
from dateline.analysis.frame_stack import SAYING, Frame
from dateline.analysis.shallow_frames import Frames
from dateline.analysis.shallow_groups import Group
from dateline.analysis.shallow_items import Item
from dateline.analysis.shallow_nodes import Node
from dateline.document import Form, Tense, Tie
from dateline.knowledge.language import load_language
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType

BESIDE = frozenset({Tie.RELATIVE, Tie.ADVERBIAL, Tie.CONDITION})
SENT = frozenset({NounClass.ARMED, NounClass.VEHICLE, NounClass.WEAPON})
ASIDE = frozenset({Tie.RELATIVE, Tie.COORDINATE})
HELPING = frozenset({"transparent", "continuing", "attempt", "unreal"})


class ConstructFrames(Frames):
    """Builds the frames of one sentence."""

    apart = False
    """A comma stands before the last coordinator."""
    before_and = 0
    """Phrases before the open frame's verb when the last coordinator came."""

    def on_that(self, item: Item, at: int) -> None:
        holder = self.holder_of_content()
        noun = self.last_noun()
        empty = holder.verb is None and holder.parent is None and not holder.items()
        if empty:
            return
        holder.has_content = True
        frame = self.open(Frame(holder, Tie.COMPLEMENT, item.text, pronoun=item.pronoun), item)
        attitudes = self.lexicon.attitude(holder.verb.lemma) if holder.verb else frozenset()
        if noun is not None and not attitudes and self.lexicon.attitude(noun.lemma):
            frame.noun = noun

    def holder_of_content(self) -> Frame:
        """The clause whose content "that" opens: joined ones go back to the one that has content already."""
        frame = self.top
        if self.joined:
            while frame.parent is not None and not (frame.has_content and frame.verb):
                frame = frame.parent
            return frame
        while frame.verb is None and frame.parent is not None and not frame.before:
            frame = frame.parent
        if (waiting := self.speaker_beyond(frame)) is not None:
            return waiting
        outer = frame.parent
        if (
            frame.tie is Tie.RELATIVE
            and frame.verb
            and not (self.speaks(frame) and frame.verb.clitic is None)
        ):
            waits = outer is not None and self.speaks(outer) and not outer.has_content
            # "people [who] came told that", "said in [a] statement [that the] agency carried [it] that"
            return outer if waits and outer is not None else frame
        return frame

    def speaker_beyond(self, frame: Frame) -> Frame | None:
        """ "explained [the] body, which called for [an] inquiry, that": behind a comma what told before the aside."""
        served = any(i.marker is not None for i in frame.after) or frame.has_content
        outer = frame.parent
        while self.comma and served and outer is not None:
            if self.speaks(outer) and not outer.has_content and not self.has_object(outer):
                return outer
            outer = outer.parent
        return None

    def has_object(self, frame: Frame) -> bool:
        return sum(1 for i in frame.after if i.marker is None and not self.is_time(i.node)) > 1

    def on_joint(self, item: Item, at: int) -> None:
        """ "… to reach [the] town, where fighting broke out": a scene is no part of the aim before it."""
        tables = self.grammar.annexing
        if tables is not None and item.text in tables.also and self.tells_more(at):
            self.on_but(item, at)
            return
        while tables is not None and item.text in tables.scenes and self.top.tie is Tie.PURPOSE:
            assert self.top.parent is not None
            self.top = self.top.parent
        Frames.on_joint(self, item, at)

    def tells_more(self, at: int) -> bool:
        """ "…, as also said [the] mayor that": with content of its own it says nothing of what stands before."""
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        if after is None or after.group is None or not self.says(after.group):
            return False
        for item in self.items[at + 2 :]:
            if item.kind == "that" or (item.node is not None and self.is_told_deed(item)):
                return True
            if item.kind not in {"phrase", "relative"}:
                return False
        return False

    def is_told_deed(self, item: Item) -> bool:
        return item.marker is None and item.node is not None and self.is_event(item.node)

    def speaks(self, frame: Frame) -> bool:
        return frame.verb is not None and bool(self.lexicon.attitude(frame.verb.lemma))

    def on_relative(self, item: Item, at: int) -> None:
        noun = self.last_noun() or self.noun_before_comma()
        tables = self.grammar.annexing
        if tables is not None and item.text in tables.sentence_relatives:
            if self.comma:
                self.top = self.outside_relatives()
            self.open(Frame(self.top, Tie.ADVERBIAL, item.text), item)
        elif noun is None:
            self.open(Frame(self.top, Tie.ADVERBIAL, item.text), item)
        else:
            self.open_relative(noun, item)

    def outside_relatives(self) -> Frame:
        """ "…, which left three dead": behind a comma it speaks of the whole clause before."""
        frame = self.top
        while frame.parent is not None and frame.tie is Tie.RELATIVE:
            frame = frame.parent
        return frame

    def noun_before_comma(self) -> Node | None:
        """A relative clause may stand behind a comma."""
        phrases = [*self.top.before, *self.top.after]
        point = self.previous is not None and self.previous.kind == "point"
        return phrases[-1].node if point and phrases else None

    def on_but(self, item: Item, at: int) -> None:
        """ "… but the forces advance": a clause of its own, whose topic may stand before its verb."""
        self.top = self.beyond_aside() if self.comma else self.outermost_finite()
        if self.top.verb is not None:
            self.open(Frame(self.top, Tie.COORDINATE), item)

    def beyond_aside(self) -> Frame:
        """ "held men [who] are suspected that they fed gunmen, while [the] army shelled": on with the whole clause."""
        frame = found = self.outermost_finite()
        while frame.parent is not None:
            found = frame.parent if frame.tie is Tie.RELATIVE else found
            frame = frame.parent
        return found

    def on_and(self, item: Item, at: int) -> None:
        self.apart = self.comma
        self.before_and = len(self.top.before)
        Frames.on_and(self, item, at)

    # ---- phrases

    def on_phrase(self, item: Item, at: int) -> None:
        """ "[the] base that holds troops came under fire": what the outer verb asks for behind the relative clause."""
        outer = self.top.parent
        if self.is_object_beyond(item):
            assert outer is not None
            self.top = outer
            outer = outer.parent
        if self.is_called_beyond(item):
            assert outer is not None
            self.top = outer
            outer = outer.parent
        if self.top.tie is Tie.RELATIVE and self.top.verb and outer is not None:
            due = item.node is not None and self.is_event(item.node) and outer.verb is not None
            if due and self.carries(outer, item) and not self.carries(self.top, item):
                self.top = outer
        if self.is_agent_beyond(item) and outer is not None:
            self.top = outer
        Frames.on_phrase(self, item, at)
        if self.top.verb is None and self.tells_holder(item, at):
            group = Group(item.first, item.first + 1, item.first, "", "finite")
            group.lemma = group.base = self.grammar.annexing.held if self.grammar.annexing else ""
            group.tense = Tense.PRESENT
            holding = self.top.before.pop()
            self.fill(self.top, group, item)
            self.top.after.append(holding)

    def is_called_beyond(self, item: Item) -> bool:
        """ "called what took place [a] massacre": the verb outside says so with that word."""
        frame, outer, tables = self.top, self.top.parent, self.grammar.annexing
        if tables is None or frame.marker not in tables.sentence_relatives or item.node is None:
            return False
        if outer is None or outer.verb is None or frame.verb is None or item.marker is None:
            return False
        called = f"{outer.verb.base} {item.marker} {item.node.lemma}"
        return bool(self.lexicon.senses(Form.VERB, called))

    def is_agent_beyond(self, item: Item) -> bool:
        """ "was killed in [a] town [that] lies near [the] city by [the] militia": of the passive outside."""
        frame, outer, tables = self.top, self.top.parent, self.grammar.annexing
        if item.marker not in self.grammar.agentive or frame.tie is not Tie.RELATIVE:
            return False
        if frame.verb is None or outer is None or outer.verb is None or tables is None:
            return False
        befalls = outer.verb.base in tables.often_passive
        done = any(i.marker is None for i in frame.after)
        return befalls and (done or frame.verb.base not in tables.often_passive)

    def is_object_beyond(self, item: Item) -> bool:
        """ "shot two gunmen [who] rode [a] motorcycle [an] officer": a second object is of the verb outside."""
        frame, outer = self.top, self.top.parent
        if frame.verb is None or outer is None:
            return False
        if self.comma:
            return self.is_told_beyond(frame, outer, item)
        if frame.tie is not Tie.RELATIVE:
            return False
        if item.marker or item.node is None or self.joined:
            return False
        if self.is_left_empty(frame, outer, item.node):
            return True
        bare_noun = item.node.tag in {"NOUN", "NUM"} and not item.node.determined
        if item.node.case != "object" and not bare_noun:
            return False
        bare = [i.node for i in frame.after if i.marker is None and i.node is not None]
        given = [i for i in outer.after if i.marker is None and not self.is_time(i.node)]
        return outer.verb is not None and len(bare) == 1 and len(given) == 1

    def is_told_beyond(self, frame: Frame, outer: Frame, item: Item) -> bool:
        """ "announced in [a] speech [that the] television aired, [the] cutting of ties": the deed is what was told."""
        deed = item.marker is None and item.node is not None and self.is_event(item.node)
        if frame.verb is None or frame.verb.clitic is None or self.joined or self.has_object(outer):
            return False
        if frame.tie is Tie.RELATIVE and self.speaks(outer):
            return deed
        carries = outer.verb is not None and any(
            v.event == "object" for v in self.lexicon.light.get(outer.verb.lemma, ())
        )  # "began [the] troops, whom X backs, [an] attack"
        return deed and carries and frame.verb.tense is Tense.PRESENT and frame.tie in ASIDE

    def is_left_empty(self, frame: Frame, outer: Frame, node: Node) -> bool:
        """ "looted gunmen [who] belong to [the] force [a] village": a verb that wants no object leaves it outside."""
        verb, above = frame.verb, outer.verb
        tables = self.grammar.annexing
        if verb is None or above is None or tables is None:
            return False
        wanting = {*tables.transitive, *transitive_verbs(self.lexicon)}
        bare = [i for i in frame.after if i.marker is None] or not frame.after
        given = [i for i in outer.after if i.marker is None and not self.is_time(i.node)]
        open_outside = above.base in wanting and len(given) == 1 and outer.antecedent is None
        closed = verb.base not in wanting and verb.number in tables.with_doer
        return closed and open_outside and not bare and not self.is_time(node)

    def tells_holder(self, item: Item, at: int) -> bool:
        """ "[The] town [is] in [the] hand [of the] opposition": a clause of its own, with no verb behind."""
        tables, before = self.grammar.annexing, self.top.before
        marker = item.marker or ""
        if tables is None or marker not in tables.holding or len(before) != 2:
            return False
        nouns, place, node = tables.holding[marker], before[0].node, item.node
        if before[0].marker or place is None or node is None or not place.determined:
            return False
        if nouns and node.lemma not in nouns:
            return False
        rest = self.items[at + 1 :]
        stop = next((n for n, i in enumerate(rest) if i.kind in {"point", "but"}), len(rest))
        return all(i.kind == "phrase" and i.marker for i in rest[:stop]) and self.is_place(place)

    def is_place(self, node: Node) -> bool:
        return any(
            n.tag == "NAME" or NounClass.PLACE in self.lexicon.nouns.get(n.lemma, frozenset())
            for n in node.chain()[:1]
        )

    def carries(self, frame: Frame, item: Item) -> bool:
        assert frame.verb is not None
        light = self.lexicon.light.get(frame.verb.lemma, ())
        given = any(i.marker == item.marker for i in frame.after)
        return item.marker is not None and not given and any(v.event == item.marker for v in light)

    # ---- verbs

    def on_verb(self, item: Item, at: int) -> None:
        """ "…, accusing them of a massacre": what tells hangs on what told before, and not on what was told."""
        group = item.group
        if group is not None and group.kind == "gerund" and self.says(group):
            told = self.telling(self.verbal())
            beside = self.outermost_finite() if self.comma else self.verbal()
            self.hang(item, group, told or beside, Tie.ADVERBIAL, item.marker)
        else:
            if group is not None and group.kind == "gerund":
                self.leave_for(item)
            Frames.on_verb(self, item, at)

    def leave_for(self, item: Item) -> None:
        """ "went off [a] car [that a] man drove aiming at [a] patrol": "aiming", feminine here, is of the car."""
        frame = self.top
        forms = item.group.forms if item.group is not None else ()
        woman = any(f.tense == "gerund" and f.person[1:2] == "f" for f in forms[:1])
        while woman and frame.tie is Tie.RELATIVE and frame.verb is not None and frame.parent:
            doer = next((i.node for i in frame.after if i.marker is None and i.node), None)
            if doer is None or doer.tag != "NOUN" or doer.plural or self.is_feminine(doer.lemma):
                return
            frame = self.top = frame.parent

    def is_feminine(self, word: str) -> bool:
        tables = self.grammar.annexing
        if tables is None or not word:
            return False
        first = word.split(maxsplit=1)[0]
        return first in tables.feminine or first.endswith(tables.feminine_endings)

    def on_point(self, item: Item, at: int) -> None:
        """ "and added: « 12 soldiers were hurt": what is said behind a colon holds nobody who says it."""
        told = self.top
        last = self.previous
        Frames.on_point(self, item, at)
        spoke = last is not None and last.kind == "verb" and self.speaks(told)
        if item.text == ":" and spoke and self.top is told and not told.has_content:
            told.has_content = True
            self.open(Frame(told, Tie.COMPLEMENT, None), item)

    def telling(self, frame: Frame | None) -> Frame | None:
        while frame is not None and not (frame.verb is not None and self.says(frame.verb)):
            frame = frame.parent
        return frame

    def finite(self, item: Item, group: Group, at: int) -> None:
        frame = self.top
        if frame.verb is None and self.tells_of_noun(frame, group):
            noun = self.last_noun()
            inner = self.hang(item, group, frame, Tie.RELATIVE, None)
            inner.antecedent, inner.relative = noun, "-"
        elif frame.verb is None and self.is_nominal(frame):
            self.top = self.outermost_finite()
            self.coordinate(item, group)
        elif frame.verb is None:
            self.fill(self.after_title(frame, item), group, item)
        elif self.lends_tense(frame):
            self.absorb(frame, group, item)
        elif self.joined:
            self.coordinate(item, group)
        elif self.is_helped(frame, group):
            self.hang(item, group, frame, Tie.COMPLEMENT, "to")
        else:
            self.unjoined(item, group)

    def is_nominal(self, frame: Frame) -> bool:
        """ "said that it [was an] attack, and called": behind a comma and "and" a clause without a verb is over."""
        told = frame.before[0] if frame.before else None
        bare = told is not None and told.marker is None and told.node is not None
        named = bare and told is not None and told.node is not None and not told.node.determined
        return frame.pronoun and self.joined and named

    def after_title(self, frame: Frame, item: Item) -> Frame:
        """ "[The] killing of ten in X, and [the] president vows …": what stands before "and" has no verb."""
        title, topic = frame.before[: self.before_and], frame.before[self.before_and :]
        first = title[0].node if self.joined and title and not title[0].marker else None
        subject = topic[0].node if topic and not topic[0].marker else None
        if frame is not self.root or first is None or subject is None:
            return frame
        if first.determined or not subject.determined or not self.tells_deed(first):
            return frame
        frame.before = title
        apart = self.open(Frame(), item)
        apart.before.extend(topic)
        return apart

    def tells_deed(self, node: Node) -> bool:
        """An event, or its dead and wounded."""
        words = load_language(self.lexicon.language).casualties.values()
        return self.is_event(node) or any(node.lemma in known for known in words)

    def tells_of_noun(self, frame: Frame, group: Group) -> bool:
        """ "[the] death of five in [an] ambush [that] gunmen set": no verb of the headline but of its last noun."""
        noun = self.last_noun()
        last = frame.before[-1] if frame.before else None
        if noun is None or last is None or last.marker is None or self.comma or self.joined:
            return False
        if noun.determined or not self.is_event(noun):
            return False
        first = frame.before[0].node
        return group.clitic is not None or (first is not None and self.is_event(first))

    def is_event(self, node: Node) -> bool:
        return (Form.NOUN, node.lemma) in self.lexicon.by_word

    def unjoined(self, item: Item, group: Group) -> None:
        """A verb with no joint before it: of a waiting clause, of the indefinite noun before it, or a circumstance."""
        waiting = self.waiting(self.top)
        noun = self.last_noun()
        inner = noun.chain()[-1] if noun is not None else None
        deed = self.deed_that_hit(group)
        if noun is not None and not self.comma and not (inner and inner.determined):
            outer = self.top
            frame = self.hang(item, group, outer, Tie.RELATIVE, None)
            frame.antecedent, frame.relative = noun, "-"
        elif waiting is not None:
            self.fill(waiting, group, item)
        elif deed is not None:
            frame = self.hang(item, group, self.top, Tie.RELATIVE, None)
            frame.antecedent, frame.relative = deed, "-"
        elif self.comma:
            self.coordinate(item, group)
        else:
            self.hang(item, group, self.verbal(), Tie.ADVERBIAL, None)

    def deed_that_hit(self, group: Group) -> Node | None:
        """ "saw heavy shelling [on] Friday, [that] hit [a] quarter": the deed, without an article, that hit it."""
        light = self.lexicon.light.get(group.lemma, ())
        tables = self.grammar.annexing
        hits = any(v.event == "subject" and v.recipient for v in light)
        if self.joined or tables is None or not (hits or group.lemma in tables.outcomes):
            return None
        nodes = (i.node for i in reversed(self.top.after) if i.node is not None)
        man = group.number[1:2] == "m"
        deeds = (n for n in nodes if not n.determined and self.is_event(n))
        return next((n for n in deeds if not (man and self.is_feminine(n.lemma))), None)

    def lends_tense(self, frame: Frame) -> bool:
        tables = self.grammar.annexing
        verb = frame.verb
        bare = not any(i.marker is None for i in frame.after[1:])
        return bool(tables and verb and verb.base in tables.auxiliaries and bare and not self.comma)

    def absorb(self, frame: Frame, group: Group, item: Item) -> None:
        """ "kana al-jayshu yaqsifu": the phrases behind the helper stand before the verb now."""
        helper = frame.verb
        assert helper is not None
        frame.before.extend(frame.after)
        frame.after = []
        if helper.tense is Tense.PAST and group.tense is Tense.PAST:
            group.tense = Tense.PLUPERFECT
        elif helper.tense is Tense.PAST:
            group.tense, group.progressive = Tense.PAST, True
        elif helper.tense is Tense.FUTURE:
            group.tense = Tense.FUTURE
        group.negated = group.negated or helper.negated
        self.fill(frame, group, item)

    def is_helped(self, frame: Frame, group: Group) -> bool:
        """ "began to shell", "nearly fell"."""
        verb, noun = frame.verb, self.last_noun()
        carried = {v.event for v in self.lexicon.light.get(verb.lemma, ())} if verb else set()
        asks = bool(carried) and not carried & {"object", "subject"}
        if asks and noun is not None and not noun.determined:
            return False  # "resorted gunmen [who] ride [a] motorcycle to shooting"
        return bool(
            verb
            and self.lexicon.attitude(verb.lemma) & HELPING
            and group.tense is Tense.PRESENT
            and not frame.has_content
            and not self.comma
        )

    def coordinate(self, item: Item, group: Group) -> None:
        base = self.base_of(group, item)
        topic = self.topic_behind_and(group)
        frame = self.open(Frame(base, Tie.COORDINATE), item)
        frame.before.extend(topic)
        self.fill(frame, group, item)
        if base.has_content and self.says(group):
            frame.has_content = False

    def is_befalling(self, group: Group) -> bool:
        tables = self.grammar.annexing
        return tables is not None and group.base in tables.often_passive and group.number == "3mp"

    def topic_behind_and(self, group: Group) -> list[Item]:
        """ "takes [the] town and [the] army shells it": the phrase behind "and" opens the clause of the next verb."""
        behind = self.top.after[self.before_joint :] if self.joined else []
        bare = bool(behind) and behind[0].marker is None
        if not bare or behind[0].node is None:
            return []
        node = behind[0].node
        counted = node.plural and not node.determined and node.first < node.head
        if not node.determined and not (counted and self.is_befalling(group)):
            return []
        self.top.after = self.top.after[: self.before_joint]
        return behind

    def sends(self, item: Item) -> bool:
        """ "and published its snipers on roofs": of those who bear arms the word for "published" tells nothing."""
        after = next((i for i in self.items if i.first >= item.last), None)
        node = after.node if after is not None and after.marker is None else None
        verb = item.group.base if item.group is not None else ""
        if not any(s.type is EventType.MOBILIZATION for s in self.lexicon.senses(Form.VERB, verb)):
            return False
        return node is not None and bool(self.lexicon.nouns.get(node.lemma, frozenset()) & SENT)

    def base_of(self, group: Group, item: Item) -> Frame:
        """A verb of saying goes back to what was said before; others go on with the clause they stand in."""
        frame: Frame | None = self.top
        fitting: list[Frame] = []
        while frame is not None:
            if frame.verb is not None and frame.verb.kind == "finite":
                fitting.append(frame)
            frame = frame.parent
        if not fitting:
            return self.top
        if self.lexicon.attitude(group.lemma) & SAYING and not self.sends(item):
            telling = [f for f in fitting if f.verb and self.says(f.verb)]
            return (telling or fitting)[-1]
        if self.comma:
            outer = [f for f in fitting if f.tie not in BESIDE]
            return (outer or fitting)[0]
        if self.joined and self.apart:
            outer = [f for f in fitting if f.tie is not Tie.RELATIVE and not self.is_what(f)]
            return (outer or fitting)[0]
        return self.in_step(fitting, group)

    def is_what(self, frame: Frame) -> bool:
        """ "condemned what it called [an] escalation"."""
        tables = self.grammar.annexing
        return (
            frame.tie is Tie.ADVERBIAL
            and tables is not None
            and frame.marker in tables.sentence_relatives
        )

    def in_step(self, fitting: list[Frame], group: Group) -> Frame:
        """ "killed farmers [who] were at work and burned": a relative clause in another tense is left again."""
        first = fitting[0]
        outer = fitting[1] if len(fitting) > 1 else None
        if outer is None or first.tie is not Tie.RELATIVE or first.parent is not outer:
            return first
        assert first.verb is not None
        assert outer.verb is not None
        lasting = first.verb.progressive or first.verb.tense is Tense.PRESENT
        past = group.tense is Tense.PAST and outer.verb.tense is Tense.PAST
        return outer if lasting and past else first
