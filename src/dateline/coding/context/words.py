"""The words of an article: what its phrases are made of, before anything is known of what they mean."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dateline.analysis.speaker_labels import LABELS
from dateline.document import Clause, Document, Phrase, Quantity, Quotation, Sentence, Token
from dateline.knowledge.actors import ActorIndex
from dateline.knowledge.calendar_words import load_calendar_words
from dateline.knowledge.language import LanguageFile
from dateline.knowledge.lexicon import Lexicon, NounClass
from dateline.records import CountName


@dataclass
class Words:
    """One article with the knowledge to read it by."""

    document: Document
    lexicon: Lexicon
    language: LanguageFile
    actors: ActorIndex

    @cached_property
    def since(self) -> tuple[str, ...]:
        """What opens "since the war began" in the language of the page."""
        return load_calendar_words(self.lexicon.language).relations.since

    @cached_property
    def answers(self) -> defaultdict[object, dict[int, Any]]:
        """What was asked of single clauses so far, by the question (`once_a_clause`)."""
        return defaultdict(dict)

    @cached_property
    def _token_starts(self) -> list[int]:
        return [t.start for t in self.document.tokens]

    @cached_property
    def _labels(self) -> list[tuple[int, int]]:
        told = self.document.quotations
        return [q.source for q in told if q.source and q.cue_lemma == LABELS]

    def quotation_at(self, at: int) -> Quotation | None:
        """Whose words in quotation marks stand at a character of the text."""
        quoted = (q for q in self.document.quotations if q.direct)
        return next((q for q in quoted if q.content[0] <= at < q.content[1]), None)

    @cached_property
    def _lemmas(self) -> list[str]:
        return [t.lemma.lower() for t in self.document.tokens]

    def lemma(self, phrase: Phrase) -> str:
        return self._lemmas[phrase.head]

    def words(self, phrase: Phrase) -> str:
        return self.document.article.text[phrase.start : phrase.end]

    def is_pronoun(self, phrase: Phrase) -> bool:
        """Also "sus", "leurs": a determiner that is a phrase by itself says whose."""
        return self.document.tokens[phrase.head].pos in {"PRON", "DET"}

    def is_first_person(self, phrase: Phrase) -> bool:
        """Whether the phrase says "we", "our": one word, listed as such."""
        written = self.document.tokens[phrase.head].text.lower()
        return self.is_pronoun(phrase) and written in self.language.first_person

    def is_name(self, phrase: Phrase) -> bool:
        head = self.document.tokens[phrase.head]
        inside = self.document.tokens[phrase.first : phrase.last]
        return head.pos == "PROPN" or (
            head.text[0].isupper() and any(t.pos == "PROPN" for t in inside)
        )

    def is_label(self, phrase: Phrase) -> bool:
        """Whether the phrase only names who says the rest: "UN: …"."""
        head = self.document.tokens[phrase.head]
        return any(start <= head.start < end for start, end in self._labels)

    def is_inflected(self, phrase: Phrase) -> bool:
        """Whether the head stands in another form than its lemma: of a noun, in the plural."""
        head = self.document.tokens[phrase.head]
        return head.text.lower() != head.lemma.lower()

    def is_number(self, phrase: Phrase) -> bool:
        return self.document.tokens[phrase.head].pos == "NUM"

    def width(self, phrase: Phrase) -> str | None:
        """What "the province", "the capital" point to: a precision or "capital"; None for "the town" and all else."""
        lemma = self.lemma(phrase)
        return next((w for w, words in self.language.widths.items() if lemma in words), None)

    def is_definite(self, phrase: Phrase) -> bool:
        at = phrase.first
        if at < phrase.head and self.document.tokens[at].text.lower() in self.language.entire:
            at += 1  # "todo el país"
        first = self.document.tokens[at].text.lower()
        if first in self.language.definite and not self.is_article_of_some(at):
            return True
        if self.word_before(phrase.start) in self.language.definite:
            return True  # the article in "na", "du", "del", which belong to the preposition
        return any(True for _ in phrase.linked("owner"))

    def opens_definite(self, clause: Clause) -> bool:
        """Whether an event noun begins with a word that points back: "the attack", "this offensive"."""
        opens = self.first_word(clause) in self.language.definite
        return opens or self.word_before(clause.start) in self.language.contracted_articles

    def is_article_of_some(self, at: int) -> bool:
        """ "des" in "ont attaqué des villages", which stands for "of the" only as a preposition."""
        token = self.document.tokens[at]
        return token.pos == "DET" and token.text.lower() in self.language.some

    def first_word(self, clause: Clause) -> str:
        """The word that a clause begins with, in small letters."""
        return next(iter(self.words_before(clause)), self.document.tokens[clause.head].text.lower())

    def words_before(self, clause: Clause) -> tuple[str, ...]:
        """What stands before the head of a clause in it, in small letters: "un éventuel" of "un éventuel retrait"."""
        tokens, at = self.document.tokens, clause.head
        while at > 0 and tokens[at - 1].start >= clause.start:
            at -= 1
        return tuple(t.text.lower() for t in tokens[at : clause.head])

    @cached_property
    def harm_words(self) -> dict[str, CountName]:
        """ "dead", "wounded": the words of casualties with what they count."""
        named = self.language.casualties.items()
        return {word: name for name, words in named for word in words}

    def is_elided(self, phrase: Phrase) -> bool:
        """ "killed nine and captured 13", "83 others": a number whose noun stands with the number before it."""
        further = self.lemma(phrase) in self.language.anew
        counts = further and (
            bool(self.quantities_in(phrase.start, phrase.end)) or not phrase.links
        )
        return (self.is_number(phrase) or counts) and not any(True for _ in phrase.linked("of"))

    def unit_before(self, phrase: Phrase) -> str | None:
        """The noun that the nearest number before the phrase counts, in the same sentence."""
        counted = self.counted_before(phrase)
        return counted.unit if counted is not None else None

    def counted_before(self, phrase: Phrase) -> Quantity | None:
        here = self.sentence_at(phrase.start)
        before = (q for q in reversed(self.document.quantities) if q.end <= phrase.start)
        told = (q for q in before if q.unit and self.sentence_at(q.start) == here)
        return next((q for q in told if q.unit in self.lexicon.nouns), None)

    def is_bare_count(self, phrase: Phrase, lemma: str) -> bool:
        """ "decenas" by itself: of whom, its words do not say."""
        counts = lemma in self.language.containers and not phrase.links
        return counts and self.lexicon.nouns.get(lemma) == frozenset({NounClass.ABSTRACT})

    def token_at(self, start: int | None) -> Token | None:
        """The token that starts here."""
        if start is None:
            return None
        return next(iter(self.tokens_in(start, start + 1)), None)

    def word_before(self, start: int) -> str | None:
        """The token just before the one that starts here, in small letters."""
        at = bisect_left(self._token_starts, start)
        found = at < len(self._token_starts) and self._token_starts[at] == start and at > 0
        return self.document.tokens[at - 1].text.lower() if found else None

    def lemmas_in(self, start: int, end: int) -> list[str]:
        """Lemmas of the tokens within a span."""
        return [t.lemma.lower() for t in self.tokens_in(start, end)]

    def tokens_in(self, start: int, end: int) -> Sequence[Token]:
        """The tokens that start within a span."""
        first, last = (bisect_left(self._token_starts, at) for at in (start, end))
        return self.document.tokens[first:last]

    def noun_classes(self, first: int, last: int) -> Counter[NounClass]:
        found: Counter[NounClass] = Counter()
        for token in self.document.tokens[first:last]:
            if token.pos in {"NOUN", "PROPN"}:
                for noun_class in self.lexicon.nouns.get(self._lemmas[token.index], ()):
                    found[noun_class] += 1
        return found

    def quantities_in(self, start: int, end: int) -> tuple[Quantity, ...]:
        return tuple(q for q in self.document.quantities if start <= q.start and q.start < end)

    def is_time(self, phrase: Phrase) -> bool:
        """Whether the head word is inside a time expression: "on Monday" names nobody."""
        head = self.document.tokens[phrase.head]
        return any(t.start <= head.start < t.end for t in self.document.times)

    def sentence_at(self, position: int) -> int:
        """Index of the sentence that a character of the text stands in."""
        starts = self._sentence_starts
        return max(0, bisect_right(starts, position) - 1)

    def paragraph_start(self, position: int) -> int:
        """Where the paragraph begins that a character of the text stands in."""
        sentences = self.document.sentences
        mine = sentences[self.sentence_at(position)].paragraph
        return min(s.start for s in sentences if s.paragraph == mine)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.document.sentences]

    def sentence(self, clause: Clause) -> Sentence:
        return self.document.sentences[clause.sentence]

    def opens_sentence(self, phrase: Phrase) -> bool:
        """Whether the head opens phrase and sentence, where a capital says nothing."""
        token = self.document.tokens[phrase.head]
        before = self.document.tokens[token.index - 1] if token.index else None
        alone = phrase.last - phrase.first == 1 or self._opens_with_common_noun(phrase)
        return alone and (before is None or before.pos == "PUNCT" or before.end < token.start - 1)

    def _opens_with_common_noun(self, phrase: Phrase) -> bool:
        """ "Aircraft of the coalition": a listed noun before "of", no name as "Bank of Ghana" is."""
        inner = [p for p in phrase.linked("of") if p.start > phrase.start]
        named = all(self.document.tokens[p.head].pos == "PROPN" for p in inner)
        return phrase.head == phrase.first and bool(inner) and not named
