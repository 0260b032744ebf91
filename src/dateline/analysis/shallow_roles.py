"""Who is subject, object, agent: by order, agreement and preposition, under the markers of the active voice.

Before an active verb stands its subject; behind it its object, unless the verb likes its subject behind ("murieron tres
soldados", "dijo el portavoz") or two bare phrases follow ("tomaron los rebeldes la ciudad"). The surface subject of a
passive, reflexive passives too, is `object`. A phrase right behind an event noun belongs to that noun.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dateline.analysis.shallow_frames import SAYING, Frame, Frames
from dateline.analysis.shallow_groups import Group
from dateline.analysis.shallow_items import Item
from dateline.analysis.shallow_nodes import Node
from dateline.analysis.syntax import NOUN_ATTITUDES
from dateline.document import Form, Tie
from dateline.knowledge.lexicon import Lexicon, NounClass
from dateline.knowledge.morphology import Morphology

ACTING = frozenset(
    {
        *(NounClass.ARMED, NounClass.STATE, NounClass.PERSON, NounClass.CIVILIAN, NounClass.CROWD),
        *(NounClass.CAPTIVE, NounClass.ORGANIZATION),
    }
)
PEOPLE = ACTING - {NounClass.STATE}
ARMS_OR_STATE = frozenset({NounClass.ARMED, NounClass.STATE})
BODIES = frozenset({NounClass.STATE, NounClass.ORGANIZATION})
DOING = ACTING | {
    *(NounClass.AIRCRAFT, NounClass.MISSILE, NounClass.EXPLOSIVE, NounClass.WEAPON),
    *(NounClass.VEHICLE, NounClass.NATURE),
}
PLACES = frozenset({NounClass.PLACE, NounClass.SITE})
GOODS = frozenset(
    {NounClass.WEAPON, NounClass.MONEY, NounClass.AID, NounClass.PROPERTY, NounClass.EXPLOSIVE}
)
INERT = PLACES | {NounClass.AGREEMENT, NounClass.PROPERTY}
"""What does nothing of its own accord."""
Role = tuple[str, Node]
ATTRIBUTING = frozenset({"accusation", "doubt"})
"""What it is to lay a deed to somebody: to blame, and to be no witness."""
AS = frozenset({"como", "tal como", "tal y como", "conforme", "según", "comme"})
"""Behind them a verb has its subject, not its object: "como exigió la junta"."""


@dataclass(slots=True)
class Roles:
    """Gives the phrases of a sentence's frames their roles."""

    frames: Sequence[Frame]
    builder: Frames
    lexicon: Lexicon
    morphology: Morphology
    arguments: dict[int, list[Role]] = field(default_factory=dict)
    """Frame (by identity) -> its roles."""

    def assign(self) -> None:
        for frame in self.frames:
            self.attach(frame)
        for frame in self.frames:
            self.arguments[id(frame)] = list(self.roles(frame)) if frame.verb else []
        for frame in self.frames:
            self.fill_relative(frame)
        for frame in self.frames:
            self.fill_subject(frame)
            self.share_object(frame)

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

    # ---- phrases that hang on nouns

    def attach(self, frame: Frame) -> None:
        """Prepositional phrases right behind a noun that they belong to."""
        frame.before = self.attached(frame.before, verb=None)
        frame.after = self.attached(frame.after, verb=frame.verb)
        self.take_some(frame)
        if frame.verb is not None:
            self.move_origin(frame)
            self.move_charge(frame)

    def take_some(self, frame: Frame) -> None:
        """ "a saisi du matériel et de la drogue": "of" with goods behind a verb that asks for an object is "some"."""
        verb, item = frame.verb, next(iter(frame.after), None)
        if verb is None or verb.passive or item is None or item.node is None:
            return
        wanted = self.morphology.marked.get(verb.lemma, frozenset())
        genitive = item.marker in self.morphology.grammar.genitive
        some = bool(self.morphology.grammar.partitives) and genitive
        if some and "object" in wanted and item.marker not in wanted:
            goods = self.classes(item.node) & GOODS
            item.marker = None if goods and not item.node.plural else item.marker

    def attached(self, items: list[Item], verb: Group | None) -> list[Item]:
        kept: list[Item] = []
        host: Node | None = None
        previous: Item | None = None
        for item in items:
            node = item.node
            assert node is not None
            near = previous is not None and previous.last == item.first
            owner = (host or self.host(previous, verb)) if near and item.marker else None
            if owner and verb and previous and self.is_of_verb(verb, previous, item):
                owner = None
            if owner is None and near and verb is not None:
                owner = self.tie_before(previous, item)
            if near and item.marker and (border := self.border(previous, item)) is not None:
                owner = border
            if owner is not None and item.marker and self.may_hang(item):
                owner.hang(self.noun_marker(owner, item.marker, node), node)
                host = node if self.is_event(node) else owner
            else:
                if item.aside and previous is not None and previous.node is not None:
                    previous.node.hang("including", node)
                else:
                    kept.append(item)
                host = None
            previous = item
        return kept

    def is_of_verb(self, verb: Group, previous: Item, item: Item) -> bool:
        """Whether the verb asks for a phrase that stands behind an event noun."""
        return self.completes(verb, item) or self.is_blamed(verb, previous, item)

    def completes(self, verb: Group, item: Item) -> bool:
        """ "أودى | بحياة عشرة": verb, preposition and noun are one wording, whatever stands between."""
        assert item.node is not None
        words = f"{verb.lemma} {item.marker} {item.node.lemma}"
        return (Form.VERB, words) in self.lexicon.by_word

    def is_blamed(self, verb: Group, previous: Item, item: Item) -> bool:
        """ "atribuyó los atentados | a las disidencias": whom the deed is laid to is not of the noun before."""
        wanted = self.morphology.marked.get(verb.lemma, frozenset())
        lent = self.lexicon.light.get(verb.lemma, ())  # "imputer l'attaque de X | à Y"
        blames = self.lexicon.attitude(verb.lemma) >= ATTRIBUTING
        blames |= any(v.event == "object" and v.actor == item.marker for v in lent)
        return blames and previous.marker is None and item.marker in wanted

    def tie_before(self, previous: Item | None, item: Item) -> Node | None:
        """ "por nexos | con el narco": with whom the ties are, not with whom it was done."""
        noun = last_of(previous)
        words = self.lexicon.embedding
        if noun is None or item.marker not in words.sides:
            return None
        return noun if noun.lemma in words.involvement else None

    def border(self, previous: Item | None, item: Item) -> Node | None:
        """ "la frontera con Malí": a common noun for a place takes the name under "with"."""
        node, place = item.node, last_of(previous)
        if node is None or place is None or node.tag != "NAME" or place.tag != "NOUN":
            return None
        with_whom = item.marker in self.lexicon.embedding.sides
        return place if with_whom and self.is_place(place) else None

    def may_hang(self, item: Item) -> bool:
        return item.marker not in self.lexicon.embedding.according

    def host(self, previous: Item | None, verb: Group | None) -> Node | None:
        """The event noun at the right edge; before a verb, or without one, any noun."""
        if previous is None or previous.node is None or previous.aside:
            return None
        for node in reversed(previous.node.rightmost().chain()):
            if self.is_event(node) and not self.is_worded(previous, node, verb):
                return node
        if verb is None and not self.builder.is_time(previous.node):
            return previous.node.rightmost()
        return None

    def is_worded(self, item: Item, node: Node, verb: Group | None) -> bool:
        """ "menacés de mort par X": a noun that makes one predicate with its verb has no doer of its own."""
        if verb is None or item.marker is None or node is not item.node:
            return False
        return (Form.VERB, f"{verb.lemma} {item.marker} {node.lemma}") in self.lexicon.by_word

    def noun_marker(self, owner: Node, marker: str, node: Node) -> str:
        agentive = marker in self.morphology.grammar.agentive and self.is_event(owner)
        if agentive and not self.builder.is_time(node):
            return "by"
        return marker

    def move_origin(self, frame: Frame) -> None:
        """ "retiraron sus tropas de Limán": the last "of" of the object is whence, where the verb asks for it.

        What stands fast is taken from nowhere: "ont pris la ville de Goma".
        """
        verb = frame.verb
        if verb is None or verb.base in self.morphology.grammar.copulas:
            return  # "a été la cible de combattants de X"
        wanted = self.morphology.marked.get(verb.lemma, frozenset())
        marker = next((g for g in self.morphology.grammar.genitive if g in wanted), None)
        if marker is None:
            return
        marked = {None, *self.morphology.grammar.object_markers}
        for item in frame.after:
            chain = item.node.chain() if item.node and item.marker in marked else []
            if len(chain) < 2 or self.classes(chain[-2]) & INERT or chain[-2].tag == "NAME":
                continue
            if self.is_place(chain[-1]) and not self.is_event(chain[-2]):
                inner = chain[-1]
                holder = chain[-2]
                holder.links = [link for link in holder.links if link[1] is not inner]
                inner.above = inner.marker = None
                frame.after.append(
                    Item("phrase", inner.first, inner.end(), node=inner, marker=marker)
                )
                return

    def move_charge(self, frame: Frame) -> None:
        """ "acusó a los manifestantes | de terrorismo": of what, where "of" holds nobody and no place."""
        verb = frame.verb
        if verb is None or "accusation" not in self.lexicon.attitude(verb.lemma):
            return
        genitive = next(iter(self.morphology.grammar.genitive), None)
        marked = {None, *self.morphology.grammar.object_markers}
        for item in list(frame.after):
            chain = item.node.chain() if item.node and item.marker in marked else []
            if len(chain) < 2 or not self.classes(chain[-2]) & ACTING or chain[-1].tag != "NOUN":
                continue
            inner, holder = chain[-1], chain[-2]
            bare = not inner.determined and not inner.plural and not self.is_event(inner)
            if not bare or self.classes(inner) & (ACTING | PLACES) or inner.above is not holder:
                continue
            holder.links = [link for link in holder.links if link[1] is not inner]
            inner.above = inner.marker = None
            frame.after.append(
                Item("phrase", inner.first, inner.end(), node=inner, marker=genitive)
            )

    def is_place(self, node: Node) -> bool:
        if node.tag == "NAME":
            return not node.determined and not node.acronym
        return bool(self.lexicon.nouns.get(node.lemma, frozenset()) & PLACES)

    # ---- roles of a verb

    def roles(self, frame: Frame) -> Iterator[Role]:
        verb = frame.verb
        assert verb is not None
        before = [i.node for i in frame.before if i.node and self.is_bare(i)]
        told = [None, *(i.node for i in frame.after)]
        after = [
            i.node
            for before_it, i in zip(told, frame.after, strict=False)
            if i.node
            and self.is_bare(i)
            and not self.is_outer(i.node, frame)
            and not is_wider(i.node, before_it, self.lexicon)
        ]
        if verb.clitic is not None:
            resumed = self.resumed(verb, before, after)
            before = [n for n in before if n is not resumed]
            yield "object", resumed or Node(verb.clitic, verb.clitic + 1, verb.clitic, "", "PRON")
        shown = self.complement(frame, after)
        if shown is not None:
            yield "attribute", shown
            after = after[1:]
        yield from self.core(frame, verb, before, after)
        yield from self.oblique(frame, verb, after)

    def resumed(self, verb: Group, before: list[Node], after: list[Node]) -> Node | None:
        """ "La tregua | la pactaron ambos bandos": what stands first and is taken up by the pronoun at the verb."""
        thing = before[-1] if before else None
        if thing is None or not thing.determined or self.classes(thing) & ACTING:
            return None
        doers = (n for n in after if agrees(n, verb) and (self.is_person(n) or n.tag == "NAME"))
        return thing if next(doers, None) is not None and not agrees(thing, verb) else None

    def is_outer(self, node: Node, frame: Frame) -> bool:
        """ "en Corinto, Cauca", "la casa del alcalde de Corinto, Cauca": behind the comma stands the larger place.

        Behind a person it is who that is: "al emir de Catar, Tamim bin Hamad".
        """
        told = [i.node for i in frame.after if i.node is not None and i.marker is not None]
        told += [
            i.node.chain()[-1]
            for i in frame.after
            if i.node and len(i.node.chain()) > 1 and not self.classes(i.node) & ACTING
        ]
        named = node.tag == "NAME" and not node.conjuncts
        return named and any(n.tag == "NAME" and node.first == n.end() + 1 for n in told)

    def complement(self, frame: Frame, after: list[Node]) -> Node | None:
        """What the object is made or found to be: "se llevaron cautivo al vicario", "hallaron muerta a su hija"."""
        first = after[0] if after else None
        if first is None or first.determined or first.tag not in {"ADJ", "NOUN"} or first.links:
            return None
        marked = [i for i in frame.after if i.marker in self.morphology.grammar.object_markers]
        state = first.tag == "ADJ" or NounClass.CAPTIVE in self.classes(first)
        return first if state and any(self.is_person(i.node) for i in marked) else None

    def is_bare(self, item: Item) -> bool:
        return item.marker is None and not item.enclosed and not self.builder.is_time(item.node)

    def joined_doers(self, verb: Group, before: list[Node]) -> list[Node]:
        """ "El canciller ruso, Lavrov, | y su homólogo se reunieron": two doers, parted by the name of the first."""
        second = next((n for n in before[1:] if self.follows_and(n)), None)
        if second is None or verb.number != "p" or before[0].conjuncts:
            return before
        first, *others = before
        named = second.determined or second.tag == "NAME"
        people = bool(self.classes(first) & ACTING) and not self.classes(second) & INERT
        beside = [n for m, n in first.links if m == "apposition"] + others[: others.index(second)]
        told = [n for n in beside if self.classes(n) & PEOPLE]
        people |= first.tag == second.tag == "NAME" and bool(
            told
        )  # "Elvino Dias, advogado, | e Paulo Guambe"
        if not (people and named) or first.plural:
            return before
        for node in others[: others.index(second)]:
            first.hang("apposition", node)
        first.join(second)
        return [first]

    def follows_and(self, node: Node) -> bool:
        items = self.builder.items
        at = next((n for n, item in enumerate(items) if item.node is node), 0)
        return at > 0 and items[at - 1].kind == "and"

    def core(
        self, frame: Frame, verb: Group, before: list[Node], after: list[Node]
    ) -> Iterator[Role]:
        if verb.kind in {"infinitive", "gerund"}:
            happens = frame.tie is Tie.ADVERBIAL and verb.base in self.morphology.grammar.inverting
            role = "subject" if happens else "object"  # "al explotar una mina"
            yield from ((role, node) for node in after[:1])
            return
        if verb.doer is not None:
            before = [Node(verb.doer, verb.doer + 1, verb.doer, "", "PRON")]
        before = self.joined_doers(verb, before)
        fitting = [n for n in before if agrees(n, verb)]
        parted = bool(fitting) and verb.first == fitting[-1].end() + 1
        named = bool(fitting) and fitting[-1].tag == "NAME"  # "el alcalde, Vitali Klichkó, dijo"
        first = parted and not named  # "los rebeldes, dueños de Kidal, admiten"
        subject = fitting[0 if first else -1] if fitting else None
        if subject is None and verb.base in self.morphology.grammar.copulas and len(after) > 1:
            yield from (("attribute", node) for node in after[:1] if node.tag == "ADJ")
            after = after[after[0].tag == "ADJ" :]
        subject = subject or (before[-1] if before and not after else None)
        if verb.passive or self.reflexive_passive(frame, verb, subject, after):
            verb.passive = True
            told = verb.kind == "participle" and frame.antecedent is not None
            surface = subject or (None if told else next(iter(after), None))
            if surface is not None:
                yield "object", surface
            held = after[0] if subject is not None and after else None
            if held is not None and not held.determined and NounClass.CAPTIVE in self.classes(held):
                yield "attribute", held  # "foram feitos reféns"
            return
        if subject is None:
            subject, after = self.behind(frame, verb, after)
        if subject is not None:
            yield "subject", subject
        role = "attribute" if verb.base in self.morphology.grammar.copulas else "object"
        yield from ((role, node) for node in self.objects(after))

    def objects(self, after: list[Node]) -> list[Node]:
        """At most two; what a comma parts from the first and speaks of it is none (", un rapport démenti")."""
        apart = len(after) > 1 and after[1].first > after[0].end()
        return after[: 1 if apart and self.lexicon.attitude(after[1].lemma) else 2]

    def reflexive_passive(
        self, frame: Frame, verb: Group, subject: Node | None, after: list[Node]
    ) -> bool:
        """ "se firmó el acuerdo" is one; "se retiraron las tropas" and "el ejército se desplegó" are none."""
        if not verb.reflexive or verb.lemma != verb.base:
            return False
        if verb.base in self.morphology.grammar.inherent:
            return False
        if subject is not None and subject.tag == "NAME" and subject.conjuncts:
            return False  # "Ereván y Bakú se acusaron"
        surface = subject or next(iter(after), None)
        if surface is None or (subject is not None and after):
            return False
        return subject is None or not self.classes(subject) & ACTING

    def behind(
        self, frame: Frame, verb: Group, after: list[Node]
    ) -> tuple[Node | None, list[Node]]:
        """The subject among the bare phrases behind the verb, and what remains."""
        fitting = [n for n in after if agrees(n, verb)]
        own = (
            frame.tie is Tie.RELATIVE and frame.marker is None
        )  # not "de la que escaparon tres presos"
        inherits = frame.helped or (own and frame.relative not in {"", None})
        if not fitting or inherits:
            return None, after
        first = fitting[0]
        rest = [n for n in after if n is not first]
        grammar = self.morphology.grammar
        has_object = verb.clitic is not None or any(
            i.marker in grammar.object_markers and self.is_person(i.node) for i in frame.after
        )
        likes = verb.base in grammar.inverting or verb.reflexive or not grammar.subject_first
        told = SAYING | {"demand"} if frame.marker in AS else SAYING
        says = bool(self.lexicon.attitude(verb.lemma) & told) and bool(
            frame.said or self.classes(first) & ACTING or first.tag == "NAME"
        )
        says &= not self.goes_on_from(frame)
        acting = bool(self.classes(first) & ACTING) or first.tag == "NAME"
        if likes or says or (acting and (rest or has_object)):
            return first, rest
        return None, after

    def goes_on_from(self, frame: Frame) -> bool:
        """ "confirma a morte e responsabiliza o Hamas": the second has the subject of the first and blames Hamas."""
        above, verb = frame.parent, frame.verb
        if frame.tie is not Tie.COORDINATE or above is None or verb is None or frame.before:
            return False
        blames = "accusation" in self.lexicon.attitude(verb.lemma)
        subject = next((n for m, n in self.arguments.get(id(above), ()) if m == "subject"), None)
        return blames and subject is not None and agrees(subject, verb)

    def is_person(self, node: Node | None) -> bool:
        if node is None:
            return False
        known = self.classes(node)
        return (bool(known & ACTING) and not known & PLACES) or (
            not known and (node.tag in {"NAME", "NUM", "PRON"} or counts(node) or is_many(node))
        )

    def oblique(self, frame: Frame, verb: Group, after: list[Node]) -> Iterator[Role]:
        grammar = self.morphology.grammar
        taken = bool(after) or verb.clitic is not None or frame.has_content
        later = None if taken else self.later_object(frame, verb)
        for item in frame.items():
            node, marker = item.node, item.marker
            if node is None or marker is None:
                continue
            if marker in grammar.agentive and verb.passive and self.is_doer(node):
                yield "agent", node
            elif marker in grammar.object_markers and self.takes_person(verb, node):
                first = later is None or node is later
                yield ("object" if first and not taken else "recipient"), node
                taken |= first
            else:
                yield marker, node

    def later_object(self, frame: Frame, verb: Group) -> Node | None:
        """ "entregaron a la Cruz Roja a trece soldados": of two people under "a" those who are no body of people."""
        markers = self.morphology.grammar.object_markers
        marked = [i.node for i in frame.after if i.marker in markers and i.node is not None]
        people = [n for n in marked if self.takes_person(verb, n)]
        bodies = [n for n in people if self.classes(n) & BODIES or n.tag == "NAME"]
        rest = [n for n in people if n not in bodies]
        return rest[0] if bodies and rest else None

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

    # ---- gaps

    def fill_relative(self, frame: Frame) -> None:
        """Put the antecedent where the relative word stands."""
        node, verb = frame.antecedent, frame.verb
        if node is None or verb is None:
            return
        if node.conjuncts and verb.kind == "participle" and not is_of_all(node, verb):
            node = node.rightmost()  # "ni el toque de queda ni los soldados desplegados por X"
        if node.tag == "NAME" and node.above is not None and self.is_event(node.above):
            node = node.above
        roles = self.of(frame)
        grammar = self.morphology.grammar
        if frame.marker is not None:
            person = frame.marker in grammar.object_markers and self.is_person(node)
            roles.append(("object" if person else frame.marker, node))
        elif frame.relative in grammar.relative_places:
            roles.append((grammar.place_marker, self.where_about(node)))
        elif verb.passive:
            self.add_missing(roles, "object", node)
        elif (doer := self.doer_behind(node, frame)) is not None:
            roles[:] = [("subject" if n is doer else m, n) for m, n in roles]
            roles.append(("object", node))
        elif self.first(frame, "subject") is None and self.may_be_subject(node, verb, frame):
            roles.append(("subject", node))
        else:
            self.add_missing(roles, "object", node)

    def where_about(self, node: Node) -> Node:
        """ "la enfermera de Suárez, donde": not a person, but the place at the end of who that is."""
        held = [n for m, n in node.links if m == "apposition"] or [node]
        last = held[-1].chain()[-1]
        inside = last.tag == "NAME" and last is not node and not self.classes(node) & PLACES
        someone = held[0] is not node or self.classes(node) & ACTING
        return last if inside and someone else node

    def doer_behind(self, node: Node, frame: Frame) -> Node | None:
        """ "la cárcel que controla su banda": who can act stands behind the verb, and the antecedent cannot."""
        behind = self.first(frame, "object")
        known = self.classes(node)
        if behind is None or frame.verb is None or self.first(frame, "subject") is not None:
            return None
        inert = bool(known & INERT) and not known & DOING
        acts = bool(self.classes(behind) & ACTING) and agrees(behind, frame.verb)
        return behind if inert and acts and not self.is_marked_object(frame, behind) else None

    def is_marked_object(self, frame: Frame, node: Node) -> bool:
        return any(item.node is node and item.marker is not None for item in frame.items())

    def may_be_subject(self, node: Node, verb: Group, frame: Frame) -> bool:
        return agrees(node, verb) or frame.relative in self.morphology.grammar.relative_subjects

    def add_missing(self, roles: list[Role], marker: str, node: Node) -> None:
        if not any(m == marker for m, _ in roles):
            roles.append((marker, node))

    def fill_subject(self, frame: Frame, depth: int = 0) -> None:
        """Inherit the subject that an infinitive, a gerund or a further verb leaves unsaid."""
        verb, above = frame.verb, frame.parent
        own = "object" if verb is not None and verb.passive else "subject"
        if verb is None or above is None or above.verb is None or depth > 4 or frame.said:
            return
        if self.first(frame, own) is not None:
            return
        self.fill_subject(above, depth + 1)
        if not self.shares(frame, above):
            return
        controlled = None
        if frame.tie is Tie.COMPLEMENT and verb.kind != "finite":
            controlled = self.first(above, "object", "recipient") or self.addressed(above)
        inherited = controlled or self.first(above, "object" if above.verb.passive else "subject")
        if inherited is not None and self.fits_number(inherited, verb):
            self.of(frame).append((own, inherited))

    def addressed(self, frame: Frame) -> Node | None:
        """ "demande à l'armée de partir", "reproche à Bakou d'avoir rompu": whom it is said to does what is said."""
        assert frame.verb is not None
        lemma = frame.verb.lemma
        if not self.lexicon.attitude(lemma) & {"demand", "accusation"}:
            return None
        wanted = self.morphology.marked.get(lemma, frozenset())
        told = ((m, n) for m, n in self.of(frame) if m != "subject" and m in wanted)
        return next((n for _, n in told if self.is_addressee(n)), None)

    def is_addressee(self, node: Node) -> bool:
        return bool(self.classes(node) & ACTING) or node.tag in {"NAME", "PRON"}

    def shares(self, frame: Frame, above: Frame) -> bool:
        assert frame.verb is not None
        if frame.verb.kind == "finite":
            return frame.tie is Tie.COORDINATE or self.goes_on(frame, above)
        done = above.verb is not None and above.verb.passive and not above.verb.caused
        patient = done and frame.after_comma
        if frame.verb.kind == "gerund" and patient:
            return False  # "un hélicoptère a été abattu, provoquant la mort de …"
        return (
            frame.tie in {Tie.COORDINATE, Tie.COMPLEMENT, Tie.PURPOSE, Tie.ADVERBIAL}
            and frame.noun is None
        )

    def goes_on(self, frame: Frame, above: Frame) -> bool:
        """A subject left out under "que" or "cuando" is that of the clause above, where it may be left out.

        "Los rebeldes admiten que se han replegado" (armed or official speakers), "los soldados patrullaban cuando
        fueron atacados" (people), "vecinos aseguran que fueron emboscados".
        """
        speaker = self.first(above, "subject")
        if speaker is None or frame.tie not in {Tie.COMPLEMENT, Tie.ADVERBIAL}:
            return False
        if frame.tie is Tie.ADVERBIAL:
            people = self.classes(speaker) & PEOPLE
            return self.morphology.grammar.drops_subject and bool(people)
        befallen = frame.verb is not None and frame.verb.passive
        acting = self.classes(speaker) & (PEOPLE if befallen else ARMS_OR_STATE)
        return self.morphology.grammar.drops_subject and (bool(acting) or speaker.tag == "NAME")

    def fits_number(self, node: Node, verb: Group) -> bool:
        return verb.kind != "finite" or agrees(node, verb)

    def share_object(self, frame: Frame) -> None:
        """ "capturó y mató a tres": the first verb has the second's object."""
        above = frame.parent
        if frame.tie is not Tie.COORDINATE or above is None or not (frame.verb and above.verb):
            return
        close = frame.verb.first - above.verb.last <= 2
        shared = self.first(frame, "object")
        agent = self.first(frame, "agent")
        if close and frame.helped and agent is not None and above.verb.passive:
            self.add_missing(self.of(above), "agent", agent)  # "pillé et incendié par la foule"
        active = not above.verb.passive and not frame.verb.passive
        if close and shared and active and self.first(above, "object") is None:
            self.of(above).append(("object", shared))


def agrees(node: Node, verb: Group) -> bool:
    """Number of subject and verb; a name, a number or a collective may go either way."""
    if not verb.number or node.proper:
        return True
    plural = node.plural or bool(node.conjuncts)
    if verb.number == "p":
        return plural or node.tag in {"NAME", "NUM", "PRON"} or counts(node)
    return not plural


def is_of_all(node: Node, verb: Group) -> bool:
    """ "un médecin et son chauffeur, kidnappés jeudi": a plural participle behind a last member in the singular."""
    last = node.conjuncts[-1]
    return verb.agreement.endswith("p") and not (last.plural or last.tag == "NUM" or counts(last))


def is_wider(node: Node, before: Node | None, lexicon: Lexicon) -> bool:
    """ "a aldeia de X, distrito de Y": a bare common noun for a place behind the comma, with the name it bears."""
    if before is None or node.first != before.end() + 1 or node.tag != "NOUN" or node.determined:
        return False
    place = NounClass.PLACE in lexicon.nouns.get(node.lemma, frozenset())
    named = any(n.tag == "NAME" for n in node.chain()[1:])
    return place and named and before.chain()[-1].tag == "NAME"


def is_many(node: Node) -> bool:
    """A noun in the plural with no article: "entregaron a trece israelíes"."""
    return node.tag == "NOUN" and node.plural and not node.determined


def counts(node: Node) -> bool:
    """ "una decena de soldados murieron"."""
    inner: Iterable[Node] = (n for m, n in node.links if m == "of")
    return any(n.plural for n in inner)


def last_of(item: Item | None) -> Node | None:
    """The last noun of a phrase."""
    return item.node.rightmost().chain()[-1] if item is not None and item.node is not None else None
