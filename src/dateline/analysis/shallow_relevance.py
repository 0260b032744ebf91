"""Which sentences the chunker must see: those with a form of a word that may name an event or say who speaks.

The forms come from the morphology of the language, made once a process; a sentence without any cannot carry an event.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from dateline.analysis.relevance import TELLING, WORD
from dateline.document import Form, Sentence
from dateline.knowledge.language import load_language
from dateline.knowledge.lexicon import load_lexicon
from dateline.knowledge.morphology import Morphology, load_morphology, plain_verb

Forms = frozenset[str]


def relevant_to_chunk(
    text: str, sentences: Sequence[Sentence], morphology: Morphology
) -> list[bool]:
    """One answer a sentence; all false when no sentence holds a word of an event."""
    events, telling = forms_of_events(morphology.language), forms_of_telling(morphology.language)
    words = [set(WORD.findall(morphology.fold(text[s.start : s.end]))) for s in sentences]
    eventful = [bool(found & events) for found in words]
    if not any(eventful):
        return [False] * len(sentences)
    return [e or bool(found & telling) for e, found in zip(eventful, words, strict=True)]


@cache
def forms_of_events(language: str) -> Forms:
    morphology, lexicon = load_morphology(language), load_lexicon(language)
    verbs = {
        plain_verb(word, morphology.grammar)
        for trigger in lexicon.triggers
        if trigger.form is Form.VERB
        for word in trigger.words
    }
    nouns = (w for t in lexicon.triggers if t.form is Form.NOUN for w in t.words)
    return frozenset((*inflected_verbs(verbs, morphology), *inflected_nouns(nouns, morphology)))


@cache
def forms_of_telling(language: str) -> Forms:
    morphology, embedding = load_morphology(language), load_lexicon(language).embedding
    words = {word for name in TELLING for word in getattr(embedding, name)}
    verbs = {plain_verb(word, morphology.grammar) for word in words}
    known = load_language(language)
    nouns = words | {*known.running_nouns, *known.happenings}
    return frozenset((*inflected_verbs(verbs, morphology), *inflected_nouns(nouns, morphology)))


def inflected_verbs(lemmas: set[str], morphology: Morphology) -> Iterator[str]:
    for form, readings in morphology.verbs.items():
        if any(lemma in lemmas for lemma, _, _ in readings):
            yield first_word(form)


def inflected_nouns(lemmas: Iterable[str], morphology: Morphology) -> Iterator[str]:
    for lemma in lemmas:
        head = lemma.split()[0]
        yield from (first_word(form) for form in morphology.inflector.forms(head))


def first_word(form: str) -> str:
    found = WORD.search(form)
    return found[0] if found else form
