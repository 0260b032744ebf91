"""Names behind titles, names of several words, and what goes on them."""

from dateline.analysis.construct_owning import OwningNouns
from dateline.analysis.shallow_nodes import Node


class ConstructNames(OwningNouns):
    """Reads the names of a phrase."""

    def rest_of_name(self, node: Node, at: int) -> int:
        """The words that belong to the same known name, and unlisted ones that go on."""
        name = self.unit_at(node.head).name  # type: ignore[attr-defined]
        while at < len(self.units):
            unit = self.units[at]
            same = name is not None and unit.name == name
            if name is None and unit.tag == "DET" and self.tag(at + 1) == "NAME":
                part = self.units[at - 1].text in self.tables.name_parts
                if part and self.units[at + 1].name is None:
                    at += 1
                    continue
            loose = node.tag == "NAME" and unit.tag == "NAME" and not (unit.is_place or name)
            loose = loose and (
                unit.noun is None or unit.name is None
            )  # "Abbas [asked] the Security Council"
            if not (same or loose) or (unit.tag == "PUNCT" and not same):
                break
            node.last = unit.last
            at += 1
        if name is not None and node.last > node.head + 1:
            node.determined = True
            at += self.closes_name(node, at)
        if node.tag == "NAME" and name is None:
            node.lemma = self.unit_at(node.last - 1).text
        return at

    def modifier(self, node: Node, first: int, at: int) -> int:
        adjective = self.node(at, at)
        adjective.lemma = self.units[at].lemma
        node.hang("modifier", adjective)
        node.last = self.units[at].last
        return at + 1

    def adjective(self, node: Node, at: int) -> int | None:
        """The adjective that comes next, with its article where the noun is definite."""
        tag = self.tag(at)
        if tag == "ADJ" and not node.determined:
            return at
        if tag in {"NOUN", "PREADJ"} and node.tag == "NOUN" and not node.determined:
            return at if self.units[at].lemma in self.tables.others else None
        if tag == "DET" and node.determined and self.describes(node, at + 1):
            return at + 1
        return self.further_adjective(node, at)

    def further_adjective(self, node: Node, at: int) -> int | None:
        """ "talks not direct", "[the] Indian and [the] Pakistani": an adjective behind "not", a second behind "and"."""
        negated = self.tag(at) == "PREADJ" and self.units[at].text in self.tables.negating
        described = any(m == "modifier" for m, _ in node.links)
        described |= self.unit_at(node.head).closed_by == "adjective"  # type: ignore[attr-defined]
        if not negated and not (described and self.tag(at) == "COORD"):
            return None
        behind = at + 1 + (self.tag(at + 1) == "DET")
        article = behind > at + 1
        return behind if self.tag(behind) == "ADJ" and article == node.determined else None

    def family_name(self, name: Node, at: int) -> int:
        """ "Ahmad al-Mismari": what follows an unlisted first name with the article and is no word of the list."""
        while (
            self.unit_at(name.head).name is None  # type: ignore[attr-defined]
            and self.tag(at) == "DET"
            and self.tag(at + 1) in {"ADJ", "NOUN", "NAME"}
            and self.units[at + 1].noun is None
            and not self.units[at + 1].readings
        ):
            name.last = self.units[at + 1].last
            at += 2
        return at
