"""Who a party of a report is: a listed actor, an organ of a state, a group the page introduced, or only its own words.

The rules run from the surest to the weakest. A name on the head is the party; "Taliban fighters" are the Taliban;
"Russian warplanes" are the military of Russia (`state:RU/military`), a composed actor with a neutral label; "the army"
is that of the state in focus when the article leaves no doubt. Everybody else keeps the words of the page, with a kind
from the head noun and a country where one is said. A wrong identity is worse than none: two states in one phrase,
an alias that the article does not settle, and capitals that stand for places all stay without one.
"""

import re

from dateline.knowledge.actor_compile import ADJECTIVE, CAPITAL_CITY, NAME, PERSON
from dateline.knowledge.actors import STATE, Actor, ActorIndex, ActorMention
from dateline.knowledge.morphology import load_morphology
from dateline.records import ActorKind, Party
from dateline.resolution.actor_context import ActorContext, actor_context
from dateline.resolution.actor_phrases import ReadPhrase, read_phrase, state_of

__all__ = ["ActorContext", "actor_context", "resolve_party"]

WITHOUT_ARMY = {"PS": ("IL",), "CR": (), "PA": (), "IS": ()}
"""States that have no army, and whose soldiers are in them: "the soldiers" of a page on the West Bank are Israel's."""
ELIDED = re.compile(r"[ld]['’]", re.IGNORECASE)
ARABIC_TO = "ل"
ARMS = frozenset({"military", "police", "security-forces"})
OF_THE_PAGE = frozenset({ActorKind.REBEL, ActorKind.MILITIA, ActorKind.POLITICAL})
"""Kinds whose country is the one in focus when the phrase names none."""
ARMED_GROUPS = frozenset({ActorKind.REBEL, ActorKind.MILITIA, ActorKind.CRIMINAL})
JOINED = re.compile(r"[^\W\d_ ]*(?: [^\W\d_]*['’]?){1,3}")
BESIDE = 12
"""Characters at most between a government and a group named beside it: "and the"."""
STATE_KINDS = frozenset(
    {ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.POLICE, ActorKind.MEDIA}
)


def resolve_party(
    text: str,
    start: int,
    end: int,
    head_start: int,
    head_end: int,
    language: str,
    article: ActorContext,
    index: ActorIndex,
) -> Party:
    """`[start, end)` is the noun phrase, the head span its head noun; `article` was built for the same text."""
    phrase = read_phrase(text, start, end, head_start, head_end, article)
    for rule in (
        introduced_here,
        named_at_head,
        person_with_title,
        member_of,
        organ_of_state,
        organ_in_focus,
    ):
        party = rule(phrase, index)
        if party is not None:
            return party
    return described(phrase, index)


# ---- names


def introduced_here(phrase: ReadPhrase, index: ActorIndex) -> Party | None:
    """A name that the page introduced, on the head or owning it."""
    if not phrase.words:
        return None
    head = phrase.words[phrase.head][0]
    for low, high, known in phrase.introduced:
        on_head = low <= head < high
        owns = phrase.noun is not None and phrase.noun.member and phrase.owns(low, NAME)
        if on_head or owns:
            return party(phrase, known.actor_id, known.name, known.country, known.kind)
    return None


def named_at_head(phrase: ReadPhrase, index: ActorIndex) -> Party | None:
    mention = phrase.at_head()
    if mention is None:
        return None
    chosen = phrase.context.choose(mention)
    if mention.role == CAPITAL_CITY:
        return seat_of_government(phrase, mention, chosen, index)
    if mention.role == ADJECTIVE:
        return nationals(phrase, chosen, index) if phrase.noun is None else None
    if chosen is None:
        return undecided(phrase, mention, index)
    return listed(phrase, index.get(chosen))


def seat_of_government(
    phrase: ReadPhrase, mention: ActorMention, chosen: str | None, index: ActorIndex
) -> Party | None:
    """ "Moscow said": a capital alone, with no preposition of place before it."""
    nouns = phrase.context.nouns
    before = phrase.text[: mention.start].split()[-1:]
    placed = bool(before) and before[0].casefold() in nouns.locatives
    alone = all(mention.start <= s < mention.end for s, _, _ in phrase.words)
    if chosen is None or placed or not alone:
        return None
    return listed(phrase, index.get(f"{chosen}/government"))


def nationals(phrase: ReadPhrase, chosen: str | None, index: ActorIndex) -> Party:
    country = state_of(chosen) if chosen else None
    return party(phrase, None, None, country, ActorKind.CIVILIAN)


def undecided(phrase: ReadPhrase, mention: ActorMention, index: ActorIndex) -> Party:
    """Several bear the name: what they share is all that is known."""
    actors = [actor for a in mention.actor_ids if (actor := index.get(a))]
    kinds, countries = {a.kind for a in actors}, {a.country for a in actors}
    shared = len(actors) > 1
    kind = kinds.pop() if shared and len(kinds) == 1 else ActorKind.OTHER
    return party(
        phrase, None, None, countries.pop() if shared and len(countries) == 1 else None, kind
    )


def person_with_title(phrase: ReadPhrase, index: ActorIndex) -> Party | None:
    """ "el presidente ruso Vladímir Putin": the title is the head, the person is meant."""
    if phrase.noun is None or not phrase.noun.title:
        return None
    nouns = phrase.context.nouns
    for mention in phrase.mentions:
        before = phrase.text[phrase.start : mention.start].rstrip(" ,").split()[-1:]
        owned = bool(before) and before[0].casefold() in nouns.owners
        possessive = phrase.text[mention.end : mention.end + 2] in ("'s", "’s")
        if (
            mention.role == PERSON
            and not owned
            and not possessive
            and mention.start > phrase.noun_span[0]
        ):
            return listed(phrase, index.get(phrase.context.choose(mention) or ""))
    return None


def member_of(phrase: ReadPhrase, index: ActorIndex) -> Party | None:
    """ "Taliban fighters", "un portavoz de Hamás", "Assad's forces": whoever they belong to."""
    noun = phrase.noun
    if noun is None or not noun.member:
        return None
    for mention in phrase.owners():
        chosen = phrase.context.choose(mention)
        actor = index.get(chosen) if chosen and mention.role in (NAME, PERSON) else None
        if actor is None or (state_of(actor.id) and "/" not in actor.id):
            continue
        if mention.role == PERSON:
            return followers(phrase, actor, index)
        if actor.kind is ActorKind.INTERNATIONAL or noun.kind is not ActorKind.AID:
            return listed(phrase, actor)
    return None


def followers(phrase: ReadPhrase, leader: Actor, index: ActorIndex) -> Party | None:
    """Those of a leader: of the group the leader leads, or that organ of the state."""
    whole = leader.part_of or ""
    if whole.startswith(STATE) and phrase.noun is not None and phrase.noun.part:
        whole = f"{whole.partition('/')[0]}/{phrase.noun.part}"
    return listed(phrase, index.get(whole))


# ---- organs of states


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
        if actor is not None and actor.kind in ARMED_GROUPS and actor.country is not None:
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


# ---- words of the page


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


# ---- parties


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
