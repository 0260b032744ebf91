"""What a block is, in words: why two reports came to be compared at all."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from dateline.knowledge.actors import ActorIndex
from dateline.linking.blocks import CELL_KM, MONTH, Key


def in_words(key: Key) -> str:
    """ "within 40 km on 24 Feb 2020", "in SY on 24 Feb 2020"."""
    _family, kind, *rest = key
    if isinstance(kind, tuple):
        return f"within {CELL_KM:g} km of each other, {day(rest[0])}"
    return WORDS[str(kind)](*rest)


def day(ordinal: Any) -> str:
    date = dt.date.fromordinal(ordinal)
    return f"{date.day} {date:%b %Y}"


def month(number: Any) -> str:
    return f"{day(max(number * MONTH, 1))} and the {MONTH - 1} days after"


def side(name: Any) -> str:
    listed = ActorIndex.load().get(str(name))
    return listed.name if listed else f"“{name}”"


WORDS: Mapping[str, Callable[..., str]] = {
    "area": lambda country, on, _vague: f"in {country}, {day(on)}",
    "party": lambda name, on, _vague: f"{side(name)}, {day(on)}",
    "span": lambda where, at, name, _vague: f"{side(name)} in {spot(where)}, {month(at)}",
    "ever": lambda where, name, _vague: f"{side(name)} in {spot(where)}, whenever",
    "detail": lambda detail, name, _vague: f"{side(name)} and “{detail}”",
    "pair": lambda *found: f"the words {quoted(found)}",
    "words": lambda *found: (
        f"sentences that begin or end, by the alphabet, with {quoted(found[:-1])}"
    ),
}


def spot(where: Any) -> str:
    """A country by its code; of a place the key alone is known here."""
    return str(where) if len(where) == len("SY") else "one place"


def quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words)
