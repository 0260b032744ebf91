"""Which phrases hang on the noun before them and which on the verb."""

from dataclasses import dataclass

from dateline.analysis.frame_stack import Frame
from dateline.analysis.role_nouns import ACTING, AS, PLACES, RoleNouns
from dateline.analysis.shallow_groups import Group
from dateline.analysis.shallow_items import Item
from dateline.analysis.shallow_nodes import Node
from dateline.analysis.shallow_phrases import BODIES
from dateline.document import Form
from dateline.knowledge.lexicon import NounClass

GOODS = frozenset(
    {NounClass.WEAPON, NounClass.MONEY, NounClass.AID, NounClass.PROPERTY, NounClass.EXPLOSIVE}
)
INERT = PLACES | {NounClass.AGREEMENT, NounClass.PROPERTY}
"""What does nothing of its own accord."""
ATTRIBUTING = frozenset({"accusation", "doubt"})
"""What it is to lay a deed to somebody: to blame, and to be no witness."""


@dataclass(slots=True)
class Attachments(RoleNouns):
    """Hangs prepositional phrases on the nouns that they belong to."""

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
            near = previous is not None and self.adjoins(previous, item)
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

    def adjoins(self, previous: Item, item: Item) -> bool:
        return previous.last == item.first

    def is_of_verb(self, verb: Group, previous: Item, item: Item) -> bool:
        """Whether the verb asks for a phrase that stands behind an event noun."""
        return self.completes(verb, item) or self.is_blamed(verb, previous, item)

    def completes(self, verb: Group, item: Item) -> bool:
        """ "أودى | بحياة عشرة": verb, preposition and noun are one wording, whatever stands between."""
        assert item.node is not None
        led = f"{verb.lemma} {item.marker}"
        if item.marker in AS and (Form.VERB, led) in self.lexicon.by_word:
            return True  # "denunció el bombardeo | como terrorismo"
        return (Form.VERB, f"{led} {item.node.lemma}") in self.lexicon.by_word

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
        led = {*words.sides, *self.morphology.grammar.content}  # "ligações | ao Estado Islâmico"
        if noun is None or item.marker not in led:
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
        if marker in self.morphology.grammar.genitive and self.classes(node) & BODIES:
            return "of"  # "el atentado en Bogotá de la guerrilla"
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


def last_of(item: Item | None) -> Node | None:
    """The last noun of a phrase."""
    return item.node.rightmost().chain()[-1] if item is not None and item.node is not None else None
