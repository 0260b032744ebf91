"""Gerunds that are nouns to a reader and verbs to the parser: "Ukrainian shelling had wounded six".

What stands right before is then whose the deed was, no subject of it.
"""

from spacy.tokens import Doc, Token

GOVERNED = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
LOOSE = frozenset({"advmod", "aux", "csubj", "amod"})
"""Roles the parser gives a gerund before a verb when it has taken the name for the subject."""
OPENING = GOVERNED | {"csubj", "csubjpass", "advcl", "ccomp"}
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
TAKING = frozenset({"dobj", "xcomp", "ccomp"})
BEHAVIOUR = frozenset(
    "fighting shelling bombing bombardment looting rioting shooting infighting".split()
)
WITNESSED = frozenset(
    "monitor track follow report document record witness see hear describe observe flee escape condemn cover film"
    " watch cause trigger spark provoke renew intensify".split()
)
"""Verbs that have what goes on for their object, and hardly what their subject does."""


def as_nouns(doc: Doc) -> Doc:
    """The document with such gerunds made nouns, and the words before them their modifiers."""
    for token in doc:
        if is_witnessed(token):
            token.dep_ = "dobj"
            for other in (token, *(c for c in token.rights if c.dep_ == "conj" and is_bare(c))):
                other.pos_, other.tag_, other.lemma_ = "NOUN", "NN", other.lower_
        elif is_done_by(token):
            token.dep_ = "nsubj"
            token.pos_, token.tag_, token.lemma_ = "NOUN", "NN", token.lower_
        elif token.tag_ == "VBG" and token.i > token.sent.start and is_noun(token):
            owner = token.nbor(-1)
            if owner.head != token:
                token.dep_, owner.head = "nsubj", token
            owner.dep_ = "compound" if owner.pos_ == "PROPN" else "amod"
            token.pos_, token.tag_, token.lemma_ = "NOUN", "NN", token.lower_
    return doc


def is_witnessed(token: Token) -> bool:
    """ "Monitors fighting", "fled shelling": what its subject sees or flees, and does not do."""
    held = token.dep_ in {"xcomp", "ccomp"} and token.head.lemma_ in WITNESSED
    return held and is_bare(token)


def is_bare(token: Token) -> bool:
    """Whether such a word has neither a doer nor an object."""
    if token.tag_ != "VBG" or token.lower_ not in BEHAVIOUR:
        return False
    beside = any(c.dep_ in TAKING for c in token.rights)
    return not beside and not any(c.dep_ in GOVERNED | {"aux"} for c in token.lefts)


def is_done_by(token: Token) -> bool:
    """ "Shelling by the RSF struck the hospital", "Shelling of the camp left two dead": a noun with "by" or "of"."""
    if token.tag_ != "VBG" or token.dep_ not in OPENING or token.i + 1 >= len(token.doc):
        return False
    by = token.nbor(1)
    before = token.head.i > token.i and token.head.tag_ in FINITE
    bare = not any(c.dep_ in TAKING for c in token.rights)
    return before and bare and by.lower_ in {"by", "of", "between"} and by.head == token


def is_noun(token: Token) -> bool:
    owner = token.nbor(-1)
    if owner.pos_ not in {"ADJ", "PROPN"} or not owner.is_title or token.n_lefts > 2:
        return False
    if any(child.dep_ in TAKING for child in token.rights):
        return False
    if token.dep_ in GOVERNED:
        return owner.head == token
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    loose = token.dep_ in LOOSE and owner.dep_ == "nsubj" and owner.head == token.head
    return loose and token.head.i > token.i and after.tag_ in FINITE
