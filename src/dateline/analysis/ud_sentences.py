"""Sentences of a language whose parser the user has installed: our words, the parser's structure, the same clauses."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dateline.analysis.shallow_tags import tag_units
from dateline.analysis.shallow_units import units_of
from dateline.analysis.shallow_words import words_of
from dateline.analysis.syntax import Syntax
from dateline.analysis.ud_clauses import find_clauses
from dateline.analysis.ud_parser import Pipeline, parsed
from dateline.analysis.ud_phrases import Parse
from dateline.analysis.ud_verbs import verb_lemma
from dateline.document import Clause, Sentence, Token
from dateline.knowledge.lexicon import Lexicon
from dateline.knowledge.morphology import Morphology


def parse_ud_sentences(
    text: str,
    sentences: Sequence[Sentence],
    wanted: Sequence[bool],
    lexicon: Lexicon,
    morphology: Morphology,
    pipeline: Pipeline,
) -> Syntax:
    """Tokens and clauses of the wanted sentences; the others keep an empty token range."""
    chosen = [s for s, w in zip(sentences, wanted, strict=True) if w]
    words = [words_of(text, s.start, s.end, morphology) for s in chosen]
    docs = dict(
        zip(
            (s.index for s in chosen), zip(words, parsed(pipeline, words), strict=True), strict=True
        )
    )
    tokens: list[Token] = []
    clauses: list[Clause] = []
    placed: list[Sentence] = []
    for sentence in sentences:
        first = len(tokens)
        if sentence.index in docs:
            found, doc = docs[sentence.index]
            units = units_of(found, morphology)
            tag_units(units, morphology)
            parse = Parse(doc, found, units, first, lexicon, morphology)
            tokens.extend(tokens_of(doc, parse))
            clauses.extend(find_clauses(parse, sentence.index, len(clauses)))
        placed.append(replace(sentence, first=first, last=len(tokens)))
    return Syntax(tuple(placed), tuple(tokens), tuple(clauses))


def tokens_of(doc: Doc, parse: Parse) -> Iterator[Token]:
    for token in doc:
        word = parse.words[token.i]
        verbal = token.pos_ in {"VERB", "AUX"}
        lemma = verb_lemma(token, parse) if verbal else parse.noun_lemma(token)
        yield Token(parse.base + token.i, word.start, word.end, word.text, lemma, token.pos_)
