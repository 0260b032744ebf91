"""What a language's syntax stage gives, whether it parses or chunks."""

from dataclasses import dataclass

from dateline.document import Clause, Sentence, Token

NOUN_ATTITUDES = frozenset(
    {
        *("speech", "denial", "intention", "unreal", "attempt"),
        *("threat", "demand", "accusation", "doubt"),
    }
)
"""Lists of `embedding.yaml` whose nouns are predicates too: "the claim that", "plans to"."""


@dataclass(frozen=True, slots=True)
class Syntax:
    """Sentences with their token ranges, tokens and clauses of one article."""

    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
