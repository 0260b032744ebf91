"""What marks, conjunctions and relative words do to the clauses of a sentence."""

from dateline.analysis.frame_stack import Frame, FrameStack
from dateline.analysis.shallow_items import Item
from dateline.analysis.shallow_nodes import Node
from dateline.document import Tie

DASHES = frozenset("-–—")


class FrameJoints(FrameStack):
    """Opens and closes frames at what stands between clauses."""

    def on_and(self, item: Item, at: int) -> None:
        self.joined = True
        self.before_joint = len(self.top.after)
        self.aside = False

    def on_but(self, item: Item, at: int) -> None:
        self.top = self.outermost_finite()
        self.joined = True

    def on_point(self, item: Item, at: int) -> None:
        if item.text in {",", "،", ")", "—", "–", ";", ":"}:
            self.comma = True
            self.close_at_comma(at)
        kind = self.previous.kind if self.previous is not None else ""
        self.aside |= kind == "and" and item.text == ","
        inside = kind == "phrase" and not self.aside  # "y, en X, quemaron"
        if item.text in {";", ":"} or inside:
            self.joined = False
        if item.text == ";" and self.goes_on(at):
            self.part = self.open(Frame(self.outer(), Tie.COORDINATE), item)
        elif item.text == ":" and self.goes_on(at) and not self.is_told():
            self.open(Frame(self.outer(), Tie.COORDINATE), item)
        elif item.text == ":" and self.goes_on(at) and self.tells_matter():
            self.open(Frame(self.outer(), Tie.COMPLEMENT, self.grammar.complementizers[0]), item)
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

    def tells_matter(self) -> bool:
        """ "Hablan de ejecuciones: | diez hombres fueron …": a deed is named, and what it was follows."""
        nodes = (i.node for i in self.outer().after if i.node is not None and not i.node.links)
        return any(self.is_act(node) for node in nodes)

    def close_at_comma(self, at: int) -> None:
        """A relative clause between commas ends; so does a clause that stands before its main clause."""
        frame = self.top
        while frame.parent is not None and frame.verb is not None:
            outer = frame.parent
            between = frame.tie is Tie.RELATIVE and frame.after_comma
            if between or (outer.verb is None and frame.tie is not Tie.COORDINATE):
                self.top = outer
                frame = outer
            elif self.is_infinitive_before(frame):
                frame = outer
            elif frame.said:
                self.top = frame if self.is_spoken_of(at) else outer
                return
            else:
                return

    def is_infinitive_before(self, frame: Frame) -> bool:
        """ "Cuando intentaban romper la valla, | los soldados …": in a clause before its main clause."""
        outer = frame.parent
        above = outer.parent if outer is not None else None
        if frame.verb is None or outer is None or above is None or frame.verb.kind != "infinitive":
            return False
        waits = above.verb is None and outer.tie is not Tie.COORDINATE
        return waits and frame.tie in {Tie.COMPLEMENT, Tie.PURPOSE}

    def is_spoken_of(self, at: int) -> bool:
        """ "…, advirtió el líder, que pidió tropas", "…, contó Ana Ruiz, de la vereda X": about whoever spoke."""
        after = self.items[at + 1 : at + 2]
        named = self.previous is not None and self.previous.kind == "phrase"
        if not named or not after:
            return False
        whence = after[0].kind == "phrase" and after[0].marker in self.grammar.genitive
        return whence or after[0].kind in {"that", "relative"}

    def on_joint(self, item: Item, at: int) -> None:
        """Subordinators: "cuando", "si", "para que"."""
        ties = {"condition": Tie.CONDITION, "aim": Tie.PURPOSE}
        tie = ties.get(item.kind, Tie.ADVERBIAL)
        if item.kind == "subordinator" and self.is_source(item, at):
            self.open_said(item)
            return
        self.open(Frame(self.waiting_or_finite(), tie, item.text), item)

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

    def on_relative(self, item: Item, at: int) -> None:
        noun = self.last_noun()
        if noun is None:
            self.open(Frame(self.top, Tie.ADVERBIAL, item.text), item)
        else:
            self.open_relative(noun, item)

    def on_comment(self, item: Item, at: int) -> None:
        """ "…, ce que Kigali dément": a clause on the one before it, with no antecedent."""
        self.open(Frame(self.outermost_finite(), Tie.RELATIVE, item.marker), item)
