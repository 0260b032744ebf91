"""What the gate knows a word by where words are written together: the lemmas that the cutter finds in it.

A noun, a verb and any other word have keys of their own, so that what is written alike ("he killed", "the killing")
stays apart from what only begins alike, and a compound is known by its first noun. The cutter remembers its answers.
"""

from collections.abc import Iterable, Iterator

from dateline.analysis.construct_units import compound_key
from dateline.analysis.construct_words import Cutter, Part, cutter_of

NOUN, VERB, WORD = "n:", "v:", "w:"


def written_keys(word: str, language: str) -> Iterator[str]:
    """Every way to know a word of the text."""
    cutter = cutter_of(language)
    for part in cutter.cut(cutter.morphology.fold(word)):
        if part.kind == "word":
            yield from part_keys(part, cutter)


def part_keys(part: Part, cutter: Cutter) -> Iterator[str]:
    if part.noun is not None:
        yield NOUN + part.noun
    yield from (VERB + reading.lemma for reading in part.readings[:1])  # the likeliest
    yield WORD + (part.noun or cutter.morphology.inflector.adjective_lemma(part.lower))


def noun_keys(words: Iterable[str], language: str) -> frozenset[str]:
    cutter = cutter_of(language)
    fold, nouns = cutter.morphology.fold, cutter.morphology.nouns
    return frozenset(NOUN + nouns.get(fold(word), word) for word in words)


def verb_keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(VERB + word for word in words)


def other_keys(words: Iterable[str], language: str) -> frozenset[str]:
    """Words that stand with a noun or verb in one wording."""
    cutter = cutter_of(language)
    return frozenset(WORD + compound_key(word, cutter) for word in words)
