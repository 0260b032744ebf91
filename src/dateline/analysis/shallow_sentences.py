"""Sentences of a language without a parser: tokens and clauses by closed classes, verb forms and word order.

    words -> units -> tags -> items (phrases, verb groups, joints) -> frames -> roles -> clauses

Every step is one file; all knowledge of the language stands in its folder. What this cannot see (a far attachment, an
ellipsis) it leaves out rather than guesses.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.analysis.shallow_appositions import joined_appositions
from dateline.analysis.shallow_clauses import Clauses
from dateline.analysis.shallow_frames import Frames
from dateline.analysis.shallow_items import Items
from dateline.analysis.shallow_roles import Roles
from dateline.analysis.shallow_tags import UNIVERSAL, tag_units
from dateline.analysis.shallow_units import Unit, units_of
from dateline.analysis.shallow_words import Word, words_of
from dateline.analysis.syntax import Syntax
from dateline.document import Clause, Sentence, Token
from dateline.knowledge.language import LanguageFile
from dateline.knowledge.lexicon import Lexicon
from dateline.knowledge.morphology import Morphology


def chunk_sentences(
    text: str,
    sentences: Sequence[Sentence],
    wanted: Sequence[bool],
    lexicon: Lexicon,
    words: LanguageFile,
    morphology: Morphology,
) -> Syntax:
    """Tokens and clauses of the wanted sentences; the others keep an empty token range."""
    tokens: list[Token] = []
    clauses: list[Clause] = []
    placed: list[Sentence] = []
    for sentence, is_wanted in zip(sentences, wanted, strict=True):
        first = len(tokens)
        if is_wanted:
            found = words_of(text, sentence.start, sentence.end, morphology)
            units = units_of(found, morphology)
            tag_units(units, morphology)
            tokens.extend(tokens_of(found, units, first))
            clauses.extend(
                clauses_of(found, units, sentence.index, first, len(clauses), lexicon, morphology)
            )
        placed.append(replace(sentence, first=first, last=len(tokens)))
    return Syntax(tuple(placed), tuple(tokens), tuple(clauses))


def tokens_of(words: Sequence[Word], units: Sequence[Unit], base: int) -> Iterator[Token]:
    for unit in units:
        tag = UNIVERSAL.get(unit.tag, "X")
        for at in range(unit.first, unit.last):
            word = words[at]
            head = at == unit.first
            lemma = (word.text if tag == "PROPN" else unit.lemma) if head else word.lower
            yield Token(base + at, word.start, word.end, word.text, lemma, tag)


def clauses_of(
    words: Sequence[Word],
    units: Sequence[Unit],
    sentence: int,
    base: int,
    first_index: int,
    lexicon: Lexicon,
    morphology: Morphology,
) -> list[Clause]:
    """The clauses of one tagged sentence."""
    items = joined_appositions(list(Items(units, lexicon, morphology).read()), lexicon)
    builder = Frames(items, lexicon, morphology)
    frames = builder.build()
    roles = Roles(frames, builder, lexicon, morphology)
    roles.assign()
    return Clauses(frames, roles, words).build(sentence, base, first_index)
