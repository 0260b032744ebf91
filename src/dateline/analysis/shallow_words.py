"""Words of a sentence with exact offsets, cut as the language writes them.

An elided article or pronoun ("l'", "d'"), a pronoun tied on by a hyphen ("-se", "-t-il") and an Arabic particle written
onto the next word are words of their own. Whatever the text, every character that is no white space is in one word.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from dateline.knowledge.morphology import Morphology
from dateline.values import value

PIECE = re.compile(
    r"(?P<a>[A-Z])(?P=a)\.[ \u00a0]?(?P<b>[A-Z])(?P=b)\b\.?"  # "EE. UU.", "FF. AA."
    r"|\d+(?:[.,:]\d+)*(?:\.?[ºª]|[°%])?"
    r"|[^\W\d_]+\d*(?:[\u0300-\u036f\u064b-\u0652\u0670\u0640]+[^\W\d_]*)*"
    r"(?:[-‐'’.·][^\W_]+[\u0300-\u036f\u064b-\u0652\u0640]*)*"
    r"|[^\w\s]|\w+|\S"
)
APOSTROPHES = "'’ʼ‘"
SOUNDED = re.compile(rf"[MN][{APOSTROPHES}](?:(?P<large>[A-ZÀ-Ý])|\w)")
"""A name that begins with a sound before a consonant: "N'Gouma", "M'zirâa"; no "ne", no "me"."""
OPENERS = frozenset('.!?…:;«»“”"(–—-\n')


@value(frozen=True, slots=True)
class Word:
    """One word: its place in the text, and its lower-case form with a straight apostrophe."""

    start: int
    end: int
    text: str
    lower: str


@lru_cache(maxsize=16)
def cutter(language: str, elisions: tuple[str, ...], tied: tuple[str, ...]) -> re.Pattern[str]:
    """What is cut off at the front or at the back of a word."""
    fronts = "|".join(re.escape(e.rstrip("'")) for e in sorted(elisions, key=len, reverse=True))
    backs = "|".join(re.escape(t) for t in sorted(tied, key=len, reverse=True))
    front = f"(?:{fronts})[{APOSTROPHES}](?=\\w)" if fronts else "(?!)"
    back = f"(?<=\\w)(?:{backs})+$" if backs else "(?!)"
    return re.compile(f"(?P<front>^{front})|(?P<back>{back})", re.IGNORECASE)


def words_of(text: str, start: int, end: int, morphology: Morphology) -> list[Word]:
    """The words of `text[start:end]`, in order, without overlap."""
    grammar = morphology.grammar
    cuts = cutter(morphology.language, grammar.elisions, grammar.hyphenated)
    plain = not (grammar.elisions or grammar.hyphenated or grammar.proclitics)
    whole_words = not grammar.proclitics and all(tied[0] == "-" for tied in grammar.hyphenated)
    found: list[Word] = []
    for piece in PIECE.finditer(text, start, end):
        alone = plain or (whole_words and piece[0].isalpha()) or not piece[0][0].isalpha()
        if alone or is_sounded(text, piece):
            found.append(word(text, piece.start(), piece.end(), morphology))
        elif (parts := parted(piece[0], grammar.hyphenated, grammar.mesoclitic)) is not None:
            verb, pronoun, ending = parts
            middle, end_of = piece.start() + len(verb), piece.end()
            whole = morphology.fold(verb + ending.lstrip("-"))
            found.append(Word(piece.start(), middle, verb, whole))
            found.append(Word(middle, end_of, text[middle:end_of], morphology.fold(pronoun)))
        else:
            spans = cut(text, piece.start(), piece.end(), cuts)
            for span in spans:
                found.extend(
                    word(text, *s, morphology) for s in unprefixed(text, *span, morphology)
                )
    return found


def is_sounded(text: str, piece: re.Match[str]) -> bool:
    """Whether a word with an apostrophe is one name: two capitals, or one where no sentence begins."""
    found = SOUNDED.match(piece[0])
    before = text[max(0, piece.start() - 2) : piece.start()].strip(" \u00a0")
    return found is not None and bool(found["large"] or (before and before not in OPENERS))


def parted(
    written: str, pronouns: tuple[str, ...], endings: tuple[str, ...]
) -> tuple[str, str, str] | None:
    """ "retirar-se-ão": the verb, the pronoun inside its future and the ending, which is of the verb."""
    verb, *rest = written.split("-")
    if not endings or len(rest) != 2 or not verb.endswith("r"):
        return None
    pronoun, ending = (f"-{part.lower()}" for part in rest)
    return (verb, pronoun, ending) if pronoun in pronouns and ending in endings else None


def word(text: str, start: int, end: int, morphology: Morphology) -> Word:
    written = text[start:end]
    meant = morphology.grammar.capitals.get(written, written)
    return Word(start, end, written, morphology.fold(meant))


def cut(text: str, start: int, end: int, cuts: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """ "l'armée" as "l'" and "armée"; "retirou-se" as "retirou" and "-se"; nothing is lost."""
    while start < end:
        match = cuts.match(text[start:end])
        if match is None or match.end() >= end - start or not match["front"]:
            break
        yield start, start + match.end()
        start += match.end()
    behind = cuts.search(text[start:end])
    if behind is not None and behind["back"] and behind.start() > 0:
        yield start, start + behind.start()
        yield start + behind.start(), end
    elif start < end:
        yield start, end


def unprefixed(
    text: str, start: int, end: int, morphology: Morphology
) -> Iterator[tuple[int, int]]:
    """Particles written onto a word are cut off where the rest is known and the whole is not."""
    if not morphology.grammar.proclitics:
        yield start, end
        return
    at = start
    while (size := prefix_size(morphology.fold(text[at:end]), morphology)) > 0:
        stop = at + size
        while stop < end and len(morphology.fold(text[at:stop])) < size:
            stop += 1
        yield at, stop
        at = stop
    yield at, end


def prefix_size(form: str, morphology: Morphology) -> int:
    if morphology.is_listed(form):
        return 0
    for prefix in morphology.grammar.proclitics:
        rest = form[len(prefix) :]
        if form.startswith(prefix) and len(rest) > 1 and morphology.is_known(rest):
            return len(prefix)
    return 0
