"""The text as analysis reads it: of the page's length, without what only the layout put there.

A line broken by hand inside a paragraph goes on; an article all in capitals is put into ordinary case (`capitals`), and
the notes of those who transcribed it ("[words indistinct]") are left blank. What is found is quoted from the page.
"""

import re
from collections.abc import Iterator

from dateline.analysis.actor_names import find_actor_names
from dateline.analysis.capitals import ACRONYM, Names, is_great, is_plain, is_stop, ordinary
from dateline.analysis.casing import is_shouted
from dateline.analysis.place_names import find_place_names
from dateline.knowledge.base import Knowledge
from dateline.knowledge.romanisation import fold_name
from dateline.records import CODED_BLOCKS, Article

LANGUAGES = frozenset({"en"})
"""Languages whose dictionary tells a name from a word."""
NOTE = re.compile(
    r"\[(?:words?|name|passage|sentence|figures?|place|rank|title|as|begin|end|sic|text|excerpts?"
    r"|summary|report|editorial|video|laughter|applause|continues|spelling)\b[^\]\n]{0,40}\]",
    re.IGNORECASE,
)
"""What an editor or transcriber put between the words."""
SHORT_OF = re.compile(r"\bTHE\s+((?:[A-Z][A-Z'-]*\s+){2,7}?)[\[(]([A-Z]{2,8})[\])]")
"""A long name before its acronym: "THE FREE VALLEYS FRONT (FVF)"."""
LONE = re.compile(r"(?<=[A-Z0-9]\s)[\[(]([A-Z]{2,6})[\])]")
"""A short name in brackets after other words."""
ARTICLES = frozenset({"the", "a", "an"})
NOTED = frozenset({"TEXT", "SIC"})
NATIONS = re.compile(r"(?<=ي|ة)\s?[ـ-]\s?(?=(?:ال)?\w{2,}(?:ي|ية)\b)")
"""A dash between two Arabic adjectives, which stand side by side."""
DASH = re.compile(r"(?<=\s)ـ(?=\s)")
"""The sign that draws Arabic letters out, by itself a dash."""
Stretch = tuple[int, int]


def as_read(article: Article, knowledge: Knowledge) -> Article:
    """The article with the text that is analysed; the article itself where nothing is in the way."""
    blocks = [(b.start, b.end) for b in article.blocks if b.kind in CODED_BLOCKS]
    letters = list(article.text)
    for start, end in blocks:
        letters[start:end] = article.text[start:end].replace("\n", " ")
    flat = NATIONS.sub(lambda found: " " * len(found.group()), "".join(letters))
    flat = DASH.sub("-", flat)
    written = "".join(flat[start:end] for start, end in blocks)
    if knowledge.language in LANGUAGES and is_shouted(written):
        flat = NOTE.sub(lambda note: " " * len(note.group()), flat)
        flat = in_ordinary_case(flat, blocks, knowledge)
    return article if flat == article.text else article.model_copy(update={"text": flat})


def in_ordinary_case(text: str, blocks: list[Stretch], knowledge: Knowledge) -> str:
    """Text in capitals with the small letters of a newspaper."""
    names, letters = names_of(text, knowledge), list(text)
    for block in blocks:
        for start, end, word in ordinary(text, *block, names, knowledge.gazetteer):
            letters[start:end] = word
    return "".join(letters)


def names_of(text: str, knowledge: Knowledge) -> Names:
    """The names known from the lists, and those the text itself explains by an acronym."""
    places, actors = set(places_in(text, knowledge)), set(actors_in(text, knowledge))
    acronyms = {f.group(1) for f in LONE.finditer(text)}
    short = {text[a:b] for a, b in actors - places}
    acronyms |= {w for w in short if w.isalpha() and len(w) <= ACRONYM}
    acronyms = {w for w in acronyms if not is_stop(w.lower()) and w not in NOTED}
    spans = places | actors | set(explained(text))
    words = {text[a:b].lower() for a, b in places if " " not in text[a:b]}
    common = frozenset(knowledge.lexicon.nouns)
    return Names(sorted(spans), frozenset(words), frozenset(acronyms), common)


def explained(text: str) -> Iterator[Stretch]:
    """Long names that an acronym follows once, wherever they stand."""
    for long in {found.group(1).strip() for found in SHORT_OF.finditer(text)}:
        for found in re.finditer(rf"\b{re.escape(long)}\b", text):
            yield found.span()


def places_in(text: str, knowledge: Knowledge) -> Iterator[Stretch]:
    """Names of places, less those that are words of the language and of no great town."""
    gazetteer = knowledge.gazetteer
    for name in find_place_names(text, 0, len(text), knowledge.language, gazetteer):
        words = text[name.start : name.end]
        plain = all(is_plain(w.lower()) for w in words.split())
        common = is_stop(words.lower()) or words.lower() in knowledge.lexicon.nouns
        great = is_great(fold_name(words), gazetteer) and not common
        if not plain or great:
            yield name.start, name.end


def actors_in(text: str, knowledge: Knowledge) -> Iterator[Stretch]:
    """Names of actors, less a newspaper's or a party's that is an article and a word: "THE NATIONAL"."""
    for name in find_actor_names(text, 0, len(text), knowledge.language, knowledge.actors):
        words = text[name.start : name.end].lower().split()
        if words[0] not in ARTICLES or not all(is_plain(w) for w in words):
            yield name.start, name.end
