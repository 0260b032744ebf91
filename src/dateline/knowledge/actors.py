"""Who is listed: states, their organs, their leaders, armed groups, missions, aid bodies, monitors and media.

The organs of a state are composed, not listed: `get("state:SY/military")` makes "Military of Syria", part of
`state:SY`. `find` looks up the longest names in a text; an alias that several actors bear gives all of them, and
choosing is left to whoever sees the whole article (`resolution/actors.py`). Names of capitals and adjectives of states
are found too, in roles of their own: what they stand for depends on the phrase around them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from dateline.knowledge.actor_compile import (
    ACRONYM,
    ADJECTIVE,
    CAPITAL,
    CAPITAL_CITY,
    NAME,
    PERSON,
    Table,
    compiled_table,
)
from dateline.knowledge.actor_files import load_parts
from dateline.knowledge.actor_words import (
    WORD,
    base,
    fold_word,
    has_capital,
    is_capitals,
    readings,
)
from dateline.records import ActorKind
from dateline.values import value

STATE = "state:"
PERSONS = "person:"
"""How the ids of listed persons begin."""
RANKS = {NAME: 0, PERSON: 0, ADJECTIVE: 1, CAPITAL_CITY: 2}
Words = Sequence[re.Match[str]]
Counts = tuple[int, ...]
Begins = tuple[tuple[str, bool, Counts, Counts, frozenset[str]], ...]
"""Readings of a first word: its base, whether it had an article, the lengths of its names, 1 if it may stand alone,
and the second words of its names."""


@value(frozen=True, slots=True)
class Actor:
    id: str
    name: str
    """Neutral English label."""
    kind: ActorKind
    country: str | None
    """ISO 3166 alpha-2; none for what acts across borders."""
    part_of: str | None = None
    side: str | None = None
    active_from: int | None = None
    active_to: int | None = None
    contested: bool = False
    office: str | None = None


@value(frozen=True, slots=True)
class ActorMention:
    """Words that bear the name of listed actors, and in which role: name, person, adjective or capital."""

    start: int
    end: int
    actor_ids: tuple[str, ...]
    role: str
    weak: bool = False
    """The words often mean something else; they count only with a second reason."""


class ActorIndex:
    """Read-only; `ActorIndex.load()` gives the one of this process."""

    def __init__(self, table: Table) -> None:
        self._rows = table.actors
        self._keys = table.keys
        self._actors: dict[str, Actor | None] = {}
        self._wholes: dict[str, tuple[str, ...]] = {}
        self._starts = starts_of(table.keys)
        self._beginnings: dict[str, Begins] = {}

    @staticmethod
    @cache
    def load() -> "ActorIndex":
        return ActorIndex(compiled_table())

    def __iter__(self) -> Iterator[Actor]:
        return (actor for actor_id in self._rows if (actor := self.get(actor_id)))

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, actor_id: str) -> Actor | None:
        """The actor of an id; organs of listed states are composed."""
        if actor_id not in self._actors:
            self._actors[actor_id] = self._made(actor_id)
        return self._actors[actor_id]

    def _made(self, actor_id: str) -> Actor | None:
        if row := self._rows.get(actor_id):
            return Actor(**{**row, "kind": ActorKind(row["kind"])})
        state_id, _, part_name = actor_id.partition("/")
        state, part = self._rows.get(state_id), load_parts().parts.get(part_name)
        if state is None or part is None or not state_id.startswith(STATE):
            return None
        article = "the " if state["country"] in load_parts().with_article else ""
        label = part.label.format(state=article + state["name"])
        return Actor(actor_id, label, part.kind, state["country"], part_of=state_id)

    def wholes(self, actor_id: str) -> tuple[str, ...]:
        """The actor and all that it is part of, innermost first."""
        if actor_id not in self._wholes:
            found = [actor_id]
            while (actor := self.get(found[-1])) and actor.part_of and actor.part_of not in found:
                found.append(actor.part_of)
            self._wholes[actor_id] = tuple(found)
        return self._wholes[actor_id]

    def find(self, text: str, start: int, end: int, language: str) -> tuple[ActorMention, ...]:
        """The longest listed names in a stretch of text, in order, none overlapping."""
        return tuple(self.mentions(text, start, end, language))

    def mentions(self, text: str, start: int, end: int, language: str) -> Iterator[ActorMention]:
        """The same, one after the other."""
        beginnings, taken_to = self._beginnings, start
        tokens = list(WORD.finditer(text, start, end))
        for position, match in enumerate(tokens):
            word = match.group()
            begins = beginnings.get(word)
            if begins is None:
                begins = beginnings[word] = self._begins(word)
            if begins and match.start() >= taken_to:
                mention = self._longest_at(text, tokens, position, begins, language)
                if mention is not None:
                    mention = self._longer(mention, text, tokens, position, language) or mention
                    yield mention
                    taken_to = mention.end

    def _longer(
        self, mention: ActorMention, text: str, tokens: Words, position: int, language: str
    ) -> ActorMention | None:
        """The longer name that begins inside a mention: "The National | Liberation Army" is no newspaper."""
        for at, match in enumerate(tokens[position + 1 :], start=position + 1):
            if match.start() >= mention.end:
                return None
            begins = self._begins(match.group())
            other = self._longest_at(text, tokens, at, begins, language) if begins else None
            if other and other.end > mention.end and length(other) > length(mention):
                return other
        return None

    def _begins(self, word: str) -> Begins:
        """How a word may begin a name; empty for nearly every word, remembered for all."""
        if len(self._beginnings) > 100_000:
            self._beginnings.clear()
        return tuple(
            (first, has_article, *self._starts[first])
            for first, has_article in readings(fold_word(word))
            if first in self._starts
        )

    def _longest_at(
        self, text: str, tokens: Words, position: int, begins: Begins, language: str
    ) -> ActorMention | None:
        second = second_word(tokens, position)
        for first, has_article, counts, alone, seconds in begins:
            for count in counts if second in seconds else alone:
                taken = tokens[position : position + count]
                key = " ".join((first, *(base(fold_word(m.group())) for m in taken[1:])))
                entries = self._keys.get(key) if len(taken) == count else None
                if entries and is_one_piece(text, taken):
                    mention = mention_of(text, taken, entries, language, has_article)
                    if mention is not None:
                        return mention
        return None


def length(mention: ActorMention) -> int:
    return mention.end - mention.start


def second_word(tokens: Words, position: int) -> str:
    return base(fold_word(tokens[position + 1].group())) if position + 1 < len(tokens) else ""


def mention_of(
    text: str, taken: Words, entries: list[list[object]], language: str, has_article: bool
) -> ActorMention | None:
    start, end = taken[0].start(), taken[-1].end()
    said = text[start:end]
    if "." in said and text[end : end + 1] == ".":
        end += 1
    fitting = [
        (RANKS[str(role)], str(role), str(actor), bool(weak))
        for actor, role, wanted, case, definite, weak in entries
        if (not wanted or wanted == language)
        and (has_article or not definite)
        and is_written_so(said, case)
    ]
    if not fitting:
        return None
    rank, role, *_ = min(fitting, key=lambda entry: entry[0])
    chosen = [entry for entry in fitting if entry[0] == rank]
    ids = tuple(dict.fromkeys(actor for _, _, actor, _ in chosen))
    return ActorMention(start, end, ids, role, all(weak for *_, weak in chosen))


def is_written_so(said: str, case: object) -> bool:
    if case == ACRONYM:
        return is_capitals(said)
    return has_capital(said) if case == CAPITAL else True


def is_one_piece(text: str, taken: Words) -> bool:
    """Whether only blanks, hyphens and the dots of abbreviations stand between the words."""
    for word, following in pairwise(taken):
        gap = text[word.end() : following.start()]
        if len(gap) > 3 or any(c in gap for c in ",;:!?\n،؛؟…"):
            return False
        if "." in gap and word.end() - word.start() > 2:
            return False
    return True


def starts_of(keys: Iterable[str]) -> dict[str, tuple[Counts, Counts, frozenset[str]]]:
    """For each first word of names: how many words they have, longest first; (1,) if it is one alone; second words."""
    counts: dict[str, set[int]] = {}
    seconds: dict[str, set[str]] = {}
    for key in keys:
        first, *rest = key.split(" ")
        counts.setdefault(first, set()).add(1 + len(rest))
        seconds.setdefault(first, set()).update(rest[:1])
    return {
        first: (
            tuple(sorted(counts[first], reverse=True)),
            (1,) if 1 in counts[first] else (),
            frozenset(seconds[first]),
        )
        for first in counts
    }
