"""Capitals restored before parsing: wire copy in capitals and headlines with Every Word Capitalised.

A parser takes every capitalised word for a name. Where a sentence's capitals prove nothing, a word keeps its capital
only when it begins the sentence, is part of a known name, follows a title, or is no word of the language. The restored
text has the same length as the original, so offsets stay.
"""

import re
from collections.abc import Callable, Iterable

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SHOUTED = 0.7
"""Share of letters in capitals from which a sentence is taken as capitals throughout."""
TITLED = 0.75
"""Share of longer words with a capital from which a line is taken as a headline in title case."""
SMALL = 4
"""Words up to this length ("of", "with") stay small in title case and prove nothing."""


def restore_case(
    text: str,
    stretches: Iterable[tuple[int, int]],
    names: Iterable[tuple[int, int]],
    is_word: Callable[[str], bool],
) -> str:
    """`text` with small letters where capitals in these stretches say nothing about names."""
    kept = {at for start, end in names for at in range(start, end)}
    letters = list(text)
    for start, end in stretches:
        piece = text[start:end]
        if is_shouted(piece) or is_titled(piece):
            for n, word in enumerate(WORD.finditer(text, start, end)):
                shown = recase(word, n == 0, kept, is_word)
                if len(shown) == len(word.group()):
                    letters[word.start() : word.end()] = shown
    return "".join(letters)


def recase(word: re.Match[str], first: bool, kept: set[int], is_word: Callable[[str], bool]) -> str:
    found = word.group()
    if word.start() in kept or not is_word(found.lower()):
        return found if not found.isupper() or len(found) <= SMALL else found.capitalize()
    return found.capitalize() if first else found.lower()


def is_shouted(piece: str) -> bool:
    letters = [c for c in piece if c.isalpha()]
    return len(letters) > 12 and sum(c.isupper() for c in letters) >= SHOUTED * len(letters)


def is_titled(piece: str) -> bool:
    words = [w for w in WORD.findall(piece) if len(w) > SMALL]
    return len(words) >= 4 and sum(w[0].isupper() for w in words) >= TITLED * len(words)
