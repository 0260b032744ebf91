"""How a predicate of a Universal Dependencies parse hangs on the one above it."""

from collections.abc import Mapping
from typing import Protocol, TypeVar

from spacy.tokens import Token

from dateline.analysis.ud_phrases import Parse, feature, relation
from dateline.document import Tie

ROLES = {"nsubj": "subject", "obj": "object", "iobj": "recipient"}
Tied = tuple[Tie, str | None]
Above = TypeVar("Above")


class Tying(Protocol):
    """What is asked of a clause in the making."""

    lemma: str

    @property
    def verb(self) -> object | None: ...

    @property
    def top(self) -> Token: ...


def above_of(
    top: Token, reached: Mapping[int, Above], parse: Parse
) -> tuple[Above | None, str | None]:
    """The predicate above, and the role in which a noun stands on the way up to it: the last marker counts."""
    step, role = top, None
    while step.head.i != step.i:
        role = role_of(step, parse) or role
        found = reached.get(step.head.i)
        if found is not None:
            return found, role
        step = step.head
    return None, None


def role_of(step: Token, parse: Parse) -> str | None:
    if step.dep_ in {"nsubj:pass"}:
        return "object"
    kind = relation(step)
    if kind in {"obl", "nmod"}:
        marker = parse.marker(step)
        agent = marker in parse.morphology.grammar.agentive and step.dep_ in {"obl:agent"}
        return (
            "agent" if agent else ("of" if kind == "nmod" and marker in parse.genitive else marker)
        )
    return ROLES.get(kind)


def tie_of(predicate: Tying, above: Tying, role: str | None, parse: Parse) -> Tied:
    if predicate.verb is None:
        joined = relation(predicate.top) == "conj" and above.verb is None
        return (Tie.COORDINATE, None) if joined else (Tie.ARGUMENT, role)
    kind, mark = relation(predicate.top), mark_of(predicate.top, parse)
    if kind in {"conj", "parataxis", "root"}:
        return Tie.COORDINATE, None
    if kind in {"acl", "amod"}:
        return beside_noun(predicate, above, mark, parse)
    if kind in {"ccomp", "xcomp", "csubj"}:
        return complement(predicate, above, mark, parse)
    return adverbial(predicate, above, mark, parse)


def beside_noun(predicate: Tying, above: Tying, mark: str | None, parse: Parse) -> Tied:
    """ "la menace d'attaquer" has its content; "des troupes pour reprendre" an aim; else a relative clause."""
    if not is_infinitive(predicate.top):
        return Tie.RELATIVE, None
    if above.verb is not None and parse.lexicon.attitude(above.lemma):
        return complement(predicate, above, mark, parse)  # "demande aux rebelles de quitter"
    return (Tie.COMPLEMENT, "to") if above.verb is None else (Tie.PURPOSE, "to")


def complement(predicate: Tying, above: Tying, mark: str | None, parse: Parse) -> Tied:
    if not is_infinitive(predicate.top):
        return Tie.COMPLEMENT, mark
    blames = "accusation" in parse.lexicon.attitude(above.lemma)
    return Tie.COMPLEMENT, mark if blames and mark else "to"


def adverbial(predicate: Tying, above: Tying, mark: str | None, parse: Parse) -> Tied:
    grammar, infinitive = parse.morphology.grammar, is_infinitive(predicate.top)
    if mark in grammar.conditions:
        return Tie.CONDITION, mark
    if mark in grammar.aims or (infinitive and mark in grammar.purpose):
        return Tie.PURPOSE, "to"
    attitude = parse.lexicon.attitude(above.lemma)
    if (infinitive and mark in grammar.content and attitude) or (
        mark is None and "speech" in attitude
    ):
        return complement(predicate, above, mark, parse)
    return Tie.ADVERBIAL, mark


def mark_of(token: Token, parse: Parse) -> str | None:
    """The subordinator or preposition before a verb, a fixed one whole."""
    marks = [c for c in token.lefts if relation(c) in {"mark", "case"}]
    if not marks:
        return None
    unit = parse.unit(marks[0])
    text = unit.text if unit.last - unit.first > 1 else parse.words[marks[0].i].lower
    return parse.morphology.marker(text)


def is_infinitive(token: Token) -> bool:
    return feature(token, "VerbForm") == "Inf"
