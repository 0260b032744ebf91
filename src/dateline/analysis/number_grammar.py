"""What surrounds a number, as regular expressions made once from a language's `numbers.yaml`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.analysis.number_parsing import (
    GAP,
    digits_pattern,
    either,
    number_words,
    scale_words,
)
from dateline.analysis.time_folding import fold_word
from dateline.knowledge.language import load_language
from dateline.knowledge.number_words import NumberWords, VagueNumber, load_number_words

WORD = re.compile(r"[^\W_]+")
CHAIN = re.compile(r"[^\W_]+(?:-[^\W_]+)*(?:'s(?!\w))?")
"""A word with its hyphens: "rebel-held" is one; elided French words are two."""


@dataclass(frozen=True, slots=True)
class Noun:
    lemma: str
    kind: str
    """people, things or states."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's numbers, ready to run."""

    words: NumberWords
    first_words: frozenset[str]
    number: re.Pattern[str]
    vague: Mapping[str, VagueNumber]
    single: Mapping[str, str]
    """Words that are a number only before a noun: article, no, both, nothing."""
    before: re.Pattern[str]
    after: re.Pattern[str]
    opener: re.Pattern[str]
    joiner: re.Pattern[str]
    excluded_before: re.Pattern[str]
    excluded_after: re.Pattern[str]
    part_before: re.Pattern[str]
    part_after: re.Pattern[str]
    listed: re.Pattern[str]
    bare_before: re.Pattern[str]
    bare_after: re.Pattern[str]
    before_total: re.Pattern[str]
    """ "(à 34) le nombre de": right behind a figure, the word for what it totals."""
    total: re.Pattern[str]
    """ "the toll of Monday's raid to": a word for a total, and whereto it rose, right before its figure."""
    group: re.Pattern[str]
    groups: Mapping[str, str]
    of: re.Pattern[str]
    nouns: Mapping[str, Noun]
    counted: Mapping[str, tuple[int, str]]
    """Forms that hold their number, two or one, and their lemma."""
    stops: frozenset[str]
    adjectives: frozenset[str]
    prefixes: tuple[str, ...]


@cache
def compile_grammar(language: str) -> Grammar:
    words = load_number_words(language)
    vague = {fold_word(form): entry for entry in words.vague for form in entry.forms}
    single = _singles(words)
    return Grammar(
        words=words,
        first_words=_first_words(words, [*vague, *single]),
        number=_number(words, [*vague, *single]),
        vague=vague,
        single=single,
        before=_named(words.bounds.model_dump(), "", rf"{GAP}?$", _word_start(words)),
        after=_named(words.bounds.model_dump(), "_after", r"(?!\w)", rf"{GAP}"),
        opener=_ending(words.ranges.openers),
        joiner=_joiner(words),
        excluded_before=_ending(words.excluded.before, r"\s?"),
        excluded_after=_beginning(words.excluded.after, r"(?:\s|-)?"),
        part_before=_ending(words.part_of_before, r"[\s,:]*"),
        part_after=_beginning(words.part_of_after, r"\s+"),
        listed=re.compile(rf"[\s,]*(?:{_joined(words)})?\s*$"),
        bare_before=_ending(words.bare_before, r"\s+"),
        bare_after=_beginning(words.bare_after, r"\s+"),
        before_total=_before_total(language),
        total=_total(language),
        group=_ending(words.nouns.groups, r"\s+"),
        groups={fold_word(form): lemma for form, lemma in words.nouns.groups.items()},
        of=re.compile(rf"{GAP}{either(words.of)}(?:(?<=')|(?=['\s]))" if words.of else r"(?!)"),
        nouns=_nouns(words),
        counted={
            fold_word(form): (value, lemma)
            for value, forms in ((2, words.nouns.duals), (1, words.nouns.singles))
            for form, lemma in forms.items()
        },
        stops=frozenset(map(fold_word, words.stops)),
        adjectives=frozenset(map(fold_word, words.adjectives)),
        prefixes=tuple(map(fold_word, words.prefixes)),
    )


def _singles(words: NumberWords) -> dict[str, str]:
    kinds = {
        "article": words.articles,
        "nothing": words.nothing,
        "no": words.no,
        "both": words.both,
    }
    return {fold_word(form): kind for kind, forms in kinds.items() for form in forms}


def _first_words(words: NumberWords, others: Iterable[str]) -> frozenset[str]:
    known = [f for forms in (*words.words.values(), *words.scales.values()) for f in forms]
    return frozenset(
        match[0] for f in [*map(fold_word, known), *others] if (match := WORD.search(f))
    )


def _number(words: NumberWords, others: Iterable[str]) -> re.Pattern[str]:
    endings = either(words.ordinals)
    rest = rf"(?:{GAP}{re.escape(words.joiner)}\d{{1,3}}(?!\d))?" if words.joiner_attached else ""
    scaled = rf"(?:{GAP}?{scale_words(words)}(?!\w){rest})?"
    digits = rf"{digits_pattern(words)}{scaled}(?!{endings}(?!\w))"
    return re.compile(
        rf"(?:(?P<digits>{digits})(?![\d:/]|[.,]\d)|(?P<vague>{either(others)})(?!\w)"
        rf"|(?P<words>{number_words(words)}))(?!\w)"
    )


def _joiner(words: NumberWords) -> re.Pattern[str]:
    gap = f"{GAP}?" if words.joiner_attached else GAP
    return re.compile(rf"(?:{GAP}?-{GAP}?|{GAP}(?P<word>{either(words.ranges.joiners)}){gap})")


def _joined(words: NumberWords) -> str:
    joiner = re.escape(fold_word(words.joiner))
    return joiner if words.joiner_attached else rf"{joiner}\b"


def _ending(words: Iterable[str], gap: str = r"\s*") -> re.Pattern[str]:
    """Finds one of the words right before a place."""
    return re.compile(rf"(?<!\w)(?P<found>{either(words)}){gap}$")


def _total(language: str) -> re.Pattern[str]:
    known = load_language(language)
    to = ("to", "at") if language == "en" else known.goals
    nouns = either(known.running_nouns)
    counted = "|".join(rf"{v}\s+(?:the\s+\w+|it)" for v in known.put_forms) or r"(?!)"
    return re.compile(rf"\b(?:{nouns}|{counted})\b[^.;:!?\n]{{0,90}}\b{either(to)}\s+$")


def _before_total(language: str) -> re.Pattern[str]:
    known = load_language(language)
    return re.compile(rf"\s+{either(known.definite)}\s+{either(known.running_nouns)}(?!\w)")


def _beginning(words: Iterable[str], gap: str) -> re.Pattern[str]:
    """Finds one of the words right after a place."""
    return re.compile(rf"{gap}{either(words)}(?!\w)")


def _word_start(words: NumberWords) -> str:
    particles = "".join(
        re.escape(fold_word(prefix)) for prefix in words.prefixes if len(prefix) == 1
    )
    return rf"(?<!\w)[{particles}]?" if particles else r"(?<!\w)"


def _named(
    bounds: Mapping[str, tuple[str, ...]], suffix: str, end: str, start: str
) -> re.Pattern[str]:
    chosen = {
        name.removesuffix("_after"): forms
        for name, forms in bounds.items()
        if forms and name.endswith("_after") == bool(suffix)
    }
    branches = "|".join(f"(?P<{name}>{either(forms)})" for name, forms in chosen.items())
    return re.compile(f"{start}(?:{branches or '(?!)'}){end}")


def _nouns(words: NumberWords) -> dict[str, Noun]:
    """Every listed form, the lemma itself and its regular plural."""
    found: dict[str, Noun] = {}
    for kind in ("states", "things", "people"):
        for lemma, forms in getattr(words.nouns, kind).items():
            noun = Noun(lemma, kind)
            for form in (lemma, *_plurals(lemma, words), *forms):
                found[fold_word(form)] = noun
    for form, noun in list(found.items()):
        parts = form.split()
        found.setdefault(parts[-1] if words.noun_last else parts[0], noun)
    return found


def _plurals(lemma: str, words: NumberWords) -> list[str]:
    """Forms that `endings` would lead back to the lemma."""
    if lemma.endswith("s") and words.noun_last:
        return []
    return [
        lemma.removesuffix(singular) + plural
        for plural, singular in words.endings
        if lemma.endswith(singular) and plural != singular
    ]
