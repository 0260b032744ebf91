"""Which words of a dependency parse are predicates: verbs that stand for a clause, and event nouns."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dateline.analysis.parsed_phrases import NOMINAL
from dateline.document import Form, Link, Phrase, Tie

COPULAS = frozenset(
    {"be", "become", "remain", "seem", "appear", "stay", "feel", "look", "get", "grow"}
)
INSIDE_PHRASE = frozenset({"compound", "npadvmod", "nmod", "amod", "nummod", "quantmod"})
CALLING = frozenset({"call", "appeal", "plead"})
"""Verbs whose infinitive is what they ask for."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
ASKING = CALLING | {"push", "press", "ask", "argue"}
"""Verbs whose "for somebody to do it" is what they ask for."""
GIVING = frozenset(
    {"give", "offer", "grant", "hand", "deny", "send", "award", "pay", "show", "allow"}
)
"""Verbs with two objects: the subject of their passive got the thing, "they were given shocks"."""
COMING_TOGETHER = frozenset(
    {"gather", "assemble", "march", "rally", "converge", "demonstrate", "clash", "flock", "retreat"}
)
"""Verbs that people do by themselves: their bare past is no passive."""
DONE_TO = frozenset(
    {
        *("kill", "wound", "injure", "murder", "assassinate", "slay", "behead", "execute", "hang"),
        *("arrest", "detain", "jail", "imprison", "kidnap", "abduct", "torture", "displace"),
        *("evacuate", "hospitalise", "hospitalize", "loot", "torch", "raze", "ransack", "demolish"),
        *("damage", "shoot dead", "gun down", "sentence", "free", "expel", "deport", "besiege"),
    }
)
"""Verbs that nobody uses without an object."""
THOUGHT = frozenset({"believe", "think", "fear", "presume", "suspect", "assume", "report"})
"""Verbs of which "and believed to be" leaves out "were"."""
NEXT = 3
"""Words to a second verb that shares the object of the first: "kidnapped and killed five"."""
NoLemma = str | None


@dataclass(slots=True)
class Predicate:
    """A clause in the making."""

    token: Token
    lemma: str
    form: Form
    arguments: list[Link] = field(default_factory=list)
    passive: bool = False
    parent: "Predicate | None" = None
    tie: Tie = Tie.ROOT
    marker: str | None = None

    def has(self, *markers: str) -> bool:
        return any(a.marker in markers for a in self.arguments)

    def first(self, *markers: str) -> Phrase | None:
        return next((a.phrase for a in self.arguments if a.marker in markers), None)


def find_predicates(doc: Doc, noun_lemma: Callable[[Token], NoLemma]) -> Iterator[Predicate]:
    for token in doc:
        if is_verb_predicate(token):
            yield Predicate(token, verb_lemma(token), Form.VERB, passive=is_passive(token))
        elif token.pos_ in NOMINAL and token.dep_ not in INSIDE_PHRASE:
            lemma = noun_lemma(token)
            if lemma:
                yield Predicate(token, lemma, Form.NOUN)


def is_verb_predicate(token: Token) -> bool:
    if token.pos_ == "AUX":
        return token.dep_ not in {"aux", "auxpass"}
    if token.pos_ != "VERB":
        return token.dep_ in {"relcl", "advcl", "ccomp"} and token.tag_.startswith("VB")
    if token.dep_ in {"amod", "compound"}:
        return held_by(token) is not None
    if stands_for_people(token) or goes_with_noun(token):
        return False
    return token.dep_ not in {"aux", "auxpass", "case"}


def stands_for_people(token: Token) -> bool:
    """ "The wounded were taken to hospital": people, and nothing that is told of them."""
    held = token.tag_ == "VBN" and token.dep_ in {
        "csubj",
        "csubjpass",
        "nsubj",
        "nsubjpass",
        "pobj",
        "dobj",
    }
    before = [c for c in token.lefts if c.dep_ not in {"advmod"}]
    if token.tag_ == "VBN" and token.dep_ in {"advcl", "acl"} and token.i:
        number = token.nbor(-1)  # "treated 130 wounded"
        above = token.head if token.head != number else number.head
        return number.tag_ == "CD" and number.dep_ == "dobj" and number.head == above
    return held and bool(before) and all(c.dep_ in {"det", "predet"} for c in before)


def goes_with_noun(token: Token) -> bool:
    """ "killed in the strikes and shelling": an "-ing" noun, tied to a noun by "and", that the parser makes a verb."""
    if not token.lower_.endswith("ing") or token.i < 2 or token.dep_ != "conj":
        return False
    joined = token.nbor(-1).lower_ in {"and", "or"} and token.nbor(-2).pos_ in NOMINAL
    bare = not any(c.dep_ in {"dobj", "aux", "nsubj"} for c in token.children)
    return joined and bare and not token.head.lower_.endswith("ing")


def held_by(token: Token) -> Token | None:
    """ "rebel" in "rebel-held": the doer inside a compound participle."""
    if token.tag_ != "VBN":
        return None
    doers = (c for c in token.lefts if c.dep_ in {"npadvmod", "compound", "amod", "nmod"})
    doer = next(doers, None)
    alone = token.head.dep_ == "ROOT" and not any(t.tag_ in FINITE for t in token.sent)
    if doer is not None and alone and token.nbor(-1) == doer:
        return None  # "Ibrahim Traore seized power": a verb that the parser did not see
    return doer


def adjective_of(token: Token) -> Token | None:
    """ "ready" in "is ready to …": the adjective is the predicate, the copula carries it."""
    if token.lemma_ not in COPULAS:
        return None
    return next(
        (c for c in token.rights if c.dep_ in {"acomp", "oprd"} and c.pos_ in {"ADJ", "VERB"}), None
    )


def let_go(token: Token) -> Token | None:
    """ "women" in "let women and children go": whoever is let go, since the two verbs are one."""
    if token.lemma_ != "let":
        return None
    gone = next((c for c in token.rights if c.dep_ == "ccomp" and c.lemma_ == "go"), None)
    return subject_of(gone) if gone is not None else None


def is_let_go(token: Token) -> bool:
    """ "were let go"."""
    gone = any(c.dep_ in {"xcomp", "ccomp"} and c.lemma_ == "go" for c in token.rights)
    return token.lemma_ == "let" and gone and any(c.dep_ == "auxpass" for c in token.lefts)


def asked_deed(token: Token) -> Token | None:
    """ "stop" in "called for both sides to stop": the preposition opens a clause of its own."""
    if token.lemma_ not in ASKING:
        return None
    deeds = (c for c in token.rights if c.dep_ in {"advcl", "ccomp", "xcomp"})
    return next((d for d in deeds if any(is_for(c) for c in d.lefts)), None)


def raised_object(token: Token) -> Token | None:
    """The subject of the verb below, where the verb above is done to it: "let them go", "called for them to go"."""
    deed = asked_deed(token)
    return subject_of(deed) if deed is not None else let_go(token)


def subject_of(token: Token) -> Token | None:
    return next((c for c in token.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)


def is_for(token: Token) -> bool:
    return token.dep_ == "mark" and token.lower_ == "for"


def verb_lemma(token: Token) -> str:
    if let_go(token) is not None or is_let_go(token):
        return "let go"
    if asked_deed(token) is not None:
        return f"{token.lemma_.lower()} for"
    adjective = adjective_of(token)
    if adjective is not None:
        return adjective.lemma_.lower() if adjective.pos_ == "ADJ" else adjective.lower_
    particle = next((c.lower_ for c in token.children if c.dep_ == "prt"), None)
    lemma = token.lemma_.lower()
    return f"{lemma} {particle}" if particle else lemma


def is_passive(token: Token) -> bool:
    if any(c.dep_ in {"auxpass", "nsubjpass", "agent"} for c in token.children):
        return True
    if is_main_verb_misread(token):
        return False
    if is_thought_of(token) or is_reported_done(token):
        return True
    if token.dep_ == "acomp" and token.tag_ == "VBN" and token.i and token.nbor(-1).tag_ == "HYPH":
        return token.head.lemma_ in {"be", "get"}  # "was gang-raped"
    if is_bare_passive(token):
        return True
    reduced = token.dep_ == "acl" and token.tag_ == "VBD"  # "the priest abducted last week"
    bare = reduced or (token.tag_ == "VBN" and not any(c.dep_ == "aux" for c in token.children))
    if reduced and any(c.dep_ in {"nsubj", "dobj", "xcomp", "ccomp"} for c in token.children):
        return False
    return (bare and token.dep_ in {"acl", "advcl", "amod"}) or shares_passive(token)


def is_reported_done(token: Token) -> bool:
    """ "four were reported injured", "are feared killed": a participle right behind a passive of telling."""
    if token.tag_ != "VBN" or token.dep_ != "xcomp" or token.head.i != token.i - 1:
        return False
    return any(c.dep_ == "auxpass" for c in token.head.lefts)


def is_thought_of(token: Token) -> bool:
    """ "were missing and believed to have been abducted"."""
    if token.tag_ not in {"VBN", "VBD"} or token.dep_ != "conj" or token.lemma_ not in THOUGHT:
        return False
    own = {"nsubj", "dobj", "aux"}
    bare = not any(c.dep_ in own for c in token.children)
    return bare and any(
        c.dep_ == "xcomp" and any(w.tag_ == "TO" for w in c.lefts) for c in token.rights
    )


def is_bare_passive(token: Token) -> bool:
    """ "Two aid workers killed in an ambush", the style of headlines and lists: "were" is left out."""
    if token.lemma_ not in DONE_TO or token.tag_ not in {"VBN", "VBD"}:
        return False
    if token.dep_ not in {"ROOT", "ccomp"} or any(c.dep_ == "aux" for c in token.children):
        return False
    if token.i + 1 < len(token.doc) and opens_number(token.nbor()):
        return False  # "killed at least 14"
    own = {"dobj", "dative", "ccomp", "xcomp"}
    shared = (c for c in token.rights if c.dep_ == "conj" and c.i - token.i <= NEXT)
    has_object = any(c.dep_ in own for t in (token, *shared) for c in t.rights)
    return not has_object and any(c.dep_ == "nsubj" for c in token.lefts)


def opens_number(token: Token) -> bool:
    return token.like_num or (
        token.lower_ in {"at", "more", "over", "about", "nearly", "up", "some", "as"}
        and (
            token.i + 2 < len(token.doc)
            and any(t.like_num for t in token.doc[token.i : token.i + 3])
        )
    )


def is_main_verb_misread(token: Token) -> bool:
    """ "Hundreds of fighters handed in their weapons": no verb but a participle, which has an object of its own."""
    if token.dep_ != "acl" or token.tag_ not in {"VBN", "VBD"} or token.head.dep_ != "ROOT":
        return False
    finite = any(t.tag_ in FINITE and not is_subordinate(t) for t in token.sent)
    content = {"dobj", "xcomp"} | ({"advcl"} if token.lemma_ in CALLING else set())
    asked = token.lemma_ in CALLING and any(c.lower_ in {"for", "on"} for c in token.rights)
    own = any(c.dep_ in content and c.i > token.i for c in token.children)
    own = own or token.lemma_ in COMING_TOGETHER  # "Some 300 residents gathered outside the office"
    return not finite and (own or asked)  # "The bloc called Monday for a truce"


def is_subordinate(token: Token) -> bool:
    """Whether the verb, or the one it helps or is joined to, hangs under another clause."""
    while token.dep_ in {"aux", "auxpass", "conj"}:
        token = token.head
    return token.dep_ in {"advcl", "relcl", "ccomp", "acl"}


def shares_passive(token: Token) -> bool:
    """ "two were killed and five others wounded": the second verb leaves out its "were"."""
    if token.dep_ != "conj" or token.tag_ not in {"VBN", "VBD"} or not is_passive(token.head):
        return False
    own = {"aux", "ccomp", "xcomp"} | (set() if token.lemma_ in GIVING else {"dobj"})
    return not any(c.dep_ in own for c in token.children)


def got_thing(token: Token) -> bool:
    """ "were given shocks": a passive with a thing of its own."""
    return token.lemma_ in GIVING and any(c.dep_ == "dobj" for c in token.rights)
