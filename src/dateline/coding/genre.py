"""What sort of text a page is, where its war words are not of war: a column, a film, a match, a storm.

A column speaks in the first person: it comments. Reviews and match reports give themselves away by several words of
their own world, and name no armed side that a list has. A disaster is in the headline or the first sentence. Where the
headline or the first sentence has somebody armed, crowds or bombs in it, a page is taken to be of war.

Only words outside quotation marks count: a report quotes people who say "we". News agencies hardly ever reach the share
that columns nearly always do.
"""

import re

from dateline.coding.context import ARMED_KINDS, OF_WAR, Context
from dateline.knowledge.lexicon import NounClass
from dateline.records import ActorKind, BlockKind

ARTICLE = re.compile(r"^[وفبك]?(?:ال|لل)")
WORD = re.compile(r"[^\W\d_]+")

OUTLAWS = frozenset({ActorKind.REBEL, ActorKind.MILITIA})
"""Armies and police are on the spot of disasters too."""
OWN_WORDS = 4
"""Different words of film or sport that make a page one of film or sport; one more where it opens with arms."""
FEWEST, SHARE = 8, 0.03
"""Words of the first person that make a column: at least so many, and this part of all words."""


def other_world(context: Context) -> str | None:
    """Why the page as a whole reports no conflict; None when it may."""
    if is_column(context):
        return "in a column, not a report"
    text = context.document.article.text
    opening = text[: context.opening]
    warlike = any(words_of(c, opening, context) for c in OF_WAR)
    struck = bool(words_of(NounClass.DISASTER, opening, context))
    if struck and not warlike and not names_kinds(OUTLAWS, context):
        return "on a page about a disaster"
    for world in (NounClass.ART, NounClass.SPORT):
        own = len(words_of(world, text, context))
        if own >= OWN_WORDS + warlike and not names_kinds(ARMED_KINDS, context):
            return f"on a page about {world}"
    return None


def names_kinds(kinds: frozenset[ActorKind], context: Context) -> bool:
    """Whether the page names a listed actor of one of the kinds."""
    listed = (context.actors.get(a) for name in context.document.actors for a in name.actor_ids)
    return any(actor is not None and actor.kind in kinds for actor in listed)


def words_of(noun_class: NounClass, text: str, context: Context) -> set[str]:
    """Different words of a class in a stretch of text, plurals as their singular."""
    nouns, found = context.lexicon.nouns, set()
    for match in WORD.finditer(text):
        word = match.group().casefold()
        for form in (word, word.removesuffix("s"), word.removesuffix("es"), bare(word)):
            if noun_class in nouns.get(form, ()):
                found.add(form)
                break
    return found


def bare(word: str) -> str:
    """An Arabic word without its article and the particles before it."""
    return ARTICLE.sub("", word)


def is_column(context: Context) -> bool:
    """Whether the page is told in the first person."""
    own = frozenset(context.language.first_person)
    said = total = 0
    quoted = [q.content for q in context.document.quotations if q.direct]
    for sentence in context.document.sentences:
        if sentence.block is not BlockKind.BODY:
            continue
        for word in WORD.finditer(context.document.article.text, sentence.start, sentence.end):
            if not any(low <= word.start() < high for low, high in quoted):
                total += 1
                said += word.group().casefold() in own
    return said >= FEWEST and said >= SHARE * total
