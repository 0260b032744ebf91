"""How a language counts: number words, what bounds a number, and what a number may stand before.

`data/languages/<xx>/numbers.yaml` holds one `NumberWords`. A number is kept as low, best and high. The bounds mean:

- `at_least`, `more_than`: low = best = N, high open ("more than 10" is told to make 10 sure, so 10 is kept);
- `up_to`: high = N, low and best open; `nearly`: best = high = N, low open;
- `about`: best = N, low and high open: no bound is claimed;
- a vague number ("dozens") and a range ("10 to 15") have a low and a high and no best.
"""

from pydantic import BaseModel, ConfigDict, Field

from dateline.knowledge.loading import load_file

Words = tuple[str, ...]


class Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class VagueNumber(Entry):
    """ "dozens", "several", "a few": words for a range."""

    forms: Words
    low: int
    high: int
    loose: bool = True
    """False where the word is exact ("a dozen"): best = low = high."""


class Bounds(Entry):
    """Words that bound a number; `*_after` stand behind it ("14 or more")."""

    at_least: Words = ()
    more_than: Words = ()
    up_to: Words = ()
    nearly: Words = ()
    about: Words = ()
    exactly: Words = ()
    """ "all 13", "exactly": no bound, but part of the phrase."""
    at_least_after: Words = ()
    about_after: Words = ()


class Ranges(Entry):
    """ "between 10 and 15", "10 to 15"; a dash always joins."""

    openers: Words = ()
    joiners: Words = ()


class Excluded(Entry):
    """What a number beside these words is not: people or things that an event counts."""

    before: Words = ()
    """Money signs, "resolution", "aged", months."""
    after: Words = ()
    """ "percent", "dollars", "kilometres", "years", "mm"."""


class Nouns(Entry):
    """The counted nouns: lemma, and the forms that are not made by `endings`."""

    people: dict[str, Words] = Field(default_factory=dict)
    """Only before these do "a", "one", "another", "no" count."""
    things: dict[str, Words] = Field(default_factory=dict)
    states: dict[str, Words] = Field(default_factory=dict)
    """ "14 dead", "three wounded": what is counted is told by what befell it."""
    groups: dict[str, str] = Field(default_factory=dict)
    """ "a family of five": the word, and the lemma of its members."""
    duals: dict[str, str] = Field(default_factory=dict)
    """Forms that say two by themselves (Arabic), and their lemma."""
    singles: dict[str, str] = Field(default_factory=dict)
    """Forms that say one by themselves, and their lemma: "left [a] dead [man]"."""


class NumberWords(Entry):
    """One language's numbers. Keys of `words` and `scales` are the values."""

    thousands: str
    """Characters that may stand between groups of three digits."""
    decimal: str
    words: dict[int, Words]
    scales: dict[int, Words]
    joiner: str = ""
    """ "and", "y", "e", "et"."""
    joiner_attached: bool = False
    """True where the joiner is written onto the next word (Arabic و)."""
    units_first: bool = False
    """True for "five and twenty"."""
    articles: Words = ()
    """ "a", "one", "another": one, but only before a noun of people."""
    nothing: Words = ()
    """ "nobody", "no one": zero by themselves."""
    no: Words = ()
    """ "no", "ningún": zero before a noun of people."""
    both: Words = ()
    vague: tuple[VagueNumber, ...] = ()
    bounds: Bounds = Bounds()
    ranges: Ranges = Ranges()
    part_of_before: Words = ()
    """ "including", "dont", "entre ellos"."""
    comma_closes_part: bool = False
    """Whether a comma before "et" ends what "dont" began: "40 soldats, dont 6 officiers, et 50 rebelles"."""
    part_of_after: Words = ()
    """ "among them" behind the number."""
    bare_before: Words = ()
    """Words after which a number without a noun still counts ("toll to", "killed")."""
    bare_after: Words = ()
    """Words before which it does ("were", "have been")."""
    ordinals: Words = ()
    """Endings that make digits an ordinal ("th", "º")."""
    of: Words = ()
    """Words between number and noun ("of", "of the", "de")."""
    stops: Words = ()
    """Words that end the search for the noun: function words and verbs."""
    adjectives: Words = ()
    """Words between number and noun that are never the noun."""
    verb_endings: Words = ()
    """Endings of words that may follow a counted noun without being its head ("a soldier named …")."""
    prefixes: Words = ()
    """Particles written onto the number (Arabic و ب ل)."""
    noun_last: bool = False
    """True where adjectives precede their noun ("14 Syrian regime soldiers")."""
    article_prefix: str = ""
    """Article written onto the noun (Arabic ال)."""
    endings: tuple[tuple[str, str], ...] = ()
    """Plural ending and singular ending, tried in order."""
    excluded: Excluded = Excluded()
    nouns: Nouns = Nouns()


def load_number_words(language: str) -> NumberWords:
    return load_file(f"languages/{language}/numbers.yaml", NumberWords)
