"""What somebody calls it: "launched what it called an operation", "died in what appears to be an ambush".

The parser makes the naming the object of the verb or preposition before it and leaves the deed below. What is named
takes that place, and the naming becomes a relative clause of it.
"""

from spacy.tokens import Doc, Token

NAMING = frozenset({"call", "term", "label", "dub", "brand"})
DESCRIBING = frozenset({"describe", "see", "regard", "characterize", "characterise", "portray"})
SEEMING = frozenset({"appear", "seem", "be", "look"})
SAYING = frozenset({"say", "believe", "think", "claim", "insist", "suspect"})
OPENING = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})
NOUNS = frozenset({"NOUN", "PROPN"})
DEEPEST = 3
HELD = {"ccomp": "dobj", "pcomp": "pobj", "dobj": "dobj", "pobj": "pobj"}


def with_free_relatives(doc: Doc) -> Doc:
    """The document with what is named in place of the naming."""
    for what in doc:
        if what.lower_ == "what" and what.dep_ in OPENING:
            naming = naming_over(what)
            named = named_by(naming) if naming is not None else None
            if naming is not None and named is not None and named.i > naming.i:
                put_in_place(named, naming)
    return doc


def naming_over(what: Token) -> Token | None:
    """The verb of the naming that stands for a noun under the verb or preposition before "what"."""
    verb = what.head
    for _ in range(DEEPEST):
        if verb.dep_ in HELD and verb.head.i < what.i:
            return verb
        if verb.head.i < what.i or verb.head == verb:
            return None
        verb = verb.head
    return None


def named_by(verb: Token, depth: int = 0) -> Token | None:
    """ "massacre" under "called a massacre", "described as a massacre", "said was a massacre"."""
    for child in verb.rights:
        if verb.lemma_ in NAMING and child.dep_ in {"oprd", "attr"} and child.pos_ in NOUNS:
            return child
        if verb.lemma_ in DESCRIBING and child.dep_ == "prep" and child.lower_ == "as":
            return next((c for c in child.rights if c.dep_ == "pobj" and c.pos_ in NOUNS), None)
        if verb.lemma_ in SEEMING and child.dep_ == "attr" and child.pos_ in NOUNS:
            return child
        below = child.dep_ in {"ccomp", "xcomp"} and child.lemma_ in SEEMING
        if verb.lemma_ in SEEMING | SAYING and below and depth < DEEPEST:
            return named_by(child, depth + 1)
    return None


def put_in_place(named: Token, naming: Token) -> None:
    named.head, named.dep_ = naming.head, HELD[naming.dep_]
    naming.head, naming.dep_ = named, "relcl"
    for child in naming.rights:
        if child.dep_ in {"ccomp", "xcomp"}:
            child.dep_ = "dep"  # nothing that anybody said
