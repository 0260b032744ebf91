"""Parts of speech and morphology of parsed tokens, as the model's attribute ruler gives them, but remembered.

The ruler matches some 180 patterns against every sentence, for a third of the time of parsing, although nearly all of
them look at one token: at its tag, its dependency, and at a few dozen words. What it gave for such a token once it
gives always, so it is asked once. Sentences that may match any other pattern go to the ruler itself.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, cast

from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token

NAME = "dateline_attributes"
SEEN = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
"""What a remembered token is known by; a ruler that looks at anything else is asked each time."""


class Given(NamedTuple):
    pos: int
    morph: Any
    lemma: int
    tag: int
    dep: int


class Attributes:
    """Stands in the place of the ruler."""

    def __init__(self, ruler: AttributeRuler, nlp: Language) -> None:
        self._ruler, self._vocab = ruler, nlp.vocab
        self._known: dict[tuple[int, int, int, bool], Given] = {}
        self._asked = Asked()
        """Words and dependencies for which the ruler itself is asked, and words that are remembered by themselves."""
        patterns = cast("list[dict[str, Any]]", ruler.patterns)
        alternatives = [tokens for pattern in patterns for tokens in pattern["patterns"]]
        self._plain = all(self._asked.note(tokens) for tokens in alternatives)
        self._own: dict[int, int] = {}
        """Number of a word -> itself where it is remembered by itself, 0 where not, -1 where the ruler is asked."""

    def __call__(self, doc: Doc) -> Doc:
        if not self._plain or any(map(self._needs_ruler, doc)):
            return self._ruler(doc)
        for token in doc:
            key = (self._own[token.lower], token.tag, token.dep, token.is_space)
            given = self._known.get(key)
            if given is None:
                given = self._known[key] = self._learn(token)
            token.pos = given.pos
            token.set_morph(given.morph)  # type: ignore[attr-defined]
            if given.lemma:
                token.lemma = given.lemma
            if given.tag != token.tag:
                token.tag = given.tag
            if given.dep != token.dep:
                token.dep = given.dep
        return doc

    def _needs_ruler(self, token: Token) -> bool:
        own = self._own.get(token.lower)
        if own is None:
            word = token.lower_
            asked, apart = self._asked.for_ruler(word), word in self._asked.words
            own = self._own[token.lower] = -1 if asked else token.lower if apart else 0
        return own == -1 or token.dep_ in self._asked.dependencies

    def _learn(self, token: Token) -> Given:
        """What the ruler gives for this token alone."""
        alone = Doc(self._vocab, words=[token.text])
        alone[0].tag, alone[0].dep = token.tag, token.dep
        (told,) = self._ruler(alone)
        return Given(told.pos, told.morph, told.lemma, told.tag, told.dep)

    def pipe(self, docs: Iterable[Doc], batch_size: int = 32) -> Iterator[Doc]:
        return map(self, docs)


class Asked:
    """What the patterns of a ruler look at."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.begins: set[str] = set()
        self.dependencies: set[str] = set()
        self.expressions: list[re.Pattern[str]] = []

    def note(self, tokens: list[Mapping[str, Any]]) -> bool:
        """False for a pattern that nothing here can tell to be absent."""
        if any(set(token) - SEEN for token in tokens):
            return False
        first = tokens[0]
        word = first.get("LOWER")
        if isinstance(word, dict) and set(word) == {"REGEX"}:
            self.expressions.append(re.compile(word["REGEX"]))
        elif len(tokens) == 1:
            self.words |= listed(word)
        elif word is not None and "NOT_IN" not in word:
            self.begins |= listed(word)
        elif isinstance(first.get("DEP"), str):
            self.dependencies.add(first["DEP"])
        else:
            return False
        return True

    def for_ruler(self, word: str) -> bool:
        return word in self.begins or any(one.search(word) for one in self.expressions)


def listed(wanted: Any) -> frozenset[str]:
    """The words that a condition names."""
    if wanted is None or isinstance(wanted, str):
        return frozenset(filter(None, (wanted,)))
    return frozenset(word for words in wanted.values() for word in words)


@Language.factory(NAME)
def attributes(nlp: Language, name: str) -> Attributes:
    return Attributes(nlp.get_pipe("attribute_ruler"), nlp)  # type: ignore[arg-type]


def remember_attributes(nlp: Language) -> Language:
    """Put the remembering component in the place of the ruler, where the model has one."""
    if nlp.has_pipe("attribute_ruler"):
        nlp.add_pipe(NAME, after="attribute_ruler")
        nlp.remove_pipe("attribute_ruler")
    return nlp
