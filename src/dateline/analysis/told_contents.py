"""What is told, where a parser ties it to a word beside the telling.

"Told a newspaper that his men had left" has no newspaper that they left; "SANA quoted a source as saying", behind what
it said, has the source say it; "put the number of rebels killed in X at nine" counts nine, and no place.
"""

from spacy.tokens import Doc, Token

from dateline.analysis.told_deeds import TELLING

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
COUNTED = frozenset({"number", "toll", "total", "tally", "count", "figure"})
RELAYING = frozenset({"quote", "cite"})


def with_told_contents(doc: Doc) -> Doc:
    """The document with such clauses and numbers under the verb of telling."""
    for token in doc:
        if is_told_to(token):
            token.head, token.dep_ = token.head.head, "ccomp"
        elif is_told_without_that(token):
            make_content(token, token.head)
        elif (said := said_by_another(token)) is not None:
            said.head = token
        elif (put := put_at(token)) is not None:
            token.head = put
    return doc


def is_told_to(token: Token) -> bool:
    """A clause that "that" only opens, as relative clause of whom somebody tells something."""
    heard = token.head
    if token.dep_ != "relcl" or heard.dep_ not in {"dobj", "dative", "pobj"}:
        return False
    if heard.dep_ != "dobj" or heard.head.lemma_ not in TELLING:
        return False
    opens = any(c.lower_ == "that" and c.dep_ == "mark" for c in token.lefts)
    return opens and any(c.dep_ in SUBJECTS for c in token.lefts)


def is_told_without_that(token: Token) -> bool:
    """ "bombed" in "told AFP a jet bombed X": who hears stands before the noun that the verb was hung on."""
    noun, telling = token.head, token.head.head
    if token.dep_ != "acl" or token.tag_ not in {"VBD", "VBN"} or noun.dep_ != "dobj":
        return False
    if telling.lemma_ != "tell" or not any(c.dep_ == "dobj" for c in token.rights):
        return False
    return any(c.dep_ in {"dobj", "dative"} and c.i < noun.left_edge.i for c in telling.rights)


def make_content(token: Token, noun: Token) -> None:
    """Put the clause under the telling, with the noun for its subject and all behind it for its own."""
    telling = noun.head
    token.head, token.dep_, token.tag_ = telling, "ccomp", "VBD"
    noun.head, noun.dep_ = token, "nsubj"
    for child in [c for c in (*noun.rights, *telling.rights) if c.i > token.i]:
        child.head = token


def said_by_another(token: Token) -> Token | None:
    """The clause before "quoted X as saying", where nothing follows it."""
    if token.lower_ != "saying" or token.dep_ != "pcomp" or token.head.lower_ != "as":
        return None
    quoting = token.head.head
    if quoting.lemma_ not in RELAYING or any(c.dep_ == "ccomp" for c in token.rights):
        return None
    return next((c for c in quoting.lefts if c.dep_ == "ccomp"), None)


def put_at(token: Token) -> Token | None:
    """ "put" in "put the number of those killed there at nine", for the last "at" of the sentence."""
    if token.lower_ != "at" or token.dep_ != "prep":
        return None
    if not any(c.dep_ == "pobj" and (c.like_num or has_number(c)) for c in token.rights):
        return None
    above = (a for a in token.ancestors if a.lemma_ in COUNTED and a.dep_ == "dobj")
    counted = next(above, None)
    put = counted.head if counted is not None and counted.head.lemma_ == "put" else None
    return put if put is not None and token.head not in (put, counted) else None


def has_number(token: Token) -> bool:
    return any(c.like_num for c in token.lefts)
