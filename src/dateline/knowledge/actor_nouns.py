"""What the head noun of a party says: soldiers are military, a spokesman speaks for somebody, gunmen are anybody.

`data/languages/<xx>/actor_nouns.yaml` gives nouns in the singular; regular plurals and feminines are made here, and a
form that nobody writes is never met. A noun of several words ("security forces", "fuerzas de seguridad") wins over the
noun inside it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from pydantic import Field

from dateline.knowledge.actor_words import key_of
from dateline.knowledge.loading import data_folder, load_file
from dateline.knowledge.morph_nouns import Inflector
from dateline.knowledge.morphology import has_morphology, load_morphology
from dateline.records import ActorKind, Record

LONGEST = 5


class ActorNoun(Record):
    """A set of nouns that say the same about a party."""

    kind: ActorKind
    part: str | None = None
    """Which organ of a state it is when a state stands with it; see `data/actors/state_parts.yaml`."""
    member: bool = False
    """Takes the identity of a group or organ named in the phrase; residents and victims do not."""
    armed: bool = False
    title: bool = False
    """Stands before a person's name."""
    local: bool = False
    """Acts for a town or province, not for the state."""
    opposition: bool = False
    """Armed where the page's opposition is armed, else political."""
    named: ActorKind | None = None
    """The kind of a name that ends in it and is in no list: "Free Villages Front"."""
    words: tuple[str, ...]


class Sides(Record):
    government: tuple[str, ...]
    opposition: tuple[str, ...]


class ActorNounsFile(Record):
    nouns: tuple[ActorNoun, ...]
    sides: Sides
    former: tuple[str, ...]
    followers: tuple[str, ...] = ()
    """People who are somebody's fighters when they are his: "the warlord's men"."""
    articles: tuple[str, ...]
    owners: tuple[str, ...]
    belonging: tuple[str, ...] = ()
    """ "belonging (to)": whoever stands behind it, and no state, has them."""
    locatives: tuple[str, ...]
    genitive: bool
    """Whether the head noun stands last ("Syrian army soldiers") and owners take 's."""
    strangers: tuple[str, ...]
    """Words that keep soldiers from being those of the state in focus: foreign, allied, unidentified."""
    abroad: tuple[str, ...] = ()
    """What is never that of the state in focus: plurals of what a state has one of ("governments"), embassies."""
    official: tuple[str, ...]
    """Words that the name of an organ of a state may hold: national, royal, federal."""
    known_as: tuple[str, ...] = Field(min_length=1)
    communities: tuple[str, ...]


@dataclass(frozen=True)
class ActorNouns:
    """The nouns of one language by folded form."""

    language: str
    file: ActorNounsFile

    @cached_property
    def by_key(self) -> Mapping[str, ActorNoun]:
        found: dict[str, ActorNoun] = {}
        for noun in self.file.nouns:
            for word in noun.words:
                for form in forms(word, self.language):
                    found.setdefault(key_of(form), noun)
        return found

    @cached_property
    def titles(self) -> frozenset[str]:
        """The keys of those that stand before a person's name."""
        return frozenset(key for key, noun in self.by_key.items() if noun.title)

    @cached_property
    def rebels(self) -> frozenset[str]:
        """The keys of those who fight a state."""
        named = self.by_key.items()
        return frozenset(key for key, n in named if n.kind is ActorKind.REBEL and n.armed)

    @cached_property
    def government_words(self) -> frozenset[str]:
        return keys(self.file.sides.government)

    @cached_property
    def opposition_words(self) -> frozenset[str]:
        return keys(self.file.sides.opposition)

    @cached_property
    def former_words(self) -> frozenset[str]:
        return keys(self.file.former)

    @cached_property
    def stranger_words(self) -> frozenset[str]:
        return keys(self.file.strangers)

    @cached_property
    def abroad_words(self) -> frozenset[str]:
        return keys(self.file.abroad)

    @cached_property
    def official_words(self) -> frozenset[str]:
        return keys(self.file.official)

    @cached_property
    def articles(self) -> frozenset[str]:
        return frozenset(w.casefold() for w in self.file.articles)

    @cached_property
    def owners(self) -> frozenset[str]:
        return keys(self.file.owners)

    @cached_property
    def belonging(self) -> frozenset[str]:
        """Of the owners' words those that say it outright: "belonging to"."""
        return keys(self.file.belonging)

    @cached_property
    def locatives(self) -> frozenset[str]:
        return frozenset(self.file.locatives)

    @cached_property
    def communities(self) -> frozenset[str]:
        return keys(f for word in self.file.communities for f in (word, word + "s"))


@cache
def load_actor_nouns(language: str) -> ActorNouns:
    """The nouns of a language; English ones where a language has no file."""
    path = f"languages/{language}/actor_nouns.yaml"
    if not data_folder().joinpath(path).is_file():
        return load_actor_nouns("en")
    return ActorNouns(language, load_file(path, ActorNounsFile))


def keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(key_of(word) for word in words)


def forms(noun: str, language: str) -> Iterator[str]:
    """The noun, its plurals and, where they are regular, its feminines; the inflected word is the head."""
    yield noun
    if language == "en":
        yield from english_plurals(noun)
    if language in ("es", "pt", "fr"):
        first, blank, rest = noun.partition(" ")
        for form in romance_forms(first, language):
            yield f"{form}{blank}{rest}"
            if rest and " " not in rest:
                yield from (f"{form} {other}" for other in romance_forms(rest, language))

    elif language not in ("en", "ar") and has_morphology(language):
        yield from inflected(noun, load_morphology(language).inflector)


def inflected(noun: str, inflector: Inflector) -> Iterator[str]:
    """By the rules of the language's own folder, word by word: "forze armate", "ministri della difesa"."""
    first, blank, rest = noun.partition(" ")
    for form in inflector.adjective_forms(first):
        yield f"{form}{blank}{rest}"
        if rest and " " not in rest:
            yield from (f"{form} {other}" for other in inflector.adjective_forms(rest))


def english_plurals(noun: str) -> Iterator[str]:
    if noun.endswith("man"):
        yield noun.removesuffix("man") + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeou":
        yield noun[:-1] + "ies"
    if noun.endswith(("s", "ch", "sh", "x")):
        yield noun + "es"
    yield noun + "s"
    first, of, rest = noun.partition(" of ")
    if of:
        yield f"{first}s of {rest}"


def romance_forms(word: str, language: str) -> Iterator[str]:
    yield word + "s"
    if language == "fr":
        yield from (word + "e", word + "es", word + "x")
        if word.endswith("al"):
            yield word.removesuffix("al") + "aux"
        return
    yield word + "es"
    if word.endswith("o"):
        yield from (word[:-1] + "a", word[:-1] + "as")
    if word.endswith(("or", "ón", "án", "és", "ês", "ín")):
        yield from (word + "a", word + "as")
    if word.endswith("z"):
        yield word[:-1] + "ces"
    if word.endswith("m"):
        yield word[:-1] + "ns"
    if language == "pt":
        if word.endswith("ão"):
            yield from (word[:-2] + end for end in ("ões", "ães", "ãos", "ã", "ãs"))
        if word.endswith("l"):
            yield from (word[:-1] + end for end in ("is", "eis"))
        if word.endswith("il"):
            yield word[:-1] + "s"
