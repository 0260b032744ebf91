"""What sort of text a page is, where its war words are not of war: a column, a film, a match, a storm, a drill.

A column speaks in the first person, or of what ought to be: it comments. Reviews, match reports, trials and debates
give themselves away by several words of their own world, and name no armed side that a list has. A disaster is in the
headline or the first sentence; so is a drill or an anniversary, which are full of soldiers all the same. Where headline
or first sentence have somebody armed, crowds or bombs in them, any other page is taken to be of war.

Only words outside quotation marks count for a column: a report quotes people who say "we". News agencies hardly ever
reach the share that columns nearly always do.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from dateline.coding.background import is_fresh
from dateline.coding.claims import Claim
from dateline.coding.context import ARMED_KINDS, OF_WAR, Context
from dateline.coding.deeds import VIOLENT
from dateline.knowledge.lexicon import NounClass
from dateline.knowledge.worlds import World, load_worlds
from dateline.records import ActorKind, BlockKind, EventType

ARTICLE = re.compile(r"^[وفبك]?(?:ال|لل)")
WORD = re.compile(r"[^\W\d_]+")

OUTLAWS = frozenset({ActorKind.REBEL, ActorKind.MILITIA})
"""Armies and police are on the spot of disasters too."""
POLICED = frozenset({World.COURT, World.CRIME, World.TRADE, World.SPORT})
"""Worlds in whose pages the police turn up as a matter of course."""
CLASSES = {noun_class.value: noun_class for noun_class in NounClass}
FEWEST, SHARE = 8, 0.03
"""Words of the first person that make a column: at least so many, and this part of all words."""
PREACHED, PREACHING = 5, 0.02
"""Words of what ought to be that make a column too: how many, and their part of all words."""
ENDINGS = ("ات", "ين", "ون", "ان", "ة", "ه", "ا", "ي")
DEEDS = VIOLENT | {EventType.WITHDRAWAL, EventType.DISPLACEMENT, EventType.RELEASE}
QUARREL = frozenset({EventType.THREAT, EventType.DEMAND, EventType.ACCUSATION})
OF_STATES = QUARREL | {
    *(EventType.TALKS, EventType.SANCTION, EventType.AGREEMENT, EventType.PROTEST),
    *(EventType.RIOT, EventType.CRACKDOWN),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """When a page is of a world, and what it cannot tell then."""

    worlds: tuple[World, ...]
    words: int
    """Different words of it that the page must have; one more where it opens with arms."""
    opens: bool = False
    """Headline or first sentence must have one of them, and arms say nothing."""
    barred: Set[EventType] = frozenset(EventType)
    past: bool = False
    """Only what is not told of the last days."""


RULES = (
    Rule((World.ART,), 4),
    Rule((World.SPORT,), 4),
    Rule((World.ART, World.SPORT), 6),
    Rule((World.NATURE,), 4),
    Rule((World.COURT,), 7),
    Rule((World.COURT,), 5, barred=DEEDS | QUARREL),
    Rule((World.COURT, World.TRADE), 8, barred=frozenset(EventType) - {EventType.SANCTION}),
    Rule((World.CRIME,), 4),
    Rule((World.POLITICS,), 5, barred=DEEDS | QUARREL),
    Rule((World.TRADE,), 6, barred=frozenset(EventType) - {EventType.SANCTION}),
    Rule((World.CYBER,), 4),
    Rule((World.SPACE,), 3),
    Rule((World.DRILL,), 3, opens=True, barred=frozenset(EventType) - OF_STATES),
    Rule((World.HERITAGE,), 4, opens=True, past=True),
    Rule((World.RELIC,), 3, opens=True),
)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The world of a page, as the reason for what is not coded there."""

    reason: str
    barred: Set[EventType] = frozenset(EventType)
    past: bool = False

    def holds(self, claim: Claim, context: Context) -> bool:
        return claim.event_type in self.barred and not (self.past and is_fresh(claim, context))


def other_world(context: Context) -> Elsewhere | None:
    """Why the page as a whole reports no conflict; None when it may."""
    if is_column(context):
        return Elsewhere("in a column, not a report")
    text = context.document.article.text
    opening = text[: context.opening].casefold()
    struck = found_in(opening, words_of(World.DISASTER, context))
    for word in (w for phrase in struck if " " in phrase for w in phrase.split()):
        opening = re.sub(rf"\b{word}\b", "", opening)  # "gas explosion" is no explosion of war
    police = nouns_of(NounClass.STATE, context) if len(struck) > 1 else frozenset()
    nouns = {c: nouns_of(c, context) - police if police else nouns_of(c, context) for c in OF_WAR}
    signs = {c for c in OF_WAR if found_in(opening, nouns[c])}
    warlike, warlike_in_court = bool(signs), bool(signs - {NounClass.CAPTIVE})
    if struck and not warlike and not names_kinds(OUTLAWS, context):
        return Elsewhere("on a page about a disaster")
    armed = names_kinds(ARMED_KINDS, context)
    no_army = not (armed and names_kinds(ARMED_KINDS - {ActorKind.POLICE}, context))
    for rule in RULES:
        words = together(*(words_of(world, context) for world in rule.worlds))
        if rule.opens:
            fits = len(found_in(text, words)) >= rule.words and bool(found_in(opening, words))
        else:
            opens = warlike if World.COURT not in rule.worlds else warlike_in_court
            calm = no_army if POLICED.issuperset(rule.worlds) else not armed
            fits = calm and len(found_in(text, words)) >= rule.words + opens
        if fits:
            reason = f"on a page about {' and '.join(rule.worlds)}"
            return Elsewhere(reason, rule.barred, rule.past)
    return None


def names_kinds(kinds: frozenset[ActorKind], context: Context) -> bool:
    """Whether the page names a listed actor of one of the kinds."""
    listed = (context.actors.get(a) for name in context.document.actors for a in name.actor_ids)
    return any(actor is not None and actor.kind in kinds for actor in listed)


def words_of(world: World, context: Context) -> frozenset[str]:
    """The language's words of a world, with the nouns of the class of that name."""
    own = load_worlds(context.lexicon.language).get(world, frozenset())
    named = CLASSES.get(world.value)
    return together(own, nouns_of(named, context)) if named else own


@lru_cache(maxsize=128)
def together(*words: frozenset[str]) -> frozenset[str]:
    """All of several sets of words, which stay the same from page to page."""
    return frozenset().union(*words)


@lru_cache(maxsize=256)
def phrases_among(words: frozenset[str]) -> tuple[str, ...]:
    """Those of a set of words that are phrases of several."""
    return tuple(phrase for phrase in words if " " in phrase)


def nouns_of(noun_class: NounClass, context: Context) -> frozenset[str]:
    return context.lexicon.of_class(noun_class)


def found_in(text: str, words: frozenset[str]) -> set[str]:
    """Those of the words and phrases that a stretch of text has, plurals as their singular."""
    text = text.casefold()
    found = {p for p in phrases_among(words) if p in text and has_phrase(p, text)}
    told = forms_in(text)
    if not words.isdisjoint(told.all):
        firsts = (next((f for f in forms if f in words), None) for forms in told.of_each_word)
        found.update(first for first in firsts if first is not None)
    return found


def has_phrase(phrase: str, text: str) -> bool:
    """Whether a text has a phrase, "gas pipe" not in "gas pipeline"; Arabic words may carry particles and endings."""
    return phrase[0] >= "\u0590" or bool(re.search(rf"\b{re.escape(phrase)}(?:e?s)?\b", text))


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms under which the words of a text may be listed."""

    of_each_word: tuple[tuple[str, ...], ...]
    all: frozenset[str]


@lru_cache(maxsize=4)
def forms_in(text: str) -> Forms:
    """Of each different word its forms: a page is asked for the words of many worlds."""
    found = tuple(forms_of(word) for word in dict.fromkeys(WORD.findall(text)))
    return Forms(found, frozenset(chain.from_iterable(found)))


@lru_cache(maxsize=5_000)
def forms_of(word: str) -> tuple[str, ...]:
    return tuple(listed_forms(word))


def listed_forms(word: str) -> Iterator[str]:
    """The word, then what it is without a plural's ending; an Arabic one without article, particles and endings."""
    yield word
    if word[0] < "\u0590":
        yield word.removesuffix("s")
        yield word.removesuffix("es")
        return
    plain = ARTICLE.sub("", word)
    yield plain
    yield from (plain.removesuffix(ending) for ending in ENDINGS if plain.endswith(ending))


def is_column(context: Context) -> bool:
    """Whether the page is told in the first person, or mostly says what ought to be."""
    own = frozenset(context.language.first_person)
    words = list(told_words(context))
    said = sum(word in own for word in words)
    if said >= FEWEST and said >= SHARE * len(words):
        return True
    text, ought = " ".join(words), words_of(World.COLUMN, context)
    told = (phrase for phrase in ought if phrase in text)
    times = sum(len(re.findall(rf"\b{re.escape(phrase)}\b", text)) for phrase in told)
    return times >= PREACHED and times >= PREACHING * len(words)


def told_words(context: Context) -> Iterator[str]:
    """The words of the body outside quotation marks, in small letters."""
    quoted = [q.content for q in context.document.quotations if q.direct]
    for sentence in context.document.sentences:
        if sentence.block is not BlockKind.BODY:
            continue
        near = [(low, high) for low, high in quoted if low < sentence.end and sentence.start < high]
        for word in WORD.finditer(context.document.article.text, sentence.start, sentence.end):
            if not any(low <= word.start() < high for low, high in near):
                yield word.group().casefold()
