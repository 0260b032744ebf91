"""Names that a page introduces itself: "the Free Villages Front (FVF)", "General John Marsh", and their short forms.

A bracket after a name gives its short form when the name is listed, or when the letters are those of the words before.
A title before a name makes its bearer known by the last word of the name, with the kind and country of what stands
with the title. An introduction by the page beats the list: on this page these letters mean this group.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.coding.context import BANDS
from dateline.knowledge.actor_compile import NAME, PERSON
from dateline.knowledge.actor_nouns import ActorNoun, ActorNouns
from dateline.knowledge.actor_words import WORD, base, fold_word, key_of, words_used
from dateline.knowledge.actors import PERSONS, STATE, ActorIndex, ActorMention
from dateline.records import ActorKind

BRACKET = re.compile(
    r"\s*[\[(]\s*[\"'«“‘]?([^\W\d_][\w\-.]{0,11})[\"'»”’]?\s*(?:,[^)\]]{1,40})?[)\]]"
)
LINKS = frozenset(
    "of the for and de la le les del da do das dos du des et y e a para pour d al l en in au".split()
)
PERSON_NAME = re.compile(
    r",?\s+((?:[A-ZÀ-ÞŠŽ][\w'’\-]+)(?:\s+(?:(?:al|el|bin|ibn|ben|de|da|dos|von|van|ag|ould)[\s-])?[A-ZÀ-ÞŠŽ][\w'’\-]+){1,3})"
)
OF_STATES = frozenset({ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.POLICE})
LONGEST_NAME = 10
SHORTEST_SURNAME = 4


@dataclass(frozen=True, slots=True)
class Introduced:
    """What a short form means on this page; `actor_id` is null for what no list has."""

    name: str
    actor_id: str | None
    kind: ActorKind
    country: str | None


Choose = Callable[[ActorMention], str | None]


def introductions(
    text: str,
    mentions: Sequence[ActorMention],
    nouns: ActorNouns,
    index: ActorIndex,
    choose: Choose,
    focus: str | None,
) -> Mapping[str, Introduced]:
    """Short forms by key."""
    found: dict[str, Introduced] = {}
    ends = {m.end: m for m in mentions if m.role in (NAME, PERSON)}
    for match in re.finditer(r"(?<=[\w\"”»])\s*[\[(]", text):
        bracket = BRACKET.match(text, match.start())
        if bracket is None:
            continue
        listed = ends.get(len(text[: match.start()].rstrip(' "”»')))
        introduced = (
            from_listed(listed, index, choose)
            if listed
            else from_initials(text, match.start(), bracket[1], nouns, focus)
        )
        if introduced is not None and is_short_form(bracket[1]):
            found.setdefault(key_of(bracket[1]), introduced)
            found.setdefault(key_of(introduced.name), introduced)
    found.update(people(text, mentions, nouns, index, choose, focus))
    for key, person in listed_people(text, mentions, nouns, index):
        found.setdefault(key, person)
    return found


def is_short_form(word: str) -> bool:
    return sum(c.isupper() for c in word) >= 2 or word[:1] > "\u0590"


def from_listed(mention: ActorMention, index: ActorIndex, choose: Choose) -> Introduced | None:
    chosen = choose(mention)
    actor = index.get(chosen) if chosen else None
    if actor is None or actor.id.startswith(STATE) or mention.role == PERSON:
        return None
    return Introduced(actor.name, actor.id, actor.kind, actor.country)


def from_initials(
    text: str, stop: int, short: str, nouns: ActorNouns, focus: str | None
) -> Introduced | None:
    """The words before the bracket whose initials are the short form."""
    letters = [fold_word(c) for c in short if c.isalpha()]
    words = list(WORD.finditer(text, max(0, stop - 120), stop))[-LONGEST_NAME - 4 :]
    for first in range(len(words) - 1, -1, -1):
        window = words[first:]
        if "\n" in text[window[0].start() : stop] or len(window) > LONGEST_NAME:
            return None
        if text[window[0].start()].isupper() and spells(window, letters):
            name = text[window[0].start() : stop].strip(" \"”»'’")
            kind = kind_of_members(words[:first], nouns) or kind_of_name(window, nouns)
            return Introduced(name, None, kind, focus)
    return None


def spells(window: Sequence[re.Match[str]], letters: Sequence[str]) -> bool:
    heads = [(fold_word(w.group()), w.group()) for w in window]
    strict = [folded[0] for folded, _ in heads if folded]
    loose = [folded[0] for folded, _ in heads if folded and folded not in LINKS]
    return list(letters) in (strict, loose) and len(letters) >= 2


def kind_of_members(before: Sequence[re.Match[str]], nouns: ActorNouns) -> ActorKind | None:
    """The kind of "fighters of the", "the rebel", right before a name."""
    for word in before[-3:]:
        noun = nouns.by_key.get(base(fold_word(word.group())))
        if noun is not None and noun.armed and noun.kind in BANDS:
            return noun.kind
    return None


def kind_of_name(window: Iterable[re.Match[str]], nouns: ActorNouns) -> ActorKind:
    """The kind that the words of an unlisted name say: the last noun in English, the first elsewhere."""
    found = [nouns.by_key.get(base(fold_word(w.group()))) for w in window]
    known = [noun for noun in found if noun is not None]
    if not known:
        return ActorKind.OTHER
    noun = known[-1] if nouns.file.genitive else known[0]
    return noun.named or noun.kind


# ---- people


def listed_people(
    text: str, mentions: Sequence[ActorMention], nouns: ActorNouns, index: ActorIndex
) -> Iterator[tuple[str, Introduced]]:
    """Listed people under the last word of the name that the page has given in full: "Correa"."""
    for mention in mentions:
        names = text[mention.start : mention.end].split()
        known = mention.role == PERSON and len(mention.actor_ids) == 1 and len(names) > 1
        actor = index.get(mention.actor_ids[0]) if known else None
        if actor is None or not actor.id.startswith(PERSONS):
            continue
        if len(names[-1]) >= SHORTEST_SURNAME and nouns.by_key.get(fold_word(names[-1])) is None:
            yield key_of(names[-1]), Introduced(actor.name, actor.id, actor.kind, actor.country)


def people(
    text: str,
    mentions: Sequence[ActorMention],
    nouns: ActorNouns,
    index: ActorIndex,
    choose: Choose,
    focus: str | None,
) -> Iterator[tuple[str, Introduced]]:
    """Unlisted people under their full name and the last word of it."""
    taken = {m.start for m in mentions if m.role == PERSON}
    titles = {w for w in words_used(text) if fold_word(w) in nouns.titles}
    for word in WORD.finditer(text) if titles else ():
        if word.group() not in titles:
            continue
        noun = nouns.by_key[fold_word(word.group())]
        match = PERSON_NAME.match(text, word.end())
        if match is None or any(match.start(1) <= at < match.end(1) for at in taken):
            continue
        names = match[1].split()
        if any(nouns.by_key.get(fold_word(name)) for name in names):
            continue
        person = introduced_person(
            text, match[1], match.end(1), word.start(), noun, mentions, index, choose, focus
        )
        yield key_of(match[1]), person
        if len(names[-1]) >= SHORTEST_SURNAME:
            yield key_of(names[-1]), person


def joins(between: str, longest: int) -> bool:
    """Whether the words between a name and a title keep them in one phrase."""
    return 0 < len(between) <= longest and not any(c in between for c in ".;:!?\n")


def introduced_person(
    text: str,
    name: str,
    name_end: int,
    title_start: int,
    noun: ActorNoun,
    mentions: Sequence[ActorMention],
    index: ActorIndex,
    choose: Choose,
    focus: str | None,
) -> Introduced:
    """A person with the kind and country of whom the title serves; an officer of nobody's is of the state in focus."""
    near = [m for m in mentions if joins(text[m.end : title_start], 20)]
    near = near or [m for m in mentions if joins(text[name_end : m.start], 12)]
    chosen = choose(near[-1]) if near else None
    actor = index.get(chosen) if chosen else None
    if actor is not None and not actor.id.startswith(STATE):
        return Introduced(name, None, actor.kind, actor.country)
    if actor is not None and noun.part:
        part = index.get(f"{actor.id.partition('/')[0]}/{noun.part}")
        return Introduced(name, None, part.kind if part else noun.kind, actor.country)
    own = focus if noun.kind in OF_STATES else None
    return Introduced(name, None, noun.kind, actor.country if actor else own)
