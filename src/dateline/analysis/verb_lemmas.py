"""Lemmas of verb forms, by English spelling: "staged" is of "stage", since "stag" would double its last letter.

The model's lemmatizer takes the first verb it knows when it strips an ending ("raped" is "rap" to it) and leaves
compounds of irregular verbs alone ("retook", "overran"). Both are put right from the list of verbs the model itself
brings: every verb is inflected as spelling has it, and a form is looked up among the results.
"""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

VOWELS = "aeiou"
PREFIXES = ("re", "over", "out", "under", "mis", "fore", "with", "up")
PREFIX = re.compile(rf"({'|'.join(PREFIXES)})-?(?=\w{{3}})")
COMMON = frozenset(
    {
        "became",
        "become",
        "underwent",
        "undergone",
        "understood",
        "withdrew",
        "withdrawn",
        "withheld",
    }
    | {"upheld", "outdone", "overcome", "overcame", "underwritten", "misled", "withstood"}
)
"""Compounds that mean no more what their parts do, and that a model knows."""
INFLECTED = frozenset({"VBD", "VBN", "VBG"})


class VerbLemmas:
    """Looks up the verb that a form is of."""

    def __init__(self, verbs: frozenset[str], irregular: dict[str, tuple[str, ...]]) -> None:
        self._irregular, self._verbs = irregular, verbs
        self._regular: dict[str, set[str]] = {}
        for verb in verbs:
            for form in regular_forms(verb):
                self._regular.setdefault(form, set()).add(verb)

    def correct(self, doc: Doc) -> Doc:
        """The document with the lemmas of its past forms and participles put right."""
        for token in doc:
            if token.tag_ in INFLECTED and token.pos_ in {"VERB", "ADJ"}:
                token.lemma_ = self.lemma(token.lower_, token.lemma_)
            elif token.tag_ == "VBZ" and self.drops_only_s(token.lower_, token.lemma_):
                token.lemma_ = token.lower_[:-1]
            elif token.tag_ in {"VBP", "VB"} and (lemma := self.prefixed(token.lower_)):
                past = token.tag_ == "VBP" or lemma != token.lower_  # "retook" is no infinitive
                token.lemma_, token.tag_ = lemma, "VBD" if past else token.tag_
        return doc

    def drops_only_s(self, form: str, guess: str) -> bool:
        """ "hopes" is of "hope", since that of "hop" is "hops"."""
        if guess != form[:-2] or form[:-1] not in self._verbs:
            return False
        return form.endswith("es") and not guess.endswith(("s", "x", "z", "ch", "sh", "o"))

    def lemma(self, form: str, guess: str) -> str:
        """The verb of a form; `guess` where spelling leaves it open or says nothing."""
        listed = self._irregular.get(form, ())
        if listed:
            return guess if guess in listed or guess != form else listed[0]
        found = self._regular.get(form, set())
        if found:
            return guess if guess in found else min(found, key=lambda verb: (len(verb), verb))
        return self.prefixed(form) or guess

    def bare(self, form: str) -> str | None:
        """ "took" in "retook": the irregular form that a small-letter form is made of; None for all others."""
        start = PREFIX.match(form)
        bare = form[start.end() :] if start is not None else ""
        return bare if bare in self._irregular and form not in COMMON else None

    def prefixed(self, form: str) -> str | None:
        """ "retook" by "took"."""
        start = PREFIX.match(form)
        if start is None:
            return None
        if form in self._irregular:
            return self._irregular[form][0]
        lemmas = self._irregular.get(form[start.end() :], ())
        return f"{start[1]}{lemmas[0]}" if lemmas else None


@cache
def regular_forms(verb: str) -> tuple[str, ...]:
    """The forms in "-ed" and "-ing"; both where the stress, which spelling does not show, decides."""
    return tuple(form for stem in stems(verb) for form in (f"{stem}ed", f"{stem}ing"))


def stems(verb: str) -> Iterator[str]:
    if verb.endswith("ie"):
        yield f"{verb[:-2]}y"
    if verb.endswith(("ee", "oe", "ye")):
        yield verb
        yield verb[:-1]
    elif verb.endswith("e"):
        yield verb[:-1]
    elif verb.endswith("y") and verb[-2:-1] not in VOWELS:
        yield verb
        yield f"{verb[:-1]}i"
    elif not ends_short(verb):
        yield verb
    else:
        yield verb + verb[-1]
        if len(re.findall(f"[{VOWELS}y]+", verb)) > 1:
            yield verb


def ends_short(verb: str) -> bool:
    """Consonant, one vowel, consonant: the last is doubled."""
    return len(verb) > 2 and bool(re.search(rf"[^{VOWELS}][{VOWELS}][^{VOWELS}wxyh]$", verb))
