"""Subject, object and agent among the phrases of one verb, by order, agreement and preposition."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.analysis.frame_stack import SAYING, Frame
from dateline.analysis.role_attachments import INERT, Attachments
from dateline.analysis.role_nouns import ACTING, AS, PEOPLE, Role, agrees
from dateline.analysis.shallow_groups import Group
from dateline.analysis.shallow_nodes import Node
from dateline.document import Tie
from dateline.knowledge.lexicon import Lexicon, NounClass

BODIES = frozenset({NounClass.STATE, NounClass.ORGANIZATION})


@dataclass(slots=True)
class CoreRoles(Attachments):
    """Gives the phrases of one frame their roles."""

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
        beside = thing.end() == verb.clitic  # "la retirada | la comunicó el jefe del Ejército"
        apart = beside or not agrees(thing, verb)
        return thing if next(doers, None) is not None and apart else None

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
        """At most two; what a comma parts from the first and speaks of it is none (", un rapport démenti").

        Names that "and" joins across where the first lies are one: "tomaram Bweremena, no Kivu Norte, | e Minova".
        """
        if after[1:] and after[0].tag == after[1].tag == "NAME" and self.follows_and(after[1]):
            first, second, *rest = after
            first.join(second)
            after = [first, *rest]
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


def is_wider(node: Node, before: Node | None, lexicon: Lexicon) -> bool:
    """ "a aldeia de X, distrito de Y": a bare common noun for a place behind the comma, with the name it bears."""
    if before is None or node.first != before.end() + 1 or node.tag != "NOUN" or node.determined:
        return False
    place = NounClass.PLACE in lexicon.nouns.get(node.lemma, frozenset())
    named = any(n.tag == "NAME" for n in node.chain()[1:])
    return place and named and before.chain()[-1].tag == "NAME"
