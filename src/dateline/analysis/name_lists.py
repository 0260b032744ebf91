"""Lists of people by name, which a parser takes for appositions: "the brothers Omar Bah and Ali Bah".

Behind a plural noun and no comma stand those people themselves, each of them; and of "Ali Omar, Amina Bah and Jean
Koffi" the second is one more and not who the first is.
"""

from spacy.tokens import Doc, Token


def with_name_lists(doc: Doc) -> Doc:
    """The document with each of those named in the place of the noun before them."""
    for token in doc:
        if token.dep_ != "appos" or token.pos_ != "PROPN" or not ends_in_and(token):
            continue
        noun = token.head
        if noun.tag_ == "NNS" and is_right_behind(token, noun):
            stand_for(token, noun)
        elif is_full_name(noun) and is_full_name(token) and stands_behind_comma(token):
            token.dep_ = "conj"
    return doc


def ends_in_and(token: Token) -> bool:
    """Whether "and NAME" ends the list."""
    joined = [c for c in token.rights if c.dep_ == "conj" and c.pos_ == "PROPN"]
    return bool(joined) and any(c.dep_ == "cc" for c in (*token.rights, *joined[0].rights))


def is_right_behind(token: Token, noun: Token) -> bool:
    return token.left_edge.i == noun.i + 1


def is_full_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and any(c.dep_ == "compound" for c in token.lefts)


def stands_behind_comma(token: Token) -> bool:
    return token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].text == ","


def stand_for(name: Token, noun: Token) -> None:
    """Swap the two: what hung on the noun behind the names hangs on the first of them."""
    name.head, name.dep_ = noun.head, noun.dep_
    if noun.head == noun:
        name.head = name
    for child in [c for c in noun.children if c.i > name.i]:
        child.head = name
    noun.head, noun.dep_ = name, "compound"
