"""Noun phrases out of a dependency parse.

A phrase runs from its first word before the head to the head and what "of" adds to it; relative clauses, other
prepositional phrases and further members of a coordination hang on it as links and conjuncts of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.analysis.capitals import WEEKDAYS
from dateline.document import Link, Phrase

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"})
BEFORE_HEAD = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "nmod",
        "quantmod",
        "predet",
        "npadvmod",
        "advmod",
    }
    | {"punct", "case", "neg", "dep"}
)
LINKING = frozenset(
    {
        *(
            "also",
            "besides",
            "consequently",
            "furthermore",
            "hence",
            "however",
            "instead",
            "meanwhile",
        ),
        *(
            "moreover",
            "nevertheless",
            "nonetheless",
            "similarly",
            "subsequently",
            "then",
            "therefore",
            "thus",
        ),
    }
)
"""Adverbs that link sentences and are no part of the phrase they stand before."""
MONTHS = frozenset(
    {
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    }
)
CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod"})
LONGEST_BRACKET = 7
DEEPEST = 6
"""Phrases nested deeper than this are lists, tables or broken parses."""


NAMING = frozenset({"know", "call", "name", "dub", "style", "title"})


def names_given(verb: Token) -> Iterator[Token]:
    """ "X" in "the group known as X", "a militia called X"."""
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ == "as":
            yield from (c for c in child.rights if c.dep_ == "pobj" and c.pos_ == "PROPN")
        elif child.lower_ in WEEKDAYS:
            continue  # "a newspaper called Thursday on Arabs to unite"
        elif child.dep_ in {"oprd", "attr", "dobj"} and child.pos_ == "PROPN":
            yield child


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a parsed sentence lies in the article."""

    doc: Doc
    token_base: int
    char_base: int

    def phrase(self, head: Token, depth: int = 0) -> Phrase:
        """The phrase of a noun, with its conjuncts when the noun is the first of them."""
        first, last = self.bounds(head)
        links = tuple(self.links(head, depth)) if depth < DEEPEST else ()
        conjuncts = self.conjuncts(head, depth) if depth < DEEPEST else ()
        start = self.doc[first].idx
        end = self.doc[last - 1].idx + len(self.doc[last - 1])
        return Phrase(
            start=self.char_base + start,
            end=self.char_base + end,
            head=self.token_base + head.i,
            first=self.token_base + first,
            last=self.token_base + last,
            links=links,
            conjuncts=conjuncts,
        )

    def bounds(self, head: Token) -> tuple[int, int]:
        """Token range of the phrase within the sentence."""
        first = head.i
        for child in reversed(list(head.lefts)):
            if child.dep_ not in BEFORE_HEAD or is_bracket(child) or child.lower_ in LINKING:
                break
            first = child.left_edge.i
        first = before_initials(self.doc, first)
        while first < head.i and is_before_phrase(self.doc[first]):
            first += 1
        if is_outcome(self.doc[first], head):
            first += 1
        if first < head.i and self.doc[first].lower_ in WEEKDAYS and self.doc[first].is_title:
            first += 1  # "On Thursday lawyers called …"
        if head.i - first > 1 and is_month_told(self.doc[first], self.doc[first + 1]):
            first += 2  # "Last August gunmen killed …"
        if head.i - first > 1 and self.doc[first].like_num and self.doc[first + 1].text in MONTHS:
            first += 2  # "On 24 November SAF announced …"
        return first, self.right_bound(head)

    def right_bound(self, head: Token) -> int:
        last = head.i + 1
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ == "of":
                objects = [c for c in child.rights if c.dep_ == "pobj"]
                if objects and child.i == last and objects[0].i > child.i:
                    last = self.right_bound(objects[0])
            elif child.dep_ in {"nummod", "compound"} and child.i == last:
                last = child.i + 1
        return last

    def links(self, head: Token, depth: int) -> Iterator[Link]:
        for child in head.children:
            if child.dep_ in MODIFIERS and not child.is_punct:
                yield Link("modifier", self.phrase(child, depth + 1))
            elif child.dep_ == "poss":
                yield Link("owner", self.phrase(child, depth + 1))
            elif child.dep_ == "appos":
                yield Link("apposition", self.phrase(child, depth + 1))
            elif child.dep_ in {"prep", "agent", "dative"}:
                yield from self.prepositional(child, depth)
            elif child.dep_ == "acl" and child.lemma_ in NAMING:
                yield from (Link("called", self.phrase(n, depth + 1)) for n in names_given(child))

    def prepositional(self, preposition: Token, depth: int = 0, before: str = "") -> Iterator[Link]:
        """ "in X" as `in`; "out of X" as `out of`; each "X and in Y" its own."""
        marker = f"{before} {preposition.lower_}".strip()
        for child in preposition.children:
            if child.dep_ in {"pobj", "dobj", "attr"} and child.pos_ in NOMINAL:
                yield Link(marker, self.phrase(child, depth + 1))
            elif child.dep_ == "prep":
                yield from self.prepositional(child, depth, marker)
            elif child.dep_ == "conj" and child.pos_ in {"ADP", "SCONJ"}:
                yield from self.prepositional(child, depth)

    def conjuncts(self, head: Token, depth: int) -> tuple[Phrase, ...]:
        """All further members of the coordination that `head` opens."""
        found = tuple(self.phrase(member, depth + 1) for member in following(head))
        if not found and head.dep_ == "pobj" and head.head.lower_ == "between":
            return tuple(self.phrase(member, depth + 1) for member in second_side(head))
        return found


def before_initials(doc: Doc, first: int) -> int:
    """ "Islamic State (IS) militants", "Sendero (Shining Path) rebels": where the name before the brackets begins."""
    if first < 4 or doc[first - 1].text != ")":
        return first
    opened = next(
        (i for i in range(first - 3, max(0, first - LONGEST_BRACKET), -1) if doc[i].text == "("), 0
    )
    if not opened or not all(t.text[:1].isupper() for t in doc[opened + 1 : first - 1]):
        return first
    name = doc[opened - 1]
    return name.left_edge.i if name.text[:1].isupper() and name.pos_ in NOMINAL else first


def second_side(head: Token) -> Iterator[Token]:
    """ "between police in Bahrain and demonstrators": the other side, joined to the place of the first."""
    inner = [o for p in head.children if p.dep_ == "prep" for o in p.children if o.dep_ == "pobj"]
    for place in inner:
        yield from following(place)


def following(head: Token) -> Iterator[Token]:
    """The nouns coordinated after `head`, down the chain of conjuncts; of "the lawyer X" those joined to the name."""
    if head.dep_ == "conj" or is_name_of(head, head.head):
        return
    named = [c for c in head.rights if is_name_of(c, head)]
    waiting = [c for one in (head, *named) for c in one.rights if c.dep_ == "conj"]
    while waiting:
        member = waiting.pop(0)
        if member.pos_ in NOMINAL:
            yield member
        waiting = [c for c in member.rights if c.dep_ == "conj"] + waiting


def is_name_of(name: Token, title: Token) -> bool:
    """ "the lawyer X", without a comma: one person, whoever is named after him."""
    close = name.dep_ == "appos" and name.pos_ == "PROPN" and name.left_edge.i == title.i + 1
    return close and title.tag_ == "NN"


def is_before_phrase(token: Token) -> bool:
    """Punctuation, or the clock of a live entry: "14:10 Ukraine's general staff"."""
    return (token.is_punct and not opens(token)) or CLOCK.fullmatch(token.text) is not None


def is_month_told(first: Token, second: Token) -> bool:
    """ "last August", "this week"."""
    spans = second.text in MONTHS or second.lower_ in {"week", "month", "year", *WEEKDAYS}
    return first.lower_ in {"last", "this", "next"} and spans


def is_outcome(token: Token, head: Token) -> bool:
    """ "shot dead two soldiers": between a verb and a number or an article stands what the verb made of them."""
    if token.dep_ != "amod" or token.i + 1 >= head.i or head.head.i != token.i - 1:
        return False
    return head.head.pos_ == "VERB" and token.nbor().tag_ in {"CD", "DT"}


def is_bracket(token: Token) -> bool:
    return token.is_punct and token.text in {",", "(", ")", "[", "]", ";", ":", "—", "–"}


def opens(token: Token) -> bool:
    return token.text in {"“", '"', "'", "‘", "«", "("}
