"""Organs of a state: "Russian warplanes", "the army", and whose soldiers are none of a state's."""

import re

from dateline.coding.context import BANDS
from dateline.knowledge.actor_compile import NAME
from dateline.knowledge.actors import STATE, ActorIndex
from dateline.records import ActorKind, Party
from dateline.resolution.actor_phrases import ReadPhrase, state_of
from dateline.resolution.actor_words import bears_own_name, country_said, listed, party

WITHOUT_ARMY = {"PS": ("IL",), "CR": (), "PA": (), "IS": ()}
"""States that have no army, and whose soldiers are in them: "the soldiers" of a page on the West Bank are Israel's."""
JOINED = re.compile(r"[^\W\d_ ]*(?: [^\W\d_]*['’]?){1,3}")
BESIDE = 12
"""Characters at most between a government and a group named beside it: "and the"."""
STATE_KINDS = frozenset(
    {ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.POLICE, ActorKind.MEDIA}
)


def nationals(phrase: ReadPhrase, chosen: str | None, index: ActorIndex) -> Party:
    country = state_of(chosen) if chosen else None
    return party(phrase, None, None, country, ActorKind.CIVILIAN)


def organ_of_state(phrase: ReadPhrase, index: ActorIndex) -> Party | None:
    """ "Russian warplanes", "las fuerzas de seguridad iraquíes", "الجيش السوري"."""
    noun, country = phrase.noun, country_said(phrase)
    if (
        noun is None
        or noun.part is None
        or country is None
        or noun.local
        or not is_official(phrase)
    ):
        return None
    return listed(phrase, index.get(f"{STATE}{country}/{noun.part}"))


def organ_in_focus(phrase: ReadPhrase, index: ActorIndex) -> Party | None:
    """ "the army", "regime forces": of the state that the article is about."""
    noun, focus = phrase.noun, beside_group(phrase, index) or phrase.context.focus
    if noun is None or noun.part is None or noun.local or noun.kind not in STATE_KINDS:
        return None
    foreign = phrase.rest() & phrase.context.nouns.stranger_words
    if focus is None or foreign or phrase.names_a_state() or not is_official(phrase):
        return None
    if noun.part == "military" and focus in WITHOUT_ARMY:
        focus = next((s for s in WITHOUT_ARMY[focus] if s in phrase.context.states), None)
    if is_abroad(phrase) or is_of_a_name(phrase) or is_of_a_region(phrase):
        return None
    if focus is None or phrase.rest() & phrase.context.nouns.belonging or is_of_a_party(phrase):
        return None  # "forces of X belonging to [the] alliance"
    return listed(phrase, index.get(f"{STATE}{focus}/{noun.part}"))


def beside_group(phrase: ReadPhrase, index: ActorIndex) -> str | None:
    """ "the government and the ELN": the state that a group named right beside its government fights."""
    if phrase.noun is None or phrase.noun.part != "government":
        return None
    for mention in phrase.context.mentions:
        low, high = sorted(((mention.start, mention.end), (phrase.start, phrase.end)))
        gap = phrase.text[low[1] : high[0]]
        joined = 0 < len(gap) <= BESIDE and JOINED.fullmatch(gap)
        actor = index.get(phrase.context.choose(mention) or "") if joined else None
        if actor is not None and actor.kind in BANDS and actor.country is not None:
            return actor.country
    return None


def is_of_a_party(phrase: ReadPhrase) -> bool:
    """ "[the] president of [the] alliance", "leader of the party": no organ of a state."""
    known = (phrase.context.nouns.by_key.get(word) for word in phrase.rest())
    return any(n is not None and n.kind is ActorKind.POLITICAL and not n.title for n in known)


def is_of_a_region(phrase: ReadPhrase) -> bool:
    """ "the government of Borno": one of a province or town."""
    if phrase.noun is None or phrase.noun.kind is not ActorKind.GOVERNMENT:
        return False
    inside = (s for s, _, _ in phrase.words if s in phrase.context.regions)
    named = (s for s in inside if not any(m.start <= s < m.end for m in phrase.mentions))
    return any(phrase.owns(start, NAME) for start in named)


def is_abroad(phrase: ReadPhrase) -> bool:
    """ "their governments", "leaders of the region": a state has one of them; an embassy is another's."""
    return any(word in phrase.context.nouns.abroad_words for _, _, word in phrase.words)


def is_of_a_name(phrase: ReadPhrase) -> bool:
    """ "Tigray's forces": soldiers of a region or a man whom no list of actors has are not the state's."""
    if phrase.noun is None or phrase.noun.kind is not ActorKind.MILITARY:
        return False
    named = [s for s, _, w in phrase.words if phrase.text[s].isupper() and w in phrase.rest()]
    return any(
        phrase.text[start:].split(maxsplit=1)[0].endswith(("'s", "’s", "s'", "s’"))
        or (start > phrase.noun_span[1] and phrase.owns(start, NAME))
        for start in named
    )


def is_official(phrase: ReadPhrase) -> bool:
    """Whether nothing in the phrase makes its soldiers somebody else's: rebels, a people, a name of their own."""
    nouns, rest = phrase.context.nouns, phrase.rest()
    if rest & (nouns.opposition_words | nouns.communities | nouns.former_words):
        return False
    return not bears_own_name(phrase)
