"""Deeds that a parser takes for things: in "accused the army of bombing farms" it reads farms of a kind.

Behind a verb of blame and "of" an "-ing" form before a plural is what somebody did, and the plural whom they did it
to. And in "on the general, his wife and two firms" the wife is no other name of the general's.
"""

from spacy.tokens import Doc, Token

BLAMING = frozenset({"accuse", "suspect", "convict"})
NOUNS = frozenset({"NNS", "NNP", "NNPS"})


def with_blamed_deeds(doc: Doc) -> Doc:
    """The document with such deeds under their verbs, and such people beside those before them."""
    for token in doc:
        if is_deed(token):
            blame(token)
        elif is_next_listed(token):
            token.dep_ = "conj"
    return doc


def is_deed(token: Token) -> bool:
    thing = token.head
    before = thing.head
    if not token.lower_.endswith("ing") or token.dep_ not in {"compound", "amod"}:
        return False
    if thing.tag_ not in NOUNS or thing.dep_ != "pobj" or before.lower_ != "of":
        return False
    return before.i + 1 == token.i and verb_of_blame(before) is not None


def verb_of_blame(preposition: Token) -> Token | None:
    above = preposition.head
    verb = above.head if above.dep_ in {"dobj", "nsubjpass"} and above.i < preposition.i else above
    return verb if verb.lemma_ in BLAMING else None


def blame(deed: Token) -> None:
    thing = deed.head
    before = thing.head
    verb = verb_of_blame(before)
    if verb is None:
        return
    before.head, before.dep_ = verb, "prep"
    deed.head, deed.dep_ = before, "pcomp"
    deed.tag_, deed.pos_ = "VBG", "VERB"
    deed.lemma_ = deed.lower_
    thing.head, thing.dep_ = deed, "dobj"


def is_next_listed(token: Token) -> bool:
    """ "his wife" in "the general, his wife and two firms": somebody's own, in a list that goes on."""
    if token.dep_ != "appos" or not any(c.dep_ == "poss" for c in token.lefts):
        return False
    return any(c.dep_ == "conj" and stands_alone(c) for c in token.rights)


def stands_alone(token: Token) -> bool:
    """With an article, a number or an owner of its own, or a name."""
    own = {"det", "poss", "nummod"}
    return token.pos_ == "PROPN" or any(c.dep_ in own for c in token.lefts)
