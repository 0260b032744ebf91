"""Words that a parser ties to their neighbour where the verb before asks for them.

"Blamed the strike on the rebels" has no strike on rebels; "four were wounded, 31 captured and several weapons seized"
has three passives; "stories making the rounds that a town fell" tell that it fell; "carried out by fleeing rebels" has
rebels who flee; "due to shelling" has a noun; "kidnapped up to 16 farmers" has farmers.
"""

from spacy.tokens import Doc, Token

from dateline.analysis.blamed_deeds import BLAMING

LAYING = frozenset({"blame", "pin"})
"""Verbs whose object is laid on somebody."""
SHARING_PASSIVE = frozenset(
    "kill wound injure hurt capture arrest detain seize destroy damage burn torch displace abduct"
    " kidnap loot jail rescue free".split()
)
"""Verbs of which the bare participle behind a passive is one as well."""
MOVING = frozenset(
    {"flee", "retreat", "advance", "maraud", "withdraw", "protest", "rampage", "rove", "march"}
)
BEFORE_MOVING = frozenset({"by", "from", "against", "on"})
"""Prepositions behind which those who flee or march stand: "took the town from fleeing soldiers"."""
TALES = frozenset({"story", "tale", "message"})
TELLINGS = TALES | {"report", "rumor", "rumour", "claim", "allegation", "news"}
"""What tells that something happened."""
OWN = frozenset({"aux", "auxpass", "dobj", "agent", "neg"})
CONTENT = frozenset({"relcl", "acl", "ccomp", "advcl"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CRIMES = frozenset(
    "abuse aggression arson atrocity attack betrayal bias complicity corruption crime cruelty espionage genocide"
    " hypocrisy incitement interference massacre misconduct murder negligence perfidy provocation rape sabotage"
    " terrorism torture treachery treason violation violence".split()
)
CAUSES = ("due", "owing")


def with_loose_ties(doc: Doc) -> Doc:
    """The document with such words where they belong."""
    for token in doc:
        if is_laid_on(token):
            token.head = token.head.head
        elif (first := first_of_passives(token)) is not None:
            share_passive(token, first)
        elif is_active(token):
            make_active(token)
        elif is_crime(token):
            token.head = token.head.head
        elif is_moving(token):
            make_modifier(token)
        elif (telling := told_in(token)) is not None:
            tell(token, telling)
        elif is_number_bound(token):
            give_number(token)
        elif is_cause(token):
            token.dep_, token.tag_, token.pos_, token.lemma_ = "pobj", "NN", "NOUN", token.lower_
    return doc


def is_laid_on(token: Token) -> bool:
    noun = token.head
    if token.lower_ not in {"on", "upon"} or noun.dep_ != "dobj" or noun.head.lemma_ not in LAYING:
        return False
    later = (c for c in noun.head.rights if c.i > token.i and c.lower_ == "on")
    return not any(any(d.dep_ == "pobj" for d in c.rights) for c in later)


def first_of_passives(token: Token) -> Token | None:
    """The full passive clause before a participle under which the parser hung it."""
    if token.lemma_ not in SHARING_PASSIVE or token.tag_ not in {"VBN", "VBD"}:
        return None
    if any(c.dep_ in OWN for c in token.children):
        return None
    before = [c for c in token.lefts if c.dep_ == "ccomp" and c.tag_ == "VBN"]
    passive = (c for c in before if any(d.dep_ == "auxpass" for d in c.lefts))
    subject = any(c.dep_ == "nsubj" and c.i > before[0].i for c in token.lefts) if before else False
    return next(passive, None) if subject else None


def share_passive(token: Token, first: Token) -> None:
    """Make the full clause the head, and the others its likes."""
    if token.dep_ == "ROOT":
        first.head, first.dep_ = first, "ROOT"
    else:
        first.head, first.dep_ = token.head, token.dep_
    for word in [c for c in token.lefts if c.i < first.i and c.dep_ == "mark"]:
        word.head = first
    token.head, token.dep_ = first, "conj"
    for verb in (
        token,
        *(c for c in token.rights if c.dep_ == "conj" and c.lemma_ in SHARING_PASSIVE),
    ):
        if not any(c.dep_ in OWN for c in verb.children):
            verb.tag_ = "VBN"
            for subject in [c for c in verb.lefts if c.dep_ == "nsubj"]:
                subject.dep_ = "nsubjpass"


def is_active(token: Token) -> bool:
    """ "after assaults killed 17": a "participle" with a subject and an object but no auxiliary."""
    if token.lemma_ not in SHARING_PASSIVE or token.tag_ != "VBN":
        return False
    if any(c.dep_ in OWN - {"dobj"} for c in token.children):
        return False
    objects = any(c.dep_ == "dobj" for c in token.rights)
    return objects and any(c.dep_ in SUBJECTS for c in token.lefts)


def make_active(token: Token) -> None:
    token.tag_ = "VBD"
    for subject in [c for c in token.lefts if c.dep_ == "nsubjpass"]:
        subject.dep_ = "nsubj"


def is_crime(token: Token) -> bool:
    """ "accused both sides of atrocities": behind "of" what they are accused of."""
    noun = token.head
    blamed = token.lower_ == "of" and noun.dep_ == "dobj" and noun.head.lemma_ in BLAMING
    return blamed and any(c.dep_ == "pobj" and c.lemma_ in CRIMES for c in token.rights)


def is_moving(token: Token) -> bool:
    """ "fleeing" behind "by" of a passive, with nothing but a plural behind it."""
    by = token.head
    if (
        token.tag_ != "VBG"
        or token.lemma_ not in MOVING
        or by.lower_ not in BEFORE_MOVING
        or by.i + 1 != token.i
    ):
        return False
    nouns = [c for c in token.rights if c.dep_ == "dobj"]
    done = by.head.tag_ == "VBN" or by.lower_ != "by"
    return len(nouns) == 1 and nouns[0].tag_ == "NNS" and done


def make_modifier(token: Token) -> None:
    by, noun = token.head, next(c for c in token.rights if c.dep_ == "dobj")
    noun.head, noun.dep_ = by, "pobj"
    by.dep_ = "agent" if by.lower_ == "by" else by.dep_
    token.head, token.dep_ = noun, "amod"


def tell(token: Token, telling: Token) -> None:
    """Under the noun, or under the verb of one that may as well be a tale: "denied stories that …"."""
    token.head, token.dep_ = telling, "acl"
    if telling.lemma_ in TALES and telling.dep_ == "dobj":
        token.head, token.dep_ = telling.head, "ccomp"
    for that in (c for c in token.lefts if c.lower_ == "that"):
        that.dep_ = "mark"


def told_in(token: Token) -> Token | None:
    """The telling of which "that …" with a subject and an object of its own is the content.

    A participle may stand between the two: "stories making the rounds that …".
    """
    if token.dep_ not in CONTENT or not is_whole(token):
        return None
    noun = token.head.head if token.head.dep_ == "dobj" else token.head
    noun = noun if noun.tag_ == "VBG" and noun.i else token.head
    if noun.tag_ == "VBG" and noun.i:
        noun = noun.nbor(-1)
    telling = noun.pos_ == "NOUN" and noun.lemma_ in TELLINGS
    return noun if telling and noun.i < token.i else None


def is_whole(token: Token) -> bool:
    """Whether "that" only opens the clause."""
    that = next((c for c in token.lefts if c.lower_ == "that"), None)
    if that is None or not any(c.dep_ in SUBJECTS and c.i > that.i for c in token.lefts):
        return False
    return any(
        (c.dep_ == "dobj" and c.i > token.i) or c.dep_ == "nsubjpass" for c in token.children
    )


def is_number_bound(token: Token) -> bool:
    """ "to" of "kidnapped up to 16 farmers", which the parser has read as "kidnapped up"."""
    if token.lower_ != "to" or token.dep_ != "prep" or token.i == 0:
        return False
    up, verb = token.nbor(-1), token.head.head
    if up.lower_ != "up" or token.head != up or up.dep_ != "prt":
        return False
    counted = any(c.dep_ == "pobj" and c.left_edge.like_num for c in token.rights)
    return counted and not any(c.dep_ == "dobj" for c in verb.children)


def give_number(token: Token) -> None:
    """Make what is counted the object of the verb, and the two words part of the number."""
    up, verb = token.nbor(-1), token.head.head
    noun = next(c for c in token.rights if c.dep_ == "pobj")
    noun.head, noun.dep_ = verb, "dobj"
    number = next((c for c in noun.lefts if c.like_num), noun)
    up.head, up.dep_ = number, "quantmod"
    token.head, token.dep_ = number, "quantmod"


def is_cause(token: Token) -> bool:
    """A bare "-ing" form behind "due to"."""
    if token.tag_ != "VBG" or token.i < 2 or token.nbor(-1).lower_ != "to":
        return False
    bare = not any(c.dep_ in {"dobj", "xcomp", "ccomp"} for c in token.rights)
    return bare and token.nbor(-2).lower_ in CAUSES
