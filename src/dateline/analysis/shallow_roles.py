"""Who is subject, object, agent: by order, agreement and preposition, under the markers of the active voice.

Before an active verb stands its subject; behind it its object, unless the verb likes its subject behind ("murieron tres
soldados", "dijo el portavoz") or two bare phrases follow ("tomaron los rebeldes la ciudad"). The surface subject of a
passive, reflexive passives too, is `object`. A phrase right behind an event noun belongs to that noun.
"""

from dataclasses import dataclass

from dateline.analysis.frame_stack import Frame
from dateline.analysis.role_attachments import INERT
from dateline.analysis.role_core import CoreRoles
from dateline.analysis.role_nouns import ACTING, DOING, PEOPLE, PLACES, agrees, counts
from dateline.analysis.shallow_groups import Group
from dateline.analysis.shallow_nodes import Node
from dateline.document import Tie
from dateline.knowledge.lexicon import NounClass

ARMS_OR_STATE = frozenset({NounClass.ARMED, NounClass.STATE})


@dataclass(slots=True)
class Roles(CoreRoles):
    """Gives the phrases of a sentence's frames their roles."""

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
        enabled = lemma in self.morphology.grammar.enabling  # "a permis au régime de reconquérir X"
        if not enabled and not self.lexicon.attitude(lemma) & {"demand", "accusation"}:
            return None
        wanted = self.morphology.marked.get(lemma, frozenset())
        wanted |= {self.morphology.grammar.place_marker} if enabled else frozenset()
        told = ((m, n) for m, n in self.of(frame) if m != "subject" and m in wanted)
        return next((n for _, n in told if self.is_addressee(n)), None)

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


def is_of_all(node: Node, verb: Group) -> bool:
    """ "un médecin et son chauffeur, kidnappés jeudi": a plural participle behind a last member in the singular."""
    last = node.conjuncts[-1]
    return verb.agreement.endswith("p") and not (last.plural or last.tag == "NUM" or counts(last))
