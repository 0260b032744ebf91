"""The words by which a reader knows what on a page is not the article: "READ:", "Photo:", "Show Comments".

They stand in `data/languages/<xx>/furniture.yaml`. A page is read with the words of its own language and of English,
since menus are often half translated.
"""

import re
from collections.abc import Iterable
from functools import cache

from dateline.knowledge.loading import data_folder, load_file
from dateline.records import Record

Pattern = re.Pattern[str]


class FurnitureFile(Record):
    """`data/languages/<xx>/furniture.yaml`."""

    related: tuple[str, ...]
    """Openings of links to other pages."""
    caption: tuple[str, ...]
    """Openings of captions, before a colon or in brackets."""
    caption_within: tuple[str, ...]
    """What only captions say, anywhere in them."""
    photo_credit: tuple[str, ...]
    """What stands before a photographer or agency."""
    credit: tuple[str, ...]
    """Openings of bylines, source lines and time stamps."""
    comments: tuple[str, ...]
    tags: tuple[str, ...]
    share: tuple[str, ...]
    navigation: tuple[str, ...]
    other: tuple[str, ...]
    """Openings of advertisements, appeals and notes."""
    months: dict[str, int]
    weekdays: tuple[str, ...]
    date_words: tuple[str, ...]
    """Words that may stand beside a date on its own line."""
    byline: tuple[str, ...]
    """Openings behind which authors are named."""
    byline_joins: tuple[str, ...]
    verbs: tuple[str, ...]
    """Finite forms so common that a heading would leave them out."""
    persons: tuple[str, ...]
    """First and second person: an opinion or somebody's words."""


class CreditsFile(Record):
    """`data/pages/credits.yaml`."""

    agencies: tuple[str, ...]
    languages: tuple[str, ...]
    """Languages as language switches write them."""


class Furniture:
    """The words of one language, with those of English, ready to be looked up."""

    def __init__(self, files: Iterable[FurnitureFile]) -> None:
        files = tuple(files)
        self.related = opening(word for f in files for word in f.related)
        self.caption = opening(word for f in files for word in f.caption)
        self.caption_within = anywhere(word for f in files for word in f.caption_within)
        self.photo_credit = opening(word for f in files for word in f.photo_credit)
        self.photo_credit_within = anywhere(word for f in files for word in f.photo_credit)
        self.credit = opening(word for f in files for word in f.credit)
        self.byline = opening(word for f in files for word in f.byline)
        self.comments = opening(word for f in files for word in f.comments)
        self.tags = opening(word for f in files for word in f.tags)
        self.other = opening(word for f in files for word in f.other)
        self.share = folded(word for f in files for word in f.share)
        self.navigation = folded(word for f in files for word in (*f.navigation, *f.share))
        self.date_words = folded(word for f in files for word in (*f.date_words, *f.weekdays))
        self.byline_joins = folded(word for f in files for word in f.byline_joins)
        self.verbs = folded(word for f in files for word in f.verbs)
        self.persons = folded(word for f in files for word in f.persons)


@cache
def furniture_of(language: str | None) -> Furniture:
    codes = [code for code in dict.fromkeys((language, "en")) if code and has_file(code)]
    return Furniture(load_furniture(code) for code in codes)


def load_furniture(code: str) -> FurnitureFile:
    return load_file(f"languages/{code}/furniture.yaml", FurnitureFile)


@cache
def has_file(code: str) -> bool:
    return code.isalpha() and data_folder().joinpath(f"languages/{code}/furniture.yaml").is_file()


@cache
def known_languages() -> tuple[str, ...]:
    folders = data_folder().joinpath("languages").iterdir()
    return tuple(sorted(folder.name for folder in folders if has_file(folder.name)))


@cache
def months() -> dict[str, int]:
    """Month names of all languages: they hardly collide, and a page's date line comes before its language is known."""
    return {
        name.casefold(): number
        for code in known_languages()
        for name, number in load_furniture(code).months.items()
    }


@cache
def credit_names() -> CreditsFile:
    return load_file("pages/credits.yaml", CreditsFile)


@cache
def agencies() -> Pattern:
    names = "|".join(re.escape(name) for name in longest_first(credit_names().agencies))
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)")


@cache
def language_names() -> frozenset[str]:
    return folded(credit_names().languages)


def folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(straight(word.casefold()) for word in words)


def straight(text: str) -> str:
    """Typographic apostrophes as typed ones."""
    return text.replace("’", "'").replace("‘", "'")


def longest_first(words: Iterable[str]) -> list[str]:
    return sorted(set(words), key=lambda word: (-len(word), word))


def opening(words: Iterable[str]) -> Pattern:
    """Matches one of the words at the beginning of a straightened text."""
    joined = "|".join(re.escape(word) for word in longest_first(words))
    return re.compile(rf"\W{{0,3}}({joined})(?!\w)", re.IGNORECASE)


def anywhere(words: Iterable[str]) -> Pattern:
    joined = "|".join(re.escape(word) for word in longest_first(words))
    return re.compile(rf"(?<!\w)({joined})(?!\w)", re.IGNORECASE)
