"""Negation, tense and modal of a parsed predicate."""

from collections.abc import Iterable

from spacy.tokens import Token

from dateline.analysis.parsed_predicates import Predicate
from dateline.document import Tense

OBLIGING = frozenset({"have", "need"})


def is_negated(token: Token) -> bool:
    words = {c.lower_ for c in token.children if c.dep_ in {"neg", "det", "advmod", "preconj"}}
    if words & {"not", "n't", "n’t", "no", "never", "neither", "nor", "without"}:
        return True
    if any(c.lower_ == "longer" and is_after_no(c) for c in token.children):
        return True
    subjects = (c for c in token.children if c.dep_ in {"nsubj", "nsubjpass", "dobj"})
    return any(negating(s) for s in subjects)


def is_after_no(longer: Token) -> bool:
    """ "no longer controls"."""
    return longer.i > 0 and longer.nbor(-1).lower_ == "no"


def negating(noun: Token) -> bool:
    """ "nobody", "no progress", "little progress"."""
    return noun.lower_ in {"nobody", "none", "nothing"} or any(
        c.lower_ in {"no", "little"} for c in noun.lefts
    )


def helpers(token: Token) -> Iterable[Token]:
    own = [c for c in token.children if c.dep_ in {"aux", "auxpass"}]
    subject = any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.lefts)
    if own or token.dep_ != "conj" or token.tag_ == "VBD" or (subject and token.tag_ == "VBG"):
        return own
    return [c for c in token.head.children if c.dep_ in {"aux", "auxpass"} and c.i < token.head.i]


def is_obligation(token: Token) -> bool:
    """ "have to clear", "will have to leave": still to be done; "had to leave", "have had to leave" was done."""
    above = token.head
    if token.dep_ != "xcomp" or above.lemma_ not in OBLIGING:
        return False
    if not any(c.tag_ == "TO" for c in token.lefts) or any(c.dep_ == "dobj" for c in above.rights):
        return False
    modal = any(c.tag_ == "MD" for c in above.lefts)
    return modal or (above.tag_ in {"VBP", "VBZ"} and not any(c.dep_ == "aux" for c in above.lefts))


def is_announced(token: Token) -> bool:
    """ "Kenya to send 1,000 police to Haiti", the style of headlines: "is" is left out."""
    subject = any(c.dep_ == "nsubj" for c in token.lefts)
    bare = token.dep_ == "ROOT" and token.tag_ == "VB"
    return bare and subject and any(c.tag_ == "TO" for c in token.lefts)


def tense_of(p: Predicate) -> Tense:
    aux = list(helpers(p.token))
    if any(c.lower_ in {"will", "shall", "'ll", "’ll", "wo"} for c in aux):
        return Tense.FUTURE
    if any(c.lemma_ == "have" and c.tag_ in {"VBP", "VBZ"} for c in aux):
        return Tense.PERFECT
    if any(c.lemma_ == "have" and c.tag_ == "VBD" for c in aux):
        return Tense.PLUPERFECT
    if any(c.lower_ == "having" for c in aux):
        return Tense.PLUPERFECT
    if any(c.lower_ == "have" for c in aux) and any(c.tag_ == "TO" for c in aux):
        return Tense.PERFECT  # "claims to have shot down"
    tags = {c.tag_ for c in aux} or {p.token.tag_}
    if "VBD" in tags:
        return Tense.PAST
    return Tense.PRESENT if tags & {"VBP", "VBZ"} else Tense.NONE


def modal_of(p: Predicate) -> str | None:
    modal = next((c for c in helpers(p.token) if c.tag_ == "MD"), None)
    if modal is None and is_announced(p.token):
        return "be to"
    if modal is None:
        return "have to" if is_obligation(p.token) else None
    return {"'ll": "will", "’ll": "will", "wo": "will", "'d": "would", "ca": "can"}.get(
        modal.lower_, modal.lower_
    )
