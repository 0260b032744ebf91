"""Analysis: one article becomes a `Document` of sentences, clauses, names, times, numbers and quotations."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.analysis.actor_names import find_actor_names
from dateline.analysis.casing import restore_case
from dateline.analysis.construct_relevance import relevant_construct
from dateline.analysis.construct_sentences import read_construct_sentences
from dateline.analysis.construct_units import Known
from dateline.analysis.parser import is_word
from dateline.analysis.parsing import Surface, parse_sentences
from dateline.analysis.place_names import find_place_names
from dateline.analysis.quantities import find_quantities
from dateline.analysis.quotations import find_quotations
from dateline.analysis.relevance import relevant
from dateline.analysis.sentences import split_sentences
from dateline.analysis.shallow_relevance import relevant_to_chunk
from dateline.analysis.shallow_sentences import chunk_sentences
from dateline.analysis.speaker_labels import find_speaker_labels
from dateline.analysis.syntax import Syntax
from dateline.analysis.times import find_times
from dateline.analysis.ud_parser import ud_pipeline
from dateline.analysis.ud_sentences import parse_ud_sentences
from dateline.document import ActorName, Document, PlaceName, Sentence, TimeExpression
from dateline.knowledge.actors import STATE
from dateline.knowledge.base import Knowledge
from dateline.knowledge.morphology import Morphology, has_morphology, load_morphology
from dateline.records import CODED_BLOCKS, Article

Stretch = tuple[int, int]
HYPHENATED = re.compile(r"[^\W\d_a-z]\w+(?:-\w+)*-(?:[^\W\d_a-z]\w+|\w+-\w+)")
"""A name of hyphenated parts ("Jaish-e-Mohammad", "Chan-o-cha"), not a compound adjective ("Saudi-led")."""


def analyse(article: Article, knowledge: Knowledge) -> Document:
    """Everything coding looks at. The article's language must be one that has a folder."""
    sentences = split_sentences(article, knowledge.words)
    document = with_mentions(Document(article), spans(sentences), knowledge)
    syntax = read_syntax(document, sentences, knowledge)
    document = replace(
        document, sentences=syntax.sentences, tokens=syntax.tokens, clauses=syntax.clauses
    )
    spoken = find_quotations(document, knowledge.lexicon, knowledge.words)
    labels = find_speaker_labels(document, knowledge.lexicon, knowledge.actors)
    return replace(document, quotations=(*spoken, *labels))


def with_mentions(document: Document, stretches: list[Stretch], knowledge: Knowledge) -> Document:
    """Names, times and numbers, found on the words alone."""
    text, language = document.article.text, knowledge.language
    published = document.article.published
    places = places_of(document.article, knowledge)
    named = [a for s in stretches for a in find_actor_names(text, *s, language, knowledge.actors)]
    names: tuple[PlaceName | ActorName, ...] = (*places, *named)
    times = [
        [t for t in find_times(text, *s, language, published) if not is_inside_name(t, names)]
        for s in stretches
    ]
    numbers = [
        find_quantities(text, *s, language, t) for s, t in zip(stretches, times, strict=True)
    ]
    return replace(
        document,
        places=places,
        actors=tuple(a for a in named if not (is_state(a) and is_inside_name(a, places))),
        times=tuple(t for found in times for t in found),
        quantities=tuple(q for found in numbers for q in found),
    )


def places_of(article: Article, knowledge: Knowledge) -> tuple[PlaceName, ...]:
    """Place names of the coded blocks, datelines among them; found at once: what one sentence shows serves all."""
    blocks = [block for block in article.blocks if block.kind in CODED_BLOCKS]
    if not blocks:
        return ()
    whole = (min(block.start for block in blocks), max(block.end for block in blocks))
    names = find_place_names(article.text, *whole, knowledge.language, knowledge.gazetteer)
    return tuple(n for n in names if any(b.start <= n.start and n.end <= b.end for b in blocks))


def is_inside_name(
    found: TimeExpression | ActorName, places: Sequence[PlaceName | ActorName]
) -> bool:
    """The month in "Rio de Janeiro", the day in "March 23 Movement" are no times, the state in "Port Sudan" no side."""
    return any(
        p.start <= found.start and found.end <= p.end and p.end - p.start > found.end - found.start
        for p in places
    )


def is_state(name: ActorName) -> bool:
    return all(actor_id.startswith(STATE) for actor_id in name.actor_ids)


def spans(sentences: tuple[Sentence, ...]) -> list[Stretch]:
    return [(s.start, s.end) for s in sentences]


def read_syntax(
    document: Document, sentences: tuple[Sentence, ...], knowledge: Knowledge
) -> Syntax:
    text = document.article.text
    if has_morphology(knowledge.language):
        morphology = load_morphology(knowledge.language)
        if morphology.grammar.annexing is not None:
            return read_construct(document, sentences, knowledge, morphology)
        wanted = relevant_to_chunk(text, sentences, morphology)
        parser = ud_pipeline(knowledge.language)
        if parser is not None:
            return parse_ud_sentences(
                text, sentences, wanted, knowledge.lexicon, morphology, parser
            )
        return chunk_sentences(
            text, sentences, wanted, knowledge.lexicon, knowledge.words, morphology
        )
    wanted = relevant(document.article.text, sentences, knowledge.lexicon)
    names = [(a.start, a.end) for a in document.actors]
    names += [(p.start, p.end) for p in document.places]
    names += [found.span() for found in HYPHENATED.finditer(text)]
    surface = Surface(restore_case(text, spans(sentences), names, is_word), names)
    return parse_sentences(text, sentences, wanted, knowledge.lexicon, surface)


def read_construct(
    document: Document,
    sentences: tuple[Sentence, ...],
    knowledge: Knowledge,
    morphology: Morphology,
) -> Syntax:
    """The syntax of a language of the construct state, which leans on the names and times found before."""
    text, lexicon = document.article.text, knowledge.lexicon
    wanted = relevant_construct(text, sentences, lexicon)
    known = Known(
        sorted((p.start, p.end) for p in document.places),
        sorted((a.start, a.end) for a in document.actors),
        sorted((t.start, t.end) for t in document.times),
    )
    return read_construct_sentences(text, sentences, wanted, lexicon, morphology, known)
