"""Sentences of a language of the construct state, by the same steps as `shallow_sentences`, each read its own way.

    pieces -> units -> tags -> items -> frames -> roles -> clauses

Names and times found before come in as spans: they say where particles are cut off, what is a name where no capital
does, and what is no argument.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.analysis.construct_frames import ConstructFrames
from dateline.analysis.construct_items import ConstructItems
from dateline.analysis.construct_roles import ConstructRoles
from dateline.analysis.construct_tags import Tagger
from dateline.analysis.construct_units import ConstructUnit, Known, Units
from dateline.analysis.construct_words import Piece, cutter_of, pieces_of
from dateline.analysis.shallow_appositions import joined_appositions
from dateline.analysis.shallow_clauses import Clauses
from dateline.analysis.shallow_tags import UNIVERSAL
from dateline.analysis.syntax import Syntax
from dateline.document import Clause, Sentence, Token
from dateline.knowledge.lexicon import Lexicon
from dateline.knowledge.morphology import Morphology

WORD = re.compile(r"\w+")


def read_construct_sentences(
    text: str,
    sentences: Sequence[Sentence],
    wanted: Sequence[bool],
    lexicon: Lexicon,
    morphology: Morphology,
    known: Known,
) -> Syntax:
    """Tokens and clauses of the wanted sentences; the others keep an empty token range."""
    tokens: list[Token] = []
    clauses: list[Clause] = []
    placed: list[Sentence] = []
    cutter = cutter_of(morphology.language)
    borders = borders_of(text, known)
    for sentence, is_wanted in zip(sentences, wanted, strict=True):
        first = len(tokens)
        if is_wanted:
            pieces = pieces_of(text, sentence.start, sentence.end, cutter, borders)
            units = Units(pieces, known, cutter).read()
            Tagger(units, cutter, lexicon).run()
            tokens.extend(tokens_of(pieces, units, first))
            clauses.extend(
                clauses_of(
                    pieces, units, (sentence.index, first, len(clauses)), lexicon, morphology
                )
            )
        placed.append(replace(sentence, first=first, last=len(tokens)))
    return Syntax(tuple(placed), tuple(tokens), tuple(clauses))


def borders_of(text: str, known: Known) -> list[int]:
    """Where known names and the words of actors' names begin; no place begins inside a word of an actor's name."""
    words = [m for a, b in known.actors for m in WORD.finditer(text, a, b)]
    letters = {at for m in words for at in range(m.start() + 1, m.end())}
    starts = {a for a, _ in known.places if a not in letters}
    return sorted(starts | {a for a, _ in known.actors} | {m.start() for m in words})


def tokens_of(pieces: Sequence[Piece], units: Sequence[ConstructUnit], base: int) -> list[Token]:
    found: list[Token] = []
    for unit in units:
        tag = "PART" if unit.tag == "FUT" else UNIVERSAL.get(unit.tag, "X")
        for at in range(unit.first, unit.last):
            word = pieces[at].word
            lemma = unit.lemma if at == unit.first else word.lower
            if tag == "PROPN":
                lemma = word.text
            found.append(Token(base + at, word.start, word.end, word.text, lemma, tag))
    return found


def clauses_of(
    pieces: Sequence[Piece],
    units: Sequence[ConstructUnit],
    numbers: tuple[int, int, int],
    lexicon: Lexicon,
    morphology: Morphology,
) -> list[Clause]:
    """The clauses of one tagged sentence; `numbers` are those of sentence, first token and first clause."""
    words = [piece.word for piece in pieces]
    actors = frozenset(
        at
        for unit in units
        if unit.name is not None and unit.name < 0
        for at in range(unit.first, unit.last)
    )
    items = joined_appositions(list(ConstructItems(units, lexicon, morphology).read()), lexicon)
    builder = ConstructFrames(items, lexicon, morphology)
    frames = builder.build()
    times = frozenset(at for u in units if u.is_time for at in range(u.first, u.last))
    roles = ConstructRoles(frames, builder, lexicon, morphology, actors=actors, times=times)
    roles.assign()
    return Clauses(frames, roles, words).build(*numbers)
