"""Clauses behind "after" of which a parser makes a phrase: "after a raid in X left 32 dead" has a raid that left them.

The verb then stands without a subject under the main verb, and takes the subject of that.
"""

from spacy.tokens import Doc, Token

OPENING = frozenset({"after", "before", "since", "until", "as"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
BESIDE = frozenset({"advcl", "ccomp", "conj", "dep"})


def with_clauses_after(doc: Doc) -> Doc:
    """The document with such nouns as the subjects of such verbs."""
    for verb in doc:
        preposition = opened_by(verb) or opened_far(verb)
        if preposition is not None:
            noun = next(c for c in preposition.rights if c.dep_ == "pobj")
            passive = any(c.dep_ == "auxpass" for c in verb.children)
            if verb.dep_ == "acl":
                above = preposition.head
                verb.head = above.head if above.dep_ == "npadvmod" else above
                verb.tag_ = "VBD"
            noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
            preposition.head, preposition.dep_ = verb, "mark"
            verb.dep_ = "advcl"
    return doc


def opened_by(verb: Token) -> Token | None:
    """The preposition whose noun stands right before a finite verb that nobody does, with no "and" between."""
    if verb.tag_ not in {"VBD", "VBZ"} or verb.dep_ not in BESIDE:
        return None
    if any(c.dep_ in SUBJECTS | {"mark", "cc"} or c.tag_ == "WRB" for c in verb.lefts):
        return None
    before = [c for c in verb.head.rights if c.i < verb.i and c.dep_ == "prep"]
    measures = (c for c in verb.lefts if c.dep_ == "npadvmod")  # "less than a day after X signed"
    before += [c for m in measures for c in m.rights if c.dep_ == "prep"]
    near = before[-1] if before else None
    if near is None or near.lower_ not in OPENING or near.right_edge.i != verb.i - 1:
        return None
    return near if any(c.dep_ == "pobj" for c in near.rights) else None


def opened_far(verb: Token) -> Token | None:
    """The preposition of "after a series of assaults killed 17": the "participle" of what "of" holds has an object."""
    if verb.tag_ != "VBN" or verb.dep_ != "acl" or verb.n_lefts:
        return None
    if verb.head.i != verb.i - 1 or not any(c.dep_ == "dobj" for c in verb.rights):
        return None
    near = verb.head.head
    if near.lower_ == "of" and near.head.dep_ == "pobj":
        near = near.head.head
    return near if near.lower_ in OPENING and near.dep_ == "prep" else None
