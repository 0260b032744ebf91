"""Verbs that a parser takes for nouns in headlines: "Gangs torch police station", "RSF shells hospital".

Headlines leave out articles and tell the past in the present, so half of their verbs may as well be nouns, and a
parser trained on whole sentences reads "police fire" as a fire. Where a part of such a line has no verb, a word that
may be one and stands between somebody and something is shown to the parser in the past tense, which no noun is like;
the second reading is kept when that word then has a subject.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc, Token

IRREGULAR = {
    "overrun": "overran",
    "strike": "struck",
    "shoot": "shot",
    "fight": "fought",
    "hit": "hit",
    "flee": "fled",
    "ban": "banned",
    "slam": "slammed",
    "trap": "trapped",
    "kidnap": "kidnapped",
}
REGULAR = (
    "abduct advance ambush arrest attack battle behead besiege bill blame blast block bomb bombard capture claim clash"
    " complete condemn demand deploy detain down evacuate execute expel fire free gun halt injure jail kill launch loot"
    " march mass murder order pound probe protest raid rally ransack rape recall reject release rescue resume retake"
    " riot sanction seize shell sign storm target tear-gas torch torture trade urge vow warn wound"
).split()
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})
BREAKS = frozenset({",", ";", ":", "as", "after", "amid", "while", "–", "—", "-"})
NO_HEADS = frozenset({"appos", "compound", "amod", "nmod", "nsubj", "pobj", "dobj"})
PEOPLE = frozenset(
    "gangs insurgents militants rebels troops guards villagers protesters pirates bandits jihadists settlers students"
    " workers doctors teachers nurses marines guerrillas separatists extremists terrorists commandos residents gunmen"
    " fighters soldiers farmers herders cops lawyers miners truckers prisoners inmates".split()
)
"""People in the plural, some of whom a parser takes for verbs."""
DOERS = frozenset({"NOUN", "PROPN", "NUM"})
LONGEST = 22
"""Words of a headline."""


def pasts() -> Iterator[tuple[str, tuple[str, str]]]:
    """Every form of the present with its verb and its past: "torches" -> ("torch", "torched")."""
    for verb in (*REGULAR, *IRREGULAR):
        stem = verb[:-1] if verb.endswith("e") else verb
        stem = f"{verb[:-1]}i" if verb.endswith("ly") else stem
        past = IRREGULAR.get(verb, f"{stem}ed")
        third = f"{verb}es" if verb.endswith(("s", "sh", "ch")) else f"{verb}s"
        third = f"{verb[:-1]}ies" if verb.endswith("ly") else third
        yield verb, (verb, past)
        yield third, (verb, past)


PASTS = dict(pasts())


def with_headline_verbs(doc: Doc, again: Callable[[Doc], Doc]) -> Doc:
    """The document, or a second reading of it in which its hidden verbs are verbs."""
    if len(doc) > LONGEST or not len(doc) or doc[-1].text in {".", "!", "?", '"', "”"}:
        return doc
    hidden = list(hidden_verbs(doc))
    for _ in range(2):  # without those that turn out to be none
        if not hidden:
            return doc
        second = again(shown_as_past(doc, hidden))
        verbs = [at for at in hidden if is_found(second[at])]
        if verbs == hidden:
            return with_lemmas(second, doc, verbs)
        hidden = verbs
    return doc


def is_found(verb: Token) -> bool:
    """Whether the second reading has a verb there that somebody does."""
    done = verb.dep_ == "conj" or any(c.dep_ == "nsubj" for c in verb.lefts)
    return verb.pos_ == "VERB" and done


def with_lemmas(second: Doc, first: Doc, verbs: Sequence[int]) -> Doc:
    for at in verbs:
        second[at].lemma_ = PASTS[first[at].lower_][0]
        second[at].tag_ = "VBD"
    return second


def hidden_verbs(doc: Doc) -> Iterator[int]:
    """The first word of each part without a verb that may be one."""
    for part in parts(doc):
        if any(is_verb(t) for t in part):
            continue
        if part[0].i and may_go_on(part[0]):
            yield part[0].i
            continue
        found = (b.i for a, b in pairwise(part) if may_be_verb(a, b, doc) and not is_heading(b))
        yield from list(found)[:1]


def is_heading(token: Token) -> bool:
    """ "Bombs" in "Madrid bombs: ten blasts kill 190": right before a colon it names what the rest is about."""
    behind = token.i + 1 < len(token.doc) and token.nbor(1).text == ":"
    return behind and token.lower_.endswith("s")


def is_verb(token: Token) -> bool:
    """Whether the parser read a verb there, and not one that is no head of anything."""
    if token.lower_ in PEOPLE or token.tag_ not in FINITE:
        return False
    return token.pos_ in {"VERB", "AUX"} and token.dep_ not in NO_HEADS


def parts(doc: Doc) -> Iterator[Sequence[Token]]:
    """The words between commas and conjunctions."""
    part: list[Token] = []
    for token in doc:
        if token.lower_ in BREAKS:
            if part:
                yield part
            part = []
        else:
            part.append(token)
    if part:
        yield part


def may_go_on(token: Token) -> bool:
    """ "…, free inmates": a second verb with the subject of the first."""
    after = token.i + 1 < len(token.doc) and token.nbor().pos_ in DOERS | {"DET", "ADJ"}
    return token.lower_ in PASTS and PASTS[token.lower_][0] == token.lower_ and after


def may_be_verb(doer: Token, token: Token, doc: Doc) -> bool:
    """ "gangs torch police", not "bomb blast on": somebody before it, and behind it no "of"."""
    if token.lower_ not in PASTS or not (doer.pos_ in DOERS or doer.lower_ in PEOPLE):
        return False
    several = (
        doer.lower_ in PEOPLE
        or doer.tag_ in {"NNS", "NNPS"}
        or doer.pos_ in {"PROPN", "NUM"}
        or doer.lower_ in BODIES
    )
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return several and (
        after is None or after.lower_ not in {"of", "on", "by", "toll", "site", "victims"}
    )


BODIES = frozenset(
    "police army navy government junta militia mob gang crowd troops military parliament court air force council"
    " opposition regime coalition guard".split()
)


def shown_as_past(doc: Doc, hidden: Sequence[int]) -> Doc:
    """A copy whose hidden verbs look like past forms to the model, each of the same length as it was."""
    words = [t.text for t in doc]
    for at in hidden:
        words[at] = f"{words[at][:-1]}{chr(ord(words[at][-1]) + WIDE)}"
        lexeme, past = doc.vocab[words[at]], doc.vocab[PASTS[doc[at].lower_][1]]
        lexeme.norm, lexeme.shape = past.norm, past.shape
        lexeme.prefix, lexeme.suffix = past.prefix, past.suffix
    return Doc(doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])


WIDE = 0xFEE0
"""From a letter to its wide form, which no text has in its place."""
