"""English sentences through the parser: tokens and clauses of the whole article, offsets into its text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc
from spacy.tokens import Token as ParsedToken

from dateline.analysis.parsed_clauses import find_clauses
from dateline.analysis.parsed_phrases import Frame
from dateline.analysis.parser import GLIDE_BOMB, parse
from dateline.analysis.syntax import NOUN_ATTITUDES, Syntax
from dateline.document import Clause, Form, Sentence, Token
from dateline.knowledge.lexicon import Lexicon

FLAT = str.maketrans({"\n": " ", "\t": " ", "\r": " ", "\u00a0": " ", "’": "'", "ʼ": "'", "‘": "'"})


@dataclass(frozen=True, slots=True)
class Surface:
    """What the parser sees: the text with capitals restored (of the same length), and the names known in it."""

    text: str
    names: Sequence[tuple[int, int]]

    def piece(self, sentence: Sentence) -> tuple[str, list[tuple[int, int]]]:
        start, end = sentence.start, sentence.end
        inside = [(a - start, b - start) for a, b in self.names if start <= a and b <= end]
        return flat(self.text[start:end]), inside


def parse_sentences(
    text: str,
    sentences: Sequence[Sentence],
    wanted: Sequence[bool],
    lexicon: Lexicon,
    surface: Surface,
) -> Syntax:
    """Tokens and clauses of the wanted sentences; the others keep an empty token range."""
    tokens: list[Token] = []
    clauses: list[Clause] = []
    placed: list[Sentence] = []
    docs = parse(surface.piece(s) for s, w in zip(sentences, wanted, strict=True) if w)
    for sentence, is_wanted in zip(sentences, wanted, strict=True):
        first = len(tokens)
        if is_wanted:
            doc = next(docs)
            frame = Frame(doc, first, sentence.start)
            tokens.extend(tokens_of(doc, first, sentence.start, text))
            clauses.extend(
                find_clauses(
                    doc, frame, sentence.index, len(clauses), lambda t: noun_lemma(t, lexicon)
                )
            )
        placed.append(replace(sentence, first=first, last=len(tokens)))
    return Syntax(tuple(placed), tuple(tokens), tuple(clauses))


def flat(text: str) -> str:
    """Line breaks as blanks and apostrophes as the parser knows them, one for one, so that offsets stay."""
    return text.translate(FLAT)


def tokens_of(doc: Doc, base: int, offset: int, text: str) -> list[Token]:
    return [
        Token(
            index=base + t.i,
            start=offset + t.idx,
            end=offset + t.idx + len(t),
            text=text[offset + t.idx : offset + t.idx + len(t)],
            lemma=t.lemma_.lower() if t.pos_ != "PROPN" else t.lemma_,
            pos="PROPN"
            if " " in t.text and t.pos_ != "VERB" and t.lemma_ != GLIDE_BOMB
            else t.pos_,
        )
        for t in doc
    ]


def noun_lemma(token: ParsedToken, lexicon: Lexicon) -> str | None:
    """The lexicon's word for a noun, its compound first: "air strike" before "strike"."""
    lemma = token.lemma_.lower()
    for key in (*compounds(token, lemma), lemma):
        if (Form.NOUN, key) in lexicon.by_word:
            return key
        if token.pos_ == "NOUN" and lexicon.attitude(key) & NOUN_ATTITUDES:
            return key
    return None


def compounds(token: ParsedToken, lemma: str) -> list[str]:
    """ "air strike", "car bomb attack" and hyphenated forms, longest first."""
    before: list[str] = []
    doc = token.doc
    for at in range(token.i - 1, max(-1, token.i - 4), -1):
        if doc[at].dep_ not in {"compound", "amod", "punct", "nmod"} or doc[at].is_quote:
            break
        before.insert(0, doc[at].lemma_.lower())
    joined = [" ".join([*before[n:], lemma]) for n in range(len(before))]
    return [key.replace(" - ", "-") for key in joined]
