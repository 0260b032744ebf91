"""The words of a party as the page has them, and the kind and state that they show."""

import re

from dateline.knowledge.actors import Actor, ActorIndex, ActorMention
from dateline.knowledge.morphology import load_morphology
from dateline.records import ActorKind, Party
from dateline.resolution.actor_context import ActorContext
from dateline.resolution.actor_phrases import ReadPhrase, state_of

ELIDED = re.compile(r"[ld]['’]", re.IGNORECASE)
ARABIC_TO = "ل"
OF_THE_PAGE = frozenset({ActorKind.REBEL, ActorKind.MILITIA, ActorKind.POLITICAL})
"""Kinds whose country is the one in focus when the phrase names none."""


def bears_own_name(phrase: ReadPhrase) -> bool:
    """ "Free Villages Army": a capitalised head noun with capitalised words that no organ of a state has."""
    noun, nouns = phrase.noun, phrase.context.nouns
    if noun is None or noun.named is None or not phrase.text[phrase.noun_span[0]].isupper():
        return False
    common = nouns.official_words | nouns.government_words | nouns.articles | nouns.owners
    own = [
        (s, word)
        for s, _, word in phrase.words
        if phrase.text[s].isupper()
        and base_of(word) in phrase.rest()
        and base_of(word) not in common
    ]
    return bool(own)


def base_of(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def states_in(phrase: ReadPhrase) -> list[ActorMention]:
    """Names and adjectives of states that own the head noun."""
    return [m for m in phrase.owners() if all(state_of(a) for a in m.actor_ids)]


def country_said(phrase: ReadPhrase) -> str | None:
    """The one state that stands with the head noun; none when two do."""
    chosen = {phrase.context.choose(m) for m in states_in(phrase)}
    codes = {state_of(actor_id) if actor_id else None for actor_id in chosen}
    return codes.pop() if len(codes) == 1 else None


def described(phrase: ReadPhrase, index: ActorIndex) -> Party:
    kind = kind_of(phrase)
    country = country_said(phrase)
    if country is None and not states_in(phrase) and is_of_the_page(phrase, kind):
        country = phrase.context.focus
    return party(phrase, None, None, country, kind)


def is_of_the_page(phrase: ReadPhrase, kind: ActorKind) -> bool:
    foreign = phrase.rest() & phrase.context.nouns.stranger_words
    local = phrase.noun is not None and phrase.noun.local
    return not foreign and (kind in OF_THE_PAGE or local)


def kind_of(phrase: ReadPhrase) -> ActorKind:
    noun, nouns, rest = phrase.noun, phrase.context.nouns, phrase.rest()
    if noun is None:
        return ActorKind.OTHER
    if noun.opposition:
        return ActorKind.REBEL if phrase.context.armed_opposition else ActorKind.POLITICAL
    if bears_own_name(phrase) and noun.named:
        return noun.named
    fights = noun.armed and noun.part is not None
    if fights and rest & nouns.opposition_words:
        return ActorKind.REBEL
    if fights and rest & nouns.communities:
        return ActorKind.MILITIA
    return noun.kind


def listed(phrase: ReadPhrase, actor: Actor | None) -> Party | None:
    return party(phrase, actor.id, actor.name, actor.country, actor.kind) if actor else None


def party(
    phrase: ReadPhrase, actor_id: str | None, name: str | None, country: str | None, kind: ActorKind
) -> Party:
    start = phrase.start + elided(phrase.text, phrase.start, phrase.end)
    said = phrase.text[start : phrase.end]
    whole = said
    if phrase.text[:start].endswith(ARABIC_TO) and not is_stem(said, phrase.context.language):
        whole = with_article(said)
    return Party(
        start=start,
        end=phrase.end,
        text=said,
        actor_id=actor_id,
        name=name or without_article(whole, phrase.context),
        country=country,
        kind=kind,
    )


def is_stem(said: str, language: str) -> bool:
    """Whether the first letter belongs to the word itself: "li-lajna", "to a committee"."""
    morphology = load_morphology(language)
    return any(morphology.fold(word) in morphology.nouns for word in said.split()[:1])


def with_article(said: str) -> str:
    """ "li-n-naziheen": the Arabic article that lost its first letter behind "to", put back in the name."""
    return f"ا{said}" if said.startswith(ARABIC_TO) else said


def elided(text: str, start: int, end: int) -> int:
    """How many characters an article takes that is written onto the first word: "l'" in "l'armée"."""
    found = ELIDED.match(text, start, end)
    return len(found.group()) if found and start + len(found.group()) < end else 0


def without_article(said: str, context: ActorContext) -> str:
    """The words of the page without leading articles; all of them when nothing else is left."""
    kept = said.split()
    owners = context.nouns.owners
    while len(kept) > 1 and kept[0].casefold().strip("'’") in context.nouns.articles:
        if kept[1].casefold() in owners:
            break  # "um dos jovens"
        kept = kept[1:]
    name = " ".join(kept)
    for article in ("l'", "l’", "d'", "d’", "L'", "L’"):
        name = name.removeprefix(article)
    return name or said
