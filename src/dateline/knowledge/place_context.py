"""The words around a name that say what it names: `data/places/context/<xx>.yaml`, one file a language."""

import gzip
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from dateline.knowledge.loading import data_folder, list_folder, load_file
from dateline.knowledge.morphology import has_morphology, load_morphology
from dateline.knowledge.romanisation import fold_name

FOLDER = "places/context"


def word_set(value: object) -> object:
    """Words parted by blanks, or a list of phrases; folded as names are."""
    parts = value.split() if isinstance(value, str) else value
    if not isinstance(parts, list):
        return value
    return frozenset(fold_name(str(part)) for part in parts)


Words = Annotated[frozenset[str], BeforeValidator(word_set)]


class PlaceContext(BaseModel):
    """Words of one language, folded. `before` and `after` are seen from the name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    common: Words
    """Words that also name some place and hardly ever mean it."""
    others: Words
    """Phrases that name an organisation, a person or a thing and also some place."""
    function_words: Words
    """Words that open a sentence without belonging to the name that follows."""
    titles: Words
    first_names: Words
    """Names of people, surnames too, where a language has many that are places."""
    division_before: Words
    division_after: Words
    division_phrases_after: Words = frozenset()
    """The same in several words: "local government area"."""
    divisions_before: Words = frozenset()
    """Divisions in the plural (or dual), with a list of names behind "of"."""
    divisions_after: Words = frozenset()
    first_divisions: Words = frozenset()
    """Those of them that are of the first order nearly everywhere: "governorate"."""
    town_before: Words
    of_birth: Words = frozenset()
    """What makes a town that of a person: "home town of"."""
    town_after: Words
    road_after: Words
    site_after: Words
    """A building or site that lies where the name says: "Aleppo University"."""
    organisation_after: Words
    """What makes the name part of another: "Washington Post"."""
    political_after: Words
    """What may follow a place without making it another name: "California Governor"."""
    geographic_after: Words
    qualifiers: Words
    inhabitants_after: Words
    """Small words that say the name before them is a place: "a Danbury man"."""
    buildings: Words = frozenset()
    """What is often called after a city elsewhere: "Hotel Paris", "colégio Dom Bosco"."""
    site_before: Words = frozenset()
    """What has the name of the town it lies in, and is no town itself: "the port of Pemba"."""
    respellings: Mapping[str, str] = {}
    """Letters that a language writes for sounds of other scripts, and what lists of names have: "Bajmut", "Bakhmut"."""
    named_after: Words = frozenset()
    """What is named after a place and lies elsewhere, also with "of" between: "embassy of France"."""
    streets_before: Words = frozenset()
    """Streets and squares, with the name right behind: "Plaza Italia"."""
    deeds_before: Words = frozenset()
    """Deeds that have the town they befell right behind them: "[the] shelling [of] X"."""
    fates_after: Words = frozenset()
    """Participles of what befalls towns and hardly anybody: "X was retaken", "X was shelled"."""
    speech: Words
    crediting: Words = frozenset()
    """Before whoever says so: "selon Karim, un village …" makes no village of Karim."""
    behind_town: Words = frozenset()
    """Words before which "X village" ends: "attacked X village on Monday", not "X city council"."""
    auxiliaries: Words = frozenset()
    """Verbs behind a name that "said" stands before: what was said of it, and not by it."""
    """Verbs whose subject is a person or a government, hardly a small town."""
    locatives: Words
    strong_locatives: Words
    """Prepositions that a person hardly ever stands under."""
    within: Words = frozenset()
    """All that may stand between a quarter and its town: "in", "a", "suburb", "of", "north"."""
    nearby: Words = frozenset()
    """ "near", "outside": between a village and the town it lies by."""
    kilometres: Words = frozenset()
    local_heads: Words = frozenset()
    """Who governs a town or province: they tell what happened there."""
    relatives: Words = frozenset()
    """ "Where" behind the name of a place."""
    comparing: Words = frozenset()
    """ "Further north" is told from the place before."""
    roads: Words = frozenset()
    linking: Words = frozenset()
    """What may stand between a road and the first of its ends: "that links"."""
    features_before: Words = frozenset()
    """Rivers, hills, islands: a name right behind is theirs, whether a list has it or not."""
    unlisted_divisions: Words = frozenset()
    """Divisions too small for the lists, whose name behind "of" is a place all the same."""
    described_otherwise: Words = frozenset()
    """Kinds that go with their adjective before the name of a person too: "camp rebelle de X", "bastion politique"."""
    including: Words = frozenset()
    """Between "several towns" and the names of some: "including", "among them"."""
    inside: Words = frozenset()
    """ "In the north of X" lies in it, "north of X" does not."""
    miles: Words = frozenset()
    measuring: Words = frozenset()
    """Small words beside a distance: "some", "away", "a distance of"."""
    clocks: Words = frozenset()
    """Whose hour a town may only say: "horário de Brasília"."""
    quarters: Words = frozenset()
    """What is a part of a town: "quarter", "suburb", "outskirts"."""
    borders: Words = frozenset()
    """What lies at a border is not in the land behind it."""
    place_words: Words = frozenset()
    """First words of names of several words that are places and no people: "Tal Rifat", "Wadi Barada"."""
    unlisted_before: Words = frozenset()
    """What stands right before a village or town that need not be in a list; quarters lie in the town told."""
    wild_before: Words = frozenset()
    """What stands right before a mountain, valley or dam that need not be in a list."""
    unlisted_after: Words = frozenset()
    """What makes a place of a name before it that nobody bears: "the Zaytun district"."""
    of_divisions: Words = frozenset()
    """What makes a capital one of a province: "provincial"."""
    directions: Mapping[str, Words] = {}
    """Point of the compass ("north", "south-east", "centre") -> its words before the name of a country."""
    direction_degrees: Words = frozenset()
    """ "Far", "extreme" before a direction."""
    direction_links: Words = frozenset()
    """Small words between the two: "norte de Malí", "le nord du Mali"."""

    @cached_property
    def compass(self) -> frozenset[str]:
        """The words of all directions."""
        return frozenset().union(*self.directions.values())

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Words for what a place is, on either side of "in"."""
        phrases = {part for phrase in self.division_phrases_after for part in phrase.split()}
        towns = self.town_before | self.town_after | self.unlisted_after
        return towns | self.division_after | division_words() | phrases


@cache
def languages() -> tuple[str, ...]:
    return tuple(name.rsplit("/", 1)[1].removesuffix(".yaml") for name in list_folder(FOLDER))


@cache
def place_context(language: str | None) -> PlaceContext:
    """The words of a language; of English where the language is unknown or has no file."""
    known = (language or "en").split("-")[0].lower()
    return load_file(f"{FOLDER}/{known if known in languages() else 'en'}.yaml", PlaceContext)


@cache
def first_names() -> frozenset[str]:
    """First names of every language: people travel."""
    return frozenset().union(*(place_context(language).first_names for language in languages()))


@cache
def titles_everywhere() -> frozenset[str]:
    """Titles of people, of every language."""
    return frozenset().union(*(place_context(language).titles for language in languages()))


@cache
def place_words() -> frozenset[str]:
    """Words that begin names of places, of every language."""
    return frozenset().union(*(place_context(language).place_words for language in languages()))


@cache
def division_words() -> frozenset[str]:
    """Words before the name of a division, of every language: "estado Apure", "wilaya de Tébessa"."""
    return frozenset().union(*(place_context(name).division_before for name in languages()))


@cache
def border_words() -> frozenset[str]:
    """Words for a border, of every language."""
    return frozenset().union(*(place_context(name).borders for name in languages()))


@cache
def common_words(language: str | None) -> frozenset[str]:
    """Words of running text, where the language has a list of them: a capital makes no name of one."""
    known = (language or "en").split("-")[0].lower()
    path = data_folder().joinpath(f"places/words_{known}.txt.gz")
    if path.is_file():
        return frozenset(gzip.decompress(path.read_bytes()).decode().split())
    return inflected_words(known)


def inflected_words(language: str) -> frozenset[str]:
    """Forms of the verbs, nouns and small words that a language's folder has."""
    if not has_morphology(language):
        return frozenset()
    morphology = load_morphology(language)
    annexing = morphology.grammar.annexing
    prefixes = ("",) if annexing is None else ("", annexing.article)
    nouns = (prefix + noun for noun in morphology.nouns for prefix in prefixes)
    adjectives = () if annexing is None else annexing.adjectives
    qualities = (f for a in adjectives for f in morphology.inflector.adjective_forms(a))
    words = (*nouns, *morphology.closed, *adjectives, *qualities)
    return verb_words(language) | {fold_name(form) for form in words}


@cache
def verb_words(language: str) -> frozenset[str]:
    """Forms that only a verb has: no preposition stands before one, so under it such a word is a name."""
    morphology = load_morphology(language)
    nouns = {*morphology.nouns, *(morphology.fold(first) for first in morphology.compounds)}
    return frozenset(fold_name(form) for form in morphology.verbs if form not in nouns)
