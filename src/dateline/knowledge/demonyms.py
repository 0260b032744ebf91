"""Which countries adjectives and inhabitants speak of: "Syrian", "sirios", "السوري". They are not places."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict

from dateline.knowledge.loading import load_file
from dateline.knowledge.romanisation import fold_name

WORD = re.compile(r"[^\W\d_]+")
COMPOUND = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")


class DemonymFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    endings: Mapping[str, tuple[str, ...]]
    english: Mapping[str, tuple[str, ...]]
    stems: Mapping[str, Mapping[str, tuple[str, ...]]]
    regions: Mapping[str, tuple[str, ...]]


@cache
def demonyms() -> Mapping[str, str]:
    """Country by folded word, every language together; English ones only count with a capital, see `country_of`."""
    given = load_file("places/demonyms.yaml", DemonymFile)
    words: dict[str, str] = {}
    for language, countries in given.stems.items():
        for country, stems in countries.items():
            for stem in stems:
                for ending in given.endings[language]:
                    words.setdefault(fold_name(stem + ending), country)
    return words


@cache
def english_demonyms() -> Mapping[str, str]:
    given = load_file("places/demonyms.yaml", DemonymFile).english
    return {fold_name(word): country for country, words in given.items() for word in words}


@lru_cache(maxsize=50_000)
def country_of(word: str) -> str | None:
    """ISO code of the country whose adjective or inhabitant the word is."""
    folded = fold_name(word)
    if word[:1].isupper() and folded in english_demonyms():
        return english_demonyms()[folded]
    return demonyms().get(folded) or demonyms().get(folded.removeprefix("ال"))


@cache
def region_demonyms() -> Mapping[str, str]:
    given = load_file("places/demonyms.yaml", DemonymFile).regions
    return {fold_name(word): region for region, words in given.items() for word in words}


@lru_cache(maxsize=5_000)
def region_of(word: str) -> str | None:
    """Name of the region or division whose adjective the word is: "European", "Crimean"."""
    return region_demonyms().get(fold_name(word)) if word[:1].isupper() else None


def countries_implied(text: str) -> Counter[str]:
    """How often each country is spoken of by its adjective or its people."""
    found = Counter[str]()
    for word, times in times_used(text).items():
        country = country_of(word)
        if country:
            found[country] += times
    return found


@lru_cache(maxsize=4)
def times_used(text: str) -> Counter[str]:
    """How often a page has each word, and each two words in capitals."""
    return Counter((*WORD.findall(text), *COMPOUND.findall(text)))
