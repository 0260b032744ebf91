"""Verbs that a parser takes for adjectives behind "and": "burned tyres and hurled stones", "…, looted shops and left".

A noun coordinated with a verb is no coordination at all: the participle that opens it is the second verb, and the noun
its object.
"""

from spacy.tokens import Doc, Token

OPENING = frozenset({"VBN", "VBD", "JJ"})


def with_second_deeds(doc: Doc) -> Doc:
    """The document with such participles as verbs of their own."""
    for token in doc:
        verb = deed_opening(token)
        if verb is not None:
            verb.head, verb.dep_ = token.head, "conj"
            verb.tag_, verb.pos_ = "VBD", "VERB"
            token.head, token.dep_ = verb, "dobj"
    return doc


def deed_opening(noun: Token) -> Token | None:
    """The participle right behind "and" that opens a noun which the parser has joined to a verb."""
    above = noun.head
    if noun.dep_ != "conj" or noun.pos_ not in {"NOUN", "PROPN"} or above.tag_ != "VBD":
        return None
    first = noun.left_edge
    if first == noun or first.dep_ != "amod" or first.head != noun or first.tag_ not in OPENING:
        return None
    joined = first.i > 0 and first.nbor(-1).dep_ == "cc"
    return first if joined and first.lower_.endswith("ed") and above.i < first.i else None
