"""Sentences of the coded blocks, by punctuation and the abbreviations of the language.

No parser is needed for this, so that a page can be judged before one is paid for. A line break inside a block is white
space (wire copy is hard-wrapped); a block border always ends a sentence.
"""

import re
from collections.abc import Iterator

from dateline.cleaning.dateline import end_of_dateline
from dateline.document import Sentence
from dateline.knowledge.language import LanguageFile
from dateline.records import CODED_BLOCKS, Article, BlockKind

END = re.compile(
    r"[.!?؟…。]+(?:[\"'”’)\]]|\s?»)*(?=\s+(?:«\s?|[\"'“‘(\[¿¡-])*[^\W_a-zà-öø-ÿ]|\s*$)|\n\s*\n"
    r"|(?<=[\u0621-\u064a]{3})[.؟](?=[\u0621-\u064a]{3})"
)
"""Arabic copy often leaves out the space behind a full stop.

French sets its marks off by a space: "… le calme. » Il a dit : « Partez. »"."""
LAST_WORD = re.compile(r"(\w+(?:\.\w+)*)\.$")
LONGEST = 1500
"""A sentence longer than this many characters is a list or a table and is cut."""


def split_sentences(article: Article, language: LanguageFile) -> tuple[Sentence, ...]:
    """Sentences of headline, dek, body, headings and captions, in order of the text."""
    found: list[Sentence] = []
    abbreviations = frozenset(language.abbreviations)
    for number, block in enumerate(article.blocks):
        if block.kind in CODED_BLOCKS:
            signs = block.kind is not BlockKind.HEADLINE
            begin = end_of_dateline(article.text, block.start, block.end) if signs else block.start
            for start, end in pieces(article.text, begin, block.end, abbreviations):
                found.append(Sentence(len(found), start, end, block.kind, 0, 0, number))
    return tuple(found)


def pieces(
    text: str, start: int, end: int, abbreviations: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Trimmed sentence spans of `text[start:end]`."""
    begin = start
    for stop in END.finditer(text, start, end):
        if stop.end() < end and goes_on(text[begin : stop.end()], abbreviations):
            continue
        yield from trimmed(text, begin, stop.end())
        begin = stop.end()
    yield from trimmed(text, begin, end)


def goes_on(sentence: str, abbreviations: frozenset[str]) -> bool:
    """Whether the full stop belongs to an abbreviation or an initial."""
    word = LAST_WORD.search(sentence)
    if not word:
        return False
    last = word.group(1)
    return last in abbreviations or (len(last) == 1 and last.isalpha() and last.isupper())


def trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut + 1
    if start < end:
        yield start, end
