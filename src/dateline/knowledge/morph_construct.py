"""What a language of the construct state needs besides closed classes: possession without a word, particles written on.

The `annexing:` part of `grammar.yaml`, for languages such as Arabic. A noun owns the noun right before it; small words
are written onto the next one and pronouns onto the last; there are no capitals; the verb likes to come first and its
passive looks like its active. Everything is written here as newsrooms write it; lookups fold it.
"""

from collections.abc import Mapping

from pydantic import Field

from dateline.knowledge.lexicon import NounClass
from dateline.records import Record

Words = tuple[str, ...]


class ConstructTables(Record):
    # --- how words are cut
    article: str = ""
    """Written onto its noun: "al-"."""
    conjunctions: Words = ()
    """Written onto any word, first of all: "and"."""
    prepositions: Words = ()
    """Written onto nouns: "in", "to", "like"."""
    article_after: str = ""
    """The preposition after which the article loses its first letter."""
    aimed_at: str = ""
    """The preposition between a blow and what it struck: "raids on hideouts"."""
    future: Words = ()
    """Written onto a verb of the present, which tells the future then."""
    noun_pronouns: Words = ()
    verb_pronouns: Words = ()
    bound: Mapping[str, str] = Field(default_factory=dict)
    """Form of a closed-class word before a pronoun -> the word."""
    endings_before_pronouns: tuple[tuple[str, str], ...] = ()
    """(ending before a pronoun, ending without one): the bound "t" of feminines."""
    misspelled_endings: tuple[tuple[str, str], ...] = ()
    """(ending as some newsrooms write it, ending of the tables), tried where a word is not found."""
    # --- verbs
    auxiliaries: Words = ()
    """Verbs that lend only their tense, with the subject between: "was the army advancing"."""
    participles: Mapping[str, str] = Field(default_factory=dict)
    """Participles that stand for a clause of their own ("adding that …") -> verb."""
    predicates: Words = ()
    """Fixed phrases that are a predicate with a clause as content: "it is expected that"."""
    holding: Mapping[str, Words] = Field(default_factory=dict)
    """Preposition -> nouns under it (none: any) by which a clause without a verb tells who holds a place."""
    held: str = ""
    """The verb that such a clause does without."""
    aim: str = ""
    """The marker of what a bare noun of doing under "to" is: an aim."""
    sentence_relatives: Words = ()
    """Relative words that speak of the clause before: "…, which led to"."""
    past_negations: Words = ()
    """The present after it tells the past."""
    future_words: Words = ()
    """Words before a verb of the present that make it the future; also negations."""
    possible: Words = ()
    """Words that make a verb of the present no more than possible."""
    transitive: Words = ()
    """Verbs that want an object, besides those whose trigger names one."""
    two_objects: Words = ()
    """Verbs with two bare objects: "burdened them [with] the blame"."""
    often_passive: Words = ()
    """Verbs whose only phrase is whom it befell."""
    # --- nouns
    adjectives: Words = ()
    """Adjectives that no ending shows."""
    adjective_endings: Words = ()
    unbound_endings: Words = ()
    """Endings of inflected forms that nothing can own: of the indefinite, of plurals that lose it before an owner."""
    owned_endings: Words = ()
    """Endings of broken plurals that look so and may be owned: "fragments [of]", "victims [of]"."""
    ordinals: Words = ()
    """Adjectives that count days and weeks, which stand alone once the day was read as a time."""
    case_endings: Mapping[str, Words] = Field(default_factory=dict)
    """Role -> endings after the stem that only a phrase of that role has: "-un" of a subject, "-in" of an object."""
    human_plurals: Words = ()
    """Endings of plurals of people: no adjective of a singular noun has them."""
    dual: Words = ()
    """Endings of two of a kind."""
    powers: Words = ()
    """Nouns of doing that stand for those who did it: "soldiers [of the] occupation"."""
    name_parts: Words = ()
    """Words that a personal name goes on behind, folded: "father of", "servant of"."""
    serving: Words = ()
    """The prepositions between a thing or a title with its adjective and whose it is: "[a] post to [the] army"."""
    within: Words = ()
    """The prepositions between a title and the body in which its bearer stands."""
    brackets: Mapping[str, str] = Field(default_factory=dict)
    """Marks that open what only repeats a name, and the marks that close it."""
    named_places: tuple[str, ...] = ()
    """Nouns right behind which a name stands: "city [of]", "village [of]"."""
    bands: Words = ()
    """Nouns for bodies of people that a noun of doing only names: "[the] front [of] liberation"."""
    belonging: Mapping[str, Words] = Field(default_factory=dict)
    """Adjectives that say whose a thing is -> the prepositions before its owner: "belonging to"."""
    negating: Words = ()
    """Words that turn the adjective behind them round: "not"."""
    renamed: Mapping[str, Mapping[NounClass, str]] = Field(default_factory=dict)
    """Verbs that mean another with a doer of some class: a court that "passes" judges, a man dies."""
    owned_as: Mapping[str, Mapping[NounClass, str]] = Field(default_factory=dict)
    """Nouns that mean another with an owner of some class: "usar" of soldiers is no families but a taking."""
    kept_as: Mapping[str, Mapping[str, str]] = Field(default_factory=dict)
    """Adjectives of belonging -> nouns that mean another under them: "subject to [the] control" is not taken."""
    suffered: Words = ()
    """Nouns of doing that befall whoever stands under "to"; behind others an indefinite one has its doer there."""
    indefinite: str = ""
    """The letter that an indefinite object in the singular ends in: "-an"."""
    backed_by: Mapping[str, str] = Field(default_factory=dict)
    """Of the adjectives of belonging those that name a backer -> the preposition he stands under."""
    having: Words = ()
    """Nouns that, under a preposition and with a pronoun, tell what somebody has: "in their possession"."""
    extents: Words = ()
    """Nouns that, with a pronoun, tell how long or how many the noun before is: "its length", "their number"."""
    others: Words = ()
    """ "other", "others": adjectives behind an indefinite noun; behind digits they alone show the case."""
    manners: Words = ()
    """Nouns behind which an adjective tells how: "in [a] manner | decisive"."""
    hedges: Words = ()
    """Words behind a number that part it from nothing: "15 prisoners at least and four guards"."""
    undergoing: Words = ()
    """Nouns that only say that something befalls their owner: "[the] exposure [of the] camp to shelling"."""
    wanting: Words = ()
    """Verbs that tell nothing without whom or what they hit."""
    scenes: Words = ()
    """ "Where": joints behind which it is told what happened there, whatever the clause before aims at."""
    given_names: Words = ()
    """First names that begin like a small word before another word: no "and" is cut off them."""
    massed: Mapping[str, str] = Field(default_factory=dict)
    """Nouns of gathering troops -> the troops, where they are what is struck: "raids on reinforcements"."""
    likelier: Mapping[str, str] = Field(default_factory=dict)
    """Form of several verbs -> the one that newsrooms mean: "yuaddu", is counted as."""
    lending: Mapping[str, str] = Field(default_factory=dict)
    """Verbs whose content is the deed of whoever stands under a preposition -> it: "it was granted to X that"."""
    units_numbered: Words = ()
    """Nouns for bodies of troops that have a number: "[the] brigade 310"."""
    passive_only: Words = ()
    """Verbs that have no active: of one phrase behind them it is told what befell it."""
    also: Words = ()
    """ "As" before a verb of saying, or "also" where that verb has content of its own."""
    crossed: Words = ()
    """What people cross: the word before it is a verb where the clause has no other."""
    outcomes: Words = ()
    """Verbs whose subject is the deed that had a result: "resulted in"."""
    twos: Words = ()
    """The number that stands behind a dual and says it again: "[two] soldiers two"."""
    selves: Words = ()
    """Words for "self", which stress a definite noun before them and are an object behind any other."""
    undergone: Words = ()
    """Nouns of doing whose owner is whom it befell, whoever that is, unless "to" names another."""
    naming: Words = ()
    """Prepositions that tie a title to whom it serves: "speaking in the name of"."""
    unowned: Words = ()
    """People who are of no armed body, whoever stands behind them: "residents accused [the] army"."""
    feminine_endings: Words = ()
    women: Words = ()
    """Endings of plurals that agree as feminine whatever their noun is."""
    feminine: Words = ()
    """Nouns of feminine agreement that no ending shows, plurals of things included."""
    measured_by: Words = ()
    """The preposition between a number or measure and what is measured: "a number of"."""
    measures: Words = ()
    verb_patterns: Words = ()
    """Patterns of whole words that are taken for verbs of the present where no list has them."""
    past_patterns: Words = ()
    """The same for verbs of the past."""
    noun_patterns: Words = ()
    """Patterns of unlisted words that are nouns of doing, so that a preposition written onto them is cut off."""
    with_doer: Words = ()
    """Persons whose form holds the doer, so that no subject comes behind the verb: plural and dual."""
