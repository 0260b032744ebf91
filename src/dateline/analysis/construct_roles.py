"""Who is subject and object where the verb comes first and writes its passive like its active.

Behind the verb stands the subject, then the object; a phrase before the verb that agrees with it is its topic. Where a
verb that wants an object has one phrase only, that phrase is what it befell when its words say so (a place, a number
of people, civilians), unless the clause before lends its subject.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.analysis.construct_groups import PAST
from dateline.analysis.shallow_frames import SAYING, Frame
from dateline.analysis.shallow_groups import Group
from dateline.analysis.shallow_items import Item
from dateline.analysis.shallow_nodes import Node
from dateline.analysis.shallow_roles import ACTING, DOING, Role, Roles
from dateline.document import Form, Tense, Tie
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
MATTERS = frozenset({NounClass.ABSTRACT})
FORCES = frozenset({NounClass.ARMED, NounClass.AIRCRAFT, NounClass.STATE, NounClass.ORGANIZATION})


@dataclass(slots=True)
class ConstructRoles(Roles):
    """Gives the phrases of a sentence's frames their roles."""

    actors: frozenset[int] = frozenset()
    """Words that belong to the name of a listed actor."""

    def classes(self, node: Node) -> frozenset[NounClass]:
        known = Roles.classes(self, node)
        unsaid = node.head in self.actors and known <= {NounClass.PERSON}
        return known | {NounClass.ARMED} if unsaid else known

    @property
    def tables(self) -> ConstructTables:
        tables = self.morphology.grammar.annexing
        assert tables is not None
        return tables

    def core(
        self, frame: Frame, verb: Group, before: list[Node], after: list[Node]
    ) -> Iterator[Role]:
        if verb.kind == "gerund":
            yield from (("object", node) for node in after[:1])
            return
        before = [n for n in before if not self.is_circumstance(n)] or before
        after = [n for n in after if not self.is_left_over(n) and not self.is_held(frame, n)]
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
        elif len(after) > 1 or (after and verb.clitic is not None):
            yield "subject", after[0]
            yield from (("object", node) for node in after[1:2] if verb.clitic is None)
        elif after and self.is_own_deed(verb, after[0]):
            yield from (("subject", owner) for m, owner in after[0].links if m == "owner")
            yield "object", after[0]
        elif after:
            yield self.only(frame, verb, after[0])

    def is_circumstance(self, node: Node) -> bool:
        """ "[the] army, backed by [the] group, attacked": an adjective without the article tells of the one before."""
        return not node.determined and (node.case == "object" or node.tag == "ADJ")

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
        """The role of the only bare phrase behind an active-looking verb."""
        if self.is_transitive(verb) and self.subject_is_above(frame, verb, node):
            return "object", node
        if self.asks(verb) and self.agrees(node, verb) and not self.has_doer(frame, verb):
            return "subject", node
        acts = not self.is_transitive(verb) or self.agrees(node, verb)
        if acts and not self.befalls(verb, node):
            return "subject", node
        if not self.has_doer(frame, verb) or self.suffered_above(frame):
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
            return owned or self.goes_on_telling(frame, verb, node)
        if frame.tie is Tie.RELATIVE and self.strikes(frame, verb):
            return True
        nodes = (n for i in frame.items() if i.node is not None for n in i.node.everything())
        known = self.classes(node)
        person = node.tag == "NAME" or bool(known & FORCES)
        return person and not any(n.tag == "PRON" for n in nodes)

    def goes_on_telling(self, frame: Frame, verb: Group, node: Node) -> bool:
        """ "[he] hailed [the] truce and urged [the] sides": of two verbs of speech one who tells and one told."""
        above = frame.parent.verb if frame.parent is not None else None
        asked = "demand" in self.lexicon.attitude(verb.lemma)
        told = above is not None and bool(self.lexicon.attitude(above.lemma))
        acts = self.classes(node) & FORCES and not node.plural
        return asked and told and node.tag != "NAME" and not acts

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
        lent = frame.tie is Tie.COORDINATE or frame.pronoun
        if not lent or above is None or above.verb is None:
            return False
        roles = self.arguments.get(id(above), [])
        subject = next((n for m, n in roles if m == "subject"), None)
        return subject is not None and self.gender(subject) in {"", verb.number[1:2]}

    # ---- agreement

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

    # ---- gaps

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

    def are_several(self, node: Node) -> bool:
        """People in the plural or dual, who would have a plural verb: "two soldiers [whom] he held"."""
        return any(n.plural and self.classes(n) & ACTING for n in node.chain())

    def befell_antecedent(self, frame: Frame, verb: Group) -> bool:
        """ "bodies of men [who] were killed": without an object such a verb is a passive."""
        bare = not any(m in {"subject", "object"} for m, _ in self.of(frame))
        node = frame.antecedent
        event = node is not None and any(self.is_event(n) for n in node.chain())
        light = self.lexicon.light.get(verb.base, ())
        carried = event and any(v.event == "object" and v.actor for v in light)
        carried = carried and not any(v.event == "subject" for v in light)
        return bare and verb.clitic is None and (verb.base in self.tables.often_passive or carried)

    def doer_in(self, node: Node, verb: Group) -> Node:
        """The noun of the chain that the relative clause agrees with, the outermost first; of several the last."""
        if node.conjuncts and self.gender(node.conjuncts[-1]) == verb.number[1:2] == "f":
            node = node.conjuncts[-1]
        return next((n for n in node.chain() if self.agrees(n, verb)), node)

    def fits_number(self, node: Node, verb: Group) -> bool:
        return verb.kind != "finite" or self.agrees(node, verb)

    def shares(self, frame: Frame, above: Frame) -> bool:
        assert frame.verb is not None
        if frame.verb.clitic is not None and frame.tie is Tie.RELATIVE:
            return False
        return frame.tie in {Tie.COORDINATE, Tie.COMPLEMENT, Tie.ADVERBIAL, Tie.PURPOSE}

    def is_doer(self, node: Node) -> bool:
        known = self.classes(node)
        return not self.builder.is_time(node) and (
            not known or bool(known & DOING) or node.tag == "NAME"
        )

    # ---- event nouns

    def attach(self, frame: Frame) -> None:
        Roles.attach(self, frame)
        named = (
            frame.items()[0].node if frame.pronoun and not frame.verb and frame.items() else None
        )
        if named is not None and not named.determined:
            named.tag = "ADJ"  # "called it [a] massacre": what it is called did not happen besides
        for item in frame.items():
            if item.node is not None:
                for node in item.node.everything():
                    self.name_doer(node)

    def attached(self, items: list[Item], verb: Group | None) -> list[Item]:
        """Before the rest what a deed behind a preposition was done to: "during [their] storming [the] camp"."""
        kept: list[Item] = []
        for item in items:
            last = kept[-1] if kept else None
            told = last is not None and (last.marker or self.is_told(verb, kept))
            if last is None or not told or not self.is_done_to(last, item):
                kept.append(item)
        return Roles.attached(self, kept, verb)

    def is_of_verb(self, verb: Group, previous: Item, item: Item) -> bool:
        """Also behind "in [a] statement": "called in [a] statement for [an] end"."""
        asked = item.marker in self.morphology.marked.get(verb.lemma, frozenset())
        lent = any(v.event == item.marker for v in self.lexicon.light.get(verb.lemma, ()))
        node = previous.node
        text = node is not None and NounClass.TEXT in self.classes(node)
        between = bool(previous.marker) and text and (asked or lent)
        return between or Roles.is_of_verb(self, verb, previous, item)

    def noun_marker(self, owner: Node, marker: str, node: Node) -> str:
        """ "[a] truce to exchange prisoners": what a deal is for has not been done."""
        senses = self.lexicon.senses(Form.NOUN, owner.lemma)
        deal = any(t.type is EventType.AGREEMENT for t in senses)
        deed = (Form.NOUN, node.lemma) in self.lexicon.by_word and node.first == node.head
        if marker == self.tables.article_after and deal and deed and node.tag == "NOUN":
            return self.tables.aim
        return Roles.noun_marker(self, owner, marker, node)

    def is_told(self, verb: Group | None, kept: list[Item]) -> bool:
        """ "[the] observatory documented [the] killing [by the] forces [of] sixty": a second phrase, of telling."""
        bare = [i for i in kept if i.marker is None and not self.builder.is_time(i.node)]
        says = verb is not None and bool(self.lexicon.attitude(verb.lemma) & SAYING)
        return says and (len(bare) > 1 or bare[:1] == kept[-1:])

    def is_done_to(self, last: Item, item: Item) -> bool:
        """Hang a bare phrase right behind on the deed whose doer is named: under `of`, as if it alone owned it."""
        if item.marker or last.node is None or item.node is None:
            return False
        if last.last != item.first or last.node.conjuncts or item.node.tag == "PRON":
            return False
        for deed in last.node.chain()[:2]:
            at = next((n for n, (m, o) in enumerate(deed.links) if self.does(m, o)), None)
            if at is not None and self.is_event(deed) and self.has_object(deed):
                marker, owner = deed.links[at]
                if marker == "of":
                    deed.links[at] = ("by", owner)
                    owner.marker = "by"
                deed.hang("of", item.node)
                last.last = item.last
                return True
        return False

    def does(self, marker: str, owner: Node) -> bool:
        return marker == "owner" or (marker == "of" and self.wields(owner))

    def has_object(self, deed: Node) -> bool:
        """Whether a sense of the noun has whom or what it befell as its owner."""
        senses = self.lexicon.senses(Form.NOUN, deed.lemma)
        return any("of" in {*(s.recipient or ()), *s.place, *s.needs} for s in senses)

    def roles(self, frame: Frame) -> Iterator[Role]:
        """ "was hit by [the] bullets [of the] army": whose the weapon is acted, where the verb names nobody else."""
        given = [(self.aim(frame, m, node), node) for m, node in Roles.roles(self, frame)]
        yield from given
        named = (node for marker, node in given if marker in {"subject", "agent"})
        if not any(self.wields(node) for node in named):
            yield from (("agent", owner) for owner in self.wielders(given))

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

    def host(self, previous: Item | None, verb: Group | None) -> Node | None:
        """Also the matter that somebody discusses or speaks of: "discussed developments of [the] situation in Gaza"."""
        found = Roles.host(self, previous, verb)
        if found is not None or previous is None or previous.node is None or previous.marker:
            return found
        if verb is None or not self.is_talk(verb):
            return None
        inner = previous.node.rightmost().chain()[-1]
        matter = self.lexicon.nouns.get(inner.lemma, frozenset())
        return inner if matter and matter <= MATTERS and inner.determined else None

    def is_event(self, node: Node) -> bool:
        """But not in "soldiers [of the] occupation", "forces [of] intervention", which name who they are."""
        above = node.above if node.marker == "of" else None
        known = self.lexicon.nouns.get(above.lemma, frozenset()) if above else frozenset()
        power = node.lemma in self.tables.powers
        names = bool(known & MACHINES) and (power or NounClass.PERSON not in known)
        names |= power and node.determined and bool(known & OF_POWERS)
        names |= above is not None and above.lemma in self.tables.bands
        names |= above is not None and above.tag == "ADJ"  # "strong of blast"
        return not names and Roles.is_event(self, node)

    def is_talk(self, verb: Group) -> bool:
        talks = any(t.type is EventType.TALKS for t in self.lexicon.senses(Form.VERB, verb.lemma))
        return talks or bool(self.lexicon.attitude(verb.lemma) & SAYING)

    def name_doer(self, node: Node) -> None:
        """ "shelling [of] the army": an owner that bears arms did it, unless the word is of what befell its owner."""
        if not self.is_event(node):
            return
        self.name_served(node)
        self.name_wielder(node)
        for at, (marker, owner) in enumerate(node.links):
            doer = marker == "of" and self.wields(owner) and not self.is_event(owner)
            if doer and not self.befell(node, owner):
                node.links[at] = ("by", owner)
                owner.marker = "by"

    def name_wielder(self, node: Node) -> None:
        """ "[the] death of two by bullets of [the] army": whose the weapon is did it."""
        if any(m in {"by", "owner"} for m, _ in node.links):
            return
        arms = [n for m, n in node.links if m == "ب" and self.classes(n) & ARMS]
        owners = [o for n in arms for m, o in n.links if m in {"of", "by"} and self.wields(o)]
        node.links.extend(("by", owner) for owner in owners)

    def name_served(self, node: Node) -> None:
        """ "[a] raid to [a] plane": behind an indefinite or described noun of doing "to" shows whose."""
        tables = self.tables
        described = " " in node.lemma or any(m == "modifier" for m, _ in node.links)
        if (node.determined and not described) or node.lemma in tables.suffered:
            return
        if any(m in {"by", "owner"} for m, _ in node.links):
            return
        for at, (marker, owner) in enumerate(node.links):
            if marker == tables.article_after and self.wields(owner):
                node.links[at] = ("by", owner)
                owner.marker = "by"

    def is_place_name(self, node: Node) -> bool:
        return node.tag == "NAME" and NounClass.PLACE in self.classes(node)

    def befell(self, node: Node, owner: Node) -> bool:
        """Whether the owner is whom it befell: a sense of the noun asks for one, and no "to" names another."""
        if any(marker == "ل" for marker, _ in node.links):
            return False
        if node.lemma in self.tables.undergone:
            return True
        senses = self.lexicon.senses(Form.NOUN, node.lemma)
        return any(self.classes(owner) & frozenset(s.needs.get("of", ())) for s in senses)


_transitive: dict[str, frozenset[str]] = {}


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
