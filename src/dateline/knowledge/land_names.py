"""What one language calls countries: "Salvador" is a country in French, and a city of Brazil in every other tongue."""

from functools import cache

from babel import Locale

from dateline.knowledge.romanisation import fold_name

ELSEWHERE = ("en", "es", "pt", "fr", "de", "it")
"""Languages whose names of countries the gazetteer lists for every page."""


@cache
def borrowed_names(language: str) -> frozenset[tuple[str, str]]:
    """(folded name, country code) of names that only other languages have for the country."""
    own = names_in(language)
    others = frozenset().union(*(names_in(other) for other in ELSEWHERE if other != language))
    return others - own if own else frozenset()


@cache
def names_in(language: str) -> frozenset[tuple[str, str]]:
    """(folded name, country code) of every country as the language calls it."""
    territories = Locale.parse(language).territories
    return frozenset(
        (fold_name(str(name)), iso) for iso, name in territories.items() if iso.isalpha()
    )
