"""Who is subject and object where the verb comes first and writes its passive like its active.

Behind the verb stands the subject, then the object; a phrase before the verb that agrees with it is its topic. Where a
verb that wants an object has one phrase only, that phrase is what it befell when its words say so (a place, a number
of people, civilians), unless the clause before lends its subject.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.analysis.construct_groups import PAST
from dateline.analysis.construct_nouns import ARMS, FORCES
from dateline.analysis.construct_owners import ConstructOwners
from dateline.analysis.frame_stack import SAYING, Frame
from dateline.analysis.role_nouns import Role
from dateline.analysis.shallow_groups import Group
from dateline.analysis.shallow_nodes import Node
from dateline.analysis.shallow_roles import Roles
from dateline.document import Form, Tense, Tie
from dateline.knowledge.lexicon import NounClass
from dateline.records import EventType


@dataclass(slots=True)
class ConstructRoles(ConstructOwners):
    """Gives the phrases of a sentence's frames their roles."""

    def core(
        self, frame: Frame, verb: Group, before: list[Node], after: list[Node]
    ) -> Iterator[Role]:
        if verb.kind == "gerund":
            yield from (("object", node) for node in after[:1])
            return
        before = [n for n in before if not self.is_circumstance(n)] or before
        befalls = verb.base in self.tables.often_passive  # "and killed [was a] third"
        spare = (n for n in after if not self.is_left_over(n) or (befalls and not n.determined))
        after = [n for n in spare if not self.is_held(frame, n)]
        topic = next((n for n in reversed(before) if self.agrees(n, verb)), None)
        topic = topic or self.agreeing_otherwise(verb, before)
        if self.rename(verb, topic or next(iter(after), None)) and topic is None:
            yield "subject", after[0]
            yield from (("object", node) for node in after[1:2])
            return
        if len(after) + (topic is not None) + (verb.clitic is not None) > 1:
            if topic is None and len(after) > 1:
                self.agree_with_next(verb, after[0])
            self.take_reading_with_object(verb)
        if verb.passive:
            surface = topic or next(iter(after), None)
            yield from (("object", node) for node in (surface,) if node is not None)
        elif topic is not None:
            yield from self.with_topic(verb, topic, after)
        elif verb.number in self.tables.with_doer or (after and after[0].case == "object"):
            yield from (("object", node) for node in after[:1] if verb.clitic is None)
        elif verb.base in self.tables.two_objects and len(after) > 1:
            yield from self.two_objects(verb, after)
        elif len(after) > 1 and self.has_doer(frame, verb) and self.is_no_doer(frame, verb, after):
            yield "object", after[0]
            yield from (("object", node) for node in self.handed_over(verb, after[1:2]))
        elif len(after) > 1 or (after and verb.clitic is not None):
            yield "subject", after[0]
            objects = (*after[1:2], *self.handed_over(verb, after[2:3]))
            yield from (("object", node) for node in objects if verb.clitic is None)
        elif after and self.is_own_deed(verb, after[0]):
            yield from (("subject", owner) for m, owner in after[0].links if m == "owner")
            yield "object", after[0]
        elif after:
            yield self.only(frame, verb, after[0])

    def assign(self) -> None:
        """ "called it [a] crime": what a deed is called stands under a preposition, also behind "that it [is]"."""
        Roles.assign(self)
        for frame in self.frames:
            above, told = frame.parent, self.shown_behind_that(frame)
            if above is not None and above.verb is not None and told is not None:
                self.of(above).append(("ب", told))
            if frame.tie is Tie.ADVERBIAL and frame.marker in self.tables.sentence_relatives:
                given = [a for a in self.of(frame) if self.is_name_given(frame, a)]
                self.arguments[id(frame)] = [a for a in self.of(frame) if a not in given]

    def shown_behind_that(self, frame: Frame) -> Node | None:
        """ "that it [is a] crime": the predicate of a clause without a verb."""
        bare = frame.pronoun and frame.verb is None and bool(frame.before)
        told = frame.before[0].node if bare else None
        return told if told is not None and (not told.determined or told.tag == "ADJ") else None

    def is_name_given(self, frame: Frame, argument: Role) -> bool:
        """ "condemned what it called [a] crime": another word for what is condemned."""
        called = (
            frame.verb is not None and frame.verb.clitic is not None and self.speaks_of(frame.verb)
        )
        return called and argument[0] == "ب"

    def speaks_of(self, verb: Group) -> bool:
        return bool(self.lexicon.attitude(verb.lemma) & SAYING)

    def is_held(self, frame: Frame, node: Node) -> bool:
        """ "eleven [men], in their possession knives": what somebody has on him is a clause of its own."""
        items = frame.after
        at = next((n for n, item in enumerate(items) if item.node is node), 0)
        before = items[at - 1].node if at else None
        having = (
            before is not None and before.lemma in self.tables.having and bool(items[at - 1].marker)
        )
        return having and before is not None and any(m == "owner" for m, _ in before.links)

    def is_left_over(self, node: Node) -> bool:
        """ "[on the] day [the] first": the adjective of what was taken out as a time."""
        fold = self.morphology.fold
        counts = fold(node.lemma) in map(fold, self.tables.ordinals)
        return node.tag in {"NOUN", "ADJ"} and counts and not node.links

    def is_no_doer(self, frame: Frame, verb: Group, after: list[Node]) -> bool:
        """ "that it repelled 34 attacks", "[she] accused [the] army": the first phrase behind is no subject."""
        return frame.pronoun or not self.agrees(after[0], verb)

    def agreeing_otherwise(self, verb: Group, before: list[Node]) -> Node | None:
        """ "the forces tahdimu" pull down, "tahaddama" fell down, written alike: the one that the topic agrees with."""
        topic = before[-1] if before else None
        gender = self.gender(topic) if topic is not None and topic.determined else ""
        form = next((f for f in verb.forms[1:] if gender and f.person[1:2] == gender), None)
        if form is None:
            return None
        verb.lemma = verb.base = form.lemma
        verb.number = form.person
        verb.passive = form.tense.startswith("passive")
        verb.tense = Tense.PAST if form.tense in PAST else Tense.PRESENT
        return topic

    def rename(self, verb: Group, doer: Node | None) -> bool:
        """A court "passes" what it rules, a man that "passes" dies: two verbs in one form."""
        known = self.classes(doer) if doer is not None else frozenset()
        for noun_class, lemma in self.tables.renamed.get(verb.base, {}).items():
            if noun_class in known and NounClass.PERSON not in known:
                verb.lemma = verb.base = lemma
                return True
        return False

    def agree_with_next(self, verb: Group, node: Node) -> None:
        """ "tuwasil [the] forces" go on with, "tawasala" went on by itself, written alike: she or they, not he."""
        if self.gender(node) != "f" or verb.number != "3ms":
            return
        form = next((f for f in verb.forms[1:] if f.person == "3fs"), None)
        if form is not None:
            verb.lemma = verb.base = form.lemma
            verb.number = form.person
            verb.tense = Tense.PAST if form.tense in PAST else Tense.PRESENT

    def take_reading_with_object(self, verb: Group) -> None:
        """ "yajri" runs, "yujri" holds talks, written alike: beside an object the verb is one that takes an object."""
        if self.is_transitive(verb):
            return
        for lemma in verb.others:
            verb.base = lemma
            if self.is_transitive(verb):
                verb.lemma = lemma
                return
        verb.base = verb.lemma

    def handed_over(self, verb: Group, nodes: list[Node]) -> list[Node]:
        """ "gave the Red Cross 13 hostages": captives behind whoever gets them."""
        senses = self.lexicon.senses(Form.VERB, verb.base)
        frees = any(t.type is EventType.RELEASE for t in senses)
        return [n for n in nodes if frees and NounClass.CAPTIVE in self.classes(n)]

    def two_objects(self, verb: Group, after: list[Node]) -> Iterator[Role]:
        """ "the opposition burdened the regime [with] the responsibility"; two phrases alone are both objects."""
        doers = 1 if len(after) + (verb.clitic is not None) > 2 else 0
        yield from (("subject", node) for node in after[:doers])
        yield from (("object", node) for node in after[doers : doers + 2])

    def with_topic(self, verb: Group, topic: Node, after: list[Node]) -> Iterator[Role]:
        asked = self.asks(verb)
        if not after and verb.clitic is None and not asked and self.befalls(verb, topic):
            verb.passive = True
            yield "object", topic
            return
        yield "subject", topic
        count = 1 if verb.clitic is None else 0
        count += verb.base in self.tables.two_objects
        yield from (("object", node) for node in after[:count])

    def only(self, frame: Frame, verb: Group, node: Node) -> Role:
        """The role of the only bare phrase behind an active-looking verb.

        "Thousands fled and were hurt 109": of a verb that has no active it is whom it befell.
        """
        undergone = verb.base in self.tables.passive_only and not self.is_event(node)
        if self.is_transitive(verb) and not undergone and self.subject_is_above(frame, verb, node):
            return "object", node
        if self.asks(verb) and self.agrees(node, verb) and not self.has_doer(frame, verb):
            return "subject", node
        acts = not self.is_transitive(verb) or self.agrees(node, verb)
        if acts and not self.befalls(verb, node):
            return "subject", node
        if undergone or not self.has_doer(frame, verb) or self.suffered_above(frame):
            verb.passive = True
        return "object", node

    def is_own_deed(self, verb: Group, node: Node) -> bool:
        """ "and announced its control of [the] palace": a deed with its doer written on is told, and tells nothing."""
        says = bool(self.lexicon.attitude(verb.lemma) & SAYING)
        return says and self.is_event(node) and any(marker == "owner" for marker, _ in node.links)

    def suffered_above(self, frame: Frame) -> bool:
        """ "twenty met their death and dozens were hurt": those before "and" did nothing."""
        above = frame.parent.verb if frame.parent is not None else None
        if above is None or frame.parent is None or frame.tie is not Tie.COORDINATE:
            return False
        met = [n.lemma for m, n in self.arguments.get(id(frame.parent), ()) if m == "object"]
        words = (above.base, *(f"{above.base} {lemma}" for lemma in met))
        senses = (s for word in words for s in self.lexicon.senses(Form.VERB, word))
        return any(s.effect and "subject" in (s.recipient or ()) for s in senses)

    def asks(self, verb: Group) -> bool:
        """ "[the] residents demanded": of a verb of asking or blaming one phrase alone is who does so."""
        told = self.lexicon.attitude(verb.lemma) & {"demand", "accusation"}
        return bool(told) and verb.base not in self.tables.often_passive

    def subject_is_above(self, frame: Frame, verb: Group, node: Node) -> bool:
        """ "and called [on] his supporters", "[the] UN, which asked Amman": whoever acts was named before."""
        if not self.has_doer(frame, verb):
            return False
        if frame.tie is Tie.COORDINATE:
            owned = any(marker == "owner" for marker, _ in node.links)
            armed = self.classes(node) & ARMS  # "and drones hit batteries"
            if verb.base in self.tables.wanting and verb.clitic is None and not armed:
                return True  # "and struck [the] forces": whoever took [the] town did
            return owned or self.goes_on_telling(frame, verb, node)
        if frame.tie is Tie.RELATIVE and self.strikes(frame, verb):
            return True
        nodes = (n for i in frame.items() if i.node is not None for n in i.node.everything())
        known = self.classes(node)
        if frame.tie is Tie.ADVERBIAL and not self.is_visited(frame, verb):
            return False
        person = node.tag == "NAME" or bool(known & FORCES)
        return person and not any(n.tag == "PRON" for n in nodes)

    def is_visited(self, frame: Frame, verb: Group) -> bool:
        """ "went to X, where [he] met [the] president": who came meets, holds or besieges whom is found there."""
        senses = self.lexicon.senses(Form.VERB, verb.base)
        meets = any(s.type is EventType.TALKS for s in senses)
        return frame.marker in self.tables.scenes and (meets or verb.base in self.tables.wanting)

    def goes_on_telling(self, frame: Frame, verb: Group, node: Node) -> bool:
        """ "[he] hailed [the] truce and urged [the] sides": of two verbs of speech one who tells and one told."""
        above = frame.parent.verb if frame.parent is not None else None
        asked = "demand" in self.lexicon.attitude(verb.lemma)
        told = above is not None and bool(self.lexicon.attitude(above.lemma))
        if asked and told and self.is_asked_of(frame, node):
            return True
        acts = self.classes(node) & FORCES and not node.plural
        return asked and told and node.tag != "NAME" and not acts

    def is_asked_of(self, frame: Frame, node: Node) -> bool:
        """ "condemned [it] and called Ankara to pull out its troops": whose troops they are is who is called on."""
        deeds = (i.node for i in frame.after if i.marker in {"إلى", "ب"} and i.node is not None)
        owned = (o for d in deeds for n in d.chain() for m, o in n.links if m == "owner")
        gender = self.gender(node)
        wanted = {"f": {"ها"}, "m": {"ه"}}.get(gender, {"ها", "ه"})
        return any(o.lemma in wanted for o in owned)

    def fill_relative(self, frame: Frame) -> None:
        node, verb = frame.antecedent, frame.verb
        if node is None or verb is None:
            return
        roles = self.of(frame)
        if verb.clitic is not None and self.takes_subject(frame):
            roles[:] = [r for r in roles if r[1].tag != "PRON"]
            self.add_missing(roles, "object", node)
        elif verb.passive or self.befell_antecedent(frame, verb):
            verb.passive = True
            self.add_missing(roles, "object", node)
        elif verb.clitic is not None and self.are_several(node) and verb.number in {"3ms", "3fs"}:
            roles[:] = [r for r in roles if r[1].tag != "PRON"]
            self.add_missing(roles, "object", node)
        elif not self.takes_subject(frame):
            roles.append(("subject", self.doer_in(node, verb)))
        else:
            self.add_missing(roles, "object", node)

    def befell_antecedent(self, frame: Frame, verb: Group) -> bool:
        """ "bodies of men [who] were killed": without an object such a verb is a passive."""
        bare = not any(m in {"subject", "object"} for m, _ in self.of(frame))
        node = frame.antecedent
        event = node is not None and any(self.is_event(n) for n in node.chain())
        light = self.lexicon.light.get(verb.base, ())
        carried = event and any(v.event == "object" and v.actor for v in light)
        carried = carried and not any(v.event == "subject" for v in light)
        return bare and verb.clitic is None and (verb.base in self.tables.often_passive or carried)

    def fill_subject(self, frame: Frame, depth: int = 0) -> None:
        """ "it was granted to [the] group that [it] took": who stands under the verb's preposition did it."""
        verb, above = frame.verb, frame.parent
        lending = self.tables.lending.get(above.verb.base) if above and above.verb else None
        lender = self.first(above, lending) if above is not None and lending else None
        due = verb is not None and not verb.passive and self.first(frame, "subject") is None
        if lender is not None and due and frame.tie is Tie.COMPLEMENT:
            self.of(frame).append(("subject", lender))
        else:
            Roles.fill_subject(self, frame, depth)

    def shares(self, frame: Frame, above: Frame) -> bool:
        assert frame.verb is not None
        if frame.verb.clitic is not None and frame.tie is Tie.RELATIVE:
            return False
        return frame.tie in {Tie.COORDINATE, Tie.COMPLEMENT, Tie.ADVERBIAL, Tie.PURPOSE}

    def roles(self, frame: Frame) -> Iterator[Role]:
        """ "was hit by [the] bullets [of the] army": whose the weapon is acted, where the verb names nobody else."""
        given = [(self.aim(frame, m, node), node) for m, node in Roles.roles(self, frame)]
        yield from given
        named = (node for marker, node in given if marker in {"subject", "agent"})
        if not any(self.wields(node) for node in named):
            yield from (("agent", owner) for owner in self.wielders(given))
