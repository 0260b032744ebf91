"""Words behind an aside between dashes, which a parser ties to the aside or to the verb before it.

"Monitors said Monday's air strikes — twenty of them — hit a school" tells that strikes hit a school, and not that
monitors did; "raids -- five, the group said -- that left ten dead" has raids that left ten dead, and no such group.
"""

from spacy.tokens import Doc, Token

from dateline.analysis.told_deeds import TELLING

DASHES = frozenset({"—", "–", "--", "---"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
RELATIVE = frozenset({"that", "which", "who"})


def with_set_off(doc: Doc) -> Doc:
    """The document with such verbs under the words before the aside."""
    dashes = [t.i for t in doc if t.text in DASHES]
    if len(dashes) < 2:
        return doc
    for token in doc:
        if (deed := told_past(token, dashes)) is not None:
            token.head, token.dep_ = deed.head, "ccomp"
            deed.head, deed.dep_ = token, "nsubj"
        elif (noun := described_past(token, dashes)) is not None:
            token.head = noun
    return doc


def told_past(token: Token, dashes: list[int]) -> Token | None:
    """The "object" of the verb of telling that is the subject of a finite verb right behind the aside."""
    behind = token.pos_ == "VERB" and token.tag_ in FINITE and token.i - 1 in dashes
    if not behind or any(c.dep_ in SUBJECTS for c in token.lefts):
        return None
    opening = max((d for d in dashes if d < token.i - 1), default=0)
    told = [
        t
        for t in token.doc[token.sent.start : opening]
        if t.dep_ == "dobj" and t.head.lemma_ in TELLING and t.right_edge.i >= opening - 1
    ]
    return told[0] if len(told) == 1 and not token.is_ancestor(told[0]) else None


def described_past(token: Token, dashes: list[int]) -> Token | None:
    """The noun right before the aside, for a relative clause that opens right behind it."""
    if token.dep_ != "relcl":
        return None
    opening = next((c for c in token.lefts if c.lower_ in RELATIVE), None)
    if opening is None or opening.i - 1 not in dashes:
        return None
    first = max((d for d in dashes if d < opening.i - 1), default=0)
    if not first or not first <= token.head.i < opening.i:
        return None
    noun = token.doc[first - 1]
    while (
        noun.dep_ in {"pobj", "prep"} and noun.head.i < noun.i and noun.head.pos_ in {*NOUNS, "ADP"}
    ):
        noun = noun.head
    return noun if noun.pos_ in NOUNS else None
