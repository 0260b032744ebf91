"""Words as the search for place names sees them: where a sentence starts, what is capitalised, what joins two words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.knowledge.place_context import PlaceContext
from dateline.knowledge.romanisation import fold_name
from dateline.values import value

WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|[A-Z]\.[A-Z][a-z]\."
    r"|[\w\u0610-\u061a\u064b-\u065f\u0670]+(?:['’‘ʼʻʿʾ`´‛][\w\u064b-\u065f]+)*"
)
POSSESSIVE = re.compile(r"['’ʼ]s$|(?<=s)['’]$")
ELISION = re.compile(
    r"(?-i:(?!N['’ʼ][A-ZÀ-Ý]))(?:[dlnsjc]|qu|jusqu|lorsqu|puisqu)['’ʼ](?=[^\W\d_])", re.IGNORECASE
)
"""Never in "N'Gouma", which is one name."""
ARABIC_LETTERS = ("\u0600", "\u06ff")
"""The first and the last."""
JOINTS = frozenset({"", " ", "\u00a0", *"-‐‑"})
"""All that stands between two words of one name."""
STOPPED = re.compile(r"\.[ \u00a0]")
ABBREVIATED = frozenset("st ste mt ft n s e w sta sto".split())
SENTENCE_END = re.compile(r"[.!?:;\n…•|؟؛\"“”«»—]")
SHOUTED_SHARE = 0.75
SHOUTED_WORDS = 5
SHORT_WORD = 4
OF = frozenset("of de del da do di du d la le el l the a al".split())
AND = frozenset("and y e et".split())
"""Small words between names, and between a name and what it is, of the languages written in Latin letters."""


@value(frozen=True, slots=True)
class Word:
    start: int
    end: int
    text: str
    folded: str
    capital: bool
    initial: bool
    """It opens a sentence, a line or a quotation, so its capital proves nothing."""
    joined: str | None
    """What stands before it when it may belong to the word before: " ", "-", "." after an abbreviation, "" after an
    elision; None where punctuation parts them."""
    arabic: bool = False
    shouted: bool = False
    """It stands in a line of capitals or in title case."""

    @property
    def upper(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


def words_of(text: str, start: int, end: int, context: PlaceContext) -> list[Word]:
    """The words of a stretch of text, with shouted lines marked."""
    found: list[Word] = []
    for begin, stop in pieces(text, start, end):
        found.append(word_at(text, begin, stop, found, start, context))
    return mark_shouted(found)


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Words without their possessive, elided articles as pieces of their own."""
    for match in WORD.finditer(text, start, end):
        begin, stop = match.span()
        if match.group().isalnum():
            yield begin, stop
            continue
        possessive = POSSESSIVE.search(match.group())
        if possessive:
            stop = begin + possessive.start()
        elision = ELISION.match(text, begin, stop)
        if elision:
            yield begin, elision.end()
            begin = elision.end()
        if stop > begin:
            yield begin, stop


def word_at(
    text: str, begin: int, stop: int, before: Sequence[Word], start: int, context: PlaceContext
) -> Word:
    shown = text[begin:stop]
    gap = text[before[-1].end : begin] if before else text[start:begin]
    joined: str | None = None
    if before and gap in JOINTS:
        joined = gap
    elif before and STOPPED.fullmatch(gap) and is_shortened(before[-1], context):
        joined = "."
    return Word(
        start=begin,
        end=stop,
        text=shown,
        folded=fold_name(shown),
        capital=shown[:1].isupper(),
        initial=not before or (joined is None and bool(SENTENCE_END.search(gap))),
        joined=joined,
        arabic=ARABIC_LETTERS[0] <= shown[:1] <= ARABIC_LETTERS[1],
    )


def is_shortened(word: Word, context: PlaceContext) -> bool:
    """ "St.", "Gen.", and the initial of a person: their dot ends no sentence."""
    initial = len(word.text) == 1 and word.capital
    return initial or word.folded in ABBREVIATED or word.folded in context.titles


def mark_shouted(words: list[Word]) -> list[Word]:
    """Where three of four words of a sentence have capitals, a capital says nothing."""
    marked: list[Word] = []
    for sentence in sentences(words):
        heavy = [word for word in sentence if len(word.text) >= SHORT_WORD]
        share = sum(word.capital for word in heavy) / max(1, len(heavy))
        shouted = len(heavy) >= SHOUTED_WORDS and share >= SHOUTED_SHARE and not sentence[0].arabic
        marked += [replace(word, shouted=True) for word in sentence] if shouted else sentence
    return marked


def sentences(words: Sequence[Word]) -> Iterator[list[Word]]:
    current: list[Word] = []
    for word in words:
        if word.initial and current:
            yield current
            current = []
        current.append(word)
    if current:
        yield current
