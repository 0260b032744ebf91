"""Who a party of a report is: a listed actor, an organ of a state, a group the page introduced, or only its own words.

The rules run from the surest to the weakest. A name on the head is the party; "Taliban fighters" are the Taliban;
"Russian warplanes" are the military of Russia (`state:RU/military`), a composed actor with a neutral label; "the army"
is that of the state in focus when the article leaves no doubt. Everybody else keeps the words of the page, with a kind
from the head noun and a country where one is said. A wrong identity is worse than none: two states in one phrase,
an alias that the article does not settle, and capitals that stand for places all stay without one.
"""

from dateline.knowledge.actor_compile import ADJECTIVE, CAPITAL_CITY, NAME, PERSON
from dateline.knowledge.actors import STATE, Actor, ActorIndex, ActorMention
from dateline.records import ActorKind, Party
from dateline.resolution.actor_context import ActorContext, actor_context
from dateline.resolution.actor_organs import nationals, organ_in_focus, organ_of_state
from dateline.resolution.actor_phrases import ReadPhrase, read_phrase, state_of
from dateline.resolution.actor_words import described, listed, party

__all__ = ["ActorContext", "actor_context", "resolve_party"]
ARMS = frozenset({"military", "police", "security-forces"})


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
