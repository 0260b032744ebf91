"""What reading a language needs besides its lexicon: abbreviations, pronouns, titles, quotation marks."""

from collections.abc import Mapping
from functools import cache, cached_property

from pydantic import Field

from dateline.knowledge.loading import load_file
from dateline.records import CountName, Record


class LanguageFile(Record):
    """`data/languages/<xx>/language.yaml`."""

    name: str
    abbreviations: tuple[str, ...]
    """Words after whose full stop a sentence goes on ("Gen.", "No.")."""
    quotes: tuple[tuple[str, str], ...]
    """Opening and closing quotation marks."""
    function_words: tuple[str, ...] = ()
    """Articles, prepositions, auxiliaries: words that no name is made of."""
    pronouns_person: tuple[str, ...] = ()
    pronouns_thing: tuple[str, ...] = ()
    resuming: tuple[str, ...] = ()
    """it, lo: as the object of a verb of saying, what the sentence before told."""
    endings_of_several: tuple[str, ...] = ()
    """Endings of verbs in the past that tell of several doers, where a subject may be left unsaid."""
    nouns_of_bodies: tuple[str, ...] = ()
    """outlet, organisation: behind "that", whichever body spoke last."""
    pronouns_bodies: tuple[str, ...] = ()
    """Pronouns of things that stand for bodies in the plural, too: Arabic "ha" for "the forces"."""
    pronouns_plural: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
    """ "I", "we", "our": outside quotation marks a column speaks, not a report."""
    singular_after_numbers: tuple[str, ...] = ()
    """Endings of a singular that a number above ten counts: two nouns with the same one share the number."""
    first_person_endings: tuple[str, ...] = ()
    """By which a verb without a subject says "we"."""
    addressed: tuple[str, ...] = ()
    """ "you": only people quoted say it."""
    either: tuple[str, ...] = ()
    """ "Or" between two outcomes: of "killed or wounded 50" nobody knows how many were which."""
    one: tuple[str, ...] = ()
    """Articles of what is told for the first time, or once more behind a comma: ", an attack that …"."""
    that: tuple[str, ...] = ()
    """Relative pronouns right behind their noun."""
    bordering: tuple[str, ...] = ()
    """Adjectives of a place that borders on another."""
    enemies: tuple[str, ...] = ()
    """ "Enemy": who that is depends on who speaks."""
    in_force: tuple[str, ...] = ()
    """What stands before the day from which a deal holds: "in force since 10 October"."""
    at_which: tuple[str, ...] = ()
    """ "When", behind the day or month of what it opens: "since January, when rebels attacked"."""
    meanwhile: tuple[str, ...] = ()
    """Conjunctions of what was going on when something else was done: "as", "while"."""
    proclaiming: tuple[str, ...] = ()
    """Verbs by which those who did something make it known: the army "announced" the capture of a town."""
    due: tuple[str, ...] = ()
    """be to: verb and marker of what somebody will do ("are to meet on Friday")."""
    mass_deeds: tuple[str, ...] = ()
    """brutality, repression: nouns without a plural, which alone tell of no deed in particular."""
    breaking_off: tuple[str, ...] = ()
    """suspend, walk out: verbs by which talks come to nothing."""
    calling_names: tuple[str, ...] = ()
    """call, brand: verbs that say what something is in the eyes of their subject."""
    linking_names: tuple[str, ...] = ()
    """as, a: what stands before that word."""
    calling: tuple[str, ...] = ()
    """Verbs for going to see somebody, who may lie in hospital."""
    on_request: tuple[str, ...] = ()
    """Prepositions of a request upon which something else was done: "at" their request."""
    mostly: tuple[str, ...] = ()
    """Words before a plural that make it deeds in general: "most attacks"."""
    soldiery: tuple[str, ...] = ()
    """Nouns for people of a body: of "members of the army" each is a man."""
    posted: tuple[str, ...] = ()
    """Nouns for a protest that of police or soldiers are posts."""
    welcoming: tuple[str, ...] = ()
    """Verbs by which a crowd greets somebody."""
    visiting: tuple[str, ...] = ()
    """Words for going to a land that is not one's own."""
    leaving_office: tuple[str, ...] = ()
    """Nouns for the end of somebody's rule: who demands it asks whoever rules."""
    ceasing: tuple[str, ...] = ()
    """Verbs of an end: whoever pledges to halt a fight threatens nobody."""
    lifting: tuple[str, ...] = ()
    """Verbs by which a measure ends: "lift" a curfew."""
    kinds_of_deeds: tuple[str, ...] = ()
    """Nouns that before an act say of what kind it is, and not who did it: a "terrorist" attack."""
    place_adverbs: tuple[str, ...] = ()
    """ "there", "here": the place told before."""
    locatives: tuple[str, ...] = ()
    """Prepositions that say where an act took place."""
    contracted_articles: tuple[str, ...] = ()
    """Prepositions joined with a definite article: "del", "no", "pelos"."""
    contracted: tuple[str, ...] = ()
    """Prepositions of place joined with an article: "no", "na"."""
    near: tuple[str, ...] = ()
    """Prepositions that say it was not there but close by."""
    goals: tuple[str, ...] = ()
    """Prepositions that say whereto."""
    neighbouring: tuple[str, ...] = ()
    """Before the name of where somebody came from: "from neighbouring X"."""
    arriving: tuple[str, ...] = ()
    """Verbs whose "from" tells where their subject is from: "the raiders came from X"."""
    moving_in: tuple[str, ...] = ()
    """Verbs of coming into a land or town, as reinforcements do who attack nobody by it."""
    refuges: tuple[str, ...] = ()
    """What people seek where they flee to: "refuge"."""
    auspices: tuple[str, ...] = ()
    """Prepositions of that by which others brought something about: "under" mediation."""
    occurring: tuple[str, ...] = ()
    """Verbs that only say that something took place."""
    here: tuple[str, ...] = ()
    """Adverbs for the place that the page was written in."""
    happenings: tuple[str, ...] = ()
    """Nouns for what was just told, whatever it was: "incident"."""
    doubts: tuple[str, ...] = ()
    """What, denied, makes sure: "no doubt that"."""
    beginnings: tuple[str, ...] = ()
    """Nouns for the start of something: "since the start of the war"."""
    hostages: tuple[str, ...] = ()
    wars: tuple[str, ...] = ()
    """Nouns for fighting of months and years: told without a day, they are what the news goes on in."""
    stretches: tuple[str, ...] = ()
    """Nouns for ground that say nothing of where it is: "territory", "area"."""
    linking: tuple[str, ...] = ()
    """Verbs whose participle only ties its noun to an act: "linked to", "suspected of"."""
    superlatives: tuple[str, ...] = ()
    """Words by which something is the most of its kind since, or in, a stretch of time: "the deadliest"."""
    in_the_end: tuple[str, ...] = ()
    """What makes an infinitive tell the outcome and no aim: "only to let him go"."""
    during: tuple[str, ...] = ()
    """Prepositions of an act in whose course, or after which, the rest was done: "killed in clashes"."""
    about: tuple[str, ...] = ()
    """Prepositions of the matter that is talked or agreed about."""
    without: tuple[str, ...] = ()
    """Prepositions of what did not take place."""
    collectives: tuple[str, ...] = ()
    """Nouns of people that are several in the singular: "staff", "crew"."""
    coming: tuple[str, ...] = ()
    """Verbs that set news against what went before: "comes" in "the attack comes after …"."""
    coming_after: tuple[str, ...] = ()
    """Prepositions of what they set it against."""
    handiwork: tuple[str, ...] = ()
    """What a deed is of those who did it: "the work of"."""
    opposing: tuple[str, ...] = ()
    """Prepositions of what people speak or march against."""
    culprits: tuple[str, ...] = ()
    """What those are called of a deed who did it: "the perpetrator of"."""
    throughout: tuple[str, ...] = ()
    """Prepositions before the event in whose course something was done: "during"."""
    origins: tuple[str, ...] = ()
    """Prepositions that say wherefrom."""
    harmless: tuple[str, ...] = ()
    """What munitions against crowds are filled with: "gas shells", "rubber bullets"."""
    agents: tuple[str, ...] = ()
    """Prepositions that name the doer beside a noun."""
    containers: tuple[str, ...] = ()
    """Nouns that only measure what "of" names: "group of", "dozens of", "most of"."""
    entire: tuple[str, ...] = ()
    """all, todo, tout: what may stand before an article ("todo el país")."""
    definite: tuple[str, ...] = ()
    """Words that point to what was told before: "the", "this"."""
    some: tuple[str, ...] = ()
    """Of these what as an article brings up something new: French "des"."""
    supposed: tuple[str, ...] = ()
    """Words before what may or may not come: "any attack"."""
    groups: tuple[str, ...] = ()
    """Nouns that point to an armed or political group told before: "the group", "the movement"."""
    means: tuple[str, ...] = ()
    """Prepositions of the deed by which another is done: "hit the port in a missile attack"."""
    represents: tuple[str, ...] = ()
    """Prepositions other than "of" between an office and the body that it is of: "a spokesman for the M23"."""
    demonstratives: tuple[str, ...] = ()
    """ "this", "that": before "town" they point to one that the page has named."""
    widths: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Words for kinds of places that are no towns -> "district", "province", "country", or "capital" for the town
    that is one: what "the province" points to."""
    instruments: tuple[str, ...] = ()
    """Prepositions of what something is done with, where a parser has no name for it."""
    partners: tuple[str, ...] = ()
    """Prepositions that name who took part beside the doer."""
    partitives: tuple[str, ...] = ()
    """Words for a part of a place: "most of the town"."""
    in_protest: tuple[str, ...] = ()
    """Words beside a noun that make a crowd of people: "striking miners", "ouvriers grévistes"."""
    armed: tuple[str, ...] = ()
    """Words before a noun that give people arms: "armed supporters", "hooded men"."""
    fatally: tuple[str, ...] = ()
    """Adverbs that make a blow a killing."""
    anew: tuple[str, ...] = ()
    """Words that bring up something else than what was told: "another", "also"; without them nothing is told again."""
    one_more: tuple[str, ...] = ()
    """A word for one person more than those just told of, alone: "killed two and hurt a third"."""
    dual_nouns: tuple[str, ...] = ()
    dual_verbs: tuple[str, ...] = ()
    """Endings of two of a kind, on nouns and on the verb behind them."""
    plural_verbs: tuple[str, ...] = ()
    """Endings of many on verbs, which end like two."""
    freedoms: tuple[str, ...] = ()
    """What is given back to whom a release is of: Arabic "sarah"."""
    ranks: tuple[str, ...] = ()
    """Nouns before the body whose people the dead and hurt were: "ten dead in the ranks of the army"."""
    captured: tuple[str, ...] = ()
    """Words before a noun that put people into somebody's hands: "captured soldiers", "handcuffed men"."""
    unopposed: tuple[str, ...] = ()
    """What nobody put up who was walked in on: "entered without a fight", "without resistance"."""
    issued: tuple[str, ...] = ()
    """issued, emitido, أصدره: behind which "in X" is where a text was put out."""
    settings: tuple[str, ...] = ()
    """speech, speaking, reporters: what tells, before "in X", that words were spoken there."""
    spoken_in: tuple[str, ...] = ()
    """Prepositions of where words were spoken: in, at, from."""
    staying: tuple[str, ...] = ()
    """Verbs that say where a speaker is: "the president, who was in X, condemned"."""
    spoken_from: tuple[str, ...] = ()
    """Those of them that between commas say where a speaker was: "the bloc, from X, urged"."""
    putting: tuple[str, ...] = ()
    """put: whose object is what was counted before ("puts it at 300")."""
    put_forms: tuple[str, ...] = ()
    """put, puts: before "the wounded at", what makes a count of a bare number."""
    counting: tuple[str, ...] = ()
    """count, list: what somebody does to the dead and hurt of whom he tells."""
    running_verbs: tuple[str, ...] = ()
    running_nouns: tuple[str, ...] = ()
    """ "raised the toll to 14", "brought the number to 28"."""
    then: tuple[str, ...] = ()
    """Between two towns that were taken one after the other: "X, then Y"."""
    likewise: tuple[str, ...] = ()
    likewise_verbs: tuple[str, ...] = ()
    """ "Did the same": what was done is told right before."""
    toll_verbs: tuple[str, ...] = ()
    """Verbs by which somebody gives a figure of his own for the dead: "doctors speak of 90 dead"."""
    toll_markers: tuple[str, ...] = ()
    """Prepositions before such a figure."""
    toll_pronouns: tuple[str, ...] = ()
    """Small words before such a verb for those just counted: French "en"."""
    casualties: Mapping[CountName, tuple[str, ...]] = {}
    """Nouns for the dead, the hurt, the displaced: "12 dead and 30 wounded"."""
    undergoing: tuple[str, ...] = ()
    """Nouns that only say that what stands behind them befalls their owner: Arabic "ta'arrud"."""
    every: tuple[str, ...] = ()
    """Words before a noun that make it one in general: "all attacks", "any attack"."""
    performing: tuple[str, ...] = ()
    """Nouns that only say that somebody does what stands behind them: "the carrying out"."""
    backing: tuple[str, ...] = ()
    """Nouns and verbs of support: "with Russian backing", "rebels backed by Rwanda"."""

    @cached_property
    def ways(self) -> frozenset[str]:
        """Prepositions of where somebody is, goes or comes from."""
        return frozenset((*self.locatives, *self.goals, *self.origins))


@cache
def load_language(language: str) -> LanguageFile:
    return load_file(f"languages/{language}/language.yaml", LanguageFile)
