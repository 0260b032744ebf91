"""Text as the taggers compare it: lower case, no accents, one shape of digit, dash and Arabic letter.

Headlines shout without accents ("MIERCOLES"), Arabic writers choose freely between أ and ا, and digits come in two
scripts. Folding settles all of this once, one character for one character, so that offsets stay true. The few marks
that carry no letter (vowel signs, the Arabic stretcher, invisible direction marks) are dropped; only then is a table
of offsets needed.
"""

import unicodedata

from dateline.values import value

DROPPED = (
    {chr(code) for code in range(0x064B, 0x0653)}
    | {chr(code) for code in range(0x200B, 0x2010)}
    | set("\u0640\u0670\u00ad\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff")
)
SAME = str.maketrans("أإآٱىة’‘ʼ–‑‒−", "اااايه'''----")


class _Table(dict[int, str]):
    """Folds a character when it is first seen and remembers it."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in DROPPED:
        return ""
    if character.isdigit() and character.isdecimal():
        return str(unicodedata.decimal(character))
    same = character.translate(SAME)
    if same != character:
        return same
    lower = character.lower()
    letters = [c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c)]
    return letters[0] if len(letters) == 1 else lower[:1]


_TABLE = _Table()


@value(frozen=True, slots=True)
class Folded:
    """Folded text and, where characters were dropped, the original offset of each that stayed."""

    text: str
    origin: int
    length: int
    offsets: tuple[int, ...] | None
    source: str = ""
    """The whole original text."""

    def original(self, position: int) -> int:
        """Offset into the original text of the character at `position`."""
        if self.offsets is None:
            return self.origin + position
        return self.offsets[position] if position < len(self.offsets) else self.origin + self.length


def fold_word(word: str) -> str:
    """A word of a data file in the shape in which texts are compared."""
    return word.translate(_TABLE)


def fold(text: str, start: int, end: int) -> Folded:
    """Fold `text[start:end]`."""
    part = text[start:end]
    folded = part.translate(_TABLE)
    if len(folded) == len(part):
        return Folded(folded, start, len(part), None, text)
    kept = tuple(start + i for i, c in enumerate(part) if _TABLE[ord(c)])
    return Folded(folded, start, len(part), kept, text)
