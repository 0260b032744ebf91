"""Which sentences a parser must see: those with a word that may name an event or say who speaks.

Judged on surface forms before anything is parsed. Every form of a word in the lexicon is generated once a process by
the regular endings of the language and its irregular forms; a sentence without any of them cannot carry an event.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from dateline.analysis.parser import lemma_table
from dateline.document import Sentence
from dateline.knowledge.language import load_language
from dateline.knowledge.lexicon import Lexicon, load_lexicon

WORD = re.compile(r"[^\W\d_]+")
TELLING = ("speech", "denial", "accusation", "threat", "demand", "doubt", "stance", "finding")


def relevant(text: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> list[bool]:
    """One answer a sentence; all false when no sentence holds a word of an event."""
    events, telling = trigger_forms(lexicon.language), telling_forms(lexicon.language)
    words = [set(WORD.findall(text[s.start : s.end].lower())) for s in sentences]
    eventful = [bool(found & events) for found in words]
    if not any(eventful):
        return [False] * len(sentences)
    return [e or bool(found & telling) for e, found in zip(eventful, words, strict=True)]


@cache
def trigger_forms(language: str) -> frozenset[str]:
    lexicon = load_lexicon(language)
    return frozenset(forms_of(word for trigger in lexicon.triggers for word in trigger.words))


@cache
def telling_forms(language: str) -> frozenset[str]:
    """Words of saying, of figures that run on ("the toll rose to 14"), and of what was just told ("the incident")."""
    embedding = load_lexicon(language).embedding
    saying = (word for name in TELLING for word in getattr(embedding, name))
    words = load_language(language)
    return frozenset(forms_of((*saying, *words.running_nouns, *words.happenings)))


def forms_of(phrases: Iterable[str]) -> set[str]:
    """Surface forms of the first content word of each phrase ("took" for "take over")."""
    irregular = irregular_forms()
    found: set[str] = set()
    for phrase in phrases:
        words = WORD.findall(phrase.lower())
        if words:
            word = words[0] if len(words[0]) > 2 else words[-1]
            found |= regular_forms(word) | irregular.get(word, set())
    return found


def regular_forms(word: str) -> set[str]:
    stem = word.removesuffix("e")
    found = {
        word,
        word + "s",
        word + "es",
        word + "ed",
        word + "ing",
        stem + "ed",
        stem + "ing",
        word + word[-1] + "ed",
    }
    found |= {word + word[-1] + "ing"}
    if word.endswith("y"):
        found |= {word[:-1] + "ies", word[:-1] + "ied"}
    return found


@cache
def irregular_forms() -> dict[str, set[str]]:
    """Lemma -> forms that no rule makes ("take" -> "took", "taken")."""
    table = lemma_table("lemma_exc")
    found: dict[str, set[str]] = {}
    for exceptions in table.values():
        for form, lemmas in exceptions.items():
            for lemma in lemmas:
                found.setdefault(lemma, set()).add(form)
    return found
