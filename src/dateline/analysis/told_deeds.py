"""Finite verbs that a parser takes for participles, and participles that it hangs on the wrong noun.

"Gunmen killed 11 people and burned homes, police said": before a telling the parser reads "gunmen, who were killed".
"Police fired on demonstrators trying to enter": those nearest to the "-ing" form are the ones who try.
"""

from spacy.tokens import Doc, Token

TELLING = frozenset({"say", "tell", "report", "add", "write", "state", "announce", "confirm"})
DOING = frozenset(
    {
        *("try", "attempt", "flee", "seek", "protest", "demonstrate", "demand", "march", "wait"),
        *("attend", "queue", "gather", "travel", "return", "hide", "shelter", "sleep", "pray"),
    }
)
"""What people are doing when something is done to them."""


def with_told_deeds(doc: Doc) -> Doc:
    """The document with such verbs as verbs, and such participles under the noun before them."""
    for token in doc:
        if is_told_deed(token):
            tell(token)
        elif is_done_by_those_before(token):
            token.head, token.dep_ = token.nbor(-1), "acl"
        elif (held := held_as(token)) is not None:
            held.head, held.dep_ = token.head, "dobj"
            token.dep_ = "oprd"
        elif is_place_before_doer(token):
            token.head, token.dep_ = token.nbor(-1), "pobj"
    return doc


def is_told_deed(token: Token) -> bool:
    """A "participle" with an object, of a noun that hangs on a telling behind it; a past tense is none at all."""
    noun = token.head
    if token.dep_ != "acl" or token.tag_ not in {"VBN", "VBD"} or token.i < noun.i:
        return False
    teller = noun.head
    told = teller.lemma_ in TELLING and teller.i > token.i
    if noun.dep_ == "nsubj":
        told &= any(c.dep_ == "nsubj" and c.i > token.i for c in teller.lefts)
    elif noun.dep_ != "npadvmod":
        return False
    return told and (token.tag_ == "VBD" or any(c.dep_ == "dobj" for c in token.rights))


def tell(token: Token) -> None:
    noun, teller = token.head, token.head.head
    token.head, token.dep_, token.tag_ = teller, "ccomp", "VBD"
    noun.head, noun.dep_ = token, "nsubj"


def is_done_by_those_before(token: Token) -> bool:
    """ "on demonstrators trying to …": an "-ing" form right behind people under a preposition of its verb."""
    if token.tag_ != "VBG" or token.dep_ != "advcl" or token.lemma_ not in DOING or not token.i:
        return False
    people = token.nbor(-1)
    if people.tag_ != "NNS" or people.dep_ not in {"pobj", "dobj"}:
        return False
    return token.head in people.ancestors


def held_as(token: Token) -> Token | None:
    """ "guards" in "took 130 guards hostage", which the parser reads as one noun or as a clause."""
    if token.lower_ not in {"hostage", "captive", "prisoner"} or token.dep_ != "dobj":
        return None
    people = (c for c in token.lefts if c.tag_ in {"NNS", "NNPS"})
    return next(people, None) if token.head.lemma_ in {"take", "hold", "keep"} else None


def is_place_before_doer(token: Token) -> bool:
    """ "Dhaka" in "In Dhaka police fired", which the parser joins to the police."""
    doer = token.head
    if token.tag_ != "NNP" or token.dep_ != "compound" or doer.dep_ != "nsubj" or not token.i:
        return False
    before = token.nbor(-1)
    lonely = before.dep_ == "prep" and not any(True for _ in before.rights)
    return lonely and before.lower_ == "in" and doer.i == token.i + 1 and doer.tag_ != "NNP"
