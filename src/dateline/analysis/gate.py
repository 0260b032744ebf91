"""The gate: whether a page may report an event at all, told in about a millisecond and before anything is parsed.

The gate looks at the raw page: only longer stretches between tags count, the language is guessed from them, and where
a stretch is prose or holds what may be a name (a capital inside it; in a script without capitals every stretch counts)
its sentences are looked at. A page passes with two words on it that hardly mean anything but a deed or arms, one of
them if it is of force; with two words of deeds in one sentence; or with a sentence that names a listed actor beside a
word that fits (`gate_words`). A brief of a paragraph or two passes with one such word. What the gate declines nobody
sees again, so it is built to let through too much.
`benchmarks/gate.py` measures what it lets through, what it loses, and how fast it is.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.analysis.actor_names import actor_names
from dateline.analysis.gate_language import guessed_language
from dateline.analysis.gate_words import WORD, GateWord, fitting_among, gate_words
from dateline.knowledge.actors import ActorIndex
from dateline.knowledge.base import readable_languages
from dateline.records import Page

PARAGRAPH = re.compile(r"\n\s*\n")
UNSHOWN = re.compile(
    "|".join(rf"<{tag}\b[^<]*(?:<(?!/{tag})[^<]*)*" for tag in ("script", "style", "noscript")),
    re.IGNORECASE,
)
"""Up to the closing tag: code may hold what looks like tags."""
STRETCH = re.compile(r">([^<]{40,})")
NAME_INSIDE = re.compile(r"[^\W\d_][\s,;:(«“\"'’-]+[^\W\d_a-zà-öø-ÿ]")
UNCASED = re.compile(r"[\u0600-\u06ff]")
SHORTEST = 40
"""Characters of a stretch; what is shorter is menus and tags."""
LONGEST_READ = 400_000
"""Characters or bytes of markup looked at; articles stand in the first part of a page."""
SURE = 0.5
FEWEST_LETTERS = 200
"""Less text than that is no ground to say no."""
ENOUGH = 2
"""Different words of deeds or arms; one of force counts for two. In a brief one is enough."""
BRIEF = 500
"""Characters of prose: a paragraph or two."""
PARAGRAPH_LENGTH = 100
SENTENCE = re.compile(r"(?<=[.!?؟…])\s+")


@dataclass(frozen=True, slots=True)
class Verdict:
    passes: bool
    language: str | None
    reason: str = ""
    """Why not."""


def gate(page: Page) -> Verdict:
    """Whether the page is worth reading."""
    stretches = list(stretches_of(page.content))
    if sum(map(len, stretches)) < FEWEST_LETTERS:
        return Verdict(True, page.language)
    language, sure = page.language, 1.0
    if language is None:
        language, sure = guessed_language(stretches)
    if language is None or language not in readable_languages():
        if language is None or sure < SURE:
            return Verdict(True, language)
        return Verdict(False, language, f"language {language} has no lexicon")
    if has_enough(stretches, language):
        return Verdict(True, language)
    return Verdict(False, language, "hardly a word of deeds or arms")


def stretches_of(content: bytes | str) -> Iterator[str]:
    """The longer stretches of text that a browser might show: what stands between two tags, scripts left out."""
    begun = content[:LONGEST_READ]
    text = begun if isinstance(begun, str) else begun.decode("utf-8", "replace")
    if "<" not in text[:2000]:
        yield from (part for part in PARAGRAPH.split(text) if len(part) >= SHORTEST)
        return
    for stretch in STRETCH.findall(UNSHOWN.sub("", text)):
        if not stretch.isspace():
            yield html.unescape(stretch) if "&" in stretch else stretch


def has_enough(stretches: Sequence[str], language: str) -> bool:
    known = gate_words(language)
    enough = ENOUGH if sum(map(len, filter(is_prose, stretches))) > BRIEF else 1
    met: dict[str, int] = {}
    fitting: list[str] = []
    for sentence in sentences_of(stretches):
        words = known.among(WORD.findall(sentence.lower()))
        if not words:
            continue
        strong = [word for word in words if word.is_strong]
        fits = fitting_among(words)
        if not (strong or fits):
            continue
        met |= {word.text: word.weight for word in strong}
        if is_told(strong, fits, enough) or sum(met.values()) >= enough:
            return True
        if fits:
            fitting.append(sentence)
    return any(names_actor(sentence, language) for sentence in fitting)


def is_told(strong: Sequence[GateWord], fits: Sequence[GateWord], enough: int) -> bool:
    """Whether one sentence is enough: two words of deeds of force or of arms, or one of arms and any deed."""
    forceful = {*strong, *(word for word in fits if word.is_forceful)}
    deeds = {*strong, *(word for word in fits if word.is_deed)}
    told = sum(word.weight for word in forceful) >= enough
    return told or (bool(strong) and len(deeds) >= enough)


def sentences_of(stretches: Iterable[str]) -> Iterator[str]:
    """Of the stretches that are prose, or may hold a name."""
    for stretch in stretches:
        if NAME_INSIDE.search(stretch) or UNCASED.search(stretch) or is_prose(stretch):
            yield from SENTENCE.split(stretch)


def is_prose(stretch: str) -> bool:
    return len(stretch) >= PARAGRAPH_LENGTH and (". " in stretch or stretch.endswith("."))


def names_actor(sentence: str, language: str) -> bool:
    return any(actor_names(sentence, 0, len(sentence), language, ActorIndex.load()))
