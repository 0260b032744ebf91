"""Which sentences may carry an event, in a language whose words are cut before they are looked up."""

from collections.abc import Sequence
from functools import cache

from dateline.analysis.construct_words import Cutter, Part, cutter_of
from dateline.analysis.relevance import TELLING
from dateline.analysis.shallow_words import PIECE
from dateline.document import Form, Sentence
from dateline.knowledge.lexicon import Lexicon, load_lexicon


def relevant_construct(text: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> list[bool]:
    """One answer a sentence; all false when no sentence holds a word of an event."""
    cutter = cutter_of(lexicon.language)
    events, telling = event_lemmas(lexicon.language), telling_lemmas(lexicon.language)
    lemmas = [lemmas_of(text, s.start, s.end, cutter) for s in sentences]
    eventful = [bool(found & events) for found in lemmas]
    if not any(eventful):
        return [False] * len(sentences)
    return [e or bool(found & telling) for e, found in zip(eventful, lemmas, strict=True)]


def lemmas_of(text: str, start: int, end: int, cutter: Cutter) -> set[str]:
    found: set[str] = set()
    for match in PIECE.finditer(text, start, end):
        if match[0][0].isalpha():
            for part in cutter.cut(cutter.morphology.fold(match[0])):
                found.update(lemmas(part))
    return found


def lemmas(part: Part) -> set[str]:
    found = {reading.lemma for reading in part.readings}
    if part.noun is not None:
        found.add(part.noun)
    return found


@cache
def event_lemmas(language: str) -> frozenset[str]:
    """First words of all triggers."""
    triggers = load_lexicon(language).triggers
    fold = cutter_of(language).morphology.fold
    known = cutter_of(language).morphology.nouns
    found: set[str] = set()
    for trigger in triggers:
        for word in trigger.words:
            first = word.split()[0]
            noun = trigger.form is Form.NOUN
            found.add(known.get(fold(first), first) if noun else first)
    return frozenset(found)


@cache
def telling_lemmas(language: str) -> frozenset[str]:
    embedding = load_lexicon(language).embedding
    return frozenset(w.split()[0] for name in TELLING for w in getattr(embedding, name))
