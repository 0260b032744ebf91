"""Appositions behind a comma: "o porta-voz do exército, Ana Reis, disse", "Ana Reis, moradora".

An office and a name beside it are one phrase; what stands between commas is no further argument of the verb.
"""

from collections.abc import Sequence

from dateline.analysis.shallow_items import Item
from dateline.analysis.shallow_nodes import Node
from dateline.knowledge.lexicon import Lexicon, NounClass

ALIAS = "alias"
COMMAS = frozenset({",", "،"})
OPENING = COMMAS | {"("}
"""What an apposition stands behind."""
OFFICES = frozenset({NounClass.PERSON, NounClass.STATE, NounClass.CIVILIAN})
CALLED = OFFICES | {NounClass.PLACE, NounClass.ARMED, NounClass.ORGANIZATION}
"""What may stand behind a name to say who or what bears it."""


def joined_appositions(items: Sequence[Item], lexicon: Lexicon) -> list[Item]:
    """The items with appositions hung on the phrases before them, their commas left out."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        kept.append(item)
        at += 1
        if item.node is None or at == len(items) or items[at].text not in OPENING:
            continue
        at += 2 if is_alias(item, items[at : at + 3]) else 0
        if is_abbreviated(item, items[at : at + 3]):
            abbreviation, bracket = items[at + 1], items[at + 2]
            assert item.node is not None and abbreviation.node is not None
            item.node.rightmost().hang("apposition", abbreviation.node)
            item.last = bracket.last
            at += 3
        said = len(kept) > 1 and is_saying(kept[-2], lexicon)
        opening = (
            len(kept) == 2 and kept[0].group is not None and kept[0].group.kind == "participle"
        )
        if opening and item.marker is not None:
            continue  # "Cité par l'AFP, un témoin, qui …": behind an opening participle comes the subject
        if is_apposed(item, items[at : at + 3], lexicon, said):
            name, close = items[at + 1], items[at + 2 : at + 3]
            assert item.node is not None and name.node is not None
            holder_of(item.node, name.node, lexicon).hang("apposition", name.node)
            item.last = close[0].last if close and close[0].text in COMMAS else name.last
            at += 3 if close and close[0].text in COMMAS else 2
    return kept


def holder_of(node: Node, apposed: Node, lexicon: Lexicon) -> Node:
    """The phrase of which the apposition says more: the office before a name, the name before an office."""
    if is_name(apposed):
        return office_of(node, lexicon) or node.rightmost()
    inner = node.chain()[-1]
    return inner if node.tag == "NOUN" and is_name(inner) else node.rightmost()


def is_alias(item: Item, rest: Sequence[Item]) -> bool:
    """ "Abu Huzeifa, alias Higgo, comandante de …": the second name says no more than the first."""
    if item.node is None or len(rest) < 3 or rest[0].text not in COMMAS:
        return False
    other, close = rest[1].node, rest[2]
    said = {other.lemma, *(n.lemma for m, n in other.links if m == "modifier")} if other else set()
    return ALIAS in said and close.text in COMMAS and is_name(item.node.rightmost())


def is_abbreviated(item: Item, rest: Sequence[Item]) -> bool:
    """ "la misión de la Unión Africana (ATMIS)"."""
    if item.node is None or len(rest) < 3 or (rest[0].text, rest[2].text) != ("(", ")"):
        return False
    inner = rest[1]
    return inner.node is not None and inner.marker is None and inner.node.acronym


def is_saying(item: Item, lexicon: Lexicon) -> bool:
    return item.group is not None and "speech" in lexicon.attitude(item.group.lemma)


def is_apposed(item: Item, rest: Sequence[Item], lexicon: Lexicon, said: bool) -> bool:
    """Whether a comma, a phrase without preposition and a border follow, of which one is a name and one an office.

    Behind a verb of saying any single noun is an office: "…, reveló el comandante-general, Bernardino Rafael".
    """
    if item.node is None or len(rest) < 2 or rest[0].text not in COMMAS:
        return False
    other = rest[1]
    if other.node is None or other.marker is not None or other.aside:
        return False
    if item.node.conjuncts:  # "a Elan y a un exdiputado, Prophane Victor"
        last = item.node.rightmost()
        office = last.tag == "NOUN" and not last.plural and classes(last, lexicon) & OFFICES
        if office and is_name(other.node) and not other.node.conjuncts:
            return True
        return are_called(item.node, other.node, lexicon) and is_set_off(rest)
    if len(rest) > 2 and not is_set_off(rest):
        return False
    first, second = item.node, other.node
    if second.conjuncts or first.tag == "PRON":
        return False
    if is_name(second):
        if said and first.tag == "NOUN" and not first.plural:
            return True
        return office_of(first, lexicon) is not None
    if first.tag == "NOUN" and is_name(first.chain()[-1]):  # "the car of Ana Reis, the mediator"
        return bool(classes(second, lexicon) & OFFICES) and not second.plural
    return is_name(first) and bool(classes(second, lexicon) & CALLED) and not second.plural


def are_called(names: Node, other: Node, lexicon: Lexicon) -> bool:
    """ "Ana Reis e Rui Dias, dois peritos da ONU,": several people by name, and then what they are."""
    named = is_name(names) and all(is_name(n) for n in names.conjuncts)
    return named and other.plural and bool(classes(other, lexicon) & OFFICES)


def is_set_off(rest: Sequence[Item]) -> bool:
    """Whether behind the phrase stands a border, or what tells more of it."""
    return len(rest) > 2 and (is_border(rest[2]) or is_told_of(rest[2]))


def office_of(node: Node, lexicon: Lexicon) -> Node | None:
    """Whose name follows: the office itself, or the person at the end of "o relato do primeiro-ministro"."""
    if classes(node, lexicon) & OFFICES:
        return None if node.plural else node
    behind = (n for n in reversed(node.chain()[1:]) if n.tag == "NOUN" and not n.plural)
    return next((n for n in behind if NounClass.PERSON in classes(n, lexicon)), None)


def is_border(item: Item) -> bool:
    return item.kind == "point" and item.text in {*COMMAS, ".", "!", "?", ")"}


def is_told_of(item: Item) -> bool:
    """ "Ana Reis, moradora ouvida por telefone": what goes on says more of the second."""
    return item.kind == "relative" or (item.group is not None and item.group.kind == "participle")


def is_name(node: Node) -> bool:
    """A name of a person or place: capitals, no article of its own, at most a title before it."""
    return node.tag == "NAME" and not node.lemma.isupper()


def classes(node: Node, lexicon: Lexicon) -> frozenset[NounClass]:
    return lexicon.nouns.get(node.lemma, frozenset()) if node.tag == "NOUN" else frozenset()
