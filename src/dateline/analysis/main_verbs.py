"""Particles, main verbs and short relative clauses that a parser hangs on the wrong word.

"Pushing back rebels" has no rebels that are back; "militant shelling of a suburb killed ten" has a verb, which no
participle with an object is; "retake town seized by rebels" says of the town that it was seized, not of who retakes it.
"""

from spacy.tokens import Doc, Token

from dateline.analysis.told_deeds import TELLING

BODIES = frozenset({"junta", "militia", "guerrilla", "cartel", "gang", "government"})
"""Nouns of those who act, which a parser takes for adjectives: "a junta airstrike"."""
PARTICLES = frozenset({"back", "out", "off", "away", "down", "up", "over", "apart", "aside"})
BESIDE_NOUN = frozenset({"amod", "advmod", "compound", "nmod"})
DEEDS = frozenset({"attack", "raid", "strike", "blast", "clash", "ambush", "shooting"})
NOUNS = frozenset({"NOUN", "PROPN"})
LOOSE = frozenset({"prep", "npadvmod", "dep"})
"""What a parser calls a noun that it finds no place for."""
UNDER = frozenset({"prep", "pobj"})
BORDERING = frozenset("surrounding neighboring neighbouring adjoining bordering outlying".split())
"""Participles that, right before a noun, say where it lies."""


def with_main_verbs(doc: Doc) -> Doc:
    """The document with such words under the verbs and nouns that they belong to."""
    for token in doc:
        if is_particle(token):
            token.head, token.dep_ = token.nbor(-1), "prt"
        elif token.lower_ in BODIES and token.dep_ == "amod":
            token.tag_, token.pos_, token.dep_, token.lemma_ = (
                "NN",
                "NOUN",
                "compound",
                token.lower_,
            )
        elif is_among_them(token):
            token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", token.lower_
        elif is_bordering(token):
            make_bordering(token)
        elif (place := joined_to(token)) is not None:
            token.head = place
        elif (killed := toll_of(token)) is not None:
            make_noun(token, killed)
        elif (noun := deed_told(token) or after_aside(token)) is not None:
            make_main(token, noun)
        elif (object_ := said_of(token)) is not None:
            token.head, token.dep_ = object_, "acl"
    return doc


def is_particle(token: Token) -> bool:
    """ "back" in "pushing back rebels": between a verb and its bare object."""
    if token.lower_ not in PARTICLES or token.dep_ not in BESIDE_NOUN or not token.i:
        return False
    verb, noun = token.nbor(-1), token.head
    return verb.pos_ == "VERB" and noun.i > token.i and noun.head == verb and noun.dep_ == "dobj"


def is_among_them(token: Token) -> bool:
    """ "Turned back 75 people, among them wounded": people, whom nobody wounds here."""
    if token.tag_ not in {"VBN", "VBD"} or token.i < 2 or token.n_rights:
        return False
    return token.nbor(-1).lower_ == "them" and token.nbor(-2).lower_ in {"among", "amongst"}


def is_bordering(token: Token) -> bool:
    """ "withdrew to surrounding villages", "recaptured neighbouring Sudan": a participle with nothing but its noun."""
    governed = token.dep_ in {"pcomp", "xcomp"} and token.head.i == token.i - 1
    if token.lower_ not in BORDERING or not governed:
        return False
    nouns = [c for c in token.rights if c.dep_ == "dobj"]
    bare = bool(nouns) and not any(c.dep_ in {"det", "poss"} for c in nouns[0].lefts)
    return len(nouns) == 1 and bare


def make_bordering(token: Token) -> None:
    governor, noun = token.head, next(c for c in token.rights if c.dep_ == "dobj")
    verb = governor if governor.pos_ == "VERB" else governor.head
    for word in [c for c in token.rights if c != noun]:
        word.head = verb
    noun.head, noun.dep_ = governor, "dobj" if governor.pos_ == "VERB" else "pobj"
    token.head, token.dep_, token.tag_, token.pos_ = noun, "amod", "JJ", "ADJ"
    token.lemma_ = token.lower_


def deed_told(token: Token) -> Token | None:
    """The noun of which a "participle" with an object, behind all that "of" hangs on it, is the verb."""
    if (
        token.dep_ != "acl"
        or token.tag_ != "VBN"
        or not any(c.dep_ == "dobj" for c in token.rights)
    ):
        return None
    noun = token.head
    while noun.dep_ in UNDER and noun.head.i < noun.i and noun.head.pos_ in {*NOUNS, "ADP"}:
        noun = noun.head
    alone = noun == token.head
    if noun.pos_ not in NOUNS or (alone and noun.dep_ not in LOOSE):
        return None
    if noun.dep_ == "ROOT":
        return noun
    teller = teller_of(noun)
    stray = noun.dep_ in LOOSE | {"advcl"}
    return noun if stray and teller.lemma_ in TELLING and teller.i > token.i else None


def after_aside(token: Token) -> Token | None:
    """ "asked" in "the delegation, headed by X, asked for fuel": the finite verb behind a participle set off."""
    noun = token.head
    if token.dep_ != "acl" or token.tag_ != "VBD" or noun.dep_ != "ROOT" or not token.i:
        return None
    aside = any(c.dep_ == "acl" and c.i < token.i for c in noun.rights)
    return noun if aside and token.nbor(-1).text == "," else None


def teller_of(noun: Token) -> Token:
    """The verb over a stray noun, or over the word that it hangs on."""
    return noun.head if noun.head.pos_ == "VERB" else noun.head.head


def make_main(token: Token, noun: Token) -> None:
    token.tag_ = "VBD"
    if noun.dep_ == "ROOT":
        token.head, token.dep_ = token, "ROOT"
    else:
        teller = teller_of(noun)
        token.head, token.dep_ = teller, "ccomp"
        fronted = [c for c in teller.lefts if c.dep_ in {"prep", "npadvmod"} and c.i < noun.i]
        for word in (c for c in fronted if c != noun):
            word.head = token  # "On Sunday, a bomb killed five, police said"
    noun.head, noun.dep_ = token, "nsubj"
    for child in [c for c in noun.rights if c.i > token.i]:
        child.head = token


def joined_to(token: Token) -> Token | None:
    """ "Wawa" in "killed people in Kwari and Gidan Wawa": a name is joined to the name before, not to the people."""
    if token.dep_ != "conj" or token.pos_ != "PROPN" or token.head.pos_ != "NOUN":
        return None
    first = token.left_edge.i
    if first < 2 or token.doc[first - 1].lower_ not in {"and", ","}:
        return None
    name = token.doc[first - 2]
    named = name.pos_ == "PROPN" and name.dep_ == "pobj" and token.head.is_ancestor(name)
    return name if named else None


def toll_of(token: Token) -> Token | None:
    """ "killed" in "18 killed in Kaduna gunmen attack": the last word of a headline, taken for its verb."""
    if token.dep_ != "ROOT" or token.lemma_ not in DEEDS or token.tag_ not in {"VB", "VBP", "NN"}:
        return None
    subject = next((c for c in token.lefts if c.dep_ == "nsubj"), None)
    if subject is None or token.nbor(-1).tag_ != "NNS" or subject.right_edge.i != token.i - 1:
        return None
    numbers = (c for c in (subject, *subject.lefts) if c.like_num)
    harmed = (c for n in numbers for c in n.rights if c.tag_ == "VBN" and c.i == n.i + 1)
    return next((c for c in harmed if any(p.dep_ == "prep" for p in c.rights)), None)


def make_noun(token: Token, harmed: Token) -> None:
    """Hang the deed under the preposition, and the numbered under the participle."""
    counted, doer = harmed.head, token.nbor(-1)
    preposition = next(c for c in harmed.rights if c.dep_ == "prep")
    places = [c for c in preposition.rights if c.dep_ == "pobj"]
    harmed.head, harmed.dep_ = harmed, "ROOT"
    counted.head, counted.dep_ = harmed, "nsubjpass"
    token.head, token.dep_ = preposition, "pobj"
    token.tag_, token.pos_, token.lemma_ = "NN", "NOUN", token.lower_
    for word in (*places, doer):
        word.head, word.dep_ = token, "compound"


def said_of(token: Token) -> Token | None:
    """The object whose phrase ends right before a participle with its doer."""
    if token.tag_ not in {"VBN", "VBD"} or token.dep_ != "advcl" or not token.i:
        return None
    if not any(c.dep_ == "agent" for c in token.rights) or any(True for _ in token.lefts):
        return None
    held = (c for c in token.head.rights if c.dep_ == "dobj" and c.right_edge.i == token.i - 1)
    return next((c for c in held if c.tag_ in {"NN", "NNS"}), None)
