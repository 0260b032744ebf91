"""A name that some place bears, with the words around it."""

from collections.abc import Sequence, Set

from dateline.analysis.place_tokens import Word
from dateline.knowledge.place_context import PlaceContext
from dateline.values import value


@value(frozen=True, slots=True)
class Found:
    """Words [first, last) that some place bears; how prominent the best bearer is, and whether it is a wide one."""

    first: int
    last: int
    key: str
    prominence: tuple[float, bool]
    abbreviation: bool = False
    written_on: str = ""
    """Small words written onto it: "in", "to", "and"."""

    @property
    def single(self) -> bool:
        return self.last - self.first == 1

    @property
    def is_wide(self) -> bool:
        return self.prominence[1]


@value(frozen=True, slots=True)
class Verdict:
    standing: str
    hint: str | None = None
    first: int = 1 << 30
    last: int = 0
    """The words of the mention where it takes in more than the name: "Idlib Province"."""


@value(frozen=True, slots=True)
class Scope:
    """What the whole text, and the language, say about words."""

    lower: Set[str]
    """Words that the text has in small letters."""
    common: Set[str]
    """Words of running text in this language."""
    wide: Set[int]
    """Where the name of a country or large division starts."""
    places: Set[int]
    """First and last words of likely place names."""


class Scene:
    """The words around one found name."""

    def __init__(
        self,
        found: Found,
        words: Sequence[Word],
        context: PlaceContext,
        scope: Scope,
        text: str,
    ) -> None:
        self.found, self.words, self.context = found, words, context
        self.scope, self.text = scope, text
        self.head, self.tail = words[found.first], words[found.last - 1]
        self.previous = words[found.first - 1] if found.first else None
        self.next = words[found.last] if found.last < len(words) else None

    @property
    def before(self) -> Word | None:
        """The word before, when nothing but a blank or a hyphen parts it from the name."""
        return self.previous if self.head.joined in (" ", "-", ".") else None

    @property
    def after(self) -> Word | None:
        return self.next if self.next and self.next.joined in (" ", "-") else None

    @property
    def gap(self) -> str:
        """What follows the name up to the next word."""
        return self.text[self.tail.end : self.next.start if self.next else self.tail.end + 2]

    @property
    def leading(self) -> str:
        """The word before, past those that only say which part: "in downtown X", "in northern rural X"."""
        at = self.found.first - 1
        while at > 0 and self.words[at].folded in self.context.qualifiers:
            if self.words[at].initial or self.words[at + 1].joined != " ":
                return ""
            at -= 1
        return "" if at < 0 or self.words[at + 1].initial else self.words[at].folded

    def joined_before(self, distance: int) -> bool:
        """Whether no mark stands before that word: ", said X" has one."""
        at = self.found.first - distance
        return at >= 0 and self.words[at].joined is not None

    def word_before(self, distance: int) -> str:
        at = self.found.first - distance
        if at < 0 or self.words[at + 1].initial:
            return ""
        return self.words[at].folded
