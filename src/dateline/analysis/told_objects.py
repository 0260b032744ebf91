"""An object that the parser has given to the verb of telling: "killing at least 22 people, two sources said".

Where several tell, it takes the object of the deed for the first of them.
"""

from spacy.tokens import Doc, Token

TELLING = frozenset(
    {"say", "report", "state", "confirm", "add", "announce", "tell", "claim", "note"}
)
DEEDS = frozenset({"VBG", "VBD", "VBN"})


def with_objects(doc: Doc) -> Doc:
    """The document with such objects under the verbs they stand behind."""
    for token in doc:
        if token.lemma_ in TELLING and token.tag_ == "VBD" and token.i > token.sent.start:
            give_tellers(token)
        if token.dep_ == "nsubj" and token.head.lemma_ in TELLING and token.head.i > token.i:
            deed = deed_before(token)
            tellers = [c for c in token.rights if c.dep_ == "conj"]
            if deed is not None and tellers:
                tellers[0].dep_, tellers[0].head = "nsubj", token.head
                for other in tellers[1:]:
                    other.head = tellers[0]
                token.dep_, token.head = "dobj", deed
    return doc


def give_tellers(verb: Token) -> None:
    """The same where the parser has left the verb of telling without anybody: the list goes on from the object."""
    if any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in verb.children):
        return
    listed = verb.nbor(-1)
    while listed.dep_ == "conj" and listed.head.dep_ == "conj":
        listed = listed.head
    whole = listed.head
    comma = any(c.text == "," and c.i < listed.left_edge.i for c in whole.rights)
    if listed.dep_ == "conj" and whole.dep_ in {"dobj", "pobj"} and comma:
        listed.dep_, listed.head = "nsubj", verb


def deed_before(token: Token) -> Token | None:
    """The verb right before the phrase, where it has no object yet and a comma ends the phrase."""
    first = token.left_edge
    if first.i == 0 or not any(c.text == "," for c in token.rights):
        return None
    verb = first.nbor(-1)
    if verb.tag_ not in DEEDS or verb.pos_ not in {"VERB", "AUX"} or verb == token.head:
        return None
    return verb if not any(c.dep_ in {"dobj", "nsubjpass"} for c in verb.children) else None
