"""Number and gender of nouns and adjectives by rules of endings.

Rules are pairs (ending of the inflected form, ending of the lemma), tried in order. What a listed noun can look like is
generated, so that "combates" is "combate" and "militares" is "militar"; a noun that no list has is cut by the rules.
"""

from collections.abc import Iterable, Iterator, Mapping

from pydantic import Field

from dateline.records import Record

Rule = tuple[str, str]


class NounTables(Record):
    """The `nouns:` part of `morphology.yaml`."""

    plurals: tuple[Rule, ...] = ()
    """(ending of the plural, ending of the singular)."""
    irregular: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Lemma -> forms that no rule makes."""
    object_ending: str = ""
    """What irregular plurals end in as indefinite objects: Arabic "-an", as in "rijalan"."""
    object_bare: tuple[str, ...] = ()
    """Endings of irregular plurals that take no such ending."""
    adjectives: tuple[Rule, ...] = ()
    """(ending of a feminine or plural form, ending of the lemma)."""
    invariable: tuple[str, ...] = ()
    """Nouns that end like a plural and are none: "crisis"."""


class Inflector:
    """Forms of nouns and adjectives, both ways."""

    def __init__(self, tables: NounTables) -> None:
        self.tables = tables
        self.invariable = frozenset(tables.invariable)

    def forms(self, lemma: str) -> Iterator[str]:
        """The lemma and what may be its plurals; too many do no harm."""
        yield lemma
        for plural in self.tables.irregular.get(lemma, ()):
            yield plural
            if self.tables.object_ending and not plural.endswith(self.tables.object_bare):
                yield plural + self.tables.object_ending
        if lemma not in self.invariable:
            for ending, singular in self.tables.plurals:
                if lemma.endswith(singular):
                    yield lemma.removesuffix(singular) + ending

    def adjective_forms(self, lemma: str) -> Iterator[str]:
        yield from self.forms(lemma)
        for inflected, bare in self.tables.adjectives:
            if lemma.endswith(bare):
                yield lemma.removesuffix(bare) + inflected

    def adjective_lemma(self, form: str) -> str:
        return cut(form, self.tables.adjectives)

    def singular(self, form: str) -> str:
        """Lemma of a noun that no list has."""
        return form if form in self.invariable else cut(form, self.tables.plurals)


def cut(form: str, rules: Iterable[Rule]) -> str:
    for inflected, bare in rules:
        if form.endswith(inflected) and len(form) - len(inflected) >= 2:
            return form.removesuffix(inflected) + bare
    return form
