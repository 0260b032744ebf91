"""The closed classes of a language: the words by which a shallow chunker finds its way.

`data/languages/<xx>/grammar.yaml`. Nothing here is about war; a linguist fills it from any grammar of the language.
Entries may be of several words ("a través de", "para que"). A word may stand in several lists; what stands around it
decides.
"""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from dateline.knowledge.morph_construct import ConstructTables
from dateline.records import Record

Words = tuple[str, ...]
Part = Literal["infinitive", "gerund", "participle", "finite"]
Makes = Literal["perfect", "passive", "state", "progressive", "modal", "plain", "outcome"]


class Helper(Record):
    """A verb that only helps another: "ha tomado", "fue tomada", "está atacando", "puede atacar"."""

    verb: str
    link: Words = ()
    """Words one of which stands between: "a" in "va a atacar"; none = nothing."""
    then: Part
    makes: Makes
    modal: str | None = None
    """Name of the modality, looked up in `embedding.yaml`."""
    only: Words = ()
    """Helps only these verbs ("être" makes a perfect of "arriver")."""
    refuses: Words = ()
    reflexive: bool = False
    """Helps so only where a reflexive pronoun stands with it ("s'est emparé" is a perfect, no passive)."""


class GrammarFile(Record):
    # --- how words are cut
    elisions: Words = ()
    """ "l'", "d'": cut off before a word."""
    hyphenated: Words = ()
    """Pronouns tied to a verb by a hyphen: "-se", "-t-il"."""
    hearsay: Words = ("conditional",)
    """Tenses whose perfect tells what was only heard: "teriam fugido", "terão fugido"."""
    enabling: Words = ()
    """Verbs whose "to X" does what stands as an infinitive under them: "permettre"."""
    superlatives: Words = ()
    """Articles of the superlative, which may stand behind the noun: "les groupes les plus puissants"."""
    retrospective: Words = ()
    """Tenses whose perfect looks back on what was done: "aura fait 21 morts"."""
    gerund_of_noun: bool = False
    """A gerund right behind a noun tells of it: "une frappe visant une école"."""
    mesoclitic: Words = ()
    """Endings behind such a pronoun inside a future or conditional: "-ão" in "retirar-se-ão"."""
    attached: Words = ()
    """Pronouns written onto infinitives and gerunds: "retirarse"."""
    proclitics: Words = ()
    """Particles written onto the next word, cut off where the rest is a known word."""
    accents: Mapping[str, str] = Field(default_factory=dict)
    """Accented letter -> plain, for forms to which a pronoun was attached ("retirándose")."""
    folding: Mapping[str, str] = Field(default_factory=dict)
    """Letter -> what stands for it in the tables ("أ" -> "ا"; a sign to drop -> ""). This file's lists are folded."""
    capitals: Mapping[str, str] = Field(default_factory=dict)
    """Words that lose their accent as capitals -> what they are: "A Tyr" is "à Tyr"."""
    # --- before a noun
    determiners: Words = ()
    plural_determiners: Words = ()
    possessives: Words = ()
    """Determiners that say whose: "sus", "leurs"."""
    """Those that show a plural where the noun does not: "les ONG", "os lápis"."""
    preadjectives: Words = ()
    """Adjectives that may stand before a noun."""
    numerals: Words = ()
    approximators: Words = ()
    """ "al menos", "más de": before a number, part of the phrase."""
    totals: Words = ()
    """ "toda": before one an approximator ("casi toda la ciudad") is part of the phrase too."""
    name_particles: Words = ()
    """Small words inside names: "von", "bin", "al"."""
    directions: Words = ()
    """Determiners that are nouns of direction too: "el este de Alepo"."""
    honorifics: Words = ()
    # --- prepositions
    prepositions: Words = ()
    contractions: Mapping[str, str] = Field(default_factory=dict)
    """ "del" -> "de": preposition and article in one."""
    between: Words = ()
    """Before the two sides of something."""
    genitive: Words = ()
    """After a noun the marker is `of`."""
    day_words: Words = ()
    """Words at the end of a time behind which "of the" is an article: "a tué lundi des civils"."""
    partitives: Words = ()
    """Words of `genitive` that are articles where no noun stands before ("des soldats", "de violents combats")."""
    agentive: Words = ()
    """After a passive the marker is `agent`, after an event noun `by`."""
    object_markers: Words = ()
    """Before a person, an object: "mató a tres soldados"."""
    purpose: Words = ()
    """Before an infinitive, an aim."""
    personal: Words = ()
    """Before an infinitive with a subject of its own: "depois de a polícia ter disparado"."""
    without: Words = ()
    """ "sin": negates an infinitive."""
    content: Words = ()
    """Before an infinitive under a verb, its content: "acusado de matar"."""
    # --- joining
    coordinators: Words = ()
    contrasts: Words = ()
    """ "pero": joins clauses, never nouns."""
    complementizers: Words = ()
    relatives: Words = ()
    """Relative pronouns; the complementizer is one too after a noun."""
    relative_subjects: Words = ()
    """Only ever the subject: "qui"."""
    relative_places: Words = ()
    """ "donde": the antecedent is where."""
    place_marker: str = "in"
    """The preposition that "donde" stands for."""
    relative_neuters: Words = ()
    """ "lo" in ", lo que niega el gobierno": before a relative, what was said as a whole."""
    relative_owners: Words = ()
    """ "cuyo": a determiner too."""
    conditions: Words = ()
    aims: Words = ()
    """ "para que"."""
    subordinators: Words = ()
    including: Words = ()
    """ "entre ellos": opens a parenthesis whose nouns are parts of what stands before."""
    # --- pronouns and adverbs
    pronouns: Words = ()
    clitics: Words = ()
    object_clitics: Words = ()
    subject_clitics: Words = ()
    """Pronouns tied on behind the verb whose subject they are: "-t-il"."""
    subject_pronouns: Words = ()
    """Pronouns that are nothing but subjects: right behind them stands the verb."""
    reflexives: Words = ()
    existentials: Words = ()
    """ "y" in "il y a": stands before a verb and means nothing."""
    negations: Words = ()
    negative_nouns: Words = ()
    """ "nadie", "ningún": negate the clause they stand in."""
    adverbs: Words = ()
    adverb_endings: Words = ()
    """ "-mente"."""
    # --- verbs
    helpers: tuple[Helper, ...] = ()
    copulas: Words = ()
    inverting: Words = ()
    """Verbs whose subject likes to follow: "murieron tres soldados"."""
    goal_verbs: Words = ()
    """Verbs after which an object marker means whereto: "llegar a"."""
    reflexive: str = "{}se"
    """How the lemma of a reflexive verb is written in the lexicon."""
    reflexive_drops: str = ""
    """What the plain lemma loses before the pronoun: the "e" of "scontrare" in "scontrarsi"."""
    inherent: Words = ()
    """Verbs whose reflexive is never a passive."""
    subject_first: bool = True
    """False where the verb comes first (Arabic): after a verb the first noun is its subject."""
    drops_subject: bool = True
    """Whether a finite verb needs no subject."""
    not_nouns: Words = ()
    """Forms that are always verbs though a noun is written alike."""
    not_verbs: Words = ()
    """Forms that are never verbs here though a paradigm makes them ("para", "sobre")."""
    annexing: ConstructTables | None = None
    """For languages where a noun owns the noun before it; they are read by `analysis/construct_*.py`."""

    def reflexive_of(self, lemma: str) -> str:
        """The lemma of the reflexive verb as the lexicon writes it."""
        return self.reflexive.format(lemma.removesuffix(self.reflexive_drops))
