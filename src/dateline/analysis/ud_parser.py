"""Dependency parsers of other languages than English: used where the user names one that is installed.

Any spaCy pipeline with Universal Dependencies will do. DATELINE_PARSER_FR (…_ES, …) names it; "auto" takes the largest
of `fr_core_news_*` (`es_core_news_*`, …) that is there. Unset, the chunker reads: it found more than the small French
pipeline when both were measured. Words are our own, so that offsets and the lexicon's words stay what they are.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from typing import Protocol

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dateline.analysis.shallow_words import Word
from dateline.errors import ConfigError

SIZES = ("lg", "md", "sm")
NONE, AUTO = "none", "auto"
UNUSED = ["ner", "senter", "textcat"]


class Pipeline(Protocol):
    """What is needed of a spaCy pipeline."""

    @property
    def vocab(self) -> Vocab: ...

    def pipe(self, texts: Iterable[Doc]) -> Iterator[Doc]: ...


@cache
def ud_pipeline(language: str) -> Pipeline | None:
    """The parser that the user wants for a language, or None; `ConfigError` where it is not installed."""
    named = os.environ.get(f"DATELINE_PARSER_{language.upper()}")
    if not named or named == NONE:
        return None
    names = [f"{language}_core_news_{size}" for size in SIZES] if named == AUTO else [named]
    for name in names:
        if find_spec(name):
            return spacy.load(name, exclude=UNUSED)
    raise ConfigError(
        f'no parser "{named}" is installed for {language}\n'
        f"  allowed: {AUTO}, {NONE} or the name of a spaCy pipeline with Universal Dependencies\n"
        f"  next: install {names[0]}, or unset DATELINE_PARSER_{language.upper()}"
    )


def parsed(pipeline: Pipeline, sentences: Iterable[Sequence[Word]]) -> Iterator[Doc]:
    """One parsed `Doc` a sentence, a token a word."""
    return pipeline.pipe(doc_of(words, pipeline.vocab) for words in sentences)


def doc_of(words: Sequence[Word], vocab: Vocab) -> Doc:
    ends = [*(w.start for w in words[1:]), words[-1].end] if words else []
    spaces = [end > word.end for word, end in zip(words, ends, strict=True)]
    return Doc(vocab, words=[w.text for w in words], spaces=spaces)
