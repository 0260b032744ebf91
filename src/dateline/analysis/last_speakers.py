"""A speaker with an apposition behind what was said, whom a parser hangs on the place or thing named last.

"Rebels killed nine villagers in Bunia, the governor, Paul Kasongo, said": between the last two commas stands who the
governor is, before them the governor; neither is of Bunia. All before him is what he said.
"""

from spacy.tokens import Doc, Span, Token

from dateline.analysis.told_deeds import TELLING

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NOUNS = frozenset({"NOUN", "PROPN"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
VERBS = frozenset({"VERB", "AUX"})
MODIFYING = frozenset({"amod", "acl", "compound"})
LEADING = frozenset({"ADP", "CCONJ", "SCONJ", "ADV", "PRON", "NUM"})
STOPS = frozenset({";", ":", '"', "“", "”", "(", ")", "—", "–", "--"})


def with_last_speakers(doc: Doc) -> Doc:
    """The document with such speakers as subjects, and what stands before them under what they do."""
    for token in doc:
        speaker = speaker_before(token)
        if speaker is not None:
            make_speaker(token, *speaker)
            hold_what_was_said(token, speaker[0].left_edge.i)
    return doc


def speaker_before(token: Token) -> tuple[Token, Token] | None:
    """The noun of the speaker and that of the apposition, for a finite verb of telling behind two commas."""
    if token.lemma_ not in TELLING or token.tag_ not in FINITE or token.i < 6:
        return None
    aside = between_commas(token.doc, token.i - 1)
    named = between_commas(token.doc, aside.start - 1) if aside is not None else None
    if aside is None or named is None or named[0].pos_ in LEADING or aside[0].pos_ == "CCONJ":
        return None
    said = token.doc[: named.start]
    whole = any(t.tag_ in FINITE for t in said) and any(t.dep_ in SUBJECTS for t in said)
    noun, other = head_of(named), head_of(aside)
    if not whole or noun is None or other is None:
        return None
    return noun, other


def between_commas(doc: Doc, comma: int) -> Span | None:
    """The words without a verb of their own between a comma and the one before it."""
    if comma < 2 or doc[comma].text != ",":
        return None
    for at in range(comma - 1, 0, -1):
        token = doc[at]
        if token.text == ",":
            return doc[at + 1 : comma] if at + 1 < comma else None
        if token.text in STOPS or (token.pos_ in VERBS and token.dep_ not in MODIFYING):
            return None
    return None


def head_of(words: Span) -> Token | None:
    """The noun over the others."""
    outer = [t for t in words if t.pos_ in NOUNS and not words.start <= t.head.i < words.end]
    return outer[0] if outer else None


def make_speaker(token: Token, speaker: Token, other: Token) -> None:
    speaker.head, speaker.dep_ = token, "nsubj"
    other.head, other.dep_ = speaker, "appos"


def hold_what_was_said(token: Token, first: int) -> None:
    """Put the verb that the telling was hung on under it."""
    verb = token.head
    if (
        token.dep_ in {"conj", "dep", "parataxis", "advcl"}
        and verb.i < first
        and verb.pos_ in VERBS
    ):
        token.head, token.dep_ = (token, "ROOT") if verb.dep_ == "ROOT" else (verb.head, verb.dep_)
        verb.head, verb.dep_ = token, "ccomp"
    elif token.dep_ == "ROOT":
        roots = [t for t in token.doc[:first] if t.dep_ == "ROOT" and t.pos_ in VERBS]
        for root in roots[-1:]:
            root.head, root.dep_ = token, "ccomp"
