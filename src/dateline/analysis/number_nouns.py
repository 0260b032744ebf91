"""The noun that a number counts, without a parser: a short run of words and a list of nouns.

Where adjectives come first ("14 Syrian regime soldiers") the last noun of the run is the head, elsewhere the first.
A noun of no list is taken too, made singular by the endings of the language.
"""

import re
from dataclasses import replace

from dateline.analysis.number_finding import REACH, Number
from dateline.analysis.number_grammar import CHAIN, Grammar, Noun
from dateline.analysis.time_folding import Folded

NOUN_REACH = 6
"""Words between a number and its noun at most, and the noun."""


def counted_noun(grammar: Grammar, folded: Folded, number: Number) -> Number | None:
    """The counted noun among the words that follow, also behind "(at 34) the number of"."""
    at = number.end
    if not number.may_be_year and (total := grammar.before_total.match(folded.text, at)):
        at = total.end()
    if of := grammar.of.match(folded.text, at):
        at = of.end()
    run = _run(grammar, folded, at)
    chosen = _head(grammar, run)
    if not chosen or (not chosen[1] and grammar.part_after.match(folded.text, number.end)):
        return None  # "four of them burned": what follows is said of them, not counted
    word, noun = chosen
    lemma = noun.lemma if noun else _singular(grammar, _as_written(folded, word))
    return replace(
        number, end=word.end(), unit=lemma, unit_start=word.start(), numeral_end=number.end
    )


def _as_written(folded: Folded, word: re.Match[str]) -> str:
    """The word with its accents, where folding dropped none of its characters."""
    written = folded.source[folded.original(word.start()) : folded.original(word.end())].lower()
    return written if len(written) == len(word[0]) else word[0]


def _run(grammar: Grammar, folded: Folded, at: int) -> list[re.Match[str]]:
    """Words up to the next function word, mark or number; "IS" in "40 IS fighters" is a name."""
    text = folded.text
    run: list[re.Match[str]] = []
    while len(run) < NOUN_REACH:
        while at < len(text) and (
            text[at] in " \u00a0\u202f'" or (text[at] == "\n" and text[at + 1 : at + 2] != "\n")
        ):
            at += 1
        word = CHAIN.match(text, at)
        stops = word is not None and word[0] in grammar.stops and not _is_letters(folded, word)
        if word is None or stops or word[0][0].isdigit():
            break
        if _begins_number(grammar, word[0], bool(run)):
            break
        run.append(word)
        at = word.end()
    return run


def _is_letters(folded: Folded, word: re.Match[str]) -> bool:
    """Two capitals or more, before a word in small letters."""
    first, last = folded.original(word.start()), folded.original(word.end())
    behind = folded.source[last : last + 2].strip()
    return last - first > 1 and folded.source[first:last].isupper() and behind.islower()


def _begins_number(grammar: Grammar, word: str, inside: bool) -> bool:
    """Whether another number starts here, particles aside."""
    rests = [word.removeprefix(prefix) for prefix in grammar.prefixes if word.startswith(prefix)]
    if any(rest[:1].isdigit() for rest in rests):
        return True
    return inside and any(
        rest in grammar.first_words or rest in grammar.counted for rest in (word, *rests)
    )


def bare_noun(grammar: Grammar, word: str) -> str:
    """The word without an article written onto it."""
    prefix = grammar.words.article_prefix
    return (
        word[len(prefix) :]
        if prefix and word.startswith(prefix) and len(word) > len(prefix) + 1
        else word
    )


def noun_before(grammar: Grammar, text: str, number: Number) -> Number | None:
    """The noun of people that a number stands behind: "[the] medics the fifteen", "[two] Americans two"."""
    before = list(CHAIN.finditer(text, max(0, number.start - REACH), number.start))[-2:]
    if not before or text[before[-1].end() : number.start].strip():
        return None
    last = before[-1]
    alike = before[:1] if before[0][0][-2:] == last[0][-2:] else []
    for word in (last, *alike):
        lead = next((p for p in grammar.prefixes if word[0].startswith(p)), "")
        for cut in ("", lead):
            noun = grammar.nouns.get(bare_noun(grammar, word[0].removeprefix(cut)))
            if noun is not None and noun.kind == "people":
                start = word.start() + len(cut)
                return replace(number, start=start, unit=noun.lemma, unit_start=start)
    return None


def _head(grammar: Grammar, run: list[re.Match[str]]) -> tuple[re.Match[str], Noun | None] | None:
    known = [
        (word, noun) for word in run if (noun := grammar.nouns.get(bare_noun(grammar, word[0])))
    ]
    nouns = [(word, noun) for word, noun in known if noun.kind != "states"]
    if grammar.words.noun_last:
        return _last_noun(run, nouns, known)
    if nouns and nouns[0][0].start() - run[0].start() < REACH:
        return nouns[0]
    if known and known[0][0] is run[0]:
        return known[0]
    return next(((w, None) for w in run if w[0] not in grammar.adjectives), None)


def _last_noun(
    run: list[re.Match[str]],
    nouns: list[tuple[re.Match[str], Noun]],
    known: list[tuple[re.Match[str], Noun]],
) -> tuple[re.Match[str], Noun | None] | None:
    if known and known[0][0] is run[0] and known[0][1].kind == "states" and not nouns:
        return known[0]
    if nouns:
        return nouns[-1]
    plural = [
        w
        for w in run
        if len(w[0]) > 3 and w[0].endswith("s") and not w[0].endswith(("ss", "us", "is"))
    ]
    return (plural[-1], None) if plural else None


def _singular(grammar: Grammar, word: str) -> str:
    word = bare_noun(grammar, word)
    for plural, singular in grammar.words.endings:
        if word.endswith(plural) and len(word) > len(plural) + 1:
            return word.removesuffix(plural) + singular
    return word
